"""The index holds exactly what is live."""

import pytest

from coopcms.clock import now
from coopcms.db import db, is_postgres
from coopcms.search import services
from coopcms.search.models import Document
from coopcms.search.queries import find


def sound() -> bool:
    """FTS5's own check: the index follows from the documents."""
    if not is_postgres():
        db.execute_sql("INSERT INTO documents_ft(documents_ft, rank) VALUES('integrity-check', 1)")
    return True


def test_new_words_replace_the_old_ones(found_item):
    item = found_item("Alte Worte", "Lager")
    services.index(item, "article", "Neue Worte", "Halle", now())
    assert (find("Lager").total, find("alte").total, find("Halle").ids) == (0, 0, (item,))
    assert sound()


def test_a_removed_item_is_not_found(found_item):
    item, other = found_item("Halle"), found_item("Halle")
    services.remove(item)
    assert find("Halle").ids == (other,)
    assert sound()


def test_removing_twice_is_once(found_item):
    item = found_item("Halle")
    services.remove(item)
    services.remove(item)
    assert Document.select().count() == 0


def test_a_rollback_takes_the_words_with_it(found_item):
    item = found_item("Halle")
    with pytest.raises(KeyError), db.atomic():
        services.index(item, "article", "Lager", "", now())
        raise KeyError
    assert (find("Halle").ids, find("Lager").total) == ((item,), 0)


def test_many_at_once_are_found_one_by_one(found_item):
    ids = [found_item("x") for _ in range(3)]
    for item in ids:
        services.remove(item)
    services.index_new((item, "article", f"Wort{item}", "gemeinsam", now()) for item in ids)
    assert find("gemeinsam").total == 3
    assert find(f"Wort{ids[1]}").ids == (ids[1],)
    assert sound()


def test_a_huge_text_is_indexed_as_far_as_it_goes(found_item):
    item = found_item("Titel", " ".join(f"wort{n}" for n in range(200_000)))
    assert find("wort17").ids == (item,)
    assert sound()
