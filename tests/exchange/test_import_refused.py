"""Files that are traps, broken, sealed or of another kind are refused with what helps, in bounded time and memory."""

import io
import struct
import tracemalloc
import zipfile
from time import monotonic

import pytest

from coopcms.exchange import package
from coopcms.exchange.press import LARGEST_FILE, Unreadable, read_press
from tests.exchange import odt_files as o
from tests.exchange import word_files as w

WORDS = w.p("Neue Halle", style="Titel"), w.p("Sie steht im Gewerbegebiet und ist groß.")
SECONDS, BYTES = 10, 150_000_000


def reason(data: bytes, name: str = "meldung.docx") -> str:
    """Why it is refused, in bounded time."""
    start = monotonic()
    with pytest.raises(Unreadable) as refused:
        read_press(data, name)
    assert monotonic() - start < SECONDS
    return refused.value.message


@pytest.fixture
def little_memory():
    """The test takes no more than it may."""
    tracemalloc.start()
    yield
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < BYTES


def with_part(name: str, data: bytes | str, level: int = 9) -> bytes:
    """A good Word file with one more part."""
    out = io.BytesIO(w.word(*WORDS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """The same file whose directory promises other sizes of the text than it has."""
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 63] != b"word/document.xml":
        at = data.index(b"PK\x01\x02", at + 4)
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


@pytest.mark.parametrize("mime", [None, o.MIME], ids=["docx", "odt"])
def test_a_bomb_that_says_its_size_is_not_unpacked(mime, little_memory):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype" if mime else "[Content_Types].xml", mime or "wordprocessingml")
        with archive.open("content.xml" if mime else "word/document.xml", "w") as part:
            for _ in range(200):
                part.write(b" " * 1_000_000)
    assert reason(out.getvalue()) == package.BOMB


def test_a_part_packed_far_too_well_is_a_bomb_however_small_the_whole(little_memory):
    assert reason(with_part("word/theme.xml", b" " * 20_000_000)) == package.BOMB


def test_many_parts_that_are_too_much_together_are_a_bomb(little_memory):
    files = {f"word/media/{n}.png": b"x" * 900_000 for n in range(60)}
    assert reason(w.packed({"word/document.xml": "<a/>"} | files)) == package.BOMB


def test_a_bomb_that_lies_about_its_size_is_cut_off(little_memory):
    big = w.word(*WORDS, w.p("Wort " * 2_000_000))
    assert reason(lying(big, 1_000)) in (package.DAMAGED, package.BOMB)


def test_bombs_in_bombs_are_never_opened(little_memory):
    inner = w.packed({f"{n}.txt": b" " * 900_000 for n in range(20)})
    for _ in range(4):
        inner = w.packed({f"{n}.zip": inner for n in range(9)})
    press = read_press(with_part("word/embeddings/innen.zip", inner), "meldung.docx")
    assert press.title == "Neue Halle"


def test_a_crowd_of_entries_is_refused():
    files = {f"word/{n}.xml": b"" for n in range(package.MOST_ENTRIES + 1)}
    assert "parts" in reason(w.packed(files))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "word/../../x", "C:/x", "word\\..\\x"])
def test_names_that_lead_out_are_refused(name):
    # Python would mend backslashes while writing: the name is put in afterwards
    data = with_part("Q" * len(name), b"x").replace(b"Q" * len(name), name.encode())
    assert "named" in reason(data)


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = with_part("word/document.xml", b"<other/>")
    assert reason(data) == package.DAMAGED


@pytest.mark.parametrize("end", [4, 30, 200, 1_000, -200, -30, -1])
def test_a_file_cut_short_is_called_damaged(end):
    assert reason(w.word(*WORDS, w.p("x" * 3_000))[:end]) == package.DAMAGED


def test_a_byte_flipped_in_the_text_is_noticed():
    data = bytearray(w.word(*WORDS))
    at = data.index(b"word/document.xml") + 60
    data[at] ^= 0xFF
    assert reason(bytes(data)) == package.DAMAGED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_no_office_uses_are_refused(method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("word/document.xml", "<a/>" * 100)
    assert reason(out.getvalue()) == package.DAMAGED


ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE a SYSTEM "http://boese.example/a.dtd">'


@pytest.mark.parametrize("doctype", [ENTITIES, OUTSIDE, REMOTE], ids=["laughs", "file", "remote"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_no_part_may_declare_a_document_type(doctype, encoding, part, little_memory):
    files = w.unpacked(w.word(*WORDS))
    head, rest = files[part].decode().split("?>", 1)
    files[part] = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{rest}'.encode(encoding)
    assert reason(w.packed(files))


@pytest.mark.parametrize("doctype", [ENTITIES, OUTSIDE, REMOTE], ids=["laughs", "file", "remote"])
def test_nor_may_one_of_an_open_document(doctype):
    files = w.unpacked(o.odt(o.p("Neue Halle", "P1")))
    files["content.xml"] = files["content.xml"].decode().replace("?>", f"?>{doctype}", 1)
    assert "document type" in reason(w.packed(files), "meldung.odt")


def test_tables_in_tables_without_end_are_refused():
    deep = "<w:tbl><w:tr><w:tc>" * 60 + w.p("x") + "</w:tc></w:tr></w:tbl>" * 60
    assert reason(w.word(*WORDS, deep))
    deeper = "<w:tbl><w:tr><w:tc>" * 900 + w.p("x") + "</w:tc></w:tr></w:tbl>" * 900
    assert reason(w.word(*WORDS, deeper)) == package.DAMAGED


def test_a_text_without_end_is_refused_before_it_is_read():
    assert "5,000 paragraphs" in reason(w.word(*(w.p(f"Wort {n}") for n in range(30_000))))


@pytest.mark.parametrize(
    "mark", ["<w:ins/>", "<w:sdt/>", "<w:r/>", "<w:bookmarkStart/>", "<m:oMath/>", "<w:hyperlink/>"]
)
def test_a_heap_of_empty_elements_costs_little(mark):
    start = monotonic()
    read_press(w.word(*WORDS, f"<w:p>{mark * 40_000}</w:p>"), "meldung.docx")
    assert monotonic() - start < SECONDS


SEALED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 99
OUTLOOK = SEALED.replace("EncryptedPackage".encode("utf-16-le"), "__substg1.0_0037001F".encode("utf-16-le"))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (SEALED, "without the password"),
        (OUTLOOK, "as .eml"),
        (OLD, "as .docx"),
        (b"{\\rtf1\\ansi Halle}", "as .docx"),
        (b"%PDF-1.7\n%", "docx or .odt"),
        (w.packed({"xl/workbook.xml": "<a/>"}), "text document"),
        (
            w.packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
            "text document",
        ),
        (w.packed({"Index/Document.iwa": "x"}), "Export"),
        (w.packed({"meldung.docx": w.word(*WORDS)}), "Unpack"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
@pytest.mark.parametrize("name", ["meldung.docx", "meldung.txt", ""])
def test_another_format_is_refused_with_what_helps(data, remedy, name):
    assert remedy in reason(data, name)


def test_a_zip_with_a_password_is_told_so():
    data = bytearray(w.word(*WORDS))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    assert reason(bytes(data)) == package.PROTECTED


def test_fifty_megabytes_are_refused_without_a_look():
    assert "50 MB" in reason(b"PK\x03\x04" + b"x" * LARGEST_FILE)


def test_macros_are_dropped_whatever_the_file_is_called():
    press = read_press(with_part("word/vbaProject.bin", b"x"), "meldung.docm")
    assert press.title == "Neue Halle" and any("macros" in note.message for note in press.notes)


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"]
)
@pytest.mark.parametrize("data", [b"", b"<", b"<a/>", b"\xff\xfe", b"<w:document/>", b"PK\x03\x04"])
def test_a_broken_part_is_refused_or_does_without_it(part, data):
    files = w.unpacked(w.word(*WORDS)) | {part: data}
    try:
        press = read_press(w.packed(files), "meldung.docx")
    except Unreadable as refused:
        assert refused.message
    else:
        assert "Neue Halle" in press.words
