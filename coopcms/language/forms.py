"""From a lexicon entry to its word forms: class by class, masculine and feminine, four cases, two numbers."""

import re
from functools import cache, lru_cache

from coopcms.language.lexicon import Entry

CASES = ("N", "G", "D", "A")
NUMBERS = ("s", "p")
STRENGTHS = ("weak", "mixed", "strong")
Cell = tuple[str, str, str]  # case, number, strength ("" for all but nominalised adjectives)

_STRONG = {"m": "er en em en", "f": "e er er e", "n": "es en em es", "p": "e er en e"}
_WEAK = {"m": "e en en en", "f": "e en en e", "n": "e en en e", "p": "en en en en"}
_MIXED = _WEAK | {"m": "er en en en", "n": "es en en es"}
ENDINGS = {
    (strength, gender): dict(zip(CASES, endings.split(), strict=True))
    for strength, table in (("strong", _STRONG), ("weak", _WEAK), ("mixed", _MIXED))
    for gender, endings in table.items()
}
_SIBILANTS = ("s", "ß", "z", "x")
_VOWELS = re.compile("[aeiouyäöü]+")
_FULL_GENITIVE = ("mann", "freund", "feind", "dieb", "arzt")


def ending(case: str, number: str, gender: str, strength: str) -> str:
    """The ending of an adjective before a noun."""
    return ENDINGS[strength, gender if number == "s" else "p"][case]


def adjectival(entry: Entry, gender: str = "m") -> bool:
    """Whether the noun of this gender inflects like an adjective (der Beamte, die Beamtin)."""
    return entry.cls == "adj" or (entry.cls == "beamt" and gender == "m")


def feminine(entry: Entry) -> str:
    """The feminine in the nominative singular; empty where there is none."""
    if entry.cls in ("ling", "epi"):
        return ""
    if entry.fem or entry.cls == "adj":
        return entry.fem or entry.lemma
    return (entry.lemma[:-1] if entry.cls in ("e", "eU", "beamt") else entry.lemma) + "in"


def sign_stem(entry: Entry) -> str:
    """What stands before the sign: the feminine without -in; empty for words that take no sign in the middle."""
    name = feminine(entry)
    return name[:-2] if name.endswith("in") and entry.cls not in ("adj", "mann") else ""


@lru_cache(maxsize=16384)
def form(entry: Entry, gender: str, case: str, number: str, strength: str = "weak") -> str:
    """The form to write in this cell; empty where the word has none."""
    if adjectival(entry, gender):
        return entry.lemma[:-1] + ending(case, number, gender, strength)
    if gender == "f":
        return _feminine_form(entry, number)
    if number == "p":
        plural = _plurals(entry)[0]
        return plural_dative(plural) if case == "D" else plural
    return _singulars(entry, case)[0]


def plural_dative(plural: str) -> str:
    """A plural with its dative -n where German sets one (Winzern; Chefs, Kollegen and Profis stay)."""
    return plural + "n" if plural.endswith(("e", "er", "el")) else plural


def genitive(noun: str) -> str:
    """The genitive of a strong masculine or neuter noun."""
    return _genitives(noun)[0]


def table(entry: Entry) -> list[tuple[str, frozenset[Cell], str]]:
    """Every form with the cells it can stand in and its gender m or f."""
    found = []
    for gender in ("m", "f"):
        if adjectival(entry, gender):
            stem = entry.lemma[:-1]
            found += [(stem + end, cells, gender) for end, cells in _adjectival_cells()[gender]]
        else:
            masculine = gender == "m"
            codes = _masculine_codes(entry) if masculine else {_feminine_form(entry, n): "NGDA" + n for n in NUMBERS}
            found += [(text, _cells(code), gender) for text, code in codes.items() if text]
    return found


def _masculine_codes(entry: Entry) -> dict[str, str]:
    """For each masculine form its cases in the singular, then s, then its cases in the plural, then p."""
    singular: dict[str, str] = {}
    plural: dict[str, str] = {}
    for case in CASES:
        for text in _singulars(entry, case):
            singular[text] = singular.get(text, "") + case
    for text in _plurals(entry):
        plural[text] = plural.get(text, "") + "NGA"
        dative = plural_dative(text)
        plural[dative] = plural.get(dative, "") + "D"
    codes = {text: cases + "s" for text, cases in singular.items()}
    for text, cases in plural.items():
        codes[text] = codes.get(text, "") + cases + "p"
    return codes


@cache
def _cells(code: str) -> frozenset[Cell]:
    """The cells of a code like NDAsNGAp."""
    found, cases = set(), ""
    for letter in code:
        if letter in NUMBERS:
            found.update((case, letter, "") for case in cases)
            cases = ""
        else:
            cases += letter
    return frozenset(found)


@cache
def _adjectival_cells() -> dict[str, list[tuple[str, frozenset[Cell]]]]:
    """For each gender the endings of an adjectival noun with their cells."""
    return {gender: [(end, _adjectival_with(gender, end)) for end in ("e", "en", "er", "em")] for gender in "mf"}


def _adjectival_with(gender: str, end: str) -> frozenset[Cell]:
    tables = [(strength, its, endings) for (strength, its), endings in ENDINGS.items() if its in (gender, "p")]
    return frozenset(
        (case, "p" if its == "p" else "s", strength)
        for strength, its, endings in tables
        for case in CASES
        if endings[case] == end
    )


def _feminine_form(entry: Entry, number: str) -> str:
    name = feminine(entry)
    if number == "s" or not name:
        return name
    if name.endswith("in"):
        return name + "nen"
    return name + ("n" if name.endswith(("e", "er", "el")) else "en")


def _singulars(entry: Entry, case: str) -> tuple[str, ...]:
    if case == "N" or (entry.cls == "epi" and entry.pl == entry.lemma + "en"):
        return (entry.lemma,)
    weak = _weak(entry)
    if weak:
        return (weak, entry.lemma + "s") if entry.cls == "bauer" and case == "G" else (weak,)
    return _genitives(entry.lemma) if case == "G" else (entry.lemma,)


def _plurals(entry: Entry) -> tuple[str, ...]:
    """The plurals that mean men; one in -leute is neutral."""
    if not entry.pl:
        return (_plural(entry),)
    return tuple(one for one in entry.pl.split("|") if not one.endswith("leute")) or (_plural(entry),)


def _plural(entry: Entry) -> str:
    """The plural where the lexicon leaves it to the class."""
    weak = _weak(entry)
    if weak:
        return weak
    if entry.cls == "mann":
        return entry.lemma.removesuffix("mann") + "männer"
    return entry.lemma + {"or": "en", "e-pl": "e", "ling": "e"}.get(entry.cls, "")


def _weak(entry: Entry) -> str:
    """The one form of a weak masculine outside the nominative singular; empty for strong ones."""
    if entry.cls in ("e", "eU", "bauer"):
        return entry.lemma + "n"
    if entry.cls == "en":
        return entry.pl or entry.lemma + "en"
    if entry.cls == "U" and entry.pl == entry.lemma + "en":
        return entry.pl
    return ""


def _genitives(noun: str) -> tuple[str, ...]:
    """The likelier first: -es after a hissing sound and for one syllable on -d, -t, -b or -g, else -s."""
    if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 5 and noun.endswith("us"):
        return (noun,)
    if noun.endswith(_SIBILANTS):
        return (noun + "es",)
    short = len(_VOWELS.findall(noun.lower())) == 1
    if noun.lower().endswith(_FULL_GENITIVE) or (short and noun.endswith(("d", "t", "b", "g"))):
        return (noun + "es", noun + "s")
    if noun[-1] in "aeiouyäöür" or noun.endswith(("el", "en")):
        return (noun + "s",)
    return (noun + "s", noun + "es")
