"""What an import recognised and what it did not, as plain data: to be kept, shown at the desk and printed."""

from collections.abc import Iterable
from dataclasses import asdict

from coopcms.blocks.shape import HEADINGS, LISTS, walk
from coopcms.exchange.found import Note, Picture
from coopcms.exchange.known_names import Name, proposals
from coopcms.exchange.press_text import PressText

MOST_LETTERS = 200_000  # of the passages of one note; the file itself still has the rest
MOST_QUOTES, LONGEST_QUOTE = 200, 2_000


def report_on(text: PressText, names: Iterable[Name]) -> dict:
    """Everything worth telling of an import; `names` are those of the network."""
    known = proposals(text.words, names)
    return {
        "form": text.form,
        "parts": [name for name in ("kicker", "dateline", "title", "subtitle", "lead") if getattr(text, name)],
        "counts": counts(text),
        "quotes": [_plain(asdict(quote)) for quote in text.quotes[:MOST_QUOTES]],
        "people": [one._asdict() for one in known if one.kind == "person"],
        "organisations": [one._asdict() for one in known if one.kind == "organisation"],
        "pictures": [_picture(one) for one in text.pictures],
        "notes": [_note(note) for note in text.notes],
    }


def counts(text: PressText) -> dict[str, int]:
    """How many of each kind of thing the draft holds; what there is none of is 0."""
    types = [block["type"] for block in walk(text.body)]
    return {
        "subheads": sum(kind in HEADINGS for kind in types),
        "lists": sum(kind in LISTS for kind in types) - bool(text.footnotes),
        "tables": types.count("table"),
        "quotes": len(text.quotes),
        "footnotes": text.footnotes,
        "links": len(_links(text)),
        "pictures": len(text.pictures),
    }


def _links(text: PressText) -> list[str]:
    """Addresses of links, each as often as words lead there."""
    found, before = [], ""
    for block in walk(text.body):
        for _words, marks in block.get("runs", ()):
            here = next((mark for mark in marks if mark.startswith("a:")), "")
            found += [here] if here and here != before else []
            before = here
        before = ""
    return found


def _picture(picture: Picture) -> dict:
    return {"name": picture.name, "media_type": picture.media_type, "alt": picture.alt, "size": len(picture.data)}


def _note(note: Note) -> dict:
    left, told = MOST_LETTERS, []
    for passage in note.passages:
        if left <= 0:
            break
        told.append(passage[:left])
        left -= len(passage)
    return {"message": note.message, "values": note.values, "passages": told, "more": len(note.passages) - len(told)}


def _plain(quote: dict) -> dict:
    return {name: value[:LONGEST_QUOTE] if isinstance(value, str) else value for name, value in quote.items()}
