"""Asking for changes collects remarks: in the reason, in the news, and as a list of what is to be done."""

import pytest

from coopcms.content.services import create, save
from coopcms.errors import TransitionDenied, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.review.models import ChangeRequest, Comment
from coopcms.review.passages import Spot
from coopcms.review.queries_passages import wishes
from coopcms.review.services_comments import answer, comment, comment_on, comment_on_words, resolve
from coopcms.review.services_requests import request_changes
from coopcms.review.wanted import without_places
from coopcms.workflow.facts import Inputs

NOTHING = Inputs()


def ask(item, actor, *remarks: Comment, comment: str = ""):
    return request_changes(item, actor, Inputs(comment=comment), [one.id for one in remarks])


@pytest.fixture
def words(in_review, reviewer_siegen):
    """A remark on a few words."""
    spot = Spot(in_review.head.content["body"][-1]["id"], "am Bildschirm")
    return comment_on_words(in_review, spot, "An welchem\nBildschirm?", reviewer_siegen)


def test_the_reason_lists_the_remarks_with_their_words_and_their_places(in_review, words, reviewer_siegen):
    whole = comment(in_review, "Bitte kürzer.", reviewer_siegen)
    ask(in_review, reviewer_siegen, whole, words, comment="Es fehlt noch etwas.")
    assert ChangeRequest.get().comment == (
        "Es fehlt noch etwas.\n\n"
        f"1. „am Bildschirm“ – An welchem Bildschirm?\n/admin/item/{in_review.id}/kommentare#k{words.id}\n"
        f"2. Bitte kürzer.\n/admin/item/{in_review.id}/kommentare#k{whole.id}"
    )
    assert in_review.refetch().state == "draft"


def test_the_news_and_the_history_tell_the_list_too(in_review, words, author, reviewer_siegen):
    ask(in_review, reviewer_siegen, words)
    told = InboxEntry.select().where(InboxEntry.user == author.id, InboxEntry.event == "request_changes").get()
    line = HistoryLine.select().where(HistoryLine.verb == "request_changes").get()
    assert told.facts["comment"] == line.facts["comment"] == ChangeRequest.get().comment
    assert "1. „am Bildschirm“ – An welchem Bildschirm?" in told.facts["comment"]


def test_of_a_passage_without_marked_words_its_beginning_is_quoted(in_review, reviewer_siegen):
    lead = comment_on(in_review, "lead", "Zu lang. " * 50, reviewer_siegen)
    ask(in_review, reviewer_siegen, lead)
    first = ChangeRequest.get().comment.splitlines()[0]
    assert first.startswith("1. „Die Beispiel GmbH plant ihre Halle digital.“ – Zu lang.") and first.endswith(" …")
    assert len(first) < 450


def test_where_the_text_is_a_link_anyway_the_reason_stands_without_addresses(in_review, words, reviewer_siegen):
    ask(in_review, reviewer_siegen, words, comment="Bitte ansehen.")
    said = without_places(ChangeRequest.get().comment)
    assert said == "Bitte ansehen.\n\n1. „am Bildschirm“ – An welchem Bildschirm?"


def test_without_a_remark_a_reason_is_needed(in_review, reviewer_siegen):
    with pytest.raises(TransitionDenied) as denied:
        request_changes(in_review, reviewer_siegen, NOTHING)
    assert [reason.name for reason in denied.value.reasons] == ["comment"]
    assert in_review.refetch().state == "review" and not ChangeRequest.select().exists()


def test_remarks_that_were_settled_meanwhile_are_no_reason(in_review, words, author, reviewer_siegen):
    resolve(in_review, words.id, author)
    with pytest.raises(TransitionDenied):
        ask(in_review, reviewer_siegen, words)
    assert Comment.get_by_id(words.id).asked is None


def test_answers_and_remarks_on_other_texts_are_no_reason(in_review, words, author, reviewer_siegen):
    other = comment(create("article", "siegen", {"title": "Anderes"}, author), "Hier.", author)
    reply = answer(in_review, words.id, "Am großen.", author)
    with pytest.raises(TransitionDenied):
        ask(in_review, reviewer_siegen, other, reply)
    assert in_review.refetch().state == "review"


def test_who_may_not_see_the_text_asks_for_nothing(in_review, words, reviewer_hannover):
    with pytest.raises(Unknown):
        ask(in_review, reviewer_hannover, words)
    assert Comment.get_by_id(words.id).asked is None


def test_who_may_not_ask_is_refused_with_who_could(in_review, words, author):
    with pytest.raises(TransitionDenied):
        ask(in_review, author, words)
    assert Comment.get_by_id(words.id).asked is None and in_review.refetch().state == "review"


def test_what_was_asked_for_is_a_list_whose_items_are_done_one_by_one(in_review, words, author, reviewer_siegen):
    other = comment(in_review, "Bitte kürzer.", reviewer_siegen)
    comment(in_review, "Nur so bemerkt.", reviewer_siegen)
    ask(in_review, reviewer_siegen, words, other)
    item = in_review.refetch()
    assert [(one.first.id, one.is_open) for one in wishes(item)] == [(words.id, True), (other.id, True)]
    save(item, {"body": "<p>Davor.</p><p>Nun planen sie am großen Bildschirm.</p>"}, author)
    resolve(item, words.id, author)
    assert [(one.first.id, one.is_open) for one in wishes(item.refetch())] == [(words.id, False), (other.id, True)]


def test_a_remark_collected_twice_is_wished_once(in_review, words, act, author, reviewer_siegen):
    ask(in_review, reviewer_siegen, words)
    act(in_review, "submit", author)
    ask(in_review.refetch(), reviewer_siegen, words, comment="Noch immer.")
    assert [one.first.id for one in wishes(in_review.refetch())] == [words.id]
    assert Comment.get_by_id(words.id).asked == ChangeRequest.select().order_by(ChangeRequest.id.desc()).first().id


def test_what_was_asked_for_before_the_last_release_is_no_wish_any_more(
    in_review, words, act, author, reviewer_siegen, publisher
):
    ask(in_review, reviewer_siegen, words)
    for step, who in (
        ("submit", author),
        ("sign_off", reviewer_siegen),
        ("publish", publisher),
        ("withdraw", publisher),
    ):
        act(in_review, step, who, comment="Ein Grund.", mode="banner")
    assert wishes(in_review.refetch()) == []


def test_without_remarks_a_request_is_its_reason_alone(in_review, words, reviewer_siegen, statements):
    ask(in_review, reviewer_siegen, comment="Bitte kürzen.")
    assert ChangeRequest.get().comment == "Bitte kürzen."
    item = in_review.refetch()
    assert item.head.number
    with statements() as sent:
        assert wishes(item) == []
    assert len(sent) == 1
