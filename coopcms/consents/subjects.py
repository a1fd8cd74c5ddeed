"""What in a text somebody else has to say yes to: its quotes, and what a story tells of a firm; each with its hash."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from coopcms.blocks.canonical import digest
from coopcms.blocks.quotes import quotes_in, veiled
from coopcms.blocks.shape import Block
from coopcms.blocks.text import plain

FIRM = (
    "company", "company_place", "sector", "company_size", "period", "technology",
    "figure_value", "figure_unit", "figure_label", "figure_baseline", "figure_period", "figure_confirmed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote where it stands: its words, the paragraph they stand in or after, the id of the block."""

    hash: str
    text: str
    context: str
    kind: str
    block: str


def hash_of(text: str) -> str:
    """The name of exactly these words; marks and place do not count, every sign does."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def passages(blocks: list, shown: Container[str] | None = None) -> list[Passage]:
    """All quotes of a body in reading order; words that are quoted twice are two passages of one hash.

    Where `shown` names hashes, the words of all other quotes are left out of what stands around a passage.
    """
    return list(_passages(blocks, shown))


def around(leaf: Block, shown: Container[str] | None) -> str:
    """What a leaf says, without the words of quotes that are not among the `shown`."""
    return plain([leaf if shown is None else veiled(leaf, lambda words: hash_of(words) in shown)])


def _passages(blocks: list, shown: Container[str] | None) -> Iterator[Passage]:
    before = ""
    for block in blocks:
        if "children" in block and block["type"] != "quote":
            yield from _passages(block["children"], shown)
        else:
            yield from _of(block, before, shown)
        before = around(block, shown) if "runs" in block else ""


def _of(block: Block, before: str, shown: Container[str] | None) -> Iterator[Passage]:
    for quote in quotes_in([block]):
        text = quote["text"]
        context = around(block, shown) if quote["kind"] == "inline" else "\n\n".join(filter(None, (before, text)))
        yield Passage(hash_of(text), text, context, quote["kind"], quote["id"])


def about_firm(content: Mapping) -> dict[str, str]:
    """What a story tells of the firm in fields of their own, as far as they are filled, the firm's name or without."""
    return {name: content[name] for name in FIRM if content.get(name)}


def title_of_firm(content: Mapping) -> str:
    """What these facts are called in lists: the firm, where it is named, else the first of them; "" where none is."""
    return next(iter(about_firm(content).values()), "")


def hash_about_firm(content: Mapping) -> str:
    """The name of exactly these facts, "" where there are none."""
    facts = about_firm(content)
    return digest(facts) if facts else ""
