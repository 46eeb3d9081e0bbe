"""Words that people write where a closed list has another: what they mean there."""

from __future__ import annotations

from . import vocabulary as v
from .vocabulary import Word

_MEANT: dict[type[Word], dict[Word, str]] = {
    v.Confirmation: {
        v.Confirmation.REPORTED: "press newspaper media news journalist blog analyst reporter magazine rumour rumor unnamed",
        v.Confirmation.MAKER: "company self manufacturer own claim claimed producer none ceo",
        v.Confirmation.PARTNER: "customer carmaker oem user client supplier",
        v.Confirmation.INDEPENDENT: "lab laboratory third-party third party tester regulator agency court paper journal peer-reviewed university tüv tuv",
    },
    v.CellClass: {
        v.CellClass.SOLID_LIQUID: "semi-solid semi-solid-state semisolid quasi-solid quasi-solid-state hybrid gel condensed solid-liquid hybrid",
        v.CellClass.ALL_SOLID_STATE: "all-solid all solid state assb solid-electrolyte",
        v.CellClass.UNCLEAR: "solid-state solid ssb unknown unstated lithium-metal",
    },
    v.SourceKind: {
        v.SourceKind.PRESS: "newspaper news media blog magazine website article portal",
        v.SourceKind.COMPANY: "maker manufacturer press release release filing presentation",
        v.SourceKind.JOURNAL: "paper study article scientific peer-reviewed preprint",
        v.SourceKind.AGENCY: "government laboratory lab public",
        v.SourceKind.REGULATOR: "ministry court standard authority",
        v.SourceKind.ANALYST: "bank consultant market research broker",
        v.SourceKind.REFERENCE: "wiki wikipedia encyclopedia encyclopaedia book handbook",
    },
    v.Application: {
        v.Application.CAR: "ev evs vehicle vehicles automotive passenger auto suv van",
        v.Application.TRUCK: "lorry lorries heavy",
        v.Application.MOTORCYCLE: "scooter bike e-bike two-wheeler moped",
        v.Application.AIRCRAFT: "drone drones evtol aviation plane uav",
        v.Application.ROBOT: "humanoid robots robotics",
        v.Application.SPACE: "satellite satellites",
        v.Application.ELECTRONICS: "phone smartphone consumer wearable wearables iot medical laptop",
        v.Application.GRID: "storage ess stationary energy-storage",
        v.Application.DEFENCE: "defense military",
        v.Application.ANY: "all none general material unknown various",
    },
    v.FigureLevel: {
        v.FigureLevel.UNSTATED: "battery batteries unknown system-level n/a none",
        v.FigureLevel.PACK: "system battery-pack battery pack",
        v.FigureLevel.MATERIAL: "powder pellet film",
        v.FigureLevel.ELECTRODE: "anode cathode",
        v.FigureLevel.ELECTROLYTE: "separator membrane",
        v.FigureLevel.VEHICLE: "car motorcycle bus",
        v.FigureLevel.PLANT: "factory gigafactory",
        v.FigureLevel.ORGANISATION: "company organization market programme",
    },
    v.Effect: {
        v.Effect.SUSPENDED: "stopped halted paused delayed",
        v.Effect.ENDED: "bankrupt closed cancelled canceled dropped abandoned",
        v.Effect.TRANSFERRED: "sold acquired",
    },
    v.OutcomeStatus: {
        v.OutcomeStatus.DONE: "kept achieved delivered fulfilled met happened",
        v.OutcomeStatus.WITHDRAWN: "cancelled canceled dropped abandoned given-up",
        v.OutcomeStatus.SCOPE_CHANGED: "changed replaced",
    },
}
_BESIDE: dict[tuple[type[Word], str], str] = {
    (v.OutcomeStatus, "missed late overdue failed delayed postponed open pending"): (
        "No outcome is written for a date that has passed: leave `outcome` out; a new date is a new statement."
    ),
    (v.Grade, "strong good normal none ok high"): "Leave `grade` out: only what is weak is marked.",
}
_NOTES: dict[Word, str] = {
    v.CellClass.SOLID_LIQUID: "The maker's word goes into `marketed_as`.",
    v.CellClass.UNCLEAR: "The maker's word goes into `marketed_as`.",
    v.Confirmation.REPORTED: "Where it quotes or names the maker, write `maker`.",
}


def meant(words: type[Word], written: object) -> str:
    """The advice for a word that stands where a closed list has another; empty where there is none."""
    text = str(written).strip().lower().replace("_", "-")
    for word, others in _MEANT.get(words, {}).items():
        if text and (text in others.split() or (" " in text and text in others) or text.replace(" ", "-") in others.split()):
            return f"Write `{word}`: {word.definition} {_NOTES.get(word, '')}".strip()
    for (kind, others), advice in _BESIDE.items():
        if kind is words and text in others.split():
            return advice
    return ""
