"""How the size of a promise changed between its statements: 48 GWh and then 0.8 is a slip as a later date is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..catalogue import Catalogue, PromiseEntry
from ..language.values import Quantity
from ..records import Figure, Statement
from .ledger import State, is_own_word


@dataclass(frozen=True)
class Resize:
    """A measure of a promise that was named with two values. `factor` is the later over the earlier, by their nearest ends."""

    measure_id: str
    first: Figure
    first_said: Statement
    latest: Figure
    latest_said: Statement
    factor: Decimal | None

    @property
    def shrinks(self) -> bool:
        """Whether less is promised than at first."""
        return self.factor is not None and self.factor < 1


def resizes(catalogue: Catalogue, entry: PromiseEntry, state: State) -> tuple[Resize, ...]:
    """The measures of which the company itself named two values by the day, in the order in which they were named."""
    own = [s for s in state.statements if is_own_word(s, entry.company_id, catalogue.companies)]
    named: dict[tuple[str, str, str], list[tuple[Figure, Statement]]] = {}
    for statement in own:
        for figure in statement.figures:
            if not figure.change_from and not figure.doubted:
                named.setdefault((figure.measure, str(figure.of), figure.variant or ""), []).append((figure, statement))
    found = []
    for (measure, _, _), figures in named.items():
        (first, said), (latest, last_said) = figures[0], figures[-1]
        ends = [_end(catalogue.canonical(measure, figure.value, figure.unit)) for figure in (first, latest)]
        if said is not last_said and ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            found.append(Resize(measure, first, said, latest, last_said, ends[1] / ends[0] if ends[0] else None))
    return tuple(found)


def _end(value: Quantity | None) -> Decimal | None:
    """The number by which a value is compared: its lower end, or the upper where it has no other."""
    if value is None:
        return None
    return value.low if value.low is not None else value.high
