"""`coopcms import` as a shell sees it."""

import json

import pytest

from coopcms.content.models import Item, RevisionContributor
from coopcms.ledger.models import HistoryLine
from coopcms.network.models import Organisation
from tests.exchange.corpus import line

PRESS = """Neue Halle in Betrieb
Zehn Arbeitsplätze entstehen

Die Beispiel GmbH hat eine Halle eröffnet. Die Mitarbeiter:innen freuen sich.

Was geplant ist

- ein Lager
- eine Werkstatt
"""


@pytest.fixture
def write(tmp_path):
    """A factory: a file with these bytes; its name."""

    def make(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return str(tmp_path / name)

    return make


@pytest.fixture
def take(coopcms, author):
    """Import press texts as Siegen's author."""
    who = ("--kind", "article", "--centre", "siegen", "--actor", "autor@siegen.example")
    return lambda *files: coopcms("import", *files, *who, "--format", "json")


def test_a_press_text_becomes_a_draft_of_its_importer(take, write, author):
    done = take(write("text.txt", PRESS.encode()))
    item = Item.get()
    assert (done.status, done.json[0]["id"], done.json[0]["error"]) == (0, item.id, None)
    assert (item.state, item.head.content["title"], item.head.origin) == ("draft", "Neue Halle in Betrieb", "imported")
    assert [row.user_id for row in RevisionContributor.select()] == [author.id]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", "Müller".encode("cp1252"), b" \n\t", b"PK" + bytes(range(256))])
def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(take, write, data):
    bad, good = write("bad.txt", data), write("good.txt", PRESS.encode())
    done = take(bad, good)
    assert done.status == 2
    assert [(entry["file"], entry["id"] is None, bool(entry["error"])) for entry in done.json] == [
        (bad, True, True),
        (good, False, False),
    ]
    assert Item.select().count() == 1


@pytest.mark.parametrize(("name", "english"), [("/nirgends/text.txt", "No such file or directory"), ("/", "directory")])
def test_what_is_no_file_is_named_in_words(take, coopcms, name, english):
    done, archive = take(name), coopcms("import", "--jsonl", name, "--format", "json")
    assert (done.status, done.json[0]["id"], archive.status) == (2, None, 2)
    assert done.json[0]["error"] and english not in done.json[0]["error"] and english not in archive.err


def test_who_does_not_write_for_the_centre_imports_nothing(coopcms, write, author, ruhr):
    file = write("text.txt", PRESS.encode())
    who = ("--kind", "article", "--centre", "ruhr-owl", "--actor", "autor@siegen.example")
    done = coopcms("import", file, *who, "--format", "json")
    assert (done.status, done.json["denied"], Item.select().count()) == (3, True, 0)


@pytest.mark.parametrize(
    "args", [(), ("--jsonl", "x", "y.txt"), ("x.txt",), ("x.txt", "--kind", "novel"), ("--jsonl", "/nirgends.jsonl")]
)
def test_bad_use_is_told(coopcms, siegen, args):
    done = coopcms("import", *args, "--format", "json")
    assert done.status == 2 and done.json["error"]


def test_an_archive_comes_in_and_its_broken_lines_are_named(coopcms, write, siegen):
    file = write("archive.jsonl", line("eins") + b"{\n" + line("zwei", colour="red"))
    done = coopcms("import", "--jsonl", file, "--format", "json")
    assert (done.status, done.json["imported"], done.json["ignored_fields"]) == (2, 2, ["colour"])
    assert [entry["line"] for entry in done.json["broken"]] == [2]
    assert "2" in done.err and "colour" in done.err
    assert HistoryLine.select().where(HistoryLine.verb == "imported").count() == 2


def test_an_archive_may_come_through_a_pipe(coopcms, siegen):
    done = coopcms("import", "--jsonl", "-", "--create-centres", stdin=(line() + line("x", centre="neu")).decode())
    assert (done.status, Item.select().count(), Organisation.get(slug="neu").kind) == (0, 2, "centre")


def test_an_archive_written_out_is_one_that_comes_in_again(coopcms, write, siegen):
    file = write("archive.jsonl", line("eins") + line("zwei"))
    assert coopcms("import", "--jsonl", file).status == 0
    again = coopcms("import", "--jsonl", file, "--format", "json")
    assert (again.status, again.json["present"], again.json["imported"]) == (0, 2, 0)
    assert json.loads(line("eins"))["slug"] == Item.select().order_by(Item.id).first().slug
