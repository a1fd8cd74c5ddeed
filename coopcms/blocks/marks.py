"""Which marks a run may carry; addresses and language codes are checked here and nowhere else."""

import re

_LANG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8}){0,3}", re.IGNORECASE | re.ASCII)
_SCHEME = re.compile(r"(https?)://(?=[^/\\])|(mailto|tel):(?=.)", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_QUOTE = re.compile(r"q:[1-9][0-9]{0,5}", re.ASCII)
_ADDRESS_LENGTH = 2000


def safe_href(href: str) -> str:
    """The address as we store it, or "": https, http, mailto, tel, a path of this site or a place on this page."""
    href = re.sub(r"\s", "%20", _NOT_IN_ADDRESS.sub("", href).strip())
    if len(href) > _ADDRESS_LENGTH:
        return ""
    if found := _SCHEME.match(href):
        return found.group().lower() + href[found.end() :]
    if href.startswith("#"):
        return href
    own_path = href.startswith("/") and href[1:2] not in ("/", "\\")  # browsers read both as another host
    return href if own_path else ""


def safe_lang(code: str) -> str:
    """The language code in lower case, or "" where it is none."""
    code = code.strip().replace("_", "-")
    return code.lower() if _LANG.fullmatch(code) else ""


def is_mark(mark: str) -> bool:
    """True for a mark exactly as we store it."""
    name, _, value = mark.partition(":")
    match name:
        case "a":
            return bool(value) and safe_href(value) == value
        case "lang":
            return bool(value) and safe_lang(value) == value
        case "q":
            return bool(_QUOTE.fullmatch(mark))
    return mark in ("em", "strong")


def are_marks(marks: list) -> bool:
    """True for marks that can stand together: one link, one language, one quote at most."""
    names = [mark.partition(":")[0] for mark in marks]
    return len(set(names)) == len(names) and all(is_mark(mark) for mark in marks)
