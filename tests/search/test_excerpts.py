"""A reader sees the passage that was found."""

import pytest

from coopcms.search.excerpts import excerpt
from coopcms.search.normalise import words

LONG = "Anfang " * 60 + "Hier arbeiten die Mitarbeiter:innen, gern. " + "Ende " * 60


def test_the_passage_around_the_hit_is_shown_with_the_word_marked():
    shown = excerpt(LONG, frozenset(words("Mitarbeiterinnen")))
    assert "<mark>Mitarbeiter:innen</mark>, gern." in shown
    assert shown.startswith("… ") and shown.endswith(" …")


@pytest.mark.parametrize(
    ("piece", "marked"),
    [
        ("„Mitarbeiter:innen“,", "„<mark>Mitarbeiter:innen</mark>“,"),
        ("(Mitarbeiter*innen)", "(<mark>Mitarbeiter*innen</mark>)"),
        ("Mitarbeiter(innen).", "<mark>Mitarbeiter(innen)</mark>."),
        ("Mit\u00adarbeitende!", "<mark>Mit\u00adarbeitende</mark>!"),
        ("Mitarbeiter/-innen;", "<mark>Mitarbeiter/-innen</mark>;"),
    ],
)
def test_every_form_is_marked_as_it_stands_in_the_text(piece, marked):
    assert excerpt(f"Für {piece} gern", frozenset(words("Mitarbeiterin"))) == f"Für {marked} gern"


def test_without_a_hit_the_beginning_is_shown():
    assert excerpt("Eins zwei drei", frozenset({"vier"})) == "Eins zwei drei"


def test_tags_in_a_text_stay_text():
    assert "<script>" not in excerpt("<script>alert(1)</script> wort", frozenset({"wort", "script", "alert"}))
