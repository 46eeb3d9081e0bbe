"""Questions that people bring, with an answer to begin with."""

from __future__ import annotations

EXAMPLES: dict[str, str] = {
    "energy-against-rung": """\
SELECT class, full_name, reached, rating_weak, "of", canonical_low, canonical_high, canonical_unit,
  figures.confirmed_by, figures.is_contested, figures.weak, figures.permalink
FROM figures JOIN programmes ON programmes.id = programme
WHERE drawn AND measure = 'specific-energy'
ORDER BY class, reached DESC, full_name""",
    "moved-promises": """\
SELECT company, programme, promise, what, number, said, due, wording, by_name, own_word, statements.weak, date_moved,
  slip_months_least, slip_months_most, state, counted, sources, statements.permalink
FROM statements JOIN promises ON promises.id = promise
WHERE date_moved IS NOT NULL OR dates_named > 1
ORDER BY slip_months_least DESC NULLS LAST, promise, number""",
    "evidence-of-a-company": """\
SELECT evidence."of", evidence.kind, evidence.company, date, quote, translation, publisher, published, url,
  evidence.permalink
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
