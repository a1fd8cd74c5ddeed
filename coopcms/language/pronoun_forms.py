"""jeder and keiner as pronouns in every style, with the relative pronoun that follows them."""

from coopcms.language.agreement import Change, capital
from coopcms.language.determiners import joined
from coopcms.language.findings import SIGNS, Style
from coopcms.language.passage import Passage

_FEMININE = {
    "jeder": "jede", "jedem": "jeder", "jeden": "jede", "keiner": "keine", "keinem": "keiner", "keinen": "keine",
}  # fmt: skip
_RELATIVE = {"der": "die", "dem": "der", "den": "die", "dessen": "deren"}
_NOBODY = {"keiner": "niemand", "keinem": "niemandem", "keinen": "niemanden"}


def pronoun_changes(text: Passage, i: int, style: Style, pair_order: str = "f-m") -> list[Change]:
    """Changes that name everybody; an existing pair is written as one form where the style has one."""
    word = text.text(i)
    masculine = word.lower()
    feminine = _FEMININE.get(masculine, "")
    if not feminine:
        return []
    if style == "neutral" and masculine in _NOBODY:
        return [_change(text, (i, i), _NOBODY[masculine])]
    first, last = _pair(text, i, feminine)
    if first != last and style in ("neutral", "pair", "slash"):
        return []
    changes = [_change(text, (first, last), _both(masculine, feminine, style, pair_order))]
    return [*changes, *_relative(text, last, style, pair_order)]


def _both(masculine: str, feminine: str, style: Style, pair_order: str) -> str:
    if style in SIGNS:
        return joined(masculine, feminine, SIGNS[style])
    if style == "inner_i":
        return joined(masculine, feminine, "/")
    halves = (feminine, masculine) if pair_order == "f-m" else (masculine, feminine)
    joint = "/" if style == "slash" else " oder " if masculine.startswith("kein") else " und "
    return joint.join(halves)


def _pair(text: Passage, i: int, feminine: str) -> tuple[int, int]:
    """The tokens of `jede und jeder`, in either order; the pronoun alone where there is no pair."""
    for first, last, other in ((i - 2, i, i - 2), (i, i + 2, i + 2)):
        joint = text.text((first + last) // 2)
        if text.same_sentence(i, other) and text.text(other).lower() == feminine and joint in ("und", "oder", "/"):
            return first, last
    return i, i


def _relative(text: Passage, last: int, style: Style, pair_order: str) -> list[Change]:
    """`jeder, der …`: the relative pronoun agrees."""
    word = text.text(last + 2)
    if text.text(last + 1) != "," or word not in _RELATIVE or not text.same_sentence(last, last + 2):
        return []
    if text.shield[last + 2]:
        return []
    feminine = _RELATIVE[word]
    if style in SIGNS or style == "inner_i":
        new = f"{word}{SIGNS.get(style, '/')}{feminine}"
    else:
        halves = (feminine, word) if pair_order == "f-m" else (word, feminine)
        new = ("/" if style == "slash" else " oder ").join(halves)
    return [_change(text, (last + 2, last + 2), new)]


def _change(text: Passage, at: tuple[int, int], new: str) -> Change:
    first, last = text.tokens[at[0]], text.tokens[at[1]]
    return Change(first.start, last.end, capital(new, first.text))
