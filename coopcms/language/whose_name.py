"""Whose name belongs to a person noun: beside it, in apposition to it, or as the subject of which it is said."""

from coopcms.language.cues import cues
from coopcms.language.determiners import CONTRACTIONS, determiner
from coopcms.language.people import Named
from coopcms.language.prepositions import governs
from coopcms.language.verbs import verb_number
from coopcms.language.verdicts import Candidate

_COMPLEMENT = 10  # tokens a noun and its complement may take
PREDICATE = 9  # tokens from a name to its predicate noun
_SOON = 3  # tokens from `als Trainer` to the name behind the verb
_LATER = 5  # tokens from a copula to the name that ends the sentence
_ITEM = 2  # tokens of an item in a list: noun and comma


def owner(one: Candidate) -> Named | None:
    """Whoever is named beside the noun, in apposition to it or as its subject."""
    return titled(one) or apposed(one) or subject(one)


def titled(one: Candidate) -> Named | None:
    """The name right after a noun that can be singular: `Betriebsleiter Max A`."""
    if not any(cell[:2] == ("N", "s") for cell in one.reading.cells) or one.is_surely_plural:
        return None
    after = one.i + 1
    found = next((named for named in one.people if named.first == after and one.text.adjacent(one.i, after)), None)
    return found or _titled_with_complement(one)


def _titled_with_complement(one: Candidate) -> Named | None:
    """`Richter am Amtsgericht Max A`: bare at the beginning, with its complement before the name."""
    if one.phrase.left.det is not None or one.before_phrase or not governs(one.word(1).lower()):
        return None
    named = next((named for named in one.people if one.i < named.first <= one.i + _LATER), None)
    return named if named and complements(one, named.first) else None


def apposed(one: Candidate) -> Named | None:
    """Right before or after the noun: `Wirt Max A`, `Max A, Wirt in B`, `Max A, 52, Wirt`, `der Wirt, Max A,`.

    What comes after wins, but for a noun between a name and a woman's: `Max A, (der) Wirt, Eva B, Lehrerin, …`.
    """
    here = [named for named in one.people if one.text.same_sentence(one.i, named.first)]
    after = next((named for named in here if named.first > one.i and _follows(one, named)), None)
    before = next((named for named in reversed(here) if named.last < one.i), None)
    if before is not None and before.last in (one.first - 1, one.i - 1) and _continues_copula(one, before):  # Eva Huber
        return before
    opens = one.word(1) in cues("copula") | cues("called") | {":", "("}
    if before is None or opens or _is_complement(one, before) or not _apposition_gap(one, before):
        return after
    is_listed = after is not None and after.gender == "f" and one.word_before_phrase not in cues("join")
    return before if after is None or one.phrase.left.det is None or is_listed else after


def _follows(one: Candidate, named: Named) -> bool:
    """Whether the name stands in apposition to the noun or to the noun with its complement."""
    gap = one.text.plain[one.text.tokens[one.i].end : one.text.tokens[named.first].start]
    if gap.isspace() or gap.strip() in ("–", "(", ":"):
        return True
    if one.phrase.case == "G" and one.phrase.left.det is not None and named.gender == "f":
        return False  # die Frau des Wirts, Eva A, …
    comma = named.first - 1
    while comma > max(one.i, named.first - 4) and (one.text.text(comma).islower() or one.text.readings(comma)):
        comma -= 1  # (der 30-jährige, Historiker) Max A
    return one.text.text(comma) == "," and complement_end(one) == comma and _is_closed(one, named)


def _is_complement(one: Candidate, named: Named) -> bool:
    """`der Mann von Eva A, Lehrer in B`: the noun goes with the man; also where a preposition keeps a woman apart."""
    return named.gender == "f" and one.text.text(named.first - 1) == "von"


def complement_end(one: Candidate) -> int:
    """The comma behind the noun and its complement (`der Autor dieses Textes,` `der Wirt vom Hof,`); else the noun."""
    comma = next((k for k in range(one.i + 1, one.i + _COMPLEMENT) if one.text.text(k) == ","), one.i)
    if comma <= one.i + 1 or not one.text.same_sentence(one.i, comma):
        return comma if one.text.same_sentence(one.i, comma) else one.i
    return comma if complements(one, comma) else one.i


def complements(one: Candidate, end: int) -> bool:
    """Whether everything between the noun and `end` is a genitive or goes with a preposition, without a verb."""
    opens = determiner(one.word(1))
    genitive = opens is not None and any(case == "G" for case, _ in opens.cells)
    if not genitive and not governs(one.word(1)):
        return False
    inside = range(one.i + 1, end)
    return not one.text.text(end - 1).islower() and not any(
        one.text.tokens[k].kind == "punct" or _is_verb(one, k) for k in inside
    )


def _is_verb(one: Candidate, at: int) -> bool:
    word = one.text.text(at)
    if word in cues("copula") | cues("past_singular") | cues("says"):
        return True
    is_adjective = one.text.text(at + 1)[:1].isupper() and one.text.text(at - 1).islower()
    return not is_adjective and bool(verb_number(word) or (word.endswith("te") and word.islower()))


def _is_closed(one: Candidate, named: Named) -> bool:
    """An apposition ends with a sign or goes on with a preposition; in `Max A ist Wirt, Eva B Lehrerin` it does not."""
    if _follows_copula(one):
        return False
    after = one.text.text(named.last + 1)
    return not after or not after[0].isalnum() or bool(governs(after))


def _follows_copula(one: Candidate) -> bool:
    """Whether the bare noun is what somebody named before is said to be."""
    before = one.named_before
    between = one.words_since(before[-1]) if before else []
    return any(word in cues("copula") for word in between) and not _other_clause(between)


def _apposition_gap(one: Candidate, named: Named) -> bool:
    """Only a comma or bracket, an age, article and adjectives, or a coordinated noun between name and noun."""
    between = one.words_since(named)
    if not between or between[0] not in (",", "(", "–", ":"):
        return False
    rest = [word for word in between[1:] if word not in (",", "(", "–") and not word.isdigit()]
    rest = [word for word in rest if word.lower() not in cues("beside_name")]
    if rest and rest[-1] in ("und", "sowie", "aber", "doch") and len(rest) <= 8:
        return not any(word in cues("copula") for word in rest)
    return (
        not rest
        or all(word[:1].islower() and word not in cues("copula") and word != "der" for word in rest[:2])
        and len(rest) <= 2
    )


def subject(one: Candidate) -> Named | None:
    """Somebody named is the subject of a copula or of `als`: `Max A ist Tischler`, `arbeitet als Tischler`."""
    before = one.named_before
    if not before or _is_kept_apart(one, before[-1]):
        return _subject_after(one)
    named = before[-1]
    between = one.words_since(named)
    if len(between) > PREDICATE + 6:
        return None
    if is_made(one):
        return named
    begins = one.word_before_phrase in cues("join") | {",", ";", "–"}
    if begins and (after := _subject_after(one)):  # Eva A ist da, ihr Vorgänger war Max B
        return after
    own = between if _other_clause(between) and not continues_list(one) else [w for w in between if w != ","]
    tied = one.word(1) in cues("becomes") or any(word in cues("copula") for word in between[:PREDICATE])
    predicate = tied and not _other_clause(own) and one.text.text(one.first).lower() not in CONTRACTIONS
    if predicate and one.word_before_phrase not in cues("no_predicate"):
        return named if one.phrase.case == "N" or one.phrase.left.det is None else None
    as_something = one.phrase.left.det is not None and one.word_before_phrase == "als"
    return named if as_something or between[-1:] == ["als"] else None


def _is_kept_apart(one: Candidate, named: Named) -> bool:
    """`auf Eva A folgt als …`: a woman behind a preposition is not the subject; `mit Eva A als …` she is."""
    governed = bool(governs(one.text.text(named.first - 1).lower()))
    return named.gender == "f" and governed and one.text.text(named.last + 1) != "als"


def is_made(one: Candidate) -> bool:
    """`wurde zum Direktor ernannt`, `wird zum Helden`: what somebody becomes, not whom he goes to."""
    if one.text.text(one.first).lower() not in ("zum", "zur"):
        return False
    clause = [one.text.text(k) for k in one.text.sentence(one.i) if k > one.i]
    end = next((k for k, word in enumerate(clause) if not word[:1].isalnum()), len(clause))
    before = one.words_before
    if before[-2:] in (["brachte", "es"], ["bringt", "es"]):
        return True
    if any(word in cues("makes") for word in (*before, *clause[:end])):
        return True
    last = clause[end - 1] if end else ""
    is_done = last.islower() and last not in cues("becomes") and last.endswith(("t", "en"))
    return not is_done and any(word in cues("becomes") for word in (*before, *clause[:end]))


def _continues_copula(one: Candidate, named: Named) -> bool:
    """`Max A ist Autor, Eva B Lektorin`: the verb is said once; the nearest name to the left is the subject."""
    before = one.text.text(named.first - 1)
    if before in cues("copula") or before not in cues("join") | {",", ";"}:
        return before in cues("copula")
    return any(one.text.text(k) in cues("copula") for k in one.text.sentence(one.i) if k < named.first)


def _subject_after(one: Candidate) -> Named | None:
    """`Als Trainer hat Max A …`, `zum Trainer wurde Max A …`, `neuer Trainer ist Max A`: the name follows the verb."""
    made = is_made(one)
    if one.word_before_phrase == "als" or made:
        reach = one.i + (_LATER if made else _SOON)
        after = [named for named in one.people if one.i < named.first <= reach]
        return next((named for named in after if not _is_kept_apart(one, named)), None)
    verbs = [k for k in range(one.i + 1, one.i + _COMPLEMENT) if one.word(k - one.i) in cues("copula") | cues("called")]
    at = verbs[0] + 1 if verbs else 0
    if not at or not one.text.same_sentence(one.i, at) or not (at == one.i + 2 or complements(one, at - 1)):
        return None
    first = (at, at + bool(one.text.readings(at)))  # Torschütze war Stürmer Max A
    named = next((named for named in one.people if named.first in first), None) or _later(one, at)
    closes = named and one.text.text(named.last + 1)
    is_verb = closes and closes.islower() and closes.endswith("en") and closes not in cues("becomes")
    return None if is_verb else named  # der Wirt wird Max A vermissen


def _later(one: Candidate, at: int) -> Named | None:
    """`Ortsvorsteher ist seit 20 Jahren Max A`: the sentence begins with the bare predicate, the name ends it."""
    called = one.text.text(at - 1) in cues("called")
    if (one.phrase.left.det is not None and not called) or not one.text.begins_sentence(one.first):
        return None
    if not called and one.text.text(at - 1) not in cues("past_singular") | {"bleibt"}:
        return None
    named = next((named for named in one.people if at <= named.first <= at + _LATER), None)
    between = range(at, named.first) if named else ()
    others = [k for k in between if one.text.text(k) == "," or (one.text.readings(k) and k != named.first - 1)]
    return None if others or (named and governs(one.text.text(named.first - 1))) else named


def continues_list(one: Candidate) -> bool:
    """`war Lehrer, Jäger und zuletzt Wirt`: from the copula on only person nouns and what joins them."""
    at = one.first - 1
    while at >= 0 and one.text.text(at) not in cues("copula"):
        bare = one.text.tokens[at].is_capital or one.text.text(at) in cues("join") | cues("list_word") | {","}
        if not bare or not one.text.same_sentence(at, one.i):
            return False
        at -= 1
    return one.first - at > _ITEM


def _other_clause(between: list[str]) -> bool:
    return any(word in (",", ";", ":", "–") for word in between)
