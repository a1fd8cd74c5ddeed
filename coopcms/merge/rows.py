"""Three bodies side by side, paragraph by paragraph: what either side changed, and where a person has to decide."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count, groupby
from typing import NamedTuple

from coopcms.merge.blocks import CHANGE, aligned
from coopcms.merge.keys import Keyed, key
from coopcms.merge.pairs import pairs
from coopcms.merge.three_way import Conflict, Merged, merge_value, stretches
from coopcms.merge.words import DELETE, EQUAL, INSERT

SAME, MINE, THEIRS, ALIKE, FEWER, INNER, OPEN = "same", "mine", "theirs", "alike", "fewer", "inner", "open"

Blocks = tuple[dict, ...]


class Row(NamedTuple):
    """Blocks of the base, none where they are new, and what both sides made of them.

    `op` says who changed them: nobody, one side, both alike, both by taking some out (`fewer`), both in different
    places of one group (`inner` rows), or both differently: such rows are open and have a `number`. `taken` is what
    the merged body holds: the empty group of inner rows, nothing while a row is open. `within`: the types around.
    """

    op: str
    base: Blocks
    mine: Blocks
    theirs: Blocks
    taken: Blocks = ()
    inner: tuple["Row", ...] = ()
    within: tuple[str, ...] = ()
    number: int = 0


def rows(base: Sequence[dict], mine: Sequence[dict], theirs: Sequence[dict]) -> tuple[Row, ...]:
    """The rows in reading order; each side's blocks stand in them completely, in their order, each once."""
    return _numbered(_rows(base, mine, theirs), (), count(1))


def open_rows(found: Sequence[Row]) -> Iterator[Row]:
    """Those that a person decides, at every depth, in the order of their numbers."""
    for row in found:
        if row.op == OPEN:
            yield row
        yield from open_rows(row.inner)


def compose(found: Sequence[Row], decided: Mapping[int, Sequence[dict]] | None = None) -> list[dict]:
    """The merged body with the blocks decided for each number, mine where nothing is; no id stands in it twice."""
    return _with_unique_ids(_composed(found, decided or {}), set())


def stamp_of(row: Row) -> str:
    """Equal for rows of the same three texts: what was decided on one holds for the other."""
    sides = tuple(tuple(map(key, side)) for side in (row.base, row.mine, row.theirs))
    return sha256(repr((row.within, sides)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def merge_blocks(base: Sequence[dict], ours: Sequence[dict], theirs: Sequence[dict]) -> Merged:
    """Both sides' changes in one body, ours where a person has to decide.

    Two changes of one paragraph are a conflict, two of one list or box only if they meet in it, too. Inline quotes
    keep their numbers: `blocks.normal` counts them anew.
    """
    items, conflicts = [], []
    for row in rows(base, ours, theirs):
        if next(open_rows((row,)), None):
            conflicts.append(Conflict(len(items), row.base, row.mine, row.theirs))
        items += _composed((row,), {})
    return Merged(tuple(_with_unique_ids(items, set())), tuple(conflicts))


def _rows(base: Sequence[dict], mine: Sequence[dict], theirs: Sequence[dict]) -> Iterator[Row]:
    i = j = k = 0
    for stretch in stretches(*([Keyed(block) for block in side] for side in (base, mine, theirs))):
        ends = i + len(stretch.base), j + len(stretch.ours), k + len(stretch.theirs)
        sides = tuple(base[i : ends[0]]), tuple(mine[j : ends[1]]), tuple(theirs[k : ends[2]])
        if stretch.agreed is None:
            yield from _cut(*sides)
        elif not merge_value(*stretch[:3]).conflict:
            yield from _alone(*sides)
        else:
            yield Row(FEWER, *sides, taken=tuple(keyed.block for keyed in stretch.agreed))
        i, j, k = ends


def _alone(base: Blocks, mine: Blocks, theirs: Blocks) -> Iterator[Row]:
    """Rows of what one side changed, or both alike, or nobody."""
    before, ours, yours = (tuple(map(Keyed, side)) for side in (base, mine, theirs))
    op = MINE if yours == before else THEIRS if ours == before else ALIKE
    twins = iter(mine if op == THEIRS else theirs)  # one for each block of the base, or of mine where both are alike
    for change in aligned(list(base), list(theirs if op == THEIRS else mine)):
        was, now = _one(change.old), _one(change.new)
        twin = tuple(next(twins) for _block in (now if op == ALIKE else was))
        sides = (twin, now) if op == THEIRS else (now, twin)
        yield Row(SAME if change.op == EQUAL else op, was, *sides, taken=now)


def _one(block: dict | None) -> Blocks:
    return () if block is None else (block,)


def _cut(base: Blocks, mine: Blocks, theirs: Blocks) -> Iterator[Row]:
    """A place both changed, cut at each block of which both kept something."""
    with_mine, with_theirs = dict(pairs(base, mine)), dict(pairs(base, theirs))
    i = j = k = 0
    for n in (n for n in range(len(base)) if n in with_mine and n in with_theirs):
        a, b = with_mine[n], with_theirs[n]
        yield from _gap(base[i:n], mine[j:a], theirs[k:b])
        yield from _kept(base[n], mine[a], theirs[b])
        i, j, k = n + 1, a + 1, b + 1
    yield from _gap(base[i:], mine[j:], theirs[k:])


def _gap(base: Blocks, mine: Blocks, theirs: Blocks) -> Iterator[Row]:
    """Blocks between two cuts: nobody can say which became which but for what only one side did."""
    sides = [tuple(map(Keyed, side)) for side in (base, mine, theirs)]
    if not merge_value(*sides).conflict:
        yield from _alone(base, mine, theirs)
    elif base:
        yield Row(OPEN, base, mine, theirs)
    else:
        yield from _new(mine, theirs)


def _new(mine: Blocks, theirs: Blocks) -> Iterator[Row]:
    """New blocks of both sides at one place: those alike are a row each, what only one side has between them another.

    It is taken only where the other side has nothing of its own here.
    """
    changes = list(aligned(list(mine), list(theirs)))
    both = {INSERT, DELETE} <= {one.op for one in changes}
    for apart, run in groupby(changes, lambda one: one.op in (INSERT, DELETE)):
        found = list(run)
        if not apart:
            yield from (_paired(one.old, one.new, one.op) for one in found)
            continue
        ours, yours = (tuple(one[n] for one in found if one[n] is not None) for n in (1, 2))
        op = OPEN if both else MINE if ours else THEIRS
        yield Row(op, (), ours, yours, taken=() if op == OPEN else ours or yours)


def _paired(mine: dict, theirs: dict, op: str) -> Row:
    if op == CHANGE:
        return Row(OPEN, (), (mine,), (theirs,))
    return Row(ALIKE, (), (mine,), (theirs,), taken=(mine,))


def _kept(base: dict, mine: dict, theirs: dict) -> Iterator[Row]:
    """One block as both sides left it: a list, quote or box both changed is looked into."""
    result = merge_value(*map(Keyed, (base, mine, theirs)))
    if not result.conflict:
        yield from _alone((base,), (mine,), (theirs,))
        return
    attrs = merge_value(*(block.get("attrs") or {} for block in (base, mine, theirs)))
    group = all("children" in block and block["type"] == base["type"] for block in (base, mine, theirs))
    if not group or base["type"] == "table" or attrs.conflict:  # a table keeps all its rows equally long
        yield Row(OPEN, (base,), (mine,), (theirs,))
        return
    inner = tuple(_rows(base["children"], mine["children"], theirs["children"]))
    shell = {**mine, "attrs": attrs.value, "children": []}
    yield Row(INNER, (base,), (mine,), (theirs,), taken=(shell,), inner=inner)


def _numbered(found: Iterator[Row] | Sequence[Row], within: tuple[str, ...], numbers: Iterator[int]) -> tuple[Row, ...]:
    out = []
    for row in found:
        inner = _numbered(row.inner, (*within, row.base[0]["type"]), numbers) if row.inner else ()
        number = next(numbers) if row.op == OPEN else 0
        out.append(row._replace(inner=inner, within=within, number=number))
    return tuple(out)


def _composed(found: Sequence[Row], decided: Mapping[int, Sequence[dict]]) -> list[dict]:
    out: list[dict] = []
    for row in found:
        if row.op == OPEN:
            out += decided.get(row.number, row.mine)
        elif row.op == INNER:
            out.append({**row.taken[0], "children": _composed(row.inner, decided)})
        else:
            out += row.taken
    return out


def _with_unique_ids(blocks: list[dict], taken: set) -> list[dict]:
    out = []
    for block in blocks:
        if block.get("id") in taken:
            block = {name: value for name, value in block.items() if name != "id"}
        taken.update({block["id"]} if block.get("id") else ())
        if "children" in block:
            block = {**block, "children": _with_unique_ids(block["children"], taken)}
        out.append(block)
    return out
