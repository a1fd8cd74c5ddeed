"""Decisions from names: bodies, places, named men and women (rules 5, 7, 8, 9)."""

from coopcms.language.cues import cues
from coopcms.language.orgs import in_body_name
from coopcms.language.people import Named
from coopcms.language.prepositions import governs
from coopcms.language.verdicts import Candidate, Verdict

_PREDICATE = 9  # tokens from a name to its predicate noun
_CALLED = frozenset(("heißt", "hieß", "heiße"))
_BECOMES = frozenset(("werden", "sein", "bleiben", "geworden", "gewesen", "geblieben"))
_SUBORDINATE = frozenset(("dass", "ob", "weil", "wenn", "obwohl", "damit"))
_LATER = 5  # tokens from a copula to the name that ends the sentence
_ITEM = 2  # tokens of an item in a list: noun and comma
_IN_LIST = frozenset((",", "zuletzt", "später", "früher", "dann", "auch", "zugleich", "zuvor", "ein", "zunächst"))


def body_name(one: Candidate) -> Verdict | None:
    """Inside the name of a firm or body (rule 5)."""
    return Verdict("organisation", "clean") if in_body_name(one.text, one.i) else None


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


def named_person(one: Candidate) -> Verdict | None:
    """Apposition or predicate of somebody named: a man keeps his form, a woman gets hers (rules 8, 9)."""
    if _man_follows(one):
        return Verdict("named", "clean")
    named = _titled(one) or (None if one.is_surely_plural else _apposed(one))
    several = _several_named(one) if named is None and one.is_plural else None
    if several or (named is None and one.is_surely_plural):
        return several
    if named is None and _is_sought(one):
        return None
    named = named or _subject(one)
    if named is None:
        return _relative(one) or _pronoun(one) or _remembered(one)
    return _for_gender(one, named.gender)


def _for_gender(one: Candidate, gender: str) -> Verdict:
    if gender == "f" and one.reading.entry.cls != "ling":
        return Verdict("GM04", "finding", 0.9, only="feminine")
    return Verdict("named", "clean")


def _is_sought(one: Candidate) -> bool:
    return one.word(-1).lower() == "einen" and one.word(-2).lower() in ("suchen", "sucht", "gesucht")


def _titled(one: Candidate) -> Named | None:
    """The name right after a noun that can be singular: `Betriebsleiter Max A`."""
    if not any(cell[:2] == ("N", "s") for cell in one.reading.cells) or one.is_surely_plural:
        return None
    after = one.i + 1
    return next((named for named in one.people if named.first == after and one.text.adjacent(one.i, after)), None)


def _several_named(one: Candidate) -> Verdict | None:
    """`die Bäcker Max A und Jan B`, `Max A und Jan B sind Bäcker`: men only are named; mixed company is a hint."""
    genders = _named_after(one) or _named_before(one) or _both_remembered(one)
    if len(genders) < 2:
        return None
    if set(genders) == {"f"}:
        return Verdict("GM04", "finding", 0.9, only="feminine")
    return Verdict("GH06", "hint", 0.55) if "f" in genders else Verdict("named", "clean")


def _both_remembered(one: Candidate) -> list[str]:
    """`die beiden Imker` after two men were named in the sentences before."""
    if one.word(-1) not in ("beiden", "zwei"):
        return []
    here = one.text.tokens[one.i].sentence
    near = [known for known in (*one.before, *one.people) if here - 2 <= known.sentence < here]
    return [known.gender for known in near[-2:]]


def _named_after(one: Candidate) -> list[str]:
    last, genders = _before_names(one), []
    for named in one.people:
        if last < named.first <= last + 3 and one.text.same_sentence(one.i, named.first):
            genders.append(named.gender)
            last = named.last
    return genders


def _before_names(one: Candidate) -> int:
    """The noun, or the comma behind its genitive: `die Macher der Serie, Autor Max A und …`."""
    return one.i + 3 if one.word(1) in ("der", "des") and one.word(3) == "," else one.i


def _named_before(one: Candidate) -> list[str]:
    """Those who are the subject of a plural copula, or stand right before: `Max A und Jan B, beide Bäcker`."""
    before = [named for named in one.people if named.last < one.i and one.text.same_sentence(one.i, named.last)]
    between = [one.text.text(k) for k in range(before[-1].last + 1, one.first)] if before else []
    tied = not between or any(word in cues("copula") or word in (",", "als", "beide", "beiden") for word in between[:2])
    return [named.gender for named in before] if before and tied and len(between) <= _PREDICATE else []


def _apposed(one: Candidate) -> Named | None:
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


def _subject(one: Candidate) -> Named | None:
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


def _relative(one: Candidate) -> Verdict | None:
    """`ihr Bruder, Betreiber des Hofes`: a relative or a clearly sexed noun before the comma (rule 8)."""
    if one.phrase.case == "G":  # "die Frau des Bäckers" is another person
        return None
    before = [one.text.text(k) for k in one.text.sentence(one.i) if k < one.first]
    apposed = one.word_before_phrase == "," and before[-2:-1]
    predicate = one.word_before_phrase in ("als", "zum") or any(word in cues("copula") for word in before)
    near = apposed or (before[-10:] if predicate and not one.is_surely_object else before[-1:])
    if any(word in cues("kin_m") for word in near):
        return Verdict("named", "clean")
    return _for_gender(one, "f") if any(word in cues("kin_f") for word in near) else None


def _man_follows(one: Candidate) -> bool:
    """`der Täter, ein 23-jähriger Mann, …`, `die Bewerber, allesamt Männer, …`."""
    apposed = one.word(1) == "," and (one.word(2).lower() in ("ein", "einen", "einem") or one.word(3) == "Männer")
    return apposed and bool({"Mann", "Männer"} & {*one.words(3, 6)})


def _pronoun(one: Candidate) -> Verdict | None:
    """`Er arbeitet als Tischler`; `Sie ist Tischler` where the last person named is a woman."""
    between = [one.text.text(k) for k in one.text.sentence(one.i) if k < one.first]
    tied = one.word(1) in _BECOMES or any(word in cues("copula") for word in between)
    predicate = tied or one.word_before_phrase in ("als", "zum")
    if not predicate or len(between) > 12:
        return None
    if one.word_before_phrase == "als" and one.word(2) == "er" and one.word(1).islower():  # "Als Wirt braucht er …"
        return Verdict("named", "clean")
    lowered = [word.lower() for word in between]
    if not _SUBORDINATE.isdisjoint(lowered):  # "Er ist sicher, dass jeder Mieter …"
        return None
    if "er" in lowered and "sie" not in lowered:
        return Verdict("named", "clean")
    if "sie" in lowered and _last_gender(one) == "f" and _singular_verb(between):
        return _for_gender(one, "f")
    if lowered[:1] == ["ich"] or "ich" in lowered:
        return Verdict("GH06", "hint", 0.5)
    return None


def _singular_verb(between: list[str]) -> bool:
    return any(
        word in ("ist", "war", "wird", "wurde", "bleibt", "blieb", "wäre", "sei") or word.endswith("et")
        for word in between
    )


def _last_gender(one: Candidate) -> str:
    named = [known for known in (*one.before, *one.people) if known.sentence <= one.text.tokens[one.i].sentence]
    return named[-1].gender if named else ""


def _remembered(one: Candidate) -> Verdict | None:
    """`Der Betriebsleiter` after a man was named in the two sentences before."""
    if one.phrase.left.det is None or one.text.text(one.phrase.left.det).lower() not in ("der", "dem", "den", "des"):
        return None
    here = one.text.tokens[one.i].sentence
    near = [
        known for known in (*one.before, *one.people) if here - 2 <= known.sentence <= here and known.first != one.i
    ]
    near = [known for known in near if known.sentence < here or known.last < one.i or known in one.before]
    if near and near[-1] in one.people and one.text.text(near[-1].first - 1).endswith("sprecher"):
        return None  # who told it is not whom it is about
    if near and near[-1].gender in ("m", "u"):
        return Verdict("named", "clean")
    return None
