"""What a noun is said of: the other side of `ist`, `wurde`, `gilt als`, in either order of words."""

from typing import Literal

from coopcms.language.cues import cues
from coopcms.language.determiners import CONTRACTIONS, determiner
from coopcms.language.lexicon import grammar
from coopcms.language.names import first_name_gender
from coopcms.language.orgs import names_body
from coopcms.language.passage import Passage
from coopcms.language.prepositions import governs

Side = Literal["", "person", "body", "thing", "abstract"]
_GENITIVES = frozenset(("des", "eines", "dieses", "seines", "ihres", "unseres", "jedes"))
_NOMINATIVES = frozenset(("der", "die", "das", "ein", "eine", "dieser", "diese", "dieses", "kein", "keine"))
_OPENERS = grammar("opener") | grammar("adverb")
_OWN = ("sein", "seine", "ihr", "ihre", "unser", "unsere", "mein", "meine")


def subject(text: Passage, places: range) -> tuple[Side, int]:
    """The first noun there that can be a subject, and its kind; nothing where a pronoun or nobody stands."""
    skip = False  # the noun of a preposition or a genitive
    for k in places:
        token = text.tokens[k]
        lowered = token.text.lower()
        if lowered in cues("pronoun_subject") and (not token.is_capital or lowered != "sie" or text.begins_sentence(k)):
            return "", k
        if lowered in ("sie", "ihr") and token.is_capital:
            return "", k
        if (
            (governs(lowered) or lowered in CONTRACTIONS)
            and not is_noun(text, k)
            or lowered in _GENITIVES
            or (lowered == "der" and k and is_noun(text, k - 1))
        ):
            skip = True
        elif is_noun(text, k):
            if not skip:
                return kind(text, k), k
            skip = False
        elif token.kind == "punct" and token.text != ".":
            skip = False
    return "", places.stop


def _is_genitive_der(text: Passage, k: int) -> bool:
    return text.text(k) == "der" and k > 0 and is_noun(text, k - 1)


def is_noun(text: Passage, k: int) -> bool:
    """Whether the word with a capital is a noun and not just the first word of its sentence."""
    token = text.tokens[k]
    if token.kind != "word" or not token.is_capital:
        return False
    small = token.text.lower()
    if not text.begins_sentence(k):
        return not token.text.endswith("er") or not _next_is_noun(text, k)  # Berliner Dom
    if small in cues("opening_participle") or (small.startswith(("ge", "be", "ver")) and small.endswith(("t", "en"))):
        return False
    opens = determiner(token.text) or governs(small) or small in CONTRACTIONS or small in _OPENERS
    return not opens and not (small.endswith(("e", "er", "es", "en", "em", "te")) and _next_is_noun(text, k))


def _next_is_noun(text: Passage, k: int) -> bool:
    return text.same_sentence(k, k + 1) and text.tokens[k + 1].is_capital and text.tokens[k + 1].kind == "word"


def kind(text: Passage, k: int) -> Side:
    """Who or what the noun at k names."""
    word = text.text(k)
    if word in cues("abstract_subject"):
        return "abstract"
    if names_body(text, k) or (_next_is_noun(text, k) and text.adjacent(k, k + 1) and names_body(text, k + 1)):
        return "body"
    if word.isupper() and len(word) > 1:
        return "body"
    persons = [one for one in text.readings(k) if not one.thing and "both" not in one.entry.flags]
    if persons or first_name_gender(word) or word.endswith(("innen", "jährige", "jähriger")):
        return "person"
    return "thing"


def is_nominative(text: Passage, k: int) -> bool:
    """Whether the noun at k has the article of a subject before it, or is a name without one."""
    at = k - 1
    while at >= 0 and text.same_sentence(at, k) and text.text(at).islower() and determiner(text.text(at)) is None:
        if governs(text.text(at)) or text.text(at) in cues("copula"):
            return names_body(text, k) or text.text(k).isupper()
        at -= 1
    return text.text(at).lower() in _NOMINATIVES or text.text(at).lower() in _OWN or names_body(text, k)


def clause_after(text: Passage, at: int) -> range:
    """From there to the end of the clause."""
    end = at
    while text.same_sentence(at, end) and text.text(end) not in (",", ";", ".", ":", "!", "?", "–", "(", "und"):
        end += 1
    return range(at, end)
