"""The HTML of a mail: what mail programs mark as signature or as an earlier mail is kept apart while it is read."""

import re

from coopcms.exchange.press_builder import PressBuilder

_SIGNATURES = {"moz-signature", "gmail_signature", "signature", "applemailsignature", "x_signature"}
_EARLIER = {"gmail_quote", "moz-cite-prefix", "yahoo_quoted", "outlookmessageheader", "gmail_attr", "protonmail_quote"}
_REST = {"divrplyfwdmsg", "appendonsend", "x_divrplyfwdmsg", "reply-intro"}  # all that follows is an earlier mail
_NAMES = re.compile(r"[\w-]+")
_BREAKS = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "blockquote", "table")
VOID = ("br", "img", "hr", "input", "meta", "link", "wbr", "col", "area", "base", "source")


class MailBuilder(PressBuilder):
    """`signature` and `earlier` are the texts kept apart."""

    def __init__(self):
        super().__init__()
        self._apart = {"signature": [], "earlier": []}
        self._into, self._depth = "", 0  # which of them is being read, and how many tags deep

    @property
    def signature(self) -> str:
        return _lines(self._apart["signature"])

    @property
    def earlier(self) -> str:
        return _lines(self._apart["earlier"])

    def start(self, tag: str, attrs: dict) -> None:
        into = self._into or _apart_from(tag, attrs)
        if not into:
            super().start(tag, attrs)
            return
        if not self._into:
            super().start("div", {})  # words before and after are not one paragraph
        self._into = into
        self._depth += tag not in VOID
        if tag in _BREAKS:
            self._apart[_part(into)].append("\n")

    def end(self, tag: str) -> None:
        if not self._into:
            super().end(tag)
        elif tag not in VOID and tag not in ("html", "body"):
            self._depth -= 1
            if self._depth <= 0 and self._into != "rest":
                self._into = ""

    def data(self, text: str) -> None:
        if self._into:
            self._apart[_part(self._into)].append(" ".join(text.splitlines()))
        else:
            super().data(text)


def _apart_from(tag: str, attrs: dict) -> str:
    """signature, earlier, or rest for what hides all that follows; empty for the mail's own words."""
    names = {name.lower() for name in _NAMES.findall(f"{attrs.get('class', '')} {attrs.get('id', '')}")}
    if names & _REST:
        return "rest"
    if names & _EARLIER or (tag == "blockquote" and attrs.get("type", "").lower() == "cite"):
        return "earlier"
    return "signature" if names & _SIGNATURES else ""


def _part(into: str) -> str:
    return "signature" if into == "signature" else "earlier"


def _lines(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))
