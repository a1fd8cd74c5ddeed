"""The edge cases of editorial.md §8 that concern what the public sees, named by their number."""

import pytest

from coopcms.content.services import create, save
from coopcms.content.services_copies import edit
from coopcms.errors import Invalid, NotAllowed, TransitionDenied
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.publishing.queries import path_of, resolve
from coopcms.review.services_trash import trash
from tests.fixtures.items import TEXT
from tests.fixtures.people import PASSWORD


def republish(item, act, author, reviewer, publisher):
    act(item, "submit", author)
    act(item, "sign_off", reviewer)
    return act(item, "publish", publisher)


def test_edge_19_publishing_again_leaves_no_double_rows_and_needs_new_signatures(
    published, act, author, reviewer_siegen, publisher
):
    rows = Listing.select().where(Listing.item == published).count()
    act(published, "withdraw", publisher, comment="Fehler.")
    act(published, "reopen", publisher)
    act(published, "submit", author)
    with pytest.raises(TransitionDenied):
        act(published, "publish", publisher)
    act(published, "sign_off", reviewer_siegen)
    act(published, "publish", publisher)
    assert Path.select().where(Path.item == published).count() == 1
    assert Listing.select().where(Listing.item == published).count() == rows
    assert [row.cycle for row in Publication.select().order_by(Publication.id)] == [1, 3]


def test_edge_19_a_copy_going_live_is_listed_once_like_its_original(published, act, author, reviewer_siegen, publisher):
    rows = Listing.select().where(Listing.item == published).count()
    republish(edit(published, {"title": "Halle eröffnet"}, author).item, act, author, reviewer_siegen, publisher)
    assert Listing.select().where(Listing.item == published).count() == rows == Listing.select().count()


def test_edge_38_break_glass_is_marked_for_good_and_alarms_every_owner(
    shared_review, act, acting, network_editor, lead_siegen, lead_ruhr
):
    item = act(shared_review, "break_glass", network_editor, comment="Gefahr.", password=PASSWORD)
    record = Publication.get(Publication.item == item)
    assert (item.state, record.mark, record.sign_offs) == ("published", "break_glass", [])
    told = {row.user_id for row in InboxEntry.select().where(InboxEntry.event == "break_glass")}
    assert {lead_siegen.id, lead_ruhr.id} <= told
    line = HistoryLine.get(HistoryLine.verb == "break_glass")
    assert (line.actor_id, line.facts["comment"]) == (network_editor.id, "Gefahr.")


def test_edge_38_break_glass_skips_signatures_only(shared_review, act, author, network_editor, clock):
    act(shared_review, "embargo", author, at="24.12.2026 06:00")
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "break_glass", network_editor, comment="Gefahr.", password=PASSWORD)
    assert [reason.name for reason in denied.value.reasons] == ["embargo_over"]


def test_edge_38_a_failing_check_of_consents_blocks_break_glass(shared_review, act, network_editor, monkeypatch):
    missing = {"consents": lambda look: ("Nobody has released the quote.", {}, ())}
    monkeypatch.setattr("coopcms.review.checks.CHECKS", missing)
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "break_glass", network_editor, comment="Gefahr.", password=PASSWORD)
    assert [reason.name for reason in denied.value.reasons] == ["consents"]


def test_edge_38_break_glass_asks_the_password(shared_review, act, network_editor):
    with pytest.raises(TransitionDenied) as denied:
        act(shared_review, "break_glass", network_editor, comment="Gefahr.")
    assert [reason.name for reason in denied.value.reasons] == ["reauth"]
    with pytest.raises(Invalid):
        act(shared_review, "break_glass", network_editor, comment="Gefahr.", password="falsch-falsch-falsch")
    assert shared_review.refetch().public == "none"


def test_edge_39_a_slug_changed_twice_and_back_leaves_no_chain_and_no_loop(
    published, act, author, reviewer_siegen, publisher
):
    first = published.slug
    for wish in ("zweite-adresse", first):
        copied = edit(published, {"slug": wish}, author).item
        republish(copied, act, author, reviewer_siegen, publisher)
    item = published.refetch()
    assert item.slug == first
    assert {row.path: row.state for row in Path.select()} == {
        f"/artikel/{first}": "canonical", "/artikel/zweite-adresse": "redirect",
    }  # fmt: skip
    found = resolve("/artikel/zweite-adresse")
    assert (found.state, found.location) == ("redirect", f"/artikel/{first}")


@pytest.mark.parametrize(("mode", "state"), [("gone", "gone"), ("banner", "redirect")])
def test_edge_39_the_old_address_of_a_withdrawn_item_never_leads_to_another(
    published, draft, act, author, reviewer_siegen, publisher, mode, state
):
    old = path_of(published)
    copied = edit(published, {"slug": "neue-adresse"}, author).item
    republish(copied, act, author, reviewer_siegen, publisher)
    act(published, "withdraw", publisher, comment="Veraltet.", mode=mode)
    assert (resolve(old).state, resolve(old).item.id) == (state, published.id)


@pytest.mark.parametrize("address", ["neue-halle-in-siegen", "neue-adresse"])
def test_edge_39_nobody_else_gets_an_address_that_was_public_once(
    published, act, author, reviewer_siegen, publisher, address
):
    republish(edit(published, {"slug": "neue-adresse"}, author).item, act, author, reviewer_siegen, publisher)
    act(published, "withdraw", publisher, comment="Veraltet.", mode="gone")
    other = create("article", "siegen", {**TEXT, "slug": address}, author)
    with pytest.raises(TransitionDenied) as denied:
        republish(other, act, author, reviewer_siegen, publisher)
    assert [reason.name for reason in denied.value.reasons] == ["path_free"]
    assert resolve(f"/artikel/{address}").item.id == published.id


def test_edge_39_a_new_item_gets_no_address_that_leads_elsewhere(published, act, author, reviewer_siegen, publisher):
    old = published.slug
    republish(edit(published, {"slug": "neue-adresse"}, author).item, act, author, reviewer_siegen, publisher)
    assert create("article", "siegen", TEXT, author).slug == f"{old}-2"
    assert create("article", "siegen", {**TEXT, "title": "Neue Adresse"}, author).slug == "neue-adresse-2"
    assert create("page", "siegen", {"title": TEXT["title"]}, author).slug == old


def test_edge_43_a_banner_stays_until_the_next_release(published, act, author, reviewer_siegen, publisher):
    act(published, "withdraw", publisher, comment="Wird geprüft.")
    act(published, "reopen", publisher)
    save(published, {"title": "Berichtigt"}, author)
    found = resolve(path_of(published))
    assert (found.state, found.revision.title) == ("banner", "Neue Halle in Siegen")
    republish(published, act, author, reviewer_siegen, publisher)
    found = resolve(path_of(published))
    assert (found.state, found.revision.title) == ("live", "Berichtigt")


def test_a_live_item_is_not_thrown_away(published, act, lead_siegen, publisher):
    with pytest.raises(NotAllowed):
        trash(published, lead_siegen)
    act(published, "withdraw", publisher, comment="Fehler.")
    trash(published, lead_siegen)
    assert resolve(path_of(published)).state == "gone"


def test_a_page_required_by_law_needs_a_successor(published, act, author, reviewer_siegen, publisher):
    published.head.content["purpose"] = "legal"
    published.head.save()
    with pytest.raises(Invalid) as refused:
        act(published, "withdraw", publisher, comment="Neu gefasst.")
    assert refused.value.field == "successor" and published.refetch().is_live
