"""What one can point at in a text, and where the words are that remarks point at already."""

from collections.abc import Iterable

from coopcms.admin.review_diff_html import Remarks
from coopcms.admin.review_diff_words import Note
from coopcms.blocks.shape import leaves
from coopcms.language.sentences import sentences
from coopcms.merge.spans import stands
from coopcms.review.passages import text_of_leaf
from coopcms.review.queries_comments import Thread
from coopcms.review.services_comments import MOST_WORDS

_MOST = 40  # sentences of one passage to choose from


def remarks_on(threads: Iterable[Thread]) -> Remarks:
    """The notes that open remarks make in the newest text."""
    notes: dict[str, list[Note]] = {}
    for thread in threads:
        if thread.found and thread.is_open and thread.found.start < thread.found.end:
            note = Note(thread.found.start, thread.found.end, thread.number, thread.first.id)
            notes.setdefault(thread.found.name, []).append(note)
    return Remarks({name: tuple(found) for name, found in notes.items()})


def sentences_of(blocks: list) -> tuple[str, ...]:
    """The sentences of a passage, each once, in reading order; a few of very many."""
    every = (one for leaf in leaves(blocks) for one in sentences(text_of_leaf(leaf)) if len(one) <= MOST_WORDS)
    return tuple(dict.fromkeys(every))[:_MOST]


def section_notes(name: str, text: str, paragraphs: list[dict], remarks: Remarks) -> Remarks:
    """The notes on a field of several paragraphs, which get names so that each has its own."""
    found: dict[str, list[Note]] = {}
    at = 0
    for number, block in enumerate(paragraphs):
        block["id"], words = f"{name}.{number}", text_of_leaf(block)
        place = stands(words, text, at)
        for note in remarks.notes.get(name, ()) if place else ():
            inner = stands(text[note.start : note.end], words, note.start - place.start)
            if inner and place.start <= note.start < place.end:
                found.setdefault(block["id"], []).append(note._replace(start=inner.start, end=inner.end))
        at = place.end if place else at
    return Remarks({key: tuple(notes) for key, notes in found.items()})
