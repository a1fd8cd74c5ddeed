"""Bytes of pictures for everybody: what a text shows today, under an ETag, and nothing of what is public no more."""

from datetime import date

import pytest

from coopcms.app import job_handlers
from coopcms.clock import now
from coopcms.content.models import Item
from coopcms.content.services import create, move
from coopcms.content.services_copies import edit
from coopcms.ledger.jobs import run_due
from coopcms.media import shelf
from coopcms.media.models import Picture
from coopcms.media.services import upload
from coopcms.media.services_rights import describe
from coopcms.media.services_withdraw import withdraw
from tests.media import files

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


@pytest.fixture
def made(app, author, settings) -> Picture:
    """A picture that is ready and that nothing shows yet."""
    row = upload("siegen", "halle.jpg", files.located_jpeg(), author)
    run_due(job_handlers(settings))
    return row.refetch()


def showing(row: Picture) -> str:
    return f'<p>Text</p><figure data-picture="{row.id}"><img alt="Tor"></figure>'


@pytest.fixture
def text(live, made):
    """What is public and shows it."""
    return live("Mit Bild", slug="mit-bild", body=showing(made))


@pytest.fixture
def picture(text, made) -> Picture:
    return made


def addresses(row: Picture) -> list[str]:
    return [f"/medien/{row.id}/{one['width']}.{one['format']}" for one in row.renditions]


def test_every_rendition_answers_with_its_own_type_and_nothing_else(client, picture):
    for address in addresses(picture):
        answer = client.get(address)
        assert (answer.status_code, answer.content_type) == (200, TYPES[address.rpartition(".")[2]])
        assert answer.headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-cache" and answer.headers["Content-Disposition"] == "inline"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert files.SECRET not in answer.data and b"Exif\0\0II" not in answer.data and len(answer.data) > 100
        assert client.head(address).status_code == 200 and client.head(address).data == b""


def test_the_disk_is_not_asked_for_what_a_reader_has(client, picture):
    first, other = addresses(picture)[:2]
    tag = client.get(first).headers["ETag"]
    assert not tag.startswith("W/") and tag != client.get(other).headers["ETag"]
    shelf.storage().delete(picture.renditions[0]["key"])
    again = client.get(first, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(first).status_code == 404


def test_an_answer_costs_one_select(client, picture, statements):
    with statements() as sent:
        assert client.get(addresses(picture)[0]).status_code == 200
    assert len(sent) == 1, sent


@pytest.mark.parametrize(
    "name",
    [
        "400.png", "401.webp", "0400.webp", "400.webp.html", "400", "master.jpg", "original", "400.WEBP", "٤00.webp",
        "..%2f..%2fsecret", "400.webp%00", "-400.webp", "99999999999999.webp",
    ],
)  # fmt: skip
def test_no_other_name_answers(client, picture, name):
    assert client.get(f"/medien/{picture.id}/{name}").status_code == 404


@pytest.mark.parametrize("number", ["0", "999", "-1", "2147483648", "x", "1e3"])
def test_no_other_number_answers(client, picture, number):
    assert client.get(f"/medien/{number}/400.webp").status_code == 404


def test_a_withdrawn_picture_answers_at_no_old_address_at_once_whatever_a_reader_keeps(
    client, desk, picture, person, lead_siegen, author, settings
):
    reader = person("wer@siegen.example")
    tags = {address: client.get(address).headers["ETag"] for address in addresses(picture)}
    withdraw(picture, "Die abgebildete Person möchte es nicht mehr.", lead_siegen)
    assert shelf.storage().exists(picture.key)
    for address, tag in tags.items():
        for headers in ({}, {"If-None-Match": tag}):
            answer = client.get(address, headers=headers)
            assert (answer.status_code, answer.content_type) == (410, "text/html; charset=utf-8")
            assert "möchte es nicht mehr" not in answer.text and answer.headers["Cache-Control"] == "no-cache"
    assert desk(reader).get(f"/admin/medien/{picture.id}/400").status_code == 410
    run_due(job_handlers(settings))
    assert not shelf.storage().exists(picture.key)
    assert client.get(addresses(picture)[0]).status_code == 410 and Picture.get_by_id(picture.id).digest


def test_what_lies_in_the_trash_or_whose_licence_is_over_is_for_the_desk_only(client, desk, picture, author, person):
    enter, address = desk(person("wer@siegen.example")), addresses(picture)[0]
    describe(picture, {"licence_until": date(2020, 1, 1)}, author)
    assert client.get(address).status_code == 404
    assert enter.get(f"/admin/medien/{picture.id}/400").content_type == "image/webp"
    describe(picture, {"licence_until": None}, author)
    assert client.get(address).status_code == 200
    Picture.update(trashed_at=now()).where(Picture.id == picture.id).execute()  # from before it could not go there
    assert client.get(address).status_code == 404


def test_what_waits_or_failed_answers_nowhere(client, desk, app, author, person, settings):
    enter = desk(person("wer@siegen.example"))
    row = upload("siegen", "a.png", files.png()[:400], author)
    for _ in range(2):
        assert client.get(f"/medien/{row.id}/400.webp").status_code == 404
        assert enter.get(f"/admin/medien/{row.id}/400").status_code == 404
        run_due(job_handlers(settings))
    assert row.refetch().state == "failed"


def statuses(client, row: Picture) -> set[int]:
    return {client.get(address).status_code for address in addresses(row)}


def test_what_no_public_text_shows_answers_to_nobody_who_counts(client, made, author, flows):
    assert statuses(client, made) == {404}
    create("article", "siegen", {"title": "Entwurf", "body": showing(made)}, author)
    assert statuses(client, made) == {404}


@pytest.mark.parametrize(("public", "status"), [("live", 200), ("banner", 200), ("gone", 404), ("none", 404)])
def test_a_picture_is_as_public_as_the_text_that_shows_it(client, made, text, public, status):
    assert statuses(client, made) == {200}
    move(text, public=public)
    assert statuses(client, made) == {status}


def test_of_two_texts_one_is_enough(client, live, made, text):
    other = live("Auch mit Bild", body=showing(made))
    move(text, public="gone")
    assert statuses(client, made) == {200}
    move(other, public="gone")
    assert statuses(client, made) == {404}


def test_until_its_embargo_is_over_and_it_is_released_nobody_has_it(
    client, made, author, act, reviewer_siegen, publisher, clock, settings
):
    item = create("article", "siegen", {"title": "Mit Sperrfrist", "lead": "L.", "body": showing(made)}, author)
    describe(made, {"credit": "Foto: Beispiel", "licence": "own", "ai_mark": "none", "people_stated": True}, author)
    for step, who in (("submit", author), ("sign_off", reviewer_siegen)):
        item = act(item, step, who)
    act(item, "embargo", publisher, at="2026-11-25T06:00")
    act(item, "schedule", publisher, at="2026-11-25T06:00")
    assert statuses(client, made) == {404}
    clock.set("2026-11-25 06:00")
    run_due(job_handlers(settings))
    assert Item.get_by_id(item.id).public == "live" and statuses(client, made) == {200}
    act(item.refetch(), "withdraw", publisher, comment="Ein Grund.", mode="gone")
    assert statuses(client, made) == {404}


def test_what_only_a_working_copy_shows_is_not_public_and_what_it_takes_out_still_is(client, made, author, live):
    copied = edit(live("Ohne Bild"), {"body": showing(made)}, author).item
    assert copied.is_copy and statuses(client, made) == {404}
    edit(live("Noch da", body=showing(made)), {"body": "<p>Ohne</p>"}, author)
    assert statuses(client, made) == {200}
