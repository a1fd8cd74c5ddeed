"""Decisions from the names of bodies and places (rules 5, 7)."""

from coopcms.language.cues import cues
from coopcms.language.orgs import in_body_name
from coopcms.language.verdicts import Candidate, Verdict


def body_name(one: Candidate) -> Verdict | None:
    """Inside the name of a firm or body (rule 5)."""
    return Verdict("organisation", "clean") if in_body_name(one.text, one.i) else None


def mentioned(one: Candidate) -> Verdict | None:
    """`Das Wort Bürger`: the word itself is spoken of (rule 4)."""
    bare = one.first == one.i and one.word(-1) in cues("mention") and one.text.adjacent(one.i - 1, one.i)
    return Verdict("mention", "clean") if bare else None


def place(one: Candidate) -> Verdict | None:
    """`Soester Börde` is an adjective; countries are no people; inhabitants are a hint (rule 7)."""
    if one.reading.lemma in cues("country") or one.text.text(one.i) in cues("country"):
        bare = one.phrase.left.det is None and not (one.phrase.left.adjectives or one.phrase.left.numeral)
        return Verdict("place", "clean") if bare else Verdict("GH05", "hint", 0.5)
    after = one.i + 1
    before_noun = one.text.same_sentence(one.i, after) and one.text.tokens[after].is_capital
    is_from = "place" in one.reading.entry.flags or one.reading.entry.field == "herkunft"
    is_dish = is_from or one.reading.entry.lemma in cues("dish")  # ein Berliner mit Zuckerguss
    if is_dish and any(word in cues("food") for word in one.words(-8, 8)):
        return Verdict("thing", "clean")
    if is_from and before_noun and one.text.adjacent(one.i, after) and one.reading.form.endswith("er"):
        return Verdict("place", "clean")
    return Verdict("GH05", "hint", 0.5) if "place" in one.reading.entry.flags else None
