"""Where this process keeps files, and how large one may be: set once by the composition root."""

from dataclasses import dataclass

from coopcms.media.storage import Storage


@dataclass
class Shelf:
    """What holds in this process: the storage, and the most bytes of one upload."""

    storage: Storage
    largest: int = 25 * 2**20


_in_force: list[Shelf] = []  # one, once the rooms are joined


def use(shelf: Shelf) -> None:
    """Keep files like that from now on."""
    _in_force[:] = [shelf]


def in_force() -> Shelf:
    """How files are kept."""
    return _in_force[0]


def storage() -> Storage:
    """Where files are kept."""
    return in_force().storage
