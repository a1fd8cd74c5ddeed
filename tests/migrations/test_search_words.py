"""A database of 0005 is searched by the present words after the upgrade."""

import pytest
from playhouse.migrations import Runner

from coopcms.db import db, is_postgres
from coopcms.migrations import runner
from coopcms.search import fts5
from coopcms.search.models import Document
from coopcms.search.queries import find

STEP = "0007_search_words"


@pytest.fixture
def of_0005(published):
    """A live item whose words are kept as they were before 0007; its number."""
    Runner(db.obj, str(runner.FOLDER)).down(STEP)
    old = Document.get_by_id(published.id)
    head, body = "neu hall sieg", "mitarbeiterin zeichn"
    Document.update(head=head, body=body).where(Document.item == published.id).execute()
    if not is_postgres():
        fts5.forget(published.id, old.head, old.body)
        fts5.enter(published.id, head, body)
    return published.id


def test_live_items_are_indexed_anew(of_0005):
    assert find("Mitarbeitende").total == 0
    assert STEP in runner.upgrade()
    assert find("Mitarbeitende Halle").ids == (of_0005,)
    assert find("zeichnen").total == 0


def test_the_index_is_sound_afterwards(of_0005):
    runner.upgrade()
    if not is_postgres():
        db.execute_sql("INSERT INTO documents_ft(documents_ft, rank) VALUES('integrity-check', 1)")
    assert (runner.pending(), runner.drift()) == ([], "")
