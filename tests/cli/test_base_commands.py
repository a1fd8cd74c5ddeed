"""init, db, user and jobs on the command line."""

import os
import subprocess
import sys

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.passwords import matches
from coopcms.actor import SYSTEM
from coopcms.db import db, is_postgres
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.services import put_job, record
from coopcms.network.queries import organisation

ADMIN = "verwaltung@netz.example"
GOOD = "Abends um acht 2026\n"


def test_init_makes_the_network_and_its_first_administrator(coopcms, database):
    who = ("--email", ADMIN, "--name", "V Beispiel", "--network", "Netz")
    done = coopcms("init", *who, "--password-stdin", stdin=GOOD)
    assert (done.status, organisation("netz").name) == (0, "Netz")
    assert coopcms("user", "list", "--format", "json").json[0]["roles"] == ["administrator@netz"]
    assert matches(User.get().password, GOOD.strip())
    assert GOOD.strip() not in str([line.facts for line in HistoryLine.select()])


def test_init_prints_a_made_password_once(coopcms, database):
    password = coopcms("init", "--email", ADMIN, "--name", "V Beispiel", "--format", "json").json["password"]
    assert matches(User.get().password, password)


def test_init_refuses_an_instance_with_accounts(coopcms, administrator):
    refused = coopcms("init", "--email", "b@netz.example", "--name", "B Beispiel")
    assert (refused.status, User.select().count()) == (2, 1)


def test_init_with_a_weak_password_leaves_nothing(coopcms, database):
    refused = coopcms("init", "--email", ADMIN, "--name", "V Beispiel", "--password-stdin", stdin="kurz\n")
    assert (refused.status, User.select().count()) == (2, 0)


def test_a_missing_database_is_told_with_the_remedy(coopcms, instance, monkeypatch):
    monkeypatch.setenv("COOPCMS_DATABASE_URL", f"sqlite:///{instance / 'none.sqlite'}")
    refused = coopcms("user", "list")
    assert refused.status == 2 and "coopcms db upgrade" in refused.err
    assert not (instance / "none.sqlite").exists()


def test_an_old_database_is_told_with_the_remedy(coopcms, database):
    database.execute_sql("DELETE FROM schema_migration WHERE name = '0004_search'")
    try:
        refused = coopcms("user", "list")
        assert refused.status == 2 and "coopcms db upgrade" in refused.err
        assert coopcms("db", "check").status == 1
    finally:
        database.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('0004_search', '2026-11-24')")


def test_an_up_to_date_database_passes_the_check(coopcms, database):
    assert coopcms("db", "check", "--format", "json").json == {"pending": [], "drift": "", "broken": []}
    assert coopcms("db", "upgrade", "--format", "json").json == {"applied": []}


def test_a_history_that_was_changed_fails_the_check(coopcms, database):
    lines = [record(verb, "item", number, SYSTEM) for number in (1, 2) for verb in ("created", "submit", "recall")]
    assert coopcms("db", "check").status == 0
    HistoryLine.update(verb="publish").where(HistoryLine.id == lines[4].id).execute()
    checked = coopcms("db", "check", "--format", "json")
    assert (checked.status, checked.json["broken"]) == (1, [{"subject": "item 2", "line": lines[4].id}])
    assert "item 2" in coopcms("db", "check").out


def test_a_database_that_does_not_answer_is_no_traceback(coopcms, monkeypatch):
    monkeypatch.setenv("COOPCMS_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    refused = coopcms("user", "list", "--format", "json")
    assert (refused.status, refused.json["field"]) == (2, "database")


def test_broken_settings_are_told_with_the_line(coopcms, instance):
    (instance / "coopcms.toml").write_text("site_title = \n")
    refused = coopcms("db", "check", "--format", "json")
    assert refused.status == 2 and "coopcms.toml" in refused.json["error"] and "1" in refused.json["error"]


def test_an_account_is_made_given_roles_closed_and_opened(coopcms, administrator, siegen):
    mail = "neu@siegen.example"
    actor = ("--actor", ADMIN, "--format", "json")
    assert coopcms("user", "add", mail, "--name", "Neu Beispiel", *actor).json["password"]
    assert coopcms("user", "role", "add", mail, "author", "siegen", *actor).json["roles"] == ["author@siegen"]
    assert coopcms("user", "role", "remove", mail, "author", "siegen", *actor).json["roles"] == []
    assert coopcms("user", "deactivate", mail, *actor).json["active"] is False
    assert coopcms("user", "reactivate", mail, *actor).json["active"] is True
    verbs = [line.verb for line in HistoryLine.select().order_by(HistoryLine.id)]
    assert verbs == ["created", "role_granted", "role_revoked", "deactivated", "reactivated"]
    assert {line.via for line in HistoryLine.select()} == {"cli"} and HistoryLine.get().os_user


def test_a_password_from_standard_input_is_not_printed(coopcms, administrator, person):
    user = person("a@siegen.example")
    done = coopcms("user", "password", user.email, "--actor", ADMIN, "--password-stdin", stdin=GOOD)
    assert GOOD.strip() not in done.out and matches(user.refetch().password, GOOD.strip())


@pytest.mark.parametrize("actor", ["niemand@netz.example", "zu@netz.example"])
def test_an_unknown_or_closed_account_cannot_act(coopcms, administrator, person, actor):
    person("zu@netz.example", active=False)
    refused = coopcms("user", "deactivate", ADMIN, "--actor", actor, "--format", "json")
    assert (refused.status, refused.json["field"]) == (2, "actor")


def test_without_the_role_it_is_denied_and_told_who_could(coopcms, administrator, author):
    refused = coopcms("user", "deactivate", ADMIN, "--actor", "autor@siegen.example", "--format", "json")
    assert (refused.status, refused.json["denied"]) == (3, True)
    assert refused.json["reasons"][0]["who_can"] == ["administrator@netz"]


def test_unknown_names_are_told(coopcms, administrator, person):
    user = person("a@siegen.example")
    assert coopcms("user", "deactivate", "x@y.example", "--actor", ADMIN).status == 2
    refused = coopcms("user", "role", "add", user.email, "author", "nirgends", "--actor", ADMIN)
    assert refused.status == 2 and "nirgends" in refused.err


def test_jobs_are_listed_and_run(coopcms, database):
    put_job("nobody_knows", {})
    assert [job["name"] for job in coopcms("jobs", "list", "--format", "json").json] == ["nobody_knows"]
    ran = coopcms("jobs", "run", "--format", "json").json
    assert ran == {"done": 2, "failed": 1}  # the looks at what ends, and at links that are over
    assert "nobody_knows" in coopcms("jobs", "list").out


@pytest.mark.parametrize("words", ["nix", "user", "user add", "db check --format xml", "run --port x"])
def test_bad_use_is_status_2_with_the_usage(coopcms, words):
    refused = coopcms(*words.split())
    assert refused.status == 2 and "usage" in refused.err


def test_bad_use_is_told_as_json_where_json_was_asked_for(coopcms):
    assert coopcms("user", "add", "--format", "json").json["error"]


@pytest.mark.parametrize("argv", [["--help"], ["user", "--help"], ["user", "role", "add", "--help"], ["--version"]])
def test_help_is_status_0(coopcms, argv):
    assert coopcms(*argv).status == 0


def test_a_closed_pipe_is_silent(settings, database, person):
    person("a@siegen.example")
    if not is_postgres():
        db.close()
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    command = f'{sys.executable} -c \'from coopcms.cli.main import main; main(["user", "list"])\' | true'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=env, check=False)
    assert done.stderr == ""


def test_a_contradiction_in_a_workflow_file_stops_with_file_and_reason(coopcms, database, instance):
    (instance / "workflows").mkdir()
    (instance / "workflows" / "eigen.toml").write_text('title = "Eigen"\ninitial = "nirgends"\n')
    refused = coopcms("user", "list", "--format", "json")
    assert refused.status == 2 and "eigen.toml" in refused.json["error"]


def test_the_frame_of_the_command_is_light():
    code = "import sys, coopcms.cli.main; sys.exit('flask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
