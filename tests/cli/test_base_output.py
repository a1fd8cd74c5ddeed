"""Refusals on the command line: the exit status, words on stderr, JSON on stdout where it was asked for."""

import json
import os
import subprocess
import sys

import pytest

from coopcms.cli import output
from coopcms.errors import Invalid, NotAllowed, NotNow, Problem, Stale, Taken, TransitionDenied, Unknown
from coopcms.workflow.reasons import Reason

GUARD = Reason("guard", "who", "None of your roles allows “%(step)s” here.", {"step": "X"}, ("publisher@siegen",))
CHECK = Reason("check", "unsigned", "Signatures are missing from: %(lanes)s.", {"lanes": "siegen"}, ())
INPUT = Reason("input", "comment", "Please give a reason.", {})


@pytest.fixture(autouse=True)
def as_json():
    output.format_wished(["--format", "json"])
    yield
    output.format_wished([])


@pytest.mark.parametrize(
    "refusal, status",
    [
        (Unknown("Not here."), 2),
        (Taken("Taken."), 3),
        (Invalid(Problem("at", "No date.")), 2),
        (NotAllowed("No."), 3),
        (NotNow("Wait."), 3),
        (Stale("Older."), 3),
        (TransitionDenied((GUARD,), "draft"), 3),
        (TransitionDenied((INPUT,), "draft"), 2),
    ],
)
def test_each_refusal_has_its_exit_status(refusal, status, capsys):
    assert output.fail(refusal) == status
    printed = capsys.readouterr()
    assert json.loads(printed.out) and printed.err.strip()


def test_a_denial_names_guards_checks_and_who_can(capsys):
    output.fail(TransitionDenied((GUARD, CHECK), "approved"))
    told = json.loads(capsys.readouterr().out)
    assert (told["denied"], told["state"]) == (True, "approved")
    assert told["reasons"][0]["guard"] == "who" and told["reasons"][0]["who_can"] == ["publisher@siegen"]
    assert told["reasons"][1]["check"] == "unsigned" and "siegen" in told["reasons"][1]["message"]


def test_a_missing_input_is_named_as_field(capsys):
    output.fail(TransitionDenied((INPUT,), "review"))
    assert json.loads(capsys.readouterr().out)["field"] == "comment"


def test_all_faults_of_an_input_are_listed(capsys):
    output.fail(Invalid(Problem("a", "One."), Problem("b", "Two.")))
    told = json.loads(capsys.readouterr().out)
    assert [entry["field"] for entry in told["errors"]] == ["a", "b"]


def test_as_text_a_missing_input_is_named_too(capsys):
    output.format_wished([])
    output.fail(TransitionDenied((INPUT,), "review"))
    assert capsys.readouterr().err.startswith("comment: ")


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_nobody_reading_a_denial_is_no_fault(instance, closed):
    unread, silent = os.pipe()
    os.close(unread)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {closed: silent}
    command = [sys.executable, "-m", "coopcms.cli.main", "item", "show", "1", "--format", "json"]
    ended = subprocess.run(command, env=dict(os.environ), text=True, timeout=60, **streams)
    os.close(silent)
    assert (ended.returncode, "Traceback" in f"{ended.stdout}{ended.stderr}") == (2, False)
    assert "Exception" not in f"{ended.stdout}{ended.stderr}"


def test_as_text_nothing_goes_to_stdout(capsys):
    output.format_wished([])
    output.fail(Unknown("Not here."))
    assert capsys.readouterr().out == ""
