"""Where this process keeps files, and how large one may be: set once by the composition root."""

from dataclasses import dataclass
from pathlib import Path

from coopcms.media.storage import FolderStorage, Storage

FOLDER = "media"  # of the instance


@dataclass
class Shelf:
    """What holds in this process: the storage, and the most bytes of one upload."""

    storage: Storage
    largest: int = 25 * 2**20


_in_force = Shelf(FolderStorage(Path("instance") / FOLDER))


def use(shelf: Shelf) -> None:
    """Keep files like that from now on."""
    _in_force.storage, _in_force.largest = shelf.storage, shelf.largest


def in_force() -> Shelf:
    """How files are kept."""
    return _in_force


def storage() -> Storage:
    """Where files are kept."""
    return _in_force.storage
