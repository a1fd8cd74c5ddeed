"""The record of rights: who may change it, what it may say, and what of it decides whether a picture is public."""

from datetime import date

import pytest

from coopcms.clock import now
from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import generation
from coopcms.media.models import PICTURE, Picture
from coopcms.media.queries import is_public, pictures, twins
from coopcms.media.services import upload
from coopcms.media.services_rights import FIELDS, describe, may_state_people
from coopcms.media.services_trash import trash, untrash
from coopcms.media.services_withdraw import withdraw
from tests.media import files

RECORD = {
    "title": "Neue Halle",
    "alt": "Eine Halle mit zwei Toren",
    "author": "Kim Beispiel",
    "credit": "Foto: Kim Beispiel",
    "licence": "agreement",
    "licence_until": date(2027, 6, 30),
    "ai_mark": "none",
    "people_stated": True,
    "focal_x": 20,
    "focal_y": 80,
}


def told(row: Picture) -> list[dict]:
    lines = HistoryLine.select().where(
        HistoryLine.subject_kind == PICTURE, HistoryLine.subject_id == row.id, HistoryLine.verb == "described"
    )
    return [line.facts["changed"] for line in lines.order_by(HistoryLine.id)]


def test_a_record_is_kept_and_its_history_tells_what_changed(ready, author):
    row = describe(ready, RECORD, author)
    assert {name: getattr(row, name) for name in RECORD} == RECORD
    describe(ready, RECORD | {"credit": "Foto:  Kim Beispiel GmbH", "licence_until": None}, author)
    assert len(told(ready)) == 2 and told(ready)[1] == {
        "credit": ["Foto: Kim Beispiel", "Foto: Kim Beispiel GmbH"],
        "licence_until": ["2027-06-30", None],
    }


def test_what_stays_the_same_leaves_no_line(ready, author):
    before = generation()
    describe(ready, {"title": ready.title, "focal_x": 50}, author)
    assert (told(ready), generation()) == ([], before)
    describe(ready, {"title": "Halle"}, author)
    assert generation() == before + 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("licence", "free"), ("licence_until", "2027-06-30"), ("ai_mark", ""), ("people_stated", "yes"),
        ("focal_x", 101), ("focal_y", -1), ("focal_x", "5"), ("title", "x" * 201), ("alt", "x" * 501),
        ("digest", "0" * 64), ("state", "ready"), ("withdrawn_at", None),
    ],
)  # fmt: skip
def test_other_answers_and_other_columns_are_refused(ready, author, name, value):
    with pytest.raises(Invalid) as refused:
        describe(ready, {"credit": "Foto: Kim Beispiel", name: value}, author)
    assert refused.value.field == name and ready.refetch().credit == "" and told(ready) == []


def test_only_those_who_look_after_it_change_it(ready, author_ruhr, administrator):
    for actor in (author_ruhr, administrator):
        with pytest.raises(NotAllowed):
            describe(ready, {"credit": "Foto: Jemand"}, actor)
    assert ready.refetch().credit == "" and set(RECORD) < set(FIELDS)


def public(ids: list[int]) -> set[int]:
    """Those of the pictures that everybody may see, as far as the library knows."""
    return {row.id for row in Picture.select().where(Picture.id.in_(ids), is_public())}


def test_a_licence_holds_until_the_end_of_its_last_day_in_berlin(ready, author, clock):
    describe(ready, {"licence_until": date(2026, 12, 31)}, author)
    clock.set("2026-12-31T23:59")
    assert public([ready.id]) == {ready.id}
    clock.set("2027-01-01T00:00")
    assert public([ready.id]) == set() and list(pictures([ready.id])) == [ready.id]


def test_public_is_what_is_ready_not_withdrawn_and_not_in_the_trash(ready, author, lead_siegen, work):
    waiting = upload("siegen", "b.png", files.png(), author)
    broken = upload("siegen", "c.png", files.png()[:400], author)
    work(1)
    ids = [ready.id, waiting.id, broken.id, 999]
    assert set(pictures(ids)) == {ready.id, waiting.id, broken.id}
    assert public(ids) == {ready.id, waiting.id}
    trash(ready, author)
    assert public(ids) == {waiting.id}
    untrash(ready, author)
    withdraw(ready, "Ein Grund", lead_siegen)
    assert public(ids) == {waiting.id} and ready.refetch().withdrawn_at == ready.refetch().changed_at
    assert now() >= ready.refetch().changed_at


def test_many_pictures_cost_one_select_and_none_costs_nothing(ready, statements):
    with statements() as sent:
        assert pictures([]) == {}
        assert len(sent) == 0
        pictures(iter([ready.id, 2, 3]))
        assert len(sent) == 1


@pytest.fixture
def copied(ready, author, lead_siegen, work):
    """The same picture once more as a file of other bytes, after the first was withdrawn."""
    withdraw(ready, "Die abgebildete Person möchte es nicht mehr.", lead_siegen)
    row = upload("siegen", "kleiner.jpg", files.jpeg(480, 288, quality=60), author)
    work()
    return row.refetch()


def test_what_looks_like_a_withdrawn_picture_is_told(ready, copied, author, work, statements):
    other = upload("siegen", "anders.png", files.png(files.shaded().rotate(180)), author)
    work()
    rows = [copied, other.refetch(), ready.refetch()]
    assert copied.digest != ready.digest
    with statements() as sent:
        assert twins(rows) == {copied.id: ready}
        assert twins(rows[2:]) == twins([]) == {}
    assert len(sent) == 1


def test_who_is_in_it_is_confirmed_by_those_who_may_withdraw_the_first(copied, author, acting, ruhr, lead_siegen):
    for actor in (author, acting("wer@siegen.example", "reviewer@siegen")):
        with pytest.raises(NotAllowed, match="möchte es nicht mehr") as denied:
            describe(copied, {"people_stated": True}, actor)
        assert denied.value.who_can == ("publisher@siegen", "centre_lead@siegen")
        assert not may_state_people(copied, actor)
    assert describe(copied, {"credit": "Foto: Kim Beispiel", "people_stated": False}, author).credit
    assert may_state_people(copied, lead_siegen)
    assert describe(copied, {"people_stated": True}, lead_siegen).people_stated
    assert describe(copied, {"people_stated": True, "title": "Tor"}, author).title == "Tor"


def test_a_withdrawn_one_in_the_trash_is_a_twin_all_the_same(ready, copied):
    Picture.update(trashed_at=now()).where(Picture.id == ready.id).execute()
    assert twins([copied]) == {copied.id: ready}


def test_what_was_said_before_it_was_made_is_open_again_where_it_looks_like_a_withdrawn_one(
    ready, author, lead_siegen, work
):
    withdraw(ready, "Ein Grund", lead_siegen)
    alike = upload("siegen", "kleiner.jpg", files.jpeg(480, 288, quality=60), author)
    other = upload("siegen", "anders.png", files.png(files.shaded().rotate(180)), author)
    for row in (alike, other):
        assert describe(row, {"people_stated": True}, author).people_stated
    work()
    assert (alike.refetch().people_stated, other.refetch().people_stated) == (False, True)
