"""The history is told in the language of whoever reads it."""

from coopcms.app import job_handlers
from coopcms.content.models import SUBJECT
from coopcms.content.services_copies import edit
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.services import record
from tests.admin.pages import Page


def test_why_a_date_failed_is_said_in_the_readers_language(
    inside, english, clock, published, act, author, reviewer_siegen, publisher, settings
):
    copy = edit(published, {"title": "Halle eröffnet"}, author).item
    act(copy, "submit", author)
    act(copy, "sign_off", reviewer_siegen)
    act(copy, "schedule", publisher, at="25.11.2026 06:00")
    act(published, "withdraw", publisher, comment="Fehler.")
    clock.set("2026-11-25 06:00")
    run_due(job_handlers(settings))
    page = f"/admin/item/{copy.id}/verlauf"
    (kept,) = HistoryLine.get(HistoryLine.verb == "publish_failed").facts["reasons"]
    why = kept["message"] % kept["values"]
    assert f"It could not go live at its date: {why}" in Page(english(author).get(page)).said
    said = Page(inside(author).get(page)).said
    assert "Der Text konnte zum Termin nicht erscheinen: " in said and why not in said


def test_centres_are_named_in_it_and_lines_kept_as_words_stay(english, draft, author):
    kept = {"message": "Changes are asked for by: %(lanes)s.", "values": {"lanes": "siegen"}}
    record("publish_failed", SUBJECT, draft.id, author, reasons=[kept, "Kept as words."])
    said = Page(english(author).get(f"/admin/item/{draft.id}/verlauf")).said
    assert "Changes are asked for by: Zentrum Siegen (Beispiel). Kept as words." in said
