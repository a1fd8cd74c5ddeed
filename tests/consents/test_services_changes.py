"""A yes is taken back as easily as it was given: by a link that is mailed to who has answered, and worth one change."""

import threading

import pytest

from coopcms.consents.models import CHANGING, Answer, ApprovalLink
from coopcms.consents.queries import missing
from coopcms.consents.queries_changes import changeable
from coopcms.consents.queries_links import link_numbered
from coopcms.consents.services_answers import Given
from coopcms.consents.services_changes import ask_to_change, change
from coopcms.consents.services_links import answer, opened, renew, revoke
from coopcms.consents.services_parties import change_party
from coopcms.consents.services_quotes import name_speakers
from coopcms.content.queries import item_by_id
from coopcms.content.services import save
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Refused, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries_approvals import links_about
from coopcms.review.services_trash import trash
from tests.fixtures.approvals import BLOCK, SPOKEN
from tests.fixtures.quotes import say, speaker

YES, NO, BACK = Given(0, "released"), Given(0, "refused", note="Zu früh."), Given(0, "withdrawn")


@pytest.fixture
def reply(asking):
    """A factory: `reply(YES, NO)` answers a new link about both quotes; its token."""

    def send(*given: Given) -> str:
        token = asking()
        asks = [one.id for one in opened(token).asked]
        answer(token, dict(zip(asks, given, strict=True)))
        return token

    return send


@pytest.fixture
def released(reply):
    """The token of a link by which both quotes were released."""
    return reply(YES, YES)


def changing(token: str) -> str:
    """The token of the link that this one brings; a mail would hold it."""
    ask_to_change(token)
    (number,) = ApprovalLink.select(ApprovalLink.id).where(ApprovalLink.purpose == CHANGING).tuples()
    return renew(*number)


def numbers(token: str) -> list[int]:
    return [one.id for one in opened(token).asked]


def stand(token: str) -> list[tuple[str, str]]:
    found = opened(token)
    return [(one.state, one.may) for one in changeable(found.link, found.asked)]


def made() -> int:
    return ApprovalLink.select().where(ApprovalLink.purpose == CHANGING).count()


def states(text) -> list[tuple[str, str]]:
    item = item_by_id(text.id)
    return [(one.text, one.state) for one in missing(item, item.head.content)]


def test_the_new_link_shows_what_was_answered_and_holds_a_week(clock, released, anna):
    token = changing(released)
    found = opened(token)
    assert (found.party, found.link.purpose, found.link.made_name) == (
        anna, "change", "autor@siegen.example (Beispiel)",
    )  # fmt: skip
    assert [one.thing.text for one in found.asked] == [SPOKEN, BLOCK]
    assert stand(token) == [("released", "withdrawn")] * 2
    assert (found.link.expires_at - clock.now).days == 7


def test_one_thing_is_taken_back_and_the_other_stays_as_it_was(released, speaking):
    token = changing(released)
    first, second = numbers(token)
    said = change(token, {first: Given(0, "withdrawn", note="Das gilt nicht mehr."), second: Given(0, "")})
    assert [one.thing.text for one in said] == [SPOKEN]
    assert states(speaking) == [(SPOKEN, "withdrawn")]
    row = Answer.select().order_by(Answer.id.desc()).first()
    assert (row.how, row.note, row.text) == ("link", "Das gilt nicht mehr.", SPOKEN)
    line = HistoryLine.select().where(HistoryLine.verb == "answered").order_by(HistoryLine.id.desc()).first()
    assert (line.facts["state"], line.actor_name) == ("withdrawn", "Anna Beispiel")


def test_what_was_refused_is_released_after_all(reply, speaking):
    token = changing(reply(YES, NO))
    assert stand(token) == [("released", "withdrawn"), ("refused", "released")]
    change(token, {numbers(token)[1]: YES})
    assert states(speaking) == []


def test_words_that_were_changed_meanwhile_are_not_released_by_it(reply, speaking, author):
    token = changing(reply(NO, YES))
    save(speaking, {"body": f"<p>Alles anders: <q>Ganz anders.</q></p><blockquote><p>{BLOCK}</p></blockquote>"}, author)
    assert stand(token) == [("refused", ""), ("released", "withdrawn")]
    first, second = numbers(token)
    with pytest.raises(Invalid):
        change(token, {first: YES})
    change(token, {second: BACK})


def test_words_that_stand_nowhere_now_are_taken_back_all_the_same(released, speaking, author):
    token = changing(released)
    body = speaking.head.content["body"]
    save(speaking, {"body": "<p>Ohne Zitat.</p>"}, author)
    change(token, dict.fromkeys(numbers(token), BACK))
    save(item_by_id(speaking.id), {"body": body}, author)
    assert states(speaking) == [(SPOKEN, "withdrawn"), (BLOCK, "withdrawn")]


@pytest.mark.parametrize("given", [YES, Given(0, "refused"), Given(0, "proposed", proposal="Anders."), Given(0, "x")])
def test_only_what_is_offered_is_taken(released, given):
    token = changing(released)
    with pytest.raises(Invalid):
        change(token, {numbers(token)[0]: given})
    assert stand(token) == [("released", "withdrawn")] * 2


def test_what_changes_nothing_is_said_and_costs_nothing(released):
    token = changing(released)
    for nothing in ({}, dict.fromkeys(numbers(token), Given(0, "")), {4711: BACK}):
        with pytest.raises(Invalid):
            change(token, nothing)
    change(token, {numbers(token)[0]: BACK})


def test_of_many_at_once_one_is_taken(released):
    token = changing(released)
    given = dict.fromkeys(numbers(token), BACK)
    assert _six(lambda: change(token, given)) == ["no"] * 5 + ["yes"]
    assert Answer.select().where(Answer.state == "withdrawn").count() == 2


def test_of_many_who_ask_at_once_one_brings_a_link(released):
    assert _six(lambda: ask_to_change(released)) == ["yes"] * 6
    assert made() == 1 and ApprovalLink.get(ApprovalLink.purpose != CHANGING).changes == 1


def _six(act) -> list[str]:
    done = []

    def try_it():
        try:
            act()
            done.append("yes")
        except Refused:
            done.append("no")
        finally:
            db.close()

    threads = [threading.Thread(target=try_it) for _ in range(6)]
    [one.start() for one in threads], [one.join() for one in threads]
    return sorted(done)


def test_a_link_brings_another_once_a_day_and_five_times_in_all(clock, released):
    for day in range(7):
        ask_to_change(released)
        ask_to_change(released)
        assert made() == min(day + 1, 5)
        clock.forward(days=1)


def test_a_newer_link_ends_the_one_before(clock, released):
    first = changing(released)
    clock.forward(days=1)
    ask_to_change(released)
    with pytest.raises(NotNow):
        opened(first)


def test_the_links_of_both_kinds_do_nothing_of_each_other(asking, released):
    changes, question = changing(released), asking()
    with pytest.raises(Unknown):
        answer(changes, dict.fromkeys(numbers(changes), YES))
    with pytest.raises(Unknown):
        change(question, dict.fromkeys(numbers(question), BACK))


def test_what_was_changed_is_changed_again_by_the_next(clock, released, speaking):
    token = changing(released)
    change(token, dict.fromkeys(numbers(token), BACK))
    ask_to_change(token)
    last = ApprovalLink.select().order_by(ApprovalLink.id.desc()).first()
    again = renew(last.id)
    assert stand(again) == [("withdrawn", "released")] * 2
    change(again, {numbers(again)[0]: YES})
    assert states(speaking) == [(BLOCK, "withdrawn")]


def no_address(speaking, anna, author, **_given):
    change_party(anna, {"email": ""}, author)


def of_somebody_else(speaking, anna, author, **_given):
    for matter in missing_all(speaking):
        name_speakers(speaking, matter, [speaker("Tarek Muster").id], author)


def missing_all(speaking) -> list[str]:
    return [row.hash for row in Answer.select().where(Answer.state == "released")]


def in_the_trash(speaking, anna, author, **_given):
    trash(item_by_id(speaking.id), author)


@pytest.mark.parametrize("why", [no_address, of_somebody_else, in_the_trash])
def test_where_there_is_nothing_to_change_or_no_address_no_link_is_made_and_nothing_told(
    released, speaking, anna, author, why
):
    why(speaking, anna=anna, author=author)
    assert ask_to_change(released) is None and made() == 0


def test_a_link_by_which_nothing_was_answered_brings_none(asking, author, clock):
    token = asking()
    ask_to_change(token)
    revoke(ApprovalLink.get(), author)
    ask_to_change(token)
    clock.forward(days=20)
    ask_to_change(token)
    assert made() == 0
    with pytest.raises(Unknown):
        ask_to_change("A" * 43)


def test_only_what_is_theirs_still_is_shown(released, speaking, author):
    hash_ = Answer.get(Answer.state == "released", Answer.text == SPOKEN).hash
    token = changing(released)
    name_speakers(speaking, hash_, [speaker("Tarek Muster").id], author)
    assert [one.asked.thing.text for one in changeable(opened(token).link, opened(token).asked)] == [BLOCK]
    with pytest.raises(Invalid):
        change(token, {numbers(token)[0]: BACK})


def test_what_was_said_since_on_the_phone_counts(released, speaking, anna):
    token = changing(released)
    say(speaking, Answer.get(Answer.text == SPOKEN).hash, "refused", anna)
    assert stand(token)[0] == ("refused", "released")


def test_it_ends_at_its_date_and_the_old_link_brings_another(clock, released):
    token = changing(released)
    given = dict.fromkeys(numbers(token), BACK)
    clock.forward(days=7)
    with pytest.raises(NotNow):
        change(token, given)
    ask_to_change(token)
    assert made() == 2


def test_the_desk_neither_shows_it_nor_ends_it_and_asking_anew_leaves_it_alone(released, asking, speaking, author):
    token = changing(released)
    link = ApprovalLink.get(ApprovalLink.purpose == CHANGING)
    assert link.id not in [row.link.id for row in links_about(speaking)]
    for refused in (lambda: link_numbered(speaking, link.id), lambda: revoke(link, author)):
        with pytest.raises(Unknown):
            refused()
    asking()
    change(token, {numbers(token)[0]: BACK})


def test_those_who_asked_and_who_write_hear_that_it_was_taken_back(app, released, author):
    token = changing(released)
    change(token, {numbers(token)[0]: BACK})
    entry = InboxEntry.select().order_by(InboxEntry.id.desc()).first()
    assert (entry.user_id, entry.event, entry.facts["transition"]) == (author.id, "approval_answered", "withdrawn")
