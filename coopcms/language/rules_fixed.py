"""Decisions from fixed wordings: proverbs, names of languages, parts on a stage, makes of cars, codes (rule 4)."""

from functools import cache

from coopcms.language import whose_name
from coopcms.language.cues import cues
from coopcms.language.human import is_human
from coopcms.language.tokens import tokens
from coopcms.language.verdicts import Candidate, Verdict

_IN = ("im", "ins", "vom", "zum", "aus")
_ROLE_LINKS = ("als", "des", "der", "eines", "vom")


def idiom(one: Candidate) -> Verdict | None:
    """`den Bock zum Gärtner machen`, `Arme Ritter`: the whole wording is fixed and means nobody."""
    for words, at in _idioms().get(one.text.text(one.i).lower(), ()):
        first = one.i - at
        here = (one.text.text(k).lower() for k in range(first, first + len(words)))
        if all(word == said for word, said in zip(words, here, strict=True)):
            return Verdict("metaphor", "clean")
    return None


@cache
def _idioms() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """For each word with a capital the idioms it stands in, in small letters, and its place there."""
    found: dict[str, tuple] = {}
    for phrase in sorted(cues("idiom")):
        parts = tokens(phrase)
        words = tuple(part.text.lower() for part in parts)
        for at, part in enumerate(parts):
            if part.is_capital:
                found[words[at]] = (*found.get(words[at], ()), (words, at))
    return found


def language(one: Candidate) -> Verdict | None:
    """`im Deutschen`, `aus dem Englischen`: a language."""
    if one.text.text(one.i) not in cues("language"):
        return None
    before = one.word(-1).lower()
    return Verdict("mention", "clean") if before in _IN or (before == "dem" and one.word(-2).lower() in _IN) else None


def part(one: Candidate) -> Verdict | None:
    """`in der Rolle des Wirts`, `Paraderolle als Barbier`, `spielt den Diener`, who is in a nativity play."""
    words = one.words(-4, -1)
    links = [at for at, word in enumerate(words) if word in _ROLE_LINKS and at and words[at - 1] in cues("role")]
    played = one.word(-2) in cues("plays") and one.word(-1) == "den"
    sentence = one.text.sentence(one.i)
    known = one.reading.entry.lemma in cues("in_play")
    on_stage = known and any(one.text.text(k) in cues("play") for k in sentence)
    return Verdict("metaphor", "clean") if links or played or on_stage else None


def depicted(one: Candidate) -> Verdict | None:
    """`Das Wappen zeigt einen Bergmann`, a robber of the puppet theatre: somebody only shown or told of is a hint."""
    if one.is_plural:
        return None
    shown = any(one.text.text(k) in cues("depicted") for k in one.text.sentence(one.i) if k != one.i)
    if not shown or whose_name.owner(one) or is_human(one):
        return None
    return Verdict("GH07", "hint", 0.5)


def model(one: Candidate) -> Verdict | None:
    """`ein Opel Kapitän`: the model of a make."""
    made = one.word(-1) in cues("make") and one.text.adjacent(one.i - 1, one.i)
    return Verdict("thing", "clean") if made and one.text.text(one.i) == one.reading.lemma else None


def newspaper(one: Candidate) -> Verdict | None:
    """`der Münchner Bote`: a paper with the name of its town."""
    town = one.word(-1)
    is_town = town[:1].isupper() and town.endswith("er") and not one.text.begins_sentence(one.i - 1)
    named = is_town and one.text.text(one.i) in cues("paper") and not one.text.readings(one.i - 1)[1:]
    return Verdict("thing", "clean") if named and one.word(-2) in ("der", "dem", "den", "im", "Der", "Im") else None


def code(one: Candidate) -> Verdict | None:
    """`NEUKUNDE10`: a word in capitals that goes on with a number."""
    after = one.i + 1
    if not one.text.text(one.i).isupper() or after >= len(one.text.tokens):
        return None
    joined = one.text.tokens[one.i].end == one.text.tokens[after].start
    return Verdict("protected", "clean") if joined and one.text.tokens[after].kind == "number" else None
