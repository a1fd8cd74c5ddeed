"""Where files lie: a folder of the instance, outside of what a web server hands out. Keys are generated, never typed.

Another place for files is another class with the same verbs.
"""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from coopcms.errors import NotNow, msg

_KEY = re.compile(r"[a-z]+(?:/[a-z0-9-]+)*/[a-z0-9-]+(?:\.[a-z0-9]+)*")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PIECE = 2**16  # bytes
_PART = ".part"  # the end of the name of a file that is being written


class Full(NotNow):
    """There is no room left; nothing of the file was kept."""

    def __init__(self):
        super().__init__(
            msg("There is no room left for files on the server. Nothing was kept. Please tell the administrators.")
        )


class Storage(Protocol):
    """Files by key; a key has the form `uploads/0f3c`, `pictures/0f/0f3c/400.avif`."""

    def put(self, key: str, chunks: Iterable[bytes]) -> None:
        """Keep all of the chunks or nothing; what the key named before is replaced. Raises Full."""

    def read(self, key: str) -> bytes:
        """The file. Raises FileNotFoundError."""

    def pieces(self, key: str) -> Iterator[bytes]:
        """The file piece by piece, opened at the first. Raises FileNotFoundError."""

    def exists(self, key: str) -> bool:
        """True if there is such a file, a whole one."""

    def delete(self, key: str) -> None:
        """Forget a file; one that is not there is no fault."""

    def clear(self, folder: str) -> None:
        """Forget every file whose key begins with the folder, half-written ones too."""

    def before(self, moment: datetime) -> Iterator[str]:
        """The keys of all files last written before the moment, half-written ones included."""


class FolderStorage:
    """Files in a folder: written beside their place, on the disk before they get their name."""

    def __init__(self, folder: Path):
        self.root = folder

    def put(self, key: str, chunks: Iterable[bytes]) -> None:
        """Keep all of the chunks or nothing."""
        file = self._file(key)
        part = file.with_name(f"{file.name}.{secrets.token_hex(4)}{_PART}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with open(part, "xb") as out:
                for chunk in chunks:
                    self.write(out, chunk)
                out.flush()
                os.fsync(out.fileno())
            os.replace(part, file)
            _settle(file.parent)
        except OSError as why:
            if why.errno in _NO_ROOM:
                raise Full from why
            raise
        finally:
            part.unlink(missing_ok=True)

    def write(self, out: BinaryIO, chunk: bytes) -> None:
        """One step of writing."""
        out.write(chunk)

    def read(self, key: str) -> bytes:
        """The file. Raises FileNotFoundError."""
        return self._file(key).read_bytes()

    def pieces(self, key: str) -> Iterator[bytes]:
        """The file piece by piece, opened at the first. Raises FileNotFoundError."""
        with open(self._file(key), "rb") as file:
            yield from iter(partial(file.read, _PIECE), b"")

    def exists(self, key: str) -> bool:
        """True if there is such a file, a whole one."""
        return self._file(key).is_file()

    def delete(self, key: str) -> None:
        """Forget a file; its folder stays for the next."""
        self._file(key).unlink(missing_ok=True)

    def clear(self, folder: str) -> None:
        """Forget every file of a folder, half-written ones too."""
        place = self._file(f"{folder}x").parent
        if place.is_dir():
            shutil.rmtree(place)

    def before(self, moment: datetime) -> Iterator[str]:
        """The keys of all files last written before the moment."""
        for file in sorted(self.root.rglob("*")):
            with suppress(FileNotFoundError):
                if file.is_file() and datetime.fromtimestamp(file.stat().st_mtime, UTC) < moment:
                    yield file.relative_to(self.root).as_posix()

    def _file(self, key: str) -> Path:
        if not _KEY.fullmatch(key.removesuffix(_PART)):
            raise ValueError(f"{key!r} is no key of ours")
        return self.root / key


def _settle(folder: Path) -> None:
    """Have the name on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
