"""Decisions from what a passage is about: beside squares a Läufer is a chessman, beside larvae a beetle (rule 6)."""

from functools import cache

from coopcms.language import whose_name
from coopcms.language.cues import cues, kinds
from coopcms.language.passage import Passage
from coopcms.language.verdicts import Candidate, Verdict

_ABOUT, _IN = "about_", "in_scene_"
_STEM = 5  # letters of a cue that also counts as the beginning or the end of a longer word
_FAR = 40  # words on either side that are looked at


def scene(one: Candidate) -> Verdict | None:
    """A noun of a field whose other words stand around it, and nobody is named or has a human trait."""
    words = {one.text.text(one.i), one.reading.lemma}
    fields = sorted({field for word in words for field in _fields().get(word, ())})
    if not fields or (not one.reading.modifier and whose_name.owner(one)) or _has_trait(one):
        return None
    near = one.text.sentence(one.i)
    if not any(one.text.text(k) in cues("human_verb") for k in near):
        near = range(max(0, one.i - _FAR), min(len(one.text.tokens), one.i + _FAR))
    return Verdict("thing", "clean") if any(_is_about(one.text, one.i, near, field) for field in fields) else None


def _has_trait(one: Candidate) -> bool:
    """`ein erfahrener Läufer`, `der 30-jährige Springer`: what is said of people only."""
    traits = [one.text.text(k) for k in one.phrase.left.adjectives]
    return any(word in cues("of_people") or word.endswith(("jährige", "jähriger", "jährigen")) for word in traits)


@cache
def _fields() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind in kinds(_IN):
        for word in cues(kind):
            found.setdefault(word, set()).add(kind.removeprefix(_IN))
    return {word: frozenset(fields) for word, fields in found.items()}


def _is_about(text: Passage, i: int, near: range, field: str) -> bool:
    """Whether a word of the field stands near; beside a human verb only the sentence itself tells."""
    words, stems = cues(_ABOUT + field), _stems(field)
    for k in near:
        token = text.tokens[k]
        if k == i or token.kind != "word":
            continue
        lowered = token.text.lower()
        if token.text in words or lowered in words:
            return True
        if token.is_capital and (lowered.startswith(stems) or lowered.endswith(stems)):
            return True
    return False


@cache
def _stems(field: str) -> tuple[str, ...]:
    """The nouns of a field that count as the beginning or the end of longer ones; a word in small letters does not."""
    words = cues(_ABOUT + field)
    return tuple(sorted(word.lower() for word in words if word[0].isupper() and len(word) >= _STEM))
