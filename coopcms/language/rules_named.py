"""Decisions from named men and women: a man keeps his form, a woman gets hers (rules 8, 9)."""

from coopcms.language import whose_name
from coopcms.language.cues import cues
from coopcms.language.verdicts import Candidate, Verdict


def named_person(one: Candidate) -> Verdict | None:
    """Apposition or predicate of somebody named: a man keeps his form, a woman gets hers (rules 8, 9)."""
    if _man_follows(one):
        return Verdict("named", "clean")
    named = whose_name.titled(one) or (None if one.is_surely_plural else whose_name.apposed(one))
    several = _several_named(one) if named is None and one.is_plural else None
    if several or (named is None and one.is_surely_plural):
        return several
    if named is None and _is_sought(one):
        return None
    named = named or whose_name.subject(one)
    if named is None:
        return _relative(one) or _pronoun(one) or _remembered(one)
    return _for_gender(one, named.gender)


def _for_gender(one: Candidate, gender: str) -> Verdict:
    if gender == "f" and one.reading.entry.cls != "ling":
        return Verdict("GM04", "finding", 0.9)
    return Verdict("named", "clean")


def _is_sought(one: Candidate) -> bool:
    return one.word(-1).lower() == "einen" and one.word(-2).lower() in cues("seeks")


def _several_named(one: Candidate) -> Verdict | None:
    """`die Bäcker Max A und Jan B`, `Max A und Jan B sind Bäcker`: men only are named; mixed company is a hint."""
    if next((word for word in one.words(1, 8) if word in cues("copula")), "") in cues("copula_singular"):
        return None
    genders = _named_after(one) or _named_before(one) or _both_remembered(one)
    if len(genders) < 2:
        return None
    if set(genders) == {"f"}:
        return Verdict("GM04", "finding", 0.9, several=True)
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
    """The noun, the comma or the plural verb behind its complement: `die Macher der Serie, Autor Max A und …`."""
    verb = next((k for k in range(one.i + 1, one.i + 8) if one.text.text(k) in cues("copula_plural")), one.i)
    is_said = verb > one.i + 1 and one.text.same_sentence(one.i, verb) and whose_name.complements(one, verb)
    return verb if is_said else whose_name.complement_end(one)


def _named_before(one: Candidate) -> list[str]:
    """Those who are the subject of a plural copula, or stand right before: `Max A und Jan B, beide Bäcker`."""
    before = one.named_before
    between = one.words_since(before[-1]) if before else []
    tied = not between or any(word in cues("copula") or word in (",", "als", "beide", "beiden") for word in between[:2])
    return [named.gender for named in before] if before and tied and len(between) <= whose_name.PREDICATE else []


def _relative(one: Candidate) -> Verdict | None:
    """`ihr Bruder, Betreiber des Hofes`: a relative or a clearly sexed noun before the comma (rule 8)."""
    if one.phrase.case == "G":  # "die Frau des Bäckers" is another person
        return None
    before = one.words_before
    apposed = one.word_before_phrase == "," and before[-2:-1]
    of_trade = before[-2:] == ["von", "Beruf"]
    tied = one.word_before_phrase == "als" or whose_name.is_made(one) or of_trade
    predicate = tied or any(word in cues("copula") for word in before)
    listed = predicate and whose_name.continues_list(one)
    near = (not listed and apposed) or (before[-10:] if predicate and not one.is_surely_object else before[-1:])
    if any(word in cues("kin_m") for word in near):
        return Verdict("named", "clean")
    return _for_gender(one, "f") if any(word in cues("kin_f") for word in near) else None


def _man_follows(one: Candidate) -> bool:
    """`der Täter, ein 23-jähriger Mann, …`, `die Bewerber, allesamt Männer, …`, `Ein Fahrer stürzte. Der Mann …`."""
    after = one.text.sentence(one.i).stop
    opens = one.text.text(after) in ("Der", "Den", "Dem") and one.text.text(after + 1) in cues("opens_man")
    if opens and not one.is_plural:
        return True
    apposed = one.word(1) == "," and (one.word(2).lower() in ("ein", "einen", "einem") or one.word(3) == "Männer")
    return apposed and bool({"Mann", "Männer"} & {*one.words(3, 6)})


def _pronoun(one: Candidate) -> Verdict | None:
    """`Er arbeitet als Tischler`; `Sie ist Tischler` where the last person named is a woman."""
    between = one.words_before
    tied = one.word(1) in cues("becomes") or any(word in cues("copula") for word in between)
    predicate = tied or one.word_before_phrase == "als" or whose_name.is_made(one)
    if not predicate or len(between) > 12:
        return None
    if one.word_before_phrase == "als" and one.word(2) == "er" and one.word(1).islower():  # "Als Wirt braucht er …"
        return Verdict("named", "clean")
    lowered = [word.lower() for word in between]
    if not cues("subordinate").isdisjoint(lowered):  # "Er ist sicher, dass jeder Mieter …"
        return None
    if "er" in lowered and "sie" not in lowered:
        return Verdict("named", "clean")
    if "sie" in lowered and _last_gender(one) == "f" and _singular_verb(between):
        return _for_gender(one, "f")
    if lowered[:1] == ["ich"] or "ich" in lowered:
        return Verdict("GH06", "hint", 0.5)
    return None


def _singular_verb(between: list[str]) -> bool:
    return any(word in cues("copula_singular") or word.endswith("et") for word in between)


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
