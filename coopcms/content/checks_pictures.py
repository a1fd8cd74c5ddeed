"""What may not be taken from a picture that texts show, in words for who tries."""

from collections.abc import Iterator, Mapping

from coopcms.content.queries_pictures import counted
from coopcms.errors import NotNow, Problem, msg
from coopcms.media.vocabulary import UNKNOWN

_CREDIT = msg("Readers see this picture: its credit can be changed, not taken away. Or say why none is needed.")
_LICENCE = msg("Readers see this picture: its licence can be changed, not taken away. To show it no more, withdraw it.")
_AI = msg("Readers see this picture: what is said of AI can be changed, not taken back.")
_SEEN = msg("Readers see this picture. Put another in its place, or withdraw it for good. Texts with it: %(texts)s.")
_STANDS = msg("Take this picture out of the texts first, or put another in its place. Texts with it: %(texts)s.")


def why_kept(picture: int) -> NotNow | None:
    """Why a picture cannot go into the trash, None where no text keeps it from there; one select."""
    found = counted(picture)
    if not (found.read or found.written):
        return None
    return NotNow(_SEEN if found.read else _STANDS, texts=found.all)


def losses(rights: Mapping, changed: Mapping) -> Iterator[Problem]:
    """What a change takes away that readers of a picture are owed; `rights` are those after it."""
    if {"credit", "credit_waived"} & changed.keys() and not (rights["credit"] or rights["credit_waived"]):
        yield Problem("credit", _CREDIT)
    if "licence" in changed and not rights["licence"]:
        yield Problem("licence", _LICENCE)
    if "ai_mark" in changed and rights["ai_mark"] == UNKNOWN:
        yield Problem("ai_mark", _AI)
