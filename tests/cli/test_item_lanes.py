"""A lane on the command line: who holds it, until when, who stands in."""

import pytest

LEAD, REVIEWER = "leitung@ruhr-owl.example", "pruefung@ruhr-owl.example"


@pytest.fixture
def lane(clock, coopcms, shared_review, reviewer_ruhr, lead_ruhr):
    """A factory: `lane("--give-back", actor=LEAD)` in the lane of Ruhr-OWL."""

    def typed(*words, actor="", centre="ruhr-owl", form="json"):
        who = ("--actor", actor) if actor else ()
        return coopcms("item", "lane", str(shared_review.id), centre, *words, *who, "--format", form)

    return typed


def test_a_lane_is_read_without_an_account_and_changed_with_one(lane):
    assert (lane().json["status"], lane().json["due"]) == ("waiting", "2026-11-27T17:00:00+00:00")
    refused = lane("--give-back")
    assert (refused.status, refused.json["field"]) == (2, "actor")


def test_a_lane_is_handed_over_and_given_back(lane):
    assert lane("--hand-over", LEAD, actor=REVIEWER).json["claimed_by"] == f"{LEAD} (Beispiel)"
    assert lane("--give-back", actor=LEAD).json["claimed_by"] is None
    assert lane("--give-back", actor=LEAD).status == 3


@pytest.mark.parametrize("day", ["2026-12-04", "04.12.2026"])
def test_a_lane_is_dated(lane, day):
    assert lane("--due", day, actor=LEAD).json["due"] == "2026-12-04T17:00:00+00:00"
    assert lane("--due", "never", actor=LEAD).json["due"] is None


def test_a_substitute_is_named_and_dismissed(lane, reviewer_hannover):
    mail = "pruefung@hannover.example"
    assert lane("--substitute", mail, actor=LEAD).json["substitutes"] == [f"{mail} (Beispiel)"]
    assert lane(actor=mail).status == 0
    assert lane("--revoke", mail, actor=LEAD).json["substitutes"] == []
    assert lane(actor=mail).status == 2


@pytest.mark.parametrize(
    ("words", "status", "field"),
    [
        (("--due", "gestern"), 2, "due"),
        (("--due", ""), 2, "due"),
        (("--due", "2026-11-23"), 2, "due"),
        (("--due", "9999-12-31"), 2, "due"),
        (("--hand-over", "niemand@nirgends.example"), 2, "hand_over"),
        (("--hand-over", "autor@siegen.example"), 2, "to"),
        (("--substitute", ""), 2, "substitute"),
        (("--substitute", "autor@siegen.example"), 2, "user"),
        (("--revoke", "autor@siegen.example"), 2, "user"),
    ],
)
def test_what_cannot_be_is_told_with_its_field(lane, words, status, field):
    answer = lane(*words, actor=LEAD)
    assert (answer.status, answer.json["field"]) == (status, field)
    assert lane().json["claimed_by"] is None


def test_two_wishes_at_once_and_unknown_centres_are_refused(lane, hannover):
    assert lane("--give-back", "--due", "never", actor=LEAD).status == 2
    assert lane(centre="nirgends").status == 2
    assert lane(centre="hannover").status == 3


def test_somebody_else_is_told_who_could(lane, shared_review):
    answer = lane("--due", "2026-12-04", actor="autor@siegen.example")
    assert (answer.status, answer.json["state"]) == (3, "review")
    assert "centre_lead@ruhr-owl" in answer.json["reasons"][0]["who_can"]


def test_people_read_it_in_german(lane, reviewer_hannover):
    lane("--substitute", "pruefung@hannover.example", actor=LEAD)
    said = lane(form="text").out
    assert "Frist: 27.11.2026 18:00" in said and "Vertretungen: pruefung@hannover.example" in said
