"""Which marks hold at a place while HTML is read; unclosed and crossed tags do no harm."""

from collections import defaultdict

from coopcms.blocks.marks import safe_href, safe_lang
from coopcms.blocks.tags import MARK_TAGS


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
