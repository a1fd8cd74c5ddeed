"""The texts that remarks can be about, by name: every paragraph, item and cell of the body by its id, every field."""

from dataclasses import dataclass

from coopcms.blocks.shape import Block, leaves, walk
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Revision
from coopcms.merge.spans import Quote, quoted, stands

AROUND = 1000  # letters before and after the words that are kept with them


@dataclass(frozen=True, slots=True)
class Spot:
    """What somebody points at: a block or field, words in it, and near which letter of which text these are."""

    place: str
    words: str = ""
    text: str = ""
    start: int = 0


def text_of_leaf(block: Block) -> str:
    """The words of a paragraph, letter by letter as an editor counts them; a line break is one."""
    return "".join(text for text, _marks in block["runs"])


def texts_of(kind: str, revision: Revision) -> dict[str, str]:
    """Every text of a revision, the body's in reading order, then fields of plain words."""
    words = revision.content | revision.placement
    body = {leaf["id"]: text_of_leaf(leaf) for leaf in leaves(words.get("body") or []) if leaf.get("id")}
    fields = (field for field in KINDS[kind].fields if field.type in (d.TEXT, d.LINES))
    return body | {field.name: words.get(field.name) or "" for field in fields}


def located(kind: str, revision: Revision, spot: Spot) -> tuple[str, Quote] | None:
    """The text that holds the words and where in it, at their place before anywhere else; None if they are nowhere."""
    texts = texts_of(kind, revision)
    near = [spot.text, *_names_at(revision, spot.place)]
    for name in dict.fromkeys([*(name for name in near if name in texts), *texts]):
        span = stands(spot.words, texts[name], spot.start if name == spot.text else 0)
        if span:
            return name, quoted(texts[name], span, AROUND)
    return None


def _names_at(revision: Revision, place: str) -> list[str]:
    """The texts of one place: a field is one, a block holds those of its paragraphs."""
    top = next((block for block in walk(revision.content.get("body") or []) if block.get("id") == place), None)
    return [leaf["id"] for leaf in leaves([top]) if leaf.get("id")] if top else [place]
