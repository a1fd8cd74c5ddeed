"""Taking a picture in: looked at by its first bytes only, known again, refused with nothing left."""

import gc

import pytest
from PIL import Image

from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.models import HistoryLine, Job
from coopcms.ledger.queries import broken_chain
from coopcms.media import images, shelf
from coopcms.media.models import FAILED, PICTURE, READY, WAITING, Picture
from coopcms.media.queries import alike, known
from coopcms.media.services import MAKE, upload
from coopcms.media.services_trash import trash
from coopcms.media.services_withdraw import withdraw
from coopcms.media.storage import FolderStorage, Full
from tests.media import files
from tests.media.test_storage import FullDisk


def verbs(row: Picture) -> list[str]:
    assert broken_chain(PICTURE, row.id) is None
    lines = HistoryLine.select().where(HistoryLine.subject_kind == PICTURE, HistoryLine.subject_id == row.id)
    return [line.verb for line in lines.order_by(HistoryLine.id)]


def nothing_is_there(kept) -> bool:
    return not (kept() or Picture.select().count() or Job.select().count() or HistoryLine.select().count())


def test_an_upload_waits_unread(author, kept, monkeypatch):
    monkeypatch.setattr(Image, "open", None)
    row = upload("siegen", "C:\\Bilder\\halle.png", files.png(), author)
    assert (row.state, row.name, row.digest, row.renditions) == (WAITING, "halle.png", "", [])
    assert kept() == [row.upload_key] and "halle" not in row.upload_key
    assert (row.uploaded_by_id, row.centre.slug, verbs(row)) == (author.id, "siegen", ["uploaded"])


def test_the_job_makes_it_and_the_upload_goes(author, kept, work, library):
    row = upload("siegen", "halle.jpg", files.located_jpeg(), author)
    assert work().failed == 0
    row = row.refetch()
    assert (row.state, row.width, row.height, row.media_type) == (READY, 500, 300, "image/jpeg")
    assert kept() == sorted([row.key, *(one["key"] for one in row.renditions)]) and verbs(row) == ["uploaded", "made"]
    assert len(row.digest) == 64 and row.digest != row.upload_digest and row.size == len(library.read(row.key))
    assert not [key for key in kept() if files.SECRET in library.read(key) or b"Exif\0\0II" in library.read(key)]


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "centre_lead"])
def test_who_works_on_texts_of_the_centre_uploads(acting, siegen, role):
    assert upload("siegen", "a.png", files.png(), acting("wer@siegen.example", f"{role}@siegen")).id


@pytest.mark.parametrize("roles", [(), ("author@ruhr-owl",), ("administrator@netz",), ("network_editor@netz",)])
def test_others_do_not_and_are_told_who_could(acting, siegen, ruhr, netz, kept, roles):
    with pytest.raises(NotAllowed) as denied:
        upload("siegen", "a.png", files.png(), acting("wer@anders.example", *roles))
    assert "author@siegen" in denied.value.who_can and nothing_is_there(kept)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bild.svg", files.SVG), ("bild.png", files.SVG), ("bild.png", files.HTML), ("bild.png", b""),
        ("bild.html", files.png()), ("bild.png", files.PDF), ("bild.tif", files.saved(files.shaded(9, 9), "TIFF")),
    ],
    ids=["svg", "svg called png", "html called png", "nothing", "png called html", "pdf", "tiff"],
)  # fmt: skip
def test_what_is_no_picture_leaves_nothing(author, kept, name, data):
    with pytest.raises(Invalid):
        upload("siegen", name, data, author)
    assert nothing_is_there(kept)


def test_a_byte_more_than_allowed_is_refused(author, kept, library):
    data = files.png()
    shelf.use(shelf.Shelf(library, len(data) - 1))
    with pytest.raises(Invalid, match="MB"):
        upload("siegen", "a.png", data, author)
    assert nothing_is_there(kept)
    shelf.use(shelf.Shelf(library, len(data)))
    assert upload("siegen", "a.png", data, author).id


@pytest.mark.parametrize(
    ("data", "fault"),
    [(files.huge_png(), images.TOO_MANY_PIXELS), (files.png()[:400], images.BROKEN)],
    ids=["100 megapixels", "breaks off"],
)
def test_what_cannot_be_made_has_failed_with_a_reason_and_leaves_no_file(author, work, kept, data, fault):
    row = upload("siegen", "a.png", data, author)
    assert work().failed == 0
    row = row.refetch()
    assert (row.state, row.fault, row.digest) == (FAILED, fault, "")
    assert kept() == [] and verbs(row) == ["uploaded", "failed"]


def test_a_full_disk_refuses_an_upload_and_leaves_nothing(author, tmp_path, kept):
    shelf.use(shelf.Shelf(FullDisk(tmp_path / "media", 100)))
    with pytest.raises(Full, match="no room left"):
        upload("siegen", "a.png", files.png(), author)
    assert nothing_is_there(kept)


@pytest.mark.parametrize("files_written", [0, 1, 4])
def test_a_disk_that_is_full_when_the_picture_is_made_leaves_a_reason_and_no_file(
    author, tmp_path, kept, work, files_written
):
    made = images.make(files.jpeg())
    written = [len(made.data), *(len(one.data) for one in made.renditions)][:files_written]
    row = upload("siegen", "a.jpg", files.jpeg(), author)
    shelf.use(shelf.Shelf(FullDisk(tmp_path / "media", sum(written) + 50)))
    work()
    row = row.refetch()
    assert (row.state, row.fault) == (FAILED, Full().message) and kept() == []


def test_a_failed_database_leaves_no_upload(author, kept, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr("coopcms.media.services.ledger.put_job", broken)
    with pytest.raises(RuntimeError):
        upload("siegen", "a.png", files.png(), author)
    assert nothing_is_there(kept)


def test_the_same_file_is_known_whatever_it_is_called(author, kept, work):
    first = upload("siegen", "a.png", files.png(), author)
    assert upload("siegen", "b.png", files.png(), author) == first
    work()
    assert upload("siegen", "c.png", files.png(), author) == first and Picture.select().count() == 1
    assert not [key for key in kept() if key.startswith("uploads/")]


def test_what_failed_or_lies_in_the_trash_may_be_uploaded_again(author, ready, work):
    trash(ready, author)
    again = upload("siegen", "a.jpg", files.jpeg(), author)
    assert again != ready
    broken = upload("siegen", "b.png", files.png()[:400], author)
    work()
    assert upload("siegen", "b.png", files.png()[:400], author) != broken


def test_a_withdrawn_picture_does_not_come_back_by_the_way(author, lead_siegen, ready):
    withdraw(ready, "Die abgebildete Person möchte es nicht mehr.", lead_siegen)
    with pytest.raises(NotAllowed, match="möchte es nicht mehr") as denied:
        upload("siegen", "noch-einmal.jpg", files.jpeg(), author)
    assert "centre_lead@siegen" in denied.value.who_can
    assert upload("siegen", "noch-einmal.jpg", files.jpeg(), lead_siegen) != ready


def test_nor_by_way_of_the_trash_nor_once_it_failed(author, lead_siegen, ready):
    for changes in ({}, {"state": FAILED}):
        trash(ready, author)
        withdraw(ready, "Die abgebildete Person möchte es nicht mehr.", lead_siegen)
        Picture.update(changes | {"title": ready.title}).where(Picture.id == ready.id).execute()
        with pytest.raises(NotAllowed, match="möchte es nicht mehr"):
            upload("siegen", "noch-einmal.jpg", files.jpeg(), author)
    assert known(ready.upload_digest) == ready


def test_what_was_withdrawn_does_not_stand_before_a_usable_one(author, lead_siegen, ready, work):
    withdraw(ready, "Ein Grund", lead_siegen)
    again = upload("siegen", "neu.jpg", files.jpeg(), lead_siegen)
    assert known(ready.upload_digest) == again and upload("siegen", "neu.jpg", files.jpeg(), author) == again


def test_pictures_that_look_alike_are_told(author, ready, work):
    small = upload("siegen", "klein.jpg", files.jpeg(400, 240, quality=50), author)
    upload("siegen", "anders.png", files.png(files.shaded().rotate(180)), author)
    work()
    assert alike(ready) == [small] and alike(small.refetch()) == [ready]
    assert alike(Picture()) == []


def test_a_job_that_is_killed_is_done_again_and_leaves_no_file_of_the_first_try(author, kept, work, clock, tmp_path):
    class Killed(FolderStorage):
        left = 3

        def put(self, key, chunks):
            self.left -= 1
            if not self.left:
                raise KeyboardInterrupt
            super().put(key, chunks)

    row = upload("siegen", "a.jpg", files.jpeg(), author)
    shelf.use(shelf.Shelf(Killed(tmp_path / "media")))
    with pytest.raises(KeyboardInterrupt):
        work()
    assert row.refetch().state == WAITING and len(kept()) == 3
    clock.forward(minutes=6)
    assert work().failed == 0
    row = row.refetch()
    assert row.state == READY and verbs(row) == ["uploaded", "made"]
    assert kept() == sorted([row.key, *(one["key"] for one in row.renditions)])


def test_a_picture_at_which_the_process_ends_each_time_is_given_up(author, kept, work, clock, monkeypatch):
    def killed(_data):
        raise KeyboardInterrupt

    row = upload("siegen", "a.jpg", files.jpeg(), author)
    monkeypatch.setattr(images, "make", killed)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            work()
        clock.forward(minutes=6)
    work()
    assert (row.refetch().state, kept()) == (FAILED, []) and "several times" in row.refetch().fault


def test_an_upload_that_was_lost_is_told(author, library, work):
    row = upload("siegen", "a.jpg", files.jpeg(), author)
    library.delete(row.upload_key)
    assert work().failed == 0 and "lost" in row.refetch().fault


def test_a_second_run_of_the_job_changes_nothing(ready, kept, work):
    before = kept()
    Job.update(done_at=None).where(Job.name == MAKE).execute()
    assert work().done == 1
    assert kept() == before and ready.refetch().changed_at == ready.changed_at


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_many_files_at_once_are_made_one_by_one_and_none_stays_in_memory(author, work, kept, count):
    for number in range(count):
        upload("siegen", f"{number}.png", files.png(Image.new("RGB", (24, 16), (number, 0, 0))), author)
    gc.collect()
    before = sum(isinstance(one, Image.Image) for one in gc.get_objects())
    assert work(count).failed == 0
    gc.collect()
    assert sum(isinstance(one, Image.Image) for one in gc.get_objects()) <= before
    assert Picture.select().where(Picture.state == READY).count() == count and len(kept()) == 4 * count
