"""The XML of a Word text made plain: one wording out of several, and every word where a reader sees it.

What is taken out is noted in `Gone`, so that the report can name it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from coopcms.exchange.docx_names import MC, M, V, is_on, value, w
from coopcms.exchange.docx_styles import Styles

_FALLBACK, _CHOICE = f"{{{MC}}}Fallback", f"{{{MC}}}Choice"
_WRAPPERS = tuple(
    w(name) for name in ("ins", "moveTo", "dir", "bdo", "smartTag", "customXml", "sdtContent", "ruby", "rt", "rubyBase")
)  # around words that stay
_DROPPED = tuple(w(name) for name in ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sdtPr"))
_DELETED = (w("del"), w("moveFrom"))
_TEXTS = (w("t"), w("delText"))
_BOXES, _PICTURES = w("txbxContent"), (w("drawing"), w("pict"), w("object"))


@dataclass(slots=True)
class Gone:
    """What was found besides plain words: passages that are not in the draft, and how many of each other thing."""

    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)  # words in drawings that are no text boxes
    inserted: int = 0
    boxes: int = 0
    fields: int = 0
    comments: int = 0


def make_plain(root: etree._Element, styles: Styles, gone: Gone) -> None:
    """Change the tree in place; afterwards it holds only what mammoth can read."""
    _choose(root)
    _accept_changes(root, gone)
    _hide(root, styles, gone)
    _place_boxes(root, gone)
    _write_formulas(root, gone)
    gone.comments += sum(1 for _ in root.iter(w("commentReference")))
    _drop_drawings(root, gone)
    _fill_in(root, gone)
    unwrap(root, (*_WRAPPERS, w("sdt")))
    for element in list(root.iter(w("cr"))):
        element.tag = w("br")


def text_of(element: etree._Element) -> str:
    """The words below an element, paragraphs and cells apart."""
    parts = []
    for one in element.iter(*_TEXTS, w("p"), w("br"), w("tab"), w("cr"), f"{{{M}}}t"):
        parts.append(one.text or "" if one.tag in (*_TEXTS, f"{{{M}}}t") else " ")
    return " ".join("".join(parts).split())


def unwrap(root: etree._Element, names: Iterable[str]) -> None:
    """Put what stands in these elements into their places."""
    for element in reversed(list(root.iter(*names))):
        _replace(element, list(element))


def drop(elements: Iterable[etree._Element]) -> None:
    """Take elements out with all that is in them."""
    for element in list(elements):
        if (parent := element.getparent()) is not None:
            parent.remove(element)


def _replace(element: etree._Element, others: Iterable[etree._Element]) -> None:
    if (parent := element.getparent()) is not None:
        for one in others:
            element.addprevious(one)
        parent.remove(element)


def _choose(root: etree._Element) -> None:
    """Of things that are written twice, for new and for old programs, the first wording counts."""
    for both in list(root.iter(f"{{{MC}}}AlternateContent")):
        choice = next((one for one in both if one.tag == _CHOICE and len(one)), both.find(_FALLBACK))
        _replace(both, [] if choice is None else list(choice))


def _accept_changes(root: etree._Element, gone: Gone) -> None:
    """What was put in stays, what was struck out goes."""
    drop(root.iter(*_DROPPED))
    rows = [mark.getparent().getparent() for mark in root.iter(w("del")) if mark.getparent().tag == w("trPr")]
    inside = [one for one in root.iter(*_DELETED) if len(one)]
    gone.deleted += filter(None, map(text_of, [*rows, *(one for one in inside if not _within(one, _DELETED))]))
    gone.inserted += sum(1 for one in root.iter(w("ins"), w("moveTo")) if len(one))
    drop([*rows, *inside])


def _hide(root: etree._Element, styles: Styles, gone: Gone) -> None:
    runs = [run for run in root.iter(w("r")) if _is_hidden(run, styles)]
    gone.hidden += filter(None, map(text_of, runs))
    drop(runs)


def _is_hidden(run: etree._Element, styles: Styles) -> bool:
    looks = run.find(w("rPr"))
    if looks is None:
        return False
    said = looks.find(w("vanish"))
    return is_on(said) if said is not None else value(looks.find(w("rStyle"))) in styles.hidden


def _place_boxes(root: etree._Element, gone: Gone) -> None:
    """The paragraphs of a text box follow the one it hangs on, in the order of the boxes."""
    ends: dict[etree._Element, etree._Element] = {}
    for box in list(root.iter(_BOXES)):
        anchor = next((one for one in box.iterancestors(w("p"))), None)
        gone.boxes += 1
        if anchor is None:
            continue
        last = ends.get(anchor, anchor)
        for block in list(box):
            last.addnext(block)
            last = block
        ends[anchor] = last


def _write_formulas(root: etree._Element, gone: Gone) -> None:
    for formula in list(root.iter(f"{{{M}}}oMath")):
        if _within(formula, (f"{{{M}}}oMath",)):
            continue
        text = "".join(one.text or "" for one in formula.iter(f"{{{M}}}t", w("t")))
        gone.formulas += filter(None, [text.strip()])
        formula.getparent().replace(formula, _run(text))
    unwrap(root, (f"{{{M}}}oMathPara",))


def _drop_drawings(root: etree._Element, gone: Gone) -> None:
    """Pictures are kept aside by their files; words drawn as shapes are told."""
    drawn = [one for one in root.iter(*_PICTURES) if not _within(one, _PICTURES)]
    for one in drawn:
        words = (part.text or "" for part in one.iter() if isinstance(part.tag, str) and part.tag.endswith("}t"))
        lettering = (part.get("string", "") for part in one.iter(f"{{{V}}}textpath"))
        gone.shapes += filter(None, (" ".join(text.split()) for text in (*words, *lettering)))
    drop(drawn)


def _fill_in(root: etree._Element, gone: Gone) -> None:
    """Form fields show what was chosen in them; the field itself stays behind."""
    for data in list(root.iter(w("ffData"))):
        gone.fields += 1
        chosen, mark = data.find(w("ddList")), data.getparent()
        if chosen is not None and (text := _chosen(chosen)):
            mark.getparent().addnext(_run(text))
        elif (box := data.find(w("checkBox"))) is not None:
            checked = box.find(w("checked"))
            ticked = is_on(checked if checked is not None else box.find(w("default")))
            mark.getparent().addnext(_run("☒" if ticked else "☐"))
        mark.remove(data)
    for field_code in root.iter(w("instrText")):
        if "FORMCHECKBOX" in (field_code.text or ""):
            field_code.text = ""


def _chosen(chosen: etree._Element) -> str:
    entries = [value(one) for one in chosen.iterfind(w("listEntry"))]
    number = value(chosen.find(w("result"))) or value(chosen.find(w("default"))) or "0"
    return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""


def _run(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    words = etree.SubElement(run, w("t"))
    words.text = text
    return run


def _within(element: etree._Element, names: Iterable[str]) -> bool:
    return next((True for _ in element.iterancestors(*names)), False)
