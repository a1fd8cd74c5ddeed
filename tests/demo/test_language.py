"""The demo speaks inclusive German, and its article in every style is as somebody has read it (M11, M13)."""

from dataclasses import replace
from pathlib import Path

import pytest

from coopcms.clock import berlin, now
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, Revision
from coopcms.language import check, convert
from coopcms.language.findings import STYLES
from coopcms.network.profiles import profile_for
from coopcms.readiness.passages import Passages, passages_of

PRODUCTS = ("Beispiel-Planer",)  # an invented tool, which a house would name in its profile
GOLDEN = Path(__file__).parents[1] / "language" / "golden"


@pytest.fixture
def article(demo):
    """The article of two centres."""
    return Item.get(Item.slug == "zwei-zentren-zwei-formate")


def centre_of(item: Item) -> str:
    return next(owner.organisation.slug for owner in item.owners if owner.role == "lead")


def checked_text(revision: Revision) -> Passages:
    """The words that all kinds have, and what in them is protected."""
    whole = passages_of(KINDS["article"], revision.content)
    spans = tuple(span for span in whole.protected if span.end <= whole.upper)
    return replace(whole, text=whole.text[: whole.upper], protected=spans)


def findings(item: Item) -> list[str]:
    """The surfaces found in an item under the profile of its lead centre."""
    checked = checked_text(item.head)
    profile = profile_for(centre_of(item), berlin(now()).date()).profile
    named = replace(profile, protected=(*profile.protected, *PRODUCTS))
    found = check(checked.text, named, protected=checked.protected)
    return [one.surface for one in found if one.severity == "finding"]


def test_the_article_has_no_finding_under_its_own_centres_profile(article):
    assert findings(article) == []
    assert "Teilnehmer:innen" in checked_text(article.head).text


def test_no_item_of_the_demo_has_a_finding(demo):
    found = {item.head.title: findings(item) for item in Item.select() if not item.is_copy}
    assert {title: surfaces for title, surfaces in found.items() if surfaces} == {}


@pytest.mark.parametrize("style", STYLES)
def test_the_article_in_each_style_is_as_it_was_read(article, style):
    checked = checked_text(article.head)
    converted = convert(checked.text, style, protected=checked.protected).text
    assert converted == (GOLDEN / f"demo_{style}.txt").read_text("utf-8").removesuffix("\n")
