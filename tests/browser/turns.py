"""Which long browser tests the gate runs today: all of them would take more minutes than it has.

Each part of the desk has a few files of its own. A default run leaves them out, `pytest -m slow` by hand runs all, and
the gate (CI in the environment) those whose turn it is: each file comes up once in TURN days. Of other files only the
slow tests have turns: further screens for a trip that every run makes, the other half of the pages, all pages by axe,
longer random runs.
"""

from datetime import date

TURN = 7
LONG = (
    *("test_editor_copy", "test_editor_field", "test_editor_findings", "test_editor_findings_kept"),
    *("test_editor_findings_told", "test_editor_looks", "test_editor_tools", "test_merging", "test_passages"),
    *("test_preview", "test_ready", "test_words_kept", "test_words_leave", "test_editor_keys"),
    *("test_editor_pictures", "test_merge_words", "test_editor_documents", "test_media_shapes"),
)
PARTLY = ("test_review", "test_lists", "test_focus", "test_editor_round_trip", "test_axe")
IN_TURN = (*LONG, *PARTLY)


def is_due(module: str, day: date) -> bool:
    """Whether the gate of this day runs the file."""
    return IN_TURN.index(module) % TURN == day.toordinal() % TURN
