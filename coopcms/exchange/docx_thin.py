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
    drop(_joined(root))


def _content(run: etree._Element) -> list[etree._Element]:
    return [one for one in run if one.tag != w("rPr")]


def _joined(root: etree._Element) -> list[etree._Element]:
    """Put the words of neighbours of one look into the first of them, all at once; the others are to be dropped."""
    gone: list[etree._Element] = []
    first, before, look, texts = None, None, None, []
    for run in root.iter(w("r")):
        words, here = _only_words(run), _look(run)
        if words is not None and before is not None and run.getprevious() is before and here == look:
            texts.append(_text(words))
            gone.append(run)
        else:
            _write(first, texts)
            first, texts = words, [] if words is None else [_text(words)]
        before, look = None if words is None else run, here
    _write(first, texts)
    return gone


def _only_words(run: etree._Element) -> etree._Element | None:
    """The one element of a run that holds nothing but words."""
    content = _content(run)
    return content[0] if len(content) == 1 and content[0].tag == w("t") else None


def _write(words: etree._Element | None, texts: list[str]) -> None:
    if words is not None and len(texts) > 1:
        words.text = "".join(texts)
        words.set(_SPACE, "preserve")


def _text(words: etree._Element) -> str:
    """Spaces at the ends count only where the file says so, as in Word."""
    text = words.text or ""
    return text if words.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _look(run: etree._Element) -> tuple:
    looks = run.find(w("rPr"))
    return () if looks is None else tuple(sorted((one.tag, value(one)) for one in looks))
