"""Word files: made plain by us, read by mammoth, and what neither takes over is named.

mammoth gets a file of our own making: text, styles, numbering and notes, without pictures and without a way outside.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator

import mammoth
from lxml import etree

from coopcms.errors import msg
from coopcms.exchange.docx_clean import Gone, drop, make_plain, text_of
from coopcms.exchange.docx_fields import spell_fields
from coopcms.exchange.docx_lines import set_styles
from coopcms.exchange.docx_names import RELS, A, R, V, value, w
from coopcms.exchange.docx_notes import notes_on
from coopcms.exchange.docx_package import Word
from coopcms.exchange.docx_styles import MAP, styles_of, with_ours
from coopcms.exchange.docx_thin import make_thin
from coopcms.exchange.found import Found
from coopcms.exchange.package import DAMAGED, Package
from coopcms.exchange.pictures import Offered, keep
from coopcms.exchange.press_bounds import refuse_many, refuse_wordy
from coopcms.exchange.press_text import Unreadable
from coopcms.exchange.xml_part import TOO_LONG

LONGEST, MOST = 5_000_000, 80_000  # bytes and elements of the plain XML: mammoth takes about a second for 10,000
MOST_RUNS = 60_000  # stretches of words, before those that look alike are joined
_NOTES = ("footnote", "endnote")
_DRAWN = (w("drawing"), w("pict"))
_HYPERLINK = f"{R}/hyperlink"
_TANGLED = msg("Tables stand in tables too deep to be read. Please make the text plainer and read it in again.")
_BROKEN_INSIDE = (LookupError, ValueError, AttributeError, TypeError)  # what mammoth says of files it cannot follow


def read_docx(package: Package) -> Found:
    """The words, pictures and peculiarities of a Word file. Raises Unreadable."""
    word, gone = Word(package), Gone()
    sheet = word.tree_of("styles")
    styles, reaching = styles_of(sheet), []
    texts = {"document": word.tree(word.main)}
    texts |= {f"{kind}s": root for kind in _NOTES if (root := word.tree_of(f"{kind}s")) is not None}
    if sum(1 for root in texts.values() for _ in root.iter(w("r"))) > MOST_RUNS:
        raise Unreadable(TOO_LONG)
    offered = list(_offered(word, texts["document"]))
    for root in texts.values():
        make_plain(root, styles, gone)
    visible = "\n".join(map(text_of, texts.values()))
    _refuse_more(texts, visible)
    for root in texts.values():
        reaching += spell_fields(root)
        make_thin(root)
    _refuse_long(texts)
    footnotes = _drop_lost_notes(texts)
    _drop_lost_links(word, texts)
    set_styles(texts["document"], styles)
    pictures, notes = keep(offered)
    html = _by_mammoth(_rewritten(word, texts | {"styles": with_ours(sheet)}))
    return Found(html, (*notes_on(word, gone, reaching), *notes), pictures, visible, footnotes=footnotes)


def _refuse_more(texts: dict[str, etree._Element], visible: str) -> None:
    lines = (line for root in texts.values() for line in root.iter(w("p")))
    refuse_many(sum(1 for line in lines if line.find(f".//{w('t')}") is not None))
    refuse_wordy(len(visible))


def _refuse_long(texts: dict[str, etree._Element]) -> None:
    if sum(1 for root in texts.values() for _ in root.iter()) > MOST:
        raise Unreadable(TOO_LONG)


def _offered(word: Word, document: etree._Element) -> Iterator[Offered]:
    """The pictures in the order of the text, then those that stand nowhere in it."""
    alts = _alts(word, document)
    names = [*alts, *(name for name in word.package.names if "/media/" in f"/{name}" and name not in alts)]
    for name in names:
        yield Offered(name, lambda name=name: word.package.read(name), alts.get(name, ""))


def _alts(word: Word, document: etree._Element) -> dict[str, str]:
    """Pictures that stand in the text, with their descriptions."""
    targets = {one.id: one.target for one in word.relations if one.kind == "image" and not one.outside}
    told, found = _descriptions(document), {}
    for picture in document.iter(f"{{{A}}}blip", f"{{{V}}}imagedata"):
        name = targets.get(picture.get(f"{{{R}}}embed") or picture.get(f"{{{R}}}id") or "")
        if name and name not in found and name in word.package:
            found[name] = told.get(next(picture.iterancestors(*_DRAWN), None), "")
    return found


def _descriptions(document: etree._Element) -> dict[etree._Element, str]:
    """What is first said of each drawing, in or around others, in one walk: all that are open hear of it at once."""
    told, waiting = {}, []
    for event, one in etree.iterwalk(document, events=("start", "end")):
        if event == "end":
            if waiting and waiting[-1] is one:
                waiting.pop()
            continue
        if one.tag in _DRAWN:
            waiting.append(one)
        if waiting and (about := one.get("descr") or one.get("alt")):
            told |= dict.fromkeys(waiting, about)
            waiting.clear()
    return told


def _drop_lost_notes(texts: dict[str, etree._Element]) -> int:
    """References to notes that do not exist lead nowhere; how many are left."""
    left = 0
    for kind in _NOTES:
        root = texts.get(f"{kind}s")
        known = set() if root is None else {value(one, "id") for one in root.iterfind(w(kind))}
        marks = [mark for text in texts.values() for mark in text.iter(w(f"{kind}Reference"))]
        lost = [mark for mark in marks if value(mark, "id") not in known]
        left += len(marks) - len(lost)
        drop(lost)
    return left


def _drop_lost_links(word: Word, texts: dict[str, etree._Element]) -> None:
    """A link without a target keeps its words."""
    for name, root in texts.items():
        part = word.main if name == "document" else _part(word, name)
        known = {one.id for one in word.relations_of(part) if one.kind == "hyperlink"}
        for link in root.iter(w("hyperlink")):
            if link.get(f"{{{R}}}id") not in known:
                link.attrib.pop(f"{{{R}}}id", None)


def _rewritten(word: Word, texts: dict[str, etree._Element]) -> io.BytesIO:
    """A Word file of nothing but these parts, and of links for readers."""
    file = io.BytesIO()
    parts = {f"word/{name}.xml": etree.tostring(root, encoding="UTF-8") for name, root in texts.items()}
    if sum(map(len, parts.values())) > LONGEST:
        raise Unreadable(TOO_LONG)
    if (numbering := word.tree_of("numbering")) is not None:
        parts["word/numbering.xml"] = etree.tostring(numbering, encoding="UTF-8")
    for name, part in (("document", word.main), *((f"{kind}s", _part(word, f"{kind}s")) for kind in _NOTES)):
        parts[f"word/_rels/{name}.xml.rels"] = _links(word, part)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return file


def _part(word: Word, kind: str) -> str:
    return next(iter(word.of_kind(kind)), "")


def _links(word: Word, part: str) -> bytes:
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})
    for one in word.relations_of(part) if posixpath.basename(part) else ():
        if one.kind == "hyperlink":
            about = {"Id": one.id, "Type": _HYPERLINK, "Target": one.target, "TargetMode": "External"}
            etree.SubElement(root, f"{{{RELS}}}Relationship", about)
    return etree.tostring(root)


def _by_mammoth(file: io.BytesIO) -> str:
    try:
        return mammoth.convert_to_html(file, style_map=MAP, include_embedded_style_map=False).value
    except RecursionError:
        raise Unreadable(_TANGLED) from None
    except _BROKEN_INSIDE:
        raise Unreadable(DAMAGED) from None
