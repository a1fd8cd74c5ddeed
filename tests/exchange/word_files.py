"""Word files made by hand, part by part: as Word writes them, as LibreOffice does, and as nobody should."""

import io
import zipfile
from html import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORD = {  # id → name, as a German Word writes them
    "Titel": "Title",
    "Untertitel": "Subtitle",
    "berschrift1": "heading 1",
    "berschrift2": "heading 2",
    "berschrift3": "heading 3",
    "Zitat": "Quote",
    "Listenabsatz": "List Paragraph",
    "Vorspann": "Vorspann",
}
GERMAN = {  # names as typists and older programs give them
    "T": "Titel",
    "U": "Untertitel",
    "H1": "Überschrift 1",
    "H2": "Überschrift 2",
    "Z": "Zitat",
}
NUMBERING = f"""{HEAD}<w:numbering {NAMES}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def run(text: str, *looks: str) -> str:
    """Words with these looks: b, i, vanish …; a line end in them is a line break."""
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{''.join(f'<w:{look}/>' for look in looks)}</w:rPr>{words}</w:r>"


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph; a string that is no XML becomes a run."""
    looks = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{looks}</w:pPr>{inner}</w:p>"


def item(text: str, number: int = 1, level: int = 0) -> str:
    """An item of a list: number 1 has bullets, 2 has figures."""
    more = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, style="Listenabsatz", more=more)


def table(*rows: list[str], header: bool = False) -> str:
    """A table of plain cells; with a first row that Word repeats as header if asked for."""
    marks = ["<w:trPr><w:tblHeader/></w:trPr>" if header and not at else "" for at in range(len(rows))]
    cells = ["".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows]
    lines = "".join(f"<w:tr>{mark}{line}</w:tr>" for mark, line in zip(marks, cells, strict=True))
    return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"


def link(text: str, relation: str) -> str:
    """Words that lead to the target of this relation."""
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def note_mark(number: int, kind: str = "footnote") -> str:
    """The mark of a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(*texts: str, kind: str = "footnote") -> str:
    """The part with the notes, numbered from 1; numbers 0 and -1 are the lines that Word draws above them."""
    lines = f'<w:{kind} w:type="separator" w:id="0">{p("")}</w:{kind}>'
    found = "".join(f'<w:{kind} w:id="{at}">{p(text)}</w:{kind}>' for at, text in enumerate(texts, 1))
    return f"{HEAD}<w:{kind}s {NAMES}>{lines}{found}</w:{kind}s>"


def picture(relation: str, alt: str = "") -> str:
    """A picture in the line of text."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{escape(alt)}"/><a:graphic><a:graphicData>'
        f'<a:blip r:embed="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def box(*paragraphs: str) -> str:
    """A text box, written twice as Word does: for itself and for old programs."""
    words = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wp:anchor><a:graphic><wps:txbx>{words}</wps:txbx></a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def styles(names: dict[str, str], more: str = "") -> str:
    """A style sheet of paragraph styles by id and name."""
    each = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{name}"/></w:style>'
        for one, name in names.items()
    )
    return f"{HEAD}<w:styles {NAMES}>{each}{more}</w:styles>"


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """A part's relations: id → (last word of the type, target); a target with a scheme lies outside."""
    each = "".join(
        f'<Relationship Id="{one}" Type="{TYPES}/{kind}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for one, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def word(*blocks: str, rels: dict | None = None, parts: dict | None = None, names: dict | None = None) -> bytes:
    """A .docx of these blocks; `parts` are further files by name, `rels` further relations of the text."""
    parts = {name: data for name, data in (parts or {}).items()}
    own = {"s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml")}
    own |= {
        name: (name, f"{name}.xml") for name in ("footnotes", "endnotes", "comments") if f"word/{name}.xml" in parts
    }
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"d": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(own | (rels or {})),
        "word/styles.xml": styles(WORD if names is None else names),
        "word/numbering.xml": NUMBERING,
    }
    return packed(files | parts)


def packed(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
