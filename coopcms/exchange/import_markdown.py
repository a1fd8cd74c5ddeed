"""Markdown as CommonMark says, with tables, footnotes and the lines on top that some programs write."""

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from coopcms.exchange import note_words as say
from coopcms.exchange.found import Found, Note
from coopcms.exchange.press_bounds import refuse_many

LONGEST, MOST_BRACKETS = 300_000, 5_000  # more is read as plain text: open brackets cost time by their square
_DEEPEST = 60  # blocks in one another
_TOO_DEEP = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*){40}", re.MULTILINE)
_TITLE = re.compile(r"^title:\s*(?P<mark>[\"']?)(?P<title>.+?)(?P=mark)\s*$", re.MULTILINE)
_HEADLINE = re.compile(r"<h1[ >]")
_NOTE_MARK = re.compile(r"\[\^[^\]\n]*\]:?|\^\[")
_ADDRESS = re.compile(r"^[ ]{0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*\S[^\n]*$", re.MULTILINE)
_SIGNS = (
    re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]+\]\((?:https?://|mailto:|/)[^)\s]*\)"),
    re.compile(r"(?<!\w)(\*\*|__)(?=\S)[^\n]{1,200}?\S\1(?!\w)"),
    re.compile(r"^[ ]{0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE),
    re.compile(r"^>[ \t]?\S", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"\[\^\w+\]"),
)


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name is Markdown: a headline by its sign, or two other signs."""
    found = [bool(sign.search(text)) for sign in _SIGNS]
    return found[0] or sum(found) > 1


def can_be_read(text: str) -> bool:
    """Whether the signs can be followed in bounded time and depth."""
    return len(text) <= LONGEST and text.count("[") <= MOST_BRACKETS and not _TOO_DEEP.search(text)


def read_markdown(text: str) -> Found:
    """The words of a Markdown text that `can_be_read`."""
    reader = _reader().use(footnote_plugin).use(front_matter_plugin)
    tokens, env = reader.parse(text, known := {}), known
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    html = reader.renderer.render(tokens, reader.options, env)
    title, notes = _TITLE.search(front), ()
    rest = _TITLE.sub("", front, count=1).split("\n") if title else front.split("\n")
    if title and not _HEADLINE.search(html):
        html = f"<h1>{escape(title['title'])}</h1>{html}"
    elif title:
        rest.insert(0, title[0])
    if lines := tuple(filter(None, (line.strip() for line in rest))):
        notes = (Note(say.FRONT, {}, lines),)
    footnotes = len(env.get("footnotes", {}).get("list", ()))
    return Found(html, notes, (), f"{front}\n{_visible(text)}", footnotes=footnotes)


def _reader() -> MarkdownIt:
    """A reader of one text: rows that leave out cells get them all, so the cells are counted before there are any."""
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    cells = 0

    def counted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        nonlocal cells
        if not silent and table(state, start, end, True):
            cells += _cells(state, start, end)
            refuse_many(cells)
        return table(state, start, end, silent)

    reader.block.ruler.at("table", counted, {"alt": ["paragraph", "reference"]})
    return reader


def _cells(state: StateBlock, start: int, end: int) -> int:
    """The cells of a table that begins here, its rows among them: at most to the next empty line."""
    below = next((line for line in range(start + 1, end) if state.isEmpty(line)), end)
    marks = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]].strip().strip("|")
    return (below - start - 1) * (marks.count("|") + 2)


def _visible(text: str) -> str:
    """The words of the text by themselves, without the signs that give them shape."""
    reader = _reader().use(front_matter_plugin).disable("reference")
    words: list[str] = []
    for token in reader.parse(_ADDRESS.sub("", text)):
        words += _words(token)
    return _NOTE_MARK.sub(" ", "\n".join(words))


def _words(token: Token) -> list[str]:
    if token.type == "inline":
        told = {"text": "{}", "code_inline": "{}", "softbreak": " ", "hardbreak": " "}
        return ["".join(told.get(child.type, "").format(child.content) for child in token.children or ())]
    return [token.content] if token.type in ("fence", "code_block") else []
