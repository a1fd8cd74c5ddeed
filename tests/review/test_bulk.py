"""One step over many items: each has its own result, and none is in another's way."""

from uuid import uuid4

import pytest

from coopcms.content.queries import item_by_id
from coopcms.content.services import create
from coopcms.content.services_copies import copy_out
from coopcms.errors import Invalid
from coopcms.ledger.models import HistoryLine
from coopcms.review.models import BulkResult
from coopcms.review.queries import standing
from coopcms.review.queries_bulk import TRASH, UNTRASH, UNWATCH, WATCH, candidates, results_of
from coopcms.review.queries_watch import watchers
from coopcms.review.services_bulk import MOST, begin, finish
from coopcms.workflow.facts import Inputs
from tests.fixtures.items import TEXT

RUN = "0" * 32


def taken(ids, step, inputs, actor):
    """The results of a run of its own."""
    run = uuid4().hex
    begin(run, step, ids, actor)
    finish(run, inputs, actor)
    return results_of(actor, run)


def texts(result):
    return [reason["message"] for reason in result.reasons]


@pytest.fixture
def bare(draft, author):
    """A draft without a lead: it cannot be submitted."""
    return create("article", "siegen", {"title": "Nur ein Titel"}, author)


@pytest.fixture
def reviewed(flows, act, author):
    """Another text of Siegen that is in review already."""
    return act(create("article", "siegen", TEXT | {"title": "Schon unterwegs"}, author), "submit", author)


@pytest.fixture
def foreign(flows, author_ruhr):
    """A draft of Ruhr-OWL: nobody in Siegen sees it."""
    return create("article", "ruhr-owl", TEXT | {"title": "Fremdes"}, author_ruhr)


def test_edge_18_a_bulk_step_over_items_in_different_states_does_what_is_possible_and_lists_each(
    draft, bare, reviewed, author
):
    ids, lines = [reviewed.id, draft.id, bare.id], HistoryLine.select().count()
    results = taken(ids, "submit", Inputs(), author)
    assert [(result.subject_id, result.done, result.state) for result in results] == [
        (reviewed.id, False, "review"), (draft.id, True, "review"), (bare.id, False, "draft")
    ]  # fmt: skip
    assert [[reason["name"] for reason in result.reasons] for result in results] == [["state"], [], ["lead", "body"]]
    assert (bare.refetch().state, reviewed.refetch().cycle) == ("draft", reviewed.cycle)
    told = HistoryLine.select().offset(lines).order_by(HistoryLine.id)
    assert {line.subject_id for line in told} == {draft.id}


def test_a_refusal_says_who_could(in_review, author, publisher):
    (result,) = taken([in_review.id], "recall", Inputs(), publisher)
    assert (result.done, result.reasons[0]["who_can"]) == (False, ["author@siegen", "centre_lead@siegen"])


@pytest.mark.parametrize("step", ["submit", "unschedule", TRASH, UNTRASH, WATCH, UNWATCH])
def test_what_one_may_not_see_is_answered_as_what_is_not_there(foreign, author, step):
    hidden, missing = taken([foreign.id, 99_999], step, Inputs(), author)
    assert (hidden.done, hidden.state, hidden.reasons) == (missing.done, missing.state, missing.reasons)
    assert not hidden.done and hidden.state == "" and foreign.refetch().state == "draft"


def test_nobody_signs_many_texts_at_once(in_review, reviewer_siegen):
    (result,) = taken([in_review.id], "sign_off", Inputs(hash=in_review.head.hash), reviewer_siegen)
    assert not result.done and in_review.refetch().state == "review"
    assert "somebody has read" in texts(result)[0]


def test_a_run_of_more_than_the_most_does_not_begin(draft, author):
    with pytest.raises(Invalid):
        begin(RUN, "submit", [*range(10_000, 10_000 + MOST), draft.id], author)
    assert results_of(author, RUN) == []


def test_a_run_that_is_sent_twice_acts_once(draft, bare, author):
    for _ in range(2):
        begin(RUN, "submit", [draft.id, bare.id], author)
        finish(RUN, Inputs(), author)
    assert [row.done for row in results_of(author, RUN)] == [True, False]
    assert HistoryLine.select().where(HistoryLine.verb == "submit").count() == 1


def test_a_run_that_stopped_half_way_goes_on_where_it_stopped(draft, bare, author):
    begin(RUN, WATCH, [draft.id, bare.id], author)
    BulkResult.update(done=True).where(BulkResult.subject_id == draft.id).execute()
    finish(RUN, Inputs(), author)
    assert (watchers(draft), watchers(bare)) == (set(), {author.id})


def test_a_run_belongs_to_the_person(draft, author, lead_siegen):
    begin(RUN, "submit", [draft.id], author)
    finish(RUN, Inputs(), lead_siegen)
    assert results_of(lead_siegen, RUN) == [] and draft.refetch().state == "draft"


def test_trash_and_watching_go_the_same_way(draft, in_review, author, lead_siegen):
    assert [result.done for result in taken([draft.id], WATCH, Inputs(), author)] == [True]
    assert watchers(draft) == {author.id}
    assert [result.done for result in taken([draft.id], UNWATCH, Inputs(), author)] == [True]
    assert not watchers(draft)
    (refused,) = taken([in_review.id], TRASH, Inputs(), author)
    assert refused.reasons[0]["who_can"] == ["centre_lead@siegen"]
    assert [result.done for result in taken([in_review.id], TRASH, Inputs(), lead_siegen)] == [True]
    assert in_review.refetch().trashed_at


def test_what_is_foretold_is_what_happens(
    draft, bare, reviewed, foreign, shared_review, everything, author, reviewer_siegen
):
    ids = [draft.id, bare.id, reviewed.id, foreign.id]
    for actor in (author, everything, reviewer_siegen):
        for one in candidates(ids, actor):
            seen = standing(item_by_id(one.item.id), actor)
            offered = {action.name: action.allowed for action in seen.actions} | {"lift_embargo": False}
            foretold = {step.id: not one.obstacles(step.id) for step in one.steps}
            assert foretold == {name: offered[name] for name in foretold}


def test_a_step_that_would_change_nothing_is_not_taken_along_with_others(approved, publisher, act):
    lines = HistoryLine.select().count()
    for step in ("unschedule", "lift_embargo"):
        (result,) = taken([approved.id], step, Inputs(comment="Ein Grund."), publisher)
        (one,) = candidates([approved.id], publisher)
        assert not result.done and texts(result)[0] == one.obstacles(step)[0].message
    assert HistoryLine.select().count() == lines


def test_what_is_foretold_of_the_trash_is_what_happens(published, bare, author, everything, act):
    copy_out(published, author)
    taken_back = act(published, "withdraw", everything, comment="Überholt.", mode="banner")
    ids = [taken_back.id, bare.id]
    foretold = [one.obstacles(TRASH) for one in candidates(ids, everything)]
    results = taken(ids, TRASH, Inputs(), everything)
    assert [result.done for result in results] == [False, True] and foretold[1] == ()
    assert texts(results[0])[0] == foretold[0][0].message


def test_many_items_cost_as_many_statements_as_one(flows, act, author, everything, statements):
    items = [create("article", "siegen", TEXT | {"title": f"Text {number}"}, author) for number in range(12)]
    for item in items[:6]:
        act(item, "submit", author)
    with statements() as sent:
        found = candidates([item.id for item in items], everything)
        assert sum(not one.obstacles("publish") for one in found) == 0
        assert sum(not one.obstacles("submit") for one in found) == 6
    assert len(sent) <= 6, sent
