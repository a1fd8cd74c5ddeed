"""Word's fields: links are spelled so that mammoth reads them, all others show what they showed last."""

import re

from lxml import etree

from coopcms.exchange.docx_clean import unwrap
from coopcms.exchange.docx_names import value, w

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))')
_REACHES_OUT = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|RD|DATABASE)\b\s*(.{0,200})", re.DOTALL
)


def spell_fields(root: etree._Element) -> list[str]:
    """Change the tree in place; the answer names the fields that would have fetched something."""
    _spell_simple(root)
    return [text for code in _codes(root) if (text := _spelled(code))]


def _spell_simple(root: etree._Element) -> None:
    """A field in one element becomes one of several marks, if it is a link."""
    for field in root.iter(w("fldSimple")):
        around = [_mark("begin"), _code(value(field, "instr")), _mark("separate"), *list(field), _mark("end")]
        for one in around:
            field.append(one)
    unwrap(root, (w("fldSimple"),))


def _codes(root: etree._Element) -> list[list[etree._Element]]:
    """The parts of every field's code: a field's code may stand in pieces, and another field within it."""
    codes: list[list[etree._Element]] = []
    open_fields: list[list[etree._Element] | None] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        if element.tag == w("instrText"):
            if open_fields and open_fields[-1] is not None:
                open_fields[-1].append(element)
            continue
        match value(element, "fldCharType"):
            case "begin":
                open_fields.append([])
            case "separate" if open_fields:
                codes += [open_fields[-1]] if open_fields[-1] else []
                open_fields[-1] = None
            case "end" if open_fields:
                codes += [code] if (code := open_fields.pop()) else []
    return codes + [code for code in open_fields if code]


def _spelled(code: list[etree._Element]) -> str:
    """Write a link's address alone; of what reaches out, the answer is its words."""
    text = "".join(part.text or "" for part in code)
    for part in code:
        part.text = ""
    if link := _LINK.match(text):
        code[0].text = f'HYPERLINK "{link[1] or link[2] or ""}"'
    reaching = _REACHES_OUT.match(text)
    return f"{reaching[1]} {' '.join(reaching[2].split())}" if reaching else ""


def _mark(kind: str) -> etree._Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar"), {w("fldCharType"): kind})
    return run


def _code(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("instrText")).text = text
    return run
