"""Two changed versions of one sequence into one; where both changed the same place, a person decides."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coopcms.merge.align import changes


class Conflict(NamedTuple):
    """Both sides changed `base` differently; `position` is where the items hold ours, empty if ours deleted it."""

    position: int
    base: tuple
    ours: tuple
    theirs: tuple


class Stretch(NamedTuple):
    """A part of the base and what each side made of it; `agreed` is what both together want, None in a conflict."""

    base: tuple
    ours: tuple
    theirs: tuple
    agreed: tuple | None


class Merged(NamedTuple):
    """The items of both sides; in a conflict ours stand until a person decides."""

    items: tuple
    conflicts: tuple[Conflict, ...]


class ValueMerge(NamedTuple):
    """One value out of three; in a conflict it is ours."""

    value: object
    conflict: bool


class _Edit(NamedTuple):
    """base[start:end] became `new` on one side; `loose` if it may hold an insertion at its ends."""

    start: int
    end: int
    side: int
    new: tuple

    @property
    def loose(self) -> bool:
        return bool(self.new) and len(self.new) != self.end - self.start


def merge_value(base, ours, theirs) -> ValueMerge:
    """The value of the side that changed it."""
    if ours == theirs or theirs == base:
        return ValueMerge(ours, False)
    return ValueMerge(theirs, False) if ours == base else ValueMerge(ours, True)


def merge(base: Sequence, ours: Sequence, theirs: Sequence) -> Merged:
    """Both sides' changes of a list of hashables; both at one place are a conflict unless they are equal."""
    items, conflicts = [], []
    for stretch in stretches(base, ours, theirs):
        if stretch.agreed is None:
            conflicts.append(Conflict(len(items), *stretch[:3]))
        items += stretch.ours if stretch.agreed is None else stretch.agreed
    return Merged(tuple(items), tuple(conflicts))


def stretches(base: Sequence, ours: Sequence, theirs: Sequence) -> Iterator[Stretch]:
    """The same part by part in order: what nobody changed, and what somebody did; they make up all three sides."""
    base, done = tuple(base), 0
    for group in _groups(sorted([*_edits(base, ours, 0), *_edits(base, theirs, 1)], key=lambda e: e[:3])):
        start, end = group[0].start, max(edit.end for edit in group)
        if start > done:
            yield Stretch(*[base[done:start]] * 4)
        versions = [_version(base, (start, end), [e for e in group if e.side == side]) for side in (0, 1)]
        yield Stretch(base[start:end], *versions, _agreed(base[start:end], versions, group))
        done = end
    if done < len(base):
        yield Stretch(*[base[done:]] * 4)


def _edits(base: tuple, changed: Sequence, side: int) -> Iterator[_Edit]:
    """One side's changes; as many items for as many are that many changes of one item each."""
    for i1, i2, j1, j2 in changes(base, tuple(changed)):
        if i2 - i1 == j2 - j1:
            yield from (_Edit(i1 + n, i1 + n + 1, side, (changed[j1 + n],)) for n in range(i2 - i1))
        else:
            yield _Edit(i1, i2, side, tuple(changed[j1:j2]))


def _groups(edits: list[_Edit]) -> Iterator[list[_Edit]]:
    """Edits that cannot be told apart from one of the other side's stand in one group."""
    group: list[_Edit] = []
    last: dict[int, _Edit] = {}
    for edit in edits:
        other = last.get(1 - edit.side)
        if group and not (other and _meet(other, edit)):
            yield group
            group, last = [], {}
        group.append(edit)
        last[edit.side] = edit
    if group:
        yield group


def _meet(one: _Edit, other: _Edit) -> bool:
    low, high = max(one.start, other.start), min(one.end, other.end)
    if low != high:
        return low < high
    return (one.loose and other.loose) or any(edit.start < low < edit.end for edit in (one, other))


def _version(base: tuple, place: tuple[int, int], edits: list[_Edit]) -> tuple:
    """What one side made of this part of the base."""
    out, at = [], place[0]
    for edit in edits:
        out += [*base[at : edit.start], *edit.new]
        at = edit.end
    return (*out, *base[at : place[1]])


def _agreed(base: tuple, versions: list[tuple], group: list[_Edit]) -> tuple | None:
    """What both want, None in a conflict: one side's change alone, equal changes, or deletions on both sides."""
    ours, theirs = versions
    result = merge_value(base, ours, theirs)
    if not result.conflict:
        return result.value
    if any(edit.new for edit in group):
        return None
    gone = {n for edit in group for n in range(edit.start, edit.end)}
    return tuple(item for n, item in enumerate(base, group[0].start) if n not in gone)
