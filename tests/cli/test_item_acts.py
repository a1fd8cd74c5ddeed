"""Transitions on the command line: the exit status, the reasons, the inputs they ask for."""

import pytest

from coopcms.content.services import save
from coopcms.ledger.models import HistoryLine
from coopcms.publishing.models import Publication
from tests.fixtures.people import PASSWORD


@pytest.fixture
def take(coopcms):
    """A factory: `take(item, "submit", "autor@siegen.example", "--comment", "…")` as somebody types it."""

    def typed(item, transition, mail, *more, **given):
        return coopcms("item", "act", str(item.id), transition, "--actor", mail, "--format", "json", *more, **given)

    return typed


def test_a_draft_goes_live_through_two_people(take, draft, reviewer_siegen, publisher):
    assert take(draft, "submit", "autor@siegen.example").json["state"] == "review"
    signed = take(draft, "sign_off", "pruefung@siegen.example", "--hash", draft.head.hash)
    assert (signed.status, signed.json["state"], signed.json["followed"]) == (0, "approved", ["approve"])
    assert take(draft, "publish", "publikation@siegen.example").json["state"] == "published"
    assert HistoryLine.select().where(HistoryLine.verb == "publish").get().os_user


def test_a_signature_without_a_hash_is_bad_use(take, in_review, reviewer_siegen):
    refused = take(in_review, "sign_off", "pruefung@siegen.example")
    assert (refused.status, refused.json["field"], in_review.refetch().state) == (2, "hash", "review")
    assert take(in_review, "sign_off", "autor@siegen.example").json["field"] == "hash"  # before asking who may


def test_edge_27_a_hash_that_is_not_the_heads_is_refused(take, in_review, reviewer_siegen):
    refused = take(in_review, "sign_off", "pruefung@siegen.example", "--hash", "0" * 64)
    assert (refused.status, refused.json["state"]) == (3, "review")
    assert [reason["guard"] for reason in refused.json["reasons"]] == ["hash"]


def test_nobody_signs_their_own_text_whatever_their_roles(take, coopcms, flows, everything):
    actor = ("--actor", "alles@siegen.example", "--format", "json")
    words = ("--set", "title=T", "lead=L", "body=<p>B</p>")
    made = coopcms("item", "new", "--kind", "article", "--centre", "siegen", *words, *actor).json
    coopcms("item", "act", str(made["id"]), "submit", *actor)
    refused = coopcms("item", "act", str(made["id"]), "sign_off", "--hash", made["hash"], *actor)
    assert refused.status == 3 and "four_eyes" in [reason.get("guard") for reason in refused.json["reasons"]]


def test_edge_27_a_text_saved_meanwhile_is_refused_with_what_differs(take, coopcms, in_review, reviewer_siegen):
    read = in_review.head.hash
    save(in_review, {"title": "Alte Halle in Siegen"}, reviewer_siegen)
    refused = take(in_review, "sign_off", "pruefung@siegen.example", "--hash", read)
    assert (refused.status, refused.json["denied"]) == (3, True)
    (title,) = refused.json["difference"]
    assert title["field"] == "title" and {"op": "insert", "text": "Alte"} in title["segments"]
    assert "[-Neue-]" in refused.err and "{+Alte+}" in refused.err


def test_submitting_tells_what_it_warns_of(take, coopcms, draft):
    who = "autor@siegen.example"
    told = coopcms("item", "explain", str(draft.id), "--actor", who, "--format", "json").json["actions"]
    (warned,) = [action["warnings"] for action in told if action["name"] == "submit"]
    submitted = take(draft, "submit", who)
    assert submitted.status == 0 and warned and submitted.json["warnings"] == warned
    assert list(warned[0]) == ["check", "message"]
    assert all(entry["message"] in submitted.err for entry in warned)


def test_edge_28_a_change_request_without_a_reason_names_the_field(take, in_review, reviewer_siegen):
    refused = take(in_review, "request_changes", "pruefung@siegen.example")
    assert (refused.status, refused.json["field"], in_review.refetch().state) == (2, "comment", "review")
    assert take(in_review, "request_changes", "pruefung@siegen.example", "--comment", "Bitte kürzen.").status == 0


def test_a_denial_names_state_reasons_and_who_can(take, draft, publisher):
    refused = take(draft, "submit", "publikation@siegen.example")
    assert (refused.status, refused.json["denied"], refused.json["state"]) == (3, True, "draft")
    (reason,) = refused.json["reasons"]
    assert (list(reason), reason["guard"]) == (["guard", "message", "who_can"], "who")
    assert "author@siegen" in reason["who_can"]


def test_an_item_one_may_not_see_answers_as_unknown(take, draft, author_ruhr):
    assert take(draft, "submit", "autor@ruhr-owl.example").status == 2


def test_edge_07_publishing_what_has_a_date_needs_confirm(take, approved, publisher, clock):
    who = "publikation@siegen.example"
    assert take(approved, "schedule", who, "--at", "2026-12-01T06:00").status == 0
    refused = take(approved, "publish", who)
    assert (refused.status, refused.json["field"]) == (2, "confirm")
    assert take(approved, "publish", who, "--confirm").status == 0
    assert approved.refetch().publish_at is None


@pytest.mark.parametrize("at", ["gestern", "2026-12-01", "29.03.2026 02:30", "25.10.2026 02:30"])
def test_a_time_that_is_none_names_its_field(take, approved, publisher, clock, at):
    refused = take(approved, "schedule", "publikation@siegen.example", "--at", at)
    assert (refused.status, refused.json["field"], approved.refetch().publish_at) == (2, "at", None)


def test_a_time_that_has_passed_is_a_failed_check(take, approved, publisher, clock):
    refused = take(approved, "schedule", "publikation@siegen.example", "--at", "24.11.2026 08:59")
    assert (refused.status, refused.json["reasons"][0]["check"]) == (3, "dates_in_order")


def test_never_takes_an_expiry_back(take, published, publisher, clock):
    why, who = ("--comment", "Befristet."), "publikation@siegen.example"
    assert take(published, "expire", who, "--at", "24.12.2026 18:00", *why).status == 0
    assert published.refetch().expire_at
    assert take(published, "expire", who, "--at", "never", *why).status == 0
    assert published.refetch().expire_at is None


def test_a_break_glass_asks_hash_and_password(take, in_review, network_editor):
    who, why, seen = "redaktion@netz.example", ("--comment", "Gefahr."), ("--hash", in_review.head.hash)
    assert take(in_review, "break_glass", who, *why).json["field"] == "hash"
    assert take(in_review, "break_glass", who, *why, *seen).status == 2
    assert take(in_review, "break_glass", who, *why, *seen, "--password-stdin", stdin="falsch\n").status == 2
    assert not Publication.select().exists()
    assert take(in_review, "break_glass", who, *why, *seen, "--password-stdin", stdin=PASSWORD + "\n").status == 0
    assert Publication.get().mark == "break_glass"


def test_what_the_public_sees_of_a_withdrawal_is_chosen(take, published, publisher):
    who, why = "publikation@siegen.example", ("--comment", "Überholt.")
    assert take(published, "withdraw", who, *why, "--mode", "vielleicht").status == 2
    assert take(published, "withdraw", who, *why, "--mode", "gone", "--successor", "/seiten/neu").status == 0
    assert published.refetch().public == "gone"


def test_who_holds_two_lanes_names_one(take, shared_review, acting):
    both = acting("beide@netz.example", "reviewer@siegen", "reviewer@ruhr-owl").name
    seen = ("--hash", shared_review.head.hash)
    assert both and take(shared_review, "sign_off", "beide@netz.example", *seen).json["field"] == "lane"
    assert take(shared_review, "sign_off", "beide@netz.example", *seen, "--lane", "siegen").json["state"] == "review"
    assert (
        take(shared_review, "sign_off", "beide@netz.example", *seen, "--lane", "ruhr-owl").json["state"] == "approved"
    )


def test_explain_lists_each_act_with_its_reasons(coopcms, in_review, reviewer_siegen):
    told = coopcms("item", "explain", str(in_review.id), "--actor", "autor@siegen.example", "--format", "json").json
    assert list(told) == ["state", "actions"] and told["state"] == "review"
    acts = {action["name"]: action for action in told["actions"]}
    assert list(acts["recall"]) == ["name", "allowed", "reasons", "warnings"] and acts["recall"]["allowed"]
    assert not acts["sign_off"]["allowed"]
    assert {"guard", "message", "who_can"} == set(acts["sign_off"]["reasons"][0])


def test_trash_and_untrash_bring_the_state_back(coopcms, in_review, lead_siegen):
    who = ("--actor", "leitung@siegen.example", "--format", "json")
    assert coopcms("item", "trash", str(in_review.id), *who).json["trashed"] is True
    assert coopcms("item", "trash", str(in_review.id), *who).status == 3
    restored = coopcms("item", "untrash", str(in_review.id), *who).json
    assert (restored["trashed"], restored["state"]) == (False, "review")


def test_what_is_live_is_not_trashed(coopcms, published, lead_siegen):
    refused = coopcms("item", "trash", str(published.id), "--actor", "leitung@siegen.example", "--format", "json")
    assert (refused.status, refused.json["denied"], refused.json["state"]) == (3, True, "published")
