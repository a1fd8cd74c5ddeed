"""Windows of one person that send at the same moment: nobody waits in a ring, nobody's words are emptied."""

from threading import Barrier, Event, Thread, current_thread

import pytest
from peewee import DatabaseError

from coopcms.content import services_sessions as sessions
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services import save
from coopcms.content.services_sessions import Typed, Writing
from coopcms.db import is_postgres
from coopcms.errors import Invalid, Refused


@pytest.fixture
def both(database):
    """A factory: what two jobs gave, or raised, that run at once; each in a thread named after it."""
    if not is_postgres():
        pytest.skip("SQLite has one writer at a time")

    def run(**jobs) -> dict:
        found = {}

        def go(name, job):
            try:
                found[name] = job()
            except (Refused, DatabaseError) as refusal:
                found[name] = refusal
            finally:
                database.close()

        threads = [Thread(target=go, args=pair, name=pair[0]) for pair in jobs.items()]
        [thread.start() for thread in threads], [thread.join(60) for thread in threads]
        return found

    return run


def test_a_save_does_not_empty_a_draft_that_another_window_has_just_filled(draft, author, both, monkeypatch):
    first = sessions.begin(draft, author, draft.head_id).token
    second = sessions.keep(draft, Typed({"lead": "Gleich."}, draft.head_id, 1), author).token
    told, compared, refilled, storable = Event(), Event(), Event(), sessions.storable

    def read(item, actor):
        rows = drafts_of(item, actor)
        if current_thread().name == "saves":
            compared.set()
            refilled.wait(1)
        return rows

    def refused_now(words):
        told.set()
        compared.wait(10)
        return storable(words)

    def refused():
        try:
            save(draft, theirs, author, draft.head_id, Writing(second, 2))
        finally:
            refilled.set()

    def saves():
        told.wait(10)
        return save(draft, {"lead": "Gleich."}, author, draft.head_id, Writing(first, 1))

    theirs = {"lead": "Neue, teure Worte.", "slug": "!!!"}
    monkeypatch.setattr(sessions, "drafts_of", read)
    monkeypatch.setattr(sessions, "storable", refused_now)
    found = both(saves=saves, refused=refused)
    assert compared.is_set() and found["saves"].number == 2
    assert isinstance(found["refused"], Invalid) and found["refused"].kept == second
    assert [kept.words for kept in drafts_of(draft, author)] == [theirs]


def test_a_refused_save_and_the_script_of_the_same_form_do_not_wait_in_a_ring(draft, author, both, monkeypatch):
    token = sessions.keep(draft, Typed({"lead": "Zehn."}, draft.head_id, 10), author).token
    meet, opened = Barrier(2), sessions.opened
    pause = Event()

    def opens(item, actor, base):
        meet.wait(10)
        pause.wait(0.5)  # the other has begun to wait by then
        return opened(item, actor, base)

    def script():
        meet.wait(10)
        return sessions.keep(draft, Typed({"lead": "Elf."}, draft.head_id, 11), author, token)

    monkeypatch.setattr(sessions, "opened", opens)
    long = {"lead": "x" * 50_000}
    found = both(script=script, refused=lambda: save(draft, long, author, draft.head_id, Writing(token, 5)))
    assert found["script"].words == {"lead": "Elf."} and isinstance(found["refused"], Invalid)
    rows = {kept.token: kept.words for kept in drafts_of(draft, author)}
    assert rows == {token: {"lead": "Elf."}, found["refused"].kept: long}
