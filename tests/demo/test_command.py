"""`coopcms demo`: loads once, never over somebody's work, serves what it loaded."""

import os
import subprocess
import sys

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.passwords import matches
from coopcms.content.models import Item, Revision
from coopcms.db import db, is_postgres
from coopcms.ledger.models import HistoryLine
from coopcms.network.models import Organisation, Setting
from tests.fixtures.demo import PASSWORD

LOAD = ("demo", "--no-serve", "--format", "json")


@pytest.fixture(autouse=True)
def no_password(monkeypatch):
    monkeypatch.delenv("COOPCMS_DEMO_PASSWORD", raising=False)


def counts() -> list[int]:
    return [model.select().count() for model in (Organisation, User, Item, Revision, HistoryLine, Setting)]


def test_the_first_run_prints_logins_and_the_password_once(coopcms, database):
    told = coopcms(*LOAD)
    assert (told.status, told.json["loaded"], len(told.json["accounts"])) == (0, True, 16)
    assert matches(User.get(User.email == "autor@siegen.example").password, told.json["password"])
    before = counts()
    again = coopcms("demo", "--no-serve")
    assert again.status == 0 and told.json["password"] not in again.out and counts() == before


def test_a_password_from_the_environment_is_used_and_not_printed(coopcms, demo, monkeypatch):
    monkeypatch.setenv("COOPCMS_DEMO_PASSWORD", "Beispiel-Zugang-2026")
    told = coopcms(*LOAD)
    assert (told.status, told.json["loaded"], told.json["password"]) == (0, False, None)
    assert all(matches(user.password, "Beispiel-Zugang-2026") for user in User.select())


def test_a_second_run_with_the_same_password_changes_nothing(coopcms, demo, monkeypatch):
    monkeypatch.setenv("COOPCMS_DEMO_PASSWORD", PASSWORD)
    before = counts()
    assert coopcms(*LOAD).status == 0 and counts() == before


def test_a_weak_password_loads_nothing(coopcms, database, monkeypatch):
    monkeypatch.setenv("COOPCMS_DEMO_PASSWORD", "kurz")
    refused = coopcms(*LOAD)
    assert (refused.status, refused.json["field"], User.select().count()) == (2, "password", 0)


def test_a_filled_instance_of_somebody_else_is_refused(coopcms, administrator):
    before = counts()
    refused = coopcms(*LOAD)
    assert (refused.status, refused.json["field"], counts()) == (2, "instance", before)


def test_what_was_changed_since_stays(coopcms, demo):
    edit = ("item", "edit", "article/gemeinsam-ueber-zentrumsgrenzen-schreiben", "--actor", "autor@siegen.example")
    assert coopcms(*edit, "--set", "title=Geändert").status == 0
    coopcms(*LOAD)
    assert Revision.select().where(Revision.title == "Geändert").exists()


def test_the_command_loads_a_fresh_instance_in_a_process_of_its_own(instance):
    """A database of its own: the suite's PostgreSQL stays out of it."""
    if not is_postgres() and db.obj is not None:
        db.close()
    env = os.environ | {"COOPCMS_DATABASE_URL": f"sqlite:///{instance / 'own.sqlite'}"}
    code = "import sys; from coopcms.cli.main import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, *LOAD], capture_output=True, text=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    shown = [sys.executable, "-c", code, "item", "show", "artikel/zwei-zentren-zwei-formate", "--format", "json"]
    assert '"public": "live"' in subprocess.run(shown, capture_output=True, text=True, env=env, check=True).stdout
