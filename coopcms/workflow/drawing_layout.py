"""Where everything stands in the picture of a workflow: one column of boxes, so that it is read on a phone, too.

A step to the next box is a straight arrow; every other one leaves its box on the right, runs along the track of its
target and comes in there from the right. Steps that stay are small loops. Labels have a column of their own.
"""

from dataclasses import dataclass, field
from textwrap import wrap

from coopcms.workflow.definition import Definition
from coopcms.workflow.drawing_plan import Say, Stop, Way, marks, stops

EDGE, BOX, LABELS, TRACK, CURVE, LOOP = 10, 124, 172, 14, 6, 18  # widths
LINE, TITLE, PAD, START = 16, 19, 8, 30  # heights
TITLE_CHARS, LABEL_CHARS, LOOP_CHARS = 14, 23, 20
RIGHT, MIDDLE, FIRST_TRACK = EDGE + BOX, EDGE + BOX // 2, EDGE + BOX + LABELS + PAD


@dataclass(frozen=True, slots=True)
class Text:
    """A few lines; `y` is the baseline of the first, `whole` the unbroken words."""

    x: int
    y: int
    lines: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Box:
    """A state; `mark` is the baseline of the word “here”, 0 where the item is elsewhere."""

    y: int
    height: int
    title: Text
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line along `path` that ends at (x, y) and points `down` or to the left; `alone` = it needs no person."""

    path: str
    x: int
    y: int
    down: bool = False
    alone: bool = False


@dataclass(slots=True)
class Layout:
    """All parts of one picture, with its size."""

    width: int = 0
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    labels: list[Text] = field(default_factory=list)


def layout(definition: Definition, say: Say, here: str = "") -> Layout:
    """The picture as numbers; `here` names the state an item is in."""
    return _Pen(definition, say, here).draw()


class _Pen:
    """Draws stop after stop from the top; bent arrows at the end, when it is known where they come in."""

    def __init__(self, definition: Definition, say: Say, here: str):
        self.order, self.say, self.here = stops(definition), say, here
        ids = [stop.state.id for stop in self.order]
        self.next = dict(zip(ids, ids[1:], strict=False))
        self.tracks = self._tracks(ids)
        self.entries: dict[str, int] = {}
        self.leaving: list[tuple[Way, int]] = []
        self.found = Layout()

    def draw(self) -> Layout:
        y = START
        self.found.arrows.append(_down(PAD, START))
        for stop in self.order:
            y = self._gap(stop, self._stop(stop, y))
        self.found.arrows += [self._bent(way, height) for way, height in self.leaving]
        self.found.width = FIRST_TRACK + TRACK * len(self.tracks)
        self.found.height = y
        return self.found

    def _tracks(self, ids: list[str]) -> dict[str, int]:
        """The x of the track to each target of a bent arrow; those with short ways lie inside."""
        spans: dict[str, int] = {}
        for place, stop in enumerate(self.order):
            for way in self._bending(stop):
                spans[way.to.id] = max(abs(ids.index(way.to.id) - place), spans.get(way.to.id, 0))
        inside_out = sorted(spans, key=lambda target: (spans[target], ids.index(target)))
        return {target: FIRST_TRACK + TRACK * place for place, target in enumerate(inside_out)}

    def _straight(self, stop: Stop) -> list[Way]:
        return [way for way in stop.ways if way.to and way.to.id == self.next.get(stop.state.id)]

    def _bending(self, stop: Stop) -> list[Way]:
        return [way for way in stop.ways if way.to and way.to.id != self.next.get(stop.state.id)]

    def _stop(self, stop: Stop, y: int) -> int:
        """The box with what leaves, stays and comes in on its right; where it ends."""
        beside = y + PAD
        if stop.state.id in self.tracks:
            self.entries[stop.state.id] = beside + PAD
            beside += 2 * PAD
        for way in stop.ways:
            if way not in self._straight(stop):
                beside = self._leave(way, beside) if way.to else self._stay(way, beside)
        lines = tuple(wrap(stop.state.title, TITLE_CHARS)) or (stop.state.id,)
        is_here = stop.state.id == self.here
        height = max(beside - y, TITLE * (len(lines) + is_here) + 2 * PAD, 3 * LINE)
        first = y + (height - TITLE * (len(lines) + is_here)) // 2 + TITLE - 5
        title = Text(MIDDLE, first, lines, stop.state.title)
        self.found.boxes.append(Box(y, height, title, (first + TITLE * len(lines)) if is_here else 0))
        return y + height

    def _gap(self, stop: Stop, y: int) -> int:
        """The straight arrow to the next box with all its labels; where that box begins."""
        ways, baseline = self._straight(stop), y + LINE + PAD // 2
        for way in ways:
            baseline = self._label(way, (MIDDLE + PAD, baseline), LABEL_CHARS)
        if not ways:
            return y + 2 * PAD
        end = baseline - LINE + 2 * PAD
        self.found.arrows.append(_down(y, end, alone=all("user" not in way.step.trigger for way in ways)))
        return end

    def _leave(self, way: Way, y: int) -> int:
        line = self._label(way, (RIGHT + PAD, y + LINE - 4), LABEL_CHARS) - LINE + 6
        self.leaving.append((way, line))
        return line + PAD

    def _stay(self, way: Way, y: int) -> int:
        below = self._label(way, (RIGHT + PAD + LOOP, y + LINE - 3), LOOP_CHARS) - LINE + PAD
        path = f"M{RIGHT} {y + 5}h{LOOP - 8}a5 5 0 0 1 0 10h{8 - LOOP}"
        self.found.arrows.append(Arrow(path, RIGHT, y + 15, alone="user" not in way.step.trigger))
        return max(below, y + 20)

    def _label(self, way: Way, place: tuple[int, int], chars: int) -> int:
        """Write the step's title and what sets it off; the baseline of a next line."""
        notes = tuple(f"({self.say(mark)})" for mark in marks(way.step))
        lines = (*wrap(way.step.title, chars), *(part for note in notes for part in wrap(note, chars)))
        whole = " ".join((way.step.title, *notes))
        self.found.labels.append(Text(*place, lines or (way.step.id,), whole))
        return place[1] + LINE * len(lines or " ")

    def _bent(self, way: Way, y: int) -> Arrow:
        track, end = self.tracks[way.to.id], self.entries[way.to.id]
        up = end < y
        turn = -CURVE if up else CURVE
        path = f"M{RIGHT} {y}H{track - CURVE}q{CURVE} 0 {CURVE} {turn}V{end - turn}q0 {turn} {-CURVE} {turn}H{RIGHT}"
        return Arrow(path, RIGHT, end, alone="user" not in way.step.trigger)


def _down(y: int, end: int, *, alone: bool = False) -> Arrow:
    return Arrow(f"M{MIDDLE} {y}V{end}", MIDDLE, end, down=True, alone=alone)
