"""Names are written as they are recorded (M16)."""

from datetime import date

import pytest

from coopcms.language.spelling import NameRecord, key, names

DAY = date(2026, 11, 24)
OLD = "Mittelstand 4.0-Kompetenzzentrum Beispielstadt"
NEW = "Mittelstand-Digital Zentrum Beispielstadt"
RECORDS = (
    NameRecord(OLD, None, date(2021, 3, 31), NEW),
    NameRecord(NEW, date(2021, 4, 1)),
    NameRecord("Verein für Beispiele e. V."),
)


def told(text: str, day: date | None = DAY) -> list[tuple[str, str, str]]:
    """Surface, rule and severity of each place."""
    found = names(text, RECORDS, day)
    assert all(text[one.start : one.end] == one.surface for one in found)
    return [(one.surface, one.rule, one.severity) for one in found]


def test_another_spelling_of_a_record_is_found_and_the_record_proposed():
    text = "Das Mittelstand Digital-Zentrum Beispielstadt hilft."
    assert told(text) == [("Mittelstand Digital-Zentrum Beispielstadt", "N1", "finding")]
    assert names(text, RECORDS, DAY)[0].suggestions[0].text == NEW


def test_one_slip_in_a_long_name_is_a_hint():
    assert told("Das Mittelstand-Digital Zentrum Beispilstadt hilft.") == [
        ("Mittelstand-Digital Zentrum Beispilstadt", "N2", "hint")
    ]


def test_a_former_name_is_a_hint_after_its_last_day_only():
    text = f"Das {OLD} half."
    assert told(text) == [(OLD, "N4", "hint")]
    assert names(text, RECORDS, DAY)[0].suggestions[0].advice == f"heute: {NEW}"
    assert told(text, date(2020, 5, 1)) == []


def test_inside_a_quote_it_is_only_a_note():
    assert told("Er sagte: „Das Mittelstand Digital-Zentrum Beispielstadt hilft.“")[0][2] == "note"


@pytest.mark.parametrize(
    "text",
    [f"Das {NEW} hilft.", f"Die Leitung des {NEW}s hilft.", "Der Verein für Beispiele e. V. lädt ein.", "Ein Zentrum."],
)
def test_the_recorded_name_its_genitive_and_other_words_are_no_difference(text):
    assert told(text) == []


def test_spellings_share_a_key_whatever_their_hyphens_and_blanks():
    assert key("Straße-Nord e. V.") == key("STRASSE Nord e.V.") != key("Straße Süd")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Kiez-Treff ist neu. Am Kieztreff hält der Bus.", ["Kieztreff"]),
        ("Die E-Mail-Adresse fehlt.\n\nEine E-Mail Adresse reicht, auch die E-Mail Adresse.", ["E-Mail Adresse"]),
        ("Der Kieztreff ist neu. Die Türen des Kieztreffs sind rot. KIEZ-TREFF", []),
        ("Der Kiez-Treff ist neu. „Am Kieztreff hält der Bus“, heißt es.", []),
        ("Die Digitale Werkstatt ist neu, die digitale Werkstatt nicht.", []),
    ],
)
def test_two_spellings_of_an_unrecorded_name_are_a_hint_once(text, wanted):
    found = names(text, RECORDS, DAY)
    assert [(one.surface, one.rule, one.severity) for one in found] == [(each, "N3", "hint") for each in wanted]


def test_the_spelling_that_came_first_is_proposed():
    (found,) = names("Der Kiez-Treff ist neu. Am Kieztreff hält der Bus.", RECORDS, DAY)
    assert found.suggestions[0].text == "Kiez-Treff"
