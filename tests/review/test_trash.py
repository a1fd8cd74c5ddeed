"""What may lie in the trash, and what comes out of it in which order."""

import pytest

from coopcms.content.services_copies import copy_out, edit
from coopcms.errors import NotNow
from coopcms.review.services_trash import trash, untrash


def test_a_working_copy_comes_back_only_after_its_original(published, act, author, publisher, lead_siegen):
    copy = copy_out(published, author)
    trash(copy, author)
    act(published, "withdraw", publisher, comment="Fehler.")
    trash(published, lead_siegen)
    with pytest.raises(NotNow, match="lies in the trash"):
        untrash(copy, author)
    assert copy.refetch().trashed_at
    untrash(published, lead_siegen)
    assert untrash(copy, author).trashed_at is None


def test_a_checked_in_copy_stays_as_a_record(published, act, author, reviewer_siegen, publisher, lead_siegen):
    copy = edit(published, {"title": "Halle eröffnet"}, author).item
    act(copy, "submit", author)
    act(copy, "sign_off", reviewer_siegen)
    act(copy, "publish", publisher)
    with pytest.raises(NotNow, match="checked in"):
        trash(copy, lead_siegen)
    assert copy.refetch().trashed_at is None
