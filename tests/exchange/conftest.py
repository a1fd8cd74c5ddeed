"""Imports that run with the shipped workflows."""

import pytest

from coopcms import resources
from coopcms.actor import Actor
from coopcms.content import workflows
from coopcms.exchange.jsonl import Report, import_lines
from coopcms.exchange.jsonl_masters import Masters
from coopcms.workflow.loader import load_folder

IMPORTER = Actor(0, "Import", via="cli", os_user="somebody")


@pytest.fixture
def take_in(siegen):
    """Import lines: `take_in(line(…), masters=…)` gives the report."""
    workflows.use(load_folder(resources.workflows()))

    def act(*lines: bytes, masters: Masters | None = None, actor: Actor = IMPORTER) -> Report:
        return import_lines(lines, actor, masters or Masters(IMPORTER), lambda so_far: None)

    return act
