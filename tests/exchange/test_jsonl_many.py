"""Ten thousand articles: in less than a minute, with everything that one has."""

from time import monotonic

import pytest

from coopcms.accounts.models import User
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.db import db, is_postgres
from coopcms.exchange.jsonl_masters import GrowingMasters
from coopcms.ledger.models import HistoryLine
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.search.models import Document
from tests.exchange.conftest import IMPORTER
from tests.exchange.corpus import archive

SIZE = 10_000
DESK = (
    *(
        "/admin/",
        "/admin/inhalte/",
        "/admin/inhalte/?seite=150&sort=titel",
        "/admin/inhalte/?q=Lager&zustand=published",
    ),
    *("/admin/inhalte/?meine=1", "/admin/neu/article", "/admin/einlesen", "/admin/zugang", "/admin/item/{item}"),
    *("/admin/item/{item}/bearbeiten", "/admin/item/{item}/vorschau", "/admin/item/{item}/verlauf"),
    *("/admin/item/{item}/versionen", "/admin/item/{item}/aenderungen", "/admin/item/{item}/kommentare"),
    *("/admin/item/{item}/eigentum", "/admin/item/{item}/kopieren"),
)


@pytest.mark.slow
def test_ten_thousand_articles_come_in_within_a_minute_and_open_at_once(take_in, siegen, client, desk, everything):
    lines = list(archive(SIZE))
    start = monotonic()
    report = take_in(*lines, masters=GrowingMasters(IMPORTER))
    took = monotonic() - start
    assert (report.imported, report.broken) == (SIZE, [])
    for model in (Item, Revision, Path, Publication, Document):
        assert model.select().count() == SIZE
    told = HistoryLine.select().where(HistoryLine.subject_kind == "item", HistoryLine.verb == "imported")
    assert told.count() == SIZE
    assert Revision.select().where(Revision.hash == "").count() == 0
    assert ItemOwner.select().count() == SIZE + SIZE // 5
    assert Listing.select().count() == SIZE + SIZE + SIZE // 5 + 2 * SIZE
    if not is_postgres():
        db.execute_sql("INSERT INTO documents_ft(documents_ft, rank) VALUES('integrity-check', 1)")
        assert took < 60
    assert _statements_of(client, "/artikel/text-4711") <= 4
    for path in ("/", "/artikel/?seite=500", "/zentren/siegen", "/suche?q=Lager", "/feed.atom", "/sitemap.xml"):
        assert _statements_of(client, path) <= 20
    inside, item = desk(User.get_by_id(everything.id)), Item.get(Item.slug == "text-4711").id
    for path in DESK:
        assert _statements_of(inside, path.format(item=item)) <= 12, path


def _statements_of(client, path: str) -> int:
    asked = []
    db.obj.query_hooks.append(lambda query, *_rest, **_more: asked.append(query))
    start = monotonic()
    assert client.get(path).status_code == 200
    assert monotonic() - start < 5
    db.obj.query_hooks.pop()
    return len(asked)
