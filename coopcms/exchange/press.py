"""A press text from a file, HTML or plain: its head, lead and body; every visible word is in one of them."""

import codecs
import re

from coopcms.blocks.text import plain
from coopcms.blocks.validate import is_body
from coopcms.errors import msg
from coopcms.exchange.press_html import from_press_html
from coopcms.exchange.press_plain import from_press_plain
from coopcms.exchange.press_text import PressText, Unreadable

LARGEST = 2_000_000  # bytes
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_FORMATS = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_HTML_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_HTML_START = re.compile(r"\s*<(?:!doctype\s+html|!--|(?:html|head|body|main|article|div|h1|h2|p)[\s>])", re.IGNORECASE)


def read_press(data: bytes, filename: str) -> PressText:
    """The press text in a file of this name; raises Unreadable, which says why and what helps."""
    text = _decoded(data)
    is_html = _HTML_NAME.search(filename) or _HTML_START.match(text)
    found = from_press_html(text) if is_html else from_press_plain(text)
    words = (found.kicker, found.dateline, found.title, found.subtitle, found.lead, plain(found.body))
    if not any(map(str.isalnum, "".join(words))):
        raise Unreadable(msg("The file holds no words."))
    if not is_body(found.body):
        raise Unreadable(
            msg("The file holds far too many paragraphs. Please save the press text in a file of its own.")
        )
    return found


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise Unreadable(msg("The file is empty."))
    if len(data) > LARGEST:
        raise Unreadable(msg("The file is larger than 2 MB. A press text is not: please leave out pictures."))
    if data.startswith(_OTHER_FORMATS):
        raise Unreadable(msg("This is not a text file. Save the text as HTML or as plain text (UTF-8)."))
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_not_unicode(data)) from None
    if "\0" in text:
        raise Unreadable(msg("The file holds NUL bytes, so it is not a text. Save it as plain text (UTF-8)."))
    return text


def _not_unicode(data: bytes) -> str:
    """Zero bytes tell a program's file from a text in an older encoding."""
    if b"\0" in data:
        return msg("This is not a text file. Save the text as HTML or as plain text (UTF-8).")
    return msg("The file is not in UTF-8. Open it in your editor, save it with the encoding UTF-8 and import it again.")
