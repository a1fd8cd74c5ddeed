"""A file is kept whole or not at all, under a key that nobody typed."""

import errno
from datetime import timedelta

import pytest

from coopcms.clock import now
from coopcms.media.storage import FolderStorage, Full


class FullDisk(FolderStorage):
    """A disk with room for so many bytes."""

    def __init__(self, folder, room: int):
        super().__init__(folder)
        self.room = room

    def write(self, out, chunk):
        self.room -= len(chunk)
        if self.room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(out, chunk)


@pytest.fixture
def folder(tmp_path):
    return FolderStorage(tmp_path / "media")


def files(storage: FolderStorage) -> list[str]:
    return sorted(file.relative_to(storage.root).as_posix() for file in storage.root.rglob("*") if file.is_file())


def test_a_file_is_read_as_it_was_put(folder):
    folder.put("pictures/ab/abcd/400.avif", [b"one", b"two"])
    assert folder.read("pictures/ab/abcd/400.avif") == b"onetwo" and folder.exists("pictures/ab/abcd/400.avif")
    assert files(folder) == ["pictures/ab/abcd/400.avif"]


def test_a_large_file_is_handed_out_in_pieces_and_is_closed_when_nobody_reads_on(folder):
    folder.put("documents/a", [b"x" * 200_000])
    found = list(folder.pieces("documents/a"))
    assert b"".join(found) == b"x" * 200_000 and max(map(len, found)) == 2**16
    begun = folder.pieces("documents/a")
    next(begun)
    begun.close()
    with pytest.raises(FileNotFoundError):
        next(folder.pieces("documents/b"))
    with pytest.raises(ValueError):
        next(folder.pieces("../a"))


def test_what_a_key_named_before_is_replaced(folder):
    folder.put("uploads/ab", [b"old, and longer"])
    folder.put("uploads/ab", [b"new"])
    assert folder.read("uploads/ab") == b"new"


def test_a_full_disk_keeps_nothing_of_the_file_and_what_was_there(tmp_path):
    disk = FullDisk(tmp_path / "media", 10)
    disk.put("uploads/ab", [b"12345"])
    with pytest.raises(Full):
        disk.put("uploads/ab", [b"123", b"456"])
    assert files(disk) == ["uploads/ab"] and disk.read("uploads/ab") == b"12345"


def test_chunks_that_break_off_leave_nothing(folder):
    def broken():
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        folder.put("uploads/ab", broken())
    assert files(folder) == []


AWAY = ["../secret", "uploads/../../secret", "/etc/passwd", "uploads/a\0b", "uploads/..", "uploads//a", "", "uploads"]


@pytest.mark.parametrize("key", AWAY)
def test_a_key_that_could_lead_elsewhere_is_none(folder, key):
    for act in (folder.read, folder.delete, folder.exists, folder.clear, lambda key: folder.put(key, [b""])):
        with pytest.raises(ValueError):
            act(key)


def test_a_folder_is_cleared_with_what_is_half_written_and_no_other(folder):
    for key in ("pictures/ab/abcd/400.avif", "pictures/ab/abcd/master.jpg", "pictures/ab/abce/400.avif"):
        folder.put(key, [b"x"])
    (folder.root / "pictures/ab/abcd/800.avif.0011aabb.part").write_bytes(b"half")
    folder.clear("pictures/ab/abcd/")
    folder.clear("pictures/ab/abcd/")
    assert files(folder) == ["pictures/ab/abce/400.avif"]


def test_what_is_gone_may_be_deleted_again(folder):
    folder.put("uploads/ab", [b"x"])
    folder.delete("uploads/ab")
    folder.delete("uploads/ab")
    assert not folder.exists("uploads/ab")
    with pytest.raises(FileNotFoundError):
        folder.read("uploads/ab")


def test_old_files_are_told_half_written_ones_too_and_can_be_deleted(folder):
    folder.put("uploads/ab", [b"x"])
    (folder.root / "uploads/ac.0011aabb.part").write_bytes(b"half")
    assert list(folder.before(now() - timedelta(hours=1))) == []
    old = list(folder.before(now() + timedelta(hours=1)))
    assert old == ["uploads/ab", "uploads/ac.0011aabb.part"]
    for key in old:
        folder.delete(key)
    assert files(folder) == []
