"""The text of an OpenDocument file as HTML; what stands beside the text is gathered on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from coopcms.exchange.heads import Line, tags_of
from coopcms.exchange.odt_names import q, short, value
from coopcms.exchange.odt_styles import Styles
from coopcms.exchange.odt_words import LINES, has_words, is_beside, stands_alone, times, words
from coopcms.exchange.press_text import Unreadable
from coopcms.exchange.xml_part import TOO_LONG

MOST_WRITTEN = 100_000  # elements
_TAGS = {"subtitle": "p", "kicker": "p", "lead": "p"}  # roles that are paragraphs with a class
_AROUND = {"quote": "blockquote", "box": "aside"}  # roles that are paragraphs in a block
_TABLES = ("table:table", "table:table-header-rows")
_DRAWN = ("draw:frame", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:g", "draw:line", "draw:path")


@dataclass(slots=True)
class Beside:
    """What is found besides plain words: passages that are not in the draft, pictures, notes, how many boxes."""

    comments: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)  # address, description
    objects: list[str] = field(default_factory=list)  # folders of formulas, charts and tables
    notes: list[str] = field(default_factory=list)  # HTML of footnotes and endnotes in the order of their marks
    boxes: int = 0


class Writer:
    """Goes through the text once; `formula` gives the words of an embedded formula, empty for other objects."""

    def __init__(self, styles: Styles, beside: Beside, formula: Callable[[str], str]):
        self.styles, self.beside, self.formula = styles, beside, formula
        self._out: list[str] = []
        self._later: list[etree._Element] = []  # text boxes that wait for the end of their paragraph
        self._tags: dict[etree._Element, str] = {}
        self._lists: list[str] = []  # names of the styles of the lists that are open
        self._written = 0  # elements, each as often as it stands for itself
        self._heads = False  # within a headline or lead, which need no bold

    def html(self, text: etree._Element) -> str:
        """The whole text, its notes at the end as a list."""
        standing = [one for one in text.iter(*map(q, LINES)) if stands_alone(one) and words(one)]
        lines = [self._line(one) for one in standing]
        self._tags = dict(zip(standing, tags_of(lines), strict=True))
        self._children(text)
        notes = "".join(f"<li>{note}</li>" for note in self.beside.notes)
        return "".join(self._out) + (f"<ol>{notes}</ol>" if notes else "")

    def _line(self, element: etree._Element) -> Line:
        return Line(self._role(element), words(element), self._is_bold(element))

    def _role(self, element: etree._Element) -> str:
        role = self.styles.role(value(element, "text:style-name"))
        if role or short(element) != "text:h":
            return role
        level = value(element, "text:outline-level")
        return f"h{level[0]}" if level[:1] in tuple("123456789") else "h1"

    def _is_bold(self, line: etree._Element) -> bool:
        """Whether all its words are, by the paragraph's style or by spans around each of them."""
        if value(line, "text:style-name") in self.styles.bold:
            return True
        spans = [one for one in line.iterfind(q("text:span")) if value(one, "text:style-name") in self.styles.bold]
        return bool(spans) and "".join(map(words, spans)).replace(" ", "") == words(line).replace(" ", "")

    def _children(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            self._one(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        self._out.append(escape(text or "", quote=False))

    def _one(self, element: etree._Element) -> None:
        name = short(element)
        if name in LINES:
            self._paragraph(element)
        elif name in _WRITERS:
            _WRITERS[name](self, element)
        elif name in _DRAWN:
            self._drawn(element)
        elif not is_beside(name):
            self._children(element)

    def _paragraph(self, element: etree._Element) -> None:
        tag = self._tags.get(element) or self._nested(element)
        bold = value(element, "text:style-name") in self.styles.bold and not tag
        html = _TAGS.get(tag, tag if tag.startswith("h") else "p")
        around = _AROUND.get(tag)
        waiting, self._later, self._heads = self._later, [], tag.startswith("h") or tag in _TAGS
        self._out.append((f"<{around}>" if around else "") + f'<{html} class="{tag}">' + ("<strong>" if bold else ""))
        self._children(element)
        self._out.append(("</strong>" if bold else "") + f"</{html}>" + (f"</{around}>" if around else ""))
        boxes, self._later, self._heads = self._later, waiting, False
        for box in boxes:
            self.beside.boxes += 1
            self._children(box)

    def _nested(self, element: etree._Element) -> str:
        """What a line in a list, table or box is: no headline of the whole."""
        role = self._role(element)
        if role[:1] == "h" and role[1:].isdigit():
            return f"h{min(4, max(2, int(role[1:])))}"
        return role if role in _AROUND else ""

    def _span(self, element: etree._Element) -> None:
        style = value(element, "text:style-name")
        if style in self.styles.hidden:
            self.beside.hidden.append(words(element))
            return
        bold = style in self.styles.bold and not self._heads
        marks = (("strong", bold), ("em", style in self.styles.italic))
        self._around(element, *(tag for tag, is_on in marks if is_on))

    def _around(self, element: etree._Element, *tags: str) -> None:
        self._written += 1
        if self._written > MOST_WRITTEN:  # repeated cells in repeated cells are more than the file has
            raise Unreadable(TOO_LONG)
        self._out.append("".join(f"<{tag}>" for tag in tags))
        self._children(element)
        self._out.append("".join(f"</{tag}>" for tag in reversed(tags)))

    def _link(self, element: etree._Element) -> None:
        self._out.append(f'<a href="{escape(value(element, "xlink:href"))}">')
        self._children(element)
        self._out.append("</a>")

    def _list(self, element: etree._Element) -> None:
        name = value(element, "text:style-name") or (self._lists[-1] if self._lists else "")
        self._lists.append(name)
        tag = "ol" if (name, len(self._lists)) in self.styles.ordered else "ul"
        self._around(element, tag)
        self._lists.pop()

    def _row(self, element: etree._Element) -> None:
        for _time in range(times(element, "table:number-rows-repeated") if has_words(element) else 1):
            self._around(element, "tr")

    def _cell(self, element: etree._Element) -> None:
        around = (short(one) for one in element.iterancestors())
        heads = next((one for one in around if one in _TABLES), "") == "table:table-header-rows"
        styled = {value(one, "text:style-name") for one in element.iterfind(q("text:p"))}
        tag = "th" if heads or (styled and all(map(self.styles.heads_a_column, styled))) else "td"
        for _time in range(times(element, "table:number-columns-repeated")):
            self._around(element, tag)

    def _note(self, element: etree._Element) -> None:
        place = len(self.beside.notes)
        self.beside.notes.append("")
        self._out.append(f"[{place + 1}]")
        outside, self._out = self._out, []
        body = element.find(q("text:note-body"))
        if body is not None:
            self._children(body)
        self.beside.notes[place], self._out = "".join(self._out), outside

    def _annotation(self, element: etree._Element) -> None:
        who = element.findtext(q("dc:creator"), "?")
        said = " ".join(map(words, element.iterfind(q("text:p"))))
        self.beside.comments.append(f"{who}: {said}")

    def _drawn(self, element: etree._Element) -> None:
        """Pictures lie beside, formulas stay in the line, words in boxes and shapes follow the paragraph."""
        about = " ".join(filter(None, (element.findtext(q(name), "") for name in ("svg:title", "svg:desc"))))
        objects = [value(one, "xlink:href").removeprefix("./") for one in element.iterfind(q("draw:object"))]
        if not objects:
            images = (value(one, "xlink:href") for one in element.iterfind(q("draw:image")))
            self.beside.pictures += [(address, about) for address in images if address]
        for folder in objects:
            self._text(self.formula(folder))
            self.beside.objects.append(folder)
        in_line = any(short(one) in LINES for one in element.iterancestors())
        if in_line and has_words(element):
            self._later.append(element)
        else:
            self.beside.boxes += has_words(element)
            self._children(element)

    def _hidden(self, element: etree._Element) -> None:
        if said := words(element) or value(element, "text:string-value"):
            self.beside.hidden.append(said)

    def _section(self, element: etree._Element) -> None:
        hidden = value(element, "text:display") == "none"
        (self._hidden if hidden else self._children)(element)

    def _ruby(self, element: etree._Element) -> None:
        base, above = element.find(q("text:ruby-base")), element.find(q("text:ruby-text"))
        if base is not None:
            self._children(base)
        if above is not None:
            self._text(f" ({words(above)})")

    def _put(self, html: str) -> None:
        self._out.append(html)


_WRITERS = {
    "text:span": Writer._span,
    "text:a": Writer._link,
    "text:list": Writer._list,
    "text:list-item": lambda writer, element: writer._around(element, "li"),
    "text:list-header": lambda writer, element: writer._around(element, "li"),
    "text:note": Writer._note,
    "text:section": Writer._section,
    "text:hidden-text": Writer._hidden,
    "text:hidden-paragraph": Writer._hidden,
    "text:ruby": Writer._ruby,
    "text:line-break": lambda writer, _element: writer._put("<br>"),
    "text:tab": lambda writer, _element: writer._put(" "),
    "text:s": lambda writer, _element: writer._put(" "),
    "table:table": lambda writer, element: writer._around(element, "table"),
    "table:table-row": Writer._row,
    "table:table-cell": Writer._cell,
    "table:covered-table-cell": Writer._cell,
    "office:annotation": Writer._annotation,
}
