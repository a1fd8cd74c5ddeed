"""What makes two blocks the same: everything but their ids."""

_UNSEEN = ("id",)


def key(value):
    """A hashable twin of a block or any JSON value, ids left out, marks in order, absent attributes as none."""
    if isinstance(value, dict):
        parts = {"attrs": {}, **value} if "type" in value else value
        return tuple(sorted((name, key(part)) for name, part in parts.items() if name not in _UNSEEN))
    if isinstance(value, list | tuple):
        return tuple(map(key, value))
    return value


def text_of(block: dict) -> str:
    """The words of a block and all blocks in it, one leaf a line."""
    if "runs" in block:
        return "".join(text for text, _ in block["runs"])
    return "\n".join(map(text_of, block.get("children", ())))


def marks_of(block: dict) -> list:
    """For each character of `text_of` what is shown about it besides: its leaf's type and attributes, its marks."""
    if "runs" in block:
        leaf = (block["type"], key(block.get("attrs", {})))
        return [(*leaf, *sorted(marks)) for text, marks in block["runs"] for _ in text]
    out: list = []
    for number, child in enumerate(block.get("children", ())):
        out += ([None] if number else []) + marks_of(child)
    return out
