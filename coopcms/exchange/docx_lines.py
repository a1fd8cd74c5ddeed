"""The paragraphs and tables of a Word text with our own styles on them: headlines, quotes, header rows."""

from lxml import etree

from coopcms.exchange.docx_clean import drop, text_of
from coopcms.exchange.docx_names import is_on, value, w
from coopcms.exchange.docx_styles import OURS, PREFIX, Styles
from coopcms.exchange.heads import Line, tags_of

_LISTED = "list"  # a role that only this module gives


def set_styles(root: etree._Element, styles: Styles) -> None:
    """Give every paragraph of the body the style of what it is, and every table its header row."""
    body = root.find(w("body"))
    standing = [] if body is None else [one for one in body.iterfind(w("p")) if text_of(one)]
    lines = [_line(paragraph, styles) for paragraph in standing]
    tags = dict(zip(standing, tags_of(lines), strict=True))
    deeper = any(tag == "h1" for tag in tags.values())
    for paragraph in root.iter(w("p")):
        _set_style(paragraph, tags[paragraph] if paragraph in tags else _nested(paragraph, styles, deeper), styles)
    for table in root.iter(w("tbl")):
        _set_header(table)


def _line(paragraph: etree._Element, styles: Styles) -> Line:
    role = styles.role(_style(paragraph)) or _level(paragraph)
    if not role and _is_listed(paragraph, styles):
        role = _LISTED
    return Line(role, text_of(paragraph), _is_bold(paragraph, styles))


def _nested(paragraph: etree._Element, styles: Styles, deeper: bool) -> str:
    """What a paragraph in a table or box is: no headline of the whole."""
    role = styles.role(_style(paragraph))
    level = int(role[1:]) if role[:1] == "h" and role[1:].isdigit() else 0
    return f"h{min(4, max(2, level + deeper))}" if level else "h3" if role == "title" else role


def _style(paragraph: etree._Element) -> str:
    return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


def _level(paragraph: etree._Element) -> str:
    level = value(paragraph.find(f"{w('pPr')}/{w('outlineLvl')}"))
    return f"h{int(level) + 1}" if level.isdigit() and int(level) < 9 else ""


def _is_listed(paragraph: etree._Element, styles: Styles) -> bool:
    own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return value(own) != "0" if own is not None else _style(paragraph) in styles.listed


def _set_style(paragraph: etree._Element, tag: str, styles: Styles) -> None:
    looks = paragraph.find(w("pPr"))
    if tag in OURS:
        looks = etree.SubElement(paragraph, w("pPr")) if looks is None else looks
        drop(looks.findall(w("pStyle")) + looks.findall(w("numPr")))
        looks.append(etree.Element(w("pStyle"), {w("val"): PREFIX + tag}))
        if tag.startswith("h") or tag in ("lead", "subtitle", "kicker"):
            drop(paragraph.iter(w("b")))
    elif looks is not None and looks.find(w("numPr")) is None and _style(paragraph) in styles.listed:
        number, level = styles.listed[_style(paragraph)]
        numbers = etree.SubElement(looks, w("numPr"))
        etree.SubElement(numbers, w("ilvl"), {w("val"): level})
        etree.SubElement(numbers, w("numId"), {w("val"): number})


def _is_bold(paragraph: etree._Element, styles: Styles) -> bool:
    """Whether all its words are bold, by themselves or by the paragraph's style."""
    by_style = _style(paragraph) in styles.bold
    runs = [run for run in paragraph.iter(w("r")) if text_of(run)]
    return bool(runs) and all(_is_bold_run(run, by_style) for run in runs)


def _is_bold_run(run: etree._Element, by_style: bool) -> bool:
    said = run.find(f"{w('rPr')}/{w('b')}")
    return by_style if said is None else is_on(said)


def _set_header(table: etree._Element) -> None:
    """A first row that is bold throughout heads its columns, whether or not Word was told so."""
    rows = table.findall(w("tr"))
    if len(rows) < 2 or any(row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows):
        return
    if _is_bold_row(rows[0]) and not all(map(_is_bold_row, rows[1:])):
        looks = rows[0].find(w("trPr"))
        if looks is None:
            looks = etree.Element(w("trPr"))
            rows[0].insert(0, looks)
        etree.SubElement(looks, w("tblHeader"))
        drop(rows[0].iter(w("b")))


def _is_bold_row(row: etree._Element) -> bool:
    runs = [run for run in row.iter(w("r")) if text_of(run)]
    return bool(runs) and all(_is_bold_run(run, False) for run in runs)
