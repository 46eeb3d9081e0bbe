"""What a rung stands on: how many pages, whose, how old, and whether it would fall if one of them were withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..catalogue.support import weak_because
from ..language.values import Window
from ..language.vocabulary import SourceKind
from ..records import Evidence, Scale, Source
from .counting import Shown, Sum, add_up
from .rating import Rating


@dataclass(frozen=True, slots=True)
class Footing:
    """What the rung that a programme has reached rests on; where none is reached, the one in progress.

    A rung falls where less is reached, or no longer in progress, by the rule over what is left. A milestone stands as long as
    one of its quotes does.
    """

    pages: tuple[Source, ...]
    """Every page cited for what meets the rung, each once."""
    weak_pages: int
    """How many of them give weak words alone."""
    alone: tuple[tuple[Source, Sum], ...]
    """Each page without which the rung would fall, with what would be left."""

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published the pages, each once: two pages of one newspaper are one voice."""
        return tuple(dict.fromkeys(page.publisher or "" for page in self.pages))

    @property
    def own(self) -> int:
        """How many of the pages are the maker's or a partner's own."""
        return sum(page.kind in (SourceKind.COMPANY, SourceKind.PARTNER) for page in self.pages)

    def rests_on(self, evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> bool:
        """Whether the page of some words is one of its own: who reads a level there is no second witness of it."""
        return not {page.url for page in self.pages}.isdisjoint(sources[one.source].url for one in evidence)

    @property
    def newest(self) -> Window | None:
        """The date of the newest page that has one."""
        return max((page.published for page in self.pages if page.published), key=lambda one: one.sort_key, default=None)


def footing(scale: Scale, rating: Rating, sources: Mapping[str, Source]) -> Footing | None:
    """What a rating rests on, or None where nothing is rated. `sources` are the pages of the company's file."""
    if not rating.is_rated:
        return None

    def without(url: str) -> Sum:
        return add_up(scale, [one for one in rating.shown if any(sources[e.source].url != url for e in one.milestone.evidence)])

    held = [(one, evidence) for one in _holding(rating) for evidence in one.milestone.evidence]
    pages = {sources[evidence.source].url: sources[evidence.source] for _, evidence in held}
    sound = {sources[e.source].url for one, e in held if not weak_because(e, sources[e.source], one.milestone.date)}
    rests = [(page, without(url)) for url, page in pages.items()]
    alone = tuple((page, rest) for page, rest in rests if rest.falls_short_of(rating.total))
    return Footing(tuple(pages.values()), len(pages) - len(sound), alone)


def _holding(rating: Rating) -> tuple[Shown, ...]:
    """What meets the requirements of the rung reached, or of the one in progress, each milestone once."""
    number = rating.reached or rating.in_progress or 1
    verdicts = rating.trace[number - 1].verdicts
    return tuple({one.milestone_id: one for verdict in verdicts for one in (*verdict.shown, *verdict.implied)}.values())
