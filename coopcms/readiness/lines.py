"""A line of the readiness list: what is wrong, where, and what mends it; severities in the order people read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

BLOCKING, WARNING, HINT = "blocking", "warning", "hint"
SEVERITIES = (BLOCKING, WARNING, HINT)
MOST_PLACES = 8  # that one line names
_PASSAGE = 80  # letters of a passage that are shown


@dataclass(frozen=True, slots=True)
class Place:
    """A field, or a passage of it; offsets in UTF-16 inside the block's text.

    `number` counts the paragraphs, headings, items and cells of the body from 0, for blocks that have no id yet.
    """

    field: str
    block: str = ""
    start: int = 0
    end: int = 0
    number: int = -1
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding: `message` and `repair` are msgids for `values`, or German sentences of the language checks.

    `steps`: the transitions it concerns, by id; `way` leads where no field does: (label, a msgid; end of an address).
    `count` is how many places there are; not all need be named.
    """

    rule: str
    severity: str
    message: str
    repair: str
    values: Mapping = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    steps: tuple[str, ...] = ()
    way: tuple[str, str] = ("", "")
    count: int = 1
    is_german: bool = False

    @property
    def anchor(self) -> str:
        """The end of the address at which it is mended: a field of the form, or another page of the item."""
        return f"#{self.places[0].field}" if self.places else self.way[1]


def counts(lines: Iterable[Line]) -> dict[str, int]:
    """How many lines there are of each severity."""
    found = dict.fromkeys(SEVERITIES, 0)
    for line in lines:
        found[line.severity] += 1
    return found


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What blocks first, then what is missing, then hints; within each as the checks found them."""
    return tuple(sorted(lines, key=lambda line: SEVERITIES.index(line.severity)))


def shortened(text: str) -> str:
    """A passage in one line, cut between words."""
    text = " ".join(text.split())
    if len(text) <= _PASSAGE:
        return text
    return (text[:_PASSAGE].rpartition(" ")[0] or text[:_PASSAGE]) + " …"
