"""Workflow files on the command line: checked, listed, shown, and items brought along."""

import pytest

from coopcms.content.models import Item
from coopcms.content.services_copies import copy_out
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import broken_chain
from coopcms.resources import workflows

RENAMED = "entwurf"


@pytest.fixture
def check(coopcms, tmp_path):
    """A factory: the answer to `workflow check` for a file of this text."""

    def typed(text: str | bytes):
        file = tmp_path / "eigen.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return coopcms("workflow", "check", str(file), "--format", "json")

    return typed


@pytest.fixture
def renamed_file(instance):
    """A call after which the network's own `vier_augen` names its first state otherwise."""

    def write() -> None:
        (instance / "workflows").mkdir()
        text = (workflows() / "vier_augen.toml").read_text("utf-8")
        text = text.replace('"draft"', f'"{RENAMED}"').replace("[states.draft]", f"[states.{RENAMED}]")
        (instance / "workflows" / "vier_augen.toml").write_text(text, "utf-8")

    return write


@pytest.fixture
def renamed(draft, renamed_file):
    """A draft that is still stored under the old name."""
    renamed_file()
    return draft


@pytest.mark.parametrize("name", ["einfach", "vier_augen", "gemeinsam"])
def test_the_shipped_files_have_no_contradiction(coopcms, instance, name):
    answer = coopcms("workflow", "check", str(workflows() / f"{name}.toml"), "--format", "json")
    assert (answer.status, answer.json["contradictions"]) == (0, [])


def test_a_contradiction_is_status_1_with_file_key_and_reason(check):
    answer = check('title = "Eigen"\ninitial = "nirgends"\n')
    assert answer.status == 1
    assert all(list(entry) == ["file", "key", "reason"] for entry in answer.json["contradictions"])
    assert "eigen.toml" in {entry["file"] for entry in answer.json["contradictions"]}


def test_broken_toml_is_a_contradiction_and_bytes_are_unreadable(check, coopcms):
    assert check("title = \n").status == 1
    assert (check(b"\xff\xfe\x00").status, coopcms("workflow", "check", "/gibt/es/nicht").status) == (2, 2)


def test_the_workflows_in_force_are_listed_and_shown(coopcms, instance):
    assert {flow["name"] for flow in coopcms("workflow", "list", "--format", "json").json} >= {"einfach", "gemeinsam"}
    assert "──submit──▶ review" in coopcms("workflow", "show", "vier_augen").out
    assert coopcms("workflow", "show", "vier_augen", "--format", "json").json["digest"]
    assert coopcms("workflow", "show", "keiner").status == 2


def test_a_workflow_is_drawn_as_a_picture_of_its_own_and_as_mermaid_in_german(coopcms, instance):
    picture = coopcms("workflow", "show", "gemeinsam", "--format", "svg").out
    assert picture.startswith("<svg") and "Freigabe vollständig (von selbst)" in picture and "<style>" in picture
    lines = coopcms("workflow", "show", "gemeinsam", "--format", "mermaid").out.splitlines()
    assert lines[0] == "stateDiagram-v2" and "    s1 --> s2: Zur Prüfung geben" in lines


def test_a_workflow_that_is_not_there_is_not_drawn(coopcms, instance):
    refused = coopcms("workflow", "show", "keiner", "--format", "svg")
    assert refused.status == 2 and "gemeinsam" in refused.err


def test_a_contradiction_in_force_is_told_with_its_file(coopcms, instance):
    (instance / "workflows").mkdir()
    (instance / "workflows" / "eigen.toml").write_text('title = "Eigen"\n')
    refused = coopcms("workflow", "list", "--format", "json")
    assert refused.status == 2 and "eigen.toml" in refused.json["error"]


def test_items_in_flight_get_the_new_name_with_a_line_each(coopcms, renamed):
    done = coopcms("workflow", "migrate", "vier_augen", "--map", f"draft={RENAMED}", "--format", "json")
    assert (done.status, done.json["lost"]) == (0, [])
    assert done.json["moved"] == [{"id": renamed.id, "from": "draft", "to": RENAMED}]
    line = HistoryLine.select().where(HistoryLine.verb == "workflow_migrated").get()
    assert (line.facts["of"], line.facts["to"], line.via) == ("draft", RENAMED, "cli")
    assert renamed.refetch().state == RENAMED and broken_chain("item", renamed.id) is None
    assert coopcms("item", "act", str(renamed.id), "submit", "--actor", "autor@siegen.example").status == 0


def test_a_second_migration_moves_nothing(coopcms, renamed):
    words = ("workflow", "migrate", "vier_augen", "--map", f"draft={RENAMED}", "--format", "json")
    coopcms(*words)
    assert coopcms(*words).json["moved"] == []


def test_a_working_copy_goes_the_way_of_its_original(coopcms, published, author, renamed_file):
    copy = copy_out(published, author)
    renamed_file()
    done = coopcms("workflow", "migrate", "vier_augen", "--map", f"draft={RENAMED}", "--format", "json")
    assert [row["id"] for row in done.json["moved"]] == [copy.id]


def test_lanes_are_open_where_the_new_state_has_them(coopcms, renamed):
    coopcms("workflow", "migrate", "vier_augen", "--map", "draft=review")
    assert [lane["status"] for lane in coopcms("item", "show", "1", "--format", "json").json["lanes"]] == ["waiting"]


def test_items_that_are_still_lost_are_told(coopcms, renamed):
    told = coopcms("workflow", "migrate", "vier_augen", "--map", f"anders={RENAMED}", "--format", "json")
    assert (told.json["moved"], told.json["lost"]) == ([], ["draft"])


@pytest.mark.parametrize("pair", ["review=approved", "draft=nirgends", "draft=published", "draft", "=x", "draft="])
def test_a_migration_never_goes_round_a_transition(coopcms, renamed, pair):
    refused = coopcms("workflow", "migrate", "vier_augen", "--map", pair, "--format", "json")
    assert (refused.status, refused.json["field"], Item.get().state) == (2, "map", "draft")


def test_a_workflow_that_is_not_there_is_not_migrated(coopcms, flows):
    assert coopcms("workflow", "migrate", "keiner", "--map", "a=b").status == 2
