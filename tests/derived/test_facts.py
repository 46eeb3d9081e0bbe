"""Facts, and samples of them."""

from __future__ import annotations

from dataclasses import replace

from solidstate import catalogue as catalogues
from solidstate.derived.facts import fact_kinds, facts
from solidstate.derived.facts import sample as drawn
from solidstate.language.vocabulary import Confirmation
from solidstate.records import Series


def test_a_fact_is_whatever_rests_on_evidence_and_has_a_place_of_its_own(sample: catalogues.Catalogue) -> None:
    found = facts(sample)
    kinds = {fact.kind for fact in found}
    assert {"milestone", "statement", "outcome", "figure", "reading", "class", "marker", "point", "context", "event", "term"} <= kinds
    assert kinds <= set(fact_kinds())
    assert len({fact.place for fact in found}) == len(found)
    assert all(fact.evidence and len(fact.pages) == len(fact.evidence) for fact in found)


def test_a_fact_says_of_what_it_is_and_what_it_claims(sample: catalogues.Catalogue) -> None:
    by_place = {fact.place: fact for fact in facts(sample)}
    figure = by_place["data/companies/donut-lab.yaml#programmes.donut-battery.milestones.claims-2026.figures[1]"]
    assert figure.belongs_to[:2] == ("Donut Lab", "Donut Battery")
    assert (figure.claims["confirmed_by"], figure.claims["date"]) == ("maker", "2026-01-05")
    assert by_place["data/companies/blue-solutions.yaml#programmes.lmp"].claims["class"] == "all-solid-state"


def test_a_number_of_another_speaker_does_not_take_the_name_of_the_milestones(sample: catalogues.Catalogue) -> None:
    """A number that others had confirmed stood in the form as said by whoever the milestone named."""
    named = next(fact for fact in facts(sample, ("figure",)) if "by" in fact.claims and not fact.record.by)
    of_another = replace(named, record=named.record.model_copy(update={"confirmed_by": Confirmation.REPORTED}))
    assert of_another.claims["confirmed_by"] == "reported"
    assert "by" not in of_another.claims


def test_a_point_is_claimed_with_the_unit_and_the_meaning_of_its_series(sample: catalogues.Catalogue) -> None:
    """A price stood in the form as a bare number, without what the series says of its money."""
    point = facts(sample, ("point",))[0]
    series = point.document.record
    assert isinstance(series, Series)
    told = {"measured": series.what, "measure": series.measure, "unit": series.unit}
    assert told.items() <= point.claims.items()
    assert "what" not in point.claims


def test_a_larger_sample_begins_with_the_smaller_and_the_order_of_files_changes_nothing(sample: catalogues.Catalogue) -> None:
    places = [fact.place for fact in drawn(sample, 6, 7)]
    assert [fact.place for fact in drawn(sample, 3, 7)] == places[:3]
    backwards = replace(sample, documents=dict(reversed(sample.documents.items())))
    assert [fact.place for fact in drawn(backwards, 6, 7)] == places
    assert [fact.place for fact in drawn(sample, 6, 8)] != places


def test_a_seed_draws_the_same_on_every_machine(sample: catalogues.Catalogue) -> None:
    assert [fact.place.split("#")[1] for fact in drawn(sample, 3, 7, ("criterion",))] == [
        "levels[4].requirements.relevant-test.criteria.life-test",
        "levels[4].requirements.relevant-test.criteria.conditions-test",
        "levels[5].requirements.pilot-scale.criteria.pilot-line-opened",
    ]


def test_a_sample_may_be_of_some_kinds_alone(sample: catalogues.Catalogue) -> None:
    assert {fact.kind for fact in drawn(sample, 5, 1, ("outcome", "class"))} == {"outcome", "class"}
