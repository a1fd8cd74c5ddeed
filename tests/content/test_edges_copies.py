"""The edge cases of editorial.md §8 that concern saving, copies and merging, named by their number."""

import pytest

from coopcms.content.models import Item, Revision
from coopcms.content.policy import contributors_of
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services import copy, save
from coopcms.content.services_copies import MergeConflict, copy_out, edit, restore, update_from_live
from coopcms.errors import Invalid, NotAllowed, NotNow, Stale, TransitionDenied
from coopcms.ledger.models import HistoryLine
from coopcms.publishing.queries import path_of, resolve
from coopcms.review.models import Comment, SignOff
from coopcms.review.services_comments import comment
from coopcms.review.services_trash import trash


def live(item):
    return resolve(path_of(item.refetch())).revision


@pytest.fixture
def signed(act, author, reviewer_siegen):
    """A factory: has a copy signed."""

    def sign(item):
        act(item, "submit", author)
        return act(item, "sign_off", reviewer_siegen)

    return sign


def test_edge_05_the_approved_revision_goes_live_and_the_newer_copy_stays(approved, act, author, publisher):
    newer = edit(approved, {"title": "Ganz neu"}, author).item
    assert newer.id != approved.id
    act(approved, "publish", publisher)
    assert (live(approved).title, newer.refetch().state, newer.refetch().head.title) == (
        "Neue Halle in Siegen", "draft", "Ganz neu",
    )  # fmt: skip


def test_edge_11_a_stale_save_keeps_both_texts(draft, author, acting):
    other = acting("zweite@siegen.example", "author@siegen")
    base = draft.head_id
    save(draft, {"title": "Von der anderen Person"}, other, base)
    with pytest.raises(Stale) as stale:
        save(draft, {"title": "Von mir"}, author, base)
    assert stale.value.current.title == "Von der anderen Person"
    assert [kept.words for kept in drafts_of(draft, author)] == [{"title": "Von mir"}]
    assert draft.refetch().head.title == "Von der anderen Person"


def test_edge_12_an_incomplete_draft_saves_and_submitting_names_the_fields(draft, act, author):
    save(draft, {"lead": "", "body": ""}, author)
    with pytest.raises(TransitionDenied) as denied:
        act(draft, "submit", author)
    assert {reason.name: reason.fields for reason in denied.value.reasons} == {"lead": ("lead",), "body": ("body",)}


def test_edge_15_a_discarded_copy_leaves_the_original_untouched(published, act, author):
    before = published.head_id
    twin = copy_out(published, author)
    save(twin, {"title": "Verworfen"}, author)
    trash(twin, author)
    item = published.refetch()
    assert (item.head_id, item.live_id, item.state) == (before, before, "published")


@pytest.mark.parametrize("first", [0, 1])
def test_edge_15_two_copies_merge_to_the_same_text_in_either_order(
    published, act, author, publisher, signed, first, clock
):
    changes = [{"kicker": "Planung"}, {"title": "Halle eröffnet"}]
    copies = [edit(published, change, author).item for change in changes]
    act(signed(copies[first]), "publish", publisher)
    second = copies[1 - first]
    update_from_live(second, author)
    act(signed(second), "publish", publisher)
    content = live(published).content
    assert (content["kicker"], content["title"]) == ("Planung", "Halle eröffnet")


def test_edge_15_an_honest_conflict_is_shown_and_a_person_decides(published, act, author, publisher, signed):
    first, second = (edit(published, {"title": title}, author).item for title in ("Eins", "Zwei"))
    act(signed(first), "publish", publisher)
    with pytest.raises(MergeConflict) as conflict:
        update_from_live(second, author)
    assert [(c.field, c.ours, c.theirs) for c in conflict.value.conflicts] == [("title", "Zwei", "Eins")]
    assert second.refetch().head.title == "Zwei"
    assert update_from_live(second, author, {"title": "Eins und zwei"}).title == "Eins und zwei"


def test_edge_16_a_copy_takes_words_and_contributors_and_nothing_else(
    clock, approved, act, author, publisher, reviewer_siegen, acting
):
    comment(approved, "Schön.", reviewer_siegen)
    act(approved, "schedule", publisher, at="24.12.2026 06:00")
    other = acting("zweite@siegen.example", "author@siegen")
    twin = copy(approved, "siegen", other)
    assert twin.head.hash == approved.head.hash
    assert contributors_of(twin) == {author.id, other.id}
    assert (twin.state, twin.publish_at, twin.embargo, twin.live_id) == ("draft", None, None, None)
    about = [model.select().where(model.subject_id == twin.id).count() for model in (SignOff, Comment)]
    assert about == [0, 0] and twin.slug != approved.slug


def test_edge_16_a_copy_keeps_topics_but_wishes_for_no_address_of_its_original(draft, author):
    save(draft, {"slug": "halle", "topics": "Lager", "change_note": "Neu."}, author)
    twin = copy(draft.refetch(), "siegen", author)
    assert twin.head.placement == {"topics": ["Lager"]}


def test_edge_30_restoring_on_a_live_item_opens_a_copy_that_needs_review(published, author, act, publisher):
    copied = edit(published, {"title": "Zweite Fassung"}, author).item
    revision = restore(published, 1, author)
    assert revision.item_id not in (published.id, copied.id)
    assert (revision.item.state, revision.item.source_id) == ("draft", published.id)
    assert published.refetch().live_id == published.live_id
    with pytest.raises(TransitionDenied):
        act(revision.item, "publish", publisher)


def test_edge_30_who_may_not_edit_does_not_restore_either(published, publisher):
    with pytest.raises(NotAllowed):
        restore(published, 1, publisher)
    assert Item.select().count() == 1


def test_edge_34_the_older_of_two_tabs_is_stale_like_anybody(draft, author):
    base = draft.head_id
    save(draft, {"title": "Aus dem neuen Fenster"}, author, base)
    with pytest.raises(Stale):
        save(draft, {"lead": "Aus dem alten Fenster"}, author, base)
    assert [kept.words for kept in drafts_of(draft, author)] == [{"lead": "Aus dem alten Fenster"}]


def test_an_update_of_other_words_than_somebody_saw_is_refused(published, act, author, publisher, signed):
    first, second = (edit(published, {"title": title}, author).item for title in ("Eins", "Zwei"))
    act(signed(first), "publish", publisher)
    saw = second.refetch().head_id, published.refetch().live_id
    save(second, {"title": "Drei"}, author)
    with pytest.raises(Stale):
        update_from_live(second, author, {"title": "mine"}, saw)
    assert second.refetch().source_revision_id == second.source_revision_id
    assert update_from_live(second, author, {"title": "mine"}, (second.refetch().head_id, saw[1])).title == "Drei"


def test_a_choice_for_a_field_without_conflict_is_named(published, act, author, publisher, signed):
    small, large = (edit(published, change, author).item for change in ({"kicker": "Klein"}, {"title": "Groß"}))
    act(signed(small), "publish", publisher)
    with pytest.raises(Invalid) as refused:
        update_from_live(large, author, {"title": "mine", "tittle": "live"})
    assert [problem.field for problem in refused.value.problems] == ["title", "tittle"]
    assert large.refetch().source_revision_id == large.source_revision_id


def test_a_copy_of_what_was_withdrawn_is_not_updated_from_it(published, act, author, publisher):
    copied = copy_out(published, author)
    act(published, "withdraw", publisher, comment="Fehler.")
    with pytest.raises(NotNow):
        update_from_live(copied, author)


def test_edge_36_a_copy_of_what_is_no_longer_live_must_be_updated_and_signed(
    published, act, author, reviewer_siegen, publisher, signed
):
    small, large = (edit(published, change, author).item for change in ({"kicker": "Klein"}, {"title": "Groß"}))
    signed(large)
    act(signed(small), "publish", publisher)
    with pytest.raises(TransitionDenied) as denied:
        act(large, "publish", publisher)
    assert [reason.name for reason in denied.value.reasons] == ["base_is_live"]
    act(large, "reopen", publisher)
    update_from_live(large, author)
    act(large, "submit", author)
    assert large.refetch().state == "review"
    act(large, "sign_off", reviewer_siegen)
    act(large, "publish", publisher)
    assert (live(published).content["kicker"], live(published).title) == ("Klein", "Groß")


def test_edge_37_words_signed_before_a_release_must_be_signed_again(published, act, author, reviewer_siegen, publisher):
    act(published, "withdraw", publisher, comment="Fehler.")
    act(published, "reopen", publisher)
    item = act(published, "submit", author)
    assert (item.state, item.cycle) == ("review", 3) and item.head.hash == Revision.get_by_id(item.live_id).hash
    assert act(published, "sign_off", reviewer_siegen).state == "approved"


def test_edge_42_the_original_withdrawn_stops_the_approved_copy(published, act, author, publisher, signed):
    copied = signed(edit(published, {"title": "Neu"}, author).item)
    act(published, "withdraw", publisher, comment="Fehler.")
    with pytest.raises(TransitionDenied) as denied:
        act(copied, "publish", publisher)
    assert [reason.name for reason in denied.value.reasons] == ["base_is_live"]
    assert copied.refetch().state == "approved"


def test_a_checked_in_copy_is_closed_for_good(published, act, author, publisher, signed):
    copied = signed(edit(published, {"title": "Neu"}, author).item)
    act(copied, "publish", publisher)
    copied = copied.refetch()
    assert (copied.state, copied.closed) == ("archived", True)
    with pytest.raises(TransitionDenied):
        act(copied, "reopen", publisher)
    checked_in = HistoryLine.select().where(HistoryLine.verb == "checked_in").get()
    assert (checked_in.subject_id, checked_in.facts["copy"]) == (published.id, copied.id)
    assert Item.get_by_id(published.id).head.hash == copied.head.hash
