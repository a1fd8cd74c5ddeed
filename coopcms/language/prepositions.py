"""Prepositions and the cases they ask for."""

from coopcms.language.determiners import CONTRACTIONS
from coopcms.language.lexicon import grammar

_CASES = {word: cases for cases in ("D", "A", "G", "DA") for word in grammar(f"prep_{cases}")}
_CASES |= dict.fromkeys(CONTRACTIONS, "D")
_COLLOQUIAL = grammar("prep_also_D")


def governs(text: str) -> str:
    """The cases a preposition in small letters asks for, several where several are possible; empty for other words."""
    return _CASES.get(text, "")


def also(text: str) -> str:
    """The dative, which some genitive prepositions take where no genitive could be seen; empty for the others."""
    return "D" if text in _COLLOQUIAL else ""
