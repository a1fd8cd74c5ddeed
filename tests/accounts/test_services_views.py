"""Kept lists: a person's own, each name once, and not more than one can look through."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopcms.accounts.models import SavedView, User
from coopcms.accounts.queries_views import own_view, views_of
from coopcms.accounts.services_views import MOST, delete_view, keep_view, rename_view
from coopcms.errors import Invalid, NotAllowed, NotNow, Taken, Unknown


def names(actor) -> list[str]:
    return [view.name for view in views_of(actor)]


def test_a_kept_list_is_there_by_its_name(author):
    view = keep_view("  Meine   Entwürfe ", "zustand=draft&meine=1", author)
    assert (view.refetch().name, view.query) == ("Meine Entwürfe", "zustand=draft&meine=1")


def test_lists_stand_by_name_whatever_the_letters(author):
    for name in ("zuletzt", "Äpfel", "Anfang", "bald"):
        keep_view(name, "", author)
    assert names(author) == ["Anfang", "bald", "zuletzt", "Äpfel"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_has_one_to_eighty_characters(author, name):
    with pytest.raises(Invalid) as refused:
        keep_view(name, "", author)
    assert refused.value.field == "name" and not SavedView.select().exists()


@pytest.mark.parametrize("name", ["Offen", "OFFEN", " offen "])
def test_a_name_is_kept_once_by_each_person(author, reviewer_siegen, name):
    keep_view("Offen", "", author)
    with pytest.raises(Taken) as refused:
        keep_view(name, "art=story", author)
    assert refused.value.field == "name" and SavedView.select().count() == 1
    assert keep_view(name, "", reviewer_siegen).user_id == reviewer_siegen.id


def test_nobody_keeps_more_than_the_menu_can_hold(author, reviewer_siegen):
    for number in range(MOST):
        keep_view(f"Ansicht {number}", "", author)
    with pytest.raises(NotNow):
        keep_view("Eine mehr", "", author)
    assert len(views_of(author)) == MOST
    keep_view("Eine mehr", "", reviewer_siegen)


def test_a_list_too_long_for_an_address_is_not_kept(author):
    with pytest.raises(Invalid):
        keep_view("Lang", "q=" + "x" * 2000, author)


def test_another_name_keeps_the_list(author):
    view = keep_view("Offen", "zustand=review", author)
    assert rename_view(view, "In Prüfung", author).refetch().query == "zustand=review"
    rename_view(view, "in prüfung", author)
    assert names(author) == ["in prüfung"]


def test_renaming_takes_no_name_that_is_kept(author):
    keep_view("Offen", "", author)
    with pytest.raises(Taken):
        rename_view(keep_view("Neu", "", author), "offen", author)
    assert names(author) == ["Neu", "Offen"]


def test_the_lists_of_others_are_unknown(author, reviewer_siegen):
    view = keep_view("Offen", "", author)
    for act in (lambda: own_view(view.id, reviewer_siegen), lambda: delete_view(view, reviewer_siegen),
                lambda: rename_view(view, "Meins", reviewer_siegen)):  # fmt: skip
        with pytest.raises(Unknown):
            act()
    assert names(author) == ["Offen"]


def test_deleting_leaves_the_others(author):
    view = keep_view("Offen", "", author)
    keep_view("Neu", "", author)
    delete_view(view, author)
    assert names(author) == ["Neu"]


def test_whose_account_is_closed_keeps_nothing(author):
    User.update(active=False).where(User.id == author.id).execute()
    with pytest.raises(NotAllowed):
        keep_view("Offen", "", author)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=st.lists(st.text(alphabet="aAbB ", max_size=4), max_size=12))
def test_however_people_type_no_two_names_are_alike(author, wishes):
    SavedView.delete().execute()
    for wish in wishes:
        try:
            keep_view(wish, "", author)
        except (Invalid, Taken):
            continue
    kept = [name.casefold() for name in names(author)]
    assert len(kept) == len(set(kept)) == len({" ".join(wish.split()).casefold() for wish in wishes} - {""})
