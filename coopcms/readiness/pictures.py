"""Where the pictures and quotes stand that a check of the workflow asks about."""

from collections.abc import Iterator, Mapping

from coopcms.blocks.shape import walk
from coopcms.readiness.lines import MOST_PLACES, Place
from coopcms.readiness.passages import BODY, placed
from coopcms.readiness.subject import Subject


def picture_places(about: Subject, values: Mapping) -> tuple[Place, ...]:
    """The blocks that a check names, each with its caption or the words in it; none where it names none."""
    return tuple(_places(about, values.get("blocks", "").split()))[:MOST_PLACES]


def _places(about: Subject, names: list[str]) -> Iterator[Place]:
    for block in walk(about.body) if names else ():
        if block.get("id") in names:
            words = next((found for leaf in walk([block]) if (found := about.passages.by_leaf.get(id(leaf)))), None)
            yield placed(words, 0, len(words.text)) if words else Place(BODY, block["id"])
