"""Which words can be parts of a person's name: first names, surnames, what stands between them."""

from functools import lru_cache

from coopcms.language.cues import cues
from coopcms.language.determiners import determiner
from coopcms.language.lexicon import first_names, orgs, stops, things
from coopcms.language.orgs import org_kind
from coopcms.language.passage import Passage
from coopcms.language.prepositions import governs
from coopcms.language.readings import Reading


@lru_cache(maxsize=8192)
def first_name_gender(word: str) -> str:
    """m, f or u for a first name, also hyphenated and with a genitive -s; empty for other words."""
    names = first_names()
    for part in (word, word.split("-")[0]):
        gender = names.get(part) or (names.get(part[:-1]) if part.endswith("s") else None)
        if gender:
            return gender
    return ""


def is_title(text: Passage, i: int) -> bool:
    """Whether the word is a title or the full stop behind one."""
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
        if last > i and is_function(text, at + 1) and not _is_behind_first_name(text, i, at):  # Max A Lektor
            break
        if is_name_word(text, at + 1):
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


def _is_behind_first_name(text: Passage, i: int, at: int) -> bool:
    """`Dr. Nora Schreiber`: what follows a title and a first name is a surname, whatever it means."""
    return at == i + 1 and bool(first_name_gender(text.text(at))) and text.text(i) not in cues("copula")


def is_function(text: Passage, i: int) -> bool:
    """Whether the word names people by what they do, and no surname is made so."""
    found = text.readings(i)
    return bool(found) and not any("surname" in one.entry.flags or may_be_surname(one) for one in found)


def is_name_word(text: Passage, i: int) -> bool:
    """Whether the word is written as names are: a capital, more than one letter, not all of them capitals."""
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


def is_small_word(text: Passage, i: int) -> bool:
    """An article, preposition or other word with a capital only because it opens the sentence, or is polite."""
    word = text.text(i)
    return determiner(word) is not None or bool(governs(word.lower())) or (text.begins_sentence(i) and len(word) < 4)


def is_known_noun(word: str) -> bool:
    """A body, a thing, an article; `Oberdorf` may be a surname as well as a place."""
    kind = org_kind(word)
    known = word in stops() or word in things() or determiner(word) is not None
    known = known or word in cues("no_surname") or word.endswith(tuple(cues("no_surname_ending")))
    return known or bool(kind and (kind != "place" or word in orgs()))


def may_be_surname(reading: Reading) -> bool:
    """Kleinmann, Altschneider: compounds with a head many surnames have."""
    return bool(reading.modifier) and (reading.entry.cls == "mann" or "surname" in reading.entry.flags)
