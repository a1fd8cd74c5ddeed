"""Quotes that nobody has marked: whoever speaks there cannot be asked, unless somebody has said that nobody does."""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from coopcms.content.kinds.declaration import BODY, WORDS_FIRST, Kind
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.content.queries_findings import kept_words
from coopcms.language.flat import rich_doc
from coopcms.language.unmarked import RULE, folded, unmarked_quotes

_MOST = 100_000  # letters of a text that are looked through


class Unmarked(NamedTuple):
    """Words that somebody says, with their marks; the field and the block they stand in."""

    text: str
    field: str
    block: str = ""


def unmarked_in(item: Item, content: Mapping) -> list[Unmarked]:
    """Those in German words about which nobody has decided; one select where there are any."""
    found = unmarked_of(KINDS[item.kind], content)
    return open_of(found, kept_words(item, RULE)) if found else []


def open_of(found: list[Unmarked], kept: Container[str]) -> list[Unmarked]:
    """Those that are not among the words that stay as they are."""
    return [one for one in found if folded(one.text) not in kept]


def unmarked_of(kind: Kind, content: Mapping) -> list[Unmarked]:
    """All in the fields that are read as text, in reading order."""
    if content.get("language", "de") not in ("de", ""):
        return []
    fields = [one for one in (*WORDS_FIRST, *kind.own) if one.section or one in WORDS_FIRST]
    return [found for one in fields for found in _in_field(one.name, one.type, content.get(one.name) or "")]


def _in_field(name: str, of_type: str, value: str | list) -> Iterator[Unmarked]:
    if isinstance(value, str):
        yield from (Unmarked(value[one.start : one.end], name) for one in unmarked_quotes(value[:_MOST]))
    elif of_type == BODY:
        doc = rich_doc(value)
        for one in unmarked_quotes(doc.text[:_MOST], doc.protected):
            leaf = doc.leaves[doc.leaf_at(one.start)]
            yield Unmarked(doc.text[one.start : one.end], name, leaf.block.get("id", ""))
