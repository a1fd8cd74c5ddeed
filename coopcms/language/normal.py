"""Words as search compares them: every gender form of a person noun is its masculine lemma, also as a compound's head.

The answer is one key for each word: what is indexed and what is asked get the same one, and neither grows.
"""

import re
import unicodedata
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from coopcms.language import forms, lexicon
from coopcms.language.lexicon import Entry
from coopcms.language.readings import every_form

_AT = "\ue000"  # stands where a gender sign was
_SIGN = re.compile(
    r"(?<=[^\W\d_]{2})(?:"
    r"[:*_·•‧∙’']-?(?=innen[a-zäöüß]*\b|in\b)"
    r"|/-?(?=(?:innen|in)\b)"
    r"|[:*_·•‧∙](?=(?:en|em|er|es|[enrms])\b)"
    r"|/-?(?=[nr]\b)"
    r")|(?<=[A-ZÄÖÜ]{2})[:*_·•‧∙/]-?(?=(?:INNEN|IN)\b)"
)
_BRACKETS = re.compile(r"(?<=[^\W\d_]{2})\((innen|in|[enr]|inn(?=\)en\b))\)")  # Lehrer(innen), Kolleg(inn)en
_HIDDEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ue000]")  # soft hyphens and what else has no width
_WORD = re.compile(f"(?:[^\\W_]|{_AT})+")
_PARTICIPLE = re.compile(r"nd(?:e[mnrs]?)?$")
_GENDERED = re.compile(r"(?:in|innen|nd(?:e[mnrs]?)?|leuten?|frau(?:en)?)$")
_INSIDE = re.compile(r"(?<=\w{4})(innen|nden)(?=\w{4})")
_INFINITIVE = re.compile(r"(?:.*(?:be|ge)(?:ginnen|winnen))|(?:ent|ver|zer|er)(?:rinnen|sinnen)|.*spinnen")
_FEMALE = re.compile(r"(?<=\w{4})innen$")
_LONGEST, _MODIFIER, _HEAD = 80, 3, 4  # letters


@cache
def fingerprint() -> str:
    """Changes with the lists and the code that make the keys: what was indexed under another one is out of date."""
    lists = [lexicon.DATA / name for name in (*lexicon.person_files(), "stop.tsv", "things.tsv")]
    return digest([*lists, *map(Path, (__file__, forms.__file__, lexicon.__file__))])


def digest(files) -> str:
    """A short digest of what the files hold, one after the other."""
    return sha256(b"".join(one.read_bytes() for one in files)).hexdigest()[:16]


def normal_words(text: str) -> list[str]:
    """One key for each word of `text` in their order, in small letters; signs are gone, person nouns are lemmas."""
    marked = _with_signs_as(_AT, text)
    return [_normal(word) if len(word) <= _LONGEST else word.replace(_AT, "") for word in _WORD.findall(marked.lower())]


def without_signs(text: str) -> str:
    """`text` with the gender signs in its words dropped: `Mitarbeiter:innen` is `Mitarbeiterinnen`."""
    return _with_signs_as("", text)


def _with_signs_as(mark: str, text: str) -> str:
    plain = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    if "(" in plain:
        plain = _BRACKETS.sub(rf"{mark}\1", plain)
    return _SIGN.sub(mark, plain)


@lru_cache(maxsize=65_536)
def _normal(word: str) -> str:
    """The key of one word in small letters; a private character marks where a gender sign was."""
    if _AT in word:
        return _signed(*word.strip(_AT).partition(_AT)[::2])
    return _known(word) or _front(word) or _without_ending(word)


def _signed(stem: str, ending: str) -> str:
    ending = ending.replace(_AT, "")
    whole = stem + ending
    if not ending.startswith("in"):
        return _normal(whole)
    if ending in ("in", "innen"):
        return _known(whole) or _known(stem) or stem
    return _front(whole) or stem + ending.removeprefix("innen")


def _known(word: str) -> str:
    """The lemma of a person noun that is filed, or whose head is; empty for all other words."""
    folded = _folded(word)
    whole = _filed().get(folded)
    if whole or folded in _strangers() or not _GENDERED.search(word):
        return whole.lemma.lower() if whole else ""
    for at in range(_MODIFIER, len(word) - _HEAD + 1):
        tail = _folded(word[at:])
        if head := _head(tail):
            return word[:at] + head.lemma.lower()
        if tail in _strangers():
            break
    return ""


def _front(word: str) -> str:
    """A compound whose first part is feminine or a participle, with the masculine plural there; else empty."""
    for match in _INSIDE.finditer(word):
        first = word[: match.end()]
        filed = _head(_folded(first))
        if filed:
            return forms.form(filed, "m", "N", "p").lower() + word[match.end() :]
    return ""


def _without_ending(word: str) -> str:
    """A word that is not filed: -innen is taken for the feminine plural, but for verbs."""
    return word if not word.endswith("innen") or _INFINITIVE.fullmatch(word) else _FEMALE.sub("", word)


def _folded(word: str) -> str:
    """Small letters with umlauts as two, ß as ss, the others without accents: `aerztin` is `ärztin`."""
    word = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return word if word.isascii() else without_accents(word)


def without_accents(word: str) -> str:
    """`café` as `cafe`; the umlauts' dots stay."""
    letters = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c == "\u0308" or not unicodedata.combining(c)))


@cache
def _filed() -> dict[str, Entry]:
    """What each folded form stands for; the first entry that has a form keeps it, Fachleute is Fachmann's plural."""
    found: dict[str, Entry] = {}
    same = {form: form for form in every_form()}  # the very strings, which are many
    for entry in sorted(lexicon.persons(), key=lambda entry: (entry.cls == "epi", "nohead" in entry.flags)):
        if entry.cls != "adj":
            found |= {same.get(form, form): entry for form in _forms(entry, "mf") if form not in found}
    return found | _participles()


def _head(tail: str) -> Entry | None:
    """What a folded form stands for at the end of a compound, where the masculine's stem does not cover it."""
    found = _filed().get(tail)
    if found is None or tail in _participles():
        return found
    return found if "nohead" not in found.flags and tail in _forms(found, "f") else None


def _forms(entry: Entry, genders: str) -> set[str]:
    """The folded forms of these genders, and the plural in -leute, which is of both."""
    both = {form for plural in entry.pl.split("|") if plural.endswith("leute") for form in (plural, plural + "n")}
    every = both.union(text for text, _, gender in forms.table(entry) if gender in genders)
    return {_folded(form.lower()) for form in every}


@cache
def _participles() -> dict[str, Entry]:
    """Every form of a participle that replaces a noun of the same stem: Studierende, not Beschäftigte."""
    nearest: dict[str, tuple[int, Entry]] = {}
    for entry in lexicon.persons():
        for neutral in entry.neutral_pl:
            name = neutral.text.lower()
            if neutral.kind == "adj" and _PARTICIPLE.search(name):
                best = max(nearest.get(name, (0, entry)), (_shared(name, entry.lemma), entry), key=lambda one: one[0])
                nearest[name] = best
    close = {name: entry for name, (shared, entry) in nearest.items() if shared >= max(4, (len(name) - 3) / 2)}
    endings = ("", "e", "en", "em", "er", "es")
    return {_folded(name[:-1] + end): entry for name, entry in close.items() for end in endings}


def _shared(one: str, other: str) -> int:
    """How many letters both begin with, umlauts as their vowels."""
    plain = [unicodedata.normalize("NFD", word.lower()).replace("\u0308", "") for word in (one, other)]
    return next((at for at, (a, b) in enumerate(zip(*plain, strict=False)) if a != b), min(map(len, plain)))


@cache
def _strangers() -> frozenset[str]:
    """Words that are no people, folded."""
    return frozenset(_folded(word.lower()) for word in (*lexicon.stops(), *lexicon.things()))
