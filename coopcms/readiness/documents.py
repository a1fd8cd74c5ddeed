"""PDFs that a text offers: readers have to be able to read them, with a screen reader too."""

from collections.abc import Callable, Iterator

from coopcms.blocks.documents import DocumentUse, documents_in
from coopcms.errors import msg
from coopcms.media.vocabulary import UNKNOWN
from coopcms.readiness.lines import MOST_PLACES, WARNING, Line, Place
from coopcms.readiness.passages import BODY
from coopcms.readiness.subject import Offered, Subject

_LOST = msg("These PDFs are not in the library any more, readers see nothing of them: %(documents)s.")
_OTHER = msg("Choose another PDF, or take it out of the text.")
_UNCHECKED = msg("Nobody has checked whether these PDFs are accessible: %(documents)s.")
_CHECK = msg("Have it checked and say the result on its page in the library, or offer the same as a text.")
_UNTAGGED = msg("These PDFs are not accessible: %(documents)s.")
_BETTER = msg("Upload a tagged PDF and choose that, or offer the same as a text.")
_RULES: tuple[tuple[str, str, str, Callable[[Offered | None], bool]], ...] = (
    ("document.lost", _LOST, _OTHER, lambda one: one is None),
    ("document.unchecked", _UNCHECKED, _CHECK, lambda one: one is not None and one.accessibility == UNKNOWN),
    ("document.untagged", _UNTAGGED, _BETTER, lambda one: one is not None and one.accessibility == "untagged"),
)


def document_lines(about: Subject) -> Iterator[Line]:
    """One line for what is lost, one for what nobody has checked, one for what is not accessible."""
    uses, known = documents_in(about.body), about.known.documents
    for rule, message, repair, applies in _RULES:
        found = [use for use in uses if applies(known.get(use.document))]
        if found:
            values, places = {"documents": _named(found, about)}, tuple(map(_place, found))
            yield Line(rule, WARNING, message, repair, values, places[:MOST_PLACES], count=len(places))


def _named(uses: list[DocumentUse], about: Subject) -> str:
    """Each once, by its title."""
    titles = {use.document: about.known.documents.get(use.document) for use in uses}
    return ", ".join(f"„{known.title}“" if known else f"Nr. {number}" for number, known in titles.items())


def _place(use: DocumentUse) -> Place:
    return Place(BODY, use.block)
