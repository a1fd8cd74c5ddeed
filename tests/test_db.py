"""The text of a query: written once, and the same that Peewee writes; and what its rows hold."""

from datetime import date, timedelta

import pytest
from peewee import Context, ModelSelect, fn

from coopcms.content.models import Item
from coopcms.content.queries import items_numbered, visible_to
from coopcms.db import Once, day_in, lean, moment_in
from coopcms.media.models import Picture
from coopcms.network.models import Organisation, Topic
from coopcms.review import worklist

DEPTH = 4


@pytest.fixture
def nested(siegen, ruhr):
    """A select in a select in a select, as the lists of the desk have them."""
    query = Organisation.select(Organisation.id).where(Organisation.slug == "siegen")
    for _ in range(DEPTH - 1):
        query = Organisation.select(Organisation.id).where(Organisation.id.in_(query))
    return query


def own(database, query):
    """What Peewee would send."""
    return Context(**database.get_context_options()).parse(query)


def test_each_select_is_written_once_however_deep_it_lies(database, nested, monkeypatch):
    written, write = [], ModelSelect.__sql__
    monkeypatch.setattr(ModelSelect, "__sql__", lambda query, ctx: written.append(query) or write(query, ctx))
    sent = nested.sql()
    assert len(written) == DEPTH
    assert sent == own(database, nested) and len(written) == DEPTH + 2**DEPTH - 1


def test_both_halves_of_a_union_are_kept(database, nested, siegen, ruhr):
    other = Organisation.select(Organisation.id).where(Organisation.slug == "ruhr-owl")
    query = Organisation.select().where(Organisation.id.in_(nested | other)).order_by(Organisation.id)
    assert list(query) == [siegen, ruhr] and query.sql() == own(database, query)


def test_a_list_without_values_is_empty_as_before(nested):
    for nothing in ([], ()):
        assert Organisation.select().where(Organisation.id.in_(nothing)).count() == 0
        assert Organisation.select().where(Organisation.id.not_in(nothing)).count() == 2


def test_a_function_on_the_right_is_written_as_it_is(database, nested):
    query = Organisation.select().where(Organisation.id.in_(fn.COALESCE(nested, 0)))
    assert query.sql() == own(database, query)


def test_columns_are_written_as_peewee_writes_them(database, flows, network_editor, lead_siegen):
    other = Organisation.alias("other")
    joined = Organisation.select(Organisation, other.name).join(other, on=(other.id == Organisation.id))
    grouped = Organisation.select(Organisation.kind, fn.MAX(Organisation.hue).alias("most")).group_by(Organisation.kind)
    queries = [
        joined.where(other.slug != Organisation.slug).order_by(Organisation.name.desc(), other.id),
        grouped.having(fn.COUNT(Organisation.id) > 1),
        Organisation.update(hue=Organisation.hue + 1).where(Organisation.slug == "siegen"),
        Organisation.delete().where(Organisation.id.in_(grouped.select(Organisation.id))),
        Topic.insert(slug="neu", name="Neu"),
        items_numbered(1),
        *(Item.select().where(visible_to(actor)) for actor in (network_editor, lead_siegen)),
        *(worklist.lanes_waiting_for(actor) for actor in (network_editor, lead_siegen)),
    ]
    for query in queries:
        assert query.sql() == own(database, query)


def test_the_database_writes_so(database):
    assert type(database.get_sql_context()) is Once


def test_lean_rows_hold_the_same_moments_and_days(database, picture_row):
    row = picture_row(licence_until=date(2027, 3, 1)).refetch()
    ((created, gone, until),) = lean(Picture.select(Picture.created_at, Picture.withdrawn_at, Picture.licence_until))
    assert (moment_in(created), moment_in(gone), day_in(until)) == (row.created_at, None, row.licence_until)
    assert moment_in(created).utcoffset() == timedelta(0) and day_in(None) is None
