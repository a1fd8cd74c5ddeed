"""One XML part of a stranger's file as a tree: without document types, entities or anything fetched."""

from lxml import etree

from coopcms.errors import msg
from coopcms.exchange.package import DAMAGED
from coopcms.exchange.press_text import Unreadable

LARGEST, MOST = 20_000_000, 400_000  # bytes and elements of one part
TOO_LONG = msg("The text of the file is far longer than a press text. Please save the press text in a file of its own.")
_TYPED = msg(
    "The file declares a document type, as no writing program does and attacks do. Copy the text into a new file."
)


def tree(data: bytes) -> etree._Element:
    """The root element. Raises Unreadable for what is no XML, too large, too deep, or declares a document type."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LONG)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(DAMAGED) from None
    if root.getroottree().docinfo.doctype:
        raise Unreadable(_TYPED)
    if sum(1 for _ in root.iter()) > MOST:
        raise Unreadable(TOO_LONG)
    return root
