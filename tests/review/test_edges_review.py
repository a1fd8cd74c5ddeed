"""The edge cases of editorial.md §8 that concern review, named by their number."""

import pytest

from coopcms.accounts.models import Role
from coopcms.accounts.services import deactivate, revoke_role
from coopcms.content import policy
from coopcms.content.models import ItemGrant
from coopcms.content.services import save
from coopcms.content.services_owners import accept, invite, remove
from coopcms.errors import NotAllowed, NotNow, TransitionDenied, Unknown
from coopcms.ledger.models import HistoryLine, Job
from coopcms.network.queries import organisation
from coopcms.review.facts import facts_for
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from coopcms.review.services import settle, take
from coopcms.review.services_trash import trash, untrash
from coopcms.workflow import lanes
from coopcms.workflow.facts import Inputs


def statuses(item):
    facts = facts_for(item.refetch())
    return {lane.centre: lanes.status(lane.centre, facts, policy.definition_of(item)) for lane in facts.lanes}


def reasons(denied):
    return [(reason.kind, reason.name) for reason in denied.value.reasons]


def test_edge_01_submitting_twice_makes_one_review(in_review, act, author):
    with pytest.raises(TransitionDenied) as denied:
        act(in_review, "submit", author)
    assert reasons(denied) == [("state", "state")]
    assert LaneRow.select().where(LaneRow.subject_id == in_review.id).count() == 1
    assert HistoryLine.select().where(HistoryLine.verb == "submit").count() == 1


def test_edge_02_signing_after_a_recall_changes_nothing(in_review, act, author, reviewer_siegen):
    seen = in_review.head.hash
    act(in_review, "recall", author)
    with pytest.raises(TransitionDenied) as denied:
        take(in_review, "sign_off", reviewer_siegen, Inputs(hash=seen))
    assert (denied.value.state, SignOff.select().count(), in_review.refetch().state) == ("draft", 0, "draft")


def test_edge_03_a_reviewer_who_edits_in_review_may_not_sign(shared_review, act, reviewer_siegen):
    save(shared_review, {"kicker": "Neu"}, reviewer_siegen)
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "sign_off", reviewer_siegen)
    assert reasons(denied) == [("guard", "four_eyes")]
    assert denied.value.reasons[0].who_can


def test_edge_04_sign_offs_lapse_with_a_word_and_return_with_an_undo(
    shared_review, act, acting, lead_siegen, reviewer_siegen, reviewer_ruhr, hannover
):
    third = acting("dritte@siegen.example", "reviewer@siegen")
    invite(shared_review, "hannover", lead_siegen)
    act(shared_review, "sign_off", reviewer_siegen)
    act(shared_review, "sign_off", reviewer_ruhr)
    head = shared_review.refetch().head
    save(shared_review, {"title": head.content["title"]}, third)
    assert shared_review.refetch().head_id == head.id
    assert statuses(shared_review) == {"siegen": "signed", "ruhr-owl": "signed"}

    save(shared_review, {"title": "Neue Halle in Dortmund"}, third)
    assert statuses(shared_review) == {"siegen": "lapsed", "ruhr-owl": "lapsed"}
    remove(shared_review, "hannover", lead_siegen)
    assert shared_review.refetch().state == "review"

    save(shared_review, {"title": head.content["title"]}, third)
    assert shared_review.refetch().state == "approved"
    line = HistoryLine.select().where(HistoryLine.verb == "approve").get()
    assert (line.actor_id, line.facts["trigger"]) == (0, "saved")


def test_edge_13_an_item_trashed_in_review_comes_back_with_its_signatures(
    shared_review, act, lead_siegen, reviewer_siegen, reviewer_ruhr
):
    act(shared_review, "sign_off", reviewer_siegen)
    trash(shared_review, lead_siegen)
    assert statuses(shared_review) == {"siegen": "closed", "ruhr-owl": "closed"}
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "sign_off", reviewer_ruhr)
    assert reasons(denied) == [("state", "trashed")]
    untrash(shared_review, lead_siegen)
    assert statuses(shared_review) == {"siegen": "signed", "ruhr-owl": "waiting"}
    assert act(shared_review, "sign_off", reviewer_ruhr).state == "approved"


def test_edge_13_a_draft_that_was_reviewed_finds_its_paused_lanes_again(
    shared_review, act, author, lead_siegen, reviewer_siegen
):
    act(shared_review, "sign_off", reviewer_siegen)
    act(shared_review, "recall", author)
    trash(shared_review, lead_siegen)
    untrash(shared_review, lead_siegen)
    assert statuses(shared_review) == {"siegen": "signed", "ruhr-owl": "paused"}


def test_edge_17_a_step_that_takes_away_ones_own_view_still_answers(shared_review, act, network_editor):
    lane = {"organisation": organisation("siegen"), "granted_by": network_editor.id}
    ItemGrant.create(item=shared_review, user=network_editor.id, **lane)
    assert policy.may(network_editor, shared_review, "view")
    item = act(shared_review, "request_changes", network_editor, comment="Bitte kürzer.")
    assert (item.state, policy.may(network_editor, item, "view")) == ("draft", False)


def test_edge_21_a_role_taken_away_meanwhile_denies_the_next_act(in_review, act, reviewer_siegen, administrator):
    row = Role.select().where(Role.user == reviewer_siegen.id).get()
    revoke_role(row.user, row.role, row.organisation, administrator)
    with pytest.raises((TransitionDenied, Unknown)) as denied:
        act(in_review, "sign_off", reviewer_siegen)
    assert str(denied.value) and SignOff.select().count() == 0


def test_edge_23_an_automatic_loop_is_stopped_logged_and_undone(in_review, monkeypatch):
    from_review = iter(["claim"] * 50)
    monkeypatch.setattr("coopcms.workflow.engine.automatic", lambda definition, facts: next(from_review))
    monkeypatch.setattr("coopcms.review.services._apply", lambda item, *rest, **more: item.update(cycle=99).execute())
    assert settle(in_review, "test") == ()
    assert in_review.refetch().cycle == 1
    assert HistoryLine.select().where(HistoryLine.verb == "automatic_loop").count() == 1


def test_edge_24_an_owner_accepted_in_review_opens_a_lane_and_approval_waits(
    shared_review, act, lead_siegen, lead_hannover, reviewer_siegen, reviewer_ruhr, reviewer_hannover
):
    act(shared_review, "sign_off", reviewer_siegen)
    invite(shared_review, "hannover", lead_siegen)
    assert act(shared_review, "sign_off", reviewer_ruhr).state == "review"
    accept(shared_review, "hannover", lead_hannover)
    assert statuses(shared_review) == {"siegen": "signed", "ruhr-owl": "signed", "hannover": "waiting"}
    assert act(shared_review, "sign_off", reviewer_hannover).state == "approved"


def test_edge_25_an_owner_who_leaves_in_review_closes_the_lane_and_the_quorum_is_counted_anew(
    shared_review, act, lead_siegen, lead_ruhr, reviewer_siegen
):
    act(shared_review, "sign_off", reviewer_siegen)
    remove(shared_review, "ruhr-owl", lead_ruhr)
    assert shared_review.refetch().state == "review"
    remove(shared_review, "ruhr-owl", lead_siegen)
    assert (statuses(shared_review)["ruhr-owl"], shared_review.refetch().state) == ("closed", "approved")


def test_edge_27_a_signature_names_the_words_that_were_read(shared_review, act, author_ruhr, acting, reviewer_siegen):
    seen = shared_review.head.hash
    save(shared_review, {"title": "Anders"}, acting("zweite@ruhr-owl.example", "reviewer@ruhr-owl"))
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "sign_off", reviewer_siegen, hash=seen)
    assert reasons(denied) == [("guard", "hash")] and SignOff.select().count() == 0


def test_edge_28_changes_are_requested_with_a_reason_only(in_review, act, reviewer_siegen):
    with pytest.raises(TransitionDenied) as denied:
        act(in_review, "request_changes", reviewer_siegen, comment="  ")
    assert reasons(denied) == [("input", "comment")] and ChangeRequest.select().count() == 0


def test_edge_32_an_item_one_may_not_see_is_unknown(in_review, act, reviewer_hannover):
    with pytest.raises(Unknown):
        act(in_review, "sign_off", reviewer_hannover)


def test_edge_33_one_person_in_two_lanes_signs_twice(shared_review, act, acting):
    both = acting("beide@siegen.example", "reviewer@siegen", "reviewer@ruhr-owl")
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "sign_off", both)
    assert reasons(denied) == [("input", "lane")]
    assert act(shared_review, "sign_off", both, lane="siegen").state == "review"
    assert act(shared_review, "sign_off", both, lane="ruhr-owl").state == "approved"


def test_edge_35_rights_come_from_the_database_at_the_moment_of_the_act(draft, act, author, administrator):
    Role.delete().where(Role.user == author.id).execute()
    assert author.holds("author", "siegen")
    with pytest.raises(Unknown):
        save(draft, {"title": "Später"}, author)
    deactivate(Role.user.rel_model.get_by_id(author.id), administrator)
    with pytest.raises(NotAllowed):
        save(draft, {"title": "Noch später"}, author)


def test_edge_40_a_lane_that_stopped_in_approved_must_sign_again(
    shared_review, act, author, reviewer_siegen, reviewer_ruhr
):
    act(shared_review, "sign_off", reviewer_siegen)
    assert act(shared_review, "sign_off", reviewer_ruhr).state == "approved"
    assert act(shared_review, "request_changes", reviewer_ruhr, comment="Doch nicht.").state == "draft"
    assert act(shared_review, "submit", author).state == "review"
    assert statuses(shared_review) == {"siegen": "signed", "ruhr-owl": "changes_requested"}
    assert act(shared_review, "sign_off", reviewer_ruhr).state == "approved"


def test_edge_41_the_lead_centre_alone_removes_no_lane(shared_review, act, lead_siegen, reviewer_siegen):
    act(shared_review, "sign_off", reviewer_siegen)
    remove(shared_review, "ruhr-owl", lead_siegen)
    assert (shared_review.refetch().state, statuses(shared_review)["ruhr-owl"]) == ("review", "waiting")


def test_edge_44_a_date_does_not_survive_a_new_approval(clock, approved, act, author, publisher, reviewer_siegen):
    act(approved, "schedule", publisher, at="24.12.2026 06:00")
    assert Job.select().where(Job.name == "transition").count() == 1
    item = act(approved, "reopen", publisher)
    assert (item.publish_at, Job.select().where(Job.name == "transition").count()) == (None, 0)
    act(item, "submit", author)
    assert statuses(item) == {"siegen": "signed"}
    assert (item.refetch().state, item.refetch().publish_at) == ("approved", None)


def test_edge_45_the_first_co_owner_moves_an_item_in_review_to_the_shared_workflow(
    in_review, act, lead_siegen, lead_ruhr, acting, reviewer_siegen, reviewer_ruhr
):
    invite(in_review, "ruhr-owl", lead_siegen)
    act(in_review, "sign_off", reviewer_siegen)
    assert in_review.refetch().workflow == "vier_augen"
    accept(in_review, "ruhr-owl", lead_ruhr)
    item = in_review.refetch()
    assert (item.workflow, item.state) == ("gemeinsam", "review")
    assert statuses(item) == {"siegen": "signed", "ruhr-owl": "waiting"}
    assert act(item, "sign_off", reviewer_ruhr).state == "approved"


def test_an_owner_cannot_change_while_the_item_is_approved(
    shared_review, act, lead_ruhr, reviewer_siegen, reviewer_ruhr
):
    act(shared_review, "sign_off", reviewer_siegen)
    act(shared_review, "sign_off", reviewer_ruhr)
    with pytest.raises(NotNow):
        remove(shared_review, "ruhr-owl", lead_ruhr)
    assert organisation("ruhr-owl").id in [row.organisation_id for row in policy.owners_of(shared_review)]
