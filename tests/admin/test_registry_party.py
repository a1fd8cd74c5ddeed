"""One person's page: what is theirs, their answers in full, and who may read and change the entry."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.consents.models import Depicted, Party
from coopcms.consents.services_quotes import name_speakers
from coopcms.consents.subjects import hash_of
from coopcms.content.models import Item
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


@pytest.fixture
def shown(flows, author, author_ruhr, picture_row, maren):
    """Maren in two pictures; a public text and a draft of Siegen show them, and a draft of Ruhr."""
    by = {"party": maren, "basis": "consent", "noted_by": 1, "noted_name": "Anna Beispiel"}
    pictures = [picture_row(title="Die Halle"), picture_row(title="Das Tor", withdrawn_at=now())]
    figures = [f'<figure data-picture="{one.id}"><img alt="Eine Halle"></figure>' for one in pictures]
    for one in pictures:
        Depicted.create(picture=one, **by)
    texts = [("Öffentlich", "".join(figures), "siegen", author), ("Entwurf", figures[0], "siegen", author),
             ("Aus Ruhr", figures[1], "ruhr-owl", author_ruhr)]  # fmt: skip
    for title, body, centre, actor in texts:
        item = create("article", centre, TEXT | {"title": title, "body": body}, actor)
        if title == "Öffentlich":
            Item.update(live=Item.head, public="live", state="published").where(Item.id == item.id).execute()
    return pictures


def cells(page: Page) -> list[tuple[str, ...]]:
    rows = page.root.xpath("//section[@aria-labelledby='verwendung']//tbody/tr")
    asked = ("th/a", "td[1]/span[2]", "td[2]/span[contains(@class, 'state')]", "td[3]/span[2]")
    return [tuple(" ".join(row.xpath(f"string({cell})").split()) for cell in asked) for row in rows]


def test_every_text_that_shows_them_stands_there_and_what_the_reader_may_not_see_is_counted(
    english, author, maren, shown
):
    page = Page(english(author).get(path(maren)))
    assert cells(page) == [
        ("Öffentlich", "Die Halle, Das Tor (withdrawn)", "Published", "in what readers see, in the newest words"),
        ("Entwurf", "Die Halle", "Draft", "in the newest words"),
    ]
    assert "One text that you may not see shows them too." in page.said and "Aus Ruhr" not in page.answer.text


def test_texts_of_all_centres_are_named_to_who_sees_them(english, acting, maren, shown):
    page = Page(english(acting("beide@siegen.example", "author@siegen", "author@ruhr-owl")).get(path(maren)))
    assert {title for title, *_ in cells(page)} == {"Öffentlich", "Entwurf", "Aus Ruhr"}
    assert "may not see" not in page.said


def test_the_page_of_somebody_who_is_shown_often_takes_few_statements(english, author, maren, shown, statements):
    for number in range(30):
        body = f'<figure data-picture="{shown[0].id}"><img alt="Eine Halle"></figure>'
        create("article", "siegen", TEXT | {"title": f"Text {number}", "body": body}, author)
    client = english(author)
    with statements() as sent:
        page = Page(client.get(path(maren)))
    assert len(sent) <= 12 and len(cells(page)) == 32, f"{len(sent)}\n{sent}"
