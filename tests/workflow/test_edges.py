"""The numbered edge cases of the editorial core that facts alone decide."""

from dataclasses import replace

import pytest

from coopcms.workflow.definition import Definition
from coopcms.workflow.engine import AutomaticLoop, Steps, automatic, decide, lanes_for, take
from coopcms.workflow.facts import ChangeRequest, Failure, Inputs, Lane, SignOff
from coopcms.workflow.lanes import open_requests, quorum_met, signed_lanes, status
from coopcms.workflow.loader import Contradiction, load
from tests.workflow.examples import (
    AUTHOR,
    BOTH_SIGNED,
    FULL,
    GEMEINSAM,
    HEAD,
    OTHER,
    RUHRPOTTLER,
    SIEGEN,
    SIEGENER,
    THIRD,
    joint,
    person,
    signed,
)


def test_edge_03_a_reviewer_who_edits_loses_the_right_to_sign():
    facts = joint(contributors=frozenset({AUTHOR, SIEGENER}))
    (reason,) = decide(GEMEINSAM, facts, person("reviewer@siegen", id=SIEGENER), "sign_off", FULL)
    assert (reason.kind, reason.name) == ("guard", "four_eyes")
    assert reason.who_can == ("reviewer@siegen", "centre_lead@siegen")
    facts = replace(facts, substitutes=("siegen",))
    (reason,) = decide(GEMEINSAM, facts, person("reviewer@siegen", id=SIEGENER), "sign_off", FULL)
    assert reason.who_can == ("reviewer@siegen", "centre_lead@siegen", "substitute@siegen")


def test_edge_03_a_signature_given_before_the_signer_edited_counts_no_more():
    facts = joint(sign_offs=BOTH_SIGNED, contributors=frozenset({AUTHOR, SIEGENER}))
    assert automatic(GEMEINSAM, facts) is None
    assert [status(lane, facts, GEMEINSAM) for lane in ("siegen", "ruhr-owl")] == ["lapsed", "signed"]


def test_edge_04_one_changed_word_lapses_both_lanes_and_an_undo_brings_them_back():
    before = joint(sign_offs=BOTH_SIGNED, open_invitations=("hannover",), contributors=frozenset({AUTHOR, THIRD}))
    edited = replace(before, hash=OTHER, open_invitations=())
    undone = replace(edited, hash=HEAD)
    assert [status(lane, edited, GEMEINSAM) for lane in ("siegen", "ruhr-owl")] == ["lapsed", "lapsed"]
    assert [automatic(GEMEINSAM, facts) for facts in (before, edited, undone)] == [None, None, "approve"]


LOOP = """
title = "Kreis"
initial = "a"
[states.a]
title = "A"
[states.b]
title = "B"
[transitions.there]
title = "Hin"
from = ["a"]
to = "b"
trigger = ["auto"]
[transitions.back]
title = "Her"
from = ["b"]
to = "a"
trigger = ["auto"]
"""


def test_edge_23_an_automatic_loop_is_refused_at_load():
    with pytest.raises(Contradiction, match="circle"):
        load(LOOP, "kreis")


def test_edge_23_an_automatic_loop_at_run_time_stops_after_as_many_steps_as_there_are_states():
    definition, facts, taken = _unchecked_loop(), joint("a"), []
    steps = Steps(definition)
    with pytest.raises(AutomaticLoop):
        while (step := automatic(definition, facts)) is not None and len(taken) < 9:
            steps.count()
            facts = replace(facts, state=definition.transitions[step].target)
            taken.append(step)
    assert taken == ["there", "back"]


def _unchecked_loop() -> Definition:
    usable = load(LOOP.replace('trigger = ["auto"]', 'who = ["author@lead"]'), "kreis")
    steps = {name: replace(step, trigger=frozenset({"auto"})) for name, step in usable.transitions.items()}
    return replace(usable, transitions=steps)


def test_edge_25_when_the_last_unsigned_owner_leaves_the_rest_approves():
    waiting = joint(sign_offs=BOTH_SIGNED[:1])
    left = replace(waiting, owners=(SIEGEN,), lanes=(Lane("siegen"), Lane("ruhr-owl", closed=True)))
    assert (automatic(GEMEINSAM, waiting), automatic(GEMEINSAM, left)) == (None, "approve")
    assert status("ruhr-owl", left, GEMEINSAM) == "closed"


def test_edge_25_the_signature_of_an_owner_who_left_counts_no_more():
    left = joint(sign_offs=BOTH_SIGNED[1:], owners=(SIEGEN,), lanes=(Lane("siegen"), Lane("ruhr-owl", closed=True)))
    assert (signed_lanes(left), automatic(GEMEINSAM, left)) == (frozenset(), None)


def test_edge_27_a_signature_for_words_that_were_replaced_meanwhile_is_refused():
    reviewer = person("reviewer@siegen", id=SIEGENER)
    (reason,) = decide(GEMEINSAM, joint(hash=OTHER), reviewer, "sign_off", Inputs(hash=HEAD))
    assert (reason.kind, reason.name) == ("guard", "hash")


def test_edge_28_asking_for_changes_needs_a_reason():
    reviewer = person("reviewer@siegen", id=SIEGENER)
    (reason,) = decide(GEMEINSAM, joint(), reviewer, "request_changes", Inputs(comment="  "))
    assert (reason.kind, reason.name) == ("input", "comment")


def test_edge_33_one_person_with_two_lanes_names_the_lane_for_each_of_two_acts():
    both = person("reviewer@siegen", "reviewer@ruhr-owl")
    (reason,) = decide(GEMEINSAM, joint(), both, "sign_off", Inputs(hash=HEAD))
    assert (reason.kind, reason.name, reason.values) == ("input", "lane", {"lanes": "siegen, ruhr-owl"})
    lanes = lanes_for(GEMEINSAM, joint(), both, "sign_off")
    assert [take(GEMEINSAM, joint(), both, "sign_off", replace(FULL, lane=lane)).lane for lane in lanes] == [
        "siegen",
        "ruhr-owl",
    ]


def test_edge_37_a_text_signed_in_an_earlier_cycle_is_not_approved_by_its_old_signatures():
    restored = joint(sign_offs=BOTH_SIGNED, cycle=3)
    assert (automatic(GEMEINSAM, restored), status("siegen", restored, GEMEINSAM)) == (None, "waiting")


def test_edge_38_breaking_the_glass_skips_signatures_but_not_consents():
    editor = person("network_editor@netz")
    refused = joint(failures={"consents": Failure("consents", "Somebody has not agreed yet.")})
    assert decide(GEMEINSAM, joint(), editor, "break_glass", FULL) == ()
    assert [reason.name for reason in decide(GEMEINSAM, refused, editor, "break_glass", FULL)] == ["consents"]


def test_edge_40_a_lane_that_signed_and_then_stopped_must_sign_again():
    stop = ChangeRequest("ruhr-owl", RUHRPOTTLER, HEAD, 2, 3)
    stopped = joint("approved", sign_offs=BOTH_SIGNED, change_requests=(stop,))
    again = replace(stopped, state="review", sign_offs=(*BOTH_SIGNED, signed("ruhr-owl", RUHRPOTTLER, 4)))
    resubmitted = replace(stopped, state="review")
    assert (automatic(GEMEINSAM, resubmitted), automatic(GEMEINSAM, again)) == (None, "approve")
    assert status("ruhr-owl", resubmitted, GEMEINSAM) == "changes_requested"


def test_edge_40_the_old_signature_stays_dead_when_the_words_it_stopped_are_gone():
    stop = ChangeRequest("ruhr-owl", RUHRPOTTLER, OTHER, 2, 3)
    facts = joint(sign_offs=BOTH_SIGNED, change_requests=(stop,))
    assert open_requests(facts) == ()
    assert (status("ruhr-owl", facts, GEMEINSAM), automatic(GEMEINSAM, facts)) == ("lapsed", None)


@pytest.mark.parametrize("quorum", ["all", "any", "lead_centre", 1])
def test_edge_40_an_open_change_request_blocks_whatever_the_quorum(quorum):
    stop = ChangeRequest("ruhr-owl", RUHRPOTTLER, HEAD, 2, 3)
    assert quorum_met(GEMEINSAM, joint(sign_offs=BOTH_SIGNED), quorum)
    assert not quorum_met(GEMEINSAM, joint(sign_offs=BOTH_SIGNED, change_requests=(stop,)), quorum)


def test_edge_41_the_lead_centre_alone_cannot_stand_in_for_the_last_unsigned_lane():
    lead = person("centre_lead@siegen", "reviewer@siegen", id=SIEGENER)
    (reason,) = decide(GEMEINSAM, joint(), lead, "sign_off", replace(FULL, lane="ruhr-owl"))
    assert (reason.name, reason.who_can[:1]) == ("lane", ("reviewer@ruhr-owl",))
    facts = joint(sign_offs=(SignOff("siegen", SIEGENER, HEAD, 2, 1),))
    assert automatic(GEMEINSAM, facts) is None


def test_edge_44_leaving_approved_gives_up_the_date():
    publisher = person("publisher@siegen")
    assert take(GEMEINSAM, joint("approved", scheduled=True), publisher, "reopen", FULL).clears_schedule
