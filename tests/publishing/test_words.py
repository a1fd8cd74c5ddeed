"""What is live is found by the present rules of search, whichever rules indexed it."""

import pytest

from coopcms.db import db, is_postgres
from coopcms.ledger import jobs
from coopcms.ledger.models import Job
from coopcms.ledger.queries import generation
from coopcms.publishing import services_words
from coopcms.publishing.services_words import REINDEX, queue_reindex, reindex
from coopcms.search import fts5
from coopcms.search.models import Document
from coopcms.search.queries import find


@pytest.fixture
def outdated(published):
    """A live item that is found by the words of other rules; its number."""
    old = Document.get_by_id(published.id)
    Document.update(head="altregelwort", body="").where(Document.item == published.id).execute()
    if not is_postgres():
        fts5.forget(published.id, old.head, old.body)
        fts5.enter(published.id, "altregelwort", "")
    return published.id


def do_jobs() -> jobs.Report:
    queue_reindex()
    return jobs.run_due({REINDEX: lambda _args, _job: reindex()})


def under(rules: str, monkeypatch) -> None:
    monkeypatch.setattr(services_words, "rules", lambda: rules)


def test_what_other_rules_indexed_is_indexed_anew(outdated):
    before = generation()
    assert do_jobs().done == 1
    assert find("Halle").ids == (outdated,) and find("altregelwort").total == 0
    assert generation() == before + 1
    if not is_postgres():
        db.execute_sql("INSERT INTO documents_ft(documents_ft, rank) VALUES('integrity-check', 1)")


def test_it_is_done_once_for_the_same_rules(outdated):
    assert [do_jobs().done, do_jobs().done] == [1, 0]


def test_what_is_right_already_stays_and_pages_stay_stored(published):
    kept, before = Document.get_by_id(published.id), generation()
    assert reindex() == 0
    assert Document.get_by_id(published.id) == kept and generation() == before


def test_other_rules_are_applied_and_the_earlier_ones_again(outdated, monkeypatch):
    done = []
    for rules in ("a", "b", "a"):
        under(rules, monkeypatch)
        done.append(do_jobs().done)
    assert done == [1, 1, 1]
    assert [job.key for job in Job.select().where(Job.name == REINDEX)] == [f"{REINDEX}-a-{services_words.GATHERED}"]


def test_what_is_gathered_in_another_way_is_indexed_anew(outdated, monkeypatch):
    do_jobs()
    monkeypatch.setattr(services_words, "GATHERED", "other")
    assert do_jobs().done == 1


def test_where_nothing_is_found_nothing_waits(database):
    queue_reindex()
    assert not Job.select().where(Job.name == REINDEX).exists()
