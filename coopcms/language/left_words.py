"""What one word before a noun can be: the end of an article, a number, an adjective, what binds two of them."""

from collections.abc import Sequence

from coopcms.language.determiners import Determiner, adjective_stem, determiner
from coopcms.language.lexicon import grammar
from coopcms.language.prepositions import governs
from coopcms.language.readings import readings
from coopcms.language.signs import article, both_genders, plain
from coopcms.language.tokens import Token

_MEASURED = ("alt", "ält", "groß", "größ", "jung", "jüng", "lang", "läng", "schwere")
JOINS = grammar("join")
DEGREES = grammar("degree")
_NUMBERS = grammar("numeral")
_YEAR, _BEFORE_YEAR = 4, frozenset(("seit", "ab", "bis", "jahr", "jahre"))
_SIGNS = ("/", ":", "*", "_", "·")
_NO_ADJECTIVE = grammar("no_adjective")
_CONTRASTS = ("aber", "doch", "jedoch", "wie")  # "ebenso kluge wie gute"
_ADVERBS = grammar("adverb")
_ADVERB_ENDS = ("lich", "ig", "isch", "los", "voll", "bar", "sam", "haft", "weise", "wärts", "mals")
_QUANTITIES = ("vielen", "wenigen", "beiden", "einigen", "solchen", "etlichen", "zahlreichen", "sämtlichen")


def article_at(tokens: Sequence[Token], at: int) -> tuple[Determiner, bool, int] | None:
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


def is_quantity(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the second word in "die vielen", "unsere beiden": an adjective after an article."""
    before = determiner(tokens[at - 1].text) if at else None
    return bool(before and before.kind != "none" and tokens[at].text.endswith(_QUANTITIES))


def counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a number, in digits or in letters."""
    return tokens[at].kind == "number" or tokens[at].text.lower() in _NUMBERS


def _measures(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is Jahre in "30 Jahre alt", the number being no number of people."""
    if at + 1 >= len(tokens) or not tokens[at].is_capital or not counts(tokens, at - 1):
        return False
    return tokens[at + 1].text.startswith(_MEASURED)


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """Whether it ranks what follows, or dates its attribute: "der 3. Teilnehmer", "die 2019 gewählte Leiterin"."""
    token, after = tokens[at], tokens[at + 1]
    if token.kind != "number" or not at or article_at(tokens, at - 1) is None:
        return False
    year = len(token.text) == _YEAR and token.text[:2] in ("18", "19", "20") and not after.is_capital
    return token.text.endswith(".") or year


def is_numeral(tokens: Sequence[Token], at: int) -> bool:
    """Whether it counts what follows; the 3 of "3D-Drucker" does not, nor does a year ("seit 2001 Wirt")."""
    apart = tokens[at].end < tokens[at + 1].start
    if at and len(tokens[at].text) == _YEAR and tokens[at - 1].text.lower() in _BEFORE_YEAR:
        return False
    if _measures(tokens, at + 1) or (tokens[at + 1].text in ("bis", "oder") and _measures(tokens, at + 3)):
        return False
    return counts(tokens, at) and (tokens[at].kind != "number" or apart) and not _is_ordinal(tokens, at)


def is_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether it can be an adjective before a noun: it has an ending, and is no adverb, preposition or name."""
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


def is_link(token: Token) -> bool:
    """Whether the token only belongs to the phrase where more of it stands before."""
    return token.text.lower() in DEGREES or token.text in (",", *_CONTRASTS) or token.text in JOINS


def binds(tokens: Sequence[Token], at: int, *, adjectives: bool) -> bool:
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
            counts(tokens, at - 1) or (tokens[at - 1].text == "-" and (text == "bis" or text in JOINS))
        )
    if at == 0 or (text not in (",", *_CONTRASTS) and text not in JOINS):
        return False
    if text in _CONTRASTS and text != "wie":  # "strenger, aber guter"
        return adjectives and tokens[at - 1].text == ","
    return tokens[at - 1].text.endswith("-") or (adjectives and is_adjective(tokens, at - 1))


def is_adverb(token: Token) -> bool:
    """Whether it can be an adverb in an attribute: sehr, gestern, freundlich."""
    return token.text in DEGREES or token.text in _ADVERBS or token.text.endswith(_ADVERB_ENDS)
