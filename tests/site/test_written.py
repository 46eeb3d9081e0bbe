"""How values stand on a page: the sign of a change, the counts of a formula."""

from __future__ import annotations

import pytest
from solidstate.language.values import Quantity
from solidstate.site.written import change, formulas, within


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
