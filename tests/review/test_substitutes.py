"""Substitutes: named by the lane's lead, else by the network; they see, sign, and go with the lane."""

from dataclasses import replace

import pytest

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries import actor_for, user
from coopcms.accounts.services import deactivate, grant_role, reactivate
from coopcms.clock import now
from coopcms.content.models import Item, ItemGrant
from coopcms.content.policy import may, person_of
from coopcms.content.queries import item_for, visible_to
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import remove
from coopcms.errors import Invalid, NotAllowed, NotNow, TransitionDenied, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.review.candidates import signers, substitutes
from coopcms.review.facts import facts_for, lane_rows
from coopcms.review.models import SignOff
from coopcms.review.policy import may_grant, may_sign, who_grants
from coopcms.review.queries import standing
from coopcms.review.queries_comments import viewers_of
from coopcms.review.services_substitutes import grant, revoke
from coopcms.review.services_trash import trash, untrash


@pytest.fixture
def helper(acting, hannover):
    """Somebody of a centre that has no part in the item."""
    return acting("hilfe@hannover.example", "reviewer@hannover")


def account(actor) -> User:
    return user(actor.id)


def events_of(who):
    return [entry.event for entry in InboxEntry.select().where(InboxEntry.user == who.id).order_by(InboxEntry.id)]


def test_a_substitute_reads_and_signs_for_the_lane_and_is_marked(
    shared_review, act, reviewer_siegen, lead_ruhr, helper
):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    act(shared_review, "sign_off", reviewer_siegen)
    assert item_for(helper, shared_review.id).id == shared_review.id
    assert act(shared_review, "sign_off", helper).state == "approved"
    assert SignOff.get(SignOff.user_id == helper.id).as_substitute
    line = HistoryLine.get(HistoryLine.verb == "substitute_granted")
    assert (line.actor_id, line.facts["lane"], line.facts["person"]) == (lead_ruhr.id, "ruhr-owl", helper.name)


def test_the_substitute_and_the_other_signers_are_told(shared_review, reviewer_ruhr, lead_ruhr, helper):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    for somebody in (helper, reviewer_ruhr):
        entry = InboxEntry.get(InboxEntry.user == somebody.id, InboxEntry.event == "substitute_granted")
        assert entry.facts["url_path"] == f"/admin/item/{shared_review.id}/pruefung"
    assert "substitute_granted" not in events_of(lead_ruhr)


def test_a_substitute_who_has_contributed_does_not_sign(shared_review, act, lead_ruhr, reviewer_siegen, helper, acting):
    twin = acting("doppelt@siegen.example", "reviewer@siegen")
    grant(shared_review, "ruhr-owl", account(twin), lead_ruhr)
    save(shared_review, {"title": "Anders"}, twin)
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "sign_off", twin, lane="ruhr-owl")
    assert [reason.name for reason in denied.value.reasons] == ["four_eyes"]


def test_the_network_names_a_substitute_only_while_the_centre_has_no_lead(
    shared_review, network_editor, lead_ruhr, lead_siegen, helper
):
    assert who_grants("ruhr-owl") == ("centre_lead@ruhr-owl",)
    for actor in (network_editor, lead_siegen):
        with pytest.raises(NotAllowed) as denied:
            grant(shared_review, "ruhr-owl", account(helper), actor)
        assert denied.value.who_can == ("centre_lead@ruhr-owl",)
    User.update(active=False).where(User.id == lead_ruhr.id).execute()
    assert who_grants("ruhr-owl") == ("network_editor@netz",)
    assert not may_grant(lead_siegen, "ruhr-owl")
    grant(shared_review, "ruhr-owl", account(helper), network_editor)
    assert standing(shared_review.refetch(), helper).lanes[1].substitutes == (helper.name,)


@pytest.mark.parametrize("who", ["reviewer_ruhr", "author", "publisher"])
def test_nobody_else_names_a_substitute(request, shared_review, helper, who):
    with pytest.raises(NotAllowed):
        grant(shared_review, "ruhr-owl", account(helper), request.getfixturevalue(who))
    assert not ItemGrant.select().exists()


def test_whoever_cannot_sign_or_can_already_is_not_named(
    shared_review, lead_ruhr, author, administrator, reviewer_ruhr, person, helper
):
    gone = person("weg@hannover.example", active=False)
    wrong = {account(author): "contributed", account(administrator): "only manages", gone: "closed"}
    for somebody, why in wrong.items():
        with pytest.raises(Invalid) as refused:
            grant(shared_review, "ruhr-owl", somebody, lead_ruhr)
        assert refused.value.field == "user" and why in str(refused.value)
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    for somebody in (reviewer_ruhr, helper):
        with pytest.raises(NotNow):
            grant(shared_review, "ruhr-owl", account(somebody), lead_ruhr)
    assert ItemGrant.select().count() == 1


def test_the_candidates_are_exactly_those_who_can_be_named(
    shared_review, lead_ruhr, author, administrator, reviewer_ruhr, reviewer_siegen, person, helper, acting
):
    acting("text@ruhr-owl.example", "author@ruhr-owl", name="Zoe Beispiel")
    offered = substitutes(shared_review, "ruhr-owl")
    assert offered[0].name == "Zoe Beispiel"  # the lane's own centre first
    assert {found.id for found in offered} >= {reviewer_siegen.id, helper.id}
    for somebody in User.select():
        if somebody.id in {found.id for found in offered}:
            grant(shared_review, "ruhr-owl", somebody, lead_ruhr)
        else:
            with pytest.raises((Invalid, NotNow)):
                grant(shared_review, "ruhr-owl", somebody, lead_ruhr)
    assert substitutes(shared_review, "ruhr-owl") == []


def test_a_substitute_hears_that_the_text_was_submitted_again(shared_review, act, author, lead_ruhr, helper):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    act(shared_review, "recall", author)
    act(shared_review, "submit", author)
    assert events_of(helper)[-1] == "submit"


def test_a_lane_with_a_substitute_who_can_sign_does_not_lack_a_reviewer(
    shared_review, act, author, lead_ruhr, reviewer_ruhr, helper
):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    User.update(active=False).where(User.id.in_([lead_ruhr.id, reviewer_ruhr.id])).execute()
    item = act(shared_review, "recall", author)
    assert "lane_without_reviewer" not in facts_for(item).failures
    User.update(active=False).where(User.id == helper.id).execute()
    assert "lane_without_reviewer" in facts_for(item).failures


def test_who_can_be_called_beside_a_text_are_the_substitutes_of_that_text_while_it_is_reviewed(
    published, act, author, lead_siegen, helper
):
    copied = copy_out(published, author)
    save(copied, {"title": "Neu"}, author)
    copied = act(copied, "submit", author)
    grant(copied, "siegen", account(helper), lead_siegen)
    Role.delete().where(Role.user == helper.id).execute()
    assert (helper.id in viewers_of(copied), helper.id in viewers_of(published.refetch())) == (True, False)
    copied = act(copied, "recall", author)
    assert helper.id not in viewers_of(copied)


def test_nobody_makes_themselves_a_substitute(shared_review, network_editor, lead_ruhr):
    User.update(active=False).where(User.id == lead_ruhr.id).execute()
    with pytest.raises(NotAllowed) as refused:  # the network names substitutes while the centre has no lead
        grant(shared_review, "ruhr-owl", account(network_editor), network_editor)
    assert refused.value.field == "user" and not ItemGrant.select().exists()


def test_a_closed_or_paused_lane_gets_no_substitute(draft, published, lead_siegen, helper, act, author):
    with pytest.raises(NotNow):
        grant(published, "siegen", account(helper), lead_siegen)
    assert not ItemGrant.select().exists()


def test_what_a_dismissed_substitute_signed_stands_and_what_they_held_is_free(
    shared_review, act, lead_ruhr, lead_siegen, reviewer_siegen, helper
):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    grant(shared_review, "siegen", account(helper), lead_siegen)
    act(shared_review, "sign_off", helper, lane="siegen")
    act(shared_review, "claim", helper, lane="ruhr-owl")
    revoke(shared_review, "siegen", account(helper), lead_siegen)
    revoke(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    assert {lane.centre: lane.status for lane in standing(shared_review.refetch(), reviewer_siegen).lanes} == {
        "siegen": "signed",
        "ruhr-owl": "waiting",
    }
    assert events_of(helper)[-1] == "substitute_revoked"
    with pytest.raises(Unknown):
        item_for(helper, shared_review.id)


def test_only_a_substitute_is_dismissed_and_only_by_who_names_them(shared_review, lead_ruhr, reviewer_ruhr, helper):
    with pytest.raises(Invalid) as refused:
        revoke(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    assert refused.value.field == "user"
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    with pytest.raises(NotAllowed):
        revoke(shared_review, "ruhr-owl", account(helper), reviewer_ruhr)
    assert ItemGrant.select().count() == 1


def test_a_grant_ends_with_its_lane(shared_review, act, lead_ruhr, reviewer_siegen, reviewer_ruhr, publisher, helper):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    for signer in (reviewer_siegen, reviewer_ruhr):
        act(shared_review, "sign_off", signer)
    act(shared_review, "publish", publisher)
    assert not ItemGrant.select().exists()


def test_a_grant_ends_when_the_owner_leaves(shared_review, lead_ruhr, lead_siegen, helper):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    remove(shared_review, "ruhr-owl", lead_ruhr)
    remove(shared_review, "ruhr-owl", lead_siegen)
    assert not ItemGrant.select().exists()


@pytest.mark.parametrize("how", ["closed", "administrator"])
def test_a_grant_ends_with_the_account_and_with_the_rights_of_an_administrator(
    shared_review, act, lead_ruhr, lead_siegen, helper, administrator, acting, netz, how
):
    hand = acting("allein@netz.example")
    for lane, lead in (("ruhr-owl", lead_ruhr), ("siegen", lead_siegen)):
        grant(shared_review, lane, account(hand), lead)
    act(shared_review, "claim", hand, lane="ruhr-owl")
    if how == "closed":
        deactivate(account(hand), administrator)
        reactivate(account(hand), administrator)
    else:
        grant_role(account(hand), "administrator", netz, administrator)
    lines = HistoryLine.select().where(HistoryLine.verb == "substitute_revoked").order_by(HistoryLine.id)
    assert {(line.subject_id, line.actor_id, line.facts["lane"]) for line in lines} == {
        (shared_review.id, administrator.id, lane) for lane in ("ruhr-owl", "siegen")
    }
    assert not ItemGrant.select().exists() and {row.claimed_by for row in lane_rows(shared_review)} == {None}


def test_a_grant_that_an_administrator_or_a_closed_account_has_is_worth_nothing(
    shared_review, lead_ruhr, administrator, reviewer_hannover, ruhr
):
    User.update(active=False).where(User.id == reviewer_hannover.id).execute()
    for somebody in (administrator, reviewer_hannover):
        granted = {"granted_by": lead_ruhr.id, "granted_at": now()}
        ItemGrant.create(item=shared_review, user=somebody.id, organisation=ruhr, **granted)
        assert person_of(somebody, shared_review).substitute_for == frozenset()
        assert not may_sign(somebody.id, shared_review, "ruhr-owl")
        assert not Item.select().where(visible_to(replace(somebody, roles=frozenset()))).exists()
    assert standing(shared_review, lead_ruhr).lanes[1].substitutes == ()


def test_a_grant_survives_the_trash(shared_review, lead_ruhr, lead_siegen, helper):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    trash(shared_review, lead_siegen)
    untrash(shared_review, lead_siegen)
    assert helper.id in {found.id for found in signers(shared_review.refetch(), "ruhr-owl")}


def test_a_grant_on_a_working_copy_shows_the_copy_and_not_the_original(
    published, act, author, lead_siegen, reviewer_siegen, helper
):
    copied = copy_out(published, author)
    save(copied, {"title": "Neu"}, author)
    act(copied, "submit", author)
    grant(copied, "siegen", account(helper), lead_siegen)
    seen = actor_for(account(helper), "desk")
    assert (may(seen, copied.refetch(), "view"), may(seen, published.refetch(), "view")) == (True, False)
    assert act(copied, "sign_off", helper).state == "approved"


def test_a_substitute_comments_and_reads_the_history_but_edits_nothing(shared_review, lead_ruhr, helper):
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    held = standing(shared_review.refetch(), helper).may
    assert held == {"view", "preview", "history", "comment"}


def test_a_refusal_names_substitutes_where_there_are_some(shared_review, lead_ruhr, reviewer_ruhr, helper, acting):
    assert lane_rows(shared_review)
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    (missing,) = [reason for reason in standing(shared_review.refetch(), helper).holds_back if reason.name == "quorum"]
    assert "substitute@ruhr-owl" in missing.who_can
