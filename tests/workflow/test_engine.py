"""The engine explains every refusal and says all that follows from a step."""

from dataclasses import replace

import pytest

from coopcms.workflow.engine import (
    Denied,
    UnknownState,
    actions,
    automatic,
    decide,
    holds_back,
    lanes_for,
    may,
    take,
    who_may,
)
from coopcms.workflow.facts import SYSTEM, Failure, Inputs, Lane
from coopcms.workflow.loader import load
from tests.workflow.examples import (
    AUTHOR,
    BOTH_SIGNED,
    EINFACH,
    FOLDER,
    FULL,
    GEMEINSAM,
    HEAD,
    OTHER,
    SIEGENER,
    VIER_AUGEN,
    joint,
    person,
    single,
)

PUBLISHER = person("publisher@siegen")
REVIEWER = person("reviewer@siegen", id=SIEGENER)
APPROVED = joint("approved", sign_offs=BOTH_SIGNED)
EMBARGO = Failure("embargo_over", "Not before %(at)s.", {"at": "noon"}, ("embargo",))


def _names(reasons):
    return [(reason.kind, reason.name) for reason in reasons]


def test_a_missing_role_is_told_with_those_who_hold_it():
    (reason,) = decide(GEMEINSAM, APPROVED, person("author@siegen"), "publish", FULL)
    assert (reason.kind, reason.name) == ("guard", "who")
    assert reason.who_can == ("publisher@siegen", "centre_lead@siegen")


def test_guards_are_told_before_inputs_and_checks():
    facts = replace(APPROVED, scheduled=True, failures={"embargo_over": EMBARGO})
    assert _names(decide(GEMEINSAM, facts, person("author@siegen"), "publish", Inputs())) == [("guard", "who")]
    assert _names(decide(GEMEINSAM, facts, PUBLISHER, "publish", Inputs())) == [
        ("input", "confirm"),
        ("check", "embargo_over"),
    ]


def test_a_failing_check_is_told_in_its_own_words_with_the_fields_that_mend_it():
    facts = replace(APPROVED, failures={"embargo_over": EMBARGO})
    (reason,) = decide(GEMEINSAM, facts, PUBLISHER, "publish", FULL)
    assert (str(reason), reason.fields) == ("Not before noon.", ("embargo",))


def test_an_action_shows_guards_and_checks_and_asks_for_inputs_later():
    facts = joint("draft", failures={"title": Failure("title", "No title."), "seo": Failure("seo", "No description.")})
    submit = actions(GEMEINSAM, facts, person("reviewer@siegen"))[0]
    assert (submit.name, submit.allowed, _names(submit.reasons)) == (
        "submit",
        False,
        [("guard", "who"), ("check", "title")],
    )
    assert [failure.check for failure in submit.warnings] == ["seo"]


def test_a_warning_does_not_block():
    facts = joint("draft", failures={"seo": Failure("seo", "No description.")})
    assert decide(GEMEINSAM, facts, person("author@siegen"), "submit", Inputs()) == ()


def test_actions_come_in_the_order_of_the_file_without_those_that_happen_by_themselves():
    names = [action.name for action in actions(GEMEINSAM, joint(), REVIEWER)]
    assert names == ["recall", "claim", "sign_off", "request_changes", "embargo", "lift_embargo", "break_glass"]


@pytest.mark.parametrize("step", ["publish", "no_such_step"])
def test_a_step_that_does_not_leave_the_state_is_refused_and_the_state_named(step):
    (reason,) = decide(GEMEINSAM, joint("draft"), PUBLISHER, step, FULL)
    assert (reason.kind, reason.values["state"], reason.who_can) == ("state", "Entwurf", ())


def test_nobody_can_choose_what_happens_by_itself():
    facts = joint(sign_offs=BOTH_SIGNED)
    assert _names(decide(GEMEINSAM, facts, REVIEWER, "approve", FULL)) == [("state", "automatic")]


@pytest.mark.parametrize(
    "question",
    [
        lambda facts: actions(GEMEINSAM, facts, PUBLISHER),
        lambda facts: decide(GEMEINSAM, facts, PUBLISHER, "publish", FULL),
        lambda facts: take(GEMEINSAM, facts, PUBLISHER, "publish", FULL),
        lambda facts: automatic(GEMEINSAM, facts),
        lambda facts: may(GEMEINSAM, facts, PUBLISHER, "view"),
        lambda facts: lanes_for(GEMEINSAM, facts, PUBLISHER, "sign_off"),
    ],
)
def test_an_unknown_stored_state_is_never_guessed_about(question):
    with pytest.raises(UnknownState, match="pending"):
        question(joint("pending"))


@pytest.mark.parametrize(("fact", "name"), [({"closed": True}, "closed"), ({"trashed": True}, "trashed")])
def test_what_is_checked_in_or_trashed_can_be_looked_at_and_nothing_else(fact, name):
    facts, lead = joint(**fact), person("centre_lead@siegen", "reviewer@siegen")
    assert {reason.name for action in actions(GEMEINSAM, facts, lead) for reason in action.reasons} == {name}
    assert _names(decide(GEMEINSAM, facts, lead, "sign_off", FULL)) == [("state", name)]
    assert [may(GEMEINSAM, facts, lead, word) for word in ("view", "history", "trash", "edit")] == [True] * 3 + [False]
    assert lanes_for(GEMEINSAM, facts, lead, "sign_off") == ()
    assert automatic(GEMEINSAM, replace(facts, sign_offs=BOTH_SIGNED)) is None


def test_the_lead_of_an_invited_centre_looks_on_while_the_invitation_is_open():
    lead, facts = person("centre_lead@hannover"), joint(open_invitations=("hannover",))
    assert [may(GEMEINSAM, facts, lead, word) for word in ("view", "preview", "comment")] == [True, True, False]
    assert not may(GEMEINSAM, joint(), lead, "view")
    assert "centre_lead@hannover" in who_may(GEMEINSAM, facts, "view")


def test_who_may_names_each_role_at_each_owner_once():
    assert who_may(GEMEINSAM, joint(), "edit") == ("reviewer@siegen", "reviewer@ruhr-owl")


def test_an_open_invitation_holds_the_approval_back_and_names_who_can_answer():
    facts = joint(sign_offs=BOTH_SIGNED, open_invitations=("hannover",))
    (reason,) = holds_back(GEMEINSAM, facts)
    assert (reason.name, reason.who_can) == ("no_open_invitation", ("centre_lead@hannover",))
    assert automatic(GEMEINSAM, facts) is None


def test_a_missing_signature_holds_the_approval_back_and_names_the_lane():
    (reason,) = holds_back(GEMEINSAM, joint(sign_offs=BOTH_SIGNED[:1]))
    assert (str(reason), reason.who_can[0]) == ("Signatures are missing from: ruhr-owl.", "reviewer@ruhr-owl")


def test_publishing_needs_the_signatures_still_to_hold():
    facts = replace(APPROVED, hash=OTHER)
    assert _names(decide(GEMEINSAM, facts, PUBLISHER, "publish", FULL)) == [("check", "signed")]
    with pytest.raises(Denied):
        take(GEMEINSAM, facts, SYSTEM, "publish", Inputs())


def test_where_no_centre_signs_the_check_for_signatures_holds():
    text = (FOLDER / "einfach.toml").read_text(encoding="utf-8").replace('"base_is_live"', '"signed", "base_is_live"')
    assert decide(load(text, "einfach"), single("approved"), PUBLISHER, "publish", FULL) == ()


def test_the_hash_on_the_screen_is_asked_for():
    assert _names(decide(GEMEINSAM, joint(), REVIEWER, "sign_off", Inputs())) == [("input", "hash")]


def test_breaking_the_glass_asks_for_reason_hash_and_password():
    reasons = decide(GEMEINSAM, joint(), person("network_editor@netz"), "break_glass", Inputs())
    assert _names(reasons) == [("input", "comment"), ("input", "hash"), ("input", "reauth")]


def test_a_date_without_time_is_asked_for_and_an_expiry_without_one_takes_it_away():
    assert _names(decide(GEMEINSAM, APPROVED, PUBLISHER, "schedule", Inputs())) == [("input", "at")]
    assert decide(GEMEINSAM, joint("published"), PUBLISHER, "expire", Inputs(comment="Doch nicht")) == ()


def test_an_unknown_mode_is_refused_and_none_means_banner():
    published = joint("published")
    wrong = decide(GEMEINSAM, published, PUBLISHER, "withdraw", Inputs("Falsch", mode="hidden"))
    assert _names(wrong) == [("input", "mode")]
    assert take(GEMEINSAM, published, PUBLISHER, "withdraw", Inputs("Falsch")).public == "banner"


def test_confirmation_is_asked_for_only_while_a_date_is_set():
    assert decide(GEMEINSAM, APPROVED, PUBLISHER, "publish", Inputs()) == ()
    scheduled = replace(APPROVED, scheduled=True)
    assert _names(decide(GEMEINSAM, scheduled, PUBLISHER, "publish", Inputs())) == [("input", "confirm")]


def test_the_clock_publishes_without_role_or_confirmation():
    outcome = take(GEMEINSAM, replace(APPROVED, scheduled=True), SYSTEM, "publish", Inputs())
    assert (outcome.state, outcome.live, outcome.public) == ("published", "set", "live")


def test_what_happens_by_itself_binds_a_person_all_the_same():
    with pytest.raises(Denied):
        take(GEMEINSAM, APPROVED, person("author@siegen"), "publish", FULL)


def test_the_system_takes_no_step_that_is_a_persons_alone():
    with pytest.raises(Denied):
        take(GEMEINSAM, APPROVED, SYSTEM, "reopen", FULL)


def test_a_substitute_signs_for_the_lane_they_were_granted_and_no_other():
    substitute = person(substitute_for=("ruhr-owl",))
    assert lanes_for(GEMEINSAM, joint(), substitute, "sign_off") == ("ruhr-owl",)
    assert take(GEMEINSAM, joint(), substitute, "sign_off", Inputs(hash=HEAD)).lane == "ruhr-owl"


def test_a_closed_lane_can_neither_sign_nor_stop():
    facts = joint(lanes=(Lane("siegen", closed=True), Lane("ruhr-owl")))
    assert _names(decide(GEMEINSAM, facts, REVIEWER, "request_changes", FULL)) == [("guard", "who")]


def test_a_contributor_has_no_lane_to_sign_but_may_still_stop_one():
    writer = person("reviewer@siegen", id=AUTHOR)
    assert lanes_for(GEMEINSAM, joint(), writer, "sign_off") == ()
    assert lanes_for(GEMEINSAM, joint(), writer, "request_changes") == ("siegen",)


@pytest.mark.parametrize(
    ("definition", "facts", "who", "step", "expected"),
    [
        (GEMEINSAM, joint("draft"), "author@siegen", "submit", ("review", False, False, "open_lanes")),
        (GEMEINSAM, joint(), "author@siegen", "recall", ("draft", False, False, "pause_lanes")),
        (GEMEINSAM, APPROVED, "publisher@siegen", "publish", ("published", True, True, "close_lanes")),
        (GEMEINSAM, APPROVED, "publisher@siegen", "schedule", ("approved", False, False, "notify_owners")),
        (GEMEINSAM, joint(), "network_editor@netz", "break_glass", ("published", True, False, "close_lanes")),
        (GEMEINSAM, APPROVED, "network_editor@netz", "break_glass", ("published", True, True, "close_lanes")),
        (GEMEINSAM, joint("published"), "publisher@siegen", "withdraw", ("withdrawn", True, False, "close_lanes")),
        (GEMEINSAM, joint("published"), "publisher@siegen", "expire", ("published", False, False, "notify_owners")),
        (GEMEINSAM, joint("withdrawn"), "publisher@siegen", "reopen", ("draft", False, False, "notify_owners")),
        (VIER_AUGEN, single("approved"), "reviewer@siegen", "request_changes", ("draft", False, True, "pause_lanes")),
        (EINFACH, single("draft"), "publisher@siegen", "schedule", ("approved", False, False, "notify_owners")),
        (EINFACH, single("approved"), "publisher@siegen", "reopen", ("draft", False, True, "notify_owners")),
    ],
)
def test_what_follows_from_a_step(definition, facts, who, step, expected):
    outcome = take(definition, facts, person(who), step, replace(FULL, mode=""))
    assert (outcome.state, outcome.ends_cycle, outcome.clears_schedule, outcome.effects[0]) == expected


def test_reopening_keeps_the_public_answer_and_archiving_too():
    outcomes = [take(GEMEINSAM, joint("withdrawn"), PUBLISHER, step, FULL) for step in ("reopen", "archive")]
    assert [(outcome.public, outcome.live) for outcome in outcomes] == [("", "keep"), ("", "keep")]
