"""Moments that checks name as one types them are read like every other moment."""

import pytest

from coopcms.notify.models import InboxEntry
from coopcms.notify.words import remark
from coopcms.rendering.moments import with_moments

TYPED = "03.12.2026 14:27"


@pytest.mark.parametrize(
    ("locale", "read"), [("de", "3. Dezember 2026, 14:27 Uhr"), ("en", "3 December 2026, 14:27")]
)  # fmt: skip
def test_a_moment_in_a_reason_has_the_form_of_all_moments(locale, read):
    values = {"embargo": TYPED, "live": "7", "title": TYPED, "lane": "siegen", "at": None}
    assert with_moments(values, locale) == values | {"embargo": read}


@pytest.mark.parametrize("text", ["25.10.2026 02:30", "29.03.2026 02:30"])
def test_an_hour_that_clocks_skip_or_repeat_is_named_all_the_same(text):
    assert with_moments({"at": text}, "de")["at"].endswith("Uhr")


def test_why_a_date_failed_is_mailed_in_that_form():
    reasons = [{"message": "The embargo holds until %(embargo)s.", "values": {"embargo": TYPED}}]
    entry = InboxEntry(event="timed_failed", facts={"reasons": reasons})
    assert remark(entry, str) == "The embargo holds until 3. Dezember 2026, 14:27 Uhr."
