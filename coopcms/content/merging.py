"""Three texts into one, field by field; the body block by block. Where both changed the same, a person decides."""

from dataclasses import dataclass

from coopcms.blocks.canonical import digest
from coopcms.blocks.normal import normal
from coopcms.merge.rows import merge_blocks
from coopcms.merge.three_way import merge_value


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field both sides changed differently; values are those of the field (text, or blocks for the body)."""

    field: str
    base: object
    ours: object
    theirs: object


def merge_contents(base: dict, ours: dict, theirs: dict) -> tuple[dict, tuple[FieldConflict, ...]]:
    """(content, conflicts): in a conflict the content holds ours until a person decides."""
    merged, conflicts = {}, []
    for name in sorted({*base, *ours, *theirs}):
        sides = [side.get(name) or ([] if name == "body" else "") for side in (base, ours, theirs)]
        merged[name], clash = _body(*sides) if name == "body" else _value(*sides)
        if clash:
            conflicts.append(FieldConflict(name, *sides))
    return merged, tuple(conflicts)


def _body(base: list, ours: list, theirs: list) -> tuple[list, bool]:
    result = merge_blocks(base, ours, theirs)
    return normal(list(result.items)), bool(result.conflicts)


def _value(base, ours, theirs) -> tuple[object, bool]:
    if isinstance(base, list) or isinstance(ours, list) or isinstance(theirs, list):
        keys = {digest([side]): side for side in (base, ours, theirs)}
        result = merge_value(*(digest([side]) for side in (base, ours, theirs)))
        return keys[result.value], result.conflict
    result = merge_value(base, ours, theirs)
    return result.value, result.conflict
