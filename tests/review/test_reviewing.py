"""What a reviewer compares with: what they judged last, what their centre signed, what is public, or nothing."""

import pytest

from coopcms.content.queries import item_by_id
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out, edit
from coopcms.review.queries import standing
from coopcms.review.reviewing import bases


def compared(item, actor) -> list[tuple[str, int]]:
    """(name, number of the version), the most natural first."""
    found = bases(standing(item_by_id(item.id), actor), actor)
    return [(name, basis.revision.number) for name, basis in found.items()]


def test_a_text_nobody_has_judged_has_nothing_to_compare_with(in_review, reviewer_siegen):
    assert compared(in_review, reviewer_siegen) == []


def test_ones_own_signature_comes_first(shared_review, act, author, reviewer_siegen, reviewer_ruhr):
    act(shared_review, "sign_off", reviewer_siegen)
    save(shared_review, {"title": "Neuer Titel"}, reviewer_ruhr)
    assert compared(shared_review, reviewer_siegen) == [("mine", 1)]
    assert compared(shared_review, reviewer_ruhr) == []


def test_a_signature_of_an_earlier_cycle_counts(published, act, author, reviewer_siegen, publisher):
    item = act(act(published, "withdraw", publisher, comment="Weg.", mode="banner"), "reopen", publisher)
    save(item, {"title": "Neuer Titel"}, author)
    act(item, "submit", author)
    assert compared(item, reviewer_siegen) == [("mine", 1), ("live", 1)]


def test_without_an_own_signature_the_centres_counts(shared_review, act, acting, reviewer_siegen, reviewer_ruhr):
    act(shared_review, "sign_off", reviewer_siegen)
    save(shared_review, {"title": "Neuer Titel"}, reviewer_ruhr)
    second = acting("zwei@siegen.example", "reviewer@siegen")
    assert compared(shared_review, second) == [("lane", 1)]
    found = bases(standing(item_by_id(shared_review.id), second), second)["lane"]
    assert (found.by, found.centre) == (reviewer_siegen.name, "Zentrum Siegen (Beispiel)")


def test_what_one_asked_about_can_be_compared_with(in_review, act, author, reviewer_siegen):
    item = act(in_review, "request_changes", reviewer_siegen, comment="Bitte kürzen.")
    save(item, {"title": "Kurz"}, author)
    act(item, "submit", author)
    assert compared(item, reviewer_siegen) == [("asked", 1)]


def test_a_working_copy_is_compared_with_what_is_live(published, act, author, reviewer_siegen):
    copy = edit(published, {"title": "Neuer Titel"}, author).item
    act(copy, "submit", author)
    assert compared(copy, reviewer_siegen) == [("live", 1)]
    found = bases(standing(item_by_id(copy.id), reviewer_siegen), reviewer_siegen)["live"]
    assert found.revision.id == published.refetch().live_id and found.at == published.refetch().released_at


@pytest.mark.parametrize("opened", ["published", "in_review"])
def test_it_costs_one_statement(request, opened, reviewer_siegen, author, statements):
    item = request.getfixturevalue(opened)
    item = copy_out(item, author) if opened == "published" else item
    found = standing(item_by_id(item.id), reviewer_siegen)
    with statements() as sent:
        bases(found, reviewer_siegen)
    assert len(sent) == 1, sent
