"""The tables that others hang on: companies, programmes, routes, challenges, measures, criteria."""

from __future__ import annotations

from ..catalogue import CriterionEntry, ProgrammeEntry
from ..derived.identity import former_owners
from ..derived.rating import Rating
from ..derived.survey import Survey
from ..language import prose
from ..language.identity import page_id
from ..language.looks import Reservation
from ..language.values import Window
from ..language.vocabulary import Application, CellClass, ChallengeState, CompanyKind, Confirmation, StageName
from ..records import Challenge, Company, Criterion, Measure, Programme, Route, Standing
from .facts import party
from .places import Places
from .table import Column, Table, dates


def companies(survey: Survey, places: Places) -> Table[tuple[str, Company]]:
    """Every company."""
    return Table(
        "companies",
        "Every organisation that has a file: one row for each company.",
        lambda key: [(key, survey.catalogue.companies[key])],
        (
            Column("id", lambda c: c[0], "Its id for ever."),
            Column("name", lambda c: c[1].name, required=True),
            Column("also_known_as", lambda c: c[1].also_known_as, many=True),
            Column("country", lambda c: c[1].country, required=True),
            Column("kind", lambda c: c[1].kind, words=CompanyKind, required=True),
            Column("summary", lambda c: prose.to_text(c[1].summary), required=True),
            Column("website", lambda c: c[1].website),
            Column("same_as", lambda c: c[1].same_as, many=True),
            Column("checked", lambda c: c[1].checked.last, kind="date", required=True),
            Column("programmes", lambda c: [f"{c[0]}/{key}" for key in c[1].programmes], "Its programmes.", to="programmes", many=True),
            Column("formerly", lambda c: c[1].formerly, many=True),
            Column("permalink", lambda c: places.page(f"companies/{c[0]}/"), "Its page.", required=True),
        ),
        Company,
        ("name", "also_known_as", "summary"),
        [*survey.catalogue.companies],
    )


def programmes(survey: Survey, places: Places) -> Table[tuple[ProgrammeEntry, Rating]]:
    """Every programme with its rating."""

    def newest(entry: ProgrammeEntry) -> Window | None:
        found = survey.footing(entry)
        return found.newest if found else None

    def name(party: str) -> str:
        company = survey.catalogue.companies.get(party)
        return company.name if company else party

    def alone(pair: tuple[ProgrammeEntry, Rating]) -> list[str]:
        found = survey.footing(pair[0])
        return [page_id(page.url) for page, _ in found.alone] if found else []

    def footing(entry: ProgrammeEntry, name: str) -> int:
        found = survey.footing(entry)
        value = getattr(found, name) if found else 0
        return value if isinstance(value, int) else len(value)

    def missing(rating: Rating) -> list[str]:
        return [verdict.id for verdict in rating.next_level.missing] if rating.next_level and rating.is_rated else []

    return Table(
        "programmes",
        "Every programme with its rating on the day of the data: one row for each programme.",
        lambda company: [(entry, survey.ratings[entry.id]) for entry in survey.catalogue.programmes_of(company)],
        (
            Column("id", lambda p: p[0].id, "Its id for ever: company/programme."),
            Column("company", lambda p: p[0].company_id, "Whose it is.", to="companies", required=True),
            Column("name", lambda p: p[0].record.name, required=True),
            Column("full_name", lambda p: p[0].full_name, "Company and name, as in a headline.", required=True),
            Column("label", lambda p: p[0].record.label),
            Column("summary", lambda p: prose.to_text(p[0].record.summary or "")),
            Column("also_known_as", lambda p: p[0].record.also_known_as, many=True),
            Column("products", lambda p: p[0].record.products, many=True),
            Column("class", lambda p: p[0].record.class_, field="class_", words=CellClass, required=True),
            Column("class_confirmed_by", lambda p: p[0].record.class_confirmed_by, words=Confirmation, required=True),
            *party(survey, "class_by", lambda p: p[0].record.class_by, "Who confirms the class"),
            Column("class_note", lambda p: prose.to_text(p[0].record.class_note or "")),
            Column("marketed_as", lambda p: p[0].record.marketed_as, required=True),
            Column("routes", lambda p: p[0].record.routes, to="routes", many=True),
            Column("application", lambda p: p[0].record.application, words=Application, required=True),
            Column("cathode", lambda p: p[0].record.cathode),
            Column("anode", lambda p: p[0].record.anode),
            Column(
                "partner_names", lambda p: [name(one.name) for one in p[0].record.partners], "Who takes part in it, by name.", many=True
            ),
            Column(
                "partners",
                lambda p: list(dict.fromkeys(one.name for one in p[0].record.partners if one.name in survey.catalogue.companies)),
                "Those of them that have a file here.",
                to="companies",
                many=True,
            ),
            Column("rated", lambda p: p[1].is_rated, "Whether any criterion is shown.", "boolean", required=True),
            Column("rating_label", lambda p: p[1].label, "The rating in short: 7, or 5–6 where 6 is in progress."),
            Column("reached", lambda p: p[1].reached or None, "The rung that it has reached.", "integer"),
            Column("in_progress", lambda p: p[1].in_progress, "The rung of which some requirements are met.", "integer"),
            Column("use", lambda p: p[1].total.strands["use"] or None, "The highest rung shown in the strand use.", "integer"),
            Column("making", lambda p: p[1].total.strands["making"] or None, "The highest rung shown in the strand making.", "integer"),
            Column(
                "reached_confirmed", lambda p: p[1].confirmed.reached or None, "The rung that others than its maker confirm.", "integer"
            ),
            Column(
                "planned",
                lambda p: p[1].planned,
                "Rungs above the one reached that an open promise would bring closer.",
                many=True,
            ),
            Column(
                "planned_due",
                lambda p: [when for level, when in p[1].promised.items() if level > p[1].reached],
                "The date by which each rung of planned is promised, in the same order.",
                many=True,
            ),
            Column(
                "reservations",
                lambda p: p[1].reservations,
                "What is said in one breath with its rung.",
                words=Reservation,
                many=True,
            ),
            Column("rating_weak", lambda p: p[1].is_weak, "Whether its rung would fall without weak words.", "boolean", required=True),
            Column(
                "rating_contested",
                lambda p: p[1].is_contested,
                "Whether it would fall without what is contested.",
                "boolean",
                required=True,
            ),
            Column("ended", lambda p: p[1].has_ended, "Whether it stopped for good, rated or not.", "boolean", required=True),
            Column(
                "silent",
                lambda p: p[1].is_silent,
                "Whether no evidence that counts is newer than two years: last_evidence. There may be newer statements of promises.",
                "boolean",
                required=True,
            ),
            Column(
                "last_evidence",
                lambda p: p[1].last_evidence,
                "The last evidence that counts: the last day of its newest milestone that shows a criterion; of what is only known to have been "
                "over when a page without a date was read, none.",
                "date",
            ),
            Column("missing", lambda p: missing(p[1]), "Requirements of the next rung that nothing meets.", many=True),
            Column(
                "shown",
                lambda p: list(dict.fromkeys(one.criterion.id for one in p[1].shown)),
                "Criteria that it shows, each once; JSON has each with each milestone that shows it.",
                to="criteria",
                many=True,
            ),
            Column("page_count", lambda p: footing(p[0], "pages"), "On how many pages its rung rests.", "integer", required=True),
            Column("publisher_count", lambda p: footing(p[0], "publishers"), "Of how many publishers.", "integer", required=True),
            Column(
                "own_pages",
                lambda p: footing(p[0], "own"),
                "How many of the pages are the maker's or a partner's own.",
                "integer",
                required=True,
            ),
            Column("weak_pages", lambda p: footing(p[0], "weak_pages"), "How many of the pages are weak.", "integer", required=True),
            Column("rests_on_one_page", alone, "The pages without any one of which it would fall.", to="sources", many=True),
            *dates("newest_page", lambda p: newest(p[0]), "The date of the newest of those pages."),
            Column(
                "audited_facts", lambda p: len(survey.audited(p[0].id)), "How many of its facts an audit held.", "integer", required=True
            ),
            Column("formerly", lambda p: former_owners(survey.catalogue, p[0].id)[1:], "The ids that it had before.", many=True),
            Column("permalink", lambda p: places.page(f"companies/{p[0].id}/"), "Its page.", required=True),
        ),
        Programme,
        ("full_name", "also_known_as", "products"),
        [*survey.catalogue.companies],
    )


def routes(survey: Survey, places: Places) -> Table[tuple[str, Route]]:
    """Every family of electrolytes."""
    return Table(
        "routes",
        "Every family of solid electrolytes: one row for each route.",
        lambda _: survey.catalogue.routes.items(),
        (
            Column("id", lambda r: r[0], "Its id for ever."),
            Column("name", lambda r: r[1].name, required=True),
            Column("also_known_as", lambda r: r[1].also_known_as, many=True),
            Column("class", lambda r: r[1].class_, field="class_", words=CellClass, required=True),
            Column("summary", lambda r: prose.to_text(r[1].summary), required=True),
            Column("formerly", lambda r: r[1].formerly, many=True),
            Column("permalink", lambda r: places.page(f"routes/{r[0]}/"), "Its page.", required=True),
        ),
        Route,
    )


def challenges(survey: Survey, places: Places) -> Table[tuple[str, Challenge]]:
    """Everything that stands in the way."""
    return Table(
        "challenges",
        "What stands in the way of routes: one row for each challenge.",
        lambda _: survey.catalogue.challenges.items(),
        (
            Column("id", lambda c: c[0], "Its id for ever."),
            Column("name", lambda c: c[1].name, required=True),
            Column("also_known_as", lambda c: c[1].also_known_as, many=True),
            Column("routes", lambda c: c[1].routes, to="routes", many=True, required=True),
            Column("stage", lambda c: c[1].stage, words=StageName, required=True),
            Column("why", lambda c: prose.to_text(c[1].why), required=True),
            Column("state_is", lambda c: c[1].state.is_, field="is_", record=Standing, words=ChallengeState, required=True),
            Column("state_reason", lambda c: prose.to_text(c[1].state.reason), field="reason", record=Standing, required=True),
            Column("formerly", lambda c: c[1].formerly, many=True),
            Column("permalink", lambda c: places.page(f"challenges/{c[0]}/"), "Its page.", required=True),
        ),
        Challenge,
    )


def measures(survey: Survey, places: Places) -> Table[tuple[str, Measure]]:
    """Every measure with its canonical unit."""
    return Table(
        "measures",
        "What figures measure, and in which unit they are compared: one row for each measure.",
        lambda _: survey.catalogue.measures.items(),
        (
            Column("id", lambda m: m[0], "Its id."),
            Column("name", lambda m: m[1].name, required=True),
            Column("also_known_as", lambda m: m[1].also_known_as, many=True),
            Column("measures", lambda m: prose.to_text(m[1].measures), required=True),
            Column("unit", lambda m: m[1].unit, required=True),
            Column(
                "units",
                lambda m: [f"{unit}: {factor}" for unit, factor in m[1].units.items()],
                "Other units that are accepted, each with how many of unit are one of it.",
                many=True,
            ),
        ),
        Measure,
    )


def criteria(survey: Survey, places: Places) -> Table[CriterionEntry]:
    """Every criterion of the scale."""
    return Table(
        "criteria",
        "What a milestone can show: one row for each criterion of the scale.",
        lambda _: survey.catalogue.criteria.values(),
        (
            Column("id", lambda c: c.id, "Its id."),
            Column("level", lambda c: c.level.number, "Its rung, 1 to 9.", "integer", required=True),
            Column("level_name", lambda c: c.level.name, "The name of the rung.", required=True),
            Column("requirement", lambda c: c.requirement_id, "The requirement that it meets.", required=True),
            Column("requirement_name", lambda c: c.requirement.name, "The name of the requirement.", required=True),
            Column("strand", lambda c: c.requirement.strand, "use or making, or none."),
            Column("name", lambda c: c.record.name, required=True),
            Column("counts", lambda c: prose.to_text(c.record.counts), required=True),
            Column("does_not_count", lambda c: prose.to_text(c.record.does_not_count), required=True),
            Column("permalink", lambda c: places.page(f"ladder/criteria/{c.id}/"), "Its page.", required=True),
        ),
        Criterion,
    )
