"""What a house says of its German holds in check and in convert: quotes, glossary, exceptions, forbidden forms."""

import pytest

from coopcms.language import check, convert
from coopcms.language.profile import Profile


@pytest.mark.parametrize("form", ["Kund:innen", "Kund*innen", "Kunden:innen", "KundInnen"])
def test_a_sign_in_a_quote_is_noted_whatever_the_house_forbids_and_stays(form):
    text = f"Sie sagte: „Unsere {form} sind da.“"
    for house in (Profile(), Profile(forbidden=frozenset(("colon", "star", "inner_i")))):
        assert [(one.surface, one.rule, one.severity) for one in check(text, house)] == [(form, "GN02", "note")]
        assert convert(text, "neutral", house).text == text
