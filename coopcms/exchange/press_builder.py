"""Blocks of a page or document with what led to them: tags, classes, title bar, and what could not be taken along."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from coopcms.blocks.builder import Builder
from coopcms.blocks.marks import safe_href
from coopcms.blocks.shape import Block
from coopcms.exchange import note_words as say
from coopcms.exchange.found import Note
from coopcms.exchange.pictures import Offered
from coopcms.exchange.press_bounds import refuse_many, refuse_wordy

_BACK = re.compile(r"#\D*ref\D*\d+$")  # from a footnote to its mark: of no use where nothing can be clicked
_DATA = re.compile(r"data:image/[\w.+-]*(;base64)?(?:;[^,]*)?,", re.IGNORECASE)
_EMBEDDED = ("iframe", "video", "audio", "object", "embed", "canvas")
_NUMBERS = ("data-picture", "data-document")  # of ours: they say nothing elsewhere
_FIELDS = ("input", "select", "textarea")


class PressBuilder(Builder):
    """Keeps for each block the tag and the classes it had, and the page's title apart from its words."""

    def __init__(self):
        super().__init__()
        self._title, self._title_open = [], 0  # 1 while the first title element is read, 2 after it
        self._back = False  # within a link from a footnote back to its mark
        self._said: dict[str, list[str]] = {}
        self.pictures: list[Offered] = []
        self._blocks, self._letters = 0, 0  # placed and read so far

    def start(self, tag: str, attrs: dict) -> None:
        if tag == "title" and not self._title_open:
            self._title_open = 1
        if tag == "a":
            self._back = bool(_BACK.search(attrs.get("href", "")))
            attrs = self._link(attrs)
        elif tag == "img":
            self._picture(attrs)
        elif tag == "figure":
            attrs = {name: value for name, value in attrs.items() if name not in _NUMBERS}
        elif tag in _EMBEDDED and (where := attrs.get("src") or attrs.get("data")):
            self._say(say.EMBEDDED, where)
        elif tag in _FIELDS and attrs.get("type") != "hidden":
            self._say(say.ENTRIES, attrs.get("value") or attrs.get("placeholder") or "")
        super().start(tag, attrs)

    def end(self, tag: str) -> None:
        if tag == "title" and self._title_open:
            self._title_open = 2
        self._back = self._back and tag != "a"
        super().end(tag)

    def data(self, text: str) -> None:
        if self._title_open == 1:
            self._title.append(text)
        if not (self._back and text.strip("↑↩︎^ \n") == ""):
            self._letters += 0 if self._hidden else len(" ".join(text.split()))
            refuse_wordy(self._letters)
            super().data(text)

    def _place(self, block: Block) -> None:
        self._blocks += 1
        refuse_many(self._blocks)
        super()._place(block)

    def attrs_of(self, tag: str, attrs: dict) -> dict:
        classes = frozenset(attrs.get("class", "").lower().split())
        return super().attrs_of(tag, attrs) | {"tag": tag, "class": classes}

    @property
    def title(self) -> str:
        """The words of the title bar."""
        return " ".join("".join(self._title).split())

    @property
    def notes(self) -> tuple[Note, ...]:
        """What could not be taken along."""
        return tuple(
            Note(message, {}, tuple(dict.fromkeys(filter(None, passages)))) for message, passages in self._said.items()
        )

    def _say(self, message: str, passage: str) -> None:
        self._said.setdefault(message, []).append(" ".join(passage.split())[:300])

    def _link(self, attrs: dict) -> dict:
        """Links within the page lose their address, for its places get lost; so do those that may not be."""
        href = attrs.get("href", "").strip()
        if href and not href.startswith("#") and safe_href(href):
            return attrs
        if href and not href.startswith("#"):
            self._say(say.LINKS, href)
        return {name: value for name, value in attrs.items() if name != "href"}

    def _picture(self, attrs: dict) -> None:
        src, alt = attrs.get("src", "").strip(), attrs.get("alt", "")
        if kind := _DATA.match(src):
            name = f"bild-{len(self.pictures) + 1}"
            self.pictures.append(Offered(name, lambda: _unpacked(src[kind.end() :], bool(kind[1])), alt))
        elif src or alt:
            self._say(say.REMOTE, f"{alt} ({src})" if alt and src else src or alt)


def _unpacked(text: str, is_base64: bool) -> bytes:
    """The bytes of a picture that stands in the page itself; none where they cannot be read."""
    try:
        return base64.b64decode(unquote_to_bytes(text)) if is_base64 else unquote_to_bytes(text)
    except (binascii.Error, ValueError):
        return b""
