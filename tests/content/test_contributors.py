"""Who wrote words cannot sign them: contributors as editorial.md §1 counts them."""

import pytest

from coopcms.content.policy import contributors_of
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out, edit, restore
from coopcms.errors import TransitionDenied


@pytest.fixture
def second(acting, siegen):
    return acting("zweite@siegen.example", "author@siegen")


def test_everybody_whose_save_changed_the_words_is_one(draft, author, second):
    save(draft, {"kicker": "Planung"}, second)
    assert contributors_of(draft.refetch()) == {author.id, second.id}


def test_an_undo_makes_nobody_innocent(draft, author, second):
    save(draft, {"title": "Anders"}, second)
    save(draft, {"title": draft.head.title}, second)
    assert contributors_of(draft.refetch()) == {author.id, second.id}


def test_a_change_of_topics_is_no_contribution(draft, author, second):
    save(draft, {"topics": "Lager"}, second)
    assert contributors_of(draft.refetch()) == {author.id}


def test_after_a_release_new_words_count_alone(published, author, second):
    copy = edit(published, {"title": "Halle eröffnet"}, second).item
    assert contributors_of(copy) == {second.id}


def test_opening_a_copy_is_no_contribution(published, second):
    assert contributors_of(copy_out(published, second)) == frozenset()


def test_a_withdrawal_makes_nobody_innocent(published, act, acting, author, publisher, siegen):
    everything = acting("mehr@siegen.example", "author@siegen", "reviewer@siegen")
    copy = edit(published, {"title": "Halle eröffnet"}, everything).item
    act(copy, "submit", author)
    act(copy, "sign_off", acting("dritte@siegen.example", "reviewer@siegen"))
    act(copy, "publish", publisher)
    act(published, "withdraw", publisher, comment="Fehler.")
    act(published, "reopen", publisher)
    save(published, {"topics": "Lager"}, author)
    act(published, "submit", author)
    with pytest.raises(TransitionDenied) as denied:
        act(published, "sign_off", everything)
    assert [reason.name for reason in denied.value.reasons] == ["four_eyes"]


def test_who_restores_and_who_wrote_what_is_restored_are_both(draft, author, second, acting):
    third = acting("dritte@siegen.example", "author@siegen")
    save(draft, {"title": "Zweite Fassung"}, second)
    restore(draft, 1, third)
    assert contributors_of(draft.refetch()) == {author.id, second.id, third.id}
