"""Every word that people see in a file is in the draft or named in the report, whatever the file consists of."""

import re
from collections import Counter
from email.message import EmailMessage
from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coopcms.blocks.normal import normal
from coopcms.blocks.validate import problems
from coopcms.exchange.press import read_press
from tests.exchange import odt_files as o
from tests.exchange import word_files as w

WORDS = st.sampled_from(
    ("Haus", "Größe", "Lehrer:innen", "Mai", "12", "A–B", "„ja", "nein“", "»so«", "sagt", "Anna", "Beispiel,", "(neu)")
    + ("&", "Ende.", "Warum?", "so:", "é", "un-", "Siegen,", "den", "24.11.2026", "Pressemitteilung", "Von:", '"gut"')
)
LINE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
LISTED = st.lists(LINE, min_size=1, max_size=3)
BLOCK = st.one_of(
    st.tuples(
        st.sampled_from(["p", "bold", "quote", "note", "box", "gone", "hidden", "remark", "link", "break"]), LINE
    ),
    st.tuples(st.sampled_from(["h1", "h2", "h3", "title", "subtitle"]), LINE),
    st.tuples(st.sampled_from(["ul", "ol", "nested", "table"]), LISTED),
)
DOCUMENT = st.lists(BLOCK, max_size=9)
RUNS = settings(max_examples=40, deadline=None)
WORD_STYLES = {
    "h1": "berschrift1",
    "h2": "berschrift2",
    "h3": "berschrift3",
    "title": "Titel",
    "subtitle": "Untertitel",
}
ODT_STYLES = {"title": "P1", "subtitle": "Subtitle", "quote": "P2", "bold": "PB"}


def words(text: str) -> Counter:
    return Counter(re.findall(r"\w+", text))


def said_in(document: list) -> Counter:
    return words(" ".join(" ".join(inner) if isinstance(inner, list) else inner for _kind, inner in document))


def told(data: bytes, name: str) -> Counter:
    """The words of the draft and those that the report names; the draft's body is a body."""
    press = read_press(data, name)
    assert problems(press.body) == [] and normal(press.body) == press.body
    return words(" ".join([press.words, *(passage for note in press.notes for passage in note.passages)]))


def word_block(kind: str, inner) -> str:
    match kind:
        case "bold":
            return w.p(w.run(inner, "b"))
        case "quote":
            return w.p(inner, style="Zitat")
        case "box":
            return w.p("Anfang", w.box(w.p(inner)))
        case "gone":
            return w.p("Anfang", f'<w:del w:id="1"><w:r><w:delText>{escape(inner)}</w:delText></w:r></w:del>')
        case "hidden":
            return w.p("Anfang", w.run(inner, "vanish"))
        case "remark":
            return w.p(f'<w:ins w:id="1">{w.run(inner)}</w:ins>')
        case "link":
            return w.p(f"<w:fldSimple w:instr='HYPERLINK \"https://a.example\"'>{w.run(inner)}</w:fldSimple>")
        case "break":
            return w.p(inner.replace(" ", "\n"))
        case "ul" | "ol":
            return "".join(w.item(one, 1 if kind == "ul" else 2) for one in inner)
        case "nested":
            return "".join(w.item(one, 1, level) for level, one in enumerate(inner))
        case "table":
            return w.table(inner, inner[::-1]) if len(inner) > 1 else w.table(inner)
    return w.p(inner, style=WORD_STYLES.get(kind, ""))


def odt_block(kind: str, inner) -> str:
    match kind:
        case "box":
            return o.p(f"Anfang{o.box(o.p(inner))}")
        case "note":
            return o.p(f"Anfang{o.note(inner)}")
        case "hidden":
            return o.p(f"Anfang{o.span(inner, 'V')}")
        case "remark":
            return o.p(f"Anfang<office:annotation>{o.p(inner)}</office:annotation>")
        case "link":
            return o.p(f"Anfang {o.link(inner, 'https://a.example')}")
        case "break":
            return o.p("<text:line-break/>".join(map(escape, inner.split(" "))))
        case "h1" | "h2" | "h3":
            return o.h(inner, int(kind[1]))
        case "ul" | "ol":
            return o.listed(*inner, style="L1" if kind == "ul" else "L2")
        case "nested":
            return o.listed(*(o.p(one) + o.listed(one) for one in inner))
        case "table":
            return o.table(inner, inner[::-1])
    return o.p(inner, ODT_STYLES.get(kind, "Text_20_body"))


def html_block(kind: str, inner) -> str:
    lines = [escape(one) for one in (inner if isinstance(inner, list) else [inner])]
    match kind:
        case "ul" | "ol" | "nested":
            tag = "ol" if kind == "ol" else "ul"
            return f"<{tag}>{''.join(f'<li>{one}</li>' for one in lines)}</{tag}>"
        case "table":
            return f"<table><tr>{''.join(f'<td>{one}</td>' for one in lines)}</tr></table>"
        case "quote":
            return f"<blockquote><p>{lines[0]}</p></blockquote>"
        case "h1" | "h2" | "h3":
            return f"<{kind}>{lines[0]}</{kind}>"
        case "break":
            return f"<p>{lines[0].replace(' ', '<br>')}</p>"
    return f"<p>{lines[0]}</p>"


def markdown_block(kind: str, inner) -> str:
    lines = [re.sub(r"([*_#>`&|-])", r"\\\1", one) for one in (inner if isinstance(inner, list) else [inner])]
    match kind:
        case "ul" | "nested":
            return "".join(f"{'  ' * at}- Wort {one}\n" for at, one in enumerate(lines)) + "\n"
        case "ol":
            return "".join(f"1. Wort {one}\n" for one in lines) + "\n"
        case "table":
            cells = " | ".join(lines)
            return f"| {cells} |\n|{'---|' * len(lines)}\n| {cells} |\n\n"
        case "quote":
            return f"> Wort {lines[0]}\n\n"
        case "h1" | "h2" | "h3":
            return f"{'#' * int(kind[1])} {lines[0]}\n\n"
        case "note":
            return f"Anfang[^1].\n\n[^1]: Wort {lines[0]}\n\n"
    return f"Wort {lines[0]}\n\n"


def mail(text: str, **html: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "anna@beispiel.example", "Neue Halle"
    message.set_content(text)
    if html:
        message.add_alternative(html["html"], subtype="html")
    return bytes(message)


@RUNS
@given(DOCUMENT)
@example([("title", "Haus"), ("table", ["12", "Mai"]), ("nested", ["a", "b", "c"]), ("gone", "Ende.")])
@example([("h1", "Haus"), ("h1", "Mai"), ("bold", "so:"), ("p", "„ja sagt Anna")])
def test_of_word_files(document):
    notes = [inner for kind, inner in document if kind == "note"]
    marks = [w.p("Anfang", w.note_mark(at)) for at in range(1, len(notes) + 1)]
    blocks = [word_block(kind, inner) for kind, inner in document if kind != "note"]
    data = w.word(w.p("Wort"), *blocks, *marks, parts={"word/footnotes.xml": w.notes(*notes)} if notes else {})
    assert said_in(document) <= told(data, "a.docx")


@RUNS
@given(DOCUMENT)
@example([("table", ["12", "Mai"]), ("nested", ["a", "b"]), ("remark", "Ende."), ("box", "Haus")])
def test_of_open_documents(document):
    data = o.odt(o.p("Wort"), *(odt_block(kind, inner) for kind, inner in document))
    assert said_in(document) <= told(data, "a.odt")


@RUNS
@given(DOCUMENT)
def test_of_pages(document):
    page = "".join(html_block(kind, inner) for kind, inner in document)
    assert said_in(document) <= told(f"<p>Wort</p>{page}".encode(), "a.html")


@RUNS
@given(DOCUMENT)
@example([("note", "Haus"), ("note", "Mai")])
def test_of_markdown(document):
    page = "".join(markdown_block(kind, inner) for kind, inner in document)
    assert said_in(document) <= told(f"Wort\n\n{page}".encode(), "a.md")


@RUNS
@given(
    DOCUMENT,
    st.booleans(),
    st.sampled_from(["", "\n\nViele Grüße\nAnna", "\n\n> Haus\n> Mai", "\n\nAm 3. Mai schrieb K:\nHaus"]),
)
def test_of_mails(document, as_page, end):
    lines = [" ".join(inner) if isinstance(inner, list) else inner for _kind, inner in document]
    page = (
        "".join(html_block(kind, inner) for kind, inner in document) + f"<p>{end.strip().replace(chr(10), '<br>')}</p>"
    )
    data = mail("x", html=f"<p>Wort</p>{page}") if as_page else mail("Wort\n\n" + "\n\n".join(lines) + end)
    assert said_in(document) + words(end.replace(">", "")) <= told(data, "a.eml")


@RUNS
@given(
    st.lists(LINE, min_size=1, max_size=12),
    st.sampled_from(["Betreff: Neue Halle\nVon: Anna\n\n", "Titel\n\n", "# Titel\n\n"]),
)
def test_of_what_is_pasted(lines, head):
    lines = [line.replace("un-", "un") for line in lines]  # a hyphen at a line's end joins what it parts
    named = re.sub(r"Betreff|Von|#", "", head)
    assert words(named + "\n".join(lines)) <= told((head + "\n".join(lines)).encode(), "")
