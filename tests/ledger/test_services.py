"""History is a chain, jobs go with their transaction, the generation only grows."""

from coopcms.actor import SYSTEM, Actor
from coopcms.db import db
from coopcms.ledger import queries, services
from coopcms.ledger.models import HistoryLine, Job

ANNA = Actor(7, "Anna Beispiel", via="cli", request="r1", os_user="anna")


def test_a_line_tells_who_did_what_when_and_how(database, clock):
    services.record("submit", "item", 1, ANNA, definition="d1", lateness=3, comment="ok")
    line = queries.history_of("item", 1).get()
    assert (line.verb, line.actor_id, line.actor_name, line.at) == ("submit", 7, "Anna Beispiel", clock.now)
    assert (line.via, line.request, line.os_user, line.definition, line.lateness) == ("cli", "r1", "anna", "d1", 3)
    assert line.facts == {"comment": "ok"}


def test_an_anonymised_name_leaves_the_chain_whole(database):
    for verb in ("created", "submit"):
        services.record(verb, "item", 1, ANNA)
    HistoryLine.update(actor_name="Gelöscht").execute()
    assert queries.broken_chain("item", 1) is None


def test_a_changed_or_missing_line_is_found(database):
    lines = [services.record(verb, "item", 1, SYSTEM) for verb in ("a", "b", "c")]
    HistoryLine.update(verb="x").where(HistoryLine.id == lines[1].id).execute()
    assert queries.broken_chain("item", 1) == lines[1]
    HistoryLine.delete().where(HistoryLine.id == lines[1].id).execute()
    assert queries.broken_chain("item", 1) == lines[2]


def test_a_key_makes_a_second_job_harmless(database):
    for _ in range(2):
        services.put_job("mail", {}, key="one")
    assert Job.select().count() == 1


def test_a_rollback_takes_its_jobs_with_it(database):
    with db.atomic() as transaction:
        services.put_job("mail", {})
        transaction.rollback()
    assert not Job.select().exists()


def test_dropped_jobs_are_those_of_the_prefix_that_are_not_done(database, clock):
    for key in ("item-1-publish-a", "item-1-expire-a", "item-11-publish-a"):
        services.put_job("transition", {}, key=key)
    services.drop_jobs("item-1-publish-")
    assert {job.key for job in Job.select()} == {"item-1-expire-a", "item-11-publish-a"}


def test_each_change_raises_the_generation(database):
    before = queries.generation()
    services.raise_generation()
    assert queries.generation() == before + 1
