"""How hard a text is to read (M17)."""

import pytest

from coopcms.language.readability import band, hard_places, readability


def rules(text: str, explained=()) -> list[tuple[str, str]]:
    """Rule and surface of each hint; all are hints."""
    found = hard_places(text, explained)
    assert all(one.severity == "hint" and text[one.start : one.end] == one.surface for one in found)
    return [(one.rule, one.surface) for one in found]


def test_lix_counts_words_sentences_and_words_of_more_than_six_letters():
    figures = readability("Wir messen Temperaturen. Das hilft uns sehr.")
    assert (figures.words, figures.sentences, figures.lix) == (7, 2, round(7 / 2 + 100 / 7, 1))


def test_a_sign_form_counts_as_one_word_without_its_sign():
    assert readability("Bot:innen").lix == 101 and readability("Ab:in").lix == 1


def test_abbreviations_ordinals_and_initials_end_no_sentence():
    assert readability("Am 3. Mai kam z. B. Dr. K. Beispiel an. Dann ging sie.").sentences == 2


@pytest.mark.parametrize(("lix", "word"), [(39.9, "leicht"), (40, "mittel"), (50, "schwer"), (60, "sehr schwer")])
def test_bands_have_german_words(lix, word):
    assert band(lix) == word


def test_a_text_without_words_has_no_figures():
    assert readability(" … ").lix == 0 and hard_places("") == []


def test_a_sentence_of_more_than_25_words_is_long():
    assert [rule for rule, _ in rules("Wort " * 25 + "Wort.")] == ["R1"] and rules("Wort " * 24 + "Wort.") == []


def test_an_abbreviation_is_explained_once():
    assert rules("KMU brauchen Rat. KMU wachsen.") == [("R2", "KMU")]
    assert rules("Kleine und mittlere Unternehmen (KMU) wachsen. KMU brauchen Rat.") == []
    assert rules("KMU brauchen Rat.", explained={"KMU"}) == []
    assert rules("Die EU und Teil IV der Norm DIN 5 gelten.") == []


def test_nested_and_nominal_sentences_and_long_words_are_hints():
    nested = "Wir wissen, dass es geht, weil wir messen, obwohl es dauert, wenn alles läuft."
    assert ("R3", nested) in rules(nested)
    nominal = "Die Förderung der Digitalisierung zur Sicherung der Beschäftigung braucht Beratung."
    assert ("R4", nominal) in rules(nominal)
    word = "Digitalisierungsfördermaßnahmen"
    assert ("R5", word) in rules(f"Es gibt {word} im Land.")


def test_words_in_capitals_beside_one_another_are_no_abbreviations_and_roman_numerals_none_either():
    assert rules("Er rief: DER TEXT IST GROSS. Das Kapitel XIV folgt.") == []
    assert rules("Das IML hilft.") == [("R2", "IML")] and rules("Sie sagte: „In NRW hilft man.“") == []
