"""Which case and number: what the forms of noun, article and adjectives allow, then what stands around them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from coopcms.language import verbs
from coopcms.language.determiners import adjective_stem, strength_after
from coopcms.language.forms import ending
from coopcms.language.left import Left, governed
from coopcms.language.lexicon import grammar
from coopcms.language.prepositions import also
from coopcms.language.readings import Reading
from coopcms.language.tokens import Token

Cells = set[tuple[str, str]]
_DIRECTION = grammar("direction")
_OPENERS = grammar("opener")
_COUNTED = grammar("counted")
_SEVERAL = ("all", "beid", "sämtlich", "viel", "wenig", "einig", "mehrer", "etlich", "zahlreich")  # people
_ONE = ("der", "ein", "jeder", "dieser", "kein", "mein", "sein", "ihr", "unser")
_UNREAD = 8  # words between an article and its noun
_LIKELY = (("N", "s"), ("D", "s"), ("A", "s"), ("G", "s"), ("N", "p"), ("A", "p"), ("G", "p"), ("D", "p"))


class Place(NamedTuple):
    """A case, a number, and how sure the reading is."""

    case: str
    number: str
    sure: float


def decide(tokens: Sequence[Token], noun: int, reading: Reading, left: Left) -> Place:
    """The likeliest cell of a noun with what stands before it."""
    cells, broken = _narrowed(tokens, reading, left)
    if left.det is None and not left.numeral:
        found = _without_article(tokens, noun, cells, left)
    else:
        found = _with_article(tokens, noun, cells, left)
    return found._replace(sure=min(found.sure, 0.5 if left.det is None else 0.4)) if broken else found


def plain_case(cells: Cells, number: str = "p") -> str:
    """The case of a form nothing speaks about: nominative where it allows it."""
    return next((case for case in "NAGD" if (case, number) in cells), "N")


def _narrowed(tokens: Sequence[Token], reading: Reading, left: Left) -> tuple[Cells, bool]:
    """The cells article, adjectives, numeral and preposition leave, and whether one of them contradicts the rest."""
    strength = strength_after(left.article.kind if left.article else "none")
    cells = {(case, number) for case, number, its in reading.cells if its in ("", strength)}
    broken = not cells
    cells = cells or {(case, number) for case, number, _ in reading.cells}
    for allowed in _filters(tokens, left, strength):
        kept = {cell for cell in cells if allowed(cell)}
        cells, broken = kept or cells, broken or not kept
    return cells, broken


def _filters(tokens: Sequence[Token], left: Left, strength: str) -> Iterator[Callable[[tuple[str, str]], bool]]:
    if left.article:
        yield lambda cell: (cell[0], "m" if cell[1] == "s" else "p") in left.article.cells
    if left.numeral or (left.article and left.article.lemma in _SEVERAL):
        yield lambda cell: cell[1] == "p"
    if left.preposition is not None:
        asked = governed(tokens, left) + also(tokens[left.preposition].text.lower())
        yield lambda cell: cell[0] in asked
    for at in left.adjectives:
        text = tokens[at].text
        stem = "" if tokens[at].sign else adjective_stem(text)
        if stem:
            yield lambda cell, text=text, stem=stem: text == stem + ending(*cell, "m", strength)


def _with_article(tokens: Sequence[Token], noun: int, cells: Cells, left: Left) -> Place:
    if len(cells) == 1:
        return _checked(tokens, noun, Place(*next(iter(cells)), 0.95), left)
    if {number for _, number in cells} == {"p"}:
        return _checked(tokens, noun, Place(_plural_case(tokens, cells, left), "p", 0.95), left)
    if ("N", "s") in cells and ("G", "p") in cells:
        return _nominative_or_genitive(tokens, noun, left)
    if ("A", "s") in cells and ("D", "p") in cells:
        plural, sure = verbs.wants_dative_plural(tokens, noun, left)
        return Place("D", "p", sure) if plural else Place("A", "s", sure)
    return Place(*next(cell for cell in _LIKELY if cell in cells), 0.7)


def _plural_case(tokens: Sequence[Token], cells: Cells, left: Left) -> str:
    """The case of a certain plural; the nominative and accusative look alike."""
    asked = governed(tokens, left)
    if len(asked) > 1 and tokens[left.preposition].text.lower() in _DIRECTION:
        asked = "AD"
    return next((case for case in asked if (case, "p") in cells), plain_case(cells))


def _nominative_or_genitive(tokens: Sequence[Token], noun: int, left: Left) -> Place:
    """`der Winzer`: the genitive plural after a noun, numeral or genitive preposition, else the nominative."""
    if left.preposition is not None:
        return Place("G", "p", 0.9)
    before = tokens[left.before] if left.before >= 0 and tokens[left.before].sentence == tokens[noun].sentence else None
    if before is None or before.kind == "punct" or before.text.lower() in _OPENERS:
        return Place("N", "s", 0.8 if verbs.number_after(tokens, noun) == "p" else 0.95)
    if before.kind == "number" or before.text.lower() in _COUNTED:
        return Place("G", "p", 0.9)
    if before.is_capital and not verbs.subject_follows(tokens, left.before):
        return Place("G", "p", 0.9)
    return Place("N", "s", 0.85)


def _checked(tokens: Sequence[Token], noun: int, place: Place, left: Left) -> Place:
    """Less sure where a subject at the start of its sentence and the verb behind it disagree in number."""
    starts = left.before < 0 or tokens[left.before].sentence != tokens[noun].sentence
    if place.case == "N" and starts and verbs.number_after(tokens, noun) not in ("", place.number):
        return place._replace(sure=0.5)
    return place


def _without_article(tokens: Sequence[Token], noun: int, cells: Cells, left: Left) -> Place:
    if len(cells) == 1:
        return Place(*next(iter(cells)), 0.9)
    plural = {cell for cell in cells if cell[1] == "p"}
    headline = ("N", "s") in cells and not left.adjectives and verbs.heads_line(tokens, noun)
    if not plural or headline or verbs.is_single(tokens, noun, cells, left):
        return Place(next(case for case in "NDAG" if (case, "s") in cells), "s", 0.8)
    if left.preposition is not None:
        return Place(_plural_case(tokens, cells, left), "p", 0.85)
    if left.adjectives and ("G", "p") in cells and ("N", "p") not in cells:
        genitive = left.before >= 0 and tokens[left.before].is_capital
        return Place("G", "p", 0.8) if genitive or ("N", "s") not in cells else Place("N", "s", 0.75)
    return Place(plain_case(plural), "p", 0.4 if _contradicted(tokens, noun, left) else 0.85)


def _contradicted(tokens: Sequence[Token], noun: int, left: Left) -> bool:
    """Whether article and verb are singular though what stands between could not be read ("Der xy Nutzer klickt")."""
    at = left.before
    while at >= 0 and noun - at < _UNREAD and tokens[at].sentence == tokens[noun].sentence:
        if tokens[at].kind == "punct" or verbs.verb_number(tokens[at].text):
            return False
        if tokens[at].text.lower() in _ONE:
            starts = at == 0 or tokens[at - 1].sentence != tokens[at].sentence
            return starts and verbs.number_after(tokens, noun) == "s"
        at -= 1
    return False
