"""Copies on the command line: twins, working copies, merges with what is live, restored versions."""

import pytest

AUTHOR = ("--actor", "autor@siegen.example", "--format", "json")


@pytest.fixture
def item(coopcms):
    """A factory: `item("copy-out", id)` as the author types it; the answer."""
    return lambda act, number, *more: coopcms("item", act, str(number), *more, *AUTHOR)


@pytest.fixture
def two_copies(item, published, coopcms, reviewer_siegen, publisher):
    """Two working copies of one live item; the second one has gone live."""
    late = item("edit", published.id, "--set", "title=Später", "kicker=Neu").json
    early = item("edit", published.id, "--set", "title=Früher").json

    def act(transition, mail, *more):
        assert coopcms("item", "act", str(early["id"]), transition, "--actor", mail, *more).status == 0

    act("submit", "autor@siegen.example")
    act("sign_off", "pruefung@siegen.example", "--hash", early["hash"])
    act("publish", "publikation@siegen.example")
    return late


def test_a_copy_is_a_new_draft_of_the_named_centre(item, published):
    made = item("copy", published.id, "--centre", "siegen").json
    assert (made["state"], made["source"], made["slug"]) == ("draft", None, "neue-halle-in-siegen-2")


def test_a_working_copy_names_its_source(item, published, draft):
    assert item("copy-out", published.id).json["source"] == published.id


def test_a_draft_has_no_working_copy(item, draft):
    refused = item("copy-out", draft.id)
    assert (refused.status, refused.json["denied"], refused.json["state"]) == (3, True, "draft")


def test_a_conflict_shows_both_texts_and_changes_nothing(item, two_copies):
    refused = item("update-from-live", two_copies["id"])
    assert (refused.status, refused.json["denied"], refused.json["reasons"][0]["check"]) == (3, True, "merge")
    conflict = {"field": "title", "base": "Neue Halle in Siegen", "mine": "Später", "live": "Früher"}
    assert refused.json["conflicts"] == [conflict]


@pytest.mark.parametrize(
    "choice, title",
    [(("--keep", "title=mine"), "Später"), (("--keep", "title=live"), "Früher"), (("--set", "title=Neu"), "Neu")],
)
def test_a_person_decides_a_conflict(item, two_copies, choice, title):
    merged = item("update-from-live", two_copies["id"], *choice)
    assert (merged.status, merged.json["title"]) == (0, title)


def test_a_choice_that_is_none_is_bad_input(item, two_copies):
    assert item("update-from-live", two_copies["id"], "--keep", "title=deine").json["field"] == "keep"


def test_only_a_working_copy_is_updated(item, published, draft):
    assert item("update-from-live", draft.id).status == 3


def test_an_old_version_comes_back_and_of_a_live_item_as_a_working_copy(item, published):
    assert item("restore", published.id, "1").json["source"] == published.id
    assert item("restore", published.id, "7").status == 2


def test_an_old_version_of_a_draft_is_its_newest(item, draft):
    item("edit", draft.id, "--set", "title=Zwei")
    restored = item("restore", draft.id, "1").json
    assert (restored["revision"], restored["title"]) == (3, "Neue Halle in Siegen")
