"""Mails leave as files or over SMTP; a server that is away costs nothing but time."""

import email
import socket
from dataclasses import replace
from email.policy import default
from functools import partial
from pathlib import Path

import pytest

from coopcms.accounts.models import User
from coopcms.ledger.events import Event
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.notify.handlers import told
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import unsent_mails
from coopcms.notify.services import deliver

FACTS = {
    "event": "request_changes",
    "title": "Größe & „Maß“\nzwei",
    "url_path": "/admin/item/7",
    "comment": "Zu lang <3",
}


@pytest.fixture
def waiting(person, in_review, author):
    """One mail that waits to be sent."""
    reader = person("leser@siegen.example", "reviewer@siegen", name="Lese Beispiel")
    Job.delete().execute()
    told(Event("told", "item", in_review.id, author, (reader.id,), FACTS))
    return reader


def _handlers(settings, **changes):
    return {"mail": partial(deliver, replace(settings, **changes))}


def _mails(settings):
    files = sorted(Path(settings.mail_url).glob("*"))
    return [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]


def test_a_mail_names_person_item_reason_and_link(settings, waiting, author):
    assert run_due(_handlers(settings, base_url="https://netz.example")).done == 1
    (mail,) = _mails(settings)
    assert mail["To"] == "Lese Beispiel <leser@siegen.example>" and "Größe & „Maß“ zwei" in mail["Subject"]
    text, page = (part.get_content() for part in mail.iter_parts())
    assert "Zu lang <3" in text and "https://netz.example/admin/item/7" in text and author.name in text
    assert "Zu lang &lt;3" in page and 'href="https://netz.example/admin/item/7"' in page and 'lang="de"' in page


def test_the_same_job_run_twice_is_the_same_mail(settings, waiting):
    run_due(_handlers(settings))
    first = _mails(settings)[0].as_bytes()
    Job.update(done_at=None).execute()
    InboxEntry.update(mailed_at=None).execute()
    run_due(_handlers(settings))
    assert [mail.as_bytes() for mail in _mails(settings)] == [first]


def test_an_account_closed_since_gets_no_mail(settings, waiting):
    User.update(active=False).where(User.id == waiting.id).execute()
    assert run_due(_handlers(settings)).done == 1
    assert _mails(settings) == []


def test_an_entry_deleted_since_is_no_fault(settings, waiting):
    InboxEntry.delete().execute()
    assert run_due(_handlers(settings)).done == 1


def test_edge_10_a_mail_server_that_is_down_is_tried_again(settings, waiting, clock):
    Job.update(due=clock.now).execute()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        down = _handlers(settings, mail_url=f"smtp://127.0.0.1:{taken.getsockname()[1]}")
        assert run_due(down).failed == 1
    assert unsent_mails().count() == 1 and run_due(_handlers(settings)).done == 0
    clock.forward(seconds=3)
    assert run_due(_handlers(settings)).done == 1
    assert len(_mails(settings)) == 1 and unsent_mails().count() == 0
