"""Decisions from the word itself: neutral already, address, -mann, -ling, and what is left in the end."""

from coopcms.language.cues import cues
from coopcms.language.human import is_human
from coopcms.language.verdicts import Candidate, Verdict

_ADDRESS = frozenset(("liebe", "lieber", "geehrte", "geehrter", "werte", "werter", "verehrte", "verehrter"))
_GENERIC_BEFORE = frozenset(("als", "wie", "zum", "vom", "beim", "ein", "einem", "eines", "einen", "jeder", "kein"))
_TRADES = ("iker", "ler", "lehrer", "meister", "fahrer", "gärtner", "arbeiter", "macher")
_MWD = frozenset(("m", "w", "d", "x", "div", "gn"))


def neutral(one: Candidate) -> Verdict | None:
    """Epicenes, and nominalised adjectives in the plural, name everybody (rule 3)."""
    kind = one.reading.entry.cls
    if one.reading.form == "Herren" and one.word(-1).lower() in _ADDRESS and "Damen" not in one.words(-5, 5):
        return Verdict("GM06", "finding", 0.9)
    if kind == "epi":
        return Verdict("epicene", "clean")
    if kind == "adj" and _is_part_of_name(one):
        return Verdict("organisation", "clean")
    if kind == "adj" and (one.is_plural or not _is_masculine_singular(one)):
        return Verdict("participle", "clean")
    return None


def _is_part_of_name(one: Candidate) -> bool:
    """`Der Deutsche Wetterdienst`: the adjective of the noun that follows."""
    after = one.i + 1
    if not one.text.same_sentence(one.i, after) or not one.text.adjacent(one.i, after):
        return False
    return one.text.tokens[after].is_capital and not any(named.first == after for named in one.people)


def _is_masculine_singular(one: Candidate) -> bool:
    """A nominalised adjective is generic only where article or ending are masculine for certain."""
    phrase, text = one.phrase, one.text
    if phrase.number != "s":
        return False
    if phrase.left.det is None:
        return one.reading.form.endswith(("er", "em")) and not phrase.left.adjectives
    article = text.text(phrase.left.det).lower()
    if article in ("die", "der") and not one.reading.form.endswith("e"):
        return False
    if article == "den":
        return phrase.sure >= 0.7
    return not article.endswith("e") and article not in (
        "einer",
        "keiner",
        "dieser",
        "ihrer",
        "unserer",
        "seiner",
        "zur",
    )


def addressed(one: Candidate) -> Verdict | None:
    """`Liebe Kollegen`, `Sehr geehrte Herren` without the women (rule 16)."""
    before = one.word(-1).lower()
    if before in _ADDRESS and one.text.begins_sentence(one.i - (2 if one.word(-2).lower() == "sehr" else 1)):
        return Verdict("GM06", "finding", 0.95)
    if before in _ADDRESS and one.word(-2) in ("", ",", ":", "„", "Sehr", "sehr"):
        return Verdict("GM06", "finding", 0.95)
    return None


def with_all_genders_named(one: Candidate) -> Verdict | None:
    """`Tischler (m/w/d)` names everybody (rule 14)."""
    words = one.words(1, 6)
    if len(words) > 3 and words[0] in ("(", "[") and words[1].lower() in _MWD and words[2] in ("/", "|", ",", ":", "*"):
        return Verdict("GN04", "note")
    if words[:1] == ["m"] and words[1:2] == ["/"]:
        return Verdict("GN04", "note")
    return None


def without_feminine(one: Candidate) -> Verdict | None:
    """-ling has no feminine; only ever a hint."""
    if one.reading.entry.cls == "ling" or "hint" in one.reading.entry.flags:
        return Verdict("GH03", "hint", 0.5)
    return None


def ending_in_mann(one: Candidate) -> Verdict | None:
    """-mann, -männer for everybody; -leute is neutral (rule 16)."""
    if one.reading.entry.cls != "mann":
        return None
    if one.reading.form.lower().endswith(("leute", "leuten")):
        return Verdict("epicene", "clean")
    return Verdict("GM05", "finding", 0.9)


def generic(one: Candidate) -> Verdict:
    """Nothing spoke against it: a masculine for everybody (rule 18)."""
    compound = bool(one.reading.modifier) or "guessed" in one.reading.entry.flags
    if _may_be_thing(one, compound) and not is_human(one):
        return Verdict("GH07", "hint", 0.5)
    if one.phrase.sure < 0.5:  # article, noun and verb contradict one another
        return Verdict("GM01" if one.is_plural else "GM02", "hint", 0.5)
    if one.is_plural:
        sure = one.phrase.left.det is not None or one.phrase.left.preposition is not None
        return Verdict("GM01", "finding", 0.7 if compound else 0.95 if sure else 0.85)
    if one.phrase.left.det is None and one.text.begins_sentence(one.i) and not _is_generic_bare(one):
        return Verdict("GM02", "finding", 0.7)
    return Verdict("GM02", "finding", 0.7 if compound else 0.95)


def _may_be_thing(one: Candidate, compound: bool) -> bool:
    """A new compound in -er, a name for people of a place, a word that also names animals, chessmen, machines."""
    entry = one.reading.entry
    if one.is_plural:
        return compound and entry.lemma in cues("device_head")
    if compound:
        return entry.cls == "er" and not entry.lemma.lower().endswith(_TRADES) and entry.lemma not in cues("human_head")
    return entry.field == "herkunft" or entry.lemma in cues("maybe_thing")


def _is_generic_bare(one: Candidate) -> bool:
    return one.word(-1).lower() in _GENERIC_BEFORE | cues("copula")
