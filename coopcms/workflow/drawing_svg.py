"""A workflow as a picture in SVG: drawn from numbers, escaped, in the colour of the text around it."""

import re
from xml.sax.saxutils import escape

from coopcms.workflow.definition import Definition
from coopcms.workflow.drawing_layout import BOX, EDGE, LINE, MIDDLE, PAD, TITLE, Arrow, Box, Layout, Text, layout
from coopcms.workflow.drawing_plan import Say
from coopcms.workflow.reasons import msg

HERE = msg("here")
ABOUT = msg("The states from top to bottom: %(states)s.")
ABOUT_HERE = msg("The item is here: %(state)s.")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STYLE = """
svg { color: #1b1d26; background: #fff; font: 14px "Source Sans 3", "Segoe UI", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { svg { color: #e9e8e4; background: #16181f; } }
.flow-box { fill: none; stroke: currentColor; stroke-width: 1.5; }
.flow-box.flow-here { stroke-width: 4; }
.flow-name, .flow-here-word { font-size: 15px; font-weight: 650; text-anchor: middle; fill: currentColor; }
.flow-label { fill: currentColor; }
.flow-line { fill: none; stroke: currentColor; stroke-width: 1.5; }
.flow-alone { stroke-dasharray: 5 4; }
.flow-head, .flow-start, .flow-here-dot { fill: currentColor; }
"""


def inline(definition: Definition, say: Say, here: str = "") -> str:
    """The picture for a page, which brings the style; `here` names the state that is marked."""
    return _svg(definition, say, here, "")


def standing_alone(definition: Definition, say: Say) -> str:
    """The picture as a file of its own, for light and dark grounds."""
    return _svg(definition, say, "", f"<style>{STYLE}</style>") + "\n"


def _svg(definition: Definition, say: Say, here: str, style: str) -> str:
    plan = layout(definition, say, here)
    parts = [_box(box, say) for box in plan.boxes] + [_arrow(arrow) for arrow in plan.arrows]
    parts += [_label(label) for label in plan.labels]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flow-picture" role="img"'
        f' aria-labelledby="ablauf-titel ablauf-text" width="{plan.width}" height="{plan.height}"'
        f' viewBox="0 0 {plan.width} {plan.height}">'
        f'<title id="ablauf-titel">{_text(definition.title)}</title>'
        f'<desc id="ablauf-text">{_text(_about(definition, plan, say, here))}</desc>{style}'
        f'<circle class="flow-start" cx="{MIDDLE}" cy="{PAD}" r="5"/>{"".join(parts)}</svg>'
    )


def _about(definition: Definition, plan: Layout, say: Say, here: str) -> str:
    about = say(ABOUT, states=", ".join(box.title.whole for box in plan.boxes))
    if here in definition.states:
        about += " " + say(ABOUT_HERE, state=definition.states[here].title)
    return about


def _box(box: Box, say: Say) -> str:
    css = "flow-box flow-here" if box.mark else "flow-box"
    mark = ""
    if box.mark:
        mark = (
            f'<circle class="flow-here-dot" cx="{EDGE + 2 * PAD}" cy="{box.mark - 5}" r="5"/>'
            f'<text class="flow-here-word" x="{MIDDLE}" y="{box.mark}">{_text(say(HERE))}</text>'
        )
    return (
        f"<g><title>{_text(box.title.whole)}</title>"
        f'<rect class="{css}" x="{EDGE}" y="{box.y}" width="{BOX}" height="{box.height}" rx="3"/>'
        f"{_lines(box.title, 'flow-name', TITLE)}{mark}</g>"
    )


def _label(label: Text) -> str:
    return f"<g><title>{_text(label.whole)}</title>{_lines(label, 'flow-label', LINE)}</g>"


def _lines(text: Text, css: str, height: int) -> str:
    spans = (
        f'<tspan x="{text.x}" y="{text.y + height * place}">{_text(line)}</tspan>'
        for place, line in enumerate(text.lines)
    )
    return f'<text class="{css}">{" ".join(spans)}</text>'


def _arrow(arrow: Arrow) -> str:
    css = "flow-line flow-alone" if arrow.alone else "flow-line"
    head = "l-4.5-9h9z" if arrow.down else "l9-4.5v9z"
    return f'<path class="{css}" d="{arrow.path}"/><path class="flow-head" d="M{arrow.x} {arrow.y}{head}"/>'


def _text(words: str) -> str:
    """Words in markup; what XML cannot hold at all is shown as missing."""
    return escape(_NOT_XML.sub("\ufffd", words))
