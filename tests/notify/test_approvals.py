"""Mails to people outside: in their language, word for word; each question with a link of its own that works.

COOPCMS_WRITE_LETTERS=1 writes tests/notify/approvals anew; read the difference before you keep it.
"""

import os
import re
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from coopcms.app import job_handlers
from coopcms.consents.models import ApprovalAsk, ApprovalLink
from coopcms.consents.queries_asked import states_of
from coopcms.consents.queries_things import About
from coopcms.consents.services_links import Wish, ask_for, revoke
from coopcms.consents.services_parties import add_party, change_party
from coopcms.consents.services_quotes import name_firm, name_speakers
from coopcms.content.services import create, save
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine, Job
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries_about import mails_about
from coopcms.notify.queries_approvals import posted
from coopcms.notify.queries_post import undelivered
from coopcms.review.services_watch import watch
from tests.fixtures.approvals import BLOCK, QUOTED, SPOKEN

KEPT = Path(__file__).parent / "approvals"
HOME = "https://netz.example"
LINK = re.compile(rf"{HOME}/freigabe/([\w-]{{43}})")
FACTS = {"company": "Beispiel AG", "company_size": "small", "figure_value": "2.5"}


@pytest.fixture
def outside(letters, cast):
    """Somebody who is quoted, in a draft of Ada's; (draft, party, what can be asked about)."""
    draft = create("article", "siegen", QUOTED, cast["ada"])
    given = {"name": "Anna Beispiel", "email": "anna@firma.example"}
    anna = add_party("siegen", given, cast["ada"])
    matters = states_of(draft, draft.head.content)[0]
    for matter in matters:
        name_speakers(draft, matter.hash, [anna.id], cast["ada"])
    return draft, anna, tuple(About("quote", matter.subject) for matter in matters)


@pytest.fixture
def ask(outside, cast):
    """A factory: Ada asks Anna; the number of the link."""
    draft, anna, abouts = outside

    def send(note: str = "", about=None, **more) -> int:
        wish = Wish(anna.id, about or abouts, note=note, **more)
        return ask_for(draft.refetch(), wish, cast["ada"])[0].id

    return send


@pytest.fixture
def mails(written):
    """A factory: does what is due and gives all mails to Anna by now, the oldest first."""

    def sent() -> list:
        run_due(job_handlers(written))
        files = sorted(Path(written.mail_url).glob("*.eml"))
        found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        return [mail for mail in found if "firma.example" in mail["To"]]

    return sent


def token_in(mail) -> str:
    (plain,) = LINK.findall(mail.get_body(("plain",)).get_content())
    assert set(LINK.findall(mail.get_body(("html",)).get_content())) == {plain}
    return plain


def is_as_kept(mail, name: str) -> None:
    """Compare with the files, or write them; the token is new each time."""
    heads = [f"{head}: {mail[head]}" for head in ("Subject", "From", "To", "Reply-To")]
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for ending, text in {"txt": "\n".join(heads) + "\n\n" + plain, "html": html}.items():
        file, text = KEPT / f"{name}.{ending}", LINK.sub(f"{HOME}/freigabe/TOKEN", text)
        if os.environ.get("COOPCMS_WRITE_LETTERS"):
            KEPT.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8"), file.name


def in_english(anna, cast) -> None:
    change_party(anna, {"language": "en"}, cast["ada"])


def reply(client, token: str, *states: str, **words: str):
    ids = [row.id for row in ApprovalAsk.select().order_by(ApprovalAsk.id)][-len(states) :]
    sent = {f"antwort-{number}": state for number, state in zip(ids, states, strict=True)}
    answer = client.post(f"/freigabe/{token}", data=sent | {f"vorschlag-{ids[0]}": words.get("proposal", "")})
    assert answer.status_code == 200
    return answer


def test_the_question_in_english(outside, ask, mails, client, cast):
    in_english(outside[1], cast)
    ask("Dear Anna,\nwould this be all right?")
    (mail,) = mails()
    is_as_kept(mail, "ask_en")
    assert client.get(f"/freigabe/{token_in(mail)}").status_code == 200


def test_the_reminder_in_english(outside, ask, mails, client, cast, clock):
    in_english(outside[1], cast)
    ask(about=outside[2][:1], days=7)
    first = token_in(mails()[0])
    clock.forward(days=4, minutes=1)
    mail = mails()[-1]
    is_as_kept(mail, "reminder_en")
    assert client.get(f"/freigabe/{first}").status_code == 404
    assert client.get(f"/freigabe/{token_in(mail)}").status_code == 200


def test_the_receipt_in_english(outside, ask, mails, client, cast):
    in_english(outside[1], cast)
    ask()
    reply(client, token_in(mails()[0]), "proposed", "released", proposal="Ganz <ohne> Papier.\nUnd ohne Stift.")
    is_as_kept(mails()[-1], "thanks_en")


def test_all_three_in_german(outside, ask, mails, client, clock):
    ask("Es eilt ein wenig.", days=7)
    is_as_kept(mails()[0], "ask_de")
    clock.forward(days=4, minutes=1)
    mail = mails()[-1]
    is_as_kept(mail, "reminder_de")
    reply(client, token_in(mail), "released", "refused")
    is_as_kept(mails()[-1], "thanks_de")


def test_no_letter_says_more_of_the_text_than_what_is_theirs(outside, ask, mails, client):
    ask()
    reply(client, token_in(mails()[0]), "released", "released")
    for mail in mails():
        text = str(mail.get_body(("plain",)).get_content()) + mail["Subject"]
        assert "Neue Halle" not in text and "Kennwort4711" not in text and "/admin" not in text


def test_answers_go_to_the_person_who_asks_and_nothing_can_be_unsubscribed_from(ask, mails):
    ask()
    (mail,) = mails()
    assert mail["Reply-To"] == "Ada Beispiel <ada@siegen.example>" and mail["List-Unsubscribe"] is None
    assert mail["To"] == "Anna Beispiel <anna@firma.example>"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_firm_is_asked_about_facts_and_not_about_words_or_pictures(letters, mails, cast, language):
    story = create("story", "siegen", QUOTED | FACTS, cast["ada"])
    given = {"name": "Beispiel AG", "kind": "firm", "email": "post@firma.example", "language": language}
    firm = add_party("siegen", given, cast["ada"])
    name_firm(story, firm.id, cast["ada"])
    ask_for(story, Wish(firm.id, (About("facts", story.id),)), cast["ada"])
    (mail,) = mails()
    if language == "de":
        is_as_kept(mail, "ask_facts_de")
    else:
        is_as_kept(mail, "ask_facts_en")


def test_a_receipt_says_that_a_link_was_handed_on(outside, ask, mails, client, cast):
    draft, anna, abouts = outside
    in_english(anna, cast)
    change_party(anna, {"email": ""}, cast["ada"])
    _link, token = ask_for(draft.refetch(), Wish(anna.id, abouts), cast["ada"])
    change_party(anna, {"email": "anna@firma.example"}, cast["ada"])
    reply(client, token, "released", "released")
    is_as_kept(mails()[-1], "thanks_handed_en")


def test_a_firm_reads_its_facts_by_their_names(letters, mails, cast, client):
    story = create("story", "siegen", QUOTED | FACTS, cast["ada"])
    given = {"name": "Beispiel AG", "kind": "firm", "email": "post@firma.example", "language": "en"}
    firm = add_party("siegen", given, cast["ada"])
    name_firm(story, firm.id, cast["ada"])
    ask_for(story, Wish(firm.id, (About("facts", story.id),)), cast["ada"])
    reply(client, token_in(mails()[0]), "released")
    text = mails()[-1].get_body(("plain",)).get_content()
    assert "> Company: Beispiel AG\n> Size of the company: 10 to 49 people\n> Figure: 2.5" in text


def test_no_token_is_in_jobs_or_history_or_links(ask, mails):
    ask()
    (mail,) = mails()
    kept = [*Job.select().dicts(), *HistoryLine.select().dicts(), *ApprovalLink.select().dicts()]
    assert token_in(mail) not in str(kept)


def test_a_server_that_is_down_is_shown_and_costs_a_new_link_at_the_next_try(written, ask, mails, clock):
    link = ask()
    assert not posted([link])[link].is_sent
    run_due(job_handlers(replace(written, mail_url="smtp://127.0.0.1:1")))
    fault = posted([link])[link]
    assert "127.0.0.1" in fault.fault and not fault.is_over
    (waiting,) = undelivered()
    assert waiting.to == "anna@firma.example" and waiting.failed_at is None
    clock.forward(minutes=2)
    (mail,) = mails()
    assert posted([link])[link].is_sent and token_in(mail)


def test_an_address_that_is_none_is_given_up_at_once(outside, ask, written):
    type(outside[1]).update(email="anna@@firma").execute()
    link = ask()
    run_due(job_handlers(written))
    assert posted([link])[link].is_over and "anna@@firma" in posted([link])[link].fault


def test_who_has_no_address_is_mailed_nothing(outside, ask, mails, cast):
    change_party(outside[1], {"email": ""}, cast["ada"])
    link = ask()
    assert mails() == [] and posted([link]) == {} and not Job.select().where(Job.name == "approval").exists()


def end_by_hand(outside, client, token, cast):
    revoke(ApprovalLink.get(), cast["ada"])


def end_by_answer(outside, client, token, cast):
    reply(client, token, "released", "released")


def end_by_other_words(outside, client, token, cast):
    save(outside[0], {"body": "<p>Alles anders.</p>"}, cast["ada"])


@pytest.mark.parametrize("ending", [end_by_hand, end_by_answer, end_by_other_words])
def test_nobody_is_reminded_of_what_is_over(outside, ask, mails, client, cast, clock, ending):
    ask()
    ending(outside, client, token_in(mails()[0]), cast)
    clock.forward(days=12)
    assert not [mail for mail in mails() if "Reminder" in mail["Subject"] or "Erinnerung" in mail["Subject"]]


def test_the_person_who_asked_and_who_writes_are_told_once_of_an_answer(outside, ask, mails, client, cast):
    ask()
    reply(client, token_in(mails()[0]), "released", "refused")
    (entry,) = InboxEntry.select().where(InboxEntry.event == "approval_answered")
    assert entry.user_id == cast["ada"].id and entry.facts["by"] == "Anna Beispiel"
    assert entry.facts["url_path"] == f"/admin/item/{outside[0].id}/freigaben"
    assert SPOKEN in entry.facts["comment"] and BLOCK in entry.facts["comment"]
    assert entry.facts["transition"] == "refused"


def test_another_who_asked_hears_of_it_besides_the_writers(outside, mails, client, cast):
    draft, anna, abouts = outside
    watch(draft, cast["toni"])
    ask_for(draft, Wish(anna.id, abouts[:1]), cast["toni"])
    reply(client, token_in(mails()[0]), "released")
    told = InboxEntry.select(InboxEntry.user).where(InboxEntry.event == "approval_answered").tuples()
    assert {user for (user,) in told} == {cast["ada"].id, cast["toni"].id}


def test_a_proposal_is_told_to_writers_by_the_remark_alone(outside, ask, mails, client, cast):
    ask(about=outside[2][:1])
    reply(client, token_in(mails()[0]), "proposed", proposal="Ganz ohne Papier.")
    told = [(entry.user_id, entry.event) for entry in InboxEntry.select().order_by(InboxEntry.id)]
    assert told.count((cast["ada"].id, "commented")) == 1
    remark = InboxEntry.get(InboxEntry.event == "commented")
    assert remark.facts["by"] == "Anna Beispiel"


def test_administrators_see_that_it_did_not_arrive_and_not_what_it_says(ask, mails, cast):
    ask()
    mails()
    job = Job.get(Job.name == "approval")
    about = mails_about(cast["admin"], [job.id])[job.id]
    assert not about.is_open and about.kind == "To somebody who is asked for consent"


def test_every_letter_that_is_kept_is_one_that_a_test_writes():
    told = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_approvals*.py"))
    tested = set(re.findall(r'is_as_kept\(.*, "(\w+)"\)', told))
    assert {file.stem for file in KEPT.iterdir()} <= tested


def test_no_letter_loads_anything_or_sets_a_colour_that_only_light_or_dark_can_bear():
    for file in KEPT.glob("*.html"):
        text, language = file.read_text("utf-8"), file.stem[-2:]
        assert not re.search(r"<(script|link|img|iframe|form)|src=|url\(|@import|background", text), file.name
        assert f'lang="{language}"' in text and 'name="color-scheme" content="light dark"' in text, file.name
