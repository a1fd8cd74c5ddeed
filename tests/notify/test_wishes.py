"""Each person says which mails they want and when; the inbox shows everything all the same."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for
from coopcms.clock import BERLIN
from coopcms.errors import Invalid
from coopcms.ledger.events import Event
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine, Job
from coopcms.notify.digests import due_on, next_days
from coopcms.notify.handlers import told
from coopcms.notify.kinds import KINDS, kind_of, wishable
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import wishes_of
from coopcms.notify.services import deliver, deliver_digest, mark_read
from coopcms.notify.services_wishes import unsubscribe, wish
from coopcms.notify.words import SENTENCES


@pytest.fixture
def reader(in_review, person, clock):
    InboxEntry.delete().execute()
    Job.delete().execute()
    return actor_for(person("leser@siegen.example", "reviewer@siegen"), "desk")


@pytest.fixture
def tell(in_review, reader, author):
    """A factory: `tell("submit")` tells the reader."""

    def raise_it(event="submit", **facts):
        page = {"event": event, "title": "Roboter", "url_path": f"/admin/item/{in_review.id}"}
        told(Event("told", "item", in_review.id, author, (reader.id,), page | facts))

    return raise_it


@pytest.fixture
def sent(settings):
    """A factory: does what is due and says how many mails there are by now."""
    handlers = {"mail": partial(deliver, settings), "digest": partial(deliver_digest, settings)}

    def send() -> int:
        run_due(handlers)
        return len(list(Path(settings.mail_url).glob("*.eml")))

    return send


def last_mail(settings) -> str:
    return sorted(Path(settings.mail_url).glob("*.eml"))[-1].read_text("utf-8")


def test_every_event_with_a_sentence_is_of_a_kind():
    events = {key.partition(":")[0] for key in SENTENCES} - {""}
    assert not [event for event in sorted(events) if kind_of(event).name == "other"]
    assert {event for kind in KINDS.values() for event in kind.events} <= events


def test_without_a_wish_each_event_is_mailed_at_once(reader, tell, sent):
    tell()
    assert sent() == 1


def test_an_unsubscribed_kind_stands_in_the_inbox_only(reader, tell, sent):
    wish(None, ["review"], reader)
    tell("submit")
    assert sent() == 0 and InboxEntry.select().count() == 1
    tell("commented")
    assert sent() == 1


def test_who_unsubscribes_while_a_mail_waits_does_not_get_it(reader, tell, sent):
    tell("submit")
    unsubscribe("review", reader)
    assert sent() == 0


@pytest.mark.parametrize("event", KINDS["alarms"].events)
def test_alarms_come_at_once_whatever_somebody_wishes(reader, tell, sent, event):
    unsubscribe("all", reader)
    wish(7, [kind.name for kind in wishable()], reader)
    tell(event, lane="siegen", name="Kim Beispiel")
    assert sent() == 1


@pytest.mark.parametrize("kind", ["alarms", "nonsense"])
def test_nobody_unsubscribes_from_alarms_or_from_nothing(reader, kind):
    with pytest.raises(Invalid):
        wish(None, [kind], reader)
    with pytest.raises(Invalid):
        unsubscribe(kind, reader)
    assert wishes_of([reader.id])[reader.id].muted == frozenset()


def test_an_hour_that_is_none_is_refused(reader):
    with pytest.raises(Invalid) as refused:
        wish(24, [], reader)
    assert refused.value.field == "hour"


def test_a_digest_tells_the_day_in_one_mail_at_the_hour(reader, tell, sent, clock, settings):
    wish(18, [], reader)
    tell("submit")
    tell("commented", comment="Schön")
    clock.set("2026-11-24 17:59")
    assert sent() == 0
    clock.set("2026-11-24 18:00")
    assert sent() == 1
    assert "Schön" in last_mail(settings).replace("=C3=B6", "ö")
    clock.set("2026-11-26 18:00")
    assert sent() == 1  # nothing new: no mail
    assert not InboxEntry.select().where(InboxEntry.mailed_at.is_null()).exists()


def test_a_digest_run_twice_or_late_is_one_mail(reader, tell, sent, clock):
    wish(18, [], reader)
    tell()
    clock.set("2026-11-25 03:00")
    assert sent() == 1
    Job.update(done_at=None).execute()
    clock.set("2026-11-25 12:00")
    assert sent() == 1


def test_what_was_read_at_the_desk_is_not_in_the_digest(reader, tell, sent, clock):
    wish(18, [], reader)
    tell()
    mark_read(User.get_by_id(reader.id))
    clock.set("2026-11-25 19:00")
    assert sent() == 0


def test_a_digest_leaves_out_what_one_may_not_view_any_more(reader, tell, sent, clock):
    wish(18, [], reader)
    tell()
    User.get_by_id(reader.id).roles[0].delete_instance()
    clock.set("2026-11-25 19:00")
    assert sent() == 0


def test_a_mail_that_waits_is_not_sent_to_who_may_not_view_the_item_any_more(reader, tell, sent):
    tell()
    User.get_by_id(reader.id).roles[0].delete_instance()
    assert sent() == 0


def test_another_hour_moves_what_waits(reader, tell, sent, clock):
    wish(20, [], reader)
    tell()
    wish(11, [], reader)
    clock.set("2026-11-24 11:00")
    assert sent() == 1


def test_an_hour_changed_after_the_digest_of_the_day_loses_nothing(reader, tell, sent, clock):
    wish(10, [], reader)
    tell()
    clock.set("2026-11-24 10:00")
    assert sent() == 1
    wish(12, [], reader)
    tell("commented")
    clock.set("2026-11-24 12:00")
    assert sent() == 1  # one a day
    clock.set("2026-11-25 12:00")
    assert sent() == 2


def test_the_same_wish_twice_is_one_line_of_history(reader):
    wish(7, ["dates"], reader)
    wish(7, ["dates"], reader)
    assert HistoryLine.select().where(HistoryLine.verb == "mail_wished").count() == 1
    assert wishes_of([reader.id])[reader.id] == (7, {"dates"})


@pytest.mark.parametrize(
    "day, hour, utc",
    [
        (date(2026, 3, 29), 2, "2026-03-29T01:00:00+00:00"),  # does not exist: three o'clock of summer
        (date(2026, 3, 29), 3, "2026-03-29T01:00:00+00:00"),
        (date(2026, 10, 25), 2, "2026-10-25T00:00:00+00:00"),  # exists twice: the first
        (date(2026, 7, 1), 18, "2026-07-01T16:00:00+00:00"),
        (date(2026, 12, 1), 18, "2026-12-01T17:00:00+00:00"),
    ],
)
def test_the_hour_is_that_of_the_clocks_in_berlin(day, hour, utc):
    assert due_on(day, hour).timestamp() == datetime.fromisoformat(utc).timestamp()


def test_the_next_digest_is_the_next_time_the_hour_strikes():
    ten = datetime(2026, 11, 24, 10, 0, tzinfo=BERLIN)
    assert next_days(ten, 11)[0] == date(2026, 11, 24)
    assert next_days(ten, 10)[0] == next_days(ten, 9)[0] == date(2026, 11, 25)
