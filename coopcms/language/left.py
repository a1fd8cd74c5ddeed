"""What stands before a noun in its phrase: article, numerals, adjectives, preposition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coopcms.language.determiners import Determiner, adjective_stem, determiner, strength_after
from coopcms.language.forms import ENDINGS
from coopcms.language.lexicon import grammar
from coopcms.language.prepositions import governs
from coopcms.language.readings import readings
from coopcms.language.signs import article, both_genders, plain
from coopcms.language.tokens import Token

_ATTRIBUTE = 9  # words an extended attribute may have before its adjective
_EVERYBODY = ("all", "viel")  # "von allen geschätzt"
_PRONOUNS = ("sich", "ihm", "ihr", "ihnen", "uns")
_MEASURED = ("alt", "ält", "groß", "größ", "jung", "jüng", "lang", "läng", "schwere")
_REACH = 8  # words that may stand between an article and its noun
JOINS = grammar("join")
DEGREES = grammar("degree")
_NUMBERS = grammar("numeral")
_YEAR, _BEFORE_YEAR = 4, frozenset(("seit", "ab", "bis", "jahr", "jahre"))
_ADJECTIVES_TE = grammar("adjective_te")
_NUMBER_NOUNS = ("Dutzend", "Dutzende", "Hunderte", "Tausende", "Hundert", "Tausend")
_SIGNS = ("/", ":", "*", "_", "·")
_UP_TO = ["bis", "zu"]  # "bis zu 50 Gäste" counts, it governs nothing
_SUBJECTS = grammar("subject")
_NO_ADJECTIVE = grammar("no_adjective")
_CONTRASTS = ("aber", "doch", "jedoch", "wie")  # "ebenso kluge wie gute"
_ADVERBS = grammar("adverb")
_ADVERB_ENDS = ("lich", "ig", "isch", "los", "voll", "bar", "sam", "haft", "weise", "wärts", "mals")
_QUANTITIES = ("vielen", "wenigen", "beiden", "einigen", "solchen", "etlichen", "zahlreichen", "sämtlichen")


@dataclass(frozen=True, slots=True)
class Left:
    """Places of what stands before a noun; `article` is the determiner as it is read, a contraction as its article."""

    det: int | None = None
    article: Determiner | None = None
    adjectives: tuple[int, ...] = ()
    numeral: bool = False
    preposition: int | None = None
    before: int = -1  # the last token before all of it, the preposition included
    truncated: tuple[int, ...] = ()  # words like "Rad-" whose head is the noun's
    det_last: int | None = None  # the last token of "der/die"


class _Seen:
    """What was found on the way to the left."""

    def __init__(self) -> None:
        self.adjectives: list[int] = []
        self.truncated: list[int] = []
        self.numeral = False

    def left(self, tokens: Sequence[Token], before: int) -> Left:
        """All of it, with the preposition at `before` if there is one."""
        found = Left(None, None, tuple(reversed(self.adjectives)), self.numeral, None, before, tuple(self.truncated))
        upto = self.numeral and before > 0 and [one.text.lower() for one in tokens[before - 1 : before + 1]] == _UP_TO
        if before >= 0 and governs(tokens[before].text.lower()) and not upto:
            return replace(found, preposition=before, before=before - 1)
        return found


def look_left(tokens: Sequence[Token], noun: int) -> Left:
    """Article, adjectives and preposition before a noun, all in its sentence."""
    seen, at, outer = _Seen(), noun - 1, noun - 1
    while at >= 0 and noun - at <= _REACH and tokens[at].sentence == tokens[noun].sentence:
        found = _article(tokens, at)
        if found and _is_of_another(tokens, at, found[0], seen):
            outer = at
            break
        if found and not _is_quantity(tokens, at):
            return _with_article(tokens, at, found, seen)
        if tokens[at].text in _NUMBER_NOUNS:
            seen.numeral, outer = True, at - 1
            break
        if found or _is_numeral(tokens, at):
            seen.numeral = True
        elif tokens[at].text.endswith("-") and len(tokens[at].text) > 1 and at < noun - 1:
            seen.truncated.append(at)
        elif _is_adjective(tokens, at) and not (seen.numeral and tokens[at].is_capital):
            seen.adjectives.append(at)
        elif not _binds(tokens, at, bool(seen.adjectives)):
            break
        outer = at - 1 if not _is_link(tokens[at]) else outer
        at -= 1
    distant = _distant_article(tokens, outer) if seen.adjectives and not seen.numeral else None
    if distant is not None:
        return _with_article(tokens, distant, _article(tokens, distant), seen)
    return _without_verb(tokens, seen.left(tokens, outer))


def _is_of_another(tokens: Sequence[Token], at: int, article: Determiner, seen: _Seen) -> bool:
    """Whether the adjective behind does not fit the article: "allen" in "der von allen geachtete Lehrer".

    Of "der von den anderen geachtete Lehrer" anderen goes with den and is left out.
    """
    if not seen.adjectives or not at or not governs(tokens[at - 1].text.lower()):
        return False
    fits = [_fits(tokens[one].text, article) for one in reversed(seen.adjectives)]
    if not fits[0]:
        return True
    distant = _distant_article(tokens, at) is not None
    if distant and not all(fits):
        del seen.adjectives[len(fits) - fits.index(False) :]
        return True
    return distant and article.lemma in _EVERYBODY


def _fits(word: str, article: Determiner) -> bool:
    """Whether an adjective can follow the article before a masculine or in the plural."""
    stem, strength = adjective_stem(word) if word.islower() else "", strength_after(article.kind)
    endings = {ENDINGS[strength, gender][case] for case, gender in article.cells if gender in "mp"}
    return not (stem and endings) or word[len(stem) :] in endings


def _distant_article(tokens: Sequence[Token], before: int) -> int | None:
    """Where the article of "der aus Kiel angereiste Gast" stands; only adverbs and other phrases may come between."""
    at = before
    if at < 1 or governs(tokens[at].text.lower()):
        return None
    while at >= 0 and before - at < _ATTRIBUTE and tokens[at].sentence == tokens[before].sentence:
        found = _article(tokens, at)
        opens = found and at < before and _opens_attribute(tokens, at + 1)
        if opens and not (found[1] and _has_noun(tokens[at + 1 : before + 1])):
            return at if at == 0 or tokens[at - 1].text != "," else None
        if not found and not _in_attribute(tokens, at):
            return None
        at -= 1
    return None


def _has_noun(between: Sequence[Token]) -> bool:
    """Whether a noun stands there: what a contraction could belong to ("im weit entfernten Ort tätige Gäste")."""
    return any(token.is_capital for token in between)


def _opens_attribute(tokens: Sequence[Token], at: int) -> bool:
    """Whether no article can belong to the word: a preposition, an adverb, a number ("der 19 Jahre alte Schüler")."""
    token = tokens[at]
    other = _article(tokens, at) or token.text in _PRONOUNS  # "der dem Verein treue", "der sich freuende"
    return not token.is_capital and bool(governs(token.text) or _is_adverb(token) or _counts(tokens, at) or other)


def _in_attribute(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word can be an adverb or a part of a phrase with a preposition."""
    token = tokens[at]
    if token.kind == "number" or (token.kind == "word" and token.is_capital) or _opens_attribute(tokens, at):
        return True
    return _is_adjective(tokens, at) and tokens[at + 1].is_capital


def _is_adverb(token: Token) -> bool:
    return token.text in DEGREES or token.text in _ADVERBS or token.text.endswith(_ADVERB_ENDS)


def _without_verb(tokens: Sequence[Token], left: Left) -> Left:
    """Without an article a word that can be a verb is one: "Sie holte Gäste", "hier sitzen zwölf Gäste"."""
    for at in reversed(left.adjectives):
        if _can_be_verb(tokens, at, left):
            kept = tuple(one for one in left.adjectives if one > at)
            return replace(left, adjectives=kept, preposition=None, before=at)
    return left


def _can_be_verb(tokens: Sequence[Token], at: int, left: Left) -> bool:
    text = tokens[at].text
    if left.preposition is not None:
        return False
    if text.endswith("en"):
        return True
    if text[0].isupper() or tokens[at].sign or not text.endswith("te"):
        return False
    if text.endswith("ste") or text in _ADJECTIVES_TE or at == 0:
        return False
    before = tokens[at - 1]
    return before.text.lower() in _SUBJECTS or (before.kind == "word" and before.is_capital)


def governed(tokens: Sequence[Token], left: Left) -> str:
    """The cases the preposition of a phrase asks for, the usual ones first; empty without one."""
    if left.preposition is None:
        return ""
    token = tokens[left.preposition]
    return governs(plain(token.text, token.sign).lower())


def _with_article(tokens: Sequence[Token], at: int, article: tuple[Determiner, bool, int], seen: _Seen) -> Left:
    found, contraction, first = article
    if contraction:
        left = replace(seen.left(tokens, first - 1), preposition=first, before=first - 1)
    else:
        left = seen.left(tokens, first - 1)
    return replace(left, det=first, article=found, det_last=at)


def _article(tokens: Sequence[Token], at: int) -> tuple[Determiner, bool, int] | None:
    """The article that ends here, whether it is a contraction, and its first token ("der/die" has three)."""
    if at >= 2 and (tokens[at - 1].text in _SIGNS or _is_word_pair(tokens, at)) and not tokens[at].sign:
        both = both_genders(tokens[at - 2].text, tokens[at].text) or both_genders(tokens[at].text, tokens[at - 2].text)
        if both:
            return both, False, at - 2
        if {tokens[at - 2].text.lower(), tokens[at].text} == {"zum", "zur"}:
            return both_genders("dem", "der"), True, at - 2
    if tokens[at].text == "allem":  # vor allem
        return None
    found, contraction = article(tokens[at].text, tokens[at].sign)
    return (found, contraction, at) if found else None


def _is_word_pair(tokens: Sequence[Token], at: int) -> bool:
    """`die oder der`, `jede und jeder` as an article, not as a relative pronoun."""
    joints = ("oder", "und") if tokens[at].text.startswith(("jed", "kein")) else ("oder",)
    return tokens[at - 1].text in joints and (at == 2 or tokens[at - 3].text != ",")


def _is_quantity(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the second word in "die vielen", "unsere beiden": an adjective after an article."""
    before = determiner(tokens[at - 1].text) if at else None
    return bool(before and before.kind != "none" and tokens[at].text.endswith(_QUANTITIES))


def _counts(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind == "number" or tokens[at].text.lower() in _NUMBERS


def _measures(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is Jahre in "30 Jahre alt", the number being no number of people."""
    if at + 1 >= len(tokens) or not tokens[at].is_capital or not _counts(tokens, at - 1):
        return False
    return tokens[at + 1].text.startswith(_MEASURED)


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """Whether it ranks what follows, or dates its attribute: "der 3. Teilnehmer", "die 2019 gewählte Leiterin"."""
    token, after = tokens[at], tokens[at + 1]
    if token.kind != "number" or not at or _article(tokens, at - 1) is None:
        return False
    year = len(token.text) == _YEAR and token.text[:2] in ("18", "19", "20") and not after.is_capital
    return token.text.endswith(".") or year


def _is_numeral(tokens: Sequence[Token], at: int) -> bool:
    """Whether it counts what follows; the 3 of "3D-Drucker" does not, nor does a year ("seit 2001 Wirt")."""
    apart = tokens[at].end < tokens[at + 1].start
    if at and len(tokens[at].text) == _YEAR and tokens[at - 1].text.lower() in _BEFORE_YEAR:
        return False
    if _measures(tokens, at + 1) or (tokens[at + 1].text in ("bis", "oder") and _measures(tokens, at + 3)):
        return False
    return _counts(tokens, at) and (tokens[at].kind != "number" or apart) and not _is_ordinal(tokens, at)


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    text = plain(tokens[at].text, tokens[at].sign)
    lowered = text.lower()
    if tokens[at].kind != "word" or len(text) < 4 or lowered in _NO_ADJECTIVE or governs(lowered):
        return False
    if lowered in _ADVERBS:
        return False
    if text[0].isupper() and not text.rpartition("-")[2].islower():  # IT-affine is an adjective like others
        if tokens[at + 1].text == ",":
            return False
        starts = at == 0 or tokens[at - 1].sentence != tokens[at].sentence
        named = text.endswith("er") and len(text) > 4
        noun = any(one.entry.cls != "adj" for one in readings(text))
        return not noun and (named or (starts and bool(adjective_stem(text))))
    return bool(adjective_stem(text))


def _is_link(token: Token) -> bool:
    """Whether the token only belongs to the phrase where more of it stands before."""
    return token.text.lower() in DEGREES or token.text in (",", *_CONTRASTS) or token.text in JOINS


def _binds(tokens: Sequence[Token], at: int, adjectives: bool) -> bool:
    """Whether the token may stand inside the phrase: sehr, and a comma or und between adjectives or truncated words."""
    text = tokens[at].text.lower()
    if text in DEGREES or (tokens[at].kind == "number" and tokens[at].end == tokens[at + 1].start):
        return True
    if _is_ordinal(tokens, at) or (_measures(tokens, at + 1) or (adjectives and _measures(tokens, at))):
        return True
    if adjectives and text in ("über", "unter") and _measures(tokens, at + 2):  # "über 18 Jahre alt"
        return True
    if at and (text == "-" or tokens[at - 1].text == "-" or text == "bis"):  # "20- bis 30-jährig", "20 bis 30 Jahre"
        return adjectives and (
            _counts(tokens, at - 1) or (tokens[at - 1].text == "-" and (text == "bis" or text in JOINS))
        )
    if at == 0 or (text not in (",", *_CONTRASTS) and text not in JOINS):
        return False
    if text in _CONTRASTS and text != "wie":  # "strenger, aber guter"
        return adjectives and tokens[at - 1].text == ","
    return tokens[at - 1].text.endswith("-") or (adjectives and _is_adjective(tokens, at - 1))
