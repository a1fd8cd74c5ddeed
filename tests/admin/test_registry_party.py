"""One person's page: what is theirs, their answers in full, and who may read and change the entry."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.consents.models import Depicted, Party
from coopcms.consents.services_quotes import name_speakers
from coopcms.consents.subjects import hash_of
from coopcms.content.services import create
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, say, speaker

WORDS = "Wir sparen Zeit."


def path(party: Party) -> str:
    return f"/admin/freigaben/partei/{party.id}"


@pytest.fixture
def maren(flows, author):
    """Somebody of Siegen who has released a quote in a draft."""
    item = create("article", "siegen", TEXT | {"body": f"<blockquote><p>{WORDS}</p></blockquote>"}, author)
    party = speaker("Maren Beispiel")
    name_speakers(item, hash_of(WORDS), [party.id], SYSTEM)
    say(item, hash_of(WORDS), "released", party)
    return party


def test_the_page_shows_quotes_and_pictures_with_states_and_the_answers_word_for_word(
    english, author, maren, picture_row
):
    picture = picture_row(title="Die Halle")
    Depicted.create(picture=picture, party=maren, basis="consent", noted_by=1, noted_name="Anna Beispiel")
    page = Page(english(author).get(path(maren)))
    assert page.texts("//tbody/tr/th/a") == ["Die Halle", f"“{WORDS}”"]
    assert NOTE in page.said and hash_of(WORDS) in page.said and "post@firma.example" in page.said


def test_who_keeps_the_entry_changes_it_and_the_history_names_the_fields_only(english, author, maren):
    client = english(author)
    form = Page(client.get(path(maren))).form("act") | {"name": "Maren Muster-Beispiel", "language": "en"}
    page = Page(client.post(path(maren), data=form, follow_redirects=True))
    row = Party.get_by_id(maren.id)
    assert (row.name, row.language, row.email) == ("Maren Muster-Beispiel", "en", "post@firma.example")
    assert page.texts("//section[@aria-labelledby='verlauf']//li/span")[0].endswith(
        "changed: Language of mails and page, Name."
    )


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(english, author, maren):
    client = english(author)
    form = Page(client.get(path(maren))).form("act") | {"email": "keine"}
    answer = client.post(path(maren), data=form)
    assert answer.status_code == 422 and Page(answer).form("act")["email"] == "keine"
    assert "This is no e-mail address." in Page(answer).said and Party.get_by_id(maren.id).email != "keine"


def test_nobody_elsewhere_learns_that_there_is_such_a_person(inside, author_ruhr, maren):
    client = inside(author_ruhr)
    assert client.get(path(maren)).status_code == 404
    assert client.get("/admin/freigaben/partei/999999").status_code == 404


def test_who_sees_something_of_theirs_reads_without_address_and_changes_nothing(
    inside, author_ruhr, maren, picture_row, ruhr
):
    picture = picture_row(title="Unser Bild", centre=ruhr)
    Depicted.create(picture=picture, party=maren, basis="consent", noted_by=1, noted_name="Anna Beispiel")
    client = inside(author_ruhr)
    page = Page(client.get(path(maren)))
    assert "Unser Bild" in page.said and WORDS not in page.said
    assert "post@firma.example" not in page.answer.text and not page.root.xpath("//main//form")
    assert client.post(path(maren), data={"name": "Falsch"}).status_code == 403
    assert Party.get_by_id(maren.id).name == "Maren Beispiel"
