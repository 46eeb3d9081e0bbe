"""What is counted of promises: how they fared, how far their dates moved, which are awaited."""

from __future__ import annotations

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


PROMISES: dict[str, str] = {
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
    "promises-of": """\
SELECT programme, state, count(*) AS promises
FROM promises
WHERE company = '{company}' AND programme IS NOT NULL
GROUP BY programme, state
ORDER BY programme, state""",
}
"""By id; what stands in braces differs from page to page."""
