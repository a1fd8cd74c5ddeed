"""The list as a table for spreadsheets: what one may view, with the chosen columns, and nothing that computes."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.admin import list_csv
from coopcms.admin.list_csv import harmless
from coopcms.content.services import create
from coopcms.review.services_trash import trash

FILE = "/admin/inhalte/liste.csv"


def rows(client, **asked) -> list[list[str]]:
    answer = client.get(FILE, query_string=asked)
    assert answer.status_code == 200
    text = answer.data.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:], newline=""), delimiter=";"))


def test_it_is_a_file_named_after_the_day(inside, draft, author, clock):
    answer = inside(author).get(FILE)
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="inhalte-20')
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_has_the_columns_that_were_chosen(inside, in_review, author):
    found = rows(inside(author), spalten="nummer,zustand,zentren,art,autor,wartet,kommentare,adresse")
    assert found == [
        ["Titel", "Nummer", "Zustand", "Zentren", "Art", "Zuletzt geschrieben von", "Wartet auf", "Offene Kommentare",
         "Adresse"],
        ["Neue Halle in Siegen", str(in_review.id), "In Prüfung", "Siegen", "Meldung", author.name, "Siegen", "0",
         "/artikel/neue-halle-in-siegen"],
    ]  # fmt: skip


def test_it_has_what_the_list_has_and_no_more(inside, draft, author, author_ruhr, clock):
    create("article", "ruhr-owl", {"title": "Fremdes"}, author_ruhr)
    lost = create("story", "siegen", {"title": "Verworfen"}, author)
    trash(lost, author)
    client = inside(author)
    titles = lambda **asked: [row[0] for row in rows(client, **asked)[1:]]  # noqa: E731
    assert titles() == ["Neue Halle in Siegen"] and titles(art="story") == []
    assert titles(papierkorb="1") == ["Verworfen"]
    assert [row[0] for row in rows(inside(author_ruhr))[1:]] == ["Fremdes"]


def test_strangers_get_no_file(client):
    assert client.get(FILE).status_code == 303


def test_all_pages_are_in_it_in_order_and_each_part_costs_the_same(inside, flows, author, statements, monkeypatch):
    for number in range(60):
        create("article", "siegen", {"title": f"Text {number:02}"}, author)
    client = inside(author)
    counts = {}
    for size in (10, 30, 60):
        monkeypatch.setattr(list_csv, "CHUNK", size)
        with statements() as sent:
            found = rows(client, sort="titel", seite="2", spalten="wartet,kommentare")
        assert [row[0] for row in found[1:]] == [f"Text {number:02}" for number in range(60)]
        counts[60 // size] = len(sent)
    first, second, sixth = counts[1], counts[2], counts[6]
    assert second - first <= 4 and sixth - first == 5 * (second - first)


@pytest.mark.parametrize("title", ["=1+1", "+49 271", "-5 Grad", "@alle", '  =HYPERLINK("http://boese.example")'])
def test_a_title_that_begins_like_a_formula_is_kept_as_words(inside, flows, author, title):
    create("article", "siegen", {"title": title}, author)
    assert rows(inside(author))[1][0] == f"'{title.strip()}"


def test_marks_of_the_format_stay_within_their_cell(inside, flows, author):
    title = 'Ein "Zitat"; dann mehr'
    create("article", "siegen", {"title": title}, author)
    assert rows(inside(author))[1][0] == title


@given(text=st.text(max_size=12))
def test_no_cell_begins_like_a_formula(text):
    cell = harmless(text)
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
