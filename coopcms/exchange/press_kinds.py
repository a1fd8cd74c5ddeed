"""Which kind of file this is, by its bytes first and its name second; what is none we read is told what helps."""

import codecs
import re

from coopcms.errors import msg
from coopcms.exchange.import_mail import is_pasted_mail, is_raw_mail
from coopcms.exchange.import_markdown import can_be_read, looks_like_markdown
from coopcms.exchange.package import PROTECTED, Package
from coopcms.exchange.press_text import Unreadable

DOCX, ODT, HTML, MARKDOWN, MAIL, PLAIN = "docx", "odt", "html", "markdown", "mail", "plain"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_ODT = "application/vnd.oasis.opendocument.text"
_NAMES = {
    HTML: re.compile(r"\.x?html?$", re.IGNORECASE),
    MARKDOWN: re.compile(r"\.(?:md|markdown|mdown)$", re.IGNORECASE),
}
_MAIL_NAME = re.compile(r"\.eml$", re.IGNORECASE)
_HTML_START = re.compile(r"\s*<(?:!doctype\s+html|!--|(?:html|head|body|main|article|div|h1|h2|p)[\s>])", re.IGNORECASE)

_OLD_WORD = msg("This is a file of the old Word format (.doc). Save it in Word as .docx and read it in again.")
_OUTLOOK = msg("This is a mail in Outlook’s own format (.msg). Save it as .eml, or copy its text and paste it here.")
_PDF = msg("A PDF keeps how a text looks, not what it consists of. Please read in the .docx or .odt it was made from.")
_RTF = msg("The format RTF is not read. Open the file in your writing program and save it as .docx or .odt.")
_PICTURE = msg("This is a picture, not a text. Please read in the text it belongs to.")
_SHEET = msg("This is a spreadsheet or a presentation. Copy the text into a text document and read that in.")
_PAGES = msg("This is a file of Pages. Export it there as Word file (.docx) and read that in.")
_ARCHIVE = msg("This is an archive of several files. Unpack it and read in the text by itself.")


def opened(data: bytes) -> Package | None:
    """What is packed, None for what may be a text. Raises Unreadable for other formats."""
    if data.startswith(ZIP):
        return Package(data)
    if data.startswith(_OLE):
        raise Unreadable(_ole(data))
    if data.startswith(b"%PDF"):
        raise Unreadable(_PDF)
    if data.startswith(b"{\\rtf"):
        raise Unreadable(_RTF)
    if data.startswith(_PICTURES):
        raise Unreadable(_PICTURE)
    return None


def is_stored_mail(data: bytes, name: str) -> bool:
    """Whether these bytes are a mail as programs store it, in whatever encodings its parts are."""
    return bool(_MAIL_NAME.search(name)) or is_raw_mail(data)


def kind_of_text(text: str, name: str) -> str:
    """What a text is written in: as its name says, else as it begins and what signs it has."""
    named = next((kind for kind, ending in _NAMES.items() if ending.search(name)), "")
    if not named and is_pasted_mail(text):
        return MAIL
    if not named and _HTML_START.match(text):
        return HTML
    if (named or looks_like_markdown(text) and MARKDOWN) == MARKDOWN:
        return MARKDOWN if can_be_read(text) else PLAIN
    return named or PLAIN


def kind_of_package(package: Package) -> str:
    """docx or odt. Raises Unreadable for other formats."""
    if package.read("mimetype").decode("ascii", "replace").startswith(_ODT):
        return ODT
    names = package.names
    if any(name.startswith("word/") for name in names) or b"wordprocessingml" in package.read("[Content_Types].xml"):
        return DOCX
    if any(name.startswith(("xl/", "ppt/")) for name in names) or "content.xml" in package:
        raise Unreadable(_SHEET)
    raise Unreadable(_PAGES if any(name.endswith(".iwa") for name in names) else _ARCHIVE)


def _ole(data: bytes) -> str:
    """The container of old Office files tells by its folders what it holds."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PROTECTED
    return _OUTLOOK if "__substg1.0_".encode("utf-16-le") in data else _OLD_WORD
