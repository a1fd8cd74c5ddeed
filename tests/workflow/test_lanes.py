"""What the owners' reviews come to."""

from dataclasses import replace

import pytest

from coopcms.workflow.facts import ChangeRequest, Lane
from coopcms.workflow.lanes import open_requests, quorum_met, status
from tests.workflow.examples import BOTH_SIGNED, EINFACH, GEMEINSAM, HEAD, RUHRPOTTLER, joint, signed

STOP = ChangeRequest("ruhr-owl", RUHRPOTTLER, HEAD, 2, 9)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (joint(), "waiting"),
        (joint(lanes=(Lane("siegen", claimed_by=11),)), "claimed"),
        (joint(lanes=(Lane("siegen", claimed_by=1),)), "waiting"),  # the claimer has written since
        (joint("draft", lanes=(Lane("siegen", claimed_by=11),)), "paused"),
        (joint("draft", sign_offs=BOTH_SIGNED), "signed"),
        (joint(sign_offs=(signed("siegen", 11, hash="older"),)), "lapsed"),
        (joint(sign_offs=(signed("siegen", 11, cycle=1),)), "waiting"),
        (joint(sign_offs=BOTH_SIGNED, change_requests=(replace(STOP, lane="siegen"),)), "changes_requested"),
        (joint(lanes=(Lane("siegen", closed=True),), sign_offs=BOTH_SIGNED), "closed"),
        (joint(lanes=()), "closed"),
    ],
)
def test_a_lane_says_the_first_word_that_is_true_of_it(facts, word):
    assert status("siegen", facts, GEMEINSAM) == word


@pytest.mark.parametrize(
    ("sign_offs", "met"),
    [
        ((), set()),
        (BOTH_SIGNED[:1], {"lead_centre", "any", 1}),
        (BOTH_SIGNED[1:], {"any", 1}),
        (BOTH_SIGNED, {"all", "lead_centre", "any", 1, 2, 9}),
    ],
)
def test_a_quorum_counts_open_lanes_and_never_more_than_there_are(sign_offs, met):
    quorums = ("all", "lead_centre", "any", 1, 2, 9)
    facts = joint(sign_offs=sign_offs)
    assert {quorum for quorum in quorums if quorum_met(GEMEINSAM, facts, quorum)} == met


@pytest.mark.parametrize("quorum", ["all", "lead_centre", "any", 1, None, "most"])
def test_no_quorum_is_met_without_an_open_lane(quorum):
    facts = joint(lanes=(Lane("siegen", closed=True),), sign_offs=BOTH_SIGNED)
    assert not quorum_met(GEMEINSAM, facts, quorum)


@pytest.mark.parametrize("quorum", ["all", "lead_centre", "any", 1])
def test_an_open_change_request_of_one_lane_blocks_every_quorum(quorum):
    stopped = joint(sign_offs=BOTH_SIGNED, change_requests=(STOP,))
    assert not quorum_met(GEMEINSAM, stopped, quorum)


def test_nothing_is_met_where_the_workflow_has_no_lanes():
    assert not quorum_met(EINFACH, joint("approved", sign_offs=BOTH_SIGNED), "all")


@pytest.mark.parametrize(
    "facts",
    [
        joint(change_requests=(STOP,), hash="other"),
        joint(change_requests=(STOP,), cycle=3),
        joint(change_requests=(STOP,), lanes=(Lane("siegen"), Lane("ruhr-owl", closed=True))),
        joint(change_requests=(STOP,), sign_offs=(signed("ruhr-owl", RUHRPOTTLER, 10),)),
    ],
)
def test_a_change_request_ends_with_its_words_its_cycle_its_lane_or_a_later_signature(facts):
    assert open_requests(facts) == ()


def test_the_signature_of_another_lane_does_not_answer_a_change_request():
    facts = joint(change_requests=(STOP,), sign_offs=(signed("siegen", 11, 10),))
    assert open_requests(facts) == (STOP,)
