"""Two digests of one person that are due together, as after an outage, tell each piece of news once."""

import threading
from functools import partial

import pytest

from coopcms.db import db
from coopcms.ledger.events import Event
from coopcms.ledger.jobs import Away, Hopeless, run_due
from coopcms.ledger.models import Job
from coopcms.notify import services
from coopcms.notify.handlers import told
from coopcms.notify.models import InboxEntry, MailWish


@pytest.fixture
def reader(person, in_review, author, clock):
    """Somebody with three pieces of news, whose digests of two days are due."""
    InboxEntry.delete().execute()
    Job.delete().execute()
    reader = person("leser@siegen.example", "reviewer@siegen")
    MailWish.create(user=reader, hour=18)
    for _ in range(3):
        told(Event("told", "item", in_review.id, author, (reader.id,), {"event": "submit", "title": "Roboter"}))
    clock.set("2026-11-26 18:00")
    assert Job.select().where(Job.name == "digest").count() == 2
    return reader


@pytest.fixture
def handlers(settings):
    return {"digest": partial(services.deliver_digest, settings)}


@pytest.fixture
def post(monkeypatch):
    """What is sent by now; `post.trouble` is done once, before the first mail is accepted."""

    class Post(list):
        trouble = None

        def send(self, message, job, settings):
            trouble, self.trouble = self.trouble, None
            if trouble:
                trouble()
            self.append(message)

    found = Post()
    monkeypatch.setattr(services, "send", found.send)
    return found


def test_a_second_worker_meanwhile_finds_nothing_to_send(reader, handlers, post):
    post.trouble = lambda: run_due(handlers)
    run_due(handlers)
    assert len(post) == 1 and not InboxEntry.select().where(InboxEntry.mailed_at.is_null()).exists()


def test_two_workers_at_once_send_one_mail(reader, handlers, post):
    start = threading.Barrier(2)

    def work():
        start.wait()
        run_due(handlers)
        db.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]
    assert len(post) == 1


@pytest.mark.parametrize("why", [Away("not now"), Hopeless("never"), OSError("disk full")])
def test_what_was_not_accepted_waits_for_whichever_digest_comes_first(reader, handlers, post, why):
    def refuse():
        assert run_due(handlers).done == 1  # the other one, which finds nothing
        raise why

    post.trouble = refuse
    assert run_due(handlers).failed == 1
    assert not post and InboxEntry.select().where(InboxEntry.mailed_at.is_null()).count() == 3
    Job.update(done_at=None, failed_at=None).where(Job.error == "").execute()
    run_due(handlers)
    assert len(post) == 1


def test_a_worker_that_dies_while_sending_loses_nothing(reader, handlers, post, clock):
    def die():
        raise SystemExit

    post.trouble = die
    with pytest.raises(SystemExit):
        run_due(handlers)
    assert run_due(handlers).done == 1 and not post  # the other digest leaves alone what may have been sent
    clock.forward(minutes=6)
    assert run_due(handlers).done == 1
    assert len(post) == 1 and "claimed" not in Job.select().order_by(Job.id).get().args
    Job.update(done_at=None).execute()
    run_due(handlers)
    assert len(post) == 1
