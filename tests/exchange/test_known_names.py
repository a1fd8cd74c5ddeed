"""People and organisations are found however they are spelled, and nobody is found who is not meant."""

from time import monotonic

import pytest

from coopcms.exchange.known_names import Name, proposals

ANNA = Name("person", 1, "Dr. Anna Müller-Beispiel", "Dr. Anna Müller-Beispiel", "Leiterin")
CENTRE = Name("organisation", 7, "Zentrum Siegen (Beispiel)", "Zentrum Siegen (Beispiel)")
SHORT = Name("organisation", 7, "ZSB", "Zentrum Siegen (Beispiel)")
FORMER = Name("organisation", 7, "Halle Süd", "Zentrum Siegen (Beispiel)")


def found(text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.id, one.spellings) for one in proposals(text, [ANNA, CENTRE, SHORT, FORMER])]


@pytest.mark.parametrize(
    "spelled", ["Anna Müller-Beispiel", "Anna Mueller Beispiel", "ANNA MÜLLER-BEISPIEL", "Anna Müller-Beispiels"]
)
def test_a_person_is_found_in_any_usual_spelling(spelled):
    assert found(f"Gestern sprach {spelled} in Olpe.") == [(1, (spelled,))]


@pytest.mark.parametrize(
    "text", ["Frau Müller-Beispiel kam.", "Anna kam. Müller-Beispiel auch.", "Anna, Müller-Beispiel"]
)
def test_a_surname_or_two_names_apart_are_nobody(text):
    assert found(text) == []


def test_all_names_of_an_organisation_lead_to_its_record_once():
    text = "Das Zentrum Siegen lädt ein. Das ZSB, früher Halle Süd, ist groß. Des Zentrums Siegen Halle."
    assert found(text) == [(7, ("Zentrum Siegen", "ZSB", "Halle Süd"))]


def test_a_short_name_has_to_be_spelled_to_the_letter():
    assert found("zsb und Zsb") == [] and found("des ZSBs") == [(7, ("ZSBs",))]


def test_the_longer_of_two_names_counts():
    names = [
        CENTRE,
        Name("organisation", 8, "Siegen Nord", "Siegen Nord"),
        Name("organisation", 9, "Zentrum Siegen Nord", "x"),
    ]
    assert [one.id for one in proposals("Das Zentrum Siegen Nord lädt ein.", names)] == [9]


def test_a_name_over_a_line_end_is_found_and_one_over_a_paragraph_is_not():
    assert found("Zentrum\u00a0Siegen") and not found("Zentrum\n\nSiegen")


def test_many_names_in_a_long_text_cost_little():
    names = [Name("person", n, f"Anna Beispiel{n}", "x") for n in range(20_000)]
    start = monotonic()
    assert len(proposals("Anna Beispiel77 und Anna Muster. " * 4_000, names)) == 1
    assert monotonic() - start < 10
