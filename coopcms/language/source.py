"""The text as it is looked up (NFC, no soft hyphens) and the way back to the offsets of what was given."""

import re
import unicodedata
from dataclasses import dataclass

SOFT_HYPHEN = "\u00ad"
_RARE = re.compile("[\u00ad\u0300-\u036f]")
_CLUSTER = re.compile(  # a longer heap of marks takes time by its square
    "\u00ad|\\s|[^\u00ad](?:[\u00ad\u200d]{0,3}[\u0300-\u036f]{1,30})?", re.S
)


@dataclass(frozen=True, slots=True)
class Source:
    """`plain` is read, `given` was given; both are the same object where nothing had to be folded."""

    given: str
    plain: str
    starts: tuple[int, ...] = ()  # for each letter of `plain`, and its end below, in `given`
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in `given` of plain[start:end]; an empty span stays empty."""
        if not self.starts or start >= end:
            at = self._at(start)
            return (at, at) if start >= end else (start, end)
        return self.starts[start], self.ends[end - 1]

    def _at(self, position: int) -> int:
        if not self.starts:
            return position
        return self.starts[position] if position < len(self.starts) else len(self.given)


def source(text: str) -> Source:
    """Fold `text` letter by letter; linear, and without copies for ordinary text."""
    if not _RARE.search(text):
        return Source(text, text)
    letters, starts, ends = [], [], []
    for match in _CLUSTER.finditer(text):
        folded = unicodedata.normalize("NFC", match[0].replace(SOFT_HYPHEN, "")) if match[0] != SOFT_HYPHEN else ""
        letters.append(folded)
        starts += [match.start()] * len(folded)
        ends += [match.end()] * len(folded)
    return Source(text, "".join(letters), tuple(starts), tuple(ends))
