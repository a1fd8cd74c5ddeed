"""What reviewers asked for, as the writers find it: on the item's page, beside the form, done one by one."""

import json

import pytest

from coopcms.content.services import save
from coopcms.review.models import Comment
from coopcms.review.passages import Spot
from coopcms.review.services_comments import comment, comment_on, comment_on_words, resolve
from coopcms.review.services_requests import request_changes
from coopcms.workflow.facts import Inputs
from tests.admin.pages import Page


@pytest.fixture
def words(in_review, reviewer_siegen) -> Comment:
    spot = Spot(in_review.head.content["body"][-1]["id"], "am Bildschirm")
    return comment_on_words(in_review, spot, "An welchem?", reviewer_siegen)


@pytest.fixture
def asked(in_review, words, reviewer_siegen):
    """A draft again, with a reason and three wishes: on words, on a field, on the whole text."""
    field, whole = (
        comment_on(in_review, "lead", "Kürzer.", reviewer_siegen),
        comment(in_review, "Gut.", reviewer_siegen),
    )
    chosen = (words.id, field.id, whole.id)
    return request_changes(in_review, reviewer_siegen, Inputs(comment="Fast fertig."), chosen).item


def page_of(client, item, end: str = "") -> Page:
    answer = client.get(f"/admin/item/{item.id}{end}")
    assert answer.status_code == 200, answer.text
    return Page(answer)


def wishes(page: Page) -> list[str]:
    return page.texts("//ul[@class='wishes']/li")


def test_the_items_page_lists_each_wish_with_its_place_and_its_state(english, asked, words, author):
    page = page_of(english(author), asked)
    assert page.texts("//*[contains(@class, 'asked')]/blockquote") == ["Fast fertig."]
    assert "3 changes asked for are open." in page.said
    first, field, whole = wishes(page)
    assert first.startswith("To do Comment no. 1 “am Bildschirm” An welchem?")
    assert field.startswith("To do Comment no. 2 Lead Kürzer.") and whole.startswith("To do Comment no. 3 Gut.")
    hrefs = page.root.xpath("//ul[@class='wishes']//p[@class='its-words']//a/@href")
    assert hrefs[0] == f"/admin/item/{asked.id}/pruefung#w{words.id}"
    review = page_of(english(author), asked, "/pruefung")
    assert all(review.root.xpath(f"//*[@id='{href.partition('#')[2]}']") for href in hrefs)


def test_a_wish_is_done_from_the_items_page_and_one_stays_there(english, asked, words, author):
    client = english(author)
    page = page_of(client, asked)
    (form,) = page.root.xpath(f"//form[contains(@action, '/{words.id}/erledigt')]")
    answer = client.post(form.get("action"), data=dict(form.form_values()))
    assert answer.location == f"/admin/item/{asked.id}#wuensche"
    page = page_of(client, asked)
    assert "2 changes asked for are open. One is done." in page.said
    assert wishes(page)[0].startswith("Done Comment no. 1")
    assert page.root.xpath("//*[@id='wuensche']")


def test_what_became_of_the_words_is_told(english, asked, author):
    client = english(author)
    save(asked, {"body": "<p>Nun planen sie am großen Bildschirm.</p>"}, author)
    assert "“am großen Bildschirm” changed since" in wishes(page_of(client, asked))[0]
    save(asked.refetch(), {"body": "<p>Etwas ganz anderes.</p>"}, author)
    page = page_of(client, asked)
    assert "“am Bildschirm” gone from the text" in wishes(page)[0]
    assert not page.root.xpath("//ul[@class='wishes']/li[1]/p[@class='its-words']//a")


def test_when_all_is_done_that_is_said(english, asked, author):
    for one in Comment.select():
        resolve(asked, one.id, author)
    assert "Everything that was asked for is done." in page_of(english(author), asked).said


def test_in_review_again_the_wishes_are_folded(english, asked, act, author, reviewer_siegen):
    act(asked, "submit", author)
    page = page_of(english(reviewer_siegen), asked)
    assert len(page.root.xpath("//details[@id='wuensche']//li")) == 3


def test_who_may_not_settle_is_offered_no_button(english, asked, publisher):
    page = page_of(english(publisher), asked)
    assert len(wishes(page)) == 3 and not page.root.xpath("//ul[@class='wishes']//form")


def test_without_remarks_the_reason_stands_alone(english, in_review, act, author, reviewer_siegen):
    act(in_review, "request_changes", reviewer_siegen, comment="Bitte kürzen.")
    page = page_of(english(author), in_review)
    assert page.texts("//*[contains(@class, 'asked')]/blockquote") == ["Bitte kürzen."] and not wishes(page)
    assert not page_of(english(author), in_review, "/bearbeiten").root.xpath("//*[@id='wuensche']")


def test_beside_the_form_each_wish_knows_its_place_in_the_text(english, asked, words, author):
    page = page_of(english(author), asked, "/bearbeiten")
    assert len(page.root.xpath("//aside//*[@id='wuensche']//li")) == 3
    places = [json.loads(place) for place in page.root.xpath("//aside//@data-place")]
    assert places[0] == {"block": words.anchor, "start": 15, "end": 28, "words": "am Bildschirm"}
    assert (places[1]["block"], places[1]["start"]) == ("lead", 0)
    assert len(page.root.xpath("//aside//ul[@class='wishes']//template/form")) == 3
    assert not page.root.xpath("//form[contains(@class, 'long')]//form")


def test_a_wish_done_beside_the_form_leads_back_to_it(english, asked, words, author):
    client = english(author)
    (form,) = page_of(client, asked, "/bearbeiten").root.xpath(f"//form[contains(@action, '/{words.id}/erledigt')]")
    answer = client.post(form.get("action"), data=dict(form.form_values()))
    assert answer.location == f"/admin/item/{asked.id}/bearbeiten#wuensche"


def test_the_comments_page_and_the_history_link_each_remark(english, asked, words, author):
    client = english(author)
    for end in ("/kommentare", "/verlauf"):
        page = page_of(client, asked, end)
        assert page.root.xpath(f"//blockquote/a[@href='/admin/item/{asked.id}/kommentare#k{words.id}']"), end


@pytest.mark.parametrize("end", ["", "/bearbeiten", "/kommentare"])
def test_the_list_costs_no_more_than_a_page_may(english, asked, author, statements, end):
    client = english(author)
    with statements() as sent:
        page_of(client, asked, end)
    assert len(sent) <= 12, sent
