"""The share cards: what each shows of the home page, a level, a route, a company or a programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from ...catalogue import ProgrammeEntry
from ...derived.rating import Rating
from ...derived.survey import Survey
from ...language.looks import Look
from ...language.vocabulary import CellClass
from ...records import Company, Level, Route
from ..charts.card import MARGIN, CardLadder, Heading, Lines, card_ladder, heading, lines
from ..typefaces import FOLDER, SANS, SERIF, Typeface, typeface
from .ladder import labels, mark_of

Pair = tuple[ProgrammeEntry, Rating]
NARROW, WIDE = 720.0, 560.0  # where the ladder begins
TOP = 176.0  # below the site's name and the line that says what it is
NOTE = 23.0  # the size of the line below a reading


@dataclass(frozen=True)
class Reading:
    """A line of a card: the foremost programme of a class, its name cut to the card's width, and how many there are."""

    cls: CellClass
    entry: ProgrammeEntry
    rating: Rating
    name: str
    count: int
    confirmed: int
    weak: int


@dataclass(frozen=True)
class Card:
    """A share card: of which page, of what kind, its name, its ladder, its readings; `facts` are what only its kind has."""

    address: str
    kind: str
    name: str
    heading: Heading | None
    ladder: CardLadder
    readings: tuple[Reading, ...]
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def lines(self) -> Lines:
        """Where its lines of words stand."""
        rating: Rating | None = self.facts.get("rating")
        return lines(self.kind, len(self.readings), rating is not None and rating.is_at_rest)


class Cards:
    """The cards of one survey, drawn with the project's fonts."""

    def __init__(self, survey: Survey, root: Path) -> None:
        self.survey = survey
        self.serif: Typeface = typeface(root / FOLDER / SERIF)
        self.sans: Typeface = typeface(root / FOLDER / SANS)

    def card(self, address: str) -> Card:
        """The card of one page."""
        return self.drafts[address]()

    @cached_property
    def drafts(self) -> dict[str, Callable[[], Card]]:
        """How to make each card, by the address of its page."""
        catalogue = self.survey.catalogue
        found: dict[str, Callable[[], Card]] = {"": self._home}
        found |= {f"ladder/trl-{level.number}/": partial(self._level, level) for level in catalogue.scale.levels}
        found |= {f"routes/{key}/": partial(self._route, key, route) for key, route in catalogue.routes.items()}
        found |= {f"companies/{key}/": partial(self._company, key, company) for key, company in catalogue.companies.items()}
        return found | {f"companies/{key}/": partial(self._programme, key, entry) for key, entry in catalogue.programmes.items()}

    def _home(self) -> Card:
        ladder = self._ladder(self.survey.rated(), WIDE)
        return Card("", "home", "", None, ladder, self._readings(self.survey.going_on(application="car"), ladder)[:2])

    def _level(self, level: Level) -> Card:
        here = self.survey.rated(level=level.number)
        ladder = self._ladder(self.survey.rated(), NARROW)
        name = self.serif.legible(level.name, f"TRL {level.number}")
        head = heading([name], self.serif, ladder.room, TOP + 92, 60.0)
        return Card(f"ladder/trl-{level.number}/", "level", name, head, ladder, self._readings(here, ladder), {"level": level})

    def _route(self, key: str, route: Route) -> Card:
        mine = self.survey.ranked(self.survey.catalogue.by_route[key])
        facts = {"number": len(self.survey.catalogue.by_route[key])}
        return self._named(f"routes/{key}/", "route", (route.name, *route.also_known_as, key), mine, facts)

    def _company(self, key: str, company: Company) -> Card:
        catalogue = self.survey.catalogue
        own = [catalogue.programmes[f"{key}/{name}"] for name in company.programmes]
        others = catalogue.partnerships.get(key, ())
        entries = own or others
        pairs = self.survey.ranked(entries)
        facts = {"company": company, "own": len(own), "others": len(others)}
        return self._named(f"companies/{key}/", "company", (company.name, *company.also_known_as, key), pairs, facts)

    def _programme(self, key: str, entry: ProgrammeEntry) -> Card:
        rating = self.survey.ratings[key]
        ladder = self._ladder([(entry, rating)] if rating.is_rated else [], NARROW, rating.looks)
        name = self.serif.legible(entry.full_name, *entry.record.also_known_as, key)
        maker = entry.company.name
        parts = [maker, entry.name] if name == f"{maker} {entry.name}" else [name]
        routes = [self.survey.catalogue.routes[route].name.lower() for route in entry.record.routes]
        facts = {"entry": entry, "rating": rating, "routes": routes}
        return Card(f"companies/{key}/", "programme", name, heading(parts, self.serif, ladder.room, TOP), ladder, (), facts)

    def _named(self, address: str, kind: str, names: Sequence[str], pairs: Sequence[Pair], facts: dict[str, Any]) -> Card:
        ladder = self._ladder(pairs, NARROW)
        name = self.serif.legible(*names)
        return Card(address, kind, name, heading([name], self.serif, ladder.room, TOP), ladder, self._readings(pairs, ladder), facts)

    def _ladder(self, pairs: Sequence[Pair], left: float, filled: Mapping[int, Look] | None = None) -> CardLadder:
        sides = [[mark_of(entry, rating) for entry, rating in pairs if entry.record.class_ is cls] for cls in SIDES]
        scale = self.survey.catalogue.scale
        stages = [(str(key), stage.name, stage.also_called or "", stage.levels) for key, stage in scale.stages.items()]
        return card_ladder(left, (sides[0], sides[1]), labels(self.survey), stages, filled)

    def _readings(self, pairs: Sequence[Pair], ladder: CardLadder) -> tuple[Reading, ...]:
        """The foremost of each class, one that goes on where there is one; classes are never mixed."""
        found = []
        for cls in CellClass:
            mine = sorted((pair for pair in pairs if pair[0].record.class_ is cls), key=lambda pair: pair[1].has_ended)
            if mine:
                entry, rating = mine[0]
                name = self.sans.cut(self.sans.legible(entry.full_name, entry.id), NOTE, ladder.left - 2 * MARGIN - 40)
                found.append(
                    Reading(cls, entry, rating, name, len(mine), sum(not r.is_claimed for _, r in mine), sum(r.is_weak for _, r in mine))
                )
        return tuple(found)


SIDES = (CellClass.ALL_SOLID_STATE, CellClass.SOLID_LIQUID)
