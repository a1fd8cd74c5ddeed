"""The readiness list: everything that keeps a text from the next step, is still missing, or could be better."""

from collections.abc import Callable, Iterator

from coopcms.readiness.details import contact_lines, detail_lines
from coopcms.readiness.documents import document_lines
from coopcms.readiness.english import english_lines
from coopcms.readiness.figures import figure_lines, stray_figure_lines
from coopcms.readiness.language_lines import language_lines
from coopcms.readiness.lines import Line, in_order
from coopcms.readiness.link_lines import link_lines
from coopcms.readiness.press import press_lines
from coopcms.readiness.quotes import quote_lines
from coopcms.readiness.structure import structure_lines
from coopcms.readiness.subject import Subject
from coopcms.readiness.targets import inside_lines, outside_lines
from coopcms.readiness.unmarked_lines import unmarked_lines
from coopcms.readiness.workflow_lines import form_lines, workflow_lines

SOURCES: tuple[Callable[[Subject], Iterator[Line]], ...] = (
    form_lines, workflow_lines, unmarked_lines, detail_lines, contact_lines, figure_lines, inside_lines, outside_lines,
    link_lines, document_lines, structure_lines, language_lines, press_lines, stray_figure_lines, quote_lines,
    english_lines,
)  # fmt: skip


def readiness(about: Subject) -> tuple[Line, ...]:
    """All lines in the order people read them; looks nothing up."""
    return in_order(line for source in SOURCES for line in source(about))
