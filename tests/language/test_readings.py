"""Person nouns as whole words, as heads of compounds, and words that only look like them."""

import pytest

from coopcms.language.readings import is_thing, readings
from tests.language.small import lexicon_of


@pytest.fixture(autouse=True)
def small():
    with lexicon_of():
        yield


def cells(word):
    return {"".join(cell) for reading in readings(word) for cell in reading.cells}


def test_a_whole_word_is_found_with_its_cells():
    (reading,) = readings("Winzers")
    assert (reading.entry.lemma, reading.gender, reading.modifier, cells("Winzers")) == ("Winzer", "m", "", {"Gs"})


def test_a_form_that_serves_several_cells_has_all():
    assert cells("Kunden") == {"Gs", "Ds", "As", "Np", "Gp", "Dp", "Ap"}


def test_feminine_forms_are_read_as_feminine():
    (reading,) = readings("Ärztinnen")
    assert (reading.gender, reading.entry.lemma) == ("f", "Arzt")


@pytest.mark.parametrize(
    ("word", "modifier", "lemma"),
    [
        ("Stadtgärtnern", "Stadt", "Stadtgärtner"),
        ("Kursteilnehmer", "Kurs", "Kursteilnehmer"),
        ("Landärzte", "Land", "Landarzt"),
        ("CNC-Fräser", "CNC-", "CNC-Fräser"),
        ("E-Autofahrer", "E-", "E-Autofahrer"),
        ("Projektmitarbeitern", "Projekt", "Projektmitarbeiter"),
        ("Datenschutzbeauftragte", "Datenschutz", "Datenschutzbeauftragte"),
    ],
)
def test_the_longest_head_is_found(word, modifier, lemma):
    reading = readings(word)[0]
    assert (reading.modifier, reading.lemma) == (modifier, lemma)


@pytest.mark.parametrize(
    "word",
    ["Werkzeuge", "Urkunden", "Angebote", "Handwerkzeugen", "lehrer", "Abwirt", "Hauswirt", "Umkoch", "", "A", "Haus"],
)
def test_what_is_no_person_has_no_reading(word):
    assert readings(word) == ()


def test_a_longer_thing_head_wins():
    assert readings("Rennmotorfahrer") == () and is_thing("Rennmotorfahrer")


def test_a_word_for_both_keeps_its_reading_and_says_so():
    assert readings("Leitern")[0].thing and readings("Taschenrechner")[0].thing and not readings("Gärtner")[0].thing


def test_a_modifier_is_kept_in_every_form():
    reading = readings("Landarzt")[0]
    assert reading.inflected("f", "N", "p") == "Landärztinnen"
    assert reading.inflected("m", "D", "p") == "Landärzten"
    assert reading.sign_stem == "Landärzt"
    assert readings("CNC-Fräser")[0].inflected("f", "N", "s") == "CNC-Fräserin"
