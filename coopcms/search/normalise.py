"""One normaliser for what is indexed and what is asked, so that both engines find the same (K7). Pure."""

import re
import unicodedata
from functools import lru_cache

from Stemmer import Stemmer

WORD_LENGTH = 60  # letters; PostgreSQL drops lexemes over 2 kB, so both engines get the same cut
# the sign and the ending go together: without the ending "Ärzt:in" meets "Arzt"; "Binnen" and "Innenstadt" stay
_GENDER = re.compile(r"(?<=\w{3})(?:[*:_·•’']|/-?|\()(?:innen|in)\b\)?|(?<=[a-zäöüß]{3})Innen\b")
_WORD = re.compile(r"[^\W_]+")
_FEMALE = re.compile(r"(?<=\w{4})innen$")
_VERBS = re.compile(r"(?:.*(?:be|ge)(?:ginnen|winnen))|(?:ent|ver|zer|er)(?:rinnen|sinnen)|.*spinnen")
_german = Stemmer("german")


def normalise(text: str) -> str:
    """The words of `text` as search compares them: no gender signs, lower case, stemmed, ß and umlauts folded."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The normalised words in their order; empty for a text of signs only."""
    plain = _GENDER.sub("", unicodedata.normalize("NFKC", text)).lower()
    return [word for word in map(_normal, _WORD.findall(plain)) if word]


@lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    if not _VERBS.fullmatch(word):
        word = _FEMALE.sub("", word)
    stem = _german.stemWord(_without_accents(word)[:WORD_LENGTH])  # ä meets ae, ö oe, ü ue, ß ss
    return "".join(letter for letter in unicodedata.normalize("NFKD", stem) if letter.isalnum())


def _without_accents(word: str) -> str:
    """`café` as `cafe`; the umlauts' dots stay, the stemmer needs them."""
    letters = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c == "\u0308" or not unicodedata.combining(c)))
