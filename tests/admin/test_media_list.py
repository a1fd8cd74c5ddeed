"""The list of pictures says what each lacks, is found by what one asks, and costs the same with ten thousand."""

from datetime import date, timedelta

import pytest

from coopcms.clock import berlin, now
from coopcms.consents.judged import may_show_picture
from coopcms.consents.models import CONSENT, INTEREST, PICTURE, REFUSED, RELEASED, Answer, Depicted, Party
from coopcms.consents.queries_known import Wanted as Known
from coopcms.consents.queries_known import known
from coopcms.consents.queries_pictures import lacks_consent
from coopcms.media.models import FAILED, Picture
from tests.admin.pages import Page

HOME = "/admin/medien/"
GONE = {"withdrawn_at": now(), "withdrawn_reason": "Beispiel", "withdrawn_by_name": "Anna Beispiel"}


@pytest.fixture
def shown(inside, author):
    """A factory: the titles in the list with these filters, as an author reads it."""
    client = inside(author)
    return lambda query="": Page(client.get(f"{HOME}{query}")).texts("//ul[@class='pictures']//h2")


@pytest.fixture
def party(siegen):
    return Party.create(name="Bernd Beispiel", centre=siegen, created_by=1, created_name="Anna Beispiel")


def answer(picture, party, state: str) -> None:
    about = {"subject_kind": PICTURE, "subject_id": picture.id, "hash": picture.digest, "party": party}
    Answer.create(**about, state=state, how="paper", actor_id=1, actor_name="Anna Beispiel")


def test_the_newest_stand_first_with_centre_state_and_what_is_missing(inside, author, picture_row, ruhr):
    picture_row(title="Alt")
    picture_row(title="Neu", centre=ruhr, credit="", licence="", ai_mark="unknown", people_stated=False)
    page = Page(inside(author).get(HOME))
    assert page.texts("//ul[@class='pictures']//h2") == ["Neu", "Alt"]
    first = page.texts("//ul[@class='pictures']/li")[0]
    assert "Ruhr-OWL" in first and len(page.texts("//ul[@class='pictures']/li//p[@class='lacks']")) == 1


@pytest.mark.parametrize(
    ("lacking", "values"),
    [
        ("credit", {"credit": ""}),
        ("licence", {"licence": ""}),
        ("ended", {"licence_until": date(2020, 1, 1)}),
        ("ai", {"ai_mark": "unknown"}),
        ("people", {"people_stated": False}),
    ],
)
def test_what_is_missing_can_be_asked_for(shown, picture_row, lacking, values):
    picture_row(title="Fertig")
    picture_row(title="Offen", **values)
    assert shown(f"?fehlt={lacking}") == ["Offen"]
    others = {"credit", "licence", "ended", "ai", "people", "consent"} - {lacking}
    assert [shown(f"?fehlt={name}") for name in sorted(others)] == [[]] * 5


def test_a_credit_may_be_waived(shown, picture_row):
    picture_row(credit="", credit_waived="Eigenes Logo")
    assert shown("?fehlt=credit") == []


@pytest.mark.parametrize(
    ("basis", "answers", "lacks"),
    [
        (CONSENT, [], True),
        (CONSENT, [RELEASED], False),
        (CONSENT, [RELEASED, "asked"], False),
        (CONSENT, [RELEASED, REFUSED], True),
        (CONSENT, ["asked"], True),
        (INTEREST, [], False),
        (INTEREST, [REFUSED], True),
    ],
)
def test_a_consent_is_missing_exactly_where_the_picture_may_not_be_shown_for_it(
    picture_row, party, basis, answers, lacks
):
    row = picture_row()
    Depicted.create(picture=row, party=party, basis=basis, noted_by=1, noted_name="Anna Beispiel")
    for state in answers:
        answer(row, party, state)
    assert Picture.select().where(lacks_consent()).exists() is lacks
    assert may_show_picture(known(Known(pictures={row.id})).pictures[row.id]) is not lacks


def test_an_answer_about_another_file_does_not_count(picture_row, party):
    row = picture_row()
    Depicted.create(picture=row, party=party, basis=CONSENT, noted_by=1, noted_name="Anna Beispiel")
    answer(row, party, RELEASED)
    Picture.update(digest="e" * 64).where(Picture.id == row.id).execute()
    assert Picture.select().where(lacks_consent()).exists()


def test_state_centre_ai_and_words_narrow_the_list_and_stand_as_chips(shown, inside, author, picture_row, ruhr):
    picture_row(title="Siegen")
    picture_row(title="Ruhr", centre=ruhr, ai_mark="generated")
    picture_row(title="Kaputt", state=FAILED, fault="x")
    picture_row(title="Weg", **GONE)
    assert shown("?zentrum=ruhr-owl") == shown("?ki=generated") == shown("?q=Ruh") == ["Ruhr"]
    assert (shown("?zustand=failed"), shown("?zustand=withdrawn")) == (["Kaputt"], ["Weg"])
    assert shown("?zustand=ready") == ["Ruhr", "Siegen"]
    assert shown("?zustand=unfug&fehlt=unfug&seite=x") == ["Weg", "Kaputt", "Ruhr", "Siegen"]
    page = Page(inside(author).get(f"{HOME}?zentrum=ruhr-owl&q=Ruhr"))
    assert len(page.texts("//a[@class='chip']")) == 2


def test_licences_that_end_first_can_stand_first_and_alone(shown, picture_row):
    today = berlin(now()).date()
    picture_row(title="Nie")
    picture_row(title="Bald", licence_until=today + timedelta(days=10))
    picture_row(title="Später", licence_until=today + timedelta(days=400))
    picture_row(title="Vorbei", licence_until=today - timedelta(days=1))
    assert shown("?sort=ablauf") == ["Vorbei", "Bald", "Später", "Nie"]
    assert shown("?sort=ablauf&endet=1") == ["Vorbei", "Bald"]


def test_the_trash_is_a_list_of_its_own(shown, picture_row):
    picture_row(title="Da")
    picture_row(title="Weggelegt", trashed_at=now())
    assert (shown(), shown("?papierkorb=1")) == (["Da"], ["Weggelegt"])


def test_pages_follow_one_another_and_one_behind_the_last_shows_the_last(shown, picture_row):
    for number in range(50):
        picture_row(title=f"Bild {number}")
    assert (len(shown()), shown("?seite=2"), shown("?seite=99")) == (48, ["Bild 1", "Bild 0"], ["Bild 1", "Bild 0"])


@pytest.mark.parametrize("many", [200, pytest.param(10_000, marks=pytest.mark.slow)])
def test_many_pictures_cost_no_more_statements_than_one(many, picture_row, inside, author, statements):
    first = picture_row()
    copied = {name: value for name, value in first.__data__.items() if name != "id"}
    rows = [copied | {"place": f"{n:032}", "title": f"Bild {n}", "credit": "x" * (n % 2)} for n in range(1, many)]
    for start in range(0, len(rows), 500):
        Picture.insert_many(rows[start : start + 500]).execute()
    client = inside(author)
    for query in ("", "?fehlt=consent", "?fehlt=credit&sort=ablauf&q=Bild&seite=3"):
        with statements() as sent:
            assert client.get(f"{HOME}{query}").status_code == 200
        assert len(sent) <= 12, f"{query}\n{sent}"


def test_who_only_administers_has_no_entry_in_the_rail(inside, administrator, author):
    entry = "//nav//a[@href='/admin/medien/']"
    assert Page(inside(author).get("/admin/")).texts(entry)
    assert not Page(inside(administrator).get("/admin/")).texts(entry)


def test_who_only_looks_after_accounts_has_no_library_and_is_told_why(english, administrator, acting, picture_row):
    row = picture_row()
    pages = (
        "",
        f"{row.id}",
        f"{row.id}/verwendung",
        "hochladen",
        "dokumente",
        "waehlen?q=Halle",
        "dokumente/waehlen?q=a",
    )
    for actor in (administrator, acting("wer@siegen.example")):
        client = english(actor)
        assert "/admin/medien/" not in Page(client.get("/admin/")).root.xpath("//a/@href")
        for page in pages:
            answer = client.get(f"/admin/medien/{page}")
            assert answer.status_code == 403 and "Your roles do not allow this" in answer.text, page
            assert "an author" in answer.text and "Die Halle" not in answer.text
