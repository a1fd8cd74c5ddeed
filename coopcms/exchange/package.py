"""A zip file from a stranger: looked through before anything is unpacked, and never more unpacked than was promised."""

import io
import posixpath
import zipfile
import zlib

from coopcms.errors import msg
from coopcms.exchange.press_text import Unreadable

MOST_ENTRIES = 2_000
MOST_UNPACKED = 50_000_000  # bytes of all entries together
MOST_TIMES = 200  # how many times larger than packed an entry may be …
SMALL = 1_000_000  # … if it is larger than this; what is small does no harm
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"  # how an entry of the directory begins, and what ends it
_LONGEST_END = 22 + 65_535  # bytes with its comment
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNREAD = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)

DAMAGED = msg("The file is damaged or incomplete. Open it in your program, save it anew and read it in again.")
BOMB = msg(
    "Unpacked, the file would be far larger than a press text is; at most 50 MB are taken. Save the text by itself."
)
PROTECTED = msg(
    "The file is protected by a password. Save it without the password (File, Info, Protect) and read it in again."
)
_CROWDED = msg("The file consists of far more parts than a press text does. Copy the text into a new file and save it.")
_STRANGE = msg("A part of the file is named like a place outside it. Copy the text into a new file and save it.")


class Package:
    """The entries of a zip file by their names. Raises Unreadable for what is broken, protected or a trap."""

    def __init__(self, data: bytes):
        if _announced(data) > MOST_ENTRIES:
            raise Unreadable(_CROWDED)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREAD:
            raise Unreadable(DAMAGED) from None
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise Unreadable(_CROWDED)
        _look_through(entries)
        self._left = MOST_UNPACKED
        self.names = tuple(entry.filename for entry in entries if not entry.is_dir())
        self._known = frozenset(self.names)

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def read(self, name: str) -> bytes:
        """The unpacked entry; b"" where there is none of that name."""
        if name not in self:
            return b""
        try:
            with self._zip.open(name) as entry:
                data = entry.read(self._left + 1)
        except RuntimeError:
            raise Unreadable(PROTECTED) from None
        except _UNREAD:
            raise Unreadable(DAMAGED) from None
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(BOMB)
        return data


def _announced(data: bytes) -> int:
    """How many entries there may be, before any is parsed: as the end of the directory says, or as many as begin."""
    end = data.rfind(_END, max(0, len(data) - _LONGEST_END))
    said = int.from_bytes(data[end + 10 : end + 12], "little") if end >= 0 else 0
    return max(said, data.count(_ENTRY))  # what the end says may be a lie


def _look_through(entries: list[zipfile.ZipInfo]) -> None:
    """Raise Unreadable for promises no press text makes; sizes that lie are found while reading."""
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED or any(map(_is_bomb, entries)):
        raise Unreadable(BOMB)
    if any(_leads_out(entry.filename) for entry in entries):
        raise Unreadable(_STRANGE)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable(PROTECTED)
    names = {entry.filename for entry in entries}
    if len(names) < len(entries) or any(entry.compress_type not in _PACKED for entry in entries):
        raise Unreadable(DAMAGED)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL and entry.file_size > MOST_TIMES * max(1, entry.compress_size)


def _leads_out(name: str) -> bool:
    plain = posixpath.normpath(name)
    return name.startswith("/") or "\\" in name or ":" in name.split("/")[0] or plain.split("/")[0] == ".."
