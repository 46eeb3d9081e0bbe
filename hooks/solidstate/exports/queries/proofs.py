"""What is counted of that on which the record rests: pages, quotes, and how often it is wrong itself."""

from __future__ import annotations

PROOFS: dict[str, str] = {
    "sources": """\
SELECT count(*) AS pages,
  count(*) FILTER (WHERE published IS NULL) AS undated,
  count(*) FILTER (WHERE dated_by IS NOT NULL AND dated_by <> 'address') AS inferred
FROM sources""",
    "pages": """\
SELECT CASE
    WHEN upper(substr(publisher, 1, 1)) BETWEEN '0' AND '9' THEN '0–9'
    WHEN upper(substr(publisher, 1, 1)) BETWEEN 'A' AND 'Z' THEN upper(substr(publisher, 1, 1))
    ELSE 'Other scripts' END AS initial, count(*) AS pages, count(DISTINCT publisher) AS publishers
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
    "footing": """\
SELECT page_count, publisher_count, own_pages, weak_pages, audited_facts
FROM programmes
WHERE id = '{id}'""",
    "quotes": """\
SELECT quote_count
FROM sources
WHERE id = '{id}'""",
    "audited": """\
SELECT verdict, count(*) AS facts
FROM audits
WHERE programme = '{id}'
GROUP BY verdict
ORDER BY verdict""",
    "reports": """\
SELECT count(*) AS reports
FROM audits
WHERE audit IS NULL""",
    "faults": """\
SELECT audit, count(*) AS facts
FROM audits
WHERE audit IS NOT NULL AND verdict IN ({faults})
GROUP BY audit
ORDER BY audit DESC""",
    "errors": """\
WITH kinds(error) AS (VALUES {errors})
SELECT error, count(*) AS facts
FROM kinds JOIN audits ON ' | ' || errors || ' | ' LIKE '% | ' || error || ' | %'
GROUP BY error
ORDER BY facts DESC, error""",
    "audits": """\
SELECT count(*) AS samples, sum(size) AS facts, sum(wrong) AS wrong
FROM audit_samples""",
    "newest-audit": """\
SELECT size, wrong, imprecise, unproved, not_found, kept_back
FROM audit_samples
ORDER BY id DESC LIMIT 1""",
    "audit": """\
SELECT id, size, "right", imprecise, wrong, unproved, not_found, kept_back
FROM audit_samples
ORDER BY id DESC""",
}
"""By id; what stands in braces differs from page to page."""
