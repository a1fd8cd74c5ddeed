"""Quotes that leave open who speaks."""

import re
from collections.abc import Iterator

from coopcms.blocks.shape import Block, leaves
from coopcms.errors import msg
from coopcms.readiness.lines import HINT, MOST_PLACES, Line
from coopcms.readiness.structure import place_of
from coopcms.readiness.subject import Subject

_SAID = re.compile(
    r"\b(?:sag|erklär|beton|bericht|mein|ergänz|erläuter|erinner|schilder|beschreib|resümier|fass|lob|freu|hoff|"
    r"versprich|verspr|kündig|find|weiß|hält|stell|unterstreich|bekräftig|zitier|schreib|antwort|frag|wünsch|bilanzier)"
    r"(?:t|te|en|ten|et|ete|st)?\b"
    r"|\bso\s+(?:[A-ZÄÖÜ]|der|die|das)"
    r"|\b(?:laut|nach Angaben|zufolge|heißt es|sprach|rief|schrieb|fand|sah|sieht|hielt|gab|gibt)\b"
)
_SIGNED = re.compile(r"^\s*[–—-]\s*[A-ZÄÖÜ]")
_WORDS = 5  # a shorter inline quote is a title or a word that somebody keeps at a distance


def quote_lines(about: Subject) -> Iterator[Line]:
    """One line for all quotes near which nobody is said to speak."""
    places = [place for block in _unspoken(about.body) if (place := place_of(about, block))]
    if places:
        message, repair = msg("Nobody is named."), msg("Say beside the quote who speaks.")
        yield Line("quote.speaker", HINT, message, repair, places=tuple(places[:MOST_PLACES]), count=len(places))


def _unspoken(blocks: list[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        if block["type"] == "quote":
            beside = [_text(one) for one in blocks[max(number - 1, 0) : number] + blocks[number + 1 : number + 2]]
            if not (_is_signed(block) or any(_SAID.search(text) for text in beside) or _follows(beside[-1:])):
                yield block
        elif "children" in block:
            yield from _unspoken(block["children"])
        elif _quotes_a_sentence(block) and not _SAID.search(_outside(block)) and not _is_told(blocks, number):
            yield block


def _is_signed(block: Block) -> bool:
    """True where the quote's last line is a dash with a name."""
    return any(bool(_SIGNED.match(_text(leaf))) for leaf in list(leaves([block]))[-1:])


def _follows(after: list[str]) -> bool:
    return any(_SIGNED.match(text) for text in after)


def _is_told(blocks: list[Block], number: int) -> bool:
    """True where the paragraph before opens the quote with a colon."""
    return number > 0 and _text(blocks[number - 1]).rstrip().endswith(":")


def _quotes_a_sentence(block: Block) -> bool:
    quoted = " ".join(text for text, marks in block["runs"] if any(mark.startswith("q:") for mark in marks))
    return len(quoted.split()) >= _WORDS


def _outside(block: Block) -> str:
    return " ".join(text for text, marks in block["runs"] if not any(mark.startswith("q:") for mark in marks))


def _text(block: Block) -> str:
    return " ".join(text for leaf in leaves([block]) for text, _marks in leaf["runs"])
