"""All records, joined both ways and frozen: what is derived, rendered and published reads only this. Nothing is computed from a day here."""

from .entries import Citation, CriterionEntry, MilestoneEntry, ProgrammeEntry, PromiseEntry, SourceEntry
from .joined import Catalogue, join, open_catalogue

__all__ = [
    "Catalogue",
    "Citation",
    "CriterionEntry",
    "MilestoneEntry",
    "ProgrammeEntry",
    "PromiseEntry",
    "SourceEntry",
    "join",
    "open_catalogue",
]
