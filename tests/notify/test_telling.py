"""Who is told of a step: its file's audiences, the authors of what became of their text, and who watches."""

from dataclasses import replace

import pytest

from coopcms.app import job_handlers
from coopcms.content import workflows
from coopcms.content.models import Item
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import accept, invite, remove
from coopcms.errors import Unknown
from coopcms.ledger.jobs import run_due
from coopcms.notify.models import InboxEntry
from coopcms.review.queries_watch import watched, watchers
from coopcms.review.services_watch import unwatch, watch


def told(actor, event: str) -> list[InboxEntry]:
    rows = InboxEntry.select().where(InboxEntry.user == actor.id, InboxEntry.event == event)
    return list(rows.order_by(InboxEntry.id))


@pytest.fixture
def silent(flows):
    """Workflow files that name nobody to notify."""
    before = dict(workflows.in_force())
    quiet = {
        name: replace(flow, transitions={key: replace(step, notify=()) for key, step in flow.transitions.items()})
        for name, flow in before.items()
    }
    workflows.use(quiet)
    yield
    workflows.use(before)


@pytest.mark.parametrize("files", ["flows", "silent"])
def test_authors_hear_what_became_of_their_text(request, draft, act, author, reviewer_siegen, publisher, files):
    request.getfixturevalue(files)
    item = act(draft, "submit", author)
    act(item, "request_changes", reviewer_siegen, comment="Bitte belegen.")
    item = act(act(item, "submit", author), "sign_off", reviewer_siegen)
    act(act(item, "publish", publisher), "withdraw", publisher, comment="Überholt.")
    for event in ("request_changes", "approve", "publish", "withdraw"):
        assert len(told(author, event)) == 1, event
    assert told(author, "request_changes")[0].facts["comment"] == "Bitte belegen."


def test_authors_and_leads_hear_of_dates_and_embargoes(clock, approved, act, author, publisher, lead_siegen):
    act(approved, "embargo", publisher, at="2026-11-25T08:00")
    act(approved, "lift_embargo", publisher, comment="Die Messe ist vorbei.")
    act(approved, "schedule", publisher, at="2026-11-26T08:00")
    act(approved, "unschedule", publisher)
    for event in ("embargo", "lift_embargo", "schedule", "unschedule"):
        ((mine,), (lead,), own) = told(author, event), told(lead_siegen, event), told(publisher, event)
        assert (mine.facts["why"], lead.facts["why"], own) == ("authors", "owners", []), event


def test_who_signed_hears_that_the_text_is_open_again(approved, act, author, reviewer_siegen, publisher, lead_siegen):
    act(approved, "reopen", publisher)
    reasons = [told(actor, "reopen")[0].facts["why"] for actor in (author, reviewer_siegen, lead_siegen)]
    assert reasons == ["authors", "reviewers", "owners"]


def test_every_centre_that_signs_hears_that_a_shared_text_is_open_again(
    shared_review, act, author, reviewer_siegen, reviewer_ruhr, reviewer_hannover, publisher
):
    item = act(act(shared_review, "sign_off", reviewer_siegen), "sign_off", reviewer_ruhr)
    act(item, "reopen", publisher)
    assert [len(told(actor, "reopen")) for actor in (author, reviewer_siegen, reviewer_ruhr)] == [1, 1, 1]
    assert told(reviewer_hannover, "reopen") == [] and told(publisher, "reopen") == []


@pytest.mark.parametrize("who", ["author", "publisher"])
def test_where_nobody_signs_the_author_hears_of_dates_too(clock, draft, act, request, author, publisher, who):
    simple = workflows.definition_named("einfach")
    Item.update(workflow="einfach", digest=simple.digest).where(Item.id == draft.id).execute()
    item = act(draft.refetch(), "schedule", publisher, at="2026-11-26T08:00")
    act(act(item, "unschedule", publisher), "reopen", publisher)
    told_of = [len(told(request.getfixturevalue(who), event)) for event in ("schedule", "unschedule", "reopen")]
    assert told_of == ([1, 1, 1] if who == "author" else [0, 0, 0])


def test_authors_hear_of_a_publication_at_its_date(approved, act, author, publisher, clock, settings):
    act(approved, "schedule", publisher, at="2026-11-25T08:00")
    clock.set("2026-11-25 08:00")
    run_due(job_handlers(settings))
    assert len(told(author, "publish")) == 1


def test_a_released_copy_leads_to_its_original(published, act, author, reviewer_siegen, publisher):
    copy = copy_out(published, author)
    save(copy, {"title": "Neue Halle, neuer Titel"}, author)
    copy = act(act(copy.refetch(), "submit", author), "sign_off", reviewer_siegen)
    act(copy, "publish", publisher)
    assert told(author, "publish")[-1].facts["url_path"] == f"/admin/item/{published.id}"


def test_who_watches_is_told_of_every_step_but_their_own(draft, act, author, reviewer_siegen, publisher, lead_siegen):
    watch(draft, publisher)
    watch(draft, publisher)
    item = act(draft, "submit", author)
    act(item, "claim", reviewer_siegen)
    item = act(item, "sign_off", reviewer_siegen)
    act(item, "publish", publisher)
    assert [len(told(publisher, event)) for event in ("submit", "claim", "sign_off", "publish")] == [1, 1, 1, 0]
    assert told(publisher, "claim")[0].facts["why"] == "watching"


def test_who_stops_watching_is_told_no_more(draft, act, author, publisher):
    watch(draft, publisher)
    assert watchers(draft) == {publisher.id} and list(watched(publisher)) == [draft]
    unwatch(draft, publisher)
    assert not watchers(draft) and list(watched(publisher)) == []
    act(draft, "submit", author)
    assert told(publisher, "submit") == []


def test_watching_opens_nothing(draft, act, author, reviewer_siegen, reviewer_hannover, network_editor):
    with pytest.raises(Unknown):
        watch(draft, reviewer_hannover)
    item = act(draft, "submit", author)
    watch(item, network_editor)
    act(item, "recall", author)
    assert told(network_editor, "recall") == [] and list(watched(network_editor)) == []


def test_who_watches_the_original_hears_of_its_copies(published, act, author, publisher):
    watch(published, publisher)
    act(copy_out(published, author), "submit", author)
    assert len(told(publisher, "submit")) == 1


def test_an_invitation_is_told_to_who_answers_it_and_the_answer_to_who_asked(draft, lead_siegen, lead_ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    (asked,) = told(lead_ruhr, "owner_invited")
    assert asked.facts["url_path"] == f"/admin/item/{draft.id}/eigentum"
    accept(draft, "ruhr-owl", lead_ruhr)
    assert len(told(lead_siegen, "owner_accepted")) == 1


def test_a_declined_invitation_is_told_to_who_asked(draft, lead_siegen, lead_ruhr, acting):
    invite(draft, "ruhr-owl", lead_siegen)
    remove(draft, "ruhr-owl", lead_ruhr)
    assert len(told(lead_siegen, "owner_declined")) == 1 and told(lead_ruhr, "owner_declined") == []


def test_leaving_is_told_to_who_has_to_agree(shared, lead_siegen, lead_ruhr):
    remove(shared, "ruhr-owl", lead_ruhr)
    assert len(told(lead_siegen, "leave_asked")) == 1
    remove(shared, "ruhr-owl", lead_siegen)
    assert told(lead_ruhr, "owner_left") == []
