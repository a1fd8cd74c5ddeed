"""A picture's successor: said in the library, by who looks after it, never in a circle."""

import pytest

from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.queries import history_of
from coopcms.media.models import PICTURE
from coopcms.media.services_replace import replace


def verbs(row) -> list[str]:
    return [line.verb for line in history_of(PICTURE, row.id)]


def test_both_pictures_remember_it_and_saying_it_again_says_nothing_new(picture_row, author):
    old, new = picture_row(), picture_row()
    for _ in range(2):
        assert replace(old, new, author).replaced_by_id == new.id
    assert (verbs(old), verbs(new)) == (["replaced"], ["took_place"])


def test_no_circle_of_any_length_arises(picture_row, author):
    first, second, third = (picture_row() for _ in range(3))
    replace(first, second, author)
    replace(second, third, author)
    for one, other in ((first, first), (third, first), (second, first)):
        with pytest.raises(Invalid):
            replace(one, other.refetch(), author)
    assert third.refetch().replaced_by_id is None


def test_only_who_looks_after_the_old_one_says_so(picture_row, author_ruhr):
    old, new = picture_row(), picture_row()
    with pytest.raises(NotAllowed):
        replace(old, new, author_ruhr)
    assert old.refetch().replaced_by_id is None and verbs(old) == []
