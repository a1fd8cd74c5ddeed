"""Word's XML made small before it is read: what says nothing to us goes, and neighbours that look alike are one run.

Word splits a sentence at every correction; a text of ordinary length has ten times the elements it needs.
"""

from lxml import etree

from coopcms.exchange.docx_clean import drop
from coopcms.exchange.docx_names import value, w

_IDLE = tuple(
    w(name)
    for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "permStart", "permEnd", "sectPr")
    + ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "tblGrid", "tblPr", "softHyphen")
)
_RUN_LOOKS = {w("b"), w("i"), w("rStyle")}
_LINE_LOOKS = {w("pStyle"), w("numPr"), w("rPr")}
_KEPT = {w("rPr"): _RUN_LOOKS | {w("del")}, w("pPr"): _LINE_LOOKS, w("trPr"): {w("tblHeader")}}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def make_thin(root: etree._Element) -> None:
    """Change the tree in place; nothing that a reader sees changes."""
    drop(root.iter(*_IDLE))
    for looks in list(root.iter(*_KEPT)):
        drop([one for one in looks if one.tag not in _KEPT[looks.tag]])
        looks.attrib.clear()
        if not len(looks):
            drop([looks])
    drop([run for run in root.iter(w("r")) if not _content(run)])
    for run in list(root.iter(w("r"))):
        _join(run)


def _content(run: etree._Element) -> list[etree._Element]:
    return [one for one in run if one.tag != w("rPr")]


def _join(run: etree._Element) -> None:
    """Put the words of this run into the one before it if both hold nothing but words of one look."""
    before = run.getprevious()
    if before is None or before.tag != w("r") or _look(before) != _look(run):
        return
    first, last = _content(before), _content(run)
    if len(first) == len(last) == 1 and first[0].tag == last[0].tag == w("t"):
        last[0].text = _text(first[0]) + _text(last[0])
        last[0].set(_SPACE, "preserve")
        drop([before])


def _text(words: etree._Element) -> str:
    """Spaces at the ends count only where the file says so, as in Word."""
    text = words.text or ""
    return text if words.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _look(run: etree._Element) -> tuple:
    looks = run.find(w("rPr"))
    return () if looks is None else tuple(sorted((one.tag, value(one)) for one in looks))
