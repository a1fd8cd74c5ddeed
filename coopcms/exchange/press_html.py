"""Press texts in HTML: headline and standfirst are found by tags and by the class names in use for them."""

from collections.abc import Iterator

from coopcms.blocks.html import read_html
from coopcms.blocks.normal import normal
from coopcms.blocks.shape import BREAK, HEADINGS, Block, leaf, walk
from coopcms.blocks.text import plain
from coopcms.exchange.pictures import keep
from coopcms.exchange.press_builder import PressBuilder
from coopcms.exchange.press_text import PressText, fits, is_dateline, is_label

_TOP = 3  # blocks among which labels stand
_CLASSES = {
    "kicker": {"kicker", "overline", "eyebrow", "topline", "dachzeile"},
    "subtitle": {"subtitle", "sub-title", "subline", "subheadline", "untertitel", "unterzeile"},
    "lead": {"lead", "intro", "standfirst", "teaser", "vorspann", "anreisser"},
}


def from_press_html(html: str, title: str = "") -> PressText:
    """The parts of a page. What stands around the text, such as its menu, stays in the body: nothing is lost.

    `title` is what it may be called if it has no headline; else the title bar says so.
    """
    builder = PressBuilder()
    body = _labels_apart(normal(read_html(html, builder)))
    title, siblings, at = _headline(body, title or builder.title)
    parts = {"title": title}
    if siblings is not None:
        while at and (name := _above(siblings[at - 1], parts)):
            at -= 1
            parts[name] = _line(siblings.pop(at))
        for name, is_it in (("subtitle", _is_subtitle), ("lead", _is_lead)):
            if is_it(siblings[at : at + 2]):
                parts[name] = _line(siblings.pop(at))
    pictures, notes = keep(builder.pictures)
    return PressText(**parts, body=normal(_bare(body)), pictures=pictures, notes=(*builder.notes, *notes))


def _labels_apart(body: list[Block]) -> list[Block]:
    """A label or a dateline on top that only a line break parts from what follows is a paragraph of its own."""
    out: list[Block] = []
    for at, block in enumerate(body):
        runs, start = block.get("runs", ()), 0
        while at < _TOP and (end := _break_after(runs, start)) > start:
            first = leaf("p", runs[start:end], block["attrs"])
            if block["type"] != "p" or not (is_label(_line(first)) or is_dateline(_line(first))):
                break
            out.append(first)
            start = end + 1
        out.append({**block, "runs": runs[start:]} if start < len(runs) else block)
    return out


def _break_after(runs: list, start: int) -> int:
    """The place of the next line break; `start` if there is none."""
    return next((at for at in range(start, len(runs)) if runs[at][0] == BREAK), start)


def _headline(body: list, page_title: str) -> tuple[str, list | None, int]:
    """(title, the blocks it stood among, its place there); it is taken out of them. None: it stood nowhere."""
    firsts = [place for place in _places(body) if place[2]["attrs"].get("tag") == "h1"]
    if not firsts and fits("title", page_title):
        firsts = [place for place in _places(body) if _line(place[2]) == page_title][:1]
        if not firsts:
            return page_title if body else "", None, 0
    firsts = firsts or [place for place in _places(body) if place[2]["type"] in HEADINGS] or _short(body)
    if not firsts or not fits("title", _line(firsts[0][2])):
        return "", None, 0
    siblings, at, block = firsts[0]
    del siblings[at]
    return _line(block), siblings, at


def _places(blocks: list) -> Iterator[tuple[list, int, Block]]:
    """(blocks it stands among, place there, leaf) of every leaf in reading order."""
    for at, block in enumerate(blocks):
        if "children" in block:
            yield from _places(block["children"])
        else:
            yield blocks, at, block


def _short(body: list) -> list[tuple[list, int, Block]]:
    return [place for place in _places(body) if len(_line(place[2])) <= 160 and not is_dateline(_line(place[2]))]


def _above(block: Block, parts: dict) -> str:
    """Which part not found yet the block before a headline is; "" if none."""
    if "kicker" not in parts and _is_kicker(block):
        return "kicker"
    is_it = "dateline" not in parts and block["type"] == "p" and is_dateline(_line(block))
    return "dateline" if is_it else ""


def _is_kicker(block: Block) -> bool:
    named = _has_class(block, "kicker") or ("runs" in block and is_label(_line(block)))
    return bool(named) and fits("kicker", _line(block))


def _is_subtitle(blocks: list) -> bool:
    """Of a block and the next: one called so, or a second headline with an ordinary paragraph after it; short."""
    if len(blocks) < 2 or not fits("subtitle", _line(blocks[0])):
        return False
    return _has_class(blocks[0], "subtitle") or (blocks[0]["type"] == "h2" and blocks[1]["type"] == "p")


def _is_lead(blocks: list) -> bool:
    """Of a block and the next: a paragraph called or printed as one, with text after it."""
    if len(blocks) < 2 or blocks[0]["type"] != "p" or not fits("lead", _line(blocks[0])):
        return False
    bold = all("strong" in marks for text, marks in blocks[0]["runs"] if text != BREAK and not text.isspace())
    return _has_class(blocks[0], "lead") or bold


def _has_class(block: Block, part: str) -> bool:
    return block["type"] == "p" and bool(_CLASSES[part] & block["attrs"].get("class", frozenset()))


def _line(block: Block) -> str:
    return " ".join(plain([block]).split())


def _bare(body: list) -> list[Block]:
    for block in walk(body):
        block["attrs"] = {name: value for name, value in block["attrs"].items() if name not in ("tag", "class")}
    return body
