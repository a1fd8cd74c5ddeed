"""Pictures that came with a text: told by their bytes, whatever their names say, and kept within bounds."""

import posixpath
from collections.abc import Callable, Iterable
from typing import NamedTuple

from coopcms.exchange import note_words as say
from coopcms.exchange.found import Note, Picture

MOST, LARGEST = 30, 10_000_000  # pieces, bytes of each
_NAME = 120  # characters
_TIFF = (b"II*\0", b"MM\0*")
MEDIA_TYPES = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp", "image/tiff": ".tif",
    "image/emf": ".emf",
}  # fmt: skip


class Offered(NamedTuple):
    """A picture as a file offers it: `load` gives its bytes, so that what is not kept is not unpacked."""

    name: str
    load: Callable[[], bytes]
    alt: str = ""


def media_type(data: bytes) -> str:
    """What the bytes are; empty for all that is no picture we keep."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(_TIFF):
        return "image/tiff"
    return "image/emf" if data.startswith(b"\x01\0\0\0") and data[40:44] == b" EMF" else ""


def keep(offered: Iterable[Offered]) -> tuple[tuple[Picture, ...], tuple[Note, ...]]:
    """The pictures that can be kept, in their order, and what is to be said of the others."""
    kept: list[Picture] = []
    left: dict[str, list[str]] = {}
    for one in offered:
        name = safe_name(one.name)
        if len(kept) == MOST:
            left.setdefault(say.TOO_MANY, []).append(name)
            continue
        data = one.load()
        kind = media_type(data)
        if len(data) > LARGEST or not kind:
            left.setdefault(say.OTHER if not kind else say.TOO_LARGE, []).append(name)
        else:
            kept.append(Picture(_ending(name, kind), kind, data, " ".join(one.alt.split())[:500]))
    notes = tuple(Note(message, {"most": MOST}, tuple(names)) for message, names in left.items())
    return tuple(kept), notes


def safe_name(name: str) -> str:
    """A file's own name without the folders before it and what no name needs."""
    plain = posixpath.basename(name.replace("\\", "/"))
    kept = "".join(sign if sign.isalnum() or sign in " ._-()" else "_" for sign in plain)
    return kept.strip(" .")[-_NAME:] or "bild"


def _ending(name: str, kind: str) -> str:
    """The name with the ending its bytes deserve."""
    stem, ending = posixpath.splitext(name)
    same = {"image/jpeg": (".jpg", ".jpeg"), "image/tiff": (".tif", ".tiff")}.get(kind, (MEDIA_TYPES[kind],))
    return name if ending.lower() in same else f"{stem or name}{MEDIA_TYPES[kind]}"
