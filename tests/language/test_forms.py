"""Word forms class by class, each line of the table of the formation classes once."""

import pytest

from coopcms.language import forms
from coopcms.language.lexicon import Entry, persons
from tests.language.small import lexicon_of

TABLE = {
    "Winzer": ("Winzer Winzers Winzer Winzer", "Winzer Winzer Winzern Winzer", "Winzerin Winzerinnen", "Winzer"),
    "Förderer": ("Förderer Förderers Förderer Förderer", "Förderer Förderer Förderern Förderer",
                 "Förderin Förderinnen", "Förder"),
    "Kollege": ("Kollege Kollegen Kollegen Kollegen", "Kollegen Kollegen Kollegen Kollegen",
                "Kollegin Kolleginnen", "Kolleg"),
    "Franzose": ("Franzose Franzosen Franzosen Franzosen", "Franzosen Franzosen Franzosen Franzosen",
                 "Französin Französinnen", "Französ"),
    "Pilot": ("Pilot Piloten Piloten Piloten", "Piloten Piloten Piloten Piloten", "Pilotin Pilotinnen", "Pilot"),
    "Nachbar": ("Nachbar Nachbarn Nachbarn Nachbarn", "Nachbarn Nachbarn Nachbarn Nachbarn",
                "Nachbarin Nachbarinnen", "Nachbar"),
    "Lektor": ("Lektor Lektors Lektor Lektor", "Lektoren Lektoren Lektoren Lektoren",
               "Lektorin Lektorinnen", "Lektor"),
    "Monteur": ("Monteur Monteurs Monteur Monteur", "Monteure Monteure Monteuren Monteure",
                "Monteurin Monteurinnen", "Monteur"),
    "Chef": ("Chef Chefs Chef Chef", "Chefs Chefs Chefs Chefs", "Chefin Chefinnen", "Chef"),
    "Arzt": ("Arzt Arztes Arzt Arzt", "Ärzte Ärzte Ärzten Ärzte", "Ärztin Ärztinnen", "Ärzt"),
    "Graf": ("Graf Grafen Grafen Grafen", "Grafen Grafen Grafen Grafen", "Gräfin Gräfinnen", "Gräf"),
    "Bauer": ("Bauer Bauern Bauern Bauern", "Bauern Bauern Bauern Bauern", "Bäuerin Bäuerinnen", "Bäuer"),
    "Beamte": ("Beamte Beamten Beamten Beamten", "Beamten Beamten Beamten Beamten", "Beamtin Beamtinnen", "Beamt"),
    "Fachmann": ("Fachmann Fachmannes Fachmann Fachmann", "Fachmänner Fachmänner Fachmännern Fachmänner",
                 "Fachfrau Fachfrauen", ""),
    "Flüchtling": ("Flüchtling Flüchtlings Flüchtling Flüchtling",
                   "Flüchtlinge Flüchtlinge Flüchtlingen Flüchtlinge", " ", ""),
}  # fmt: skip


@pytest.fixture(autouse=True)
def small():
    with lexicon_of():
        yield


def entry(lemma):
    return next(one for one in persons() if one.lemma == lemma)


@pytest.mark.parametrize("lemma", TABLE)
def test_every_class_inflects(lemma):
    singular, plural, feminine, stem = TABLE[lemma]
    its = entry(lemma)
    assert " ".join(forms.form(its, "m", case, "s") for case in "NGDA") == singular
    assert " ".join(forms.form(its, "m", case, "p") for case in "NGDA") == plural
    assert " ".join(forms.form(its, "f", "N", number) for number in "sp") == feminine
    assert forms.sign_stem(its) == stem


@pytest.mark.parametrize(
    ("strength", "masculine", "feminine", "plural"),
    [
        ("weak", "e en en en", "e en en e", "en en en en"),
        ("mixed", "er en en en", "e en en e", "en en en en"),
        ("strong", "er en em en", "e er er e", "e er en e"),
    ],
)
def test_an_adjectival_noun_follows_its_article(strength, masculine, feminine, plural):
    its = entry("Angestellte")
    for gender, number, endings in (("m", "s", masculine), ("f", "s", feminine), ("m", "p", plural)):
        found = [forms.form(its, gender, case, number, strength) for case in "NGDA"]
        assert found == ["Angestellt" + ending for ending in endings.split()]


def test_the_beamte_inflects_like_an_adjective_and_the_beamtin_like_a_noun():
    its = entry("Beamte")
    assert forms.form(its, "m", "N", "s", "mixed") == "Beamter" and forms.form(its, "m", "N", "p", "strong") == "Beamte"
    assert forms.form(its, "f", "N", "s", "mixed") == "Beamtin"


@pytest.mark.parametrize(
    ("plural", "dative"),
    [("Winzer", "Winzern"), ("Chefs", "Chefs"), ("Kollegen", "Kollegen"), ("Gäste", "Gästen"), ("Enkel", "Enkeln"),
     ("Fachleute", "Fachleuten"), ("Profis", "Profis"), ("Personen", "Personen")],
)  # fmt: skip
def test_the_dative_takes_n_only_where_german_sets_one(plural, dative):
    assert forms.plural_dative(plural) == dative


@pytest.mark.parametrize(
    ("noun", "genitive"),
    [("Winzer", "Winzers"), ("Koch", "Kochs"), ("Greis", "Greises"), ("Freund", "Freundes"), ("Mitglied", "Mitglieds"),
     ("Monteur", "Monteurs"), ("Zahnarzt", "Zahnarztes"), ("Kaufmann", "Kaufmannes"), ("Steinmetz", "Steinmetzes")],
)  # fmt: skip
def test_the_genitive(noun, genitive):
    assert forms.genitive(noun) == genitive


def test_the_table_knows_both_genitives_and_no_neutral_plural():
    texts = {text for text, _, _ in forms.table(entry("Arzt"))}
    assert {"Arztes", "Arzts", "Ärztinnen"} <= texts
    assert "Fachleute" not in {text for text, _, _ in forms.table(entry("Fachmann"))}


def test_an_own_genitive_of_a_row_without_feminine():
    assert forms.table(Entry("Person", "epi", pl="Personen"))[0][0] == "Person"
