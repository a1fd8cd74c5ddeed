"""Decisions from names: surnames, bodies, places, named men and women (rules 4, 5, 7, 8, 9)."""

from coopcms.language.cues import cues
from coopcms.language.orgs import in_body_name
from coopcms.language.people import Named
from coopcms.language.verdicts import Candidate, Verdict

_PREDICATE = 9  # tokens from a name to its predicate noun


def surname(one: Candidate) -> Verdict | None:
    """Part of a person's name, or bare beside other bare names (rule 4)."""
    if any(named.first <= one.i <= named.last for named in one.people):
        return Verdict("surname", "clean")
    if "surname" not in one.reading.entry.flags or one.phrase.left.det is not None or one.is_compound_or_inflected:
        return None
    if one.word(-1).lower() in ("laut", "nach", "mit", "bei", "von", "so") and _verb_in_singular(one):
        return Verdict("surname", "clean")
    return Verdict("surname", "clean") if _bare_subject(one) or one.word(-1) in ("&", "+") else None


def _bare_subject(one: Candidate) -> bool:
    """`Müller leitet das Haus`: bare, singular, in front of a verb in the singular."""
    after = one.word(1)
    if not one.text.begins_sentence(one.i) or one.phrase.left.adjectives:
        return False
    return after[:1].islower() and after.endswith("t")


def _verb_in_singular(one: Candidate) -> bool:
    return any(word.endswith("t") and word[:1].islower() for word in one.words(1, 2))


def body_name(one: Candidate) -> Verdict | None:
    """Inside the name of a firm or body (rule 5)."""
    return Verdict("organisation", "clean") if in_body_name(one.text, one.i) else None


def place(one: Candidate) -> Verdict | None:
    """`Soester Börde` is an adjective; countries are no people; inhabitants are a hint (rule 7)."""
    if one.reading.lemma in cues("country") or one.text.text(one.i) in cues("country"):
        bare = one.phrase.left.det is None and not one.phrase.left.adjectives
        return Verdict("place", "clean") if bare else Verdict("GH05", "hint", 0.5)
    if "place" not in one.reading.entry.flags:
        return None
    after = one.i + 1
    if one.text.same_sentence(one.i, after) and one.text.tokens[after].is_capital and one.text.adjacent(one.i, after):
        return Verdict("place", "clean")
    return Verdict("GH05", "hint", 0.5)


def named_person(one: Candidate) -> Verdict | None:
    """Apposition or predicate of somebody named: a man keeps his form, a woman gets hers (rules 8, 9)."""
    if one.is_plural:
        return _several_named(one)
    if one.word(-1).lower() == "einen" and one.word(-2).lower() in ("suchen", "sucht", "gesucht"):
        return None
    named = _apposed(one) or _subject(one)
    if named is None:
        return _relative(one) or _pronoun(one) or _remembered(one)
    if named.gender == "f":
        return Verdict("GM04", "finding", 0.9, only="feminine")
    return Verdict("named", "clean")


def _several_named(one: Candidate) -> Verdict | None:
    """`die Bäcker Max A und Jan B`: men only are named; mixed company is a hint."""
    last = one.i
    genders = []
    for named in one.people:
        if last < named.first <= last + 3 and one.text.same_sentence(one.i, named.first):
            genders.append(named.gender)
            last = named.last
    if len(genders) < 2:
        return None
    if "f" in genders:
        return Verdict("GH06", "hint", 0.55) if set(genders) != {"f"} else Verdict("GM04", "finding", 0.9)
    return Verdict("named", "clean")


def _apposed(one: Candidate) -> Named | None:
    """Right before or after the noun: `Wirt Max A`, `Max A, Wirt in B`, `Max A, 52, Wirt`, `der Wirt, Max A,`."""
    for named in one.people:
        if not one.text.same_sentence(one.i, named.first):
            continue
        gap = one.text.plain[one.text.tokens[one.i].end : one.text.tokens[named.first].start]
        if named.first > one.i and (gap.isspace() or gap.strip() in (",", "–", "(", ":")):
            return named
        if named.last < one.i and _apposition_gap(one, named):
            return named
    return None


def _apposition_gap(one: Candidate, named: Named) -> bool:
    """Only a comma or bracket, an age, article and adjectives, or a coordinated noun between name and noun."""
    between = [one.text.text(k) for k in range(named.last + 1, one.first)]
    if not between or between[0] not in (",", "(", "–", ":"):
        return False
    rest = [word for word in between[1:] if word not in (",", "(", "–") and not word.isdigit()]
    rest = [word for word in rest if word.lower() not in ("jahre", "alt", "jährige", "gelernter", "langjähriger")]
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
        return None
    named = before[-1]
    between = [one.text.text(k) for k in range(named.last + 1, one.first)]
    if len(between) > _PREDICATE + 6:
        return None
    predicate = any(word in cues("copula") for word in between[:_PREDICATE]) and not _other_clause(between)
    if predicate and one.word_before_phrase not in ("mit", "bei", "von", "für", "durch", "den", "des", "dem"):
        return named if one.phrase.case == "N" or one.phrase.left.det is None else None
    last = between[-1] if between else ""
    as_something = one.phrase.left.det is not None and one.word_before_phrase == "als"
    return named if as_something or last in ("als", "zum") else None


def _other_clause(between: list[str]) -> bool:
    return any(word in (",", ";", ":", "–") for word in between)


def _relative(one: Candidate) -> Verdict | None:
    """`ihr Bruder, Betreiber des Hofes`: a relative or a clearly sexed noun before the comma (rule 8)."""
    if one.word(-1) != "," and one.word_before_phrase != ",":
        return None
    at = one.first - 2
    word = one.text.text(at)
    if word in cues("kin_m"):
        return Verdict("named", "clean")
    return Verdict("GM04", "finding", 0.8, only="feminine") if word in cues("kin_f") else None


def _pronoun(one: Candidate) -> Verdict | None:
    """`Er arbeitet als Tischler`; `Sie ist Tischler` where the last person named is a woman."""
    between = [one.text.text(k) for k in one.text.sentence(one.i) if k < one.first]
    predicate = any(word in cues("copula") for word in between) or one.word_before_phrase in ("als", "zum")
    if not predicate or len(between) > 12:
        return None
    lowered = [word.lower() for word in between]
    if "er" in lowered and "sie" not in lowered:
        return Verdict("named", "clean")
    if "sie" in lowered and _last_gender(one) == "f" and _singular_verb(between):
        return Verdict("GM04", "finding", 0.85, only="feminine")
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
    if near and near[-1].gender in ("m", "u"):
        return Verdict("named", "clean")
    return None
