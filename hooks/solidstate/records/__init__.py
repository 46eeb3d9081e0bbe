"""The records: what a contributor may write, field by field.

The sentence under a field is its documentation: the JSON Schema, the field tables and the scaffold are made from it.
A record knows one file only; rules across files are in `checks`.
"""

from __future__ import annotations

from .audits import Audit, Finding, KeptBack, Report, Reports
from .base import COUNTRY_PATTERN, ID_PATTERN, LONGEST_ID, Day, Id, Line, Record, Ref, Text, Url, Value, When, as_authored, free_id
from .companies import DESCRIBING, Company, Milestone, Outcome, Owner, Partner, Programme, Promise, Reading, Statement
from .context import Context, Event, Glossary, Origin, Passage, Point, Series, Term, Yardstick
from .evidence import LANGUAGE_PATTERN, Conditions, Contested, Evidence, Figure, Publisher, Publishers, Source
from .routes import Approach, Challenge, Marker, Material, Property, Route, Standing, Strength
from .scale import Criterion, Level, Measure, Measures, NotThis, Requirement, SampleLetter, Scale, Stage, Strand

RECORDS: dict[str, tuple[type[Record], str]] = {
    "trl": (Scale, "data/trl.yaml"),
    "measures": (Measures, "data/measures.yaml"),
    "publishers": (Publishers, "data/publishers.yaml"),
    "route": (Route, "data/routes/*.yaml"),
    "challenge": (Challenge, "data/challenges/*.yaml"),
    "company": (Company, "data/companies/*.yaml"),
    "yardstick": (Yardstick, "data/yardstick.yaml"),
    "series": (Series, "data/series/*.yaml"),
    "context": (Context, "data/context/*.yaml"),
    "glossary": (Glossary, "data/glossary.yaml"),
    "audit": (Audit, "data/audits/*.yaml"),
    "reports": (Reports, "data/reports.yaml"),
}

"""Each kind of record file: its model, and where such files are."""

__all__ = [
    "Approach",
    "Audit",
    "Challenge",
    "Company",
    "Conditions",
    "Contested",
    "Context",
    "Criterion",
    "DESCRIBING",
    "Day",
    "Event",
    "Evidence",
    "Figure",
    "Finding",
    "Glossary",
    "ID_PATTERN",
    "KeptBack",
    "COUNTRY_PATTERN",
    "LANGUAGE_PATTERN",
    "LONGEST_ID",
    "Id",
    "Level",
    "Line",
    "Marker",
    "Material",
    "Measure",
    "Measures",
    "Milestone",
    "NotThis",
    "Origin",
    "Outcome",
    "Owner",
    "Partner",
    "Passage",
    "Point",
    "Programme",
    "Promise",
    "Property",
    "Publisher",
    "Publishers",
    "RECORDS",
    "Reading",
    "Record",
    "Ref",
    "Report",
    "Reports",
    "Requirement",
    "Route",
    "SampleLetter",
    "Scale",
    "Series",
    "Source",
    "Stage",
    "Standing",
    "Statement",
    "Strand",
    "Strength",
    "Term",
    "Text",
    "Url",
    "Value",
    "When",
    "Yardstick",
    "as_authored",
    "free_id",
]
