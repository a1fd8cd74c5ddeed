"""The people who write to one another in the letters, and the mails that leave."""

from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from coopcms.app import job_handlers
from coopcms.content.services import create
from coopcms.content.services_owners import accept, invite
from coopcms.ledger.events import Event
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.network.services import set_setting
from coopcms.notify.handlers import told
from coopcms.notify.models import InboxEntry
from tests.fixtures.items import TEXT
from tests.fixtures.web import shared


@pytest.fixture
def written(settings):
    """The settings under which letters are written: their addresses and tokens are the same each time."""
    return replace(settings, base_url="https://netz.example", secret="Beispiel", mail_from="redaktion@netz.example")


@pytest.fixture
def cast(acting, siegen, ruhr, netz):
    """Who plays which part, by a short name."""
    return {
        "ada": acting("ada@siegen.example", "author@siegen", name="Ada Beispiel"),
        "robin": acting("robin@siegen.example", "reviewer@siegen", name="Robin Beispiel"),
        "kim": acting("kim@siegen.example", "publisher@siegen", name="Kim Beispiel"),
        "toni": acting("toni@siegen.example", "centre_lead@siegen", name="Toni Beispiel"),
        "luca": acting("luca@ruhr-owl.example", "centre_lead@ruhr-owl", name="Luca Beispiel"),
        "sascha": acting("sascha@ruhr-owl.example", "reviewer@ruhr-owl", name="Sascha Beispiel"),
        "netz": acting("redaktion@netz.example", "network_editor@netz", name="Chris Beispiel"),
        "admin": acting("verwaltung@netz.example", "administrator@netz", name="Alex Beispiel"),
    }


@pytest.fixture
def letters(written, flows, clock, cast):
    """A factory: does what is due and gives the mails of this person by now, the oldest first."""
    set_setting("site.title", "Netzwerk Beispiel", cast["admin"])

    def to(name: str) -> list:
        run_due(job_handlers(written))
        files = sorted(Path(written.mail_url).glob("*.eml"))
        mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        return [mail for mail in mails if f"{cast[name].name} <" in mail["To"]]

    return to


@pytest.fixture
def app(written, database):
    """The application as it answers to the links in the letters."""
    app = shared(written)
    app.config["SESSION_COOKIE_SECURE"] = False  # the test client speaks http
    return app


@pytest.fixture
def story(letters, cast):
    """Ada's draft."""
    return create("article", "siegen", TEXT, cast["ada"])


@pytest.fixture
def submitted(story, act, cast):
    return act(story, "submit", cast["ada"])


@pytest.fixture
def signed(submitted, act, cast):
    return act(submitted, "sign_off", cast["robin"])


@pytest.fixture
def of_two(story, cast):
    """The same, of two centres."""
    invite(story, "ruhr-owl", cast["toni"])
    accept(story, "ruhr-owl", cast["luca"])
    return story.refetch()


@pytest.fixture
def news(clock, in_review, person, author):
    """A factory: mails that wait, one for each of so many reviewers of the centre."""
    Job.delete().execute()
    InboxEntry.delete().execute()

    def make(count: int = 1) -> list[str]:
        names = [f"leser{n}@siegen.example" for n in range(count)]
        readers = [person(name, "reviewer@siegen") for name in names]
        facts = {"event": "submit", "title": "Roboter", "url_path": f"/admin/item/{in_review.id}/pruefung"}
        told(Event("told", "item", in_review.id, author, tuple(one.id for one in readers), facts))
        return names

    return make
