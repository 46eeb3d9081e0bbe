"""Rules of announcements: announced is not achieved."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.intent import intent, is_a_plan
from ..language.problems import Problem
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Company, Evidence, Milestone, Programme, Promise
from .folder import Folder, every, language_of


def one_quote_proves_one_thing(document: Document, folder: Folder) -> Iterator[Problem]:
    """The same words cannot prove that something happened and that it is promised: announced is not achieved."""
    if not isinstance(document.record, Company):
        return
    promised: dict[tuple[str, str], list[tuple[str, set[str]]]] = {}
    for location, promise in every(document, Promise):
        for statement in promise.statements:
            for evidence in statement.evidence:
                promised.setdefault(_words(evidence), []).append((".".join(map(str, location)), set(promise.would_show)))
    for location, milestone in every(document, Milestone):
        for index, evidence in enumerate(milestone.evidence):
            for promise_at, would_show in promised.get(_words(evidence), ()):
                both = [one for one in milestone.shows if one in would_show]
                if both:
                    yield document.problem(
                        (*location, "evidence", index, "quote"),
                        f"These words are quoted for {promise_at} too: they cannot both show {' and '.join(both)} and promise it.",
                        "Announced is not achieved: where they promise, remove the milestone; where it happened, quote the words that say so.",
                    )


def intent_beside_shows(document: Document, folder: Folder) -> Iterator[Problem]:
    """Words of intent (plans, will, expected, 计划, 予定) in a quote of a milestone that shows a criterion."""
    for location, milestone in every(document, Milestone):
        if not milestone.shows or milestone.shows_because:
            continue
        for index, evidence in enumerate(milestone.evidence):
            word = intent(evidence.quote, language_of(document, evidence)) or intent(evidence.translation or "", "en")
            if word:
                at: Location = (*location, "evidence", index, "quote")
                yield document.problem(
                    at,
                    f"'{word}' speaks of what is to come, and the milestone shows {' and '.join(milestone.shows)}.",
                    "Move what is to come to `promises`; where the words also say that it happened, say so in `shows_because:` of the milestone.",
                )
                break


def kept_by_less(document: Document, folder: Folder) -> Iterator[Problem]:
    """A promise that stands as kept by a milestone is kept by one that shows as high a rung as was promised."""
    for location, programme in every(document, Programme):
        for name, promise in programme.promises.items():
            milestone = programme.milestones.get((promise.outcome and promise.outcome.milestone) or "")
            promised = [folder.criteria.get(one, 0) for one in promise.would_show]
            if not milestone or not promised:
                continue
            shown = max((folder.criteria.get(one, 0) for one in milestone.shows), default=0)
            if shown < min(promised):
                yield document.problem(
                    (*location, "promises", name, "outcome", "milestone"),
                    f"It shows {f'rung {shown}' if shown else 'no rung'}, and rung {min(promised)} was promised.",
                    "Remove the outcome where nothing proves it, name the milestone that does, or mend what that one `shows:`.",
                )


def plan_as_a_milestone(document: Document, folder: Folder) -> Iterator[Problem]:
    """A milestone whose own words begin with a plan ("Plans to open a line") has not happened; an agreement has its `stage`."""
    for location, milestone in every(document, Milestone):
        word = is_a_plan(milestone.what)
        if word and milestone.stage is None:
            remedy = "Write it below `promises`; of an agreement say its `stage:`; of what happened say that it did."
            yield document.problem((*location, "what"), f"'{word}' begins a plan, and a milestone has happened.", remedy)


def _words(evidence: Evidence) -> tuple[str, str]:
    return evidence.source, " ".join(evidence.quote.casefold().split()).strip(" .。,;“”\"'")
