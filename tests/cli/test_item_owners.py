"""Owners on the command line: invited, accepted, leaving in two acts."""

import pytest


@pytest.fixture
def owners(coopcms, draft):
    """A factory: `owners("--add", "ruhr-owl", actor="leitung@siegen.example")` on the draft."""

    def typed(*words, actor=""):
        who = ("--actor", actor) if actor else ()
        return coopcms("item", "owners", str(draft.id), *words, *who, "--format", "json")

    return typed


def test_a_centre_is_invited_and_accepts(owners, draft, lead_siegen, lead_ruhr):
    assert owners("--add", "ruhr-owl", actor="leitung@siegen.example").json["invited"] == ["ruhr-owl"]
    joined = owners("--accept", "ruhr-owl", actor="leitung@ruhr-owl.example").json
    assert (joined["lead_centre"], joined["co_owners"], joined["invited"]) == ("siegen", ["ruhr-owl"], [])
    assert draft.refetch().workflow == "gemeinsam"


def test_only_the_invited_centres_lead_accepts(owners, lead_siegen, ruhr):
    owners("--add", "ruhr-owl", actor="leitung@siegen.example")
    assert owners("--accept", "ruhr-owl", actor="leitung@siegen.example").status == 3


def test_leaving_takes_both_leads(owners, shared):
    assert owners("--remove", "ruhr-owl", actor="leitung@siegen.example").json["leaving"] == ["ruhr-owl"]
    left = owners("--remove", "ruhr-owl", actor="leitung@ruhr-owl.example").json
    assert (left["co_owners"], left["leaving"]) == ([], [])


def test_reading_the_owners_needs_no_actor_and_changing_them_does(owners, ruhr):
    assert owners().json["lead_centre"] == "siegen"
    assert owners("--add", "ruhr-owl").json["field"] == "actor"
    assert owners("--add", "ruhr-owl", "--remove", "ruhr-owl", actor="leitung@siegen.example").status == 2


def test_unknown_and_uninvited_centres_are_told(owners, lead_siegen, ruhr):
    assert owners("--add", "nirgends", actor="leitung@siegen.example").status == 2
    assert owners("--remove", "ruhr-owl", actor="leitung@siegen.example").status == 3
    owners("--add", "ruhr-owl", actor="leitung@siegen.example")
    again = owners("--add", "ruhr-owl", actor="leitung@siegen.example")
    assert (again.status, again.json["state"], again.json["reasons"][0]["check"]) == (3, "draft", "taken")
