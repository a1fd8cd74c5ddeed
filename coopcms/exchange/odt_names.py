"""The names that OpenDocument's XML goes by, in the shape lxml wants them."""

from lxml import etree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "form": f"{_OASIS}form:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
}
_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}


def q(name: str) -> str:
    """`text:p` as lxml spells it."""
    prefix, _colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def short(element: etree._Element) -> str:
    """An element's name as OpenDocument spells it; what is from elsewhere has no prefix."""
    namespace, _brace, local = element.tag[1:].partition("}")
    return f"{_PREFIXES.get(namespace, '')}:{local}"


def value(element: etree._Element | None, name: str) -> str:
    """An attribute; empty where there is none, or no such element."""
    return "" if element is None else element.get(q(name), "")
