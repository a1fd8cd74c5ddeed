"""Words with a gender sign taken apart: the article, adjective or noun in them, and the sign changed for another."""

import re
from functools import lru_cache

from coopcms.language.determiners import CONTRACTIONS, Determiner, determiner
from coopcms.language.findings import SIGNS

_APART = re.compile(r"(?P<stem>[^:*_·•‧∙/(]+?)(?:[:*_·•‧∙]-?|/-?|\(|(?=I(?:n$|nnen)))(?P<tail>.+)")
_ENDING = re.compile(r"([^-)]+)(?:\)(en)?)?")  # in, innen), inn)en
_PLAIN_SIGN = re.compile("[:*_](?=[^\\W_])")


def apart(text: str) -> tuple[str, str]:
    """What stands before and behind the sign, the rest of a compound included; ("", "") for words without one."""
    match = _APART.match(text)
    return (match["stem"], match["tail"]) if match else ("", "")


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[str, str]:
    """What stands before the sign and the ending behind it; ("", "") for words without one and for compounds."""
    stem, tail = apart(text)
    match = _ENDING.fullmatch(tail)
    return (stem, match[1] + (match[2] or "")) if match else ("", "")


def swapped(text: str, style: str) -> str:
    """The same word with the sign of this style; only colon, star and underscore change places without loss."""
    return _PLAIN_SIGN.sub(SIGNS[style], text)


def plain(text: str, sign: str) -> str:
    """An adjective or pronoun without sign and what follows it; other words as they are."""
    return (parts(text)[0] or text) if sign else text


@lru_cache(maxsize=4096)
def article(text: str, sign: str) -> tuple[Determiner | None, bool]:
    """The article in a word, a contraction or a form with sign, and whether it is a contraction."""
    if not sign:
        split = CONTRACTIONS.get(text.lower())
        return determiner(split[1] if split else text), bool(split)
    base, ending = parts(text)
    if base.lower() in CONTRACTIONS:
        return both_genders("dem", "der"), True
    return _signed(base, ending), False


def _signed(base: str, ending: str) -> Determiner | None:
    """`der:die`, `jede:r`, `ein:e`, `einer:m`: the masculine article in the cells both halves share."""
    pairs = (base, ending), (ending, base), (base, base + ending), (base + ending, base), (base[:-1] + ending, base)
    found = next(filter(None, (both_genders(*pair) for pair in pairs)), None)
    if found is None and ending == "r" and base.endswith("e"):  # eine:r, as a pronoun has it
        return both_genders(base[:-1], base)
    return found or both_genders(base, base[:-1] + ending)


def both_genders(masculine: str, feminine: str) -> Determiner | None:
    """One article word in both genders, with the masculine cells whose feminine has the other form."""
    one, other = determiner(masculine), determiner(feminine)
    if one is None or other is None or one.lemma != other.lemma:
        return None
    shared = frozenset((case, "m") for case, gender in one.cells if gender == "m" and (case, "f") in other.cells)
    return Determiner(one.lemma, one.kind, shared) if shared else None
