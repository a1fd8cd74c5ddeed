"""`coopcms language` as somebody types it: exit statuses, forms of output, bad input, a process that answers lines."""

import json
import os
import subprocess
import sys

import pytest

from coopcms.language import convert
from coopcms.language.findings import STYLES

LANGUAGE = (sys.executable, "-m", "coopcms.cli.main", "language")
TEXT = "Liebe Gäste,\n\nalle Kunden kommen.\nDer Hund kommt auch.\n"
CLEAN = "Der Hund kommt auch.\n"
BIG = 5_000_001
PATIENCE = 60  # seconds


@pytest.fixture
def text(tmp_path):
    """A factory: a file with these words or bytes."""

    def write(content: str | bytes, name: str = "text.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def test_a_finding_is_told_with_place_and_proposals(coopcms, text):
    name = text(TEXT)
    answer = coopcms("language", "check", name)
    assert answer.status == 1 and answer.err == ""
    assert answer.out.startswith(f"{name}:3:6: GM01 ")
    assert "Kundinnen und Kunden" in answer.out


def test_nothing_found_is_status_0(coopcms, text):
    answer = coopcms("language", "check", text(CLEAN), text("", "empty.txt"))
    assert answer.status == 0 and len(answer.out.splitlines()) == 1


def test_hints_are_shown_if_asked_for_and_are_no_failure(coopcms, text):
    name = text("Die Teilnehmerliste liegt aus.")
    assert "GH01" not in coopcms("language", "check", name).out
    answer = coopcms("language", "check", name, "--min-severity", "hint")
    assert answer.status == 0 and "GH01" in answer.out


def test_json_holds_every_finding_by_file(coopcms, text):
    first, second = text(TEXT), text(CLEAN, "clean.txt")
    answer = coopcms("language", "check", first, second, "--format", "json")
    assert answer.status == 1
    assert [(one["file"], len(one["findings"])) for one in answer.json] == [(first, 1), (second, 0)]
    found = answer.json[0]["findings"][0]
    assert TEXT[found["start"] : found["end"]] == found["surface"] == "Kunden"


def test_github_reads_annotations(coopcms, text):
    name = text(TEXT + "Die Teilnehmerliste.\n", "a,b:c.txt")
    lines = coopcms("language", "check", name, "--format", "github", "--min-severity", "hint").out.splitlines()
    escaped = name.replace(",", "%2C").replace(":", "%3A")
    assert lines[0].startswith(f"::warning file={escaped},line=3,col=6,title=GM01::")
    assert lines[1].startswith(f"::notice file={escaped},line=5,col=5,title=GH01::") and len(lines) == 2


def test_standard_input_is_a_file(coopcms):
    answer = coopcms("language", "check", "-", "-", stdin=TEXT)
    assert answer.status == 1 and answer.out.startswith("-:3:6: GM01")


@pytest.mark.parametrize("style", STYLES)
def test_convert_prints_the_text_and_nothing_else(coopcms, text, style):
    answer = coopcms("language", "convert", text(TEXT), "--to", style)
    assert answer.status == 0 and answer.out == convert(TEXT, style).text != TEXT


def test_convert_as_json_tells_each_edit(coopcms, text):
    answer = coopcms("language", "convert", text(TEXT), "--to", "colon", "--format", "json")
    assert [(one["old"], one["new"]) for one in answer.json["edits"]] == [("Kunden", "Kund:innen")]


def test_a_difference_shows_the_lines_that_change(coopcms, text):
    name = text(TEXT)
    lines = coopcms("language", "convert", name, "--to", "colon", "--diff").out.splitlines()
    assert lines[:2] == [f"--- {name}", f"+++ {name} (colon)"]
    assert [line for line in lines if line[0] in "+-"][2:] == ["-alle Kunden kommen.", "+alle Kund:innen kommen."]


def test_a_difference_of_a_last_line_without_end_is_two_lines(coopcms, text):
    out = coopcms("language", "convert", text("Alle Kunden\u2028kommen."), "--to", "star", "--diff").out
    assert out.endswith(
        "-Alle Kunden\u2028kommen.\n\\ No newline at end of file\n"
        "+Alle Kund*innen\u2028kommen.\n\\ No newline at end of file\n"
    )


def test_nothing_to_change_is_no_difference(coopcms, text):
    assert coopcms("language", "convert", text(CLEAN), "--to", "pair", "--diff").out == ""


def test_no_file_is_ever_written(coopcms, text, tmp_path, monkeypatch):
    name = text(TEXT)
    monkeypatch.chdir(tmp_path)
    os.chmod(name, 0o444)
    before = os.stat(name).st_mtime_ns, sorted(os.listdir(tmp_path))
    for act in (("check", name), ("convert", name, "--to", "pair"), ("convert", name, "--to", "pair", "--diff")):
        coopcms("language", *act)
    with open(name, encoding="utf-8") as file:
        assert file.read() == TEXT
    assert (os.stat(name).st_mtime_ns, sorted(os.listdir(tmp_path))) == before


def test_line_ends_and_strange_letters_stay(coopcms, text):
    odd = "Der Hund\r\nkommt.\r\u2028\x0b\u00ad\ufeff😀\n\n"
    assert coopcms("language", "convert", text(odd), "--to", "pair").out == odd


def test_a_word_is_explained(coopcms):
    answer = coopcms("language", "explain", "Kunde", "--format", "json")
    assert answer.status == 0 and answer.json["words"][0]["feminine"] == "Kundin"
    assert "Kund:in" in coopcms("language", "explain", "Kunde").out


def test_a_sentence_is_explained_word_by_word(coopcms):
    answer = coopcms("language", "explain", "Alle", "Kunden", "kommen.", "--format", "json")
    assert [(one["surface"], one["rule"]) for one in answer.json["decisions"]] == [("Kunden", "GM01")]


@pytest.mark.parametrize("words", ["", " ", "\0", "😀", "x" * 100_000, "\udcff"])
def test_anything_can_be_asked_for(coopcms, words):
    assert coopcms("language", "explain", words).status == 0


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\0\0", b"Alle Kunden \xff kommen.", b"\xed\xa0\x80", b"x" * BIG, b"\xff\xfeA\0"],
    ids=["binary", "latin", "surrogate", "large", "utf16"],
)
@pytest.mark.parametrize("act", [("check",), ("convert", "--to", "pair")])
def test_what_is_no_text_is_refused_with_its_name(coopcms, text, content, act):
    name = text(content)
    answer = coopcms("language", act[0], name, *act[1:], "--format", "json")
    assert answer.status == 2 and answer.json["field"] == "file" and name in answer.json["error"]
    assert name in answer.err and "Traceback" not in answer.err


def test_the_largest_file_is_read(coopcms, text):
    assert coopcms("language", "check", text(b" " * (BIG - 1))).status == 0


@pytest.mark.parametrize("name", ["missing.txt", ".", "missing/\udcff.txt", "x" * 300])
def test_a_file_that_cannot_be_read_is_named(coopcms, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    answer = coopcms("language", "check", name, "--format", "json")
    assert answer.status == 2 and name.replace("\udcff", "\ufffd") in answer.json["error"]


def test_no_file_is_checked_where_one_cannot_be_read(coopcms, text):
    answer = coopcms("language", "check", text(TEXT), "missing.txt")
    assert answer.status == 2 and answer.out == ""


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("preferred = [", "TOML"),
        ("farbe = 'rot'", "„farbe“"),
        ("preferred = ['gendern']", "„gendern“"),
        ("valid_from = 'gestern'", "„valid_from“"),
        ("hints = 'ja'", "„hints“"),
        ("[[glossary]]\nnote = 'x'", "„lemma“"),
        ("[[glossary]]\nlemma = 'Kunde'\nfarbe = 'rot'", "„glossary.farbe“"),
        ("a." * 5000 + "b = 1", "„a“"),
    ],
)
@pytest.mark.parametrize(
    "act", [("check", "-"), ("convert", "-", "--to", "pair"), ("explain", "Kunde"), ("serve-jsonl",)]
)
def test_a_bad_profile_is_named_with_its_field(coopcms, text, profile, said, act):
    name = text(profile, "haus.toml")
    answer = coopcms("language", *act, "--profile", name, stdin=TEXT)
    assert answer.status == 2 and answer.out == "" and "Traceback" not in answer.err
    assert name in answer.err and said in answer.err


def test_a_profile_is_followed(coopcms, text):
    profile = text("preferred = ['star']\nexceptions = ['Gast']\nforbidden = ['colon']", "haus.toml")
    name = text("Alle Kund:innen kommen.")
    assert coopcms("language", "check", name).status == 0
    answer = coopcms("language", "check", name, "--profile", profile)
    assert answer.status == 1 and "SF01" in answer.out and "„Kund*innen“" in answer.out


def test_a_shipped_profile_is_named_by_its_id(coopcms, text):
    name = text("Alle Kund:innen kommen.")
    answer = coopcms("language", "check", name, "--profile", "stern")
    assert answer.status == 1 and "SF01" in answer.out and "„Kund*innen“" in answer.out
    assert coopcms("language", "check", name, "--profile", "doppelpunkt").status == 0


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("gendern",),
        ("check",),
        ("check", "x", "--min-severity", "error"),
        ("check", "x", "--format", "xml"),
        ("convert", "x"),
        ("convert", "x", "--to", "gendern"),
        ("explain",),
        ("serve-jsonl", "x"),
    ],
)
def test_bad_use_is_status_2(coopcms, argv):
    answer = coopcms("language", *argv)
    assert answer.status == 2 and "usage:" in answer.err


def test_lines_are_answered_in_this_process_too(coopcms):
    answer = coopcms("language", "serve-jsonl", stdin='{"id": 1, "text": ""}\n{\n{"id": 2, "text": ""}')
    assert answer.status == 0
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == [1, None, 2]


@pytest.fixture
def served():
    """A factory of talks: say a line to a running process, get its answer."""
    with subprocess.Popen(
        [*LANGUAGE, "serve-jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:

        def say(line: bytes) -> dict:
            process.stdin.write(line + b"\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield say, process
        process.kill()


def test_each_line_is_answered_at_once(served):
    say, process = served
    assert say(b'{"id": 1, "text": "Alle Kunden kommen."}')["findings"][0]["surface"] == "Kunden"
    assert "error" in say(b"{") and "error" in say(b"\xff\xfe") and "error" in say(b"[" * 200_000)
    assert say(b'{"id": 2, "text": "\xff Alle Kunden", "style": "star"}')["text"] == "\ufffd Alle Kund*innen"
    assert (
        say('{"id": 3, "text": "Zwei\u2028Köche", "style": "pair"}'.encode())["text"] == "Zwei\u2028Köchinnen und Köche"
    )
    process.stdin.close()
    assert process.wait(PATIENCE) == 0 and process.stderr.read() == b""


def test_nobody_listens_any_longer(served):
    say, process = served
    say(b'{"id": 1, "text": ""}')
    process.stdout.close()
    process.stdin.write(b'{"id": 2, "text": ""}\n' * 1000)
    process.stdin.close()
    assert process.wait(PATIENCE) == 0 and process.stderr.read() == b""


def test_a_closed_pipe_ends_a_check_silently(text):
    name = text("Alle Kunden kommen. " * 500)
    with subprocess.Popen([*LANGUAGE, "check", name], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.wait(PATIENCE) in (0, 1) and process.stderr.read() == b""


def test_no_web_framework_is_imported():
    code = (
        "import sys; from coopcms.cli.main import main; main(['language', 'serve-jsonl']);"
        "print([name for name in ('flask', 'werkzeug', 'jinja2', 'wtforms', 'lxml') if name in sys.modules])"
    )
    line = b'{"id": 1, "text": "Alle Kunden kommen."}\n'
    done = subprocess.run([sys.executable, "-c", code], input=line, capture_output=True, timeout=PATIENCE, check=True)
    answer, imported = done.stdout.decode().splitlines()
    assert json.loads(answer)["id"] == 1 and imported == "[]"
