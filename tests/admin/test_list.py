"""The list of items: what one may see, narrowed by what the address asks for."""

import pytest
from lxml import html

from coopcms.content.kinds.registry import KINDS
from coopcms.content.services import create
from coopcms.rendering.pages import OwnerView
from coopcms.review.services_trash import trash
from tests.admin.pages import Page

LIST = "/admin/inhalte/"
PLACES = "{% from 'admin/_rows.html' import places with context %}<div>{{ places(owners) }}</div>"


def titles(client, **asked) -> list[str]:
    answer = client.get(LIST, query_string=asked)
    assert answer.status_code == 200
    return Page(answer).texts("//tbody//th/a")


@pytest.fixture
def others(clock, draft, author, author_ruhr):
    """Besides the article of Siegen: a story of Siegen, and an article of Ruhr-OWL."""
    clock.forward(minutes=1)
    create("story", "siegen", {"title": "Äpfel 100%"}, author)
    create("article", "ruhr-owl", {"title": "Fremdes"}, author_ruhr)


def test_one_sees_what_the_workflow_lets_one_see(inside, others, author, author_ruhr):
    assert sorted(titles(inside(author))) == ["Neue Halle in Siegen", "Äpfel 100%"]
    assert titles(inside(author_ruhr)) == ["Fremdes"]


@pytest.mark.parametrize(
    "asked, found",
    [
        ({"art": "story"}, ["Äpfel 100%"]),
        ({"zustand": "review"}, []),
        ({"zustand": "scheduled"}, []),
        ({"zentrum": "ruhr-owl"}, []),
        ({"zentrum": "siegen", "art": "article"}, ["Neue Halle in Siegen"]),
        ({"q": "halle"}, ["Neue Halle in Siegen"]),
        ({"q": "ÄPFEL"}, ["Äpfel 100%"]),
        ({"q": "100%"}, ["Äpfel 100%"]),
        ({"q": "%"}, ["Äpfel 100%"]),
        ({"q": "' OR 1=1 --"}, []),
        ({"sort": "titel"}, ["Neue Halle in Siegen", "Äpfel 100%"]),
        ({"sort": "-geaendert"}, ["Äpfel 100%", "Neue Halle in Siegen"]),
        ({"sort": "unknown; DROP", "seite": "-3", "art": "article"}, ["Neue Halle in Siegen"]),
        ({"seite": "999", "art": "article"}, ["Neue Halle in Siegen"]),
    ],
)
def test_the_address_says_what_is_asked_for(inside, others, author, asked, found):
    assert titles(inside(author), **asked) == found


def test_a_number_finds_its_item(inside, others, draft, author):
    assert titles(inside(author), q=f"#{draft.id}") == ["Neue Halle in Siegen"]


def test_mine_are_those_i_wrote_in(inside, others, lead_siegen, author):
    assert titles(inside(lead_siegen), meine="1") == []
    assert len(titles(inside(author), meine="1")) == 2


def test_what_lies_in_the_trash_is_listed_there_only(inside, draft, author):
    trash(draft, author)
    client = inside(author)
    assert titles(client) == []
    assert titles(client, papierkorb="1") == ["Neue Halle in Siegen"]


def test_a_working_copy_names_its_original(inside, published, author):
    client = inside(author)
    client.post(f"/admin/item/{published.id}/bearbeiten", data=_changed(client, published))
    page = Page(client.get(LIST))
    about = page.texts("//tbody//*[@class='about']")
    assert any(text.endswith(f"{published.id}") for text in about) and len(page.texts("//tbody/tr")) == 2


def _changed(client, item) -> dict[str, str]:
    return Page(client.get(f"/admin/item/{item.id}/bearbeiten")).form() | {"title": "Anders"}


def test_actions_are_words_and_only_those_one_may_take(inside, draft, author, publisher):
    edit = f"//a[@href='/admin/item/{draft.id}/bearbeiten']"
    (said,) = Page(inside(author).get(LIST)).texts(edit)
    assert said.endswith(" Neue Halle in Siegen")
    assert Page(inside(publisher).get(LIST)).texts(edit) == []


def test_columns_are_sorted_by_links_that_say_how(inside, draft, author):
    page = Page(inside(author).get(LIST, query_string={"sort": "titel", "art": "article"}))
    (heading,) = page.root.xpath("//th[@aria-sort='ascending']/a")
    assert "sort=-titel" in heading.get("href") and "art=article" in heading.get("href")


def test_an_empty_answer_says_what_to_do(inside, draft, author):
    page = Page(inside(author).get(LIST, query_string={"q": "gibtsnicht"}))
    assert page.root.xpath("//*[@class='empty']") and page.root.xpath(f"//a[@href='{LIST}']")


def test_a_long_list_has_pages(inside, flows, author):
    for number in range(51):
        create("article", "siegen", {"title": f"Text {number:02}"}, author)
    client = inside(author)
    assert len(titles(client)) == 50
    page = Page(client.get(LIST, query_string={"sort": "titel", "seite": "2"}))
    assert page.texts("//tbody//th/a") == ["Text 50"]
    assert page.root.xpath("//a[@rel='prev']/@href") == [f"{LIST}?sort=titel"]


def test_the_list_costs_few_statements_however_long_it_is(inside, others, everything, statements):
    client = inside(everything)
    with statements() as sent:
        assert len(titles(client)) == 2
    assert len(sent) <= 12, sent


def test_states_stand_in_the_order_of_the_way(inside, others, author):
    values = Page(inside(author).get(LIST)).root.xpath("//select[@id='zustand']/option/@value")
    assert values[1:] == ["draft", "review", "approved", "scheduled", "published", "withdrawn", "archived"]


def test_who_has_no_texts_yet_is_taught_what_will_stand_here_and_where_to_begin(inside, flows, author, reviewer_siegen):
    page = Page(inside(author).get(LIST, query_string={"meine": "1"}))
    (teaches,) = page.root.xpath("//*[contains(@class, 'teaches')]")
    assert set(teaches.xpath(".//a/@href")) == {f"/admin/neu/{kind}" for kind in KINDS}
    page = Page(inside(reviewer_siegen).get(LIST, query_string={"meine": "1"}))
    assert page.root.xpath("//*[contains(@class, 'teaches')]//a/@href") == [LIST]
    page = Page(inside(author).get(LIST, query_string={"meine": "1", "q": "gibtsnicht"}))
    assert not page.root.xpath("//*[contains(@class, 'teaches')]")


def test_a_row_shows_by_its_band_whose_signature_is_missing(inside, shared_review, draft, act, reviewer_siegen):
    act(shared_review, "sign_off", reviewer_siegen)
    page = Page(inside(reviewer_siegen).get(LIST))
    row = f"//tr[.//a[@href='/admin/item/{shared_review.id}']]"
    band = page.root.xpath(f"{row}//*[@class='band']/span/@class")
    assert [one.split()[1] for one in band] == ["lane-signed", "lane-waiting"]


def test_a_third_owner_is_counted_and_named_for_who_listens(inside, draft, author):
    owners = [OwnerView(f"z{number}", f"Zentrum {number}", number) for number in range(4)]
    draw = inside(author).application.jinja_env.from_string(PLACES)
    with inside(author).application.test_request_context():
        said = " ".join(html.fromstring(draw.render(owners=owners)).text_content().split())
    assert said == "Zentrum 0, Zentrum 1 +2, Zentrum 2, Zentrum 3"
