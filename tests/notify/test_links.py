"""Mails around an account, word for word: what the person reads, and a link that works."""

import email
import re
from dataclasses import replace
from email.policy import default
from pathlib import Path

import pytest
from lxml import html

from coopcms.accounts.models import AccountLink, User
from coopcms.accounts.services_links import ask_reset, issue, send_link
from coopcms.accounts.services_profile import ask_email, confirm_email
from coopcms.actor import Actor
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine, Job
from coopcms.notify.links import jobs
from tests.fixtures.people import PASSWORD

NEW = "eva.neu@siegen.example"
LETTERS = Path(__file__).parent / "letters"


@pytest.fixture
def eva(person, clock):
    return person("eva@siegen.example", name="Eva Beispiel")


@pytest.fixture
def mailed(settings, clock):
    """A factory: sends what waits and gives the mails."""
    site = replace(settings, base_url="https://netz.example", site_title="Beispielnetz")

    def send():
        run_due(jobs(site))
        files = sorted(Path(settings.mail_url).glob("*.eml"))
        return [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]

    return send


def words(mail) -> dict[str, str]:
    """Both parts with the token taken out, since it is new each time."""
    parts = {"txt": mail.get_body(("plain",)).get_content(), "html": mail.get_body(("html",)).get_content()}
    return {
        end: re.sub(r"/admin/(einladung|passwort|adresse)/[\w-]{43,}", r"/admin/\1/TOKEN", text)
        for end, text in parts.items()
    }


def invite(eva, administrator):
    User.update(password="").where(User.id == eva.id).execute()
    send_link(eva, administrator)


def forget(eva, _administrator):
    ask_reset(eva.email)


def move(eva, _administrator):
    confirm_email(issue(eva.id, "address", NEW)[1])


def wish(eva, _administrator):
    ask_email(eva, NEW, PASSWORD, Actor(eva.id, eva.name))


@pytest.mark.parametrize(
    ("name", "act", "subject"),
    [
        ("account_invite", invite, "Ihr Konto bei Beispielnetz"),
        ("account_reset", forget, "Ein neues Passwort für Beispielnetz"),
        ("account_address", wish, "Bestätigen Sie Ihre E-Mail-Adresse bei Beispielnetz"),
        ("account_note", move, "Ihre E-Mail-Adresse bei Beispielnetz wurde geändert"),
    ],
)
def test_the_mail_says_what_was_agreed(mailed, eva, administrator, name, act, subject):
    act(eva, administrator)
    (mail,) = mailed()
    assert (mail["Subject"], mail["To"]) == (subject, f"Eva Beispiel <{NEW if act is wish else eva.email}>")
    for end, text in words(mail).items():
        kept = LETTERS / f"{name}.{end}"
        assert text == kept.read_text("utf-8"), f"{kept} is another; if the new words are meant, keep them there"


def test_both_parts_hold_the_same_link_and_it_opens_the_page(mailed, eva, administrator, client):
    invite(eva, administrator)
    (mail,) = mailed()
    plain = re.search(r"https://netz\.example(/admin/einladung/\S+)", mail.get_body(("plain",)).get_content())[1]
    links = html.document_fromstring(mail.get_body(("html",)).get_content()).xpath("//a/@href")
    assert f"https://netz.example{plain}" in links
    assert client.get(plain).status_code == 200


def test_no_token_is_in_jobs_or_history(mailed, eva):
    ask_reset(eva.email)
    (mail,) = mailed()
    token = re.search(r"/passwort/([\w-]+)", mail.get_body(("plain",)).get_content())[1]
    assert token not in str([*Job.select().dicts(), *HistoryLine.select().dicts(), *AccountLink.select().dicts()])


def test_a_server_that_is_down_costs_a_new_link_at_the_next_try(settings, mailed, eva, clock):
    ask_reset(eva.email)
    down = replace(settings, mail_url="smtp://127.0.0.1:1")
    assert run_due(jobs(down)).failed == 1 and AccountLink.select().count() == 1
    clock.forward(minutes=2)
    (mail,) = mailed()
    assert AccountLink.select().where(AccountLink.used_at.is_null()).count() == 1
    assert "/admin/passwort/" in mail.get_body(("plain",)).get_content()


def test_unknown_and_closed_accounts_are_mailed_nothing(mailed, eva):
    ask_reset("niemand@siegen.example")
    ask_reset(eva.email)
    User.update(active=False).execute()
    assert mailed() == [] and not Job.select().where(Job.done_at.is_null()).exists()
