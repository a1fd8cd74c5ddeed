"""The documents cannot lie: every command, setting, variable, workflow and room is named where a reader looks."""

import argparse
import importlib
import re
from dataclasses import fields

import pytest

from coopcms.cli.main import COMMANDS
from coopcms.config import Settings
from tests.house.source import ROOT, modules, texts, told
from tests.house.test_imports import FLOORS

README = (ROOT / "README.md").read_text("utf-8")
HOUSE = (ROOT / "coopcms" / "ARCHITECTURE.md").read_text("utf-8")
_VARIABLE = re.compile(r"\bCOOPCMS_[A-Z][A-Z_]*[A-Z]\b")


def _one_line(name: str) -> list[str]:
    block = re.search(rf"^<!-- command: {name} -->\n```sh\n(.*?)\n```$", README, re.M | re.S)
    return block[1].splitlines() if block else []


def _parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    importlib.import_module(COMMANDS[command][0]).add(parser)
    return parser


def _acts(parser: argparse.ArgumentParser) -> list[str]:
    nested = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return [act for action in nested for act in action.choices]


def _row(name: str) -> str:
    """The row of a README table that begins with `name`."""
    return next((line for line in README.splitlines() if line.startswith(f"| `{name}` |")), "")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command_and_act(command):
    missing = [act for act in _acts(_parser(command)) if f"`{act}`" not in _row(command)]
    assert _row(command) and not missing, told(missing, f"README.md, “Commands”, row `{command}`, does not name:")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_act_the_readme_names_exists(command):
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", _row(command).partition("|")[2].partition("|")[2]))
    assert named <= set(_acts(_parser(command)))


def test_the_readme_names_every_setting():
    missing = [field.name for field in fields(Settings) if field.name != "instance" and f"`{field.name}`" not in README]
    assert not missing, told(missing, "README.md, “Settings”, does not name:")


def test_every_variable_is_named():
    settings = {f"COOPCMS_{field.name.upper()}" for field in fields(Settings)}
    used = {name for place, text in texts().items() if not place.endswith(".md") for name in _VARIABLE.findall(text)}
    missing = sorted(used - settings - set(_VARIABLE.findall(README + HOUSE)))
    assert not missing, told(missing, "Neither README.md nor ARCHITECTURE.md names the variable:")


def test_the_readme_names_every_workflow():
    missing = [file.stem for file in (ROOT / "workflows").glob("*.toml") if f"`{file.stem}`" not in README]
    assert not missing, told(missing, "README.md, “Workflows”, does not name:")


def test_the_map_names_every_room():
    rooms = {module.room for module in modules() if module.room}
    missing = sorted(room for room in rooms if f"`{room}/`" not in HOUSE and f"`{room}.py`" not in HOUSE)
    assert not missing, told(missing, "coopcms/ARCHITECTURE.md does not name the room:")


def test_the_map_names_no_room_without_a_floor():
    rows = re.findall(r"^\| \d+ \| (.*?) \|", HOUSE, re.M)
    assert {room for row in rows for room in re.findall(r"`(\w+)(?:/|\.py)`", row)} == set(FLOORS)


@pytest.mark.parametrize("name", ["demo", "test"])
def test_a_readme_command_is_one_line_that_stands_alone(name):
    (line,) = _one_line(name)
    assert line.startswith("[ -x .venv/bin/pip ] || python3 -m venv .venv && .venv/bin/pip install ")


def test_links_of_the_documents_lead_somewhere():
    places = {place: text for place, text in texts().items() if place.endswith(".md")}
    links = [(place, link) for place, text in places.items() for link in re.findall(r"\]\(([^)#:\s]+)\)", text)]
    lost = [f"{place}: {link}" for place, link in links if not (ROOT / place).parent.joinpath(link).exists()]
    assert not lost, told(lost, "A link that leads nowhere:")
