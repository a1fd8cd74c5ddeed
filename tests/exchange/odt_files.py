"""OpenDocument texts made by hand, with the styles and turns of phrase that LibreOffice writes."""

from html import escape

from tests.exchange.word_files import packed

O = "urn:oasis:names:tc:opendocument:xmlns:"  # noqa: E741
NAMES = " ".join(
    [
        *(
            f'xmlns:{prefix}="{O}{name}:1.0"'
            for prefix, name in (
                ("office", "office"),
                ("style", "style"),
                ("text", "text"),
                ("table", "table"),
                ("draw", "drawing"),
                ("svg", "svg-compatible"),
                ("fo", "xsl-fo-compatible"),
                ("form", "form"),
            )
        ),
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MIME = "application/vnd.oasis.opendocument.text"
AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="PB" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>"
)


def p(inner: str, style: str = "Text_20_body") -> str:
    """A paragraph; what is no XML is escaped."""
    return f'<text:p text:style-name="{style}">{_inner(inner)}</text:p>'


def h(inner: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{_inner(inner)}</text:h>'


def span(text: str, style: str) -> str:
    """Words with a style: B is bold, I italic, V hidden."""
    return f'<text:span text:style-name="{style}">{escape(text)}</text:span>'


def link(text: str, address: str) -> str:
    return f'<text:a xlink:type="simple" xlink:href="{escape(address)}">{escape(text)}</text:a>'


def listed(*items: str, style: str = "L1") -> str:
    """A list; an item is text, or text and a list in it."""
    each = "".join(f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in items)
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:list{name}>{each}</text:list>"


def note(text: str, kind: str = "footnote") -> str:
    """A footnote with its mark."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def table(*rows: list[str], header: bool = False) -> str:
    """A table; its first row is marked as header, or its cells have LibreOffice's style for headers."""
    lines = [
        "".join(f"<table:table-cell>{p(cell, style)}</table:table-cell>" for cell in row)
        for style, row in zip(
            ["Table_20_Contents" if header else "Table_20_Heading"] + ["Table_20_Contents"] * 9, rows, strict=False
        )
    ]
    each = [f"<table:table-row>{line}</table:table-row>" for line in lines]
    first = f"<table:table-header-rows>{each[0]}</table:table-header-rows>" if header else each[0]
    return f"<table:table>{first}{''.join(each[1:])}</table:table>"


def picture(name: str, about: str = "") -> str:
    """A picture in the line."""
    return f'<draw:frame><draw:image xlink:href="{name}"/><svg:title>{escape(about)}</svg:title></draw:frame>'


def box(*paragraphs: str) -> str:
    """A text box."""
    return f"<draw:frame><draw:text-box>{''.join(paragraphs)}</draw:text-box></draw:frame>"


def odt(*blocks: str, parts: dict | None = None, master: str = "") -> bytes:
    """An .odt of these blocks; `master` stands among the pages' heads and feet."""
    body = f"<office:body><office:text>{''.join(blocks)}</office:text></office:body>"
    styles = f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
    common = '<style:style style:name="Title" style:display-name="Titel"/><style:style style:name="Quotations"/>'
    pages = f"<office:master-styles><style:master-page>{master}</style:master-page></office:master-styles>"
    files = {
        "mimetype": MIME,
        "content.xml": f"{HEAD}<office:document-content {NAMES}>{styles}{body}</office:document-content>",
        "styles.xml": f"{HEAD}<office:document-styles {NAMES}><office:styles>{common}</office:styles>{pages}"
        "</office:document-styles>",
    }
    return packed(files | (parts or {}))


def _inner(text: str) -> str:
    return text if "<" in text else escape(text)
