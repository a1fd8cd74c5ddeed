"""What happened is told to the right people, once, in the transaction that caused it."""

from datetime import date, timedelta

import pytest

from coopcms.accounts.models import User
from coopcms.actor import SYSTEM
from coopcms.content.models import ItemGrant, ItemOwner
from coopcms.db import db
from coopcms.ledger.events import Event
from coopcms.ledger.models import Job
from coopcms.notify.handlers import told
from coopcms.notify.models import InboxEntry, MailWish
from coopcms.notify.queries import inbox, unread
from coopcms.notify.services import mark_read

FACTS = {"event": "submit", "title": "Roboter", "url_path": "/admin/item/7"}


@pytest.fixture
def readers(person, in_review):
    return person("a@siegen.example", "reviewer@siegen"), person("b@siegen.example", "reviewer@siegen")


@pytest.fixture
def tell(in_review):
    """A factory: `tell(actor, *audience, **facts)` raises the event about a text of Siegen in review."""
    InboxEntry.delete().execute()
    Job.delete().execute()

    def raise_it(actor, *audience, kind="item", **facts):
        told(Event("told", kind, in_review.id, actor, audience, FACTS | facts))

    return raise_it


def told_people():
    return [entry.user.email for entry in InboxEntry.select().order_by(InboxEntry.user)]


def away(user: User, deputy: User, today: date) -> None:
    User.update(away_from=today, away_until=today + timedelta(days=1), deputy=deputy).where(
        User.id == user.id
    ).execute()


def test_each_person_has_an_inbox_entry_and_a_mail(readers, author, tell, in_review):
    tell(author, *(user.id for user in readers))
    entries = list(InboxEntry.select().order_by(InboxEntry.id))
    assert [entry.user for entry in entries] == list(readers)
    assert (entries[0].event, entries[0].subject_id, entries[0].facts["by"]) == ("submit", in_review.id, author.name)
    assert [job.args for job in Job.select().order_by(Job.id)] == [{"entry": entry.id} for entry in entries]


def test_nobody_is_told_of_their_own_act(readers, author, tell):
    tell(author, author.id)
    assert not InboxEntry.select().exists()


def test_nobody_is_told_of_an_item_they_may_not_view(readers, author, tell, reviewer_hannover, administrator):
    tell(author, reviewer_hannover.id, administrator.id, readers[0].id)
    assert told_people() == ["a@siegen.example"]


def test_nobody_is_told_of_an_item_that_does_not_exist(readers, author):
    told(Event("told", "item", 4711, author, (readers[0].id,), FACTS))
    assert not InboxEntry.select().where(InboxEntry.subject_id == 4711).exists()


def test_a_substitute_may_be_told(readers, author, tell, in_review, siegen, reviewer_hannover):
    ItemGrant.create(item=in_review, user=reviewer_hannover.id, organisation=siegen, granted_by=1)
    tell(author, reviewer_hannover.id)
    assert told_people() == ["pruefung@hannover.example"]


def test_an_invited_lead_may_be_told(author, tell, in_review, ruhr, lead_ruhr, reviewer_ruhr):
    ItemOwner.create(item=in_review, organisation=ruhr, position=1)
    tell(author, lead_ruhr.id, reviewer_ruhr.id)
    assert told_people() == ["leitung@ruhr-owl.example"]


def test_news_about_no_item_reach_everybody_named(readers, author, tell, administrator):
    tell(author, administrator.id, kind="user", event="role_granted")
    assert told_people() == ["verwaltung@netz.example"]


def test_edge_09_closed_accounts_are_told_nothing(readers, author, tell):
    User.update(active=False).where(User.id == readers[0].id).execute()
    tell(author, readers[0].id, readers[1].id, 999)
    assert [entry.user for entry in InboxEntry.select()] == [readers[1]]


def test_a_role_stands_for_those_who_hold_it(readers, tell):
    tell(SYSTEM, "reviewer@siegen", readers[0].id)
    assert InboxEntry.select().count() == 2


def test_who_is_away_has_the_deputy_told_too(readers, author, tell, clock):
    away(readers[0], readers[1], clock.now.date())
    tell(author, readers[0].id)
    assert told_people() == ["a@siegen.example", "b@siegen.example"]
    assert InboxEntry.get(InboxEntry.user == readers[1]).facts["deputised"] == readers[0].name
    assert "deputised" not in InboxEntry.get(InboxEntry.user == readers[0]).facts


def test_a_deputy_is_told_once_and_only_during_the_absence(readers, author, tell, clock):
    away(readers[0], readers[1], clock.now.date())
    tell(author, readers[0].id, readers[1].id)
    assert InboxEntry.select().where(InboxEntry.user == readers[1]).count() == 1
    clock.forward(days=2)
    tell(author, readers[0].id)
    assert InboxEntry.select().where(InboxEntry.user == readers[1]).count() == 1


def test_a_deputy_who_may_not_view_the_item_is_not_told(readers, author, tell, clock, reviewer_hannover):
    away(readers[0], User.get_by_id(reviewer_hannover.id), clock.now.date())
    tell(author, readers[0].id)
    assert told_people() == ["a@siegen.example"]


def test_nobody_stands_in_for_who_may_not_view_the_item(readers, author, tell, clock, reviewer_hannover):
    away(User.get_by_id(reviewer_hannover.id), readers[0], clock.now.date())
    tell(author, reviewer_hannover.id)
    assert told_people() == []


def test_a_deputy_is_not_told_of_the_own_act(readers, author, tell, clock):
    away(readers[0], User.get_by_id(author.id), clock.now.date())
    tell(author, readers[0].id)
    assert told_people() == ["a@siegen.example"]


@pytest.mark.parametrize("many", [1, 50])
def test_fifty_people_cost_as_many_statements_as_one(person, author, tell, siegen, statements, clock, many):
    people = [person(f"p{n}@siegen.example", "reviewer@siegen") for n in range(many)]
    for one, other in zip(people, reversed(people), strict=True):
        away(one, other, clock.now.date() - timedelta(days=7))
        MailWish.create(user=one, hour=one.id % 24 if one.id % 2 else None)
    with statements() as sent:
        tell(author, *(one.id for one in people))
    assert InboxEntry.select().count() == many and len(sent) <= 12, sent


def test_a_rollback_takes_entry_and_mail_with_it(readers, author, tell):
    with db.atomic() as transaction:
        tell(author, readers[0].id)
        transaction.rollback()
    assert not InboxEntry.select().exists() and not Job.select().exists()


def test_what_is_read_is_no_longer_unread(readers, author, tell):
    tell(author, readers[0].id)
    assert (unread(readers[0]).count(), mark_read(readers[0]), unread(readers[0]).count()) == (1, 1, 0)
    assert inbox(readers[0]).count() == 1
