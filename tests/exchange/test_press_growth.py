"""Files made to cost time or memory are refused early, and what is read costs no more than its length."""

import io
import subprocess
import sys
import zipfile
from time import process_time

import pytest
from markdown_it.rules_block import StateBlock

from coopcms.cli import import_report
from coopcms.exchange import import_docx, import_mail, package
from coopcms.exchange.docx_names import w as name
from coopcms.exchange.docx_package import Word
from coopcms.exchange.docx_thin import make_thin
from coopcms.exchange.import_docx import MOST_RUNS
from coopcms.exchange.import_mail import read_mail
from coopcms.exchange.import_markdown import read_markdown
from coopcms.exchange.package import Package
from coopcms.exchange.press import Unreadable, read_press
from coopcms.exchange.press_lines import joined_lines
from coopcms.exchange.xml_part import tree
from coopcms.language import speech
from coopcms.language.quotes_found import quotes_of
from tests.exchange import odt_files as o
from tests.exchange import word_files as w

RUN = "<w:r><w:t>abcdef</w:t></w:r>"
SAID = "„Das ist gut“, sagt Anna Beispiel. "
HEAD = "From: a@beispiel.example\r\nSubject: Titel\r\nMIME-Version: 1.0\r\nContent-Type: text/{}; charset=utf-8\r\n\r\n"


def mail(body: str, kind: str = "plain") -> bytes:
    return (HEAD.format(kind) + body).encode()


def reason(data: bytes, filename: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read_press(data, filename)
    return refused.value.message


def seconds(act, argument) -> float:
    """Without what others on the machine do."""
    start = process_time()
    act(argument)
    return process_time() - start


MANY = {
    "a.html": ("<h1>T</h1><ul>" + "<li>a" * 5_001).encode(),
    "a.txt": ("Titel\n\n" + "Wort.\n\n" * 5_001).encode(),
    "a.md": ("# T\n\n" + "- a\n" * 5_001).encode(),
    "a.eml": mail("Wort.\n\n" * 5_001),
    "b.eml": mail("<p>Wort" * 5_001, "html"),
    "a.docx": w.word(*["<w:p><w:r><w:t>a</w:t></w:r></w:p>"] * 5_001),
    "a.odt": o.odt(*[o.p("a", "P1")] * 5_001),
}
WORDY = {
    "a.html": ("<h1>T</h1><p>" + "Wort " * 61_000).encode(),
    "a.txt": ("Titel\n\n" + "Wort " * 61_000).encode(),
    "a.md": ("# T\n\n" + "Wort " * 61_000).encode(),
    "a.eml": mail("Wort " * 61_000),
    "b.eml": mail("<p>" + "Wort " * 61_000, "html"),
    "a.docx": w.word(w.p("Wort " * 61_000)),
    "a.odt": o.odt(o.p("Wort " * 61_000, "P1")),
}


@pytest.mark.parametrize("filename", MANY)
def test_more_blocks_than_a_press_text_has_are_refused_before_anything_is_made_of_them(filename, monkeypatch):
    monkeypatch.setattr("coopcms.exchange.press.mark_quotes", None)
    monkeypatch.setattr("coopcms.exchange.press.lost", None)
    assert "5,000 paragraphs" in reason(MANY[filename], filename)


@pytest.mark.parametrize("filename", WORDY)
def test_more_letters_than_a_press_text_has_are_refused_before_anything_is_made_of_them(filename, monkeypatch):
    monkeypatch.setattr("coopcms.exchange.press.mark_quotes", None)
    monkeypatch.setattr("coopcms.exchange.press.lost", None)
    assert "300,000 letters" in reason(WORDY[filename], filename)


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_words_of_a_mail_are_at_most_two_megabytes(kind):
    assert "2 MB" in reason(mail("a b\n" * 600_000, kind), "a.eml")


def test_tens_of_thousands_of_equal_runs_become_one_in_little_memory():
    root = tree(w.unpacked(w.word(f"<w:p>{RUN * 31_000}</w:p>"))["word/document.xml"])
    make_thin(root)
    assert [words.text for words in root.iter(name("t"))] == ["abcdef" * 31_000]


def test_such_a_file_is_read_within_half_a_gigabyte(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(w.word(w.p("Titel", style="Titel"), f"<w:p>{RUN * 31_000}</w:p>"))
    code = (
        "import pathlib, resource, sys\n"
        "from coopcms.exchange.press import read_press\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))\n"
        "print(len(read_press(pathlib.Path(sys.argv[1]).read_bytes(), 'a.docx').words))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) > 6 * 31_000


def test_neighbours_of_another_look_stay_apart():
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>"
    root = tree(
        w.unpacked(w.word(f"<w:p>{RUN * 2}{bold * 2}{RUN}<w:r><w:tab/></w:r>{RUN * 2}</w:p>"))["word/document.xml"]
    )
    make_thin(root)
    assert [words.text for words in root.iter(name("t"))] == ["abcdef" * 2, "bb", "abcdef", "abcdef" * 2]


def test_more_runs_than_a_text_has_are_refused():
    assert "far longer" in reason(w.word(f"<w:p>{'<w:r/>' * (MOST_RUNS + 1)}</w:p>"), "a.docx")


def test_cells_that_repeat_in_cells_that_repeat_are_refused():
    cell = '<table:table-cell table:number-columns-repeated="50">{}</table:table-cell>'
    inner = "<text:p>x</text:p>"
    for _ in range(4):
        row = f'<table:table-row table:number-rows-repeated="50">{cell.format(inner)}</table:table-row>'
        inner = f"<table:table>{row}</table:table>"
    assert "far longer" in reason(o.odt(inner), "a.odt")


def crowded(entries: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(entries):
            archive.writestr(f"w/{number}", b"")
    return out.getvalue()


def test_a_crowd_of_entries_is_refused_before_any_is_parsed(monkeypatch):
    data = crowded(package.MOST_ENTRIES + 1)
    end = data.rindex(b"PK\x05\x06")
    lying = data[: end + 8] + b"\x01\0\x01\0" + data[end + 12 :]
    monkeypatch.setattr(package.zipfile, "ZipFile", None)
    assert "far more parts" in reason(data, "a.docx") and "far more parts" in reason(lying, "a.docx")


def test_a_zip_is_looked_through_once(monkeypatch):
    made = []
    monkeypatch.setattr(Package, "__init__", lambda self, data, init=Package.__init__: made.append(init(self, data)))
    assert read_press(w.word(w.p("Titel", style="Titel"), w.p("Text.")), "a.docx").body and len(made) == 1


def test_cells_that_rows_leave_out_are_counted_before_there_are_any(monkeypatch):
    made = []
    push = StateBlock.push
    monkeypatch.setattr(StateBlock, "push", lambda self, *given: made.append(1) or push(self, *given))
    table = f"|{'a|' * 250}\n|{'-|' * 250}\n" + "a\n" * 250
    assert "5,000 paragraphs" in reason((f"# T\n\nWort.\n\n{table}\n\n" * 40).encode(), "a.md")
    assert len(made) < 1_000


def test_a_table_of_many_short_rows_is_read_with_every_cell():
    rows = "| a | b |\n" * 900
    found = read_press(f"# T\n\n| x | y |\n|---|---|\n{rows}".encode(), "a.md")
    assert found.words.split().count("b") == 900


ONE_PICTURE = {"r1": ("image", "media/a.png")}


def drawn(count: int) -> bytes:
    """Many pictures of one drawing, which says something at its end, within drawings."""
    blips = '<a:blip r:embed="r1"/>' * count
    inner = f'<w:drawing><a:graphic>{blips}<wp:docPr id="1" name="x" descr="Die Halle"/></a:graphic></w:drawing>'
    for _ in range(40):
        inner = f"<w:drawing><a:graphic>{inner}</a:graphic></w:drawing>"
    return w.word(
        w.p("Titel", style="Titel"),
        f"<w:p><w:r>{inner}</w:r></w:p>",
        rels=ONE_PICTURE,
        parts={"word/media/a.png": b"x"},
    )


def alts(data: bytes) -> dict[str, str]:
    word = Word(Package(data))
    return import_docx._alts(word, word.tree(word.main))


GROWING = {
    "sentences": (speech.last_sentence, lambda n: "z. B. ist a. " * n, 4_000),
    "words in marks": (quotes_of, lambda n: SAID + "„a“ b " * n, 12_000),
    "wrapped lines": (joined_lines, lambda n: ["W" * 50, *["Wort-", "ende"] * n], 40_000),
    "lines of a mail": (read_mail, lambda n: mail("> x y\n" * n), 20_000),
    "breaks of a mail": (read_mail, lambda n: mail("<p>" + "a b<br>" * n, "html"), 4_000),
    "signs of a mail": (import_mail._words, lambda n: "<a " * n, 4_000),
    "pictures of a drawing": (alts, drawn, 1_500),
    "tables": (read_markdown, lambda n: "| a | b |\n|---|---|\n| c |\n\n" * n, 150),
}


@pytest.mark.parametrize("what", GROWING)
def test_four_times_the_length_costs_about_four_times_the_time(what):
    act, made, count = GROWING[what]
    once, four = made(count), made(4 * count)
    tries = ((seconds(act, once), seconds(act, four)) for _ in range(3))  # a busy machine may spoil one, not three
    assert any(long < 9 * short + 0.05 for short, long in tries)


def test_a_quote_without_a_cue_prints_no_empty_marks():
    quote = {"text": "Gut so.", "parts": 1, "speaker": {"name": "Anna Beispiel", "function": "", "said": ""}}
    report = {"quotes": [quote], "people": [], "organisations": []}
    told = "\n".join(import_report._proposed(report))
    assert "Anna Beispiel" in told and "“”" not in told and "„“" not in told


def test_a_description_is_that_of_the_drawing_around_a_picture_the_first_in_it():
    blip, told = '<a:blip r:embed="r{}"/>', '<wp:docPr id="1" name="x" descr="{}"/>'
    inner = f"<w:drawing>{blip.format(2)}{told.format('Innen')}</w:drawing>"
    outer = f"<w:drawing>{blip.format(1)}{inner}{told.format('Außen')}</w:drawing>"
    alone = f"<w:drawing>{blip.format(3)}</w:drawing>{told.format('Daneben')}"
    rels = {f"r{n}": ("image", f"media/{n}.png") for n in (1, 2, 3)}
    data = w.word(
        f"<w:p><w:r>{outer}{alone}</w:r></w:p>", rels=rels, parts={f"word/media/{n}.png": b"x" for n in (1, 2, 3)}
    )
    assert alts(data) == {"word/media/1.png": "Innen", "word/media/2.png": "Innen", "word/media/3.png": ""}
