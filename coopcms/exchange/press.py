"""A press text from a file or from what was pasted: one door for every format.

Every word that people see in the file stands in the draft or is named in the notes of the report.
"""

from dataclasses import replace

from coopcms.blocks.validate import is_body
from coopcms.errors import msg
from coopcms.exchange import note_words as say
from coopcms.exchange import press_kinds as kinds
from coopcms.exchange.found import Found, Note
from coopcms.exchange.import_docx import read_docx
from coopcms.exchange.import_mail import read_mail, read_pasted_mail
from coopcms.exchange.import_markdown import read_markdown
from coopcms.exchange.import_odt import read_odt
from coopcms.exchange.package import Package
from coopcms.exchange.press_bounds import refuse_large
from coopcms.exchange.press_html import from_press_html
from coopcms.exchange.press_plain import from_press_plain
from coopcms.exchange.press_text import PressText, Unreadable
from coopcms.exchange.quotes_marked import mark_quotes
from coopcms.exchange.words_lost import lost

LARGEST_FILE = 50_000_000  # bytes of a file that may hold pictures
_PACKED = {kinds.DOCX: read_docx, kinds.ODT: read_odt}
_WORDS = {kinds.MARKDOWN: read_markdown, kinds.MAIL: read_pasted_mail}


def read_press(data: bytes, filename: str) -> PressText:
    """The press text in a file of this name; raises Unreadable, which says why and what helps."""
    if not data.strip():
        raise Unreadable(msg("The file is empty."))
    if len(data) > LARGEST_FILE:
        raise Unreadable(msg("The file is larger than 50 MB. Save the text without its pictures and read it in again."))
    package = kinds.opened(data)
    found = _with_quotes(_from_packed(package) if package else _from_words(data, filename))
    if not any(map(str.isalnum, found.words)):
        raise Unreadable(msg("The file holds no words."))
    if not is_body(found.body):
        raise Unreadable(
            msg("The file holds far too many paragraphs. Please save the press text in a file of its own.")
        )
    return found


def _with_quotes(text: PressText) -> PressText:
    marked = mark_quotes(text.body, text.lead)
    notes = (Note(say.OPEN_MARKS, {}, marked.open_marks),) if marked.open_marks else ()
    return replace(text, body=marked.body, quotes=marked.quotes, notes=(*text.notes, *notes))


def _from_packed(package: Package) -> PressText:
    kind = kinds.kind_of_package(package)
    return _from_found(_PACKED[kind](package), kind)


def _from_words(data: bytes, filename: str) -> PressText:
    if kinds.is_stored_mail(data, filename):
        return _from_found(read_mail(data), kinds.MAIL)
    text = _decoded(data)
    kind = kinds.kind_of_text(text, filename)
    if kind in _WORDS:
        return _from_found(_WORDS[kind](text), kind)
    return replace((from_press_html if kind == kinds.HTML else from_press_plain)(text), form=kind)


def _from_found(found: Found, kind: str) -> PressText:
    """The parts of a file's HTML with its notes; words of the file that are in neither are a note of their own."""
    text = from_press_html(found.html, found.title)
    notes = (*text.notes, *found.notes)
    passages = " ".join(passage for note in notes for passage in note.passages)
    missing = lost(found.visible, f"{text.words}\n{passages}")
    pictures = (*text.pictures, *found.pictures)
    return replace(text, form=kind, pictures=pictures, notes=(*notes, *missing), footnotes=found.footnotes)


def _decoded(data: bytes) -> str:
    refuse_large(len(data))
    try:
        text = data.decode("utf-16" if data.startswith(kinds.UTF16) else "utf-8-sig")
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
