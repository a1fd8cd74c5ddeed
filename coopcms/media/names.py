"""What a file was called, fit to be shown: no folders, nothing invisible, nothing that turns the reading direction."""

import posixpath
import unicodedata

_MOST = 120  # characters
_REPLACED = '<>:"|?*'  # what no file system takes


def clean_name(name: str, otherwise: str) -> str:
    """The name without the folders before it; `otherwise` where nothing is left. Its ending stays."""
    plain = posixpath.basename(unicodedata.normalize("NFC", name).replace("\\", "/"))
    seen = "".join("_" if sign in _REPLACED else sign for sign in plain if _is_seen(sign))
    stem, ending = posixpath.splitext(" ".join(seen.split()).lstrip(". "))
    return f"{stem.rstrip(' .')[: _MOST - len(ending)]}{ending}" if stem and len(ending) < _MOST else otherwise


def _is_seen(sign: str) -> bool:
    """False for control and format characters, NUL and marks of direction among them, and halves of characters."""
    return unicodedata.category(sign)[0] != "C"
