"""Many items on the command line: a row each, in the shape other programs read."""

import json

from coopcms.content.services import create

KEYS = ["id", "kind", "slug", "source", "workflow", "state", "lead_centre", "co_owners", "title"]


def rows(answer) -> list[dict]:
    return [json.loads(line) for line in answer.out.splitlines()]


def test_each_line_is_one_item_with_the_fixed_keys(coopcms, draft):
    (row,) = rows(coopcms("item", "list", "--format", "jsonl"))
    assert list(row) == KEYS
    assert (row["id"], row["kind"], row["source"], row["workflow"]) == (draft.id, "article", None, "vier_augen")
    assert (row["state"], row["lead_centre"], row["co_owners"]) == ("draft", "siegen", [])


def test_co_owners_stand_in_their_own_key(coopcms, shared):
    assert coopcms("item", "list", "--format", "json").json[0]["co_owners"] == ["ruhr-owl"]


def test_a_working_copy_names_its_source_and_its_owners(coopcms, published, author):
    copy = coopcms("item", "copy-out", str(published.id), "--actor", "autor@siegen.example", "--format", "json").json
    found = rows(coopcms("item", "list", "--format", "jsonl"))
    assert [row["source"] for row in found] == [None, published.id]
    assert (copy["source"], found[1]["lead_centre"]) == (published.id, "siegen")


def test_a_state_a_kind_a_centre_and_a_workflow_narrow_the_list(coopcms, in_review, author, hannover):
    create("page", "siegen", {"title": "Seite"}, author)
    count = lambda *words: len(rows(coopcms("item", "list", "--format", "jsonl", *words)))  # noqa: E731
    assert count() == 2
    assert (count("--state", "review"), count("--state", "archived"), count("--kind", "page")) == (1, 0, 1)
    assert (count("--centre", "siegen"), count("--centre", "hannover")) == (2, 0)
    assert (count("--workflow", "vier_augen"), count("--workflow", "gemeinsam")) == (2, 0)


def test_an_actor_sees_only_what_they_may_view(coopcms, draft, author_ruhr):
    assert rows(coopcms("item", "list", "--actor", "autor@ruhr-owl.example", "--format", "jsonl")) == []
    assert len(rows(coopcms("item", "list", "--actor", "autor@siegen.example", "--format", "jsonl"))) == 1


def test_the_trash_is_listed_by_itself(coopcms, draft):
    coopcms("item", "trash", str(draft.id), "--actor", "autor@siegen.example")
    assert rows(coopcms("item", "list", "--format", "jsonl")) == []
    assert [row["id"] for row in rows(coopcms("item", "list", "--trash", "--format", "jsonl"))] == [draft.id]


def test_more_items_than_one_batch_are_all_listed(coopcms, draft, author, monkeypatch):
    monkeypatch.setattr("coopcms.cli.item_list.BATCH", 2)
    for number in range(4):
        create("article", "siegen", {"title": f"Meldung {number}"}, author)
    found = rows(coopcms("item", "list", "--format", "jsonl"))
    assert len({row["id"] for row in found}) == len(found) == 5


def test_unknown_words_are_told(coopcms, draft):
    assert coopcms("item", "list", "--state", "nirgends", "--format", "json").json["field"] == "state"
    assert coopcms("item", "list", "--centre", "nirgends").status == 2
    assert coopcms("item", "list", "--kind", "nichts").status == 2
