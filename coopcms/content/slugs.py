"""Addresses out of words: gender signs leave the bare form (M14), umlauts their usual spelling."""

import re
import unicodedata

from coopcms.language.normal import without_signs

LONGEST = 80
_SPELLING = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l"}
)
_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(text: str) -> str:
    """`text` as the last part of an address: [a-z0-9-], at most 80 characters, never empty."""
    plain = without_signs(text).lower().translate(_SPELLING)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST].strip("-")
    return words or "ohne-titel"


def is_slug(text: str) -> bool:
    """True if `text` can stand in an address as it is."""
    return len(text) <= LONGEST and bool(_FORM.fullmatch(text))
