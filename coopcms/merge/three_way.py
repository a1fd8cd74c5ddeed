"""Two people changed the same list: what both did, and where a person has to decide."""

from dataclasses import dataclass

from coopcms.merge.words import opcodes


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed the same place in different ways; `position` is where ours stands in the merged items."""

    position: int
    base: tuple
    ours: tuple
    theirs: tuple


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged items, ours where there is a conflict."""

    items: tuple
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueMerge:
    """One merged value, ours where there is a conflict."""

    value: object
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class _Edit:
    """`side` (0 ours, 1 theirs) put `new` in the place of base[start:stop]."""

    start: int
    stop: int
    side: int
    new: tuple

    @property
    def grows(self) -> bool:
        return len(self.new) > self.stop - self.start


def merge(base: list, ours: list, theirs: list) -> Merged:
    """What both sides did to a list of hashables. Insertions of both at one point are a conflict unless equal."""
    items, conflicts, at = [], [], 0
    edits = sorted(_edits(base, ours, 0) + _edits(base, theirs, 1), key=lambda edit: (edit.start, edit.stop, edit.side))
    for hunk in _hunks(edits):
        start, stop = hunk[0].start, max(edit.stop for edit in hunk)
        items += base[at:start]
        before = tuple(base[start:stop])
        for part in _decided(before, _applied(base, hunk, 0), _applied(base, hunk, 1)):
            if isinstance(part, Conflict):
                conflicts.append(Conflict(len(items), part.base, part.ours, part.theirs))
                part = part.ours
            items += part
        at = stop
    return Merged((*items, *base[at:]), tuple(conflicts))


def merge_value(base, ours, theirs) -> ValueMerge:
    """One value: who changed it wins; both changed it differently is a conflict."""
    if ours == theirs or theirs == base:
        return ValueMerge(ours)
    return ValueMerge(theirs) if ours == base else ValueMerge(ours, conflict=True)


def _edits(base: list, changed: list, side: int) -> list[_Edit]:
    codes = opcodes(base, changed)
    return [_Edit(i, j, side, tuple(changed[k:m])) for op, i, j, k, m in codes if op != "equal"]


def _hunks(edits: list[_Edit]) -> list[list[_Edit]]:
    """Edits that cannot be done apart from one another stand together."""
    hunks: list[list[_Edit]] = []
    for edit in edits:
        if hunks and any(_clash(edit, other) for other in hunks[-1]):
            hunks[-1].append(edit)
        else:
            hunks.append([edit])
    return hunks


def _clash(x: _Edit, y: _Edit) -> bool:
    """They touch the same items, or both add something at one point, so that nobody can tell the order."""
    overlap = x.start < y.stop and y.start < x.stop
    touch = x.start <= y.stop and y.start <= x.stop
    return x.side != y.side and (overlap or (touch and x.grows and y.grows))


def _applied(base: list, hunk: list[_Edit], side: int) -> tuple:
    """The hunk's stretch of base as this side has it."""
    at, stop, out = hunk[0].start, max(edit.stop for edit in hunk), []
    for edit in hunk:
        if edit.side == side:
            out += [*base[at : edit.start], *edit.new]
            at = edit.stop
    return (*out, *base[at:stop])


def _decided(base: tuple, ours: tuple, theirs: tuple) -> list:
    """The parts of a merged stretch: tuples of items and conflicts. Stretches of one length are decided item by item."""
    whole = merge_value(base, ours, theirs)
    if not whole.conflict:
        return [whole.value]
    if not len(base) == len(ours) == len(theirs) > 1:
        return [Conflict(0, base, ours, theirs)]
    return [part for sides in zip(base, ours, theirs, strict=True) for part in _decided(*((side,) for side in sides))]
