"""Talk beside the text: about a passage, with answers, settled and begun again; never part of what is signed."""

from types import SimpleNamespace

import pytest

from coopcms.accounts.models import Role, User
from coopcms.content.services import create, save
from coopcms.errors import Invalid, NotAllowed, NotNow, Unknown
from coopcms.ledger import events
from coopcms.ledger.models import HistoryLine
from coopcms.review.models import Comment
from coopcms.review.queries_comments import LONGEST_PASSAGE, passages_of, threads_on
from coopcms.review.services_comments import LONGEST, answer, comment, comment_on, reopen, resolve
from coopcms.review.services_trash import trash


@pytest.fixture
def heard(monkeypatch):
    """Everything that people were told: (event, whom, facts)."""
    told = []
    emit = events.emit

    def listen(event):
        if event.name == "told":
            told.append(SimpleNamespace(name=event.facts["event"], people=set(event.audience), facts=event.facts))
        emit(event)

    monkeypatch.setattr(events, "emit", listen)
    return told


def place_of(item, words: str) -> str:
    """The block that says so."""
    item = item.refetch()
    at = passages_of(item.kind, item.head)
    return next(place for place, text in at.items() if text == words)


PASSAGE = "Nun planen sie am Bildschirm."


def test_a_remark_keeps_the_words_it_is_about(in_review, reviewer_siegen):
    said = comment_on(in_review, place_of(in_review, PASSAGE), "Seit wann?", reviewer_siegen)
    assert (said.passage, said.revision_id) == (PASSAGE, in_review.refetch().head_id)
    thread = threads_on(in_review.refetch())[0]
    assert thread.is_open and not thread.outdated


def test_a_remark_stays_with_its_passage_when_others_change(in_review, reviewer_siegen):
    comment_on(in_review, place_of(in_review, PASSAGE), "Seit wann?", reviewer_siegen)
    save(in_review, {"body": f"<p>Ganz neu hier vorn.</p><h2>Anfang</h2><p>{PASSAGE}</p>"}, reviewer_siegen)
    assert not threads_on(in_review.refetch())[0].outdated


def test_a_remark_says_that_its_passage_has_changed_and_keeps_the_old_words(in_review, reviewer_siegen):
    comment_on(in_review, place_of(in_review, PASSAGE), "Seit wann?", reviewer_siegen)
    text = in_review.head.content["body"]
    blocks = [{**one, "runs": [["Nun planen alle am Bildschirm.", []]]} if one is text[-1] else one for one in text]
    save(in_review, {"body": blocks}, reviewer_siegen)
    thread = threads_on(in_review.refetch())[0]
    assert thread.outdated and thread.first.passage == PASSAGE and thread.now == "Nun planen alle am Bildschirm."


def test_a_remark_outlives_its_passage(in_review, reviewer_siegen):
    comment_on(in_review, place_of(in_review, PASSAGE), "Seit wann?", reviewer_siegen)
    save(in_review, {"body": "<ul><li>Etwas ganz anderes</li></ul>"}, reviewer_siegen)
    thread = threads_on(in_review.refetch())[0]
    assert thread.outdated and thread.now is None and thread.first.passage == PASSAGE


@pytest.mark.parametrize("place", ["title", "lead", "kicker", "slug", "topics", "body"])
def test_a_field_is_commented_on_even_an_empty_one(in_review, reviewer_siegen, place):
    assert comment_on(in_review, place, "Bitte kürzer.", reviewer_siegen).anchor == place


@pytest.mark.parametrize("place", ["", "b00000000", "nonsense", "__class__", "x" * 5000])
def test_what_is_no_place_is_refused(in_review, reviewer_siegen, place):
    with pytest.raises(Invalid) as refused:
        comment_on(in_review, place, "Bitte kürzer.", reviewer_siegen)
    assert refused.value.field == "place" and not Comment.select().exists()


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * (LONGEST + 1), "\ud800"])
def test_a_remark_says_something_and_not_too_much(in_review, reviewer_siegen, text):
    with pytest.raises(Invalid) as refused:
        comment(in_review, text, reviewer_siegen)
    assert refused.value.field == "comment" and not Comment.select().exists()


def test_of_a_long_passage_the_beginning_is_kept(in_review, reviewer_siegen):
    save(in_review, {"lead": "Wort " * 250, "body": f"<p>{'Wort ' * 2000}</p>"}, reviewer_siegen)
    item = in_review.refetch()
    said = comment_on(item, item.head.content["body"][0]["id"], "Lang.", reviewer_siegen)
    assert len(said.passage) == LONGEST_PASSAGE and not threads_on(item)[0].outdated


def test_a_remark_voids_no_signature_and_makes_nobody_a_contributor(in_review, act, author, reviewer_siegen):
    comment(in_review, "Gut.", reviewer_siegen)
    assert act(in_review, "sign_off", reviewer_siegen).state == "approved"


def test_answers_stand_in_one_conversation_however_deep_they_were_meant(in_review, author, reviewer_siegen):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    second = answer(in_review, first.id, "Ja.", author)
    answer(in_review, second.id, "Danke.", reviewer_siegen)
    thread = threads_on(in_review.refetch())[0]
    assert [one.text for one in thread.answers] == ["Ja.", "Danke."]


def test_an_answer_to_a_remark_on_another_item_is_unknown(in_review, author):
    other = comment(create("article", "siegen", {"title": "Anderes"}, author), "Hier.", author)
    with pytest.raises(Unknown):
        answer(in_review, other.id, "Ja.", author)


def test_a_conversation_is_settled_and_begun_again(in_review, author, reviewer_siegen, clock):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    done = resolve(in_review, first.id, author)
    assert (done.resolved_name, done.resolved_by, done.resolved_at) == (author.name, author.id, clock.now)
    with pytest.raises(NotNow):
        resolve(in_review, first.id, author)
    assert reopen(in_review, first.id, reviewer_siegen).resolved_at is None
    with pytest.raises(NotNow):
        reopen(in_review, first.id, reviewer_siegen)
    verbs = [line.verb for line in HistoryLine.select().order_by(HistoryLine.id)]
    assert verbs[-3:] == ["commented", "comment_resolved", "comment_reopened"]


def test_a_publisher_does_not_settle_the_talk_of_others(in_review, publisher, reviewer_siegen):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    with pytest.raises(NotAllowed) as denied:
        resolve(in_review, first.id, publisher)
    assert "reviewer@siegen" in denied.value.who_can and Comment.get().resolved_at is None
    own = comment(in_review, "Von mir.", publisher)
    assert resolve(in_review, own.id, publisher).resolved_at


def test_who_may_not_see_the_text_is_told_nothing(in_review, reviewer_hannover, reviewer_siegen):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    for speak in (
        lambda: comment(in_review, "Hallo", reviewer_hannover),
        lambda: comment_on(in_review, "title", "Hallo", reviewer_hannover),
        lambda: answer(in_review, first.id, "Hallo", reviewer_hannover),
        lambda: resolve(in_review, first.id, reviewer_hannover),
    ):
        with pytest.raises(Unknown):
            speak()


def test_in_the_trash_nobody_speaks_any_more(draft, author):
    first = comment(draft, "Weg damit.", author)
    trash(draft, author)
    for speak in (lambda: comment(draft, "Hallo", author), lambda: resolve(draft, first.id, author)):
        with pytest.raises(NotNow):
            speak()


def test_rights_are_those_of_the_moment(in_review, reviewer_siegen):
    Role.delete().where(Role.user == reviewer_siegen.id).execute()
    with pytest.raises(Unknown):
        comment(in_review, "Noch eins.", reviewer_siegen)


def test_the_writers_hear_of_a_remark_and_those_who_talk_of_each_answer(in_review, author, reviewer_siegen, heard):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    answer(in_review, first.id, "Ja.", author)
    assert [(one.name, one.people) for one in heard] == [
        ("commented", {author.id}), ("commented", {reviewer_siegen.id}),
    ]  # fmt: skip
    assert heard[0].facts["url_path"] == f"/admin/item/{in_review.id}/kommentare#k{first.id}"
    resolve(in_review, first.id, author)
    assert (heard[-1].name, heard[-1].people) == ("comment_resolved", {reviewer_siegen.id})


def test_who_is_called_by_name_hears_that_and_not_twice(in_review, author, reviewer_siegen, publisher, heard):
    name = User.get_by_id(publisher.id).name
    comment(in_review, f"@{name}, @{author.name}: wann?", reviewer_siegen)
    assert [(one.name, one.people) for one in heard] == [("mentioned", {author.id, publisher.id})]


def test_who_may_not_see_the_text_cannot_be_called(in_review, author, reviewer_siegen, reviewer_hannover, heard):
    comment(in_review, f"@{reviewer_hannover.name}", reviewer_siegen)
    assert [(one.name, one.people) for one in heard] == [("commented", {author.id})]


def test_the_inactive_are_not_called(in_review, reviewer_siegen, publisher, heard):
    User.update(active=False).where(User.id == publisher.id).execute()
    comment(in_review, f"@{publisher.name}", reviewer_siegen)
    assert "mentioned" not in [one.name for one in heard]


def test_news_of_a_long_remark_show_that_it_goes_on(in_review, reviewer_siegen, heard):
    comment(in_review, "Kurz.", reviewer_siegen)
    comment(in_review, "Wort " * 100, reviewer_siegen)
    short, long = (event.facts["comment"] for event in heard)
    assert short == "Kurz." and long.startswith("Wort Wort") and long.endswith("Wort…") and len(long) <= 200
