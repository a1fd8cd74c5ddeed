"""Decisions about masculine pronouns that mean everybody: jeder, keiner, einer, jedermann (rule 15)."""

from coopcms.language.cues import cues
from coopcms.language.equated import is_noun
from coopcms.language.lexicon import grammar
from coopcms.language.passage import Passage
from coopcms.language.verdicts import Verdict

_SHORTEST_NOUN = 4
_EVERY = frozenset(("jeder", "jedem", "jeden"))
_NO = frozenset(("keiner", "keinem"))
_FEMININE = {"jeder": "jede", "jedem": "jeder", "jeden": "jede", "keiner": "keine", "keinem": "keiner"}
_LEMMAS = dict.fromkeys(_EVERY, "jeder") | dict.fromkeys(_NO, "keiner") | {"jedermanns": "jedermann"}
PRONOUNS = _EVERY | _NO | {"einer", "jedermann", "jedermanns"}


def pronoun(text: Passage, i: int, exceptions: frozenset[str] = frozenset()) -> Verdict | None:
    """The verdict on a pronoun, of which the house may except a form or all (`jeder`); None for an article."""
    verdict, word = _pronoun(text, i), text.text(i).lower()
    named = {one.lower() for one in exceptions}
    if verdict and verdict.rule == "GM03" and named & {word, _LEMMAS.get(word, word)}:
        return Verdict("exception", "clean")
    return verdict


def _pronoun(text: Passage, i: int) -> Verdict | None:
    word = text.text(i).lower()
    if word not in PRONOUNS:
        return None
    if text.shield[i]:
        return Verdict("GN02", "note") if text.shield[i] == "quote" else None
    if word.startswith("jedermann"):
        return Verdict("GM03", "hint", 0.5)
    if word == "einer":
        return Verdict("GM03", "hint", 0.5) if (text.text(i + 1), text.text(i + 2)) == (",", "der") else None
    if _noun_follows(text, i):
        return None
    if _FEMININE.get(_beside(text, i)) == word:
        return None
    if _feminine_half(text, i):
        return Verdict("GN01", "note")
    if word in _NO and _is_split(text, i):
        return None
    if word in _NO or (word in _EVERY and _thing_genitive(text, i)):
        return _none_of(text, i, word)
    return None if _is_one_of_things(text, i) else Verdict("GM03", "finding", 0.9)


def _is_one_of_things(text: Passage, i: int) -> bool:
    """`drei Kuchen, jeder zweite mit Nüssen`: one in so many of what is named right before, and that is no people."""
    if text.text(i - 1) != "," or not _is_ordinal(text.text(i + 1)):
        return False
    counted = [k for k in range(text.sentence(i).start + 1, i) if is_noun(text, k) and _counts(text, k - 1)]
    return bool(counted) and (not text.readings(counted[-1]) or text.text(counted[-1]) in cues("in_scene_table"))


def _counts(text: Passage, k: int) -> bool:
    return text.tokens[k].kind == "number" or text.text(k).lower() in grammar("numeral")


def _is_split(text: Passage, i: int) -> bool:
    """`Selbstläufer ist das Programm keiner`: the article stands apart from its noun, which opens the sentence."""
    first = i
    while text.same_sentence(first - 1, i):
        first -= 1
    opens = text.text(i) == "keiner" and is_noun(text, first) and len(text.text(first)) > _SHORTEST_NOUN
    return opens and text.text(first + 1) in cues("copula_singular")


def _feminine_half(text: Passage, i: int) -> bool:
    if _beside(text, i) == _FEMININE.get(text.text(i).lower(), "-"):
        return True
    near = [text.text(k).lower() for k in range(max(0, i - 3), i + 4) if text.same_sentence(i, k) and k != i]
    return any(word in ("jede", "keine", "jede:r") for word in near) and any(w in cues("join") | {"/"} for w in near)


def _beside(text: Passage, i: int) -> str:
    """The word that is joined to the pronoun: `keiner/keinem`, `jeder oder jedem`."""
    joints = ("/", "und", "oder")
    return next((text.text(i + 2 * step).lower() for step in (-1, 1) if text.text(i + step) in joints), "")


def _noun_follows(text: Passage, i: int) -> bool:
    """Whether it is the article of a noun: only small words with endings of adjectives stand between."""
    at = i + 1
    while text.same_sentence(i, at) and at - i <= 5:
        token = text.tokens[at]
        if token.kind == "number" or token.text == "/":
            at += 1
            continue
        if token.kind != "word":
            return False
        if token.is_capital:
            return not _is_ordinal(token.text) or _noun_follows(text, at)
        if not _may_be_adjective(token.text):
            return False
        at += 1
    return False


def _is_ordinal(word: str) -> bool:
    return word.lower().endswith(("zweite", "dritte", "vierte", "fünfte", "zehnte", "einzelne"))


def _may_be_adjective(word: str) -> bool:
    if word in cues("copula") | cues("no_article"):
        return False
    return (
        word.endswith(("e", "en", "er", "em", "es")) and not _is_verb(word) or word in ("sehr", "noch", "weitere", "so")
    )


def _is_verb(word: str) -> bool:
    return word in cues("human_verb") | cues("past_verb")


def _thing_genitive(text: Passage, i: int) -> bool:
    return text.text(i + 1).lower() in ("der", "dieser", "unserer", "von")


def _none_of(text: Passage, i: int, word: str) -> Verdict | None:
    """`keiner der Betriebe` means things, `keiner der Köche` people, `keiner weiß` everybody."""
    if text.text(i + 1).lower() not in cues("of_group"):
        return Verdict("GM03", "finding", 0.85)
    if text.text(i + 2).lower() in ("uns", "ihnen", "euch"):
        return Verdict("GM03", "finding", 0.9)
    ahead = [k for k in range(i + 2, i + 6) if text.same_sentence(i, k) and text.tokens[k].is_capital]
    if ahead and text.tokens[ahead[0]].sign:
        return Verdict("GM03", "finding", 0.8)
    if not ahead:
        return Verdict("GM03", "finding", 0.7)
    return Verdict("GM03", "finding", 0.8) if text.readings(ahead[0]) else None
