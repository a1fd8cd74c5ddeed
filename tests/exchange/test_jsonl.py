"""An archive comes in whole: words, owners, history, addresses, lists, search; and what is broken is named."""

from datetime import UTC, datetime

import pytest

from coopcms.content.models import Item, ItemOwner, RevisionContributor
from coopcms.exchange import jsonl
from coopcms.exchange.jsonl_masters import GrowingMasters
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import broken_chain, generation
from coopcms.network.models import Organisation, Topic
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.publishing.queries import resolve
from coopcms.search.queries import find
from tests.exchange.conftest import IMPORTER
from tests.exchange.corpus import archive, line


def test_a_dated_line_is_live_as_it_was_then(take_in):
    assert take_in(line("neue-halle")).imported == 1
    item = resolve("/artikel/neue-halle").item
    assert (item.state, item.public, item.cycle, item.head_id) == ("published", "live", 2, item.live_id)
    assert item.published_at == datetime(2024, 5, 3, 8, tzinfo=UTC)
    assert item.live.content["lead"] == "Wie ein Betrieb anfing."
    assert [block["type"] for block in item.live.content["body"]] == ["h2", "p"]


def test_its_release_is_marked_imported_for_good(take_in):
    take_in(line())
    record = Publication.get()
    assert (record.mark, record.sign_offs, record.actor_name) == ("imported", [], "Import")
    assert record.hash == record.revision.hash


def test_its_history_says_imported_and_by_whom(take_in):
    take_in(line())
    entry = HistoryLine.get(HistoryLine.subject_kind == "item")
    assert (entry.verb, entry.actor_name, entry.os_user) == ("imported", "Import", "somebody")
    assert entry.facts["published_at"].startswith("2024-05-03") and entry.definition
    assert broken_chain("item", entry.subject_id) is None


def test_it_is_listed_and_found(take_in, siegen, hannover):
    take_in(line(co_owners=["hannover"]))
    places = {(row.organisation_id, row.topic_id) for row in Listing.select()}
    assert places == {(None, None), (siegen.id, None), (hannover.id, None), (None, Topic.get(name="Lager").id)}
    assert find("mitarbeiterinnen").total == 1


def test_without_a_date_it_is_a_draft_that_nobody_finds(take_in):
    take_in(line(published_at=None))
    item = Item.get()
    assert (item.state, item.public, item.live_id, item.cycle) == ("draft", "none", None, 1)
    assert (Path.select().count(), find("Titel").total) == (0, 0)


def test_two_owners_bring_it_under_the_common_workflow(take_in, siegen, hannover):
    take_in(line(co_owners=["hannover"]), line("eins"))
    assert [item.workflow for item in Item.select().order_by(Item.id)] == ["gemeinsam", "vier_augen"]
    roles = [(row.organisation_id, row.role) for row in ItemOwner.select().order_by(ItemOwner.id)]
    assert roles[:2] == [(siegen.id, "lead"), (hannover.id, "co")]


def test_who_imports_by_name_cannot_sign_the_words(take_in, author):
    take_in(line(published_at=None), actor=author)
    assert [row.user_id for row in RevisionContributor.select()] == [author.id]


def test_the_same_archive_twice_is_once(take_in):
    before = take_in(line(), line("zwei"))
    again = take_in(line(), line("zwei"), line("drei"))
    assert (before.imported, again.imported, again.present, again.broken) == (2, 1, 2, [])
    assert Item.select().count() == 3


def test_a_stopped_import_goes_on_where_it_was(take_in, monkeypatch):
    monkeypatch.setattr(jsonl, "BATCH", 2)
    lines = list(archive(5))
    with pytest.raises(KeyboardInterrupt):
        jsonl.import_lines(lines, IMPORTER, GrowingMasters(IMPORTER), _interrupt)
    assert Item.select().count() == 2
    report = take_in(*lines, masters=GrowingMasters(IMPORTER))
    assert (report.imported, report.present, report.broken) == (3, 2, [])


def test_other_words_under_a_taken_address_are_refused(take_in):
    take_in(line())
    report = take_in(line(title="Ein anderer"))
    assert [(entry.number, entry.problem.field) for entry in report.broken] == [(1, "slug")]
    assert Item.get().head.title == "Titel neue-halle"


def test_the_same_slug_in_two_kinds_is_two_texts(take_in):
    assert take_in(line(), line(kind="story")).imported == 2


def test_an_address_that_was_public_once_stays_reserved(take_in):
    take_in(line())
    Path.update(path="/artikel/alt", state="redirect").execute()
    assert take_in(line("alt")).broken[0].problem.field == "slug"


def test_a_broken_line_stops_no_other(take_in):
    report = take_in(line("eins"), b"{\n", line("zwei", kind="novel"), line("drei", title="x" * 251), line("vier"))
    assert [entry.number for entry in report.broken] == [2, 3, 4]
    assert {item.slug for item in Item.select()} == {"eins", "vier"}


def test_an_unknown_centre_is_an_error_or_made(take_in):
    strange = line(centre="kassel", centre_name="Zentrum Kassel (Beispiel)")
    assert take_in(strange).broken[0].problem.field == "centre"
    assert take_in(strange, masters=GrowingMasters(IMPORTER)).imported == 1
    assert Organisation.get(slug="kassel").name == "Zentrum Kassel (Beispiel)"


def test_a_topic_in_another_spelling_is_the_networks_topic(take_in):
    take_in(line(), line("zwei", topics=["lager"]))
    assert [topic.name for topic in Topic.select()] == ["Lager"]
    assert Listing.select().where(Listing.topic.is_null(False)).count() == 2


def test_unknown_fields_are_told_once(take_in):
    assert list(take_in(line(colour="red"), line("zwei", colour="blue")).unknown) == ["colour"]


def test_stored_pages_are_unusable_afterwards(take_in):
    take_in(line())
    before = generation()
    take_in(line("zwei"))
    assert generation() > before


def test_script_in_an_archive_is_not_taken_in(take_in):
    take_in(line(body_html='<p onclick="x()">Text<script>alert(1)</script></p>'))
    assert Item.get().head.content["body"][0]["runs"] == [["Text", []]]


def _interrupt(_report) -> None:
    raise KeyboardInterrupt
