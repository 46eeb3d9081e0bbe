"""Rules of who says so: whoever confirms is named, and is not the maker itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..language.names import name_key, words
from ..language.problems import Problem
from ..language.vocabulary import CompanyKind, Confirmation, PartnerRole, SourceKind
from ..reading.loading import Document
from ..reading.nodes import Location
from ..records import Evidence, Figure, Milestone, Partner, Programme
from .folder import Folder, every

_SPEAK_FOR_THEMSELVES = (SourceKind.PARTNER, SourceKind.JOURNAL, SourceKind.AGENCY, SourceKind.REGULATOR)
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_POSSESSIVE = re.compile(r"['’‘]s\b")


def confirmations_name_somebody(document: Document, folder: Folder) -> Iterator[Problem]:
    """Who confirms a milestone, a figure or a class is named; a maker does not confirm itself."""
    for location, milestone in every(document, Milestone):
        yield from _named(document, location, "confirmed_by", milestone.confirmed_by, "by", milestone.by)
        for index, figure in enumerate(milestone.figures):
            if figure.confirmed_by:
                same = milestone.by if figure.confirmed_by is milestone.confirmed_by else None
                yield from _named(document, (*location, "figures", index), "confirmed_by", figure.confirmed_by, "by", figure.by or same)
    for location, programme in every(document, Programme):
        yield from _named(document, location, "class_confirmed_by", programme.class_confirmed_by, "class_by", programme.class_by)


def _named(document: Document, location: Location, field: str, word: Confirmation, by_field: str, by: str | None) -> Iterator[Problem]:
    if not word.is_claim and not by:
        message = f"It is confirmed by {'a partner' if word is Confirmation.PARTNER else 'somebody independent'}, and nobody is named."
        yield document.problem((*location, field), message, f"Add `{by_field}:` with the company's id or the body's name.")
    if word is not Confirmation.MAKER and _is_maker(by, document):
        remedy = f"Write `{field}: maker`, or name who else says so."
        yield document.problem((*location, by_field), "A maker does not confirm itself.", remedy)


def _is_maker(name: str | None, document: Document) -> bool:
    """Whether this is the company of the file itself, by its id or any of its names."""
    names = (document.id, getattr(document.record, "name", ""), *getattr(document.record, "also_known_as", ()))
    return name is not None and name.strip().casefold() in {one.casefold() for one in names}


def speakers_have_a_standing(document: Document, folder: Folder) -> Iterator[Problem]:
    """`by` of a figure says who says the number: beside it stands how that confirms it."""
    for location, figure in every(document, Figure):
        if figure.by and not figure.confirmed_by:
            remedy = f"Add `confirmed_by:` (one of {', '.join(Confirmation)}), or remove it where it is who confirms the milestone."
            yield document.problem((*location, "by"), f"'{figure.by}' says the number, and not as what.", remedy)


def carmakers_make_cars(document: Document, folder: Folder) -> Iterator[Problem]:
    """A partner with the role of a carmaker is one by its own file; who makes motorcycles or aircraft is a vehicle maker."""
    for location, partner in every(document, Partner):
        known = folder.by_kind.get("company", {}).get(partner.name)
        kind = getattr(known.record, "kind", None) if known else None
        if partner.role is PartnerRole.CARMAKER and kind not in (None, CompanyKind.CARMAKER):
            remedy = f"Write `role: {PartnerRole.VEHICLE_MAKER}`, or what else it is."
            yield document.problem((*location, "role"), f"'{partner.name}' is no carmaker: by its own file it is a {kind}.", remedy)


def confirmed_by_whom(document: Document, folder: Folder) -> Iterator[Problem]:
    """Who confirms is heard: a quote names the partner or the body, or the page is its own, a journal's or an agency's."""
    for location, milestone in every(document, Milestone):
        yield from _heard(document, folder, (*location, "confirmed_by"), milestone.confirmed_by, milestone.by, milestone.evidence)
        for index, figure in enumerate(milestone.figures):
            if figure.confirmed_by and figure.by:
                at = (*location, "figures", index, "confirmed_by")
                yield from _heard(document, folder, at, figure.confirmed_by, figure.by, milestone.evidence)
    for location, programme in every(document, Programme):
        at = (*location, "class_confirmed_by")
        yield from _heard(document, folder, at, programme.class_confirmed_by, programme.class_by, programme.class_evidence)


def _heard(
    document: Document, folder: Folder, at: Location, word: Confirmation, by: str | None, evidence: Iterable[Evidence]
) -> Iterator[Problem]:
    if word.is_claim or not by or _is_maker(by, document) or folder.company_names.get(name_key(by), by) != by:
        return  # of a claim nobody else is heard; a name of the wrong kind is a mistake of its own
    pages = [getattr(document.record, "sources", {}).get(one.source) for one in evidence]
    if any(page and page.kind in _SPEAK_FOR_THEMSELVES for page in pages):
        return
    said = [text for one in evidence for text in (one.quote, one.translation) if text] + [page.publisher or "" for page in pages if page]
    known = folder.by_kind.get("company", {}).get(by)
    names = (getattr(known.record, "name", by), *getattr(known.record, "also_known_as", ())) if known else (by,)
    if not any(_names(text, name) for text in said for name in names):
        yield document.problem(
            at,
            f"No quote names {names[0]} as the one who speaks or acts, and no page is its own.",
            f"Quote the words that do, or write `{at[-1]}: {Confirmation.REPORTED}` with who tells it.",
        )


def _names(text: str, name: str) -> bool:
    """Whether a text holds a name, word for word; where a script has no spaces, sign for sign."""
    if _EAST.search(name):
        return name in text
    wanted, found = words(name), words(_POSSESSIVE.sub("", text))
    return any(found[at : at + len(wanted)] == wanted for at in range(len(found) - len(wanted) + 1))


def partner_without_evidence(document: Document, folder: Folder) -> Iterator[Problem]:
    """A partner has words that say that it takes part."""
    for location, partner in every(document, Partner):
        if not partner.evidence:
            message = f"Nothing is quoted for '{partner.name}'."
            yield document.problem(location, message, "Add `evidence:` with the words that say that it takes part.")
