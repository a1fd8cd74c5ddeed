"""Profiles as data: the shipped templates, their order of styles, their days, and what a broken file is told."""

from datetime import date

import pytest

from coopcms.language import check
from coopcms.language.profile import FORMS, BadProfile, Profile, all_from_toml, from_dict, templates

TEXT = "Die Winzer:innen, Gärtner*innen, Köch_innen und BäckerInnen treffen Kunden."
SIGNS = {"colon": "Winzer:innen", "star": "Gärtner*innen", "underscore": "Köch_innen", "inner_i": "BäckerInnen"}


def test_four_templates_are_shipped():
    assert set(templates()) == {"doppelpunkt", "neutral-und-paar", "ohne-zeichen", "stern"}


@pytest.mark.parametrize("name", templates())
def test_a_template_is_a_profile_with_its_name_and_a_basis_to_be_checked(name):
    (house,) = all_from_toml(templates()[name])
    assert house.id == name and "vor Gebrauch prüfen" in house.legal_basis and "Stand " in house.legal_basis
    assert house.preferred[0] == "neutral" and not set(house.preferred) & house.forbidden


@pytest.mark.parametrize("name", templates())
def test_a_template_finds_the_signs_it_forbids_and_proposes_none_of_them(name):
    (house,) = all_from_toml(templates()[name])
    found = [one for one in check(TEXT, house) if one.severity == "finding"]
    forbidden = {word for style, word in SIGNS.items() if style in house.forbidden}
    assert {one.surface for one in found if one.rule == "SF01"} == forbidden
    assert all(one.suggestions for one in found)
    assert not {offer.style for one in found for offer in one.suggestions} & house.forbidden


def test_what_a_house_prefers_comes_first_and_what_it_forbids_never():
    house = Profile(preferred=("star", "neutral"), forbidden=frozenset(("colon", "slash")))
    assert house.order == ("star", "neutral", "pair", "underscore", "inner_i")


def test_a_profile_holds_on_its_first_and_its_last_day():
    house = from_dict({"valid_from": "2024-04-01", "valid_to": date(2026, 3, 31)})
    days = (date(2024, 3, 31), date(2024, 4, 1), date(2026, 3, 31), date(2026, 4, 1))
    assert [house.holds_on(day) for day in days] == [False, True, True, False]


def test_a_glossary_is_read():
    text = '[[glossary]]\nlemma = "Kunde"\nreplacements = { neutral = "Kundschaft" }\nseverity = "hint"\n'
    (house,) = all_from_toml(text)
    (entry,) = house.glossary
    assert (entry.lemma, entry.replacements, entry.severity) == ("Kunde", (("neutral", "Kundschaft"),), "hint")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("id = ", "TOML"),
        ("forbiden = []", "forbiden"),
        ('forbidden = ["sternchen"]', "sternchen"),
        ('preferred = "pair"', "preferred"),
        ('hints = "nein"', "hints"),
        ("valid_from = 12", "valid_from"),
        ('pair_order = "x"', "pair_order"),
        ("[[glossary]]\nlemma = 3", "glossary.lemma"),
        ('[[glossary]]\nlemma = "A"\nweight = 1', "glossary.weight"),
        ('[[glossary]]\nlemma = "A"\nseverity = "loud"', "glossary.severity"),
        ("id = 1", "id"),
        ("valid_from = 2026-05-02\nvalid_to = 2026-05-01", "valid_to"),
        ('preferred = ["star", "pair"]\nforbidden = ["pair"]', "pair.*forbidden"),
        ('[[glossary]]\nlemma = "A"\n[[glossary]]\nlemma = "B"\n[[glossary]]\nlemma = "A"', "„A“ steht zweimal"),
        ('exceptions = ["A", ""]', "exceptions.*leer"),
        ('protected = [" "]', "protected.*leer"),
        ('[[glossary]]\nlemma = "A"\nreplacements = { pair = "" }', "replacements"),
        ('[[glossary]]\nlemma = " "', "glossary"),
    ],
)
def test_a_broken_profile_names_its_field(text, named):
    with pytest.raises(BadProfile, match=named):
        all_from_toml(text)


def test_every_form_may_be_forbidden():
    assert from_dict({"forbidden": sorted(FORMS)}).order == ()


def test_one_day_is_a_period():
    (house,) = all_from_toml("valid_from = 2026-05-01\nvalid_to = 2026-05-01")
    assert house.holds_on(date(2026, 5, 1))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('name = "A"\n[[profile]]\nname = "B"', "profile"),
        ("profile = 1", "profile"),
        ("[[profile]]\n[[profile]]", "valid_from"),
        ("[[profile]]\nid = 1", "id"),
    ],
)
def test_a_broken_list_of_periods_is_told(text, named):
    with pytest.raises(BadProfile, match=named):
        all_from_toml(text)
