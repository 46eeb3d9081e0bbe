"""How values stand on a page: the sign of a change, the counts of a formula."""

from __future__ import annotations

import pytest
from solidstate.language.days import when
from solidstate.language.values import Quantity, Window
from solidstate.site.written import change, formulas, month, short_when, unbroken, within


@pytest.mark.parametrize(
    ("value", "written"),
    [("150", "+150"), (">=20", "≥\u202f+20"), ("10..20", "+10–20"), ("-5", "−5"), ("<-10", "<\u202f−10"), ("0", "0")],
)
def test_what_grows_has_a_plus(value: str, written: str) -> None:
    assert change(Quantity.parse(value)) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("pellets of Li6PS5Cl", "pellets of Li₆PS₅Cl"),
        ("Li5.5PS4.5Cl1.5", "Li₅.₅PS₄.₅Cl₁.₅"),
        ("Li1.3Al0.3Ti1.7(PO4)3 and H2S", "Li₁.₃Al₀.₃Ti₁.₇(PO₄)₃ and H₂S"),
        ("LiNi1/3Co1/3Mn1/3O2 and LiCoO2/Li7La3Zr2O12", "LiNi₁/₃Co₁/₃Mn₁/₃O₂ and LiCoO₂/Li₇La₃Zr₂O₁₂"),
        ("IM L6, CR2032, NCM811, QSE-5, A5 and CO2-free", "IM L6, CR2032, NCM811, QSE-5, A5 and CO2-free"),
        ("doi.org/10.1002/Li6PS5Cl, BK0968, PI2026, IS09", "doi.org/10.1002/Li6PS5Cl, BK0968, PI2026, IS09"),
    ],
)
def test_the_counts_of_a_formula_stand_low(text: str, written: str) -> None:
    assert formulas(text) == written


@pytest.mark.parametrize(
    ("quote", "drawn"),
    [
        ("“We made it,” he said", "‘We made it,’ he said"),
        ('known as the "valley of death', "known as the ‘valley of death"),
        ('of "solid-state" cells', "of ‘solid-state’ cells"),
        ('a screen of 12" and no more', 'a screen of 12" and no more'),
        ("「A-SOLiD」について", "「A-SOLiD」について"),
    ],
)
def test_a_quote_within_a_quote_has_single_marks(quote: str, drawn: str) -> None:
    assert within(quote) == drawn


@pytest.mark.parametrize(
    ("window", "written", "short", "to_the_month"),
    [
        ("2025-11..2025-11-24", "1–24 November 2025", "1–24 Nov 2025", "Nov 2025"),
        ("2021-03-03..2021-03-05", "3–5 March 2021", "3–5 Mar 2021", "Mar 2021"),
        ("2026-01..2026-11-22", "January to 22 November 2026", "Jan–22 Nov 2026", "2026"),
        ("2024-Q1..2024-Q3", "Q1 to Q3 2024", "Q1–Q3 2024", "2024"),
        ("2024-04..2025-03", "April 2024 to March 2025", "Apr 2024–Mar 2025", "2024–2025"),
        ("2026-01-01..2026-11-22", "2026, by 22 November 2026", "by 22 Nov 2026", "2026"),
        ("2025..2025-11", "2025, by November 2025", "by Nov 2025", "2025"),
        ("2027..2030", "2027 to 2030", "2027–2030", "2027–2030"),
        ("2030..", "not before 2030", "not before 2030", "not before 2030"),
        ("..2025-10", "by October 2025", "by Oct 2025", "by Oct 2025"),
        ("undated", "no date", "no date", "no date"),
    ],
)
def test_a_window_names_nothing_twice(window: str, written: str, short: str, to_the_month: str) -> None:
    found = Window.parse(window)
    assert (when(found), short_when(found), month(found)) == (written, short, to_the_month)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("less than 500 g, 0.2 GWh a year", "less than 500\u00a0g, 0.2\u00a0GWh a year"),
        ("97 % of 360 Wh/kg at 60 °C", "97\u00a0% of 360\u00a0Wh/kg at 60\u00a0°C"),
        ("in 2027 A-samples, 24 layers, 3 Laws, 5 K-cars", "in 2027 A-samples, 24 layers, 3 Laws, 5 K-cars"),
    ],
)
def test_a_number_is_held_to_its_unit(text: str, held: str) -> None:
    assert unbroken(text) == held
