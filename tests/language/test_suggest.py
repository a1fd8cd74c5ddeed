"""Proposals in the order of the profile, for the phrase and for the bare word."""

import pytest

from coopcms.language.findings import STYLES
from coopcms.language.phrase import phrase
from coopcms.language.scene import Scene
from coopcms.language.suggest import suggestions, surface_forms
from coopcms.language.tokens import tokens
from tests.language.small import lexicon_of


@pytest.fixture(autouse=True)
def small():
    with lexicon_of():
        yield


def scene(text, noun):
    its = tokens(text)
    return Scene(text, its, phrase(its, noun))


def test_every_proposal_fits_its_span():
    found = scene("Der neue Lehrer lacht.", 2)
    for one in suggestions(found):
        changed = found.text[: one.start] + one.text + found.text[one.end :]
        assert changed.endswith(" lacht.") and changed[0] == "D"


def test_neutral_comes_first_by_default_and_a_profile_may_order_otherwise():
    found = scene("Der Lehrer lacht.", 1)
    assert [one.style for one in suggestions(found)] == ["neutral", *STYLES]
    assert [one.style for one in suggestions(found, ("star", "pair"))] == ["star", "pair"]


def test_no_style_offers_more_than_three():
    found = suggestions(scene("Die Mitarbeiter lachen.", 1), ("neutral",))
    assert [one.text for one in found] == ["Mitarbeitenden", "Beschäftigten", "Belegschaft"]
    assert [one.needs_rephrase for one in found] == [False, False, True]


def test_the_bare_word_alone():
    assert surface_forms(scene("Mit den Ärzten reden.", 2)) == {
        "pair": ("Ärztinnen und Ärzten",),
        "colon": ("Ärzt:innen",),
        "star": ("Ärzt*innen",),
        "underscore": ("Ärzt_innen",),
        "slash": ("Ärztinnen/Ärzten",),
        "inner_i": ("ÄrztInnen",),
    }
    assert surface_forms(scene("Der neue Lehrer lacht.", 2))["pair"] == ("Lehrerin oder Lehrer",)
    assert surface_forms(scene("Der neue Lehrer lacht.", 2))["neutral"] == ("Lehrkraft", "Lehrperson")


def test_a_word_without_forms_offers_nothing():
    assert surface_forms(scene("Die Angestellten lachen.", 1)) == {}
    assert suggestions(scene("Die Angestellten lachen.", 1)) == ()


def test_everybody_takes_the_verb_along_where_it_is_known_and_the_pronouns_too():
    texts = {
        "Jeder Lehrer kann seinen Plan ändern.": "Alle Lehrkräfte können ihren Plan ändern.",
        "Kann jeder neue Lehrer kommen?": "Können alle neuen Lehrkräfte kommen?",
        "Mit jedem Lehrer ist zu reden.": "Mit allen Lehrkräften ist zu reden.",
        "Jeder Lehrer lacht.": "Alle Lehrkräfte lacht.",
    }
    for text, expected in texts.items():
        noun = next(at for at, token in enumerate(tokens(text)) if token.text == "Lehrer")
        found = [one for one in suggestions(scene(text, noun), ("neutral",)) if one.needs_rephrase]
        assert text[: found[0].start] + found[0].text + text[found[0].end :] == expected
