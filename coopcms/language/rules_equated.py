"""Decisions from what a noun is said of: a thing, a place or a body is no person, be it called so (rules 10, 11)."""

from coopcms.language import equated as other
from coopcms.language import whose_name
from coopcms.language.cues import cues
from coopcms.language.verdicts import Candidate, Verdict

_CLEAN = {"body": Verdict("organisation", "clean"), "thing": Verdict("metaphor", "clean")}
_INDEFINITE = ("ein", "kein", "sein", "ihr", "unser", "mein")
_SUPERLATIVE = ("ste", "ster", "sten")
_REACH = 10  # words of a complement between a predicate and its verb
_BECOMES = ("wird", "wurde")


def equated(one: Candidate) -> Verdict | None:
    """`Größter Verlierer ist die Bahn`, `Zum Helden wurde der Hagel`, `Die Eiche ist ein Zeuge`; also after `als`."""
    if one.is_surely_plural or one.people_here:
        return None
    return _said_first(one) or _bodies_are(one) or _said_after(one) or _likened(one) or _apposed(one)


def _said_first(one: Candidate) -> Verdict | None:
    """The predicate opens the sentence: bare, in the highest degree, or as what something becomes."""
    if one.first > one.text.sentence(one.i).start and one.text.text(one.first).lower() != "zum":
        return None
    made = whose_name.is_made(one) or (one.word(-1) == "Zum" and one.word(1) in cues("is_said"))
    verb = _verb_after(one) if made or _is_predicate(one) else None
    if verb is None:
        return None
    clause = other.clause_after(one.text, verb + 1)
    if one.text.text(verb) in _BECOMES and _ends_in_participle(one, clause):
        return None
    side, at = other.subject(one.text, clause)
    if side not in _CLEAN or not other.is_nominative(one.text, at) or _names_job(one, at):
        return None
    tail = one.text.text(clause.stop - 1)
    if side == "thing" and at < clause.stop - 1 and tail.islower() and tail not in ("auf", "an", "ein", "ab"):
        return None  # Der Fahrer war der Polizei bekannt
    return _CLEAN[side] if made or not _is_definite(one) else _sided(one, at)


def _is_definite(one: Candidate) -> bool:
    left = one.phrase.left
    return left.det is not None and not left.adjectives


def _sided(one: Candidate, at: int) -> Verdict | None:
    """`Der Vermittler zwischen beiden ist eine Schicht Gold`: a hint, for people are called things as well."""
    articles = {one.text.text(k) for k in range(at - 3, at)}
    return Verdict("GH07", "hint", 0.5) if articles & {"ein", "eine"} else None


def _bodies_are(one: Candidate) -> Verdict | None:
    """`Nutzer der Halle sind Schule, Verein und Kirche`: bodies only, without articles."""
    if one.before_phrase or one.phrase.left.det is not None:
        return None
    verb = next((k for k in range(one.i + 1, one.i + _REACH) if one.text.text(k) in ("sind", "waren")), one.i)
    after = verb + 1
    said = verb == one.i + 1 or (verb > one.i and whose_name.complements(one, verb))
    bodies = said and one.text.same_sentence(one.i, after) and one.text.tokens[after].is_capital
    return _CLEAN["body"] if bodies and other.kind(one.text, after) == "body" else None


def _ends_in_participle(one: Candidate, clause: range) -> bool:
    last = one.text.text(clause.stop - 1)
    return len(clause) > 0 and last.islower() and last.endswith(("t", "en"))


def _names_job(one: Candidate, at: int) -> bool:
    word = one.text.text(at)
    return word in cues("job_word") or word.endswith(("beruf", "job", "ausbildung")) or word == "Mangelware"


def _is_predicate(one: Candidate) -> bool:
    """Bare, or with the definite article and an adjective; a form that can be singular."""
    left = one.phrase.left
    if left.preposition is not None or not any(cell[:2] == ("N", "s") for cell in one.reading.cells):
        return False
    if left.det is None:
        return True
    return one.text.text(left.det) in ("Der", "Ein", "Unser") and (bool(left.adjectives) or one.word(1) != "ist")


def _verb_after(one: Candidate) -> int | None:
    """The verb in the singular behind the noun and its complement."""
    for k in range(one.i + 1, one.i + _REACH):
        if not one.text.same_sentence(k, one.i) or one.text.tokens[k].kind == "punct":
            return None
        if one.text.text(k) in cues("is_said"):
            return k if k == one.i + 1 or whose_name.complements(one, k) else None
    return None


def _said_after(one: Candidate) -> Verdict | None:
    """Subject, copula, and an indefinite or highest predicate: `Frankreich ist wichtigster Abnehmer`."""
    if one.is_surely_object or one.is_plural or not one.words_before or not _is_indefinite(one):
        return None
    verb = _verb_before(one)
    if verb is None:
        return None
    clause = other.clause_after(one.text, verb + 1)
    if one.text.text(verb) in _BECOMES and _ends_in_participle(one, clause):
        return None
    side, at = other.subject(one.text, range(_clause_start(one, verb), verb))
    if not side and at >= verb:  # In der Region ist die Bahn Marktführer
        side, at = other.subject(one.text, range(verb + 1, one.first))
        side = side if side == "body" else ""
    if side == "thing" and one.word_before_phrase == "als" and one.text.text(verb) not in cues("as_thing"):
        return None
    return _CLEAN.get(side)


def _is_indefinite(one: Candidate) -> bool:
    left = one.phrase.left
    if left.det is None:
        return True
    article = one.text.text(left.det).lower()
    highest = any(one.text.text(k).endswith(_SUPERLATIVE) for k in left.adjectives)
    return article in _INDEFINITE or (article == "der" and highest)


def _verb_before(one: Candidate) -> int | None:
    """The verb that ties the noun to its subject, no comma between."""
    for k in reversed(one.before_phrase):
        word = one.text.text(k)
        if word in cues("equates") | cues("is_said"):
            return k
        if word in cues("as_thing"):
            return k if one.word_before_phrase in ("als", "wie") else None
        if one.text.tokens[k].kind == "punct" and word not in ("“", "„", "»", "«", '"'):
            return None
    return None


def _clause_start(one: Candidate, verb: int) -> int:
    start = one.text.sentence(one.i).start
    marks = [k for k in range(start, verb) if one.text.text(k) in (";", ":", "–")]
    return marks[-1] + 1 if marks else start


def _likened(one: Candidate) -> Verdict | None:
    """`Als größter Gläubiger trat die Sparkasse auf`; what is said so of a thing may mean those who use it."""
    if one.word_before_phrase != "als" or len(one.before_phrase) != 1 or not _is_indefinite(one):
        return None
    if one.is_plural and one.phrase.left.adjectives:
        return None
    verb = next((k for k in range(one.i + 1, one.i + _REACH) if _is_finite(one, k)), None)
    if verb is None or not one.text.same_sentence(verb, one.i):
        return None
    side, at = other.subject(one.text, other.clause_after(one.text, verb + 1))
    if side == "body":
        return _CLEAN[side]
    return Verdict("GH07", "hint", 0.5) if side == "thing" and other.is_nominative(one.text, at) else None


def _is_finite(one: Candidate, k: int) -> bool:
    word = one.text.text(k)
    return word in cues("copula") | cues("past_singular") or (word.islower() and word.endswith(("t", "te")))


def _apposed(one: Candidate) -> Verdict | None:
    """`Die Eiche, ein Zeuge der Kriege, …`; `der schnellste Jäger der Savanne` is no hunter either."""
    lemma, left = one.reading.entry.lemma, one.phrase.left
    if one.word(1) == "der" and one.word(2) in cues("habitat") and not one.is_plural:
        return _CLEAN["thing"]
    article = one.text.text(left.det).lower() if left.det is not None else ""
    if lemma not in cues("metaphor") or article != "ein" or one.word_before_phrase != ",":
        return None
    before = one.first - 2
    named = one.text.same_sentence(before, one.i) and one.text.tokens[before].is_capital
    return _CLEAN.get(other.kind(one.text, before)) if named else None
