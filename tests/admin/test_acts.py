"""Every transition at the desk: a true message after it, or the reasons with everything that was typed."""

from dataclasses import replace

import pytest

from coopcms.accounts.models import Role
from coopcms.content import workflows
from coopcms.content.models import Item
from coopcms.content.services import save
from coopcms.content.services_copies import edit
from coopcms.ledger.models import HistoryLine
from coopcms.workflow.definition import Who
from tests.admin.pages import Page
from tests.fixtures.people import PASSWORD


def form_of(client, item, transition) -> dict[str, str]:
    """The form as it stands in the browser."""
    return Page(client.get(f"/admin/item/{item.id}")).form_named(f"akt-{transition}")


def take(client, item, transition, **typed):
    """Open the page, type, send."""
    return client.post(f"/admin/item/{item.id}/akt/{transition}", data=form_of(client, item, transition) | typed)


def forged(client, item, transition, **typed):
    """What a page sends that offers no such form: any token of this session, and the words."""
    page = Page(client.get(f"/admin/item/{item.id}/kommentare"))
    token = page.root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(f"/admin/item/{item.id}/akt/{transition}", data={"csrf_token": token} | typed)


def said(client, answer) -> str:
    """The message on the page that follows."""
    assert answer.status_code == 303, answer.text
    return Page(client.get(answer.location)).texts("//*[contains(@class, 'flash')]")[-1]


def test_submitting_says_who_signs_next(english, draft, author):
    client = english(author)
    message = said(client, take(client, draft, "submit"))
    assert message == "It is in review now. Next, these sign: Zentrum Siegen (Beispiel). They have been told."
    assert draft.refetch().state == "review"


def test_the_first_signature_says_what_is_missing_and_the_last_what_followed(
    english, shared_review, reviewer_siegen, reviewer_ruhr
):
    first, second = english(reviewer_siegen), english(reviewer_ruhr)
    assert "Still missing: Zentrum Ruhr-OWL (Beispiel)." in said(first, take(first, shared_review, "sign_off"))
    assert "Everybody has signed: it is approved." in said(second, take(second, shared_review, "sign_off"))
    assert shared_review.refetch().state == "approved"


def test_changes_are_asked_for_with_a_reason_or_not_at_all(english, in_review, reviewer_siegen):
    client = english(reviewer_siegen)
    answer = take(client, in_review, "request_changes", comment="  ")
    page = Page(answer)
    assert answer.status_code == 422 and in_review.refetch().state == "review"
    assert page.root.xpath("//*[@id='fehler']//a[@href='#request_changes-comment']")
    assert "Please give a reason." in page.said
    assert said(client, take(client, in_review, "request_changes", comment="Bitte die Zahl belegen."))
    assert in_review.refetch().state == "draft"


def test_a_date_is_set_in_the_time_of_berlin(english, approved, publisher, clock):
    client = english(publisher)
    message = said(client, take(client, approved, "schedule", at="2026-12-24T06:00"))
    assert "It goes live by itself: 24 December 2026, 06:00." in message
    assert approved.refetch().publish_at.isoformat() == "2026-12-24T05:00:00+00:00"


@pytest.mark.parametrize("typed", ["morgen", "2026-03-29T02:30", "2026-11-23T06:00", ""])
def test_a_date_that_cannot_be_stays_in_the_form_with_the_reason(english, approved, publisher, clock, typed):
    clock.set("2026-11-24T09:00") if typed != "2026-03-29T02:30" else clock.set("2026-03-01T09:00")
    client = english(publisher)
    answer = take(client, approved, "schedule", at=typed)
    page = Page(answer)
    assert answer.status_code in (409, 422) and approved.refetch().publish_at is None
    assert page.root.xpath("//*[@id='schedule-at']/@value") in ([typed], [""] if not typed else None)
    assert page.root.xpath("//details[@open]//*[@id='schedule-at-fehler']")
    assert page.root.xpath("//*[@id='fehler']//a[@href='#schedule-at']")


def test_publishing_now_while_a_date_is_set_asks_first(english, approved, publisher, act, clock):
    act(approved, "schedule", publisher, at="25.11.2026 06:00")
    client = english(publisher)
    answer = take(client, approved, "publish")
    assert answer.status_code == 422 and "Please confirm" in answer.text
    assert approved.refetch().state == "approved"
    assert "It is public now: /artikel/neue-halle-in-siegen" in said(
        client, take(client, approved, "publish", confirm="y")
    )
    assert approved.refetch().publish_at is None


def test_withdrawing_takes_reason_mode_and_successor(english, published, publisher):
    client = english(publisher)
    message = said(
        client, take(client, published, "withdraw", comment="Überholt.", mode="gone", successor="/artikel/neu")
    )
    assert message == "It is withdrawn: its address says that it is gone, and why."
    item = published.refetch()
    assert (item.public, item.withdrawal["reason"], item.withdrawal["successor"]) == (
        "gone",
        "Überholt.",
        "/artikel/neu",
    )


def test_who_wrote_the_text_cannot_sign_it_with_a_forged_form(english, draft, act, everything, author):
    save(draft, {"title": "Neuer Titel"}, everything)
    act(draft, "submit", author)
    answer = forged(english(everything), draft, "sign_off", hash=draft.refetch().head.hash)
    page = Page(answer)
    assert answer.status_code == 403 and draft.refetch().state == "review"
    assert "“Sign off” was not done. Nothing was changed." in page.said
    assert "You have contributed to this text." in page.texts("//*[@id='fehler']")[0]


def test_a_signature_for_words_that_have_changed_is_refused_and_the_difference_shown(
    english, in_review, reviewer_siegen, acting
):
    client = english(reviewer_siegen)
    opened = form_of(client, in_review, "sign_off")
    save(in_review, {"title": "Neue Halle in Olpe"}, acting("zweite@siegen.example", "reviewer@siegen"))
    answer = client.post(f"/admin/item/{in_review.id}/akt/sign_off", data=opened)
    page = Page(answer)
    assert answer.status_code == 409 and in_review.refetch().state == "review"
    assert page.texts("//del") == ["Siegen"] and page.texts("//ins") == ["Olpe"]
    again = page.form_named("akt-sign_off")
    assert again["hash"] == in_review.refetch().head.hash != opened["hash"]
    assert client.post(f"/admin/item/{in_review.id}/akt/sign_off", data=again).status_code == 303


def test_signing_after_the_author_took_it_back_says_so_and_changes_nothing(
    english, in_review, reviewer_siegen, act, author
):
    client = english(reviewer_siegen)
    opened = form_of(client, in_review, "sign_off")
    act(in_review, "recall", author)
    lines = HistoryLine.select().count()
    answer = client.post(f"/admin/item/{in_review.id}/akt/sign_off", data=opened)
    assert answer.status_code == 409 and HistoryLine.select().count() == lines
    assert "“Sign off” is not possible in the state “Draft”." in Page(answer).said


def test_a_reason_typed_for_a_step_that_is_gone_is_not_lost(english, in_review, reviewer_siegen, act, author):
    client = english(reviewer_siegen)
    opened = form_of(client, in_review, "request_changes")
    act(in_review, "recall", author)
    answer = client.post(f"/admin/item/{in_review.id}/akt/request_changes", data=opened | {"comment": "Mein Grund."})
    assert answer.status_code == 409 and "Mein Grund." in Page(answer).texts("//blockquote")


def test_a_role_taken_away_while_the_page_is_open_denies_the_next_click(english, draft, author):
    client = english(author)
    opened = form_of(client, draft, "submit")
    Role.update(role="reviewer").where(Role.user == author.id).execute()
    answer = client.post(f"/admin/item/{draft.id}/akt/submit", data=opened)
    assert answer.status_code == 403 and draft.refetch().state == "draft"
    assert "None of your roles allows “Submit for review” here." in Page(answer).said


def test_a_wrong_token_keeps_what_was_typed(english, in_review, reviewer_siegen):
    client = english(reviewer_siegen)
    answer = take(client, in_review, "request_changes", comment="Mein Grund.", csrf_token="forged")
    page = Page(answer)
    assert answer.status_code == 422 and in_review.refetch().state == "review"
    assert page.form_named("akt-request_changes")["comment"] == "Mein Grund."


def test_an_emergency_asks_reason_and_password(english, in_review, network_editor):
    client = english(network_editor)
    wrong = take(client, in_review, "break_glass", comment="Gefahr.", password="falsch")
    assert wrong.status_code == 422 and in_review.refetch().state == "review"
    assert Page(wrong).root.xpath("//*[@id='break_glass-password-fehler']")
    assert "falsch" not in wrong.text
    message = said(client, take(client, in_review, "break_glass", comment="Gefahr.", password=PASSWORD))
    assert "It is public without all signatures" in message


def test_an_act_that_takes_away_the_own_view_still_answers_on_the_first_page(english, in_review, reviewer_siegen):
    client = english(reviewer_siegen)
    flows = workflows.in_force()
    flow = flows["vier_augen"]
    closed = replace(flow.states["draft"], allow={"view": (Who("author", "lead"),)})
    workflows.use(flows | {"vier_augen": replace(flow, states={**flow.states, "draft": closed})})
    answer = take(client, in_review, "request_changes", comment="Bitte kürzen.")
    assert answer.location == "/admin/" and client.get(f"/admin/item/{in_review.id}").status_code == 404
    assert "It is a draft again" in said(client, answer)


def test_a_released_copy_leads_back_to_the_original(english, published, act, author, reviewer_siegen, publisher):
    copy = edit(published, {"title": "Neue Halle eröffnet"}, author).item
    act(act(copy, "submit", author), "sign_off", reviewer_siegen)
    client = english(publisher)
    answer = take(client, copy, "publish")
    assert answer.location == f"/admin/item/{published.id}"
    assert "The working copy is checked in" in said(client, answer)


def test_an_unknown_step_or_item_is_refused_in_words(english, draft, author, author_ruhr):
    answer = forged(english(author), draft, "fly")
    assert answer.status_code == 409 and "“fly” is not possible in the state “Draft”." in Page(answer).said
    assert forged_elsewhere(english(author_ruhr), draft).status_code == 404


def forged_elsewhere(client, item):
    token = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(f"/admin/item/{item.id}/akt/submit", data={"csrf_token": token})


def test_nothing_happens_by_looking(inside, draft, author):
    answer = inside(author).get(f"/admin/item/{draft.id}/akt/submit")
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{draft.id}")
    assert Item.get().state == "draft"


def test_a_confirmation_that_is_missing_is_asked_for_in_one_sentence(english, approved, act, publisher, clock):
    client = english(publisher)
    act(approved, "schedule", publisher, at="25.11.2026 06:00")
    address = f"/admin/item/{approved.id}"
    page = Page(client.get(address))
    answer = client.post(f"{address}/akt/publish", data=page.form_named("akt-publish"))
    assert Page(answer).texts("//*[@id='fehler']//li") == [
        "A date is set for this item. Please confirm that it should happen now."
    ]
