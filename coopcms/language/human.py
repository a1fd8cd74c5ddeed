"""What tells that a word names a human being: who is addressed, who acts so, who stands beside it."""

from functools import cache

from coopcms.language.cues import cues
from coopcms.language.verdicts import Candidate

_POLITE = frozenset(("Sie", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihnen"))


@cache
def _told() -> frozenset[str]:
    """Every word that speaks for a person, at work or at law, in its acts and traits."""
    kinds = ("human_verb", "human_cue", "human_sure", "of_people", "work")
    return _POLITE.union(*(cues(kind) for kind in kinds))


def is_human(one: Candidate) -> bool:
    """Whether anything in the sentence speaks for a person; nothing may mean a device or an animal."""
    text = one.text
    around = [k for k in text.sentence(one.i) if k != one.i]
    words = [text.text(k) for k in around]
    if any(word in _told() or word.lower() in cues("addressed") for word in words):
        return True
    if one.people_here or _is_served(one):
        return True
    return any(not reading.thing and "both" not in reading.entry.flags for k in around for reading in text.readings(k))


def _is_served(one: Candidate) -> bool:
    """`Dem Taucher gelang …`, `hilft dem Melker`: a dative of its own stands for somebody."""
    left = one.phrase.left
    article = one.text.text(left.det).lower() if left.det is not None else ""
    return left.preposition is None and article in ("dem", "einem", "diesem", "jedem")
