"""Which marks words had: what of tags gets through, and which marks hold at a place while HTML is read."""

import re
from collections import defaultdict

LEAF_TAGS = {
    **{tag: "p" for tag in ("p", "pre", "address", "dt", "dd", "figcaption", "caption", "summary", "legend")},
    **{"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"},
}
GROUP_TAGS = {
    **{"ul": "ul", "menu": "ul", "ol": "ol", "li": "li", "blockquote": "quote", "aside": "box"},
    **{"table": "table", "tr": "row", "td": "cell", "th": "cell"},
}
MARK_TAGS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
# dissolve, but words on both sides of them are not one paragraph
BOUNDARY_TAGS = frozenset(
    ("html", "head", "body", "div", "section", "article", "header", "footer", "main", "nav", "hgroup", "search")
    + ("form", "fieldset", "select", "optgroup", "option", "figure", "dl", "details", "dialog", "center", "hr")
    + ("thead", "tbody", "tfoot", "colgroup", "col", "video", "audio", "object")
)
# their content is not for reading
HIDDEN_TAGS = frozenset(("script", "style", "template", "title", "iframe", "noembed", "noframes"))
VOID_TAGS = frozenset(
    ("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param")
    + ("source", "track", "wbr")
)

_LANG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8}){0,3}", re.IGNORECASE | re.ASCII)
_SCHEME = re.compile(r"(https?)://(?=[^/\\])|(mailto|tel):(?=.)", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ADDRESS_LENGTH = 2000


def safe_href(href: str) -> str:
    """The address as we store it, or "": https, http, mailto, tel, a path of this site or a place on this page."""
    href = re.sub(r"\s", "%20", _NOT_IN_ADDRESS.sub("", href).strip())
    if len(href) > _ADDRESS_LENGTH:
        return ""
    if found := _SCHEME.match(href):
        return found.group().lower() + href[found.end() :]
    if href.startswith("#"):
        return href
    own_path = href.startswith("/") and href[1:2] not in ("/", "\\")  # browsers read both as another host
    return href if own_path else ""


def safe_lang(code: str) -> str:
    """The language code in lower case, or "" where it is none."""
    code = code.strip().replace("_", "-")
    return code.lower() if _LANG.fullmatch(code) else ""


class _Mark:
    """One mark of one open tag."""

    __slots__ = ("open", "text")

    def __init__(self, text: str):
        self.text, self.open = text, True


class OpenMarks:
    """The open inline tags. Each step costs the same however many are open."""

    def __init__(self):
        self._tags = defaultdict(list)  # tag -> the marks of each open one
        self._names = defaultdict(list)  # em, strong, a, lang, q -> its marks, the innermost last
        self._quotes = 0
        self._now: list[str] | None = []  # None: to be found out anew

    def start(self, tag: str, attrs: dict) -> None:
        marks = [_Mark(text) for text in self._texts(tag, attrs)]
        self._tags[tag].append(marks)
        self._now = None if marks else self._now
        for mark in marks:
            self._names[mark.text.partition(":")[0]].append(mark)

    def end(self, tag: str) -> None:
        if self._tags[tag]:
            for mark in self._tags[tag].pop():
                mark.open, self._now = False, None

    def now(self) -> list[str]:
        """The marks of a word that stands here: of links and languages the innermost, of quotes the outermost."""
        if self._now is None:
            alive = [(name, marks) for name, marks in self._names.items() if self._alive(name)]
            self._now = sorted(marks[0 if name == "q" else -1].text for name, marks in alive)
        return self._now

    def _alive(self, name: str) -> bool:
        marks = self._names[name]
        while marks and not marks[-1].open:
            marks.pop()
        if name == "q" and marks and not marks[0].open:
            marks[:] = [mark for mark in marks if mark.open]
        return bool(marks)

    def _texts(self, tag: str, attrs: dict) -> list[str]:
        texts = [MARK_TAGS[tag]] if tag in MARK_TAGS else []
        if tag == "a" and (href := safe_href(attrs.get("href", ""))):
            texts.append(f"a:{href}")
        if tag == "q":
            self._quotes += 1
            texts.append(f"q:{self._quotes}")
        if lang := safe_lang(attrs.get("lang", "")):
            texts.append(f"lang:{lang}")
        return texts
