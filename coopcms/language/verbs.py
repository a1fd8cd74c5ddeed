"""What verbs and small words around a noun say about its case and number."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from coopcms.language.determiners import determiner
from coopcms.language.left import Left, governed
from coopcms.language.left_words import JOINS
from coopcms.language.lexicon import grammar
from coopcms.language.prepositions import governs
from coopcms.language.readings import readings
from coopcms.language.tokens import Token

_REACH = 12
_PARTICIPLES = ("be", "ent", "er", "ge", "miss", "ver", "zer")
_NEAR = 60  # words of the sentence on either side
_BE = grammar("be")
_SINGULAR = grammar("verb_s")
_PLURAL = grammar("verb_p")
_AUXILIARIES = _BE | _SINGULAR | _PLURAL
_NO_VERB = grammar("no_verb")
_DATIVE_VERBS = tuple(grammar("dative_verb"))
_DATIVE_AN = tuple(grammar("dative_an"))
_DATIVE_PAIRS = tuple(tuple(pair.split(" ")) for pair in sorted(grammar("dative_pair")))
_ACCUSATIVE_PAIRS = tuple(tuple(pair.split(" ")) for pair in sorted(grammar("accusative_pair")))
_ACCUSATIVE = tuple(grammar("accusative_verb"))
_GIVING = tuple(grammar("giving_verb"))
_COPULA = grammar("copula")
_SINGULAR_SUBJECTS = grammar("one_subject")
_DIRECTION = grammar("direction")
_EVENTS = grammar("day")


@lru_cache(maxsize=8192)
def verb_number(text: str) -> str:
    """s or p for a word in small letters that looks like a finite verb of the third person; empty for others."""
    if text in _SINGULAR:
        return "s"
    if text in _PLURAL:
        return "p"
    if len(text) < 4 or text in _NO_VERB or not text.islower() or determiner(text) or governs(text):
        return ""
    if text.endswith("t") and not text.startswith("ge") and not text.endswith(("haft", "icht")):
        return "s"
    return "p" if text.endswith("ten") and len(text) > 5 else ""


def number_after(tokens: Sequence[Token], noun: int) -> str:
    """s or p where the first verb-like word right of the noun says so, before a comma or another subject."""
    for token in tokens[noun + 1 : noun + _REACH]:
        if token.sentence != tokens[noun].sentence or token.kind == "punct" or token.text in JOINS:
            return ""
        number = verb_number(token.text)
        if number:
            return number
    return ""


def heads_line(tokens: Sequence[Token], noun: int) -> bool:
    """Whether the noun is the bare subject of a headline whose verb is singular ("Wirt aus Ulm gewinnt Preis")."""
    sentence = tokens[noun].sentence
    if (noun and tokens[noun - 1].sentence == sentence) or _around(tokens, noun)[-1].kind == "punct":
        return False
    near = range(noun + 1, min(noun + _REACH, len(tokens)))
    clause = takewhile(lambda at: tokens[at].kind != "punct" and tokens[at].text not in JOINS, near)
    verb = next((at for at in clause if tokens[at].sentence == sentence and verb_number(tokens[at].text)), None)
    if verb is None or verb_number(tokens[verb].text) != "s":
        return False
    follows = verb + 1 < len(tokens) and (tokens[verb + 1].is_capital or determiner(tokens[verb + 1].text) is not None)
    return follows or not tokens[verb].text.startswith(_PARTICIPLES) and not tokens[verb].text.endswith("iert")


def subject_follows(tokens: Sequence[Token], before: int) -> bool:
    """Whether the capitalised word there is an adverbial of time, after whose verb a subject stands."""
    return tokens[before].text.lower() in _EVENTS


def wants_dative_plural(tokens: Sequence[Token], noun: int, left: Left) -> tuple[bool, float]:
    """Whether `den` before a weak form is a dative plural rather than an accusative singular, and how surely."""
    if left.preposition is not None:
        asked = governed(tokens, left)
        if len(asked) > 1:
            if tokens[left.preposition].text.lower() == "an" and _any_starts(tokens, noun, _DATIVE_AN):
                return True, 0.8
            return (False, 0.7) if tokens[left.preposition].text.lower() in _DIRECTION else (True, 0.8)
        return asked == "D", 0.95
    if _any_starts(tokens, noun, _DATIVE_VERBS) or _has_pair(tokens, noun, _DATIVE_PAIRS):
        return True, 0.9
    if _any_starts(tokens, noun, _GIVING) or _other_object(tokens, noun):
        return True, 0.8
    certain = _any_starts(tokens, noun, _ACCUSATIVE) or _has_pair(tokens, noun, _ACCUSATIVE_PAIRS)
    return False, 0.85 if certain else 0.65


def _has_pair(tokens: Sequence[Token], noun: int, pairs: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a verb stands apart from what gives it its case ("steht … zu", "nahm … fest")."""
    words = _around(tokens, noun)
    ends = {one.text for one, after in zip(words, words[1:], strict=False) if after.kind == "punct"}
    ends.add(words[-1].text)
    return any(end in ends and _any_starts(tokens, noun, (verb,)) for verb, end in pairs)


def _any_starts(tokens: Sequence[Token], noun: int, beginnings: tuple[str, ...]) -> bool:
    """Whether a verb of the sentence begins like one of these; only the first word may be one with a capital."""
    first, *others = _around(tokens, noun)
    verbs = [first.text.lower(), *(token.text for token in others if not token.is_capital)]
    return any(word.startswith(beginnings) for word in verbs)


def _sentence(tokens: Sequence[Token], noun: int) -> list[str]:
    """The words of the noun's sentence in small letters."""
    return [token.text.lower() for token in _around(tokens, noun)]


def _around(tokens: Sequence[Token], noun: int) -> Sequence[Token]:
    """The sentence of the noun, of an endless one what is near it."""
    number, first, last = tokens[noun].sentence, noun, noun + 1
    while first and noun - first < _NEAR and tokens[first - 1].sentence == number:
        first -= 1
    while last < len(tokens) and last - noun < _NEAR and tokens[last].sentence == number:
        last += 1
    return tokens[first:last]


def _other_object(tokens: Sequence[Token], noun: int) -> bool:
    """Whether an accusative follows at once ("den Kollegen einen Rat"), or a passive with a subject of its own."""
    following = tokens[noun + 1].text if noun + 1 < len(tokens) else ""
    if "verfügung" in _sentence(tokens, noun):
        return True
    if following in _BE and noun + 2 < len(tokens):
        return tokens[noun + 2].text in ("ein", "eine", "der", "die", "das", "kein", "keine")
    found = determiner(following)
    return bool(found and found.kind == "ein" and following.endswith(("n", "e"))) or following in ("das", "ein", "die")


def is_single(tokens: Sequence[Token], noun: int, cells: set[tuple[str, str]], left: Left) -> bool:
    """Whether a noun without article is one person: after als, kein, a copula with one subject."""
    if ("N", "s") not in cells or left.preposition is not None or left.numeral:
        return False
    before = tokens[left.before].text.lower() if left.before >= 0 else ""
    if left.before >= 0 and tokens[left.before].sentence != tokens[noun].sentence:
        before = ""
    if before == "zeichens":  # seines Zeichens Schreiner
        return True
    if before == "als":
        if noun + 2 < len(tokens) and tokens[noun + 1].text in JOINS and _has_no_plural(tokens[noun + 2].text):
            return True
        word = tokens[left.before - 1] if left.before and tokens[left.before - 1].kind == "word" else None
        if word and word.is_capital and left.before > 1:  # "zwei Jahre als Erzieher"
            return True
        if word and word.text.endswith("en") and word.text not in _NO_VERB:  # "sie kommen als Helfer"
            return _subject_number(tokens, noun) == "s"
        return _subject_number(tokens, noun) != "p"
    return _predicate(tokens, noun, left, before)


def _has_no_plural(text: str) -> bool:
    """Whether a person noun of this form is one person (Koch)."""
    found = [one for one in readings(text) if one.gender == "m"]
    return bool(found) and all(number == "s" for one in found for _, number, _ in one.cells)


def _predicate(tokens: Sequence[Token], noun: int, left: Left, before: str) -> bool:
    """Whether the noun is what a copula says about one subject ("Sie ist Lehrer", "Wer Lehrer werden will")."""
    if before in _COPULA and before != "werden":
        return True
    if left.before >= 0 and ends_clause(tokens, noun):
        return _subject_number(tokens, noun) != "p"
    return False


def ends_clause(tokens: Sequence[Token], noun: int) -> bool:
    """Whether only forms of to be or to become follow up to the end of the clause ("wer Lehrer werden will,")."""
    after = [token for token in tokens[noun + 1 : noun + 5] if token.sentence == tokens[noun].sentence]
    verbs = list(takewhile(lambda token: token.kind == "word", after))
    ends = len(verbs) < len(after) or len(after) < 4
    return bool(verbs) and ends and verbs[0].text in _BE and all(token.text in _AUXILIARIES for token in verbs)


def _subject_number(tokens: Sequence[Token], noun: int) -> str:
    """The number of the clause by its finite verb, else by a pronoun that is one person."""
    words = _sentence(tokens, noun)
    if any(word in _PLURAL and word not in ("werden", "haben") for word in words):
        return "p"
    numbers = [verb_number(word) for word in words]
    if "s" in numbers or _SINGULAR_SUBJECTS.intersection(words):
        return "s"
    return "p" if "p" in numbers else ""
