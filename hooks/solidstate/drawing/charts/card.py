"""The share card: a name that fits, lines below it, and the ladder beside it from edge to edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...language.looks import Look
from ..typefaces import Typeface
from .ladder import Band, Mark, PlacedMark

WIDTH, HEIGHT = 1200.0, 630.0  # what the networks ask for
MARGIN = 64.0
HEAD = 45.0  # above the topmost rung, for the names of the sides
STEP = (HEIGHT - HEAD) / 9
STAGE_ROOM, RAILS = 62.0, 108.0
SIZES = (76.0, 68.0, 60.0, 54.0, 48.0)
THREE_LINES = 54.0  # from this size down a name may take three
PITCHES = (30.0, 24.0, 20.0, 16.0)  # from mark to mark, the largest that fits
OWN_MARK, LINE_MARK = 13.0, 12.0  # radius of the one mark of a programme's card, and of a mark before a line of words
LINES = {"level": (566.0, 48.0), "home": (552.0, 66.0)}
NAMED_LINES = (546.0, 80.0)  # the baseline of the last reading of a card, and from one to the next, where a name stands below each


@dataclass(frozen=True)
class Shape:
    """The shape of a mark of some radius: its ring, and as paths its hatching and the sign above it."""

    radius: float

    @property
    def ring(self) -> float:
        """The radius of the ring, whose line lies on the edge of the mark."""
        return self.radius - 1

    @property
    def hatch(self) -> str:
        """Two strokes across the ring."""
        far, near = round(0.62 * self.radius, 2), round(0.3 * self.radius, 2)
        return f"M{-far} {near}L{near} {-far}M{-near} {far}L{far} {-near}"

    @property
    def climb(self) -> str:
        """The sign that the next rung is in progress."""
        side, foot, top = (round(part * self.radius, 2) for part in (0.56, 1.2, 1.72))
        return f"M{-side} {-foot}L0 {-top}L{side} {-foot}"


@dataclass(frozen=True)
class Lines:
    """The lines of words below the heading: how far down a rating and its standing are, and the baseline of each reading."""

    rating: float
    standing: float
    readings: tuple[float, ...]
    mark: Shape = Shape(LINE_MARK)


@dataclass(frozen=True)
class Heading:
    """A name in lines: their size, and the baseline of each."""

    size: float
    lines: tuple[tuple[str, float], ...]

    @property
    def bottom(self) -> float:
        """The last baseline."""
        return self.lines[-1][1]


@dataclass(frozen=True)
class CardRung:
    """A rung: its centre, how it is drawn where it is one programme's, the stage behind it, its marks, and how many more there are."""

    number: int
    label: str
    y: float
    look: Look | None
    stage: str
    marks: tuple[PlacedMark, ...]
    more_left: int
    more_right: int


@dataclass(frozen=True)
class CardLadder:
    """The ladder of a card, from `left` to the edge."""

    left: float
    rail_left: float
    rail_right: float
    mark: Shape
    rungs: tuple[CardRung, ...]
    bands: tuple[Band, ...]

    @property
    def middle(self) -> float:
        """Half way between the rails."""
        return (self.rail_left + self.rail_right) / 2

    @property
    def width(self) -> float:
        """From where it begins to the edge of the card."""
        return WIDTH - self.left

    @property
    def ends(self) -> tuple[float, float]:
        """Where on either side the number stands of those that have no room."""
        return self.left + STAGE_ROOM + 30, WIDTH - 12

    @property
    def heads(self) -> tuple[float, float]:
        """Where the names of the two sides end and begin."""
        return self.rail_left - 14, self.rail_right + 14

    @property
    def words_end(self) -> float:
        """Where the words beside it end."""
        return self.left - MARGIN + 16

    @property
    def room(self) -> float:
        """The width for words beside it."""
        return self.left - 2 * MARGIN + 16


def heading(parts: Sequence[str], face: Typeface, room: float, top: float, largest: float = SIZES[0]) -> Heading:
    """Set a name as large as fits in two lines, or smaller in three; what still has no room is cut.

    `parts` are a company and its programme, or one name: a line ends with a part where that does not cost much size.
    """
    whole = [" ".join(parts)]
    sizes = [size for size in SIZES if size <= largest]
    size, lines = _largest(whole, face, room, sizes)
    if len(parts) > 1:
        apart = _largest(parts, face, room, sizes)
        size, lines = apart if apart[0] >= 0.8 * size else (size, lines)
    if not lines:
        size = SIZES[-1]
        found = _broken(whole[0], face, size, room)
        lines = [face.cut(line, size, room) for line in (*found[:2], " ".join(found[2:])) if line]
    first, leading = top + 0.78 * size, 1.08 * size
    return Heading(size, tuple((line, round(first + index * leading, 1)) for index, line in enumerate(lines)))


def _largest(parts: Sequence[str], face: Typeface, room: float, sizes: Sequence[float]) -> tuple[float, list[str]]:
    """The largest size in which the parts fit, each on lines of its own, and these lines; (0, []) where none does."""
    for size in sizes:
        lines = [line for part in parts for line in balanced(part, face, size, room)]
        if len(lines) <= (2 if size > THREE_LINES else 3) and all(face.width(line, size) <= room for line in lines):
            return size, lines
    return 0.0, []


def balanced(text: str, face: Typeface, size: float, room: float) -> list[str]:
    """Break a text into as few lines as fit, and these about equally long."""
    lines = _broken(text, face, size, room)
    narrow = room
    while len(lines) > 1 and narrow > room / 2:
        narrow -= size / 4
        tried = _broken(text, face, size, narrow)
        if len(tried) > len(lines) or any(face.width(line, size) > narrow for line in tried):
            break
        lines = tried
    return lines


def _broken(text: str, face: Typeface, size: float, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def card_ladder(
    left: float,
    marks: tuple[Sequence[Mark], Sequence[Mark]],
    labels: Sequence[tuple[int, str]],
    stages: Sequence[tuple[str, str, str, Sequence[int]]],
    looks: Mapping[int, Look] | None = None,
) -> CardLadder:
    """Lay out the ladder of a card with marks on both sides. With `looks` the rails stand left, to leave room for the labels."""
    inner, edge = left + STAGE_ROOM, WIDTH - 18
    rail_left = inner + 50 if looks is not None else (inner + edge - RAILS) / 2
    rail_right = rail_left + RAILS
    rooms = (rail_left - inner, edge - rail_right)
    counts = [[sum(m.level == number for m in side) for side in marks] for number, _ in labels]
    pitch = next((p for p in PITCHES if all(c <= _places(r, p) for pair in counts for c, r in zip(pair, rooms, strict=True))), PITCHES[-1])
    stage_of = {level: key for key, _, _, levels in stages for level in levels}
    rungs = []
    for number, label in sorted(labels, reverse=True):
        y = HEIGHT - (number - 0.5) * STEP
        mine = [[m for m in side if m.level == number] for side in marks]
        most = [_places(room, pitch) for room in rooms]
        shown = [found if len(found) <= limit else found[: limit - 2] for found, limit in zip(mine, most, strict=True)]
        placed = [
            PlacedMark(mark, round(x, 1), round(dy + y, 1))
            for found, start, way, room in ((shown[0], rail_left, -1, rooms[0]), (shown[1], rail_right, 1, rooms[1]))
            for mark, (dx, dy) in zip(found, _grid(len(found), pitch, room), strict=True)
            for x in [start + way * dx]
        ]
        more = [len(found) - len(kept) for found, kept in zip(mine, shown, strict=True)]
        look = (looks or {}).get(number)
        rungs.append(CardRung(number, label, round(y, 1), look, stage_of[number], tuple(placed), more[0], more[1]))
    bands = tuple(
        Band(key, name, other, round(HEIGHT - max(levels) * STEP, 1) if max(levels) < 9 else 0.0, _height(levels))
        for key, name, other, levels in stages
    )
    mark = Shape(OWN_MARK if looks is not None else round(pitch * 0.37, 1))
    return CardLadder(left, rail_left, rail_right, mark, tuple(rungs), bands)


def lines(kind: str, readings: int, has_since: bool = False) -> Lines:
    """Place the lines of a kind of card, the last reading lowest; a line that says since when moves the rating up."""
    last, pitch = LINES.get(kind, NAMED_LINES)
    baselines = tuple(last - (readings - 1 - index) * pitch for index in range(readings))
    return Lines(478.0, 532.0, baselines) if has_since else Lines(506.0, 564.0, baselines)


def _height(levels: Sequence[int]) -> float:
    return round(len(levels) * STEP + (HEAD if max(levels) == 9 else 0.0), 1)


def _a_row(room: float, pitch: float) -> int:
    return max(1, int((room - 6) // pitch))


def _places(room: float, pitch: float) -> int:
    """How many marks fit on one side of a rung."""
    return _a_row(room, pitch) * max(1, int((STEP - 3) // (0.87 * pitch)))


def _grid(number: int, pitch: float, room: float) -> list[tuple[float, float]]:
    """The places of marks beside a rail: rows of equal length, about the middle of the rung."""
    if not number:
        return []
    rows = -(-number // _a_row(room, pitch))
    a_row = -(-number // rows)
    return [(12 + pitch * (0.5 + index % a_row), 0.87 * pitch * (index // a_row - (rows - 1) / 2)) for index in range(number)]
