"""Holes that a strict reader of the design found: each stays closed."""

import pytest

from coopcms.content.models import Item
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services import copy, create, save
from coopcms.content.services_copies import copy_out, edit, update_from_live
from coopcms.content.services_owners import accept, invite, remove
from coopcms.content.workflows import use
from coopcms.errors import NotNow, Stale, TransitionDenied, Unknown
from coopcms.network.models import Setting
from coopcms.publishing.queries import resolve
from coopcms.review.facts import facts_for
from coopcms.review.services_watch import watch
from coopcms.review.worklist import worklist_for
from coopcms.workflow.lanes import signed_lanes
from coopcms.workflow.report import Contradiction
from tests.fixtures.items import TEXT


def names(denied):
    return [reason.name for reason in denied.value.reasons]


@pytest.fixture
def release(act, author, reviewer_siegen, publisher):
    """A factory: a copy of one centre's item goes live."""

    def go(item):
        act(item, "submit", author)
        act(item, "sign_off", reviewer_siegen)
        return act(item, "publish", publisher)

    return go


def test_a_date_set_before_anybody_signed_does_not_survive_a_change_of_workflow(
    flows, clock, act, author, publisher, lead_siegen, lead_ruhr
):
    Setting.create(key="workflow.page", value="einfach")
    page = create("page", "siegen", TEXT, author)
    act(page, "publish", publisher)
    copied = edit(page, {"title": "Neu"}, author).item
    act(copied, "schedule", publisher, at="01.12.2026 06:00")
    invite(page, "ruhr-owl", lead_siegen)
    accept(page, "ruhr-owl", lead_ruhr)
    copied = copied.refetch()
    assert (copied.state, copied.publish_at, copied.timed) == ("draft", None, {})


def test_a_copy_of_an_item_carries_everybody_who_ever_wrote_in_it(published, act, acting, release, author, siegen):
    second = acting("zweite@siegen.example", "author@siegen", "reviewer@siegen")
    release(edit(published, {"kicker": "Tippfehler behoben"}, second).item)
    twin = copy(published.refetch(), "siegen", second)
    act(twin, "submit", second)
    signer = acting("beides@siegen.example", "reviewer@siegen")
    with pytest.raises(TransitionDenied) as denied:
        act(twin, "sign_off", second)
    assert names(denied) == ["four_eyes"]
    assert author.id in facts_for(twin.refetch()).contributors
    assert act(twin, "sign_off", signer).state == "approved"


def test_a_second_copy_takes_over_the_address_and_topics_of_the_first(published, author, release):
    first, second = copy_out(published, author), copy_out(published, author)
    save(first, {"slug": "neue-adresse", "topics": "Neu"}, author)
    release(first)
    save(second, {"kicker": "Später"}, author)
    update_from_live(second, author)
    release(second)
    item = published.refetch()
    assert (item.slug, item.live.placement["topics"], item.live.content["kicker"]) == (
        "neue-adresse",
        ["Neu"],
        "Später",
    )
    assert resolve("/artikel/neue-adresse").state == "live"


def test_the_signature_of_an_owner_who_left_does_not_come_back_with_them(
    shared_review, act, author, lead_siegen, lead_ruhr, reviewer_ruhr
):
    act(shared_review, "sign_off", reviewer_ruhr)
    remove(shared_review, "ruhr-owl", lead_ruhr)
    remove(shared_review, "ruhr-owl", lead_siegen)
    invite(shared_review, "ruhr-owl", lead_siegen)
    accept(shared_review, "ruhr-owl", lead_ruhr)
    assert signed_lanes(facts_for(shared_review.refetch())) == frozenset()
    act(shared_review, "sign_off", reviewer_ruhr)
    assert signed_lanes(facts_for(shared_review.refetch())) == {"ruhr-owl"}


def test_workflows_without_one_for_co_owned_items_do_not_come_into_force(flows):
    with pytest.raises(Contradiction) as refused:
        use({})
    assert refused.value.key == "when"


@pytest.mark.parametrize("step", ["embargo", "schedule"])
def test_never_is_no_date_to_wait_for(approved, act, publisher, step):
    with pytest.raises(TransitionDenied) as denied:
        act(approved, step, publisher, at="never")
    assert denied.value.reasons[0].fields == ("at",)


def test_an_item_in_a_state_that_no_file_knows_refuses_in_words(draft, act, author, lead_siegen, ruhr, lead_ruhr):
    Item.update(state="verschollen").where(Item.id == draft.id).execute()
    for attempt in (lambda: save(draft, {"title": "X"}, author), lambda: act(draft, "submit", author)):
        with pytest.raises(NotNow) as refused:
            attempt()
        assert "verschollen" in str(refused.value)


@pytest.mark.parametrize("act_on", [save, watch], ids=["save", "watch"])
def test_an_item_in_a_state_that_no_file_knows_is_unknown_to_who_may_not_see_it(draft, author_ruhr, author, act_on):
    Item.update(state="verschollen").where(Item.id == draft.id).execute()
    given = ({"title": "X"},) if act_on is save else ()
    with pytest.raises(Unknown):
        act_on(draft, *given, author_ruhr)
    with pytest.raises(NotNow):
        act_on(draft, *given, author)


def test_a_lost_copy_does_not_jam_its_original(published, author, lead_siegen, ruhr, lead_ruhr):
    copied = copy_out(published, author)
    Item.update(state="verschollen").where(Item.id == copied.id).execute()
    invite(published, "ruhr-owl", lead_siegen)
    assert accept(published, "ruhr-owl", lead_ruhr).accepted_at


def test_a_second_refused_save_keeps_the_first_words_too(draft, author, acting):
    base = draft.head_id
    save(draft, {"title": "Von der anderen Person"}, acting("zweite@siegen.example", "author@siegen"), base)
    for words in ({"lead": "Meins 1"}, {"kicker": "Meins 2"}):
        with pytest.raises(Stale):
            save(draft, words, author, base)
    both = [{"kicker": "Meins 2"}, {"lead": "Meins 1"}]
    assert [kept.words for kept in drafts_of(draft, author)] == both
    save(draft, {"kicker": "Etwas anderes"}, author)
    assert [kept.words for kept in drafts_of(draft, author)] == both
    save(draft, {"lead": "Meins 1", "kicker": "Meins 2"}, author)
    assert not drafts_of(draft, author)


def test_a_lane_whose_signer_became_a_contributor_waits_for_somebody_else(shared_review, act, reviewer_ruhr, lead_ruhr):
    act(shared_review, "sign_off", reviewer_ruhr)
    assert shared_review.id not in [entry.item.id for entry in worklist_for(lead_ruhr)]
    title = shared_review.head.title
    save(shared_review, {"title": "Anders"}, reviewer_ruhr)
    save(shared_review, {"title": title}, reviewer_ruhr)
    assert [entry.item.id for entry in worklist_for(lead_ruhr)] == [shared_review.id]


def test_the_public_change_note_is_signed_too(in_review, act, acting, reviewer_siegen):
    before = in_review.head.hash
    save(in_review, {"change_note": "Unterzeichnet hat das niemand."}, acting("x@siegen.example", "reviewer@siegen"))
    assert in_review.refetch().head.hash != before


def test_saving_a_live_item_unchanged_opens_no_copy(published, author):
    edit(published, {"title": published.head.title}, author)
    assert Item.select().count() == 1


def test_the_expiry_of_a_page_required_by_law_can_be_taken_back(clock, published, act, publisher):
    published.head.content["purpose"] = "legal"
    published.head.save()
    act(published, "expire", publisher, at="01.12.2026 06:00", comment="Wird ersetzt.", successor="/seiten/neu")
    assert act(published, "expire", publisher, comment="Doch nicht.").expire_at is None
