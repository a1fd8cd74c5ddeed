"""One XML part of a stranger's file as a tree: without document types, entities or anything fetched."""

from contextlib import suppress
from xml.parsers import expat

from lxml import etree

from coopcms.errors import msg
from coopcms.exchange.package import DAMAGED
from coopcms.exchange.press_text import Unreadable

LARGEST, MOST = 20_000_000, 400_000  # bytes and elements of one part
TOO_LONG = msg("The text of the file is far longer than a press text. Please save the press text in a file of its own.")
_TYPED = msg(
    "The file declares a document type, as no writing program does and attacks do. Copy the text into a new file."
)


class _Seen(Exception):
    """The root element has begun: no document type can follow."""


def tree(data: bytes) -> etree._Element:
    """The root element. Raises Unreadable for what is no XML, too large, too deep, or declares a document type."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LONG)
    if _declares_a_type(data):
        raise Unreadable(_TYPED)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(DAMAGED) from None
    if sum(1 for _ in root.iter()) > MOST:
        raise Unreadable(TOO_LONG)
    if root.getroottree().docinfo.doctype:  # in an encoding that expat does not know
        raise Unreadable(_TYPED)
    return root


def _declares_a_type(data: bytes) -> bool:
    """Looks at the prologue only, in whatever encoding it is, so it costs nothing."""
    found = []

    def declared(*_about) -> None:
        found.append(True)
        raise _Seen

    def begun(*_about) -> None:
        raise _Seen

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = declared, begun
    with suppress(_Seen, expat.ExpatError):
        parser.Parse(data, True)
    return bool(found)
