"""The last look: words of a file that are neither in the draft nor named otherwise are named here."""

import re
from collections import Counter

from coopcms.blocks.runs import tidy
from coopcms.exchange import note_words as say
from coopcms.exchange.found import Note

_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060]")


def lost(visible: str, placed: str) -> tuple[Note, ...]:
    """A note with the words that `visible` holds more often than `placed`, in their order; none if there are none."""
    short = _counted(visible)
    short.subtract(_counted(placed))
    missing = []
    for word in _words(visible):
        if short[word] > 0:
            short[word] -= 1
            missing.append(word)
    return (Note(say.LOST, {}, (" ".join(missing),)),) if missing else ()


def _counted(text: str) -> Counter:
    return Counter(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(_UNSEEN.sub("", tidy(text)))
