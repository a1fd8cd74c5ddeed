"""Decisions between person, thing and organisation (rules 6, 10, 11)."""

from collections.abc import Callable

from coopcms.language import whose_name
from coopcms.language.cues import cues
from coopcms.language.determiners import determiner
from coopcms.language.orgs import names_body, org_kind
from coopcms.language.readings import Reading
from coopcms.language.verdicts import Candidate, Verdict

_MATERIALS = (
    "holz", "metall", "stahl", "stein", "leder", "glas", "papier", "blech", "beton", "kunststoff", "guss", "baum",
)  # fmt: skip
_LONGEST_GENITIVE = 6  # words
_CHESS = frozenset(("Bauer", "Läufer", "Springer", "Reiter"))
_LADDER = frozenset(
    ("die", "eine", "einer", "zur", "diese", "dieser", "jede", "keine", "ihre", "seine", "unsere", "meine")
)

_BODY_ENDINGS = ("geber", "träger", "hersteller", "anbieter", "betreiber", "dienstleister", "versorger", "lieferant")
_IDIOMS = frozenset((("aus", "dem", "Schneider"), ("unter", "die", "Räuber"), ("dritter", "im", "Bunde")))
_NO_SUBJECT = frozenset(
    ("wer", "er", "ich", "wir", "man", "wichtig", "voraussetzung", "ziel", "hier", "das", "dort", "neu")
)


def thing(one: Candidate) -> Verdict | None:
    """A homograph is read as the thing unless the sentence speaks of a person (rule 6)."""
    if one.word(1) == "aus" and (one.word(2) in cues("material") or one.word(2).endswith(_MATERIALS)):
        return Verdict("thing", "clean")
    if one.reading.entry.lemma == "Leiter":
        return _ladder(one)
    if one.reading.entry.lemma in _CHESS and _tells_of_chess(one):
        return Verdict("thing", "clean")
    if not one.reading.thing and "both" not in one.reading.entry.flags:
        return None
    if _speaks_of_person(one):
        return None
    if one.reading.thing or _speaks_of_thing(one):
        return Verdict("thing", "clean")
    return None if one.is_plural else Verdict("GH07", "hint", 0.5)


def _tells_of_chess(one: Candidate) -> bool:
    """A square of the board is named: `der Läufer auf h7`."""
    text = one.text
    squares = (k for k in text.sentence(one.i) if len(text.text(k)) == 1 and text.text(k) in "abcdefgh")
    return any(len(text.text(k + 1)) == 1 and text.text(k + 1) in "12345678" for k in squares)


def _ladder(one: Candidate) -> Verdict | None:
    """`die Leiter` in the singular, `auf der Leiter`, `zwei Leitern` are ladders; `Leiter aus Kupfer` conduct."""
    if one.reading.modifier or (one.phrase.left.det is None and whose_name.owner(one)):
        return None
    left, word = one.phrase.left, one.text.text(one.i).lower()
    article = one.text.text(left.det).lower() if left.det is not None else ""
    if word == "leitern":
        return None if article in ("den", "allen", "unseren", "diesen", "ihren") else Verdict("thing", "clean")
    if article == "der" and left.preposition is not None:
        return Verdict("thing", "clean")
    number = _verb_number(one)
    if article in _LADDER and (number == "s" or (number != "p" and not _governs_genitive(one))):
        return Verdict("thing", "clean")
    return None if article or left.numeral or one.word(-1).lower() in ("als", "zum") else Verdict("GH07", "hint", 0.5)


def _verb_number(one: Candidate) -> str:
    words = [word for word in one.words(1, 6) if word[:1].islower()]
    verb = next((word for word in words if word.endswith(("t", "en")) or word in cues("copula")), "")
    return "p" if verb.endswith("en") or verb in ("sind", "waren", "wurden") else "s" if verb else ""


def _governs_genitive(one: Candidate) -> bool:
    return one.word(1).lower() in ("der", "des", "dieser", "dieses", "einer", "eines", "unserer", "von")


def _speaks_of_person(one: Candidate) -> bool:
    if not one.reading.thing and whose_name.owner(one):  # ihr Nachfolger Max A
        return True
    sentence = [one.text.text(k) for k in one.text.sentence(one.i) if k != one.i]
    if one.word(-1).lower() in cues("of_people"):
        return True
    if any(word in cues("human_cue") for word in sentence) or _coordinated_with_person(one):
        return True
    verbs = [word for word in sentence if word in cues("human_verb") and not one.reading.thing]
    beside = any(word in cues("thing_cue") for word in one.words(1, 4))  # der Ausreißer in der Messung
    return bool(verbs) and not beside and not any(word in cues("thing_verb") for word in sentence)


def _speaks_of_thing(one: Candidate) -> bool:
    return any(word in cues("thing_verb") or word in cues("thing_cue") for word in one.words(-7, 7))


def _coordinated_with_person(one: Candidate) -> bool:
    return _coordinated(one, lambda reading: not reading.thing and "both" not in reading.entry.flags)


def _is_plain_person(reading: Reading) -> bool:
    entry = reading.entry
    named_otherwise = entry.flags - {"surname"}
    return entry.cls not in ("epi", "adj") and not named_otherwise and entry.lemma not in cues("body_word")


def _coordinated(one: Candidate, fits: Callable[[Reading], bool]) -> bool:
    text = one.text
    for step in (-1, 1):
        joint = one.i + step if step > 0 else one.first - 1
        if not text.same_sentence(joint, one.i) or text.text(joint) not in cues("join") | {","}:
            continue
        if text.text(joint - 1) == ",":  # another clause
            continue
        other = next((k for k in range(joint + step, joint + 4 * step, step) if _is_noun(one, k)), None)
        if other is not None and any(fits(reading) for reading in text.readings(other)):
            return True
    return False


def _is_noun(one: Candidate, k: int) -> bool:
    return one.text.same_sentence(k, one.i) and one.text.tokens[k].is_capital


def organisation(one: Candidate) -> Verdict | None:
    """Partner, Anbieter, Träger …: a body, a person, or unclear (rule 10)."""
    lemma = one.reading.entry.lemma
    if _names_what_follows(one):
        return Verdict("organisation", "clean")
    if lemma.lower().endswith("rat") and "org" in one.reading.entry.flags and not one.is_plural:
        return Verdict("organisation", "clean")
    is_body = "org" in one.reading.entry.flags and lemma.lower().endswith(_BODY_ENDINGS)
    if (is_body or lemma in cues("body_word")) and not (one.is_plural and _coordinated(one, _is_plain_person)):
        around = [k for k in one.text.sentence(one.i) if k != one.i]
        if any(one.text.text(k) in cues("human_sure") for k in around) or _has_age(one, around):
            return None
        if any(names_body(one.text, k) for k in around):
            return Verdict("organisation", "clean")
        if one.is_plural and any(one.text.text(k) in cues("congratulates") for k in around):
            return None
        return Verdict("GH02", "hint", 0.5)
    if _predicate_of_body(one) or _body_follows(one):
        return Verdict("organisation", "clean") if "org" in one.reading.entry.flags else Verdict("GH02", "hint", 0.55)
    return None


def _names_what_follows(one: Candidate) -> bool:
    """`Titelverteidiger Spanien`, `Autobauer Beispiel`: a bare noun right before the name of a team or firm."""
    after, lemma = one.i + 1, one.reading.entry.lemma
    if one.phrase.left.det is not None or not _is_noun(one, after) or not one.text.adjacent(one.i, after):
        return False
    is_lemma = one.text.text(one.i) == one.reading.lemma
    if is_lemma and (
        one.text.text(after) in cues("country") or org_kind(one.text.text(after)) == "place"
    ):  # Nachbar Polen
        return True
    names = {lemma, one.reading.lemma}
    return is_lemma and not names.isdisjoint(cues("team") | cues("body_word"))


def _has_age(one: Candidate, around: list[int]) -> bool:
    """`51 Jahre alt`, `mit 58 Jahren`."""
    text = one.text
    return any(
        text.text(k).startswith("Jahre")
        and text.tokens[k - 1].kind == "number"
        and (text.text(k + 1) == "alt" or text.text(k - 2).lower() == "mit")
        for k in around
        if k
    )


def _predicate_of_body(one: Candidate) -> bool:
    """`Die Kammer ist Gesprächspartner`: subject a body, copula or `als` between."""
    before, words = one.before_phrase, one.words_before
    tied = any(word in cues("equates") for word in words) or one.word_before_phrase == "als"
    if not tied or words[-2:-1] == [","] or one.is_surely_plural or one.is_surely_object:
        return False
    return any(_is_body(one, k) for k in before[-12:]) and not any(named.last < one.i for named in one.people)


def _is_body(one: Candidate, k: int) -> bool:
    return names_body(one.text, k) and org_kind(one.text.text(k)) != "place"


def _body_follows(one: Candidate) -> bool:
    """`Titelverteidiger ist der TSV`: the predicate comes first."""
    bare = one.phrase.left.det is None and one.phrase.left.preposition is None
    if not bare or one.word(1) not in ("ist", "war", "bleibt", "wurde", "wird"):
        return False
    if one.word(2) not in ("der", "die", "das"):
        return False
    word = one.word(3)
    return bool(word) and (_is_body(one, one.i + 3) or (word.isupper() and len(word) > 1))


def metaphor(one: Candidate) -> Verdict | None:
    """`Treiber der Entwicklung`, `Garant für`, `Lärm ist der größte Feind`: a thing acts like a person (rule 11)."""
    entry = one.reading.entry.lemma
    if (one.word(-2), one.word(-1), one.text.text(one.i)) in _IDIOMS:
        return Verdict("metaphor", "clean")
    if _nature_is(one):
        return Verdict("metaphor", "clean")
    if entry not in cues("metaphor") and one.reading.lemma not in cues("metaphor"):
        return None
    if entry in ("Garant", "Treiber") and one.word(1).lower() in ("der", "des", "für", "von"):
        return Verdict("metaphor", "clean")
    before, words = one.before_phrase, one.words_before
    if one.word_before_phrase == "als" and not before[:-1]:
        return _likened_first(one)
    if (not before or one.word_before_phrase == ",") and _thing_is(one):
        return Verdict("metaphor", "clean")
    if one.is_surely_plural or not any(word in cues("copula") | cues("likens") for word in words[-8:]):
        return None
    persons = any(one.text.readings(k) for k in before) or any(named.last < one.i for named in one.people)
    return None if persons or not _has_thing_subject(one, before) else Verdict("metaphor", "clean")


def _nature_is(one: Candidate) -> bool:
    """`Der Wolf ist ein Jäger`, `Kupfer ist ein guter Leiter`: animals, matter and machines in front of the copula."""
    if one.is_surely_plural or one.is_surely_object:
        return False
    before = one.words_before
    return (
        bool(before) and any(word in cues("equates") for word in before[-3:]) and bool(cues("nature") & {*before[:4]})
    )


def _thing_is(one: Candidate) -> bool:
    """`Verlierer des Tages waren zwei Papiere der Branche`: copula and thing follow, at most a genitive between."""
    step = next((step for step in range(1, _LONGEST_GENITIVE) if one.word(step) in cues("copula")), 0)
    article = one.text.text(one.phrase.left.det).lower() if one.phrase.left.det is not None else "ein"
    between = one.words(1, step - 1)
    if not step or article != "ein" or (between and not _opens_genitive(between)):
        return False
    at = one.i + step + 1
    while one.text.text(at).islower() and at <= one.i + step + _LONGEST_GENITIVE:
        at += 1
    named = any(known.first <= at <= known.last for known in one.people)
    return _is_noun(one, at) and not named and not one.text.readings(at) and not names_body(one.text, at)


def _opens_genitive(words: list[str]) -> bool:
    opens = determiner(words[0])
    return opens is not None and any(case == "G" for case, _ in opens.cells) and "," not in words


def _likened_first(one: Candidate) -> Verdict | None:
    """`Als Zeuge der Eiszeit liegt ein Findling am Weg`: the thing comes later, and nobody is named."""
    after = [k for k in one.text.sentence(one.i) if k > one.i]
    somebody = any(one.text.text(k) in _NO_SUBJECT or one.text.readings(k) for k in after) or one.people
    thing_named = any(one.text.tokens[k].is_capital and not names_body(one.text, k) for k in after)
    return Verdict("metaphor", "clean") if thing_named and not somebody else None


def _has_thing_subject(one: Candidate, before: range) -> bool:
    """A noun stands before, be it as the first word right in front of the verb."""
    if any(one.text.tokens[k].is_capital for k in before[1:]):
        return True
    opens, then = one.text.text(before[0]), one.text.text(before[1]) if len(before) > 1 else ""
    return (
        then in cues("copula") | cues("likens")
        and opens.lower() not in cues("opening_participle")
        and opens.lower() not in _NO_SUBJECT
    )
