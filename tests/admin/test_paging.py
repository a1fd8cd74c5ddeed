"""The number of a page that an address asks for, and the ways to its neighbours."""

import pytest

from coopcms.admin.paging import number_of, page_at


@pytest.mark.parametrize("text", ["", "0", "-1", "zwei", "1.5", "²", "٣", "1000000", " 2"])
def test_what_is_no_number_of_a_page_means_the_first(text):
    assert number_of(text) == 1


def test_a_number_is_taken_as_it_is():
    assert [number_of(text) for text in ("1", "7", "999999")] == [1, 7, 999_999]


@pytest.mark.parametrize(("number", "before", "after"), [(1, "", "/2"), (2, "/1", "/3"), (3, "/2", "")])
def test_neighbours_have_addresses_and_the_ends_have_none(number, before, after):
    page = page_at(number, 3, 50, "/{}".format)
    assert (page.number, page.pages, page.total) == (number, 3, 50)
    assert (page.prev_url, page.next_url) == (before, after)
