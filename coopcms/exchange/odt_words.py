"""What people see in a part of an OpenDocument text, and where in the text a paragraph stands."""

from collections.abc import Iterator

from lxml import etree

from coopcms.exchange.odt_names import short, value

LINES = ("text:p", "text:h")
_MOST_REPEATED = 50  # cells or rows that one element stands for
_BESIDE = ("office:annotation", "text:tracked-changes", "svg:title", "svg:desc", "text:note", "office:forms")
_SPACES = ("text:line-break", "text:tab", "text:s", *LINES)
_FLOWING = ("text:section", "text:index-body", "text:table-of-content", "text:index-title", "text:soft-page-break")


def words(element: etree._Element) -> str:
    """The words below an element, without notes, comments and what was struck out."""
    return " ".join("".join(_pieces(element)).split())


def has_words(element: etree._Element) -> bool:
    """Whether there are any; stops at the first."""
    return any(piece.strip() for piece in _pieces(element))


def is_beside(name: str) -> bool:
    """Whether what an element holds is no part of the text."""
    return name in _BESIDE or name.startswith("form:")


def stands_alone(line: etree._Element) -> bool:
    """Whether a paragraph is no part of a list, table, note, box or comment."""
    around = (short(one) for one in line.iterancestors())
    return next((name == "office:text" for name in around if name not in _FLOWING), False)


def times(element: etree._Element, name: str) -> int:
    """How often an element stands for itself; a file may claim any number."""
    number = value(element, name)
    return max(1, min(_MOST_REPEATED, int(number))) if number.isdigit() and len(number) < 9 else 1


def _pieces(element: etree._Element) -> Iterator[str]:
    """Every text below, in order, and spaces where a reader sees some."""
    name = short(element)
    if name in _SPACES:
        yield " "
    yield element.text or ""
    for child in element:
        if not is_beside(short(child)):
            yield from _pieces(child)
        yield child.tail or ""
    if name in LINES:
        yield " "
