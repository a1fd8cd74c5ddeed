"""A link asks one party and is worth one answer, whoever is faster; what it tells is bound to the words it showed."""

import threading

import pytest

from coopcms.consents.models import FACTS, QUOTE, Answer, ApprovalLink
from coopcms.consents.queries import missing, states
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given
from coopcms.consents.services_links import answer, ask, opened, renew, revoke
from coopcms.content.queries import item_by_id
from coopcms.content.services import save
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, NotNow, Refused, Unknown
from coopcms.ledger.models import HistoryLine, Job
from coopcms.review.services_trash import trash, untrash
from tests.fixtures.quotes import speaker

YES = Given(0, "released")


@pytest.fixture
def asked(speaking, anna, abouts, author):
    """(link, token) that asks Anna about both quotes."""
    return ask(speaking, anna.id, abouts, 7, author)


def replies(token: str, *given: Given) -> dict[int, Given]:
    asks = [one.id for one in opened(token).asked]
    return dict(zip(asks, given * len(asks) if len(given) == 1 else given, strict=True))


def test_asking_is_an_answer_of_its_own_kind_and_takes_nothing_back(asked, speaking):
    assert [(row.state, row.how, row.link_id) for row in Answer.select()] == [("asked", "link", asked[0].id)] * 2
    assert [one.state for one in missing(speaking, speaking.head.content)] == ["asked", "asked"]


def test_the_token_is_kept_nowhere(asked):
    _link, token = asked
    kept = [str(row.__data__) for model in (ApprovalLink, HistoryLine, Job, Answer) for row in model.select()]
    assert [row for row in kept if token in row] == []


def test_it_shows_the_words_and_their_paragraph(asked):
    found = opened(asked[1])
    assert [one.thing.text for one in found.asked] == [row.text for row in Answer.select().order_by(Answer.id)]
    assert all(one.thing.text in one.context and one.is_current for one in found.asked)
    assert "Kennwort4711" not in "".join(one.context for one in found.asked)


def test_an_answer_releases_exactly_these_words(asked, speaking, anna):
    answer(asked[1], replies(asked[1], YES))
    assert missing(speaking, speaking.head.content) == []
    row = Answer.select().where(Answer.state == "released").order_by(Answer.id).first()
    assert (row.party_id, row.how, row.revision_id) == (anna.id, "link", speaking.head_id)


def test_each_thing_has_an_answer_of_its_own(asked, speaking):
    answer(asked[1], replies(asked[1], YES, Given(0, "refused", note="So nicht.")))
    assert [one.state for one in missing(speaking, speaking.head.content)] == ["refused"]


def test_it_is_worth_one_answer(asked):
    given = replies(asked[1], YES)
    answer(asked[1], given)
    for again in (lambda: answer(asked[1], given), lambda: opened(asked[1])):
        with pytest.raises(NotNow):
            again()
    assert Answer.select().where(Answer.state == "released").count() == 2


def test_of_many_at_once_one_is_taken(asked):
    given, done = replies(asked[1], YES), []

    def try_it():
        try:
            answer(asked[1], given)
            done.append("yes")
        except Refused:
            done.append("no")
        finally:
            db.close()

    threads = [threading.Thread(target=try_it) for _ in range(6)]
    [one.start() for one in threads], [one.join() for one in threads]
    assert sorted(done) == ["no"] * 5 + ["yes"]
    assert Answer.select().where(Answer.state == "released").count() == 2


def test_taken_back_it_opens_nothing_and_twice_is_once(asked, author):
    link, token = asked
    given = replies(token, YES)
    revoke(link, author)
    revoke(link, author)
    with pytest.raises(NotNow):
        answer(token, given)
    assert HistoryLine.select().where(HistoryLine.verb == "approval_revoked").count() == 1
    assert renew(link.id) is None


def test_an_answered_link_cannot_be_taken_back(asked, author):
    link, token = asked
    answer(token, replies(token, YES))
    with pytest.raises(NotNow):
        revoke(link, author)


def test_it_ends_at_its_date(clock, asked):
    given = replies(asked[1], YES)
    clock.forward(days=7)
    with pytest.raises(NotNow):
        answer(asked[1], given)


def test_a_text_in_the_trash_asks_nothing_until_it_is_back(asked, speaking, author):
    given = replies(asked[1], YES)
    trash(speaking, author)
    for refused in (lambda: opened(asked[1]), lambda: answer(asked[1], given)):
        with pytest.raises(Unknown):
            refused()
    untrash(item_by_id(speaking.id), author)
    answer(asked[1], given)


def test_words_that_changed_meanwhile_are_not_released(asked, speaking, author):
    token, given = asked[1], replies(asked[1], YES)
    body = [*speaking.head.content["body"]]
    save(speaking, {"body": [block for block in body if block["type"] != "quote"] + _quote("Ganz anders.")}, author)
    answer(token, given)
    item = item_by_id(speaking.id)
    assert [one.text for one in missing(item, item.head.content)] == ["Ganz anders."]


def test_a_new_token_voids_the_one_before(asked):
    link, token = asked
    fresh = renew(link.id)
    with pytest.raises(Unknown):
        opened(token)
    answer(fresh, replies(fresh, YES))


def test_a_link_rests_after_many_openings_and_recovers(clock, asked):
    for _look in range(30):
        opened(asked[1])
    with pytest.raises(NotNow):
        opened(asked[1])
    clock.forward(hours=1)
    opened(asked[1])
    assert ApprovalLink.get().looks == 31


def test_only_those_who_write_the_text_ask(speaking, anna, abouts, publisher, reviewer_ruhr):
    for who, refusal in ((publisher, NotAllowed), (reviewer_ruhr, Unknown)):
        with pytest.raises(refusal):
            ask(speaking, anna.id, abouts, 7, who)
    assert ApprovalLink.select().count() == Answer.select().count() == 0


def test_only_a_party_that_is_named_is_asked(speaking, abouts, author):
    with pytest.raises(NotNow):
        ask(speaking, speaker("Tarek Muster").id, abouts, 7, author)
    for subject in (About(QUOTE, 4711), About(FACTS, speaking.id)):
        with pytest.raises(Unknown):
            ask(speaking, speaker("Tarek Muster").id, [subject], 7, author)


@pytest.mark.parametrize(("days", "few"), [(0, 2), (365, 2), (7, 0)])
def test_a_link_asks_something_and_has_an_end(days, few, speaking, anna, abouts, author):
    with pytest.raises(Invalid):
        ask(speaking, anna.id, abouts[:few], days, author)


@pytest.mark.parametrize("given", [Given(0, "withdrawn"), Given(0, "legacy"), Given(0, "proposed"), Given(0, "")])
def test_other_answers_are_not_taken(given, asked):
    with pytest.raises(Invalid):
        answer(asked[1], replies(asked[1], given))
    opened(asked[1])


def test_in_a_working_copy_the_original_has_the_answer(asked, speaking):
    answer(asked[1], replies(asked[1], YES))
    assert all(one.is_released for one in states(item_by_id(speaking.id), speaking.head.content))


def _quote(text: str) -> list[dict]:
    return [{"type": "quote", "attrs": {}, "children": [{"type": "p", "attrs": {}, "runs": [[text, []]]}]}]
