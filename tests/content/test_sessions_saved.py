"""A save closes its editing session; one that is refused leaves its words in a draft."""

import pytest

from coopcms.content import services_sessions as sessions
from coopcms.content.models import EditSession, Revision
from coopcms.content.queries_sessions import drafts_of, holder_of
from coopcms.content.services import save
from coopcms.content.services_copies import edit
from coopcms.content.services_sessions import Held, Typed, Writing
from coopcms.errors import Invalid, NotAllowed, Stale
from coopcms.notify.models import InboxEntry

LEAD, OTHER = {"lead": "Mein Vorspann."}, {"lead": "Ein anderer Vorspann."}


def words(item, actor) -> list[dict]:
    return [kept.words for kept in drafts_of(item, actor)]


def test_the_lease_moves_silently_between_two_windows_of_one_person(draft, author, clock):
    first = sessions.begin(draft, author)
    second = sessions.begin(draft, author)
    assert holder_of(draft.id).token == second.token
    assert sessions.ping(draft, author, first.token).leased_at and not InboxEntry.select().exists()
    assert save(draft, LEAD, author, draft.head_id, Writing(second.token)).number == 2
    with pytest.raises(Stale):
        save(draft, {"title": "Aus dem alten Fenster"}, author, draft.head_id, Writing(first.token))


def test_a_save_closes_its_session_and_takes_its_words(draft, author):
    token = sessions.keep(draft, Typed(LEAD, draft.head_id, 1), author).token
    revision = save(draft, LEAD | {"kicker": "Planung"}, author, draft.head_id, Writing(token, 2))
    session = EditSession.get()
    assert (session.words, session.base_id, session.saved_as_id) == ({}, revision.id, revision.id)
    assert session.closed_at and holder_of(draft.id) is None
    sessions.keep(draft, Typed(LEAD, draft.head_id, 1), author, token)
    assert words(draft, author) == [] and holder_of(draft.id) is None


def test_a_draft_of_another_window_outlives_a_save_that_says_something_else(draft, author):
    sessions.keep(draft, Typed(LEAD, draft.head_id, 1), author)
    second = sessions.keep(draft, Typed({"lead": "Im zweiten Fenster."}, draft.head_id, 1), author)
    save(draft, {"lead": "Im zweiten Fenster."}, author, draft.head_id, Writing(second.token, 2))
    assert words(draft, author) == [LEAD]
    save(draft, LEAD, author)
    assert words(draft, author) == []


def test_a_save_in_somebody_elses_lease_is_refused_and_its_words_kept(draft, author, zoe, hers):
    with pytest.raises(Held) as held:
        save(draft, LEAD, author, draft.head_id, Writing())
    assert words(draft, author) == [LEAD] and Revision.select().count() == 1
    assert drafts_of(draft, author)[0].token == held.value.kept
    assert holder_of(draft.id).user_id == zoe.id


def test_a_lease_binds_the_desk_alone(draft, author, zoe, hers):
    assert save(draft, LEAD, author).number == 2
    assert edit(draft, {"kicker": "Planung"}, author).number == 3


def test_taking_over_and_saving_leaves_the_others_words_to_be_merged(draft, author, zoe, hers):
    mine = sessions.take_over(draft, author, base=draft.head_id)
    save(draft, LEAD, author, draft.head_id, Writing(mine.token))
    with pytest.raises(Stale) as late:
        save(draft, OTHER, zoe, draft.head_id, Writing(hers.token, 2))
    assert (late.value.kept, words(draft, zoe)) == (hers.token, [OTHER])


@pytest.mark.parametrize("token", [True, False])
def test_words_of_a_refused_save_are_kept_in_the_session_or_in_a_draft_of_their_own(draft, author, token):
    session = sessions.begin(draft, author, draft.head_id)
    odd = {"news_date": "31.02.2026"}
    with pytest.raises(Invalid) as refused:
        save(draft, odd, author, draft.head_id, Writing(session.token if token else "", 1))
    assert words(draft, author) == [odd]
    assert (refused.value.kept == session.token) == token


def test_a_command_that_is_refused_again_keeps_its_words_once_and_a_form_its_own(draft, author, zoe):
    save(draft, OTHER, zoe)
    for _ in range(3):
        with pytest.raises(Stale):
            save(draft, LEAD, author, draft.head_id)
    assert words(draft, author) == [LEAD]
    with pytest.raises(Stale):
        save(draft, LEAD, author, draft.head_id, Writing())
    assert words(draft, author) == [LEAD, LEAD]


def test_a_right_that_was_lost_while_writing_costs_no_word(draft, author, lead_siegen, act):
    session = sessions.begin(draft, author, draft.head_id)
    act(draft, "submit", lead_siegen)
    kept = sessions.keep(draft, Typed(LEAD, draft.head_id, 1), author, session.token)
    assert words(draft, author) == [LEAD] and kept.leased_at is None
    later = LEAD | {"kicker": "Planung"}
    with pytest.raises(NotAllowed) as refused:
        save(draft, later, author, draft.head_id, Writing(session.token, 2))
    assert (words(draft, author), refused.value.kept) == ([later], session.token)


def test_the_right_to_open_a_copy_is_enough_and_the_save_goes_there(published, author):
    token = sessions.keep(published, Typed(LEAD, published.head_id, 1), author).token
    revision = edit(published, LEAD, author, published.head_id, Writing(token, 2))
    assert revision.item_id != published.id and words(published, author) == []
    assert EditSession.get().saved_as_id == revision.id


def test_a_save_leaves_words_that_another_window_has_brought_into_the_draft_since(draft, author):
    token = sessions.keep(draft, Typed(LEAD, draft.head_id, 3), author).token
    sessions.keep(draft, Typed(OTHER, draft.head_id, 4), author, token)
    save(draft, LEAD, author, draft.head_id, Writing(token, 3))
    assert words(draft, author) == [OTHER] and holder_of(draft.id).token == token
