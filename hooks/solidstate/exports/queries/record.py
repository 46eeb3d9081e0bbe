"""What is counted of the record itself: programmes and their rungs, what happened, routes, challenges, the yardstick."""

from __future__ import annotations

_IN_YEAR = "BETWEEN '{year}-01-01' AND '{year}-12-31'"


def _news(when: str) -> str:
    """What happened and what was said at some time, and how much of it is news of no day."""
    return f"""\
SELECT (SELECT count(*) FROM milestones WHERE date_last {when}) AS milestones,
  (SELECT count(*) FROM statements WHERE said_last {when}) AS statements,
  (SELECT count(*) FROM milestones WHERE date_last {when} AND vague)
    + (SELECT count(*) FROM statements WHERE said_last {when} AND vague) AS vague"""  # noqa: S608 - columns of our own tables


def _earlier(when: str) -> str:
    """What of it a page tells behind the newest, and up to which day."""
    return f"""\
SELECT count(*) AS entries, CAST(max(last_day) AS VARCHAR) AS up_to
FROM (
  SELECT date_last AS last_day FROM milestones WHERE date_last {when} AND NOT vague
  UNION ALL SELECT said_last FROM statements WHERE said_last {when} AND NOT vague
  ORDER BY last_day DESC LIMIT 1000000 OFFSET {{newest}}
) AS earlier"""  # noqa: S608


RECORD: dict[str, str] = {
    "record": """\
SELECT (SELECT count(*) FROM milestones) AS milestones,
  (SELECT count(*) FROM milestones WHERE weak) AS weak,
  (SELECT count(programme) FROM milestones) AS of_programmes,
  (SELECT count(DISTINCT programme) FROM milestones) AS programmes""",
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
    "standing": """\
SELECT class, count(*) AS programmes
FROM programmes
WHERE rated
GROUP BY class
ORDER BY class""",
    "high": """\
SELECT count(*) AS programmes,
  count(*) FILTER (WHERE rating_contested) AS contested,
  count(*) FILTER (WHERE rating_weak) AS weak
FROM programmes
WHERE class = '{cls}' AND application = '{application}' AND NOT ended AND reached >= {sold}""",
    "stale": """\
SELECT count(*) AS organisations
FROM companies
WHERE checked < '{since}'""",
    "rung": """\
SELECT count(*) AS programmes,
  count(*) FILTER (WHERE rating_contested) AS contested,
  count(*) FILTER (WHERE rating_weak) AS weak
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
    "energy": """\
SELECT count(*) AS numbers, count(DISTINCT programme) AS programmes,
  count(*) FILTER (
    WHERE figures.confirmed_by IN ('partner', 'independent') AND NOT figures.is_contested
  ) AS confirmed,
  count(*) FILTER (WHERE figures.weak) AS weak, count(*) FILTER (WHERE figures.is_contested) AS contested
FROM figures JOIN programmes ON programmes.id = programme
WHERE drawn AND measure = '{measure}'""",
    "organisations-and-ratings": """\
SELECT (SELECT count(*) FROM companies) AS organisations,
  (SELECT count(*) FROM programmes) AS programmes,
  (SELECT count(*) FROM programmes WHERE rated) AS rated,
  (SELECT count(*) FROM statements) AS statements""",
    "news": _news("> '{since}'"),
    "news-of-year": _news(_IN_YEAR),
    "earlier": _earlier("> '{since}'"),
    "earlier-of-year": _earlier(_IN_YEAR),
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
    "ends": """\
SELECT count(*) AS numbers, count(*) FILTER (WHERE weak) AS weak
FROM series
WHERE series = '{series}' AND (
  date_last >= '{year}-01-01' OR date_last = (SELECT min(date_last) FROM series WHERE series = '{series}')
)""",
    "points": """\
SELECT series, count(*) AS points
FROM series
GROUP BY series
ORDER BY series""",
}
"""By id; what stands in braces differs from page to page."""
