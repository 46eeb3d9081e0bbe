"""Facets: the properties by which things on a page are filtered, and the controls for them.

A thing's facets become its `data-` attributes; several values of one facet are parted by a space.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..catalogue import ProgrammeEntry, PromiseEntry
from ..language.codes import country_name
from ..language.names import order
from ..language.once import once
from ..language.vocabulary import CellClass
from ..records import Company
from .ledger import State
from .news import News

LABELS = {
    "class": "Class",
    "route": "Route",
    "application": "For",
    "country": "Country",
    "kind": "Kind",
    "company": "Company",
    "state": "State",
    "entry": "What",
}
"""Every facet with what stands before its control, in the order of the controls."""

WORDS = {str(word): word.label for word in CellClass} | {
    "happened": "what happened",
    "said": "what was promised",
}


@dataclass(frozen=True)
class Control:
    """A choice that narrows a page: its facet, its label, and its values with their words."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


@once
def of_programme(entry: ProgrammeEntry) -> dict[str, str]:
    """The facets of a programme, its company's among them: the same for its marks of all years."""
    return {
        "class": str(entry.record.class_),
        "route": " ".join(entry.record.routes),
        "application": str(entry.record.application),
        **of_company(entry.company_id, entry.company),
    }


def of_company(company_id: str, company: Company) -> dict[str, str]:
    """The facets of a company."""
    return {"country": company.country, "kind": slug(company.kind), "company": company_id}


def of_programmes(pairs: Iterable[tuple[ProgrammeEntry, object]]) -> list[dict[str, str]]:
    """The facets of each programme of a list; beside it stands its rating."""
    return [of_programme(entry) for entry, _ in pairs]


def of_companies(companies: Mapping[str, Company]) -> list[dict[str, str]]:
    """The facets of each company by its id."""
    return [of_company(key, company) for key, company in companies.items()]


def of_news(entries: Iterable[News]) -> list[dict[str, str]]:
    """The facets of each thing that happened or was said."""
    return [(of_programme(one.programme) if one.programme else {"company": one.company_id}) | {"entry": one.kind} for one in entries]


def of_promises(pairs: Iterable[tuple[PromiseEntry, State]]) -> list[dict[str, str]]:
    """The facets of each promise with its state."""
    return [of_promise(entry, state) for entry, state in pairs]


def of_promise(entry: PromiseEntry, state: State) -> dict[str, str]:
    """The facets of one promise: those of its programme or company, its own class where it names one, and its state."""
    found = of_programme(entry.programme) if entry.programme else of_company(entry.company_id, entry.company)
    named = {"class": str(entry.cell_class)} if entry.cell_class else {}
    return found | named | {"state": slug(state.name)}


def slug(word: str) -> str:
    """A word of a closed list as one value: cell maker -> cell-maker."""
    return str(word).replace(" ", "-")


def controls(things: Iterable[Mapping[str, str]], names: Iterable[str], companies: Mapping[str, Company]) -> tuple[Control, ...]:
    """The controls for some facets of some things; a facet in which they do not differ has none."""
    found: dict[str, set[str]] = {name: set() for name in names}
    for thing in things:
        for name, values in found.items():
            values.update(thing.get(name, "").split())
    made = (
        Control(name, LABELS[name], tuple(sorted(((v, _words(name, v, companies)) for v in values), key=lambda pair: order(pair[1]))))
        for name, values in found.items()
    )
    return tuple(control for control in made if len(control.choices) > 1)


def _words(name: str, value: str, companies: Mapping[str, Company]) -> str:
    if name == "country":
        return country(value)
    if name == "company":
        return companies[value].name
    return WORDS.get(value) or (value.replace("-", " ") if name in ("kind", "state") and value != "start-up" else value)


def country(code: str) -> str:
    """The English name of a country by its ISO 3166-1 code; an unknown code as it is."""
    return country_name(code) or code
