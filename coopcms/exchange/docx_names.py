"""The names that Word's XML goes by, in the shape lxml wants them."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A.encode()),
)


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


def loose(data: bytes) -> bytes:
    """The part in the namespaces everybody writes; “strict” files differ in nothing else that matters here."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML; empty where there is none, or no such element."""
    return "" if element is None else element.get(w(name), "")


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:b` is set; without a value it is."""
    return element is not None and value(element) not in ("false", "0", "off", "none")
