"""A passage as it is read in a list: what stands around it in the same line."""

_LONG = 120  # letters of a passage that are shown
_AROUND = 60  # letters before and after


def in_context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after text[start:end] in the same line, cut between words."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    last = min(text.find("\n", end) % (len(text) + 1), end + _AROUND)
    before, after = text[first:start], text[end:last]
    if first and text[first - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if last < len(text) and text[last] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return before, after


def short(surface: str) -> str:
    """The words of a finding; of very many the first."""
    return surface if len(surface) <= _LONG else surface[:_LONG].rpartition(" ")[0] + " …"
