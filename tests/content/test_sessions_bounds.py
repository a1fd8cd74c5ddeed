"""Nobody's sessions on one item grow without end; a bound never costs words, nor does a right that was lost."""

import pytest
from peewee import OperationalError

from coopcms.accounts.models import Role, User
from coopcms.content import services_drafts
from coopcms.content import services_sessions as sessions
from coopcms.content.models import EditSession
from coopcms.content.queries_sessions import drafts_of, holder_of
from coopcms.content.services import save
from coopcms.content.services_sessions import Typed, Writing
from coopcms.errors import Invalid, NotAllowed, Unknown

ODD = {"news_date": "31.02.2026"}


@pytest.fixture
def few(monkeypatch):
    """Three sessions are the most."""
    monkeypatch.setattr(services_drafts, "MOST", 3)


@pytest.fixture
def full(few, clock, draft, author):
    """As many drafts as there may be, the oldest first."""
    return [sessions.keep(draft, Typed({"lead": f"Satz {n}."}, draft.head_id, 1), author) for n in range(3)]


def words(item, actor) -> list[dict]:
    return [kept.words for kept in drafts_of(item, actor)]


def test_the_oldest_session_without_words_leaves_for_a_new_one(few, clock, draft, author, hers):
    written = sessions.keep(draft, Typed({"lead": "Satz."}, draft.head_id, 1), author)
    opened = []
    for _ in range(3):
        clock.forward(minutes=1)
        opened.append(sessions.begin(draft, author).token)
    mine = {row.token for row in EditSession.select().where(EditSession.user_id == author.id)}
    assert mine == {written.token, *opened[1:]} and hers.refetch().words


def test_where_all_hold_words_more_are_refused_and_those_kept_stay(full, draft, author):
    with pytest.raises(Invalid) as refused:
        sessions.keep(draft, Typed({"lead": "Zu viel."}, draft.head_id, 1), author)
    assert "3 drafts" in str(refused.value) and len(words(draft, author)) == EditSession.select().count() == 3
    sessions.keep(draft, Typed({"lead": "Weiter."}, draft.head_id, 2), author, full[0].token)
    assert {"lead": "Weiter."} in words(draft, author)
    sessions.discard(draft, author, full[1].token)
    sessions.keep(draft, Typed({"lead": "Geht wieder."}, draft.head_id, 1), author)
    assert {"lead": "Geht wieder."} in words(draft, author)


def test_where_all_hold_words_one_still_opens_takes_over_and_saves(full, draft, author):
    token = sessions.begin(draft, author, draft.head_id).token
    assert sessions.take_over(draft, author, token).leased_at
    with pytest.raises(Invalid) as refused:
        save(draft, ODD, author, draft.head_id, Writing(token, 1))
    assert refused.value.field == "news_date" and refused.value.kept == ""
    assert save(draft, {"lead": "Satz 1."}, author, draft.head_id, Writing(token, 2)).number == 2
    assert len(words(draft, author)) == 2 and holder_of(draft.id) is None


def test_a_refusal_stays_one_where_the_database_fails(draft, author, monkeypatch):
    def fails(*_):
        raise OperationalError("database is locked")

    token = sessions.begin(draft, author, draft.head_id).token
    monkeypatch.setattr(sessions, "fill", fails)
    with pytest.raises(Invalid) as refused:
        save(draft, ODD, author, draft.head_id, Writing(token, 1))
    assert refused.value.kept == ""


def test_who_lost_every_right_may_still_close_and_throw_away_their_own(draft, author):
    token = sessions.keep(draft, Typed({"lead": "Satz."}, draft.head_id, 1), author).token
    Role.delete().where(Role.user == author.id).execute()
    with pytest.raises(Unknown):
        sessions.ping(draft, author, token)
    sessions.close(draft, author, token)
    assert EditSession.get().closed_at and words(draft, author) == [{"lead": "Satz."}]
    assert sessions.discard(draft, author, token)


@pytest.mark.parametrize("end", ["close", "discard", "undo"])
def test_the_end_of_a_session_asks_who_comes(end, draft, author, author_ruhr):
    token = sessions.keep(draft, Typed({"lead": "Satz."}, draft.head_id, 1), author).token
    how = Writing(token, 2) if end == "undo" else token
    with pytest.raises(Unknown):
        getattr(sessions, end)(draft, author_ruhr, how)
    User.update(active=False).where(User.id == author.id).execute()
    with pytest.raises(NotAllowed):
        getattr(sessions, end)(draft, author, how)
    assert words(draft, author) == [{"lead": "Satz."}] and EditSession.get().closed_at is None


def test_words_sent_with_a_save_do_not_come_back_after_it(draft, author):
    token = sessions.begin(draft, author, draft.head_id).token
    save(draft, {"lead": "Satz."}, author, draft.head_id, Writing(token, 4))
    for number in (3, 4):
        sessions.keep(draft, Typed({"lead": "Satz."}, draft.head_id, number), author, token)
    assert words(draft, author) == [] and EditSession.get().closed_at
    sessions.keep(draft, Typed({"lead": "Danach."}, draft.head_id, 5), author, token)
    assert words(draft, author) == [{"lead": "Danach."}]
