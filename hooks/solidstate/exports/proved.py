"""What quotes prove: its id in the tables and in the API, and where it stands on the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..catalogue import Catalogue
from ..derived.identity import anchor, outcome_id, point_anchor, statements_of, told_points
from ..derived.survey import Survey
from .parties import told_owners, told_partners
from .readings import told_readings
from .yardstick import told_events


class Proven(NamedTuple):
    """Something that words prove."""

    id: str
    address: str
    is_quoted: bool = True
    """Whether its page shows the words; else it names their pages alone."""


Named = Iterator[tuple[int, Proven]]
"""What records are called, by the records themselves."""


def of_company(survey: Survey, company: str) -> Named:
    """The parts of a company's record."""
    owners = survey.catalogue.owners_of(company)
    for entry in survey.catalogue.milestones_of(*owners):
        proven = Proven(entry.id, f"companies/{entry.owner}/#{entry.key}")
        yield id(entry.record), proven
        if entry.record.contested:
            yield id(entry.record.contested), proven
    for reading in told_readings(survey, company):
        yield id(reading.record), Proven(reading.id, reading.address)
    for partner in told_partners(survey, company):
        yield id(partner.record), Proven(partner.id, partner.address, is_quoted=False)
    for owner in told_owners(survey, company):
        yield id(owner.record), Proven(owner.id, owner.address, is_quoted=False)
    for promise in survey.catalogue.promises_of(*owners).values():
        said = [(name, id(one)) for name, one in statements_of(promise).items()]
        ended = [(outcome_id(promise), id(promise.record.outcome))] if promise.record.outcome else []
        for name, record in (*said, *ended):
            yield record, Proven(name, f"companies/{promise.owner}/#{anchor(name, promise.owner)}")


def of_others(catalogue: Catalogue) -> Named:
    """All that is of no company."""
    for name, route in catalogue.routes.items():
        page = f"routes/{name}/"
        yield id(route), Proven(name, page, is_quoted=False)
        yield from ((id(one), Proven(f"{name}/{key}", f"{page}#{key}")) for key, one in route.properties.items())
        yield from (
            (id(one), Proven(f"{name}/materials/{key}", f"{page}#material-{key}", is_quoted=False)) for key, one in route.materials.items()
        )
        yield from (
            (id(one), Proven(f"{name}/strengths/{number}", f"{page}#strengths--{number}")) for number, one in enumerate(route.strengths, 1)
        )
    for name, challenge in catalogue.challenges.items():
        page = f"challenges/{name}/"
        yield id(challenge), Proven(name, page)
        parts = (*challenge.markers.items(), *challenge.approaches.items())
        yield from ((id(one), Proven(f"{name}/{key}", f"{page}#{key}")) for key, one in parts)
    yield from ((id(row.record), Proven(row.id, f"yardstick/#{row.key}")) for row in told_events(catalogue.yardstick))
    for name, context in catalogue.context.items():
        yield from ((id(one), Proven(name, f"context/#{name}")) for one in (context, *context.contested))
    for name, series in catalogue.series.items():
        yield from ((id(point), Proven(one, f"yardstick/#{point_anchor(one)}")) for one, point in told_points(name, series))
    yield from ((id(term), Proven(key, f"glossary/#{key}", is_quoted=False)) for key, term in catalogue.glossary.terms.items())
    yield from ((id(entry.record), Proven(key, f"ladder/criteria/{key}/", is_quoted=False)) for key, entry in catalogue.criteria.items())
    yield from ((id(level), Proven(str(level.number), f"ladder/trl-{level.number}/", is_quoted=False)) for level in catalogue.scale.levels)
    yield from ((id(stage), Proven(str(key), "ladder/", is_quoted=False)) for key, stage in catalogue.scale.stages.items())
    strands = catalogue.scale.strands.items()
    yield from ((id(strand), Proven(str(key), "method/#where-experts-differ", is_quoted=False)) for key, strand in strands)
