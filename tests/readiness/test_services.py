"""Links to other sites are visited by jobs: soon after a save, again after a failure, and all of them at night."""

from datetime import timedelta

import pytest

from coopcms.app import job_handlers
from coopcms.clock import now
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.db import db
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.readiness import pace
from coopcms.readiness.models import LinkChecked
from coopcms.readiness.queries import used_links
from coopcms.readiness.services import keep, look_at, look_at_all, queue_visits
from coopcms.readiness.visit import Visit, Visitor
from tests.readiness.servers import answering

ONE, TWO = "https://eins.example/", "https://zwei.example/seite"


class Noting:
    """A visitor who never leaves the house, and notes whom it was sent to."""

    def __init__(self):
        self.went: list[str] = []
        self.answers: dict[str, Visit] = {}

    def visit(self, url):
        assert not db.in_transaction()
        self.went.append(url)
        return self.answers.get(url, Visit("ok", 200))


@pytest.fixture
def visitor(flows):
    """Links are looked at, by this visitor."""
    found = Noting()
    pace.use(pace.Links(100, "https://netz.example", found))
    return found


def linking(*urls: str) -> dict:
    return {
        "title": "Neue Halle",
        "body": "".join(f'<p>Siehe <a href="{url}">Seite {n}</a>.</p>' for n, url in enumerate(urls)),
    }


def waiting(name: str = "link") -> list[str]:
    rows = Job.select().where(Job.name == name, Job.done_at.is_null()).order_by(Job.due)
    return [job.args.get("url", "") for job in rows]


def seen(url: str) -> LinkChecked:
    return LinkChecked.get(LinkChecked.key == pace.key_of(url))


def work(clock, **later) -> None:
    clock.set(now() + timedelta(**later))
    report = run_due(job_handlers())
    assert not report.failed


def test_a_begun_text_has_its_links_looked_at(visitor, author, siegen, clock):
    create(
        "article",
        "siegen",
        linking(ONE, TWO + "#unten", ONE, "/zentren/siegen", "https://netz.example/artikel/a"),
        author,
    )
    assert waiting() == [ONE, TWO] and waiting("links") == [""]
    work(clock, minutes=1)
    assert visitor.went == [ONE, TWO]
    assert (seen(ONE).status, seen(ONE).code, seen(ONE).fails, seen(ONE).host) == ("ok", 200, 0, "eins.example")


def test_a_save_looks_at_what_is_new(visitor, author, siegen, clock):
    item = create("article", "siegen", linking(ONE), author)
    work(clock, minutes=1)
    save(item_by_id(item.id), linking(ONE, TWO), author)
    assert waiting() == [TWO]


def test_a_save_that_is_undone_looks_at_nothing(visitor, author, siegen):
    with db.atomic() as undo:
        create("article", "siegen", linking(ONE), author)
        undo.rollback()
    assert waiting() == []


def test_where_links_are_not_looked_at_nothing_is_queued(flows, author, siegen):
    create("article", "siegen", linking(ONE), author)
    assert waiting() == [] and waiting("links") == []


def test_visits_of_one_save_stand_apart(visitor):
    queue_visits([f"https://eins.example/{n}" for n in range(4)])
    due = [job.due for job in Job.select().where(Job.name == "link").order_by(Job.due)]
    assert all(later - earlier >= timedelta(seconds=3) for earlier, later in zip(due, due[1:], strict=False))


def test_one_host_is_not_asked_twice_at_once(visitor, clock):
    look_at("https://eins.example/a")
    look_at("https://eins.example/b")
    assert visitor.went == ["https://eins.example/a"] and waiting() == ["https://eins.example/b"]
    work(clock, seconds=3)
    assert visitor.went == ["https://eins.example/a", "https://eins.example/b"]


def test_an_address_waits_for_a_busy_host_once_however_often_it_is_asked_for(visitor, clock):
    look_at("https://eins.example/a")
    for _ in range(3):
        look_at("https://eins.example/b")
        clock.set(now() + timedelta(milliseconds=300))
    assert waiting() == ["https://eins.example/b"]
    work(clock, seconds=3)
    assert visitor.went == ["https://eins.example/a", "https://eins.example/b"] and waiting() == []


def test_of_two_visits_that_fail_one_is_tried_again(visitor, clock):
    for _ in range(2):
        keep(ONE, Visit("silent", note="no answer"))
        clock.set(now() + timedelta(seconds=1))
    assert (waiting(), seen(ONE).fails) == ([ONE], 2)
    assert Job.get(Job.name == "link").due - seen(ONE).checked_at == pace.pause(2)


def test_what_fails_is_tried_again_and_then_left_for_the_night(visitor, author, siegen, clock):
    visitor.answers[ONE] = Visit("silent", note="no answer")
    create("article", "siegen", linking(ONE), author)
    began = now()
    for hours, fails in ((0.1, 1), (1, 2), (6, 3), (24, 4)):
        work(clock, hours=hours)
        assert (seen(ONE).fails, seen(ONE).status) == (fails, "silent")
    assert waiting() == [] and seen(ONE).since - began < timedelta(minutes=10)
    assert len(visitor.went) == 4


def test_what_answers_again_is_well_again(visitor, clock):
    visitor.answers[ONE] = Visit("failing", 503)
    look_at(ONE)
    del visitor.answers[ONE]
    work(clock, hours=1)
    assert (seen(ONE).status, seen(ONE).fails) == ("ok", 0) and seen(ONE).since == now()


def test_a_dead_link_is_no_failure_of_ours(visitor):
    visitor.answers[ONE] = Visit("gone", 404)
    look_at(ONE)
    assert (seen(ONE).status, seen(ONE).fails, waiting()) == ("gone", 0, [])


def test_what_was_just_seen_is_not_visited_again(visitor):
    look_at(ONE)
    look_at(ONE)
    assert visitor.went == [ONE]


@pytest.mark.parametrize(
    ("fails", "hours"), [(0, 7 * 24), (1, 1), (2, 6), (3, 24), (4, 48), (5, 96), (9, 30 * 24), (99, 30 * 24)]
)
def test_pauses_grow(fails, hours):
    assert pace.pause(fails) == timedelta(hours=hours)


def test_the_night_visits_what_is_stale_and_forgets_what_is_gone(visitor, author, siegen, clock):
    item = create("article", "siegen", linking(ONE, TWO), author)
    work(clock, minutes=1)
    save(item_by_id(item.id), linking(ONE), author)
    clock.set(now() + timedelta(days=6))
    assert look_at_all() == 0 and LinkChecked.select().count() == 1
    clock.set(now() + timedelta(days=2))
    assert look_at_all() == 1 and waiting() == [ONE]


def test_the_night_has_a_limit_and_begins_with_what_waits_longest(visitor, author, siegen, clock):
    create("article", "siegen", linking(ONE), author)
    work(clock, minutes=1)
    clock.set(now() + timedelta(days=8))
    create("article", "siegen", linking(TWO), author)
    Job.delete().execute()
    pace.in_force().a_day = 1
    assert look_at_all() == 1 and waiting() == [TWO]


def test_each_night_calls_the_next(visitor, author, siegen, clock):
    create("article", "siegen", linking(ONE), author)
    first = Job.get(Job.name == "links")
    work(clock, days=1)
    second = Job.get(Job.name == "links", Job.done_at.is_null())
    assert second.due - first.due == timedelta(days=1) and second.key != first.key


def test_public_texts_stay_in_the_round_and_drafts_while_somebody_touches_them(
    visitor, author, reviewer_siegen, publisher, act, clock
):
    item = create("article", "siegen", linking(ONE) | {"lead": "Kurz."}, author)
    act(act(act(item, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    create("article", "siegen", linking(TWO), author)
    assert set(used_links("https://netz.example")) == {ONE, TWO}
    clock.set(now() + timedelta(days=200))
    assert set(used_links("https://netz.example")) == {ONE}
    act(item.refetch(), "withdraw", publisher, comment="Ein Grund.")
    assert set(used_links("https://netz.example")) == set()


def test_from_save_to_answer_with_a_real_server(flows, author, siegen, clock):
    def answers(_method, path):
        return (404 if path == "/weg" else 200), {}

    with answering(answers) as server:
        allowed = Visitor("coopcms-links", frozenset({server.place}))
        pace.use(pace.Links(100, "https://netz.example", allowed))
        create("article", "siegen", linking(server.url("/da"), server.url("/weg")), author)
        work(clock, minutes=1)
        work(clock, minutes=1)
        assert [seen(server.url(path)).status for path in ("/da", "/weg")] == ["ok", "gone"]
