"""Named people in a paragraph: where, and whether a man, a woman or unknown."""

from typing import NamedTuple

from coopcms.language.cues import cues
from coopcms.language.determiners import determiner
from coopcms.language.names import (
    first_name_gender,
    is_known_noun,
    is_name_word,
    is_small_word,
    is_title,
    may_be_surname,
    surname_end,
)
from coopcms.language.orgs import org_kind
from coopcms.language.passage import Passage
from coopcms.language.prepositions import governs
from coopcms.language.verbs import verb_number

_ADDRESS = {"Frau": "f", "Fräulein": "f", "Herr": "m", "Herrn": "m", "Hr": "m", "Fr": "f"}
_OFFICES = ("vorsitzende", "geordnete", "beauftragte", "angestellte", "delegierte", "gesandte", "mächtigte", "beamte")
_ADJECTIVE_ENDS = ("e", "er", "es", "en", "em")


class Named(NamedTuple):
    """Tokens first..last name somebody; gender m, f or u (unknown)."""

    first: int
    last: int
    gender: str
    sentence: int


def people(text: Passage) -> list[Named]:
    """All named people outside quotes, in order; a title, a known first name, an age or an apposition shows them."""
    found: list[Named] = []
    capital = (i for i, token in enumerate(text.tokens) if token.is_capital and token.kind == "word")
    for i in capital:
        named = None if text.shield[i] == "quote" or (found and i <= found[-1].last) else _starting(text, i)
        if named:
            found.append(named)
    return found


def _starting(text: Passage, i: int) -> Named | None:
    token = text.tokens[i]
    word = token.text
    if word in _ADDRESS or (word in cues("family") and is_name_word(text, i + 1)):
        return _addressed(text, i)
    if word in cues("title") and word not in ("Professor", "Professorin"):
        return _titled(text, i)
    gender = _by_rank(text, i)
    if gender:
        return Named(i, surname_end(text, i), gender, token.sentence)
    gender = first_name_gender(word)
    if gender and i and text.text(i - 1) in cues("saint"):
        return Named(i, surname_end(text, i), gender, token.sentence)
    if gender and is_epithet(text, i + 1):
        return Named(i, i + 2, gender, token.sentence)
    if gender and ((last := surname_end(text, i)) > i or _shares_surname(text, i) or _is_one_of_two(text, i)):
        return Named(i, last, gender, token.sentence)
    return _after_function(text, i) or _unknown_first_name(text, i)


def _by_rank(text: Passage, i: int) -> str:
    """m or f for `Prinz Emil`, `Onkel Rudi`, `Zarin Katharina`: a rank or a relative before a first name."""
    gender = "m" if text.text(i) in cues("rank_m") else "f" if text.text(i) in cues("rank_f") else ""
    follows = gender and is_name_word(text, i + 1) and text.adjacent(i, i + 1)
    return gender if follows and first_name_gender(text.text(i + 1)) else ""


def is_epithet(text: Passage, i: int) -> bool:
    """`(Karl) der Große`, `(Johannes) der Täufer`; not `(dankt Anna) der Gemeinde`."""
    if text.text(i) not in ("der", "dem", "den", "des", "die") or not is_name_word(text, i + 1):
        return False
    word = text.text(i + 1)
    return word in cues("epithet") or word.removesuffix("n") in cues("epithet")


def _after_function(text: Passage, i: int) -> Named | None:
    """`Bürgermeisterin Koch`, `mit Trainer Kaminski`: a surname alone, right after a function in the singular."""
    if not i or not text.adjacent(i - 1, i) or not text.same_sentence(i - 1, i):
        return None
    is_surname = any("surname" in one.entry.flags and one.lemma == text.text(i) for one in text.readings(i))
    functions = [one for one in text.readings(i - 1) if any(cell[:2] == ("N", "s") for cell in one.cells)]
    if not functions or functions[0].entry.cls == "epi" or functions[0].entry.field == "herkunft":
        return None
    if functions[0].entry.cls == "adj" and not text.text(i - 1).lower().removesuffix("r").endswith(_OFFICES):
        return None  # "Verdächtige Waben", no office
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
    nouns = [one for one in text.readings(i) if not may_be_surname(one)]
    if nouns or not is_name_word(text, i) or is_known_noun(word):
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
    return singular and text.adjacent(i, i + 1) and is_name_word(text, i + 1) and not org_kind(text.text(i + 1))


def _addressed(text: Passage, i: int) -> Named | None:
    last = i
    while is_title(text, last + 1):
        last += 1
    end = surname_end(text, last)
    gender = _ADDRESS.get(text.text(i), "u")
    if end == last:
        return None
    return Named(i, end, gender, text.tokens[i].sentence)


def _titled(text: Passage, i: int) -> Named | None:
    last = i
    while is_title(text, last + 1):
        last += 1
    end = surname_end(text, last)
    if end == last:
        return None
    first = text.text(last + 1)
    return Named(i, end, first_name_gender(first) or "u", text.tokens[i].sentence)


def _unknown_first_name(text: Passage, i: int) -> Named | None:
    """Two capitalised words without a meaning of their own, before an age or beside a person noun."""
    after = text.text(i + 1)
    if not after[:1].isupper() or first_name_gender(after):  # Vorlage Nils Becker
        return None
    if text.readings(i) or not is_name_word(text, i) or not is_name_word(text, i + 1):
        return None
    if not text.adjacent(i, i + 1) or not text.same_sentence(i, i + 1) or is_small_word(text, i):
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


def _stands_like_a_name(text: Passage, i: int) -> bool:
    """Right behind a verb or `sich`, and followed by a sign or a small word; or in front of `war`, `gilt`, `hieß`."""
    before, after = text.text(i - 1), text.text(i + 2)
    if text.begins_sentence(i) and after in cues("is_of_one") and not org_kind(text.text(i)):
        return not text.text(i).lower().endswith(_ADJECTIVE_ENDS) and not is_known_noun(text.text(i + 1))
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
