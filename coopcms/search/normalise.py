"""One normaliser for what is indexed and what is asked, so that both engines find the same (K7). Pure."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from Stemmer import Stemmer

from coopcms.language.normal import digest, fingerprint, normal_words, without_accents

WORD_LENGTH = 60  # letters; PostgreSQL drops lexemes over 2 kB, so both engines get the same cut
_german = Stemmer("german")


def rules() -> str:
    """Which rules make the words: it changes with them and with the word lists."""
    return f"{fingerprint()}-{digest([Path(__file__)])}"


def normalise(text: str) -> str:
    """The words of `text` as search compares them: person nouns as one, lower case, stemmed, ß and umlauts folded."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The normalised words in their order; empty for a text of signs only."""
    return [stem for stem in map(_stem, normal_words(unicodedata.normalize("NFKC", text))) if stem]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stem = _german.stemWord(without_accents(word)[:WORD_LENGTH])  # ä meets ae, ö oe, ü ue, ß ss
    return "".join(letter for letter in unicodedata.normalize("NFKD", stem) if letter.isalnum())
