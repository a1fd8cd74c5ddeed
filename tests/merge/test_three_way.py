"""Two sides change one list: both changes come through, and where they cannot, a person is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.merge.three_way import Conflict, Merged, ValueMerge, merge, merge_value

lists = st.lists(st.integers(0, 5), max_size=8)


@st.composite
def sides(draw):
    """A list and two changed versions of it."""
    base = draw(lists)
    return base, draw(_changed(base)), draw(_changed(base))


@st.composite
def _changed(draw, base):
    items = list(base)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(items)))
        items[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.integers(0, 8), max_size=2))
    return items


def merged(base: str, ours: str, theirs: str) -> str:
    result = merge(base, ours, theirs)
    return "?" if result.conflicts else "".join(result.items)


@given(lists, lists)
def test_who_alone_changed_something_is_right(base, changed):
    assert merge(base, changed, base) == merge(base, base, changed) == Merged(tuple(changed), ())


@given(lists, lists)
def test_equal_changes_are_one_change(base, changed):
    assert merge(base, changed, changed) == Merged(tuple(changed), ())


@given(sides())
def test_it_does_not_matter_who_comes_first(three):
    base, ours, theirs = three
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert [c[1:] for c in one.conflicts] == [(c.base, c.theirs, c.ours) for c in other.conflicts]
    assert one.conflicts or one.items == other.items


@given(sides())
def test_ours_stand_where_a_conflict_is_and_no_new_item_is_lost(three):
    base, ours, theirs = three
    result = merge(base, ours, theirs)
    assert all(result.items[c.position : c.position + len(c.ours)] == c.ours for c in result.conflicts)
    shown = {*result.items, *(item for c in result.conflicts for item in c.theirs)}
    assert ({*ours, *theirs} - {*base}) <= shown


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        ("abc", "aBc", "abC", "aBC"),
        ("abc", "Abc", "abcd", "Abcd"),
        ("abc", "bc", "abC", "bC"),
        ("abc", "xabc", "abcy", "xabcy"),
        ("abc", "axbc", "aBc", "axBc"),
        ("abcd", "ad", "abd", "ad"),
        ("", "a", "a", "a"),
        ("abc", "", "abc", ""),
        ("", "", "", ""),
    ],
)
def test_changes_of_different_items_are_both_kept(base, ours, theirs, result):
    assert merged(base, ours, theirs) == result


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("abc", "aXc", "aYc"),
        ("abc", "aXbc", "aYbc"),
        ("", "a", "b"),
        ("abc", "ac", "aBc"),
        ("abcd", "ad", "abxcd"),
        ("ab", "axyb", "ayb"),
    ],
)
def test_changes_of_one_place_are_a_conflict(base, ours, theirs):
    assert merged(base, ours, theirs) == "?"


def test_a_conflict_names_its_place_and_all_three_versions():
    assert merge("abc", "aXc", "aYcd") == Merged(tuple("aXcd"), (Conflict(1, ("b",), ("X",), ("Y",)),))


def test_a_deletion_against_a_change_stands_as_an_empty_place():
    assert merge("abc", "ac", "aBc").conflicts == (Conflict(1, ("b",), (), ("B",)),)


@pytest.mark.parametrize(
    ("three", "result"),
    [
        (("a", "a", "b"), ("b", False)),
        (("a", "b", "a"), ("b", False)),
        (("a", "b", "b"), ("b", False)),
        (("a", "b", "c"), ("b", True)),
        (("", "", ""), ("", False)),
    ],
)
def test_one_value_goes_to_who_changed_it(three, result):
    assert merge_value(*three) == ValueMerge(*result)


def test_of_neighbours_that_one_side_changed_only_the_common_one_is_in_conflict():
    assert merge("abcd", "XYcd", "aZcd") == Merged(tuple("XYcd"), (Conflict(1, ("b",), ("Y",), ("Z",)),))
