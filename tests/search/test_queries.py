"""Both engines find the same, whatever is typed."""

from datetime import timedelta

import pytest

from coopcms.clock import now
from coopcms.db import is_postgres
from coopcms.network.models import OrganisationName
from coopcms.search import fts5, queries, tsvector
from coopcms.search.queries import find, nearest

PAIRS = [
    ("Mitarbeiterinnen", "Mitarbeiter:innen"), ("Strasse", "Straße"), ("Groesse", "Größe"), ("Zuerich", "Zürich"),
    ("Haeuser", "Häuser"), ("Ärzt:in", "Arzt"), ("Haus", "Häuser"), ("Mitarbeitenden", "Mitarbeiter*innen"),
    ("Kollegin", "Kolleg(inn)en"), ("Studierende", "Studenten"), ("Projektmitarbeitende", "Projektmitarbeiter_innen"),
    ("Ärztin", "Ärzten"), ("mitarbeiterin", "MitarbeiterInnen"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS + [(b, a) for a, b in PAIRS])
def test_either_spelling_finds_the_other(found_item, one, other):
    item = found_item("Titel", f"Ein Satz mit {one} darin")
    assert find(other).ids == (item,)


def test_innen_alone_finds_only_itself(found_item):
    found_item("Titel", "Mitarbeiter:innen, Kolleg*innen und Teilnehmer/-innen")
    inside = found_item("Von innen")
    assert find("innen").ids == (inside,)


def test_all_words_must_be_there(found_item):
    both = found_item("Lager und Logistik")
    found_item("Lager")
    assert find("logistik lager").ids == (both,)


def test_a_word_in_the_head_counts_more(found_item):
    below = found_item("Anderes", "Montage " * 3 + "Text " * 40)
    above = found_item("Montage", "Text " * 40)
    assert find("Montage").ids == (above, below)


def test_one_kind_can_be_asked_for(found_item):
    found_item("Werkstatt")
    story = found_item("Werkstatt", kind="story")
    assert (find("Werkstatt", kind="story").ids, find("Werkstatt", kind="story").total) == ((story,), 1)


def test_pages_do_not_overlap(found_item):
    items = {found_item("Halle") for _ in range(5)}
    pages = [find("Halle", page=page, size=2) for page in (1, 2, 3)]
    assert [len(page.ids) for page in pages] == [2, 2, 1]
    assert {item for page in pages for item in page.ids} == items
    assert {page.total for page in pages} == {5}


def test_very_many_hits_come_by_date(found_item, monkeypatch):
    monkeypatch.setattr(queries, "RANKED", 1)
    old = found_item("Presse", at=now() - timedelta(days=2))
    new = found_item("Anderes", "Presse", at=now())
    assert find("Presse").ids == (new, old)


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "*", "a*", "NEAR(", "head:x", "Mitarbeiter:innen", "AND", "x OR", "^x", "(", "a\"b", "{x y} : z", "\0",
     "'; drop table items; --", "%s", "?", "x" * 5000, "& | ! <->", "\\", "NOT NOT", "-x", "+", "ein:e"],
)  # fmt: skip
def test_nothing_typed_is_an_error(found_item, typed):
    found_item("Ein Titel", "Ein Text")
    assert find(typed).total in (0, 1)


@pytest.mark.parametrize("typed", ["", "  ", '*:"', "–"])
def test_nothing_asked_finds_nothing(found_item, typed):
    found_item("Ein Titel")
    assert (find(typed).total, find(typed).ids) == (0, ())


def test_a_word_of_the_query_language_is_only_a_word(found_item):
    found_item("Titel")
    engine = tsvector if is_postgres() else fts5
    assert engine.count((("NOT", "AND"), ("OR",)), "") == 0


def test_an_old_name_finds_what_the_new_one_finds(found_item, ruhr):
    OrganisationName.create(organisation=ruhr, name="Digital in NRW")
    item = found_item("Workshop", "Das Zentrum Ruhr-OWL (Beispiel) lädt ein")
    assert find("Workshop Digital in NRW").ids == (item,)


def test_the_new_name_finds_what_the_old_one_was_written_in(found_item, ruhr):
    OrganisationName.create(organisation=ruhr, name="Digital in NRW")
    item = found_item("Digital in NRW", "2016")
    assert find("Zentrum Ruhr-OWL (Beispiel)").ids == (item,)


def test_the_nearest_have_some_of_the_words(found_item):
    near = found_item("Digital Maker in Soest")
    found_item("Ganz anderes")
    assert nearest("digital-maker-in-dortmund").ids == (near,)
