"""Files that no row speaks of go at night; all others stay."""

import os

from coopcms.ledger.models import Job
from coopcms.media.services import SWEEP, upload
from coopcms.media.services_documents import keep_document
from coopcms.media.services_sweep import sweep
from tests.media import files


def aged(library) -> None:
    for file in library.root.rglob("*"):
        os.utime(file, (0, 0))


def test_what_a_killed_process_left_goes_and_what_belongs_to_something_stays(author, ready, library, kept):
    upload("siegen", "wartet.png", files.png(), author)
    keep_document("siegen", "plan.pdf", files.PDF, author)
    wanted = kept()
    for key in ("uploads/0ff0", "documents/0ff0.pdf", "pictures/0f/0ff0/400.avif"):
        library.put(key, [b"lost"])
    (library.root / f"{ready.key}.0011aabb.part").write_bytes(b"half")
    assert sweep() == 0
    aged(library)
    assert sweep() == 4 and kept() == wanted
    assert sweep() == 0


def test_it_is_done_the_next_night_once(author, clock, work, library):
    for number in (9, 10):
        upload("siegen", "a.jpg", files.jpeg(number, 9), author)
    (job,) = Job.select().where(Job.name == SWEEP)
    library.put("uploads/0ff0", [b"lost"])
    aged(library)
    work()
    assert library.exists("uploads/0ff0") and job.refetch().done_at is None
    clock.set("2026-11-25T04:01")
    assert work().failed == 0 and job.refetch().done_at and not library.exists("uploads/0ff0")
