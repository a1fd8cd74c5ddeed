"""A lane that loses its last signer: lead and network are told at once, a substitute is named, the item goes on."""

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries import user
from coopcms.accounts.services import deactivate, revoke_role
from coopcms.content.services import save
from coopcms.ledger.models import HistoryLine
from coopcms.network.queries import organisation
from coopcms.notify.models import InboxEntry
from coopcms.review.facts import lane_rows
from coopcms.review.services_substitutes import grant, revoke


def told(who):
    rows = InboxEntry.select().where(InboxEntry.user == who.id, InboxEntry.event == "lane_orphaned")
    return [(entry.facts["lane"], entry.facts["name"], entry.facts["url_path"]) for entry in rows]


def orphaned():
    return HistoryLine.select().where(HistoryLine.verb == "lane_orphaned").count()


def claimed(item):
    return {row.organisation.slug: row.claimed_by for row in lane_rows(item)}


def test_edge_29_the_last_reviewer_of_an_open_lane_is_deactivated_and_the_item_is_not_stuck(
    shared_review, act, acting, administrator, network_editor, reviewer_siegen, reviewer_ruhr, lead_ruhr
):
    act(shared_review, "claim", reviewer_ruhr)
    save(shared_review, {"title": "Anders"}, acting("schreibt@siegen.example", "reviewer@siegen"))
    deactivate(user(lead_ruhr.id), administrator)
    assert orphaned() == 0  # one reviewer is left
    deactivate(user(reviewer_ruhr.id), administrator)
    where = ("ruhr-owl", reviewer_ruhr.name, f"/admin/item/{shared_review.id}#bahnen")
    assert told(network_editor) == [where]
    assert (orphaned(), claimed(shared_review)["ruhr-owl"]) == (1, None)
    (line,) = HistoryLine.select().where(HistoryLine.verb == "given_back", HistoryLine.actor_id == administrator.id)
    held = {"lane": "ruhr-owl", "user": reviewer_ruhr.id, "person": reviewer_ruhr.name}
    assert (line.subject_id, line.facts) == (shared_review.id, held)
    helper = acting("hilfe@siegen.example", "author@siegen")
    grant(shared_review, "ruhr-owl", user(helper.id), network_editor)
    act(shared_review, "sign_off", reviewer_siegen)
    assert act(shared_review, "sign_off", helper).state == "approved"


def test_edge_29_nobody_is_alarmed_while_one_signer_is_left(
    shared_review, administrator, network_editor, reviewer_ruhr, lead_ruhr
):
    deactivate(user(reviewer_ruhr.id), administrator)
    assert (orphaned(), told(network_editor), told(lead_ruhr)) == (0, [], [])


def test_edge_29_when_nobody_but_the_writing_lead_is_left(in_review, administrator, reviewer_siegen, acting, siegen):
    lead = acting("leitet@siegen.example", "centre_lead@siegen", "reviewer@siegen")
    save(in_review, {"title": "Anders"}, lead)
    deactivate(user(reviewer_siegen.id), administrator)
    assert told(lead) == [("siegen", reviewer_siegen.name, f"/admin/item/{in_review.id}#bahnen")]


@pytest.mark.parametrize("role", ["reviewer", "author"])
def test_edge_29_a_role_that_is_taken_away_counts_like_a_closed_account(
    in_review, administrator, network_editor, acting, siegen, role
):
    last = acting("letzte@siegen.example", "reviewer@siegen", "author@siegen")
    revoke_role(user(last.id), role, organisation("siegen"), administrator)
    assert orphaned() == (role == "reviewer") == len(told(network_editor))


def test_a_role_taken_away_ends_the_claim_unless_another_role_signs_too(in_review, act, administrator, acting, siegen):
    both = acting("beides@siegen.example", "reviewer@siegen", "centre_lead@siegen")
    act(in_review, "claim", both)
    revoke_role(user(both.id), "reviewer", organisation("siegen"), administrator)
    assert (claimed(in_review), orphaned()) == ({"siegen": both.id}, 0)
    revoke_role(user(both.id), "centre_lead", organisation("siegen"), administrator)
    assert (claimed(in_review), orphaned()) == ({"siegen": None}, 1)


def test_nobody_is_alarmed_where_a_substitute_can_sign_or_the_lane_has_signed(
    shared_review, act, administrator, network_editor, reviewer_siegen, reviewer_ruhr, lead_ruhr, reviewer_hannover
):
    grant(shared_review, "ruhr-owl", user(reviewer_hannover.id), lead_ruhr)
    act(shared_review, "sign_off", reviewer_siegen)
    for gone in (reviewer_siegen, lead_ruhr, reviewer_ruhr):
        deactivate(user(gone.id), administrator)
    # lead_siegen is left in Siegen; its lane has signed anyway
    assert (orphaned(), told(network_editor)) == (0, [])
    deactivate(user(reviewer_hannover.id), administrator)
    assert [lane for lane, _name, _url in told(network_editor)] == ["ruhr-owl"]


def test_nobody_is_alarmed_about_drafts_or_somebody_who_could_not_sign(
    draft, shared_published, administrator, network_editor, reviewer_siegen, reviewer_ruhr, acting, siegen
):
    for gone in (reviewer_siegen, reviewer_ruhr):
        deactivate(user(gone.id), administrator)
    assert (orphaned(), told(network_editor)) == (0, [])


def test_the_last_signer_who_writes_leaves_the_lane_to_nobody_and_it_is_told_once(
    shared_review, acting, network_editor, lead_ruhr, reviewer_ruhr, lead_siegen, reviewer_siegen
):
    lead = acting("leitet@ruhr-owl.example", "centre_lead@ruhr-owl", "reviewer@ruhr-owl")
    User.update(active=False).where(User.id == lead_ruhr.id).execute()
    save(shared_review, {"title": "Anders"}, lead)
    assert orphaned() == 0  # one reviewer is left
    for words in ({"title": "Noch einmal"}, {"title": "Und noch einmal"}, {"topics": ["ki"]}):
        save(shared_review, words, reviewer_ruhr)
    save(shared_review, {"title": "Von woanders"}, reviewer_siegen)
    where = [("ruhr-owl", reviewer_ruhr.name, f"/admin/item/{shared_review.id}#bahnen")]
    assert (told(network_editor), told(lead), told(lead_siegen), orphaned()) == (where, where, [], 1)


def test_a_lead_who_writes_as_the_last_signer_hears_that_a_substitute_is_needed(in_review, acting, siegen):
    lead = acting("leitet@siegen.example", "centre_lead@siegen", "reviewer@siegen")
    save(in_review, {"title": "Anders"}, lead)
    assert [lane for lane, _name, _url in told(lead)] == ["siegen"]


def test_a_substitute_who_goes_as_the_last_signer_is_told_of_once(
    in_review, acting, network_editor, siegen, reviewer_hannover
):
    lead = acting("leitet@siegen.example", "centre_lead@siegen", "reviewer@siegen")
    second = acting("hilft@hannover.example", "author@hannover")
    for helper in (reviewer_hannover, second):
        grant(in_review, "siegen", user(helper.id), lead)
    save(in_review, {"title": "Anders"}, lead)
    revoke(in_review, "siegen", user(second.id), lead)
    assert orphaned() == 0  # one substitute is left
    revoke(in_review, "siegen", user(reviewer_hannover.id), lead)
    where = [("siegen", reviewer_hannover.name, f"/admin/item/{in_review.id}#bahnen")]
    assert (told(network_editor), told(lead), orphaned()) == (where, where, 1)


def test_who_wrote_the_text_was_no_signer_and_leaves_no_gap(in_review, act, administrator, acting, reviewer_siegen):
    wrote = acting("schreibt@siegen.example", "reviewer@siegen")
    save(in_review, {"title": "Anders"}, wrote)
    deactivate(user(reviewer_siegen.id), administrator)
    assert orphaned() == 1
    deactivate(user(wrote.id), administrator)
    assert orphaned() == 1
