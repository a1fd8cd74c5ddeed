"""Articles, pronouns used as articles, adjectives and contractions: their cells, and their forms in another gender."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from coopcms.language.forms import CASES, ENDINGS
from coopcms.language.lexicon import grammar

GENDERS = ("m", "f", "n", "p")  # p: plural, all genders
_DER = {"m": "der des dem den", "f": "die der der die", "n": "das des dem das", "p": "die der den die"}
_DER_STEMS = ("dies", "jed", "jedwed", "jen", "manch", "solch", "welch", "all", "beid", "sämtlich")
_PLURAL_STEMS = ("viel", "wenig", "einig", "mehrer", "etlich", "zahlreich")
_EIN = ("ein", "kein", "mein", "dein", "sein", "ihr", "Ihr", "unser", "euer", "Euer", "irgendein")
_DOUBLES = ("selb", "jenig")  # derselbe, derjenige: an article and an adjective in one word
CONTRACTIONS = {
    "zum": ("zu", "dem"),
    "zur": ("zu", "der"),
    "vom": ("von", "dem"),
    "beim": ("bei", "dem"),
    "im": ("in", "dem"),
    "am": ("an", "dem"),
    "unterm": ("unter", "dem"),
    "überm": ("über", "dem"),
    "vorm": ("vor", "dem"),
    "hinterm": ("hinter", "dem"),
}
_ADJECTIVES_ER = grammar("adjective_er")
_ADJECTIVE_ENDS = ("licher", "ischer", "ierter", "barer", "samer", "ender", "voller", "loser")
_CONTRACTED = {("zu", "dem"): "zum", ("zu", "der"): "zur"} | {parts: one for one, parts in CONTRACTIONS.items()}


@dataclass(frozen=True, slots=True)
class Determiner:
    """One form of an article word: `kind` der, ein or none says how adjectives after it inflect."""

    lemma: str
    kind: str
    cells: frozenset[tuple[str, str]]  # case, gender (p for the plural)

    def form(self, case: str, gender: str) -> str:
        """The same word in another cell; empty where it has no such form."""
        return _paradigms()[self.lemma][1].get((case, gender), "")


def determiner(text: str) -> Determiner | None:
    """The article word of this form, read in small letters but for Ihr and Euer; None for other words."""
    return _by_form().get(text) or _by_form().get(text[:1].lower() + text[1:])


@lru_cache(maxsize=4096)
def adjective(text: str, gender: str, case: str, strength: str) -> str:
    """An inflected adjective in another gender of the singular (p: in the plural); words without endings stay."""
    stem = adjective_stem(text)
    return stem + ENDINGS[strength, gender][case] if stem else text


def adjective_stem(text: str) -> str:
    """The adjective without its ending; empty where it has none (lila, Berliner)."""
    named = text[:1].isupper() and not text.rpartition("-")[2].islower()  # PC-erfahren is no name
    if named and text.endswith("er") and len(text) > 4 and not _is_no_place(text.lower()):
        return ""
    for ending in ("em", "en", "er", "es", "e"):
        if text.endswith(ending):
            return text[: -len(ending)]
    return ""


def _is_no_place(text: str) -> bool:
    """Whether a word in -er at the beginning of a sentence is an adjective like others ("Lieber Leser")."""
    return text in _ADJECTIVES_ER or text.endswith(_ADJECTIVE_ENDS)


def contracted(preposition: str, article: str) -> str:
    """Preposition and article as they are written together, or one after the other."""
    return _CONTRACTED.get((preposition, article)) or f"{preposition} {article}"


@lru_cache(maxsize=4096)
def joined(masculine: str, feminine: str, sign: str) -> str:
    """Two forms of one cell with a sign: what is longer by an ending takes only the ending behind the sign."""
    if masculine == feminine:
        return masculine
    if masculine.startswith(feminine):
        return feminine + sign + masculine[len(feminine) :]
    if feminine.startswith(masculine):
        return masculine + sign + feminine[len(masculine) :]
    return masculine + sign + feminine


def strength_after(kind: str) -> str:
    """How an adjective inflects after a word of this kind."""
    return {"der": "weak", "ein": "mixed"}.get(kind, "strong")


@cache
def _paradigms() -> dict[str, tuple[str, dict[tuple[str, str], str]]]:
    """Kind and forms of every article word."""
    found = {"der": ("der", {(case, g): text for g, line in _DER.items() for case, text in _cased(line)})}
    for stem in _DER_STEMS:
        found[stem] = ("der", dict(_pronominal(stem, GENDERS[:3] if stem.startswith("jed") else GENDERS)))
    for stem in _PLURAL_STEMS:
        found[stem] = ("none", dict(_pronominal(stem, ("p",))))
    for stem in _EIN:
        found[stem] = ("ein", dict(_possessive(stem)))
    for stem in _DOUBLES:
        found["der" + stem] = ("der", dict(_double(stem)))
    return found


def _cased(line: str) -> Iterator[tuple[str, str]]:
    return zip(CASES, line.split(), strict=True)


def _pronominal(stem: str, genders: tuple[str, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    for gender in genders:
        for case in CASES:
            yield (case, gender), stem + ENDINGS["strong", gender][case]
    if "m" in genders and stem != "beid":
        yield ("G", "m"), stem + "es"
        yield ("G", "n"), stem + "es"


def _possessive(lemma: str) -> Iterator[tuple[tuple[str, str], str]]:
    stem = lemma[:-2] + "r" if lemma.lower() == "euer" else lemma
    genders = GENDERS[:3] if lemma in ("ein", "irgendein") else GENDERS
    forms = dict(_pronominal(stem, genders)) | {("N", "m"): lemma, ("N", "n"): lemma, ("A", "n"): lemma}
    yield from forms.items()


def _double(stem: str) -> Iterator[tuple[tuple[str, str], str]]:
    for gender, line in _DER.items():
        for case, article in _cased(line):
            yield (case, gender), article + stem + ENDINGS["weak", gender][case]


@cache
def _by_form() -> dict[str, Determiner]:
    cells: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for lemma, (_, forms) in _paradigms().items():
        for cell, text in forms.items():
            cells.setdefault((text, lemma), set()).add(cell)
    found: dict[str, Determiner] = {}
    for (text, lemma), its in cells.items():
        if text not in found:
            found[text] = Determiner(lemma, _paradigms()[lemma][0], frozenset(its))
    return found
