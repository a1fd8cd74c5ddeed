"""A folder for files, and the jobs of the library."""

import os

import pytest

from coopcms.ledger.jobs import run_due
from coopcms.media import handlers, shelf
from coopcms.media.services import upload
from coopcms.media.storage import FolderStorage
from tests.media.files import jpeg


@pytest.fixture(autouse=True)
def library(tmp_path, monkeypatch):
    """Where this test's files lie; no test asks what a power cut leaves, so nothing waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    storage = FolderStorage(tmp_path / "media")
    shelf.use(shelf.Shelf(storage))
    return storage


@pytest.fixture
def kept(library):
    """What lies there now, by key."""

    def look() -> list[str]:
        files = library.root.rglob("*")
        return sorted(file.relative_to(library.root).as_posix() for file in files if file.is_file())

    return look


@pytest.fixture
def work(database):
    """Do the jobs that are due."""
    return lambda limit=100: run_due(handlers.jobs(), limit)


@pytest.fixture
def ready(author, work):
    """A picture of Siegen that is made."""
    row = upload("siegen", "halle.jpg", jpeg(), author)
    work()
    return row.refetch()
