"""Editing sessions: one lease for an item, a draft for each session, nothing that was typed is lost."""

from threading import Thread

import pytest

from coopcms.accounts.models import User
from coopcms.content import services_sessions as sessions
from coopcms.content.models import EditSession, Revision
from coopcms.content.queries_sessions import drafts_of, holder_of, presence
from coopcms.content.services import copy, save
from coopcms.content.services_sessions import Held, Typed, Writing
from coopcms.errors import Invalid, NotAllowed, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.notify.words import said

LEAD, OTHER = {"lead": "Mein Vorspann."}, {"lead": "Ein anderer Vorspann."}


def words(item, actor) -> list[dict]:
    return [kept.words for kept in drafts_of(item, actor)]


def test_edge_14_the_name_of_a_holder_is_shown_whatever_became_of_the_account(draft, author, zoe, hers):
    User.update(active=False).where(User.id == zoe.id).execute()
    assert presence(draft, author).holder.user_name == "Zoe Beispiel"
    User.delete().where(User.id == zoe.id).execute()
    assert presence(draft, author).holder.user_name == "Zoe Beispiel"
    with pytest.raises(Held) as held:
        save(draft, LEAD, author, draft.head_id, Writing())
    assert held.value.values["name"] == "Zoe Beispiel"


def test_edge_14_a_lease_ends_ten_minutes_after_the_last_ping(draft, author, zoe, hers, clock):
    clock.forward(minutes=9, seconds=59)
    assert holder_of(draft.id).user_id == zoe.id
    sessions.ping(draft, zoe, hers.token)
    clock.forward(minutes=9, seconds=59)
    assert holder_of(draft.id).user_id == zoe.id
    clock.forward(seconds=1)
    assert holder_of(draft.id) is None
    assert sessions.begin(draft, author).leased_at
    assert words(draft, zoe) == [OTHER]


def test_edge_14_taking_over_is_logged_and_the_other_person_is_told(draft, author, zoe, hers):
    mine = sessions.begin(draft, author, draft.head_id)
    assert mine.leased_at is None
    sessions.take_over(draft, author, mine.token)
    assert holder_of(draft.id).user_id == author.id
    line = HistoryLine.select().order_by(HistoryLine.id.desc()).first()
    assert (line.verb, line.actor_id, line.facts) == ("taken_over", author.id, {"person": "Zoe Beispiel"})
    told = InboxEntry.get()
    assert (told.user_id, told.event) == (zoe.id, "taken_over")
    assert (
        said(told, str)
        == f"{author.name} goes on writing in “Neue Halle in Siegen”, which you have open. Your words are kept."
    )
    theirs = sessions.ping(draft, zoe, hers.token)
    assert (theirs.taken_name, theirs.leased_at, words(draft, zoe)) == (author.name, None, [OTHER])


def test_who_was_taken_over_still_keeps_words_and_may_take_back(draft, author, zoe, hers):
    sessions.take_over(draft, author)
    sessions.keep(draft, Typed({"lead": "Noch ein Satz."}, draft.head_id, 2), zoe, hers.token)
    assert words(draft, zoe) == [{"lead": "Noch ein Satz."}] and holder_of(draft.id).user_id == author.id
    back = sessions.take_over(draft, zoe, hers.token)
    assert (back.taken_at, holder_of(draft.id).user_id) == (None, zoe.id)


def test_nobody_is_told_where_nobody_was_writing(draft, author, zoe, hers, clock):
    clock.forward(minutes=10)
    sessions.take_over(draft, author)
    assert (
        not InboxEntry.select().exists() and not HistoryLine.select().where(HistoryLine.verb == "taken_over").exists()
    )


def test_an_ended_lease_passes_to_whoever_writes_on(draft, author, zoe, hers, clock):
    mine = sessions.begin(draft, author)
    clock.forward(minutes=5)
    sessions.ping(draft, author, mine.token)
    assert holder_of(draft.id).user_id == zoe.id
    clock.forward(minutes=5)
    sessions.ping(draft, author, mine.token)
    assert holder_of(draft.id).user_id == author.id
    late = sessions.ping(draft, zoe, hers.token)
    assert (late.leased_at, late.taken_at) == (None, None)


def test_all_windows_of_the_person_learn_that_they_were_taken_over(draft, author, zoe, hers):
    second = sessions.begin(draft, zoe)
    sessions.take_over(draft, author)
    names = {sessions.ping(draft, zoe, token).taken_name for token in (hers.token, second.token)}
    assert names == {author.name}


def test_a_draft_is_one_row_and_never_a_version(draft, author):
    token = sessions.keep(draft, Typed(LEAD, draft.head_id, 1), author).token
    for number in range(2, 6):
        sessions.keep(draft, Typed({"lead": f"Satz {number}."}, draft.head_id, number), author, token)
    assert (words(draft, author), Revision.select().count()) == ([{"lead": "Satz 5."}], 1)
    sessions.keep(draft, Typed({}, draft.head_id, 6), author, token)
    assert words(draft, author) == []


@pytest.mark.parametrize("end", [lambda *_: None, sessions.close])
def test_words_that_arrive_after_later_ones_change_nothing(draft, author, end):
    token = sessions.keep(draft, Typed(LEAD, draft.head_id, 7), author).token
    end(draft, author, token)
    before = EditSession.get().closed_at
    sessions.keep(draft, Typed({"lead": "Von vorhin."}, draft.head_id, 6), author, token)
    assert (words(draft, author), EditSession.get().closed_at) == ([LEAD], before)


def test_a_draft_is_typed_text_that_need_not_fit_its_field(draft, author):
    odd = {"news_date": "31.02.2026", "title": "x" * 400, "body": "<p>offen", "lead": "a\0b\ud800"}
    sessions.keep(draft, Typed(odd, draft.head_id, 1), author)
    assert words(draft, author) == [odd | {"lead": "a\ufffdb\ufffd"}]


def test_a_draft_has_a_limit(draft, author):
    sessions.keep(draft, Typed({"body": "ä" * 2**20}, draft.head_id, 1), author)
    with pytest.raises(Invalid):
        sessions.keep(draft, Typed({"body": "ä" * 2**20 + "x"}, draft.head_id, 2), author)
    assert words(draft, author) == [{"body": "ä" * 2**20}]


def test_who_may_not_write_opens_nothing(draft, publisher, author_ruhr):
    for act in (sessions.begin, sessions.take_over, lambda item, actor: sessions.keep(item, Typed(LEAD), actor)):
        with pytest.raises(NotAllowed) as denied:
            act(draft, publisher)
        assert "author@siegen" in denied.value.who_can
        with pytest.raises(Unknown):
            act(draft, author_ruhr)
    with pytest.raises(Unknown):
        sessions.ping(draft, author_ruhr, "x")
    assert not EditSession.select().exists()


def test_a_deactivated_account_writes_no_more(draft, zoe, hers):
    User.update(active=False).where(User.id == zoe.id).execute()
    with pytest.raises(NotAllowed):
        sessions.keep(draft, Typed(LEAD, draft.head_id, 2), zoe, hers.token)
    assert words(draft, zoe) == [OTHER]


def test_a_token_is_worth_nothing_to_anybody_else_nor_elsewhere(draft, author, zoe, hers):
    assert sessions.ping(draft, author, hers.token) is None
    assert sessions.ping(copy(draft, "siegen", author), zoe, hers.token) is None
    assert sessions.discard(draft, author, hers.token) is False
    sessions.close(draft, author, hers.token)
    mine = sessions.keep(draft, Typed(LEAD, draft.head_id, 9), author, hers.token)
    assert mine.token != hers.token and words(draft, zoe) == [OTHER]


def test_going_on_with_a_draft_gives_it_another_token(draft, author):
    kept = sessions.keep(draft, Typed(LEAD, draft.head_id, 3), author)
    again = sessions.begin(draft, author, draft.head_id, kept.token)
    assert (again.id, again.number, words(draft, author)) == (kept.id, 3, [LEAD])
    other = sessions.keep(draft, Typed(OTHER, draft.head_id, 4), author, kept.token)
    assert other.id != kept.id and words(draft, author) == [OTHER, LEAD]


def test_a_closed_session_holds_no_lease_and_a_late_ping_does_not_open_it(draft, author, zoe, hers):
    sessions.close(draft, zoe, hers.token)
    assert holder_of(draft.id) is None
    assert sessions.ping(draft, zoe, hers.token).closed_at and holder_of(draft.id) is None
    assert words(draft, zoe) == [OTHER]


def test_words_that_say_nothing_new_are_no_draft_after_closing(draft, author):
    same = {"lead": f" {draft.head.content['lead']} ", "body": draft.head.content["body"]}
    token = sessions.keep(draft, Typed(same, draft.head_id, 1), author).token
    sessions.close(draft, author, token)
    assert words(draft, author) == []


def test_thrown_away_words_are_gone_and_nobody_elses(draft, author, zoe, hers):
    mine = sessions.keep(draft, Typed(LEAD, draft.head_id, 1), author)
    assert sessions.discard(draft, author, mine.token) and not sessions.discard(draft, author, mine.token)
    assert (words(draft, author), words(draft, zoe)) == ([], [OTHER])


def test_a_base_of_another_item_is_none(draft, author):
    foreign = copy(draft, "siegen", author).head_id
    for base in (foreign, 999_999):
        assert sessions.keep(draft, Typed(LEAD, base, 1), author).refetch().base_id is None


def test_presence_costs_one_statement_and_two_where_words_wait(draft, author, zoe, hers, statements):
    with statements() as sent:
        assert presence(draft, author).others
    assert len(sent) == 1
    with statements() as sent:
        assert presence(draft, zoe).drafts
    assert len(sent) == 2


def test_windows_that_send_at_the_same_time_lose_nothing_and_share_no_lease(draft, author, zoe, database):
    tokens = {}

    def window(actor, last):
        token = sessions.begin(draft, actor, draft.head_id).token
        for number in range(1, 8):
            sessions.keep(draft, Typed({"lead": f"Satz {number}{last}"}, draft.head_id, number), actor, token)
            (sessions.take_over, sessions.ping, sessions.close)[number % 3](draft, actor, token)
        sessions.keep(draft, Typed({"lead": last}, draft.head_id, 8), actor, token)
        tokens[last] = token
        database.close()

    threads = [Thread(target=window, args=(actor, last)) for actor, last in ((author, "a"), (author, "b"), (zoe, "c"))]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert {row.token: row.words for row in EditSession.select()} == {
        token: {"lead": last} for last, token in tokens.items()
    }
    assert EditSession.select().where(EditSession.leased_at.is_null(False)).count() == 1
