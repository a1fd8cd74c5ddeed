"""Decisions about person nouns that are surnames here (rule 4)."""

from coopcms.language.cues import cues
from coopcms.language.determiners import determiner
from coopcms.language.lexicon import stops
from coopcms.language.verdicts import Candidate, Verdict

_NO_NAME_AFTER = ("als", "zum", "vom", "beim", "zur", "kein", "keine", "wie")
_QUOTES = ("„", "»", "«", '"', "“", "‚", "›")
_IN_PLAY = ("für", "auf", "Minute", "von", "und", ",")  # für Vogt, in der 70. Minute Wagner
_LONGEST_NAME = 8  # letters of an unknown word that is taken for a name in a list


def surname(one: Candidate) -> Verdict | None:
    """Part of a person's name, or bare beside other bare names (rule 4)."""
    if any(named.first <= one.i <= named.last for named in one.people) or _is_known(one) or _in_firm(one):
        return Verdict("surname", "clean")
    if "surname" not in one.reading.entry.flags or one.reading.modifier or one.phrase.left.det is not None:
        return None
    if _bare_genitive(one):
        return Verdict("surname", "clean")
    if one.is_compound_or_inflected:
        return None
    if (
        one.word(-1) in cues("before_surname") | cues("before_scorer")
        or _bracket_follows(one)
        or _in_list_of_names(one)
    ):
        return Verdict("surname", "clean")
    before = one.word(-1).lower()
    if _scores(one):
        return Verdict("surname", "clean")
    said = before in cues("says") or (before == "so" and one.word(-2)[-1:] in ("“", "”", "«", '"', ","))
    if said or before == "laut" or (before in cues("with_name") and _verb_in_singular(one)):
        return Verdict("surname", "clean")
    return Verdict("surname", "clean") if _bare_subject(one) or one.word(-1) in ("&", "+") else None


def _scores(one: Candidate) -> bool:
    """`Nach der Pause traf Metzger zum 2:1`, `für Vogt`: bare where a score or a minute of play is told."""
    verb = one.word(-1)
    behind_verb = verb.islower() and (verb.endswith("te") or verb in cues("past_singular"))
    if one.phrase.left.adjectives or not (behind_verb or verb in _IN_PLAY):
        return False
    near = one.text.sentence(one.i)
    return any(one.text.text(k) in ("Minute", "Halbzeit") or _is_score(one.text.text(k)) for k in near)


def _is_score(word: str) -> bool:
    home, colon, away = word.partition(":")
    return bool(colon) and home.isdigit() and away.isdigit()


def _is_known(one: Candidate) -> bool:
    """Bare, and the surname of somebody the text names with a first name or a title."""
    word = one.text.text(one.i)
    if word not in one.surnames and word.removesuffix("s") not in one.surnames:
        return False
    left = one.phrase.left
    if left.det is not None or left.adjectives or left.numeral or one.word(-1).lower() in _NO_NAME_AFTER:
        return False
    if word in one.surnames:
        return not one.before_phrase or one.word(-1) not in cues("copula")
    return left.preposition is None


def _in_firm(one: Candidate) -> bool:
    """`Müller & Söhne`, `Koch und Partner`; `Ehepaar Jäger`, `geborene Schuster`, where nothing else can stand."""
    if one.text.text(one.i) != one.reading.lemma:
        return False
    after = one.word(1)
    joined = after in ("&", "+") or (after == "und" and one.word(2) in cues("heir"))
    joined = joined or (after[:1].isupper() and one.word(2) == "&")  # Schäfer Dach & Wand
    return (joined and one.phrase.left.det is None) or one.word(-1) in cues("before_name")


def _bracket_follows(one: Candidate) -> bool:
    """`Vogt (34.)`, `Schneider (CDU)`: a minute, an age or a party."""
    inside = one.word(2)
    return one.word(1) == "(" and (inside.rstrip(".").isdigit() or (len(inside) > 1 and inside.isupper()))


def _bare_genitive(one: Candidate) -> bool:
    """`Müllers Tor`: only a name stands in the genitive without an article."""
    left, word = one.phrase.left, one.text.text(one.i)
    owned = one.word(2) if one.word(1) in _QUOTES else one.word(1)
    return word == one.reading.entry.lemma + "s" and not left.adjectives and owned[:1].isupper()


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
    if determiner(word) or word in stops() or word in cues("material") | cues("nature"):
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
