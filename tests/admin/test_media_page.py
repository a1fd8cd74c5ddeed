"""One picture at the desk: its rights, what stays in view, its way into the trash, and what happened to it."""

from datetime import date

import pytest

from coopcms.content.services import save
from coopcms.ledger.models import HistoryLine
from coopcms.media.models import FAILED, PICTURE, WAITING, Picture
from coopcms.media.services_make import LOST
from coopcms.media.services_rights import describe
from tests.admin.pages import Page


@pytest.fixture
def row(picture_row):
    return picture_row(likeness="ff00ff00ff00ff00")


@pytest.fixture
def desk_of(english):
    """A factory: `send, look = desk_of(author)`; `look("/verlauf")` is a page of the picture, `send(end, …)` a form."""

    def of(actor, picture):
        client, home = english(actor), f"/admin/medien/{picture.id}"

        def look(end=""):
            return Page(client.get(home + end))

        def send(end, **typed):
            return client.post(
                home + end, data={"csrf_token": look().root.xpath("//input[@name='csrf_token']/@value")[0], **typed}
            )

        return send, look

    return of


RIGHTS = {
    "title": "Die neue Halle", "alt": "Ein Tor", "author": "Anna Beispiel", "credit": "",
    "credit_waived": "Eigenes Bild",
    "licence": "agreement", "licence_until": "24.12.2027", "source": "Archiv", "ai_mark": "assisted",
}  # fmt: skip


def test_the_rights_are_kept_and_stand_in_the_history(desk_of, author, row):
    send, look = desk_of(author, row)
    assert send("/angaben", **RIGHTS).status_code == 303
    kept = row.refetch()
    assert (kept.title, kept.credit, kept.credit_waived, str(kept.licence_until)) == (
        "Die neue Halle", "", "Eigenes Bild", "2027-12-24",
    )  # fmt: skip
    assert look().form("rights")["licence_until"] == "2027-12-24"
    assert "changed: Title" in look("/verlauf").texts("//ol[@class='log']/li/span")[0]


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(desk_of, author, row):
    send, _look = desk_of(author, row)
    answer = send("/angaben", **RIGHTS | {"licence_until": "bald", "title": "x"})
    page = Page(answer)
    assert answer.status_code == 422 and page.texts("//p[@id='licence_until-fehler']")
    assert (page.form("rights")["licence_until"], page.form("rights")["title"]) == ("bald", "x")
    assert row.refetch().title == "Die Halle"


def test_the_focal_point_is_two_numbers_and_a_mark(desk_of, author, row):
    send, look = desk_of(author, row)
    assert send("/ausschnitt", focal_x="20", focal_y="80").status_code == 303
    assert look().root.xpath("//div[@class='focal']//*[local-name()='circle']/@cx")[0] == "20%"
    assert look().root.xpath("//form[@id='ausschnitt']//img/@class") == ["cut fx-2 fy-8"]
    for wrong in ("101", "", "x"):
        assert send("/ausschnitt", focal_x=wrong, focal_y="80").status_code == 422
    assert (row.refetch().focal_x, row.refetch().focal_y) == (20, 80)


def test_other_centres_read_the_rights_and_change_none(desk_of, author_ruhr, row):
    send, look = desk_of(author_ruhr, row)
    page = look()
    assert not page.root.xpath("//form[@id='angaben' or @id='ausschnitt']") and "Foto: Anna Beispiel" in page.said
    for end in ("/angaben", "/ausschnitt", "/papierkorb"):
        typed = RIGHTS | {"focal_x": "1", "focal_y": "1"}
        assert send(end, **typed).status_code == 403
    assert (
        row.refetch().title == "Die Halle"
        and not HistoryLine.select().where(HistoryLine.subject_kind == PICTURE).exists()
    )


def test_into_the_trash_and_out_again(desk_of, author, row):
    send, look = desk_of(author, row)
    assert send("/papierkorb").status_code == 303 and row.refetch().trashed_at
    assert "lies in the trash" in look().said
    assert send("/zurueckholen").status_code == 303 and not row.refetch().trashed_at


def test_what_stands_in_a_text_has_no_way_into_the_trash(desk_of, author, draft, row):
    send, look = desk_of(author, row)
    save(draft, {"body": f'<figure data-picture="{row.id}"><img alt="Ein Tor"></figure>'}, author)
    (button,) = look().root.xpath("//button[@disabled]")
    assert "Texts with it: 1." in look().texts(f"//p[@id='{button.get('aria-describedby')}']")[0]
    assert not look().root.xpath("//form[contains(@action, '/papierkorb')]")
    answer = send("/papierkorb")
    assert answer.status_code == 409 and "Texts with it: 1." in Page(answer).said
    assert row.refetch().trashed_at is None


def test_a_picture_that_is_made_or_failed_says_so(desk_of, author, picture_row):
    lost = {"state": FAILED, "fault": LOST}
    for values, told in (({"state": WAITING}, "being made"), (lost, "Please upload it again.")):
        _send, look = desk_of(author, picture_row(**values))
        assert told in look().said and not look().root.xpath("//div[@class='focal']")


def test_similar_pictures_stand_below(desk_of, author, row, picture_row):
    picture_row(title="Fast gleich", likeness="ff00ff00ff00ff01")
    picture_row(title="Ganz anders", likeness="0123456789abcdef")
    _send, look = desk_of(author, row)
    assert look().texts("//section[@aria-labelledby='aehnlich']//h3") == ["Fast gleich"]


def test_every_act_is_a_sentence(desk_of, author, row):
    describe(row, {"author": "Bernd Beispiel", "ai_mark": "none", "licence": "cc0"}, author)
    _send, look = desk_of(author, row)
    (line,) = look("/verlauf").texts("//ol[@class='log']/li/span")
    assert line == f"{author.name} changed: Who made it, Licence."


def test_a_change_is_told_with_its_old_and_its_new_value(desk_of, author, row):
    changes = {"licence": "cc0", "licence_until": date(2027, 6, 30), "credit": "", "ai_mark": "assisted"}
    describe(row, changes | {"people_stated": False, "focal_x": 20}, author)
    describe(row, {"licence_until": None, "alt": "<b>Tor</b>"}, author)
    _send, look = desk_of(author, row)
    assert look("/verlauf").texts("//ul[@class='changed']/li") == [
        "Description, as a proposal: “Eine Halle mit offenem Tor” before, “<b>Tor</b>” now.",
        "Licence holds until: 30. June 2027 before, not stated now.",
        "Credit: “Foto: Anna Beispiel” before, not stated now.",
        "Licence: “Own picture: all rights are with the centre” before, “CC0 1.0” now.",
        "Licence holds until: not stated before, 30. June 2027 now.",
        "AI: “Made without AI” before, “Edited with the help of AI” now.",
        "From the left, in per cent: “50” before, “20” now.",
        "Who can be recognised: stated before, open now.",
    ]


def test_a_number_without_a_picture_is_unknown(inside, author):
    client = inside(author)
    for end in ("", "/menschen", "/verwendung", "/verlauf", "/ersetzen", "/zurueckziehen"):
        assert client.get(f"/admin/medien/99{end}").status_code == 404


@pytest.mark.parametrize("end", ["", "/menschen", "/verwendung", "/verlauf"])
def test_a_page_of_a_picture_costs_at_most_twelve_statements(end, inside, everything, row, picture_row, statements):
    for number in range(3):
        picture_row(likeness=f"ff00ff00ff00ff0{number}")
    Picture.update(replaced_by=Picture.select().order_by(Picture.id.desc()).get()).where(Picture.id == row.id).execute()
    client = inside(everything)
    with statements() as sent:
        assert client.get(f"/admin/medien/{row.id}{end}").status_code == 200
    assert len(sent) <= 12, str(sent)
