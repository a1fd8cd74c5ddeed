"""Inclusive forms in the text: signs in words, pairs, ellipses; what is well formed and what is not."""

import re
from typing import NamedTuple

from coopcms.language.cues import cues
from coopcms.language.determiners import adjective_stem, determiner
from coopcms.language.left import look_left
from coopcms.language.passage import Passage
from coopcms.language.prepositions import governs
from coopcms.language.readings import Reading, readings
from coopcms.language.signs import apart

_STYLE_OF = {":": "colon", "*": "star", "_": "underscore", "I": "inner_i"}
_NEAR = 7  # tokens between the halves of a pair (german.md §2, rule 2, with room for articles and adjectives)


class SignForm(NamedTuple):
    """A word with a sign: the style it is written in, what stands before and after the sign."""

    style: str
    stem: str
    ending: str

    @property
    def is_noun(self) -> bool:
        """Whether it is a person noun, not an article, adjective or pronoun."""
        return self.ending.lower().startswith("in") and self.stem[:1].isupper()

    @property
    def is_plural(self) -> bool:
        """Whether the form is a plural; a compound counts as one."""
        return self.ending.lower().startswith("inn")


def sign_form(text: Passage, i: int) -> SignForm | None:
    """The parts of an inclusive form with a sign."""
    token = text.tokens[i]
    if not token.sign:
        return None
    stem, tail = apart(token.text)
    if not stem:
        return None
    style = _STYLE_OF.get(token.sign[0], "slash" if token.sign[0] in "/(" else "middot")
    return SignForm(style, stem, tail.rstrip(")"))


def fault(text: Passage, i: int, form: SignForm) -> str:
    """Why the form is malformed, as a word of `reasons`; empty where it is well formed."""
    if not form.is_noun:
        return ""
    token = text.tokens[i]
    if re.search(r"[:*_·]-|-[:*_·]", token.text):
        return "hyphen"
    if form.style == "slash" and token.sign == "(":
        return ""
    if _wrong_stem(form):
        return "stem"
    if not form.is_plural and text.text(_determiner_before(text, i)).lower() in cues("plural_det"):
        return "number"
    return ""


def right_stem(form: SignForm) -> str:
    """What should stand before the sign instead; empty where the word is unknown."""
    known = next((one for one in readings(form.stem) if one.gender == "m" and one.sign_stem), None)
    return known.sign_stem if known else ""


def _wrong_stem(form: SignForm) -> bool:
    if readings(form.stem + "in"):
        return False
    if form.style == "slash" and form.is_plural and any(one.gender == "m" for one in readings(form.stem)):
        return right_stem(form) not in ("", form.stem) and not form.stem.startswith(right_stem(form))
    right = right_stem(form)
    return bool(right) and right != form.stem


def _determiner_before(text: Passage, i: int) -> int:
    article = look_left(text.tokens, i).det
    if article is not None:
        return article
    at = i - 1
    while at > 0 and i - at < 4 and _may_stand_between(text.text(at)):
        at -= 1
    return at


def _may_stand_between(word: str) -> bool:
    """Whether the word can stand between a determiner and its noun."""
    return word[:1].islower() and word not in cues("plural_det") and bool(adjective_stem(word))


def partner(text: Passage, i: int, reading: Reading) -> int | None:
    """The token of the feminine or inclusive half of a pair in the same sentence, the nearest one."""
    spots = [j for j in text.sentence(i) if j != i and text.tokens[j].is_capital and _same_noun(text, i, j, reading)]
    return min(spots, key=lambda j: abs(j - i), default=None)


def _same_noun(text: Passage, i: int, j: int, reading: Reading) -> bool:
    token = text.tokens[j]
    if token.kind != "word" or text.shield[j] == "quote":
        return False
    if token.sign:
        form = sign_form(text, j)
        return bool(form and form.is_noun) and _fits(readings(form.stem + "in"), reading, abs(i - j) <= _NEAR)
    if reading.entry.cls == "adj":
        return _other_article(text, i, j, reading)
    feminine = [one for one in text.readings(j) if one.gender == "f"]
    if text.text(i - 1) in ("-", "‑") and _joined(text, i, j):  # "BAföG-Empfängerinnen und -Empfänger"
        return any(one.lemma.lower().endswith(reading.entry.lemma.lower()) for one in feminine)
    return _fits(feminine, reading, abs(i - j) <= _NEAR and _joined(text, i, j))


def _fits(found, reading: Reading, near: bool) -> bool:
    """The same lemma anywhere in the sentence, or the same head with another modifier in a coordination."""
    return any(
        one.entry is reading.entry and (one.modifier.lower() == reading.modifier.lower() or near) for one in found
    )


def _joined(text: Passage, i: int, j: int) -> bool:
    low, high = min(i, j), max(i, j)
    between = [text.text(k) for k in range(low + 1, high)]
    return any(word in cues("join") or word in ("/", ",") for word in between)


def is_pair(text: Passage, i: int, j: int) -> bool:
    """Whether both halves stand side by side and are joined, so that they can be written as one form."""
    low, high = min(i, j), max(i, j)
    if high - low > _NEAR or text.tokens[j].sign:
        return False
    joint = low + 1 + (text.text(low + 1) == ",")
    if text.text(joint) not in cues("join") | {"/"} and joint == low + 1:
        return False
    return all(_may_stand_before(text, k) for k in range(joint + 1, high))


def _may_stand_before(text: Passage, k: int) -> bool:
    """Whether the word can belong to the second half: an article, a preposition, an adjective."""
    word = text.text(k).lower()
    if word in cues("copula") or text.readings(k):
        return False
    return bool(determiner(word) or governs(word) or adjective_stem(word)) or word in (".", "/", "auch", "und", "oder")


def _other_article(text: Passage, i: int, j: int, reading: Reading) -> bool:
    """An adjectival noun twice: `eine Angestellte oder ein Angestellter`."""
    if not any(one.entry is reading.entry for one in text.readings(j)) or abs(i - j) > _NEAR:
        return False
    if text.text(i) != text.text(j):
        return _joined(text, i, j)
    one, other = (look_left(text.tokens, at).det for at in (i, j))
    both = one is not None and other is not None
    return both and _joined(text, i, j) and text.text(one).lower() != text.text(other).lower()


def ellipsis_follows(text: Passage, i: int) -> bool:
    """`Schüler und -innen`, `Rechtsanwälte und -anwältinnen`: the other half is only an ending, or only the head."""
    if text.text(i + 1) not in cues("join") | {"/"} or text.text(i + 2) not in ("-", "–"):
        return False
    rest = text.text(i + 3).lower()
    return rest in ("innen", "in") or any(
        one.gender == "f" and one.entry in [own.entry for own in text.readings(i)]
        for at in range(3, len(text.text(i)) - 2)
        for one in readings(text.text(i)[:at] + rest)
    )
