"""The counts of the pages as queries over the tables, for SQLite and DuckDB alike: a page shows the query beside its number, and a
test asks both and holds the page to the answer.
"""

from __future__ import annotations

from typing import Any

_DUE = "FROM promises WHERE counted AND fell_due"
_UNKNOWN = "count(*) FILTER (WHERE state IN ('due', 'no outcome found')) AS unknown"

_RESTING = """\
count(*) AS due, count(*) FILTER (WHERE weak OR outcome_weak) AS weak,
  count(*) FILTER (WHERE perhaps_late) AS perhaps_late"""
_USE = "CASE meant_for WHEN '{application}' THEN '{application}' ELSE 'other' END"


def _medians(group: str) -> str:
    """The median slip of each group and class of which something was due; a window of years counts with the least that it can be."""
    return f"""\
SELECT {group}, cell_class, promises, avg(months) AS median
FROM (
  SELECT {group}, cell_class, slip_months_least AS months,
    row_number() OVER (PARTITION BY {group}, cell_class ORDER BY slip_months_least) AS place,
    count(*) OVER (PARTITION BY {group}, cell_class) AS promises
  FROM promises
  WHERE counted AND (dates_named > 1 OR date_moved = 'to no end') AND slip_months_least IS NOT NULL
) AS moved
WHERE 2 * place BETWEEN promises AND promises + 2 AND EXISTS (
  SELECT 1 FROM promises AS due
  WHERE due.counted AND due.fell_due AND due.{group} = moved.{group}
    AND coalesce(due.cell_class, '') = coalesce(moved.cell_class, '')
)
GROUP BY {group}, cell_class, promises
ORDER BY {group}, cell_class NULLS LAST"""  # noqa: S608 - columns of our own tables


QUERIES: dict[str, str] = {
    "record": """\
SELECT (SELECT count(*) FROM milestones) AS milestones,
  (SELECT count(*) FROM milestones WHERE weak) AS weak,
  (SELECT count(programme) FROM milestones) AS of_programmes,
  (SELECT count(DISTINCT programme) FROM milestones) AS programmes""",
    "awaited": """\
SELECT count(*) FILTER (WHERE meant_for = 'car' AND NOT in_hands) AS cells_for_cars,
  count(*) FILTER (WHERE coalesce(meant_for, '') <> 'car') AS other_uses
FROM (
  SELECT meant_for, EXISTS (
    SELECT 1 FROM criteria
    WHERE strand = 'use' AND criteria.level >= {sold}
      AND ' | ' || would_show || ' | ' LIKE '% | ' || criteria.id || ' | %'
  ) AS in_hands
  FROM promises
  WHERE open AND measurable AND for_sale AND latest_due_last IS NOT NULL AND cell_class = '{cls}'
) AS standing""",
    "silent": """\
SELECT count(*) FILTER (WHERE silent) AS silent, count(*) AS going_on
FROM programmes
WHERE rated AND NOT ended AND class = 'all-solid-state'""",
    "organisations": """\
SELECT (SELECT count(*) FROM companies) AS organisations,
  (SELECT count(*) FROM programmes) AS programmes""",
    "challenges": """\
SELECT count(*) AS challenges, count(*) FILTER (WHERE state_is = 'open') AS open
FROM challenges""",
    "rungs": """\
SELECT reached, class, count(*) AS programmes, count(*) FILTER (WHERE rating_weak) AS weak
FROM programmes
WHERE reached IS NOT NULL
GROUP BY reached, class
ORDER BY reached DESC, class""",
    "rung": """\
SELECT count(*) AS programmes
FROM programmes
WHERE reached = {level}""",
    "rated-by": """\
SELECT count(*) AS programmes,
  count(*) FILTER (WHERE rating_contested) AS contested,
  count(*) FILTER (WHERE rating_weak) AS weak
FROM standings
WHERE year = {year}""",
    "shows": """\
SELECT count(*) AS programmes
FROM programmes
WHERE ' | ' || shown || ' | ' LIKE '% | {criterion} | %'""",
    "fates": f"""\
SELECT cell_class, state, count(*) AS promises
{_DUE}
GROUP BY cell_class, state
ORDER BY cell_class NULLS LAST, state""",
    "fates-of-sale": f"""\
SELECT cell_class, state, count(*) AS promises
{_DUE} AND for_sale
GROUP BY cell_class, state
ORDER BY cell_class NULLS LAST, state""",
    "fates-in-class": f"""\
SELECT state, count(*) AS promises
{_DUE} AND cell_class = '{{cls}}'
GROUP BY state
ORDER BY state""",
    "weak-in-class": f"""\
SELECT {_RESTING}
{_DUE} AND cell_class = '{{cls}}'""",
    "weak-of-sale-in-class": f"""\
SELECT {_USE} AS use,
  {_RESTING}
{_DUE} AND for_sale AND cell_class = '{{cls}}'
GROUP BY use
ORDER BY use""",
    "fates-of-sale-in-class": f"""\
SELECT {_USE} AS use,
  state, count(*) AS promises
{_DUE} AND for_sale AND cell_class = '{{cls}}'
GROUP BY use, state
ORDER BY use, state""",
    "fates-by-kind": f"""\
SELECT company_kind, cell_class, count(*) AS due, {_UNKNOWN}
{_DUE}
GROUP BY company_kind, cell_class
ORDER BY company_kind, cell_class NULLS LAST""",
    "fates-by-rung": f"""\
SELECT level, cell_class, count(*) AS due, {_UNKNOWN}
{_DUE}
GROUP BY level, cell_class
ORDER BY level, cell_class NULLS LAST""",
    "listed": """\
SELECT count(*) FILTER (WHERE for_sale AND coalesce(meant_for, '') <> 'car') AS other_uses,
  count(*) FILTER (WHERE level IS NOT NULL AND NOT for_sale) AS earlier_steps,
  count(*) FILTER (WHERE level IS NULL) AS no_rung
FROM promises""",
    "moves": """\
SELECT cell_class, date_moved, count(*) AS promises
FROM promises
WHERE counted
GROUP BY cell_class, date_moved
ORDER BY cell_class NULLS LAST, date_moved NULLS LAST""",
    "medians-by-kind": _medians("company_kind"),
    "medians-by-rung": _medians("level"),
    "drift": """\
SELECT id, slip_months_least, slip_months_most
FROM promises
WHERE counted AND NOT weak AND slip_months_least > 0
ORDER BY slip_months_least DESC, slip_months DESC, id
LIMIT 1""",
    "energy": """\
SELECT count(*) AS numbers, count(DISTINCT programme) AS programmes,
  count(*) FILTER (
    WHERE figures.confirmed_by IN ('partner', 'independent') AND NOT figures.is_contested
  ) AS confirmed
FROM figures JOIN programmes ON programmes.id = programme
WHERE drawn AND measure = '{measure}'""",
    "sources": """\
SELECT count(*) AS pages,
  count(*) FILTER (WHERE published IS NULL) AS undated,
  count(*) FILTER (WHERE dated_by IS NOT NULL AND dated_by <> 'address') AS inferred
FROM sources""",
    "pages": """\
SELECT CASE
    WHEN upper(substr(publisher, 1, 1)) BETWEEN '0' AND '9' THEN '0–9'
    WHEN upper(substr(publisher, 1, 1)) BETWEEN 'A' AND 'Z' THEN upper(substr(publisher, 1, 1))
    ELSE 'Other scripts' END AS initial, count(*) AS pages
FROM sources
GROUP BY initial
ORDER BY initial""",
    "facts": """\
SELECT count(*) AS facts,
  count(*) FILTER (WHERE pages = 1) AS one_source,
  count(*) FILTER (WHERE pages > 1) AS more_sources,
  count(*) FILTER (WHERE sound = 0) AS weak
FROM (
  SELECT count(DISTINCT source) AS pages, count(*) FILTER (WHERE weak_because IS NULL) AS sound
  FROM evidence WHERE kind <> 'class' GROUP BY rtrim(id, '0123456789')
) AS facts""",
    "milestones": """\
SELECT count(*) AS milestones,
  count(*) FILTER (WHERE page_count = 1) AS one_source,
  count(*) FILTER (WHERE page_count > 1) AS more_sources,
  count(*) FILTER (WHERE weak) AS weak,
  count(*) FILTER (WHERE confirmed_by = 'maker') AS maker,
  count(*) FILTER (WHERE confirmed_by = 'reported') AS reported,
  count(*) FILTER (WHERE confirmed_by = 'partner') AS partner,
  count(*) FILTER (WHERE confirmed_by = 'independent') AS independent,
  count(*) FILTER (WHERE is_contested) AS contested
FROM milestones""",
    "organisations-and-ratings": """\
SELECT (SELECT count(*) FROM companies) AS organisations,
  (SELECT count(*) FROM programmes) AS programmes,
  (SELECT count(*) FROM programmes WHERE rated) AS rated,
  (SELECT count(*) FROM statements) AS statements""",
    "news": """\
SELECT (SELECT count(*) FROM milestones WHERE date_last > '{since}') AS milestones,
  (SELECT count(*) FROM statements WHERE said_last > '{since}') AS statements,
  (SELECT count(*) FROM milestones WHERE date_last > '{since}' AND vague)
    + (SELECT count(*) FROM statements WHERE said_last > '{since}' AND vague) AS vague""",
    "news-of-year": """\
SELECT (SELECT count(*) FROM milestones
    WHERE date_last BETWEEN '{year}-01-01' AND '{year}-12-31') AS milestones,
  (SELECT count(*) FROM statements
    WHERE said_last BETWEEN '{year}-01-01' AND '{year}-12-31') AS statements,
  (SELECT count(*) FROM milestones
    WHERE date_last BETWEEN '{year}-01-01' AND '{year}-12-31' AND vague)
    + (SELECT count(*) FROM statements
    WHERE said_last BETWEEN '{year}-01-01' AND '{year}-12-31' AND vague) AS vague""",
    "footing": """\
SELECT page_count, publisher_count, weak_pages, audited_facts
FROM programmes
WHERE id = '{id}'""",
    "promises-of": """\
SELECT programme, state, count(*) AS promises
FROM promises
WHERE company = '{company}' AND programme IS NOT NULL
GROUP BY programme, state
ORDER BY programme, state""",
    "audits": """\
SELECT count(*) AS samples, sum(size) AS facts, sum(wrong) AS wrong
FROM audit_samples""",
    "newest-audit": """\
SELECT size, wrong
FROM audit_samples
ORDER BY id DESC LIMIT 1""",
    "audit": """\
SELECT id, size, "right", imprecise, wrong, unproved, not_found, kept_back
FROM audit_samples
ORDER BY id DESC""",
    "routes": """\
SELECT routes.id, count(*) AS challenges, count(*) FILTER (WHERE state_is = 'open') AS open
FROM challenges JOIN routes ON ' | ' || challenges.routes || ' | ' LIKE '% | ' || routes.id || ' | %'
GROUP BY routes.id
ORDER BY routes.id""",
    "programmes-of-routes": """\
SELECT routes.id, programmes.class, count(*) AS programmes
FROM programmes JOIN routes ON ' | ' || programmes.routes || ' | ' LIKE '% | ' || routes.id || ' | %'
WHERE rated AND programmes.class IN ('all-solid-state', 'solid-liquid')
GROUP BY routes.id, programmes.class
ORDER BY routes.id, programmes.class""",
    "ranges": """\
SELECT route, measure, count(*) AS quoted,
  min(coalesce(canonical_low, canonical_high)) AS lowest,
  max(coalesce(canonical_high, canonical_low)) AS highest
FROM properties
WHERE measure IN ({measures})
GROUP BY route, measure
ORDER BY route, measure""",
    "context": """\
SELECT kind, count(*) AS entries
FROM context
GROUP BY kind
ORDER BY kind""",
    "events": """\
SELECT part, track, count(*) AS events
FROM events
GROUP BY part, track
ORDER BY part, track""",
    "points": """\
SELECT series, count(*) AS points
FROM series
GROUP BY series
ORDER BY series""",
}
"""The queries by id. What stands in braces differs from page to page."""


EXAMPLES: dict[str, str] = {
    "energy-against-rung": """\
SELECT class, full_name, reached, rating_weak, "of", canonical_low, canonical_high, canonical_unit,
  figures.confirmed_by, figures.is_contested, figures.weak, figures.permalink
FROM figures JOIN programmes ON programmes.id = programme
WHERE drawn AND measure = 'specific-energy'
ORDER BY class, reached DESC, full_name""",
    "moved-promises": """\
SELECT company, programme, promise, what, number, said, due, wording, "by", own_word, statements.weak, date_moved,
  slip_months_least, slip_months_most, state, counted, sources, statements.permalink
FROM statements JOIN promises ON promises.id = promise
WHERE date_moved IS NOT NULL OR dates_named > 1
ORDER BY slip_months_least DESC NULLS LAST, promise, number""",
    "evidence-of-a-company": """\
SELECT evidence."of", evidence.kind, evidence.company, date, quote, translation, publisher, published, url
FROM evidence JOIN sources ON sources.id = source
WHERE company = 'toyota'
  OR programme IN (SELECT id FROM programmes WHERE ' | ' || partners || ' | ' LIKE '% | toyota | %')
  OR "of" IN (SELECT id FROM milestones WHERE ' | ' || "with" || ' | ' LIKE '% | toyota | %')
  OR "of" IN (SELECT id FROM context WHERE ' | ' || companies || ' | ' LIKE '% | toyota | %')
ORDER BY evidence.id""",
    "one-number": """\
SELECT full_name, measure, value, unit, figures."of", variant, temperature, discharge_rate, figures.date,
  figures.confirmed_by, figures.weak, how_read, figures.note,
  quote, translation, publisher, published, url, figures.permalink
FROM figures
JOIN programmes ON programmes.id = figures.programme
JOIN evidence ON ' | ' || quotes || ' | ' LIKE '% | ' || evidence.id || ' | %'
JOIN sources ON sources.id = source
WHERE headline AND measure = 'specific-energy' AND figures.company = 'quantumscape'
ORDER BY evidence.id""",
}
"""Questions that people bring, with an answer to begin with."""


def asked(query: str, **values: Any) -> str:
    """A query with its values. Raises KeyError where there is none of that name, or a value is missing."""
    return QUERIES[query].format(**values)
