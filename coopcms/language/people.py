"""Named people in a paragraph: where, and whether a man, a woman or unknown."""

from typing import NamedTuple

from coopcms.language.cues import cues
from coopcms.language.determiners import determiner
from coopcms.language.lexicon import first_names, orgs, stops, things
from coopcms.language.orgs import org_kind
from coopcms.language.passage import Passage
from coopcms.language.prepositions import governs
from coopcms.language.readings import Reading
from coopcms.language.verbs import verb_number

_ADDRESS = {"Frau": "f", "Fräulein": "f", "Herr": "m", "Herrn": "m", "Hr": "m", "Fr": "f"}


class Named(NamedTuple):
    """Tokens first..last name somebody; gender m, f or u (unknown)."""

    first: int
    last: int
    gender: str
    sentence: int


def people(text: Passage) -> list[Named]:
    """All named people outside quotes, in order; a title, a known first name, an age or an apposition shows them."""
    found: list[Named] = []
    i = 0
    while i < len(text.tokens):
        named = _starting(text, i)
        if named:
            found.append(named)
            i = named.last
        i += 1
    return found


def _starting(text: Passage, i: int) -> Named | None:
    token = text.tokens[i]
    if token.kind != "word" or not token.is_capital or text.shield[i] == "quote":
        return None
    word = token.text
    if word in _ADDRESS or (word in cues("family") and _is_name_word(text, i + 1)):
        return _addressed(text, i)
    if word in cues("title") and word not in ("Professor", "Professorin"):
        return _titled(text, i)
    gender = first_name_gender(word)
    if gender and ((last := surname_end(text, i)) > i or _shares_surname(text, i) or _is_one_of_two(text, i)):
        return Named(i, last, gender, token.sentence)
    return _after_function(text, i) or _unknown_first_name(text, i)


def _after_function(text: Passage, i: int) -> Named | None:
    """`Bürgermeisterin Koch`, `mit Trainer Kaminski`: a surname alone, right after a function in the singular."""
    if not i or not text.adjacent(i - 1, i) or not text.same_sentence(i - 1, i):
        return None
    is_surname = any("surname" in one.entry.flags and one.lemma == text.text(i) for one in text.readings(i))
    functions = [one for one in text.readings(i - 1) if any(cell[:2] == ("N", "s") for cell in one.cells)]
    if not functions or functions[0].entry.cls == "epi" or functions[0].entry.field == "herkunft":
        return None
    if not is_surname and not _is_unknown_surname(text, i):
        return None
    return Named(i, i, functions[0].gender if functions[0].gender in "mf" else "u", text.tokens[i].sentence)


def _shares_surname(text: Passage, i: int) -> bool:
    """`Jo und Ben Beispiel`: the surname stands behind the second first name only."""
    joined = text.text(i + 1) in ("und", "&") and text.same_sentence(i, i + 2)
    return joined and bool(first_name_gender(text.text(i + 2))) and surname_end(text, i + 2) > i + 2


def _is_one_of_two(text: Passage, i: int) -> bool:
    """`Anna und Tom`: two first names of men or women, without surnames."""
    for other in (i - 2, i + 2):
        joint = (i + other) // 2
        if text.text(joint) not in ("und", "&") or not text.same_sentence(i, other) or text.readings(i):
            continue
        if first_name_gender(text.text(other)) in ("m", "f") and surname_end(text, max(i, other)) == max(i, other):
            return True
    return False


def _is_unknown_surname(text: Passage, i: int) -> bool:
    """A word without a meaning of its own where, behind a bare function, only a name can stand."""
    word, after, before = text.text(i), text.text(i + 1), text.text(i - 2)
    nouns = [one for one in text.readings(i) if not _may_be_surname(one)]
    if nouns or not _is_name_word(text, i) or _is_known_noun(word):
        return False
    if after == "(":
        return text.text(i + 2).lower() not in ("m", "w", "d")
    small = before.lower()
    opened = text.begins_sentence(i - 2) and (small in cues("before_function") or not _is_small(before))
    if text.begins_sentence(i - 1) or before == "," or opened:  # Auch Trainer Kaminski
        return _is_singular_verb(after) or (after in cues("join") and _is_function_with_name(text, i + 2))
    if before in cues("join") and text.same_sentence(i - 4, i):
        return _is_function_with_name(text, i - 4)
    if _is_behind_verb(text, i - 1) and (_is_singular_only(text, i - 1) or _is_office(text, i - 1)):
        return verb_number(after) != "p"  # es übernimmt Präsident Kaminski
    governed = bool(governs(small)) and small not in cues("opens_clause")  # seit Lehrer Handys einsammeln
    return governed or before in cues("says") | cues("so_says")


def _is_known_noun(word: str) -> bool:
    """A body, a thing, an article; `Oberdorf` may be a surname as well as a place."""
    kind = org_kind(word)
    known = word in stops() or word in things() or determiner(word) is not None
    known = known or word in cues("no_surname") or word.endswith(tuple(cues("no_surname_ending")))
    return known or bool(kind and (kind != "place" or word in orgs()))


def _may_be_surname(reading: Reading) -> bool:
    """Kleinmann, Altschneider: compounds with a head many surnames have."""
    return bool(reading.modifier) and (reading.entry.cls == "mann" or "surname" in reading.entry.flags)


def _is_small(word: str) -> bool:
    return determiner(word) is not None or bool(governs(word.lower()))


def _is_behind_verb(text: Passage, i: int) -> bool:
    """`es übernimmt …`, `dort traf sie …`: a verb in the singular stands right before, or before its pronoun."""
    at = i - 2 if text.text(i - 1) in cues("subject_pronoun") and text.same_sentence(i - 2, i) else i - 1
    return _is_singular_verb(text.text(at)) and not _is_small(text.text(at))


def _is_office(text: Passage, i: int) -> bool:
    """Minister, Trainer, Pfarrer: a work or an office goes before a surname; a role (Besucher, Kunde) hardly does."""
    return all(one.entry.field != "rolle" and "org" not in one.entry.flags for one in text.readings(i))


def _is_singular_only(text: Passage, i: int) -> bool:
    return all(cell[1] == "s" for one in text.readings(i) for cell in one.cells)


def _is_singular_verb(word: str) -> bool:
    return word.islower() and (word.endswith(("t", "te")) or word in cues("past_singular") | cues("copula"))


def _is_function_with_name(text: Passage, i: int) -> bool:
    """Person noun and unknown capital side by side."""
    singular = any(cell[:2] == ("N", "s") for one in text.readings(i) for cell in one.cells)
    return singular and text.adjacent(i, i + 1) and _is_name_word(text, i + 1) and not org_kind(text.text(i + 1))


def first_name_gender(word: str) -> str:
    """m, f or u for a first name, also hyphenated and with a genitive -s; empty for other words."""
    names = first_names()
    for part in (word, word.split("-")[0]):
        gender = names.get(part) or (names.get(part[:-1]) if part.endswith("s") else None)
        if gender:
            return gender
    return ""


def _addressed(text: Passage, i: int) -> Named | None:
    last = i
    while _is_title(text, last + 1):
        last += 1
    end = surname_end(text, last)
    gender = _ADDRESS.get(text.text(i), "u")
    if end == last:
        return None
    return Named(i, end, gender, text.tokens[i].sentence)


def _titled(text: Passage, i: int) -> Named | None:
    last = i
    while _is_title(text, last + 1):
        last += 1
    end = surname_end(text, last)
    if end == last:
        return None
    first = text.text(last + 1)
    return Named(i, end, first_name_gender(first) or "u", text.tokens[i].sentence)


def _is_title(text: Passage, i: int) -> bool:
    word = text.text(i)
    return word in cues("title") or (word == "." and text.text(i - 1) in cues("title"))


def surname_end(text: Passage, i: int) -> int:
    """The last token of the name words that follow i without a sign between; i itself where none follows."""
    last = at = i
    while at + 1 < len(text.tokens) and text.same_sentence(i, at + 1) and at - i < 5:
        word = text.tokens[at + 1]
        behind_initial = text.text(at) == "." and len(text.text(at - 1)) == 1
        if not text.adjacent(at, at + 1) or (behind_initial and text.readings(at + 1)):
            break
        if last > i and _is_function(text, at + 1):  # Max A Lektor
            break
        if _is_name_word(text, at + 1):
            at = last = at + 1
        elif len(word.text) == 1 and word.is_capital and text.text(at + 2) == ".":
            at = last = at + 2  # Kevin B., Max A. Beispiel
            continue
        elif word.text in cues("particle") or (len(word.text) == 1 and word.is_capital):
            at += 1
        else:
            break
        if last - i >= 2 and not first_name_gender(text.text(last)) and text.text(last - 1) not in cues("particle"):
            break
    return last


def _is_function(text: Passage, i: int) -> bool:
    found = text.readings(i)
    return bool(found) and not any("surname" in one.entry.flags or _may_be_surname(one) for one in found)


def _is_name_word(text: Passage, i: int) -> bool:
    if not 0 <= i < len(text.tokens):
        return False
    token = text.tokens[i]
    return (
        token.kind == "word"
        and token.is_capital
        and not token.sign
        and len(token.text) > 1
        and not token.text.isupper()
    )


def _unknown_first_name(text: Passage, i: int) -> Named | None:
    """Two capitalised words without a meaning of their own, before an age or beside a person noun."""
    if i + 1 >= len(text.tokens) or text.readings(i) or not _is_name_word(text, i) or not _is_name_word(text, i + 1):
        return None
    if not text.adjacent(i, i + 1) or not text.same_sentence(i, i + 1) or _is_small_word(text, i):
        return None
    if any("surname" not in one.entry.flags for one in text.readings(i + 1)):
        return None
    if (
        _stands_like_a_name(text, i)
        or _age_follows(text, i + 1)
        or _person_noun_before(text, i)
        or _person_noun_after(text, i + 1)
    ):
        return Named(i, i + 1, "u", text.tokens[i].sentence)
    return None


def _is_small_word(text: Passage, i: int) -> bool:
    """An article, preposition or other word with a capital only because it opens the sentence, or is polite."""
    word = text.text(i)
    return determiner(word) is not None or bool(governs(word.lower())) or (text.begins_sentence(i) and len(word) < 4)


def _stands_like_a_name(text: Passage, i: int) -> bool:
    """Right behind a verb or `sich`, and followed by a sign or a small word."""
    before, after = text.text(i - 1), text.text(i + 2)
    behind_verb = before == "sich" or (before.islower() and before.endswith(("te", "t")) and not governs(before))
    return behind_verb and not org_kind(text.text(i)) and not after[:1].isupper()


def _age_follows(text: Passage, i: int) -> bool:
    mark, number = text.text(i + 1), text.text(i + 2)
    return mark in (",", "(") and number.isdigit() and 1 < len(number) < 3 and text.text(i + 3) in (",", ")")


def _person_noun_before(text: Passage, i: int) -> bool:
    before = i - 1 if text.text(i - 1) != "," else i - 2
    return before >= 0 and text.same_sentence(before, i) and bool(text.readings(before))


def _person_noun_after(text: Passage, i: int) -> bool:
    return text.text(i + 1) == "," and text.same_sentence(i, i + 2) and bool(text.readings(i + 2))
