"""Decisions about person nouns that are surnames here (rule 4)."""

from coopcms.language.cues import cues
from coopcms.language.determiners import determiner
from coopcms.language.lexicon import stops
from coopcms.language.verdicts import Candidate, Verdict

_LONGEST_NAME = 8  # letters of an unknown word that is taken for a name in a list


def surname(one: Candidate) -> Verdict | None:
    """Part of a person's name, or bare beside other bare names (rule 4)."""
    if any(named.first <= one.i <= named.last for named in one.people):
        return Verdict("surname", "clean")
    if "surname" not in one.reading.entry.flags or one.reading.modifier or one.phrase.left.det is not None:
        return None
    if _bare_genitive(one):
        return Verdict("surname", "clean")
    if one.is_compound_or_inflected:
        return None
    if one.word(-1) in cues("before_surname") or _bracket_follows(one) or _in_list_of_names(one):
        return Verdict("surname", "clean")
    before = one.word(-1).lower()
    said = before in cues("says") or (before == "so" and one.word(-2)[-1:] in ("“", "”", "«", '"', ","))
    if said or before == "laut" or (before in cues("with_name") and _verb_in_singular(one)):
        return Verdict("surname", "clean")
    return Verdict("surname", "clean") if _bare_subject(one) or one.word(-1) in ("&", "+") else None


def _bracket_follows(one: Candidate) -> bool:
    """`Vogt (34.)`, `Schneider (CDU)`: a minute, an age or a party."""
    inside = one.word(2)
    return one.word(1) == "(" and (inside.rstrip(".").isdigit() or (len(inside) > 1 and inside.isupper()))


def _bare_genitive(one: Candidate) -> bool:
    """`Müllers Tor`: only a name stands in the genitive without an article."""
    left, word = one.phrase.left, one.text.text(one.i)
    return word == one.reading.entry.lemma + "s" and not left.adjectives and one.word(1)[:1].isupper()


def _in_list_of_names(one: Candidate) -> bool:
    """`Müller, Krüger und Vogt`: a bare neighbour in the list means nothing else but a name."""
    if "als" in (one.word(-1), one.word(-3)):  # "als Kellner oder Koch"
        return False
    for step in (-1, 1):
        joint, other = one.i + step, one.i + 2 * step
        if one.word(step) not in cues("join") | {",", "&"} or not one.text.same_sentence(one.i, other):
            continue
        token = one.text.tokens[joint + step]
        if token.kind == "word" and token.is_capital and _is_bare_name(one, other):
            return True
    return False


def _is_bare_name(one: Candidate, at: int) -> bool:
    found = one.text.readings(at)
    word = one.text.text(at)
    before = one.text.text(at - 1)
    behind_noun = before[:1].isupper() and not determiner(before) and not one.text.readings(at - 1)
    bare = behind_noun or before in cues("before_surname") | cues("join") | {",", "&", ""} or before[:1].islower()
    if determiner(word) or word in stops():
        return False
    if not bare or not found:
        return bare and len(word) <= _LONGEST_NAME and not word.endswith(("en", "innen"))
    return all("surname" in each.entry.flags and each.lemma == word for each in found)


def _bare_subject(one: Candidate) -> bool:
    """`Müller leitet das Haus`: bare, singular, in front of a verb in the singular."""
    after = one.word(1)
    if one.phrase.left.adjectives or not (one.text.begins_sentence(one.i) or one.word(-1) == ","):
        return False
    return after[:1].islower() and (after.endswith(("t", "te")) or after in cues("past_singular"))


def _verb_in_singular(one: Candidate) -> bool:
    verbs = cues("says") | cues("past_singular")
    return any((word.endswith("t") and word[:1].islower()) or word in verbs for word in one.words(1, 2))
