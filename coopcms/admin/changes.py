"""What two revisions differ in: the fields that differ, as sheets with every change marked and what is alike folded."""

from coopcms.admin.review_diff import Ask, Sheet, sheets
from coopcms.content.models import Revision


def differences(kind: str, old: Revision, new: Revision) -> list[Sheet]:
    """Every field that differs, in reading order."""
    return differing(kind, words_of(old), words_of(new))


def differing(kind: str, old: dict, new: dict) -> list[Sheet]:
    """The same for the words of two texts, content and placement together."""
    return [sheet for sheet in sheets(Ask(kind, old, new)) if sheet.changed]


def words_of(revision: Revision) -> dict:
    """Every word of a revision by field, content and placement together."""
    return revision.content | revision.placement
