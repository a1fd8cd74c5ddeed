"""Bad input at the command line, one by one: JSON that names field and remedy in German, and no traceback."""

import os
import subprocess
import sys

import pytest

from coopcms.content.models import Item, Revision

MILLION = "x" * 1_000_000
AUTHOR = ("--actor", "autor@siegen.example")
FOREIGN = ("--actor", "autor@hannover.example")


@pytest.fixture
def stranger(acting, hannover):
    return acting("autor@hannover.example", "author@hannover")


@pytest.fixture
def refused(coopcms, draft):
    """A factory: the JSON of a refusal, after which nothing has changed."""

    def run(*argv, status=2, stdin=""):
        before = Revision.select().count(), Item.select().count()
        answer = coopcms(*argv, "--format", "json", stdin=stdin)
        assert answer.status == status, answer.out
        assert "Traceback" not in answer.out + answer.err
        assert (Revision.select().count(), Item.select().count()) == before
        return answer.json

    return run


@pytest.mark.parametrize("reference", ["999", "article/gibt-es-nicht", "x", "0", "99999999999999999999", "' OR 1=1 --"])
def test_an_unknown_item_is_said_to_be_unknown(refused, reference):
    assert refused("item", "show", reference, *AUTHOR)["error"] == "Diesen Inhalt gibt es nicht."


def test_a_foreign_centres_item_is_as_unknown_as_one_that_is_not_there(refused, stranger, draft):
    for act in (("show",), ("edit", "--set", "title=Meins"), ("act", "submit"), ("history",), ("trash",)):
        name, *rest = act
        found = refused("item", name, str(draft.id), *rest, *FOREIGN)
        assert found["error"] == "Diesen Inhalt gibt es nicht."


@pytest.mark.parametrize(
    ("given", "field", "remedy"),
    [
        (f"title={MILLION}", "title", "höchstens 250"),
        ("title=Ein\x01Zeichen", "title", "reinen Text"),
        ("news_date=31.02.2026", "news_date", "24.12.2026"),
        ("press_release=vielleicht", "press_release", "no, yes"),
        ("slug=Neue Halle!", "slug", "Kleinbuchstaben"),
        ("gibtesnicht=1", "gibtesnicht", "gibtesnicht"),
    ],
)
def test_a_field_that_cannot_be_is_named_with_its_remedy(refused, draft, given, field, remedy):
    found = refused("item", "edit", str(draft.id), *AUTHOR, "--set", given)
    assert found["field"] == field and remedy in found["error"]


def test_every_fault_is_named_at_once(refused, draft):
    found = refused("item", "edit", str(draft.id), *AUTHOR, "--set", f"title={MILLION}", "--set", "news_date=morgen")
    assert [entry["field"] for entry in found["errors"]] == ["title", "news_date"]


def test_a_nul_byte_is_refused_and_says_what_to_do(refused, draft):
    found = refused("item", "edit", str(draft.id), *AUTHOR, "--set", "title=Ein\0Zeichen")
    assert found["error"] and found["field"]


def test_broken_html_is_mended_not_refused(coopcms, draft):
    html = "body=<p>Ein <b>Satz<p>noch einer</i><script>alert(1)</script><a href='javascript:x'>hier</a>"
    assert coopcms("item", "edit", str(draft.id), *AUTHOR, "--set", html).status == 0
    shown = coopcms("item", "show", str(draft.id), "--format", "json").json["head"]
    assert shown["body_html"] == "<p>Ein <strong>Satz</strong></p><p><strong>noch einer</strong>hier</p>" or (
        "script" not in shown["body_html"] and "javascript" not in shown["body_html"]
    )
    assert all(word in shown["body_text"] for word in ("Satz", "noch einer", "hier"))


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"", "leer"),
        ("Prüfung".encode("cp1252"), "UTF-8"),
        (b"Titel\x00\n\nText", ""),
        (b"x" * 3_000_000, "MB"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(coopcms, draft, tmp_path, content, remedy):
    bad, good = tmp_path / "schlecht.txt", tmp_path / "gut.txt"
    bad.write_bytes(content)
    good.write_text("Eine Meldung\n\nDie Beispiel GmbH plant digital.\n", "utf-8")
    given = ("--kind", "article", "--centre", "siegen", *AUTHOR, "--format", "json")
    answer = coopcms("import", str(bad), str(good), *given)
    first, second = answer.json
    assert answer.status == 2 and "Traceback" not in answer.err
    assert (first["file"], first["id"]) == (str(bad), None) and remedy in first["error"]
    assert second["error"] is None and Item.get_by_id(second["id"]).head.title == "Eine Meldung"
    assert Item.select().count() == 2


def test_a_missing_file_is_named(refused):
    found = refused("import", "/gibt/es/nicht.txt", "--kind", "article", "--centre", "siegen", *AUTHOR)
    assert found[0]["id"] is None and found[0]["error"]


@pytest.mark.parametrize("line", ["kein json", "[1]", '{"slug": 7}', '{"slug":"a","kind":"roman"}', "\ud800"])
def test_a_broken_line_of_an_archive_is_named_by_number(coopcms, draft, tmp_path, line):
    file = tmp_path / "archiv.jsonl"
    file.write_bytes(line.encode("utf-8", "surrogatepass") + b"\n")
    answer = coopcms("import", "--jsonl", str(file))
    assert answer.status == 2 and "Zeile 1" in answer.err + answer.out and "Traceback" not in answer.err


def test_a_broken_workflow_file_is_named_with_key_and_reason(coopcms, draft, tmp_path):
    file = tmp_path / "kaputt.toml"
    file.write_text("title = \n")
    answer = coopcms("workflow", "check", str(file), "--format", "json")
    assert answer.status == 1 and "TOML" in answer.out and "Traceback" not in answer.err


def test_broken_settings_stop_the_start_with_file_and_line(coopcms, draft, instance):
    (instance / "coopcms.toml").write_text("site_title = \n")
    answer = coopcms("item", "list", "--format", "json")
    assert answer.status == 2 and "coopcms.toml" in answer.json["error"] and "Zeile 1" in answer.json["error"]


@pytest.mark.parametrize("at", ["morgen", "2026-12-24", "31.02.2026 06:00", "29.03.2026 02:30"])
def test_a_time_that_cannot_be_is_refused(refused, approved, acting, siegen, at):
    found = refused("item", "act", str(approved.id), "schedule", "--at", at, "--actor", "autor@siegen.example")
    assert found["field"] == "at" and found["error"]


@pytest.mark.parametrize(
    "argv", [(), ("item",), ("gibtesnicht",), ("item", "act"), ("import",), ("workflow", "show", "nein")]
)
def test_half_a_command_ends_with_a_status(coopcms, flows, argv):
    answer = coopcms(*argv)
    assert "Traceback" not in answer.err and answer.status in (0, 2), answer.err


def test_nor_does_it_end_in_a_traceback_in_a_process_of_its_own(settings, database, flows):
    command = [sys.executable, "-m", "coopcms.cli.main", "user", "add"]
    answer = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert "Traceback" not in answer.stderr and answer.returncode in (0, 2), answer.stderr
