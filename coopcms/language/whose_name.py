"""Whose name belongs to a person noun: beside it, in apposition to it, or as the subject of which it is said."""

from coopcms.language.cues import cues
from coopcms.language.people import Named
from coopcms.language.prepositions import governs
from coopcms.language.verdicts import Candidate

_PREDICATE = 9  # tokens from a name to its predicate noun
_CALLED = frozenset(("heißt", "hieß", "heiße"))
_BECOMES = frozenset(("werden", "sein", "bleiben", "geworden", "gewesen", "geblieben"))
_LATER = 5  # tokens from a copula to the name that ends the sentence
_ITEM = 2  # tokens of an item in a list: noun and comma
_IN_LIST = frozenset((",", "zuletzt", "später", "früher", "dann", "auch", "zugleich", "zuvor", "ein", "zunächst"))


def titled(one: Candidate) -> Named | None:
    """The name right after a noun that can be singular: `Betriebsleiter Max A`."""
    if not any(cell[:2] == ("N", "s") for cell in one.reading.cells) or one.is_surely_plural:
        return None
    after = one.i + 1
    return next((named for named in one.people if named.first == after and one.text.adjacent(one.i, after)), None)


def apposed(one: Candidate) -> Named | None:
    """Right before or after the noun: `Wirt Max A`, `Max A, Wirt in B`, `Max A, 52, Wirt`, `der Wirt, Max A,`."""
    for named in one.people:
        if not one.text.same_sentence(one.i, named.first):
            continue
        gap = one.text.plain[one.text.tokens[one.i].end : one.text.tokens[named.first].start]
        if named.first > one.i and (
            gap.isspace() or gap.strip() in (",", "–", "(", ":") or _after_genitive(one, named)
        ):
            return named
        if named.last < one.i and _apposition_gap(one, named):
            return named
    return None


def _after_genitive(one: Candidate, named: Named) -> bool:
    """`der Autor des Buches, (Historiker) Max A, …`: only a genitive, a comma, a function stand between."""
    function = named.first - 1
    before = function if one.text.readings(function) and one.text.text(function - 1) == "," else named.first
    between = [one.text.text(k) for k in range(one.i + 1, before)]
    closed = one.text.text(named.last + 1) in (",", ".")
    return (
        3 <= len(between) <= 5
        and between[0] in ("des", "der")
        and between[-1] == ","
        and between.count(",") == 1
        and closed
    )


def _apposition_gap(one: Candidate, named: Named) -> bool:
    """Only a comma or bracket, an age, article and adjectives, or a coordinated noun between name and noun."""
    between = [one.text.text(k) for k in range(named.last + 1, one.first)]
    if not between or between[0] not in (",", "(", "–", ":"):
        return False
    rest = [word for word in between[1:] if word not in (",", "(", "–") and not word.isdigit()]
    rest = [word for word in rest if word.lower() not in ("jahre", "alt", "jährige", "gelernter", "langjähriger")]
    while rest and rest[-1] in ("seit", "früher", "einst", "heute", "jetzt", "zugleich", "auch", "ehemaliger"):
        rest.pop()
    if rest and rest[-1] in ("und", "sowie") and len(rest) <= 8:
        return not any(word in cues("copula") for word in rest)
    return (
        not rest
        or all(word[:1].islower() and word not in cues("copula") and word != "der" for word in rest[:2])
        and len(rest) <= 2
    )


def subject(one: Candidate) -> Named | None:
    """Somebody named is the subject of a copula or of `als`: `Max A ist Tischler`, `arbeitet als Tischler`."""
    before = [named for named in one.people if named.last < one.i and one.text.same_sentence(one.i, named.last)]
    if not before:
        return _subject_after(one)
    named = before[-1]
    between = [one.text.text(k) for k in range(named.last + 1, one.first)]
    if len(between) > _PREDICATE + 6:
        return None
    own = between if _other_clause(between) and not _continues_list(one) else [w for w in between if w != ","]
    tied = one.word(1) in _BECOMES or any(word in cues("copula") for word in between[:_PREDICATE])
    predicate = tied and not _other_clause(own)
    if predicate and one.word_before_phrase not in ("mit", "bei", "von", "für", "durch", "den", "des", "dem"):
        return named if one.phrase.case == "N" or one.phrase.left.det is None else None
    last = between[-1] if between else ""
    as_something = one.phrase.left.det is not None and one.word_before_phrase == "als"
    return named if as_something or last in ("als", "zum") else None


def _subject_after(one: Candidate) -> Named | None:
    """`Als Trainer hat Max A …`, `zum Trainer wurde Max A …`, `neuer Trainer ist Max A`: the name follows the verb."""
    if one.word_before_phrase == "als" or one.word(-1).lower() == "zum":
        return next((named for named in one.people if one.i < named.first <= one.i + 3), None)
    steps = (1, 3) if one.word(1) in ("des", "der") else (1,)
    step = next((step for step in steps if one.word(step) in cues("copula") | _CALLED), 0)
    at = one.i + step + 1
    if not step or not one.text.same_sentence(one.i, at):
        return None
    first = (at, at + bool(one.text.readings(at)))  # Torschütze war Stürmer Max A
    named = next((named for named in one.people if named.first in first), None) or _later(one, at)
    closes = named and one.text.text(named.last + 1)
    return None if closes and closes.islower() and closes.endswith("en") else named  # der Wirt wird Max A vermissen


def _later(one: Candidate, at: int) -> Named | None:
    """`Ortsvorsteher ist seit 20 Jahren Max A`: the sentence begins with the bare predicate, the name ends it."""
    if one.phrase.left.det is not None or not one.text.begins_sentence(one.first):
        return None
    if one.text.text(at - 1) not in cues("past_singular") | {"bleibt"}:
        return None
    named = next((named for named in one.people if at <= named.first <= at + _LATER), None)
    between = range(at, named.first) if named else ()
    others = [k for k in between if one.text.text(k) == "," or (one.text.readings(k) and k != named.first - 1)]
    return None if others or (named and governs(one.text.text(named.first - 1))) else named


def _continues_list(one: Candidate) -> bool:
    """`war Lehrer, Jäger und zuletzt Wirt`: from the copula on only person nouns and what joins them."""
    at = one.first - 1
    while at >= 0 and one.text.text(at) not in cues("copula"):
        bare = one.text.readings(at) or one.text.text(at) in cues("join") | _IN_LIST
        if not bare or not one.text.same_sentence(at, one.i):
            return False
        at -= 1
    return one.first - at > _ITEM


def _other_clause(between: list[str]) -> bool:
    return any(word in (",", ";", ":", "–") for word in between)
