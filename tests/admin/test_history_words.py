"""The history is told in the language of whoever reads it."""

from dataclasses import replace

import pytest

from coopcms.actor import SYSTEM, Actor
from coopcms.app import job_handlers
from coopcms.consents.models import PHONE, QUOTE, Party
from coopcms.consents.queries import states
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given
from coopcms.consents.services_answers import record as record_answer
from coopcms.consents.services_quotes import name_speakers
from coopcms.content.models import SUBJECT
from coopcms.content.services import create
from coopcms.content.services_copies import edit
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.services import record
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, speaker


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


def test_who_typed_a_command_stands_beside_the_person_as_the_account_of_the_machine(english, draft, author):
    record("saved", SUBJECT, draft.id, replace(author, via="cli", os_user="root"), revision=2)
    page = Page(english(author).get(f"/admin/item/{draft.id}/verlauf"))
    assert page.texts("//ol[@class='log']/li/time")[0].endswith("· on the command line (root)")
    assert page.texts("//ol[@class='log']/li/span")[0] == f"{author.name} saved version 2."


@pytest.mark.parametrize(
    "actor, verb, text, how",
    [
        (SYSTEM, "approve", "All signatures are there: version 1 is approved.", "automatically"),
        (SYSTEM, "reopen", "The system reopened it.", "automatically"),
        (Actor(0, "Import", via="cli", os_user="root"), "saved", "Somebody saved version 1.", "(root)"),
        (
            Actor(0, "System", via="cli"),
            "workflow_migrated",
            "Somebody moved it to a changed workflow.",
            "command line",
        ),
    ],
)
def test_names_of_programs_are_no_names(english, draft, author, actor, verb, text, how):
    record(verb, SUBJECT, draft.id, actor, revision=1)
    page = Page(english(author).get(f"/admin/item/{draft.id}/verlauf"))
    assert page.texts("//ol[@class='log']/li/span")[0] == text
    assert page.texts("//ol[@class='log']/li/time")[0].endswith(how)


def test_what_a_date_did_is_not_called_automatic_twice(english, draft, author):
    record("withdraw", SUBJECT, draft.id, SYSTEM, set_by={"name": "Kim Beispiel"})
    page = Page(english(author).get(f"/admin/item/{draft.id}/verlauf"))
    assert page.texts("//ol[@class='log']/li/span")[0].startswith("It was withdrawn by itself; Kim Beispiel")
    assert "automatically" not in page.said


@pytest.fixture
def spoken(flows, author):
    """A text with one quote, whose speaker is named."""
    made = create("article", "siegen", TEXT | {"body": "<p>Sie sagt: <q>Es geht „sehr“ gut.</q></p>"}, author)
    name_speakers(made, states(made, made.head.content)[0].hash, [speaker().id], author)
    return made


def logged(client, item) -> list[tuple[str, str]]:
    page = Page(client.get(f"/admin/item/{item.id}/verlauf"))
    return [
        (line.findtext("span"), "".join(line.xpath("blockquote//text()")))
        for line in page.root.xpath("//ol[@class='log']/li")
    ]


def test_each_answer_tells_who_said_what_about_exactly_which_words(english, spoken, author):
    about = About(QUOTE, states(spoken, spoken.head.content)[0].subject)
    record_answer(spoken, about, Given(speaker().id, "proposed", PHONE, NOTE, "Es geht so."), author)
    asked, *_rest = logged(english(author), spoken)
    said, words = next(line for line in logged(english(author), spoken) if "answer of" in line[0])
    assert said == f"{author.name} noted the answer of Maren Beispiel: other words proposed (on the phone)."
    assert words == "Es geht „sehr“ gut.\n\nProposed:\nEs geht so." and NOTE not in str(asked)
    named = next(line for line in logged(english(author), spoken) if "who speaks" in line[0])
    assert named == (f"{author.name} noted who speaks in a quote: Maren Beispiel.", "Es geht „sehr“ gut.")


def test_the_chain_keeps_no_name_and_a_line_from_before_finds_its_words(english, spoken, author):
    about = About(QUOTE, states(spoken, spoken.head.content)[0].subject)
    record_answer(spoken, about, Given(speaker().id, "released", PHONE, NOTE), author)
    line = HistoryLine.get(HistoryLine.verb == "answered")
    assert "Maren" not in str(line.facts)
    old = {key: value for key, value in line.facts.items() if key != "answer"}
    HistoryLine.update(facts=old).where(HistoryLine.id == line.id).execute()
    Party.update(name="Name gelöscht").execute()
    (said,) = [one for one in logged(english(author), spoken) if "answer of" in one[0]]
    assert "Name gelöscht" in said[0] and said[1] == "Es geht „sehr“ gut."


def test_a_long_history_of_consents_costs_no_more_statements(inside, spoken, author, statements):
    client, about = inside(author), About(QUOTE, states(spoken, spoken.head.content)[0].subject)
    counts = []
    for _again in range(2):
        for state in ("released", "withdrawn") * 5:
            record_answer(spoken, about, Given(speaker().id, state, PHONE, NOTE), SYSTEM)
        with statements() as sent:
            client.get(f"/admin/item/{spoken.id}/verlauf")
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 12
