"""What happened is told to the right people, once, in the transaction that caused it."""

import pytest

from coopcms.accounts.models import User
from coopcms.actor import SYSTEM
from coopcms.db import db
from coopcms.ledger.events import Event
from coopcms.ledger.models import Job
from coopcms.notify.handlers import told
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import inbox, unread
from coopcms.notify.services import mark_read

FACTS = {"event": "submit", "title": "Roboter", "url_path": "/admin/item/7"}


@pytest.fixture
def readers(person, siegen):
    return person("a@siegen.example", "reviewer@siegen"), person("b@siegen.example", "reviewer@siegen")


def _tell(actor, *audience):
    told(Event("told", "item", 7, actor, audience, FACTS))


def test_each_person_has_an_inbox_entry_and_a_mail(readers, author):
    _tell(author, *(user.id for user in readers))
    assert [entry.user for entry in InboxEntry.select().order_by(InboxEntry.id)] == list(readers)
    entry = InboxEntry.get()
    assert (entry.event, entry.subject_id, entry.facts["by"]) == ("submit", 7, author.name)
    assert [job.args for job in Job.select().order_by(Job.id)] == [{"entry": 1}, {"entry": 2}]


def test_nobody_is_told_of_their_own_act(readers, author):
    _tell(author, author.id)
    assert not InboxEntry.select().exists()


def test_edge_09_closed_accounts_are_told_nothing(readers, author):
    User.update(active=False).where(User.id == readers[0].id).execute()
    _tell(author, readers[0].id, readers[1].id, 999)
    assert [entry.user for entry in InboxEntry.select()] == [readers[1]]


def test_a_role_stands_for_those_who_hold_it(readers, author):
    _tell(SYSTEM, "reviewer@siegen", readers[0].id)
    assert InboxEntry.select().count() == 2


def test_a_rollback_takes_entry_and_mail_with_it(readers, author):
    with db.atomic() as transaction:
        _tell(author, readers[0].id)
        transaction.rollback()
    assert not InboxEntry.select().exists() and not Job.select().exists()


def test_what_is_read_is_no_longer_unread(readers, author):
    _tell(author, readers[0].id)
    assert (unread(readers[0]).count(), mark_read(readers[0]), unread(readers[0]).count()) == (1, 1, 0)
    assert inbox(readers[0]).count() == 1
