"""What takes seconds to make is made once in a run, by the worker that asks first: a database with its files."""

import fcntl
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from coopcms.db import is_postgres

FILES = ("mail", "media")  # folders of the instance that belong to what stands in the database


class Snapshots:
    """A folder that all workers of a run share, and what each of them poured out of it."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def once(self, name: str, instance: Path, make: Callable[[], dict]) -> dict:
        """What `make` gave when it was called first, and the instance as it was after that."""
        if is_postgres():
            return make()
        kept = self.folder / name
        with _alone(self.folder / f"{name}.lock"):
            if not (kept / "found.json").exists():
                found = make()
                _keep(instance, kept)
                (kept / "found.json").write_text(json.dumps(found))
                return found
        pour(kept / "coopcms.sqlite", instance / "coopcms.sqlite")
        for folder in FILES:
            shutil.copytree(kept / folder, instance / folder, dirs_exist_ok=True)
        return json.loads((kept / "found.json").read_text())


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """One worker at a time; the lock is opened by hand, since a process that was forked meanwhile would keep it."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)


def pour(source: Path, target: Path) -> None:
    """Everything in one SQLite file, in place of what is in the other, which servers may hold open."""
    with closing(sqlite3.connect(source)) as whole, closing(sqlite3.connect(target)) as into:
        into.execute("PRAGMA journal_mode = wal")
        into.execute("PRAGMA synchronous = 0")
        whole.backup(into)


def _keep(instance: Path, kept: Path) -> None:
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    pour(instance / "coopcms.sqlite", kept / "coopcms.sqlite")
    for folder in FILES:
        (instance / folder).mkdir(exist_ok=True)
        shutil.copytree(instance / folder, kept / folder)
