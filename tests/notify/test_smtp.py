"""Whatever a mail server does: the step is done, the mail is retried, and nobody gets one twice."""

import time
from dataclasses import replace
from email.message import EmailMessage
from functools import partial

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.ledger.jobs import PATIENCE, TRIES, Away, run_due
from coopcms.ledger.models import Job
from coopcms.notify import post
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import unsent_mails
from coopcms.notify.queries_post import undelivered
from coopcms.notify.services import deliver
from coopcms.notify.services_post import send_again
from tests.notify.servers import Scripted, free_port, working

TROUBLES = [
    "is_busy", "drops_after_the_greeting", "refuses_the_sender", "wants_to_wait", "drops_within_the_mail",
    "drops_before_it_accepts", "puts_the_mail_off",
]  # fmt: skip


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    """No server of another test rests."""
    monkeypatch.setattr(post, "_rests", {})


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits long."""
    monkeypatch.setattr(post, "SILENCE", 0.3)
    monkeypatch.setattr(post, "TOTAL", 1.0)


def deliver_by(settings, url):
    return run_due({"mail": partial(deliver, replace(settings, mail_url=url))})


def test_a_server_gets_each_mail_once(settings, news):
    names = news(3)
    with working() as (url, kept):
        assert deliver_by(settings, url).done == 3
        assert deliver_by(settings, url).done == 0
    assert [address for address, _mail in kept.mails] == names
    assert all(b"List-Unsubscribe: <http" in mail and b"text/html" in mail for _address, mail in kept.mails)


def test_a_server_that_is_down_delays_the_mail_and_nothing_else(settings, act, draft, author, clock, reviewer_siegen):
    url = f"smtp://127.0.0.1:{free_port()}"
    item = act(draft, "submit", author)
    assert item.state == "review" and deliver_by(settings, url).failed >= 1
    assert unsent_mails().count() == 1 and InboxEntry.get().mailed_at is None
    clock.forward(seconds=5)
    with working() as (url, kept):
        assert deliver_by(settings, url).done == 1
    assert len(kept.mails) == 1 and InboxEntry.get().mailed_at == now() and unsent_mails().count() == 0


def test_a_server_that_never_answers_is_given_up_for_now_and_left_alone(settings, news, impatient):
    news(5)
    with Scripted() as server:
        server.talks = [server.never_answers]
        assert deliver_by(settings, server.url).failed == 5
    assert server.connections == 1
    assert "timed out" in Job.select().order_by(Job.id).get().error


def test_a_server_that_speaks_without_end_is_cut_off(settings, news, impatient):
    news()
    started = time.monotonic()
    with Scripted() as server:
        server.talks = [server.speaks_without_end]
        assert deliver_by(settings, server.url).failed == 1
    assert time.monotonic() - started < 10 * post.TOTAL
    assert InboxEntry.get().mailed_at is None


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_was_not_accepted_is_sent_again(settings, news, clock, trouble):
    news()
    with Scripted() as server:
        server.talks = [getattr(server, trouble), server.accepts]
        assert deliver_by(settings, server.url).failed == 1
        assert InboxEntry.get().mailed_at is None and Job.get().failed_at is None
        clock.forward(seconds=5)
        assert deliver_by(settings, server.url).done == 1
    assert len(server.accepted) == 1 and InboxEntry.get().mailed_at


def test_a_refused_password_is_waited_out_and_never_told(settings, news):
    news()
    with Scripted() as server:
        server.talks = [server.refuses_the_password]
        assert deliver_by(settings, server.url.replace("//", "//netz:geheim@")).failed == 1
    job = Job.get()
    assert "535" in job.error and "geheim" not in job.error and job.failed_at is None


def test_without_encryption_neither_login_nor_mail_leaves_for_another_machine(settings, news, clock):
    news()
    heard = []

    def offers_no_encryption(line):
        line.say("220 ready")
        heard.append(line.hear())
        line.say("250-hello")
        line.say("250 AUTH PLAIN")
        heard.extend(iter(line.hear, ""))

    with Scripted(offers_no_encryption) as server:
        elsewhere = server.url.replace("//127.0.0.1", "//netz:geheim@127.1")  # the same, by no name of this machine's
        assert deliver_by(settings, elsewhere).failed == 1
        server.talks = [server.accepts]
        clock.forward(seconds=5)
        assert [line[:4] for line in heard] == ["ehlo"]
        job = Job.get()
        assert "STARTTLS" in job.error and "geheim" not in job.error and job.failed_at is None
        assert deliver_by(settings, server.url.replace("127.0.0.1", "127.1")).done == 1  # without a login: as before


def test_what_was_accepted_is_not_sent_again_when_the_server_dies(settings, news, clock):
    news()
    with Scripted() as server:
        server.talks = [server.accepts_and_dies]
        assert deliver_by(settings, server.url).done == 1
        Job.update(done_at=None).execute()  # as if the process had ended before its job was done
        clock.forward(minutes=10)
        assert deliver_by(settings, server.url).done == 1
    assert (server.connections, len(server.accepted)) == (1, 1)


@examples(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(troubles=st.lists(st.sampled_from(TROUBLES), max_size=6), end=st.sampled_from(["accepts", "accepts_and_dies"]))
def test_after_any_troubles_the_mail_has_been_accepted_once(settings, troubles, end):
    message, tries = EmailMessage(), 0
    message["From"], message["To"] = "coopcms@localhost", "leser@siegen.example"
    message.set_content("Guten Tag")
    with Scripted() as server:
        server.talks = [getattr(server, name) for name in [*troubles, end]]
        there = replace(settings, mail_url=server.url)
        while tries <= len(troubles):
            tries += 1
            try:
                post.send(message, Job(id=1), there)
                break
            except Away:
                continue
    assert (tries, len(server.accepted)) == (len(troubles) + 1, 1)


def test_one_refused_address_is_given_up_at_once_and_told_to_administrators(settings, news, clock, administrator):
    first, second, third = news(3)
    with working() as (url, kept):
        kept.refused = {second: "550 no such person here"}
        assert deliver_by(settings, url).done == 2
        assert [address for address, _mail in kept.mails] == [first, third]
        clock.forward(days=1)
        assert deliver_by(settings, url).failed == 0
        (failed,) = undelivered()
        assert (failed.to, failed.reason, failed.tries) == (second, "550 no such person here", 1)
        assert failed.failed_at and unsent_mails().count() == 0
        kept.refused = {}
        assert send_again(failed.id, administrator) == 1
        assert deliver_by(settings, url).done == 1
    assert [address for address, _mail in kept.mails] == [first, third, second]
    assert undelivered() == []


def test_an_address_no_mail_can_have_is_given_up_at_once(settings, news, clock):
    news()
    User.update(email="a..b@siegen.example").where(User.email == "leser0@siegen.example").execute()
    with working() as (url, _kept):
        assert deliver_by(settings, url).failed == 1
    assert Job.get().failed_at and "a..b@siegen.example" in Job.get().error


def test_a_server_away_for_a_night_costs_no_mail_and_one_away_for_days_does(settings, news, clock):
    news()
    url = f"smtp://127.0.0.1:{free_port()}"
    for _ in range(3 * TRIES):
        deliver_by(settings, url)
        clock.forward(minutes=35)
    assert Job.get().failed_at is None and Job.get().tries < TRIES
    clock.forward(seconds=PATIENCE.total_seconds())
    deliver_by(settings, url)
    assert Job.get().failed_at
