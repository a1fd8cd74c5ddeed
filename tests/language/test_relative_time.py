"""Words of time that only hold on the day they were written (M15)."""

from datetime import date

import pytest

from coopcms.language.relative_time import relative_times

DAY = date(2026, 11, 24)


def told(text: str, day: date | None = DAY) -> list[tuple[str, str, str]]:
    """Surface, rule and proposal of each place."""
    found = relative_times(text, day)
    assert all(text[one.start : one.end] == one.surface for one in found)
    return [(one.surface, one.rule, one.suggestions[0].text if one.suggestions else "") for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In diesem Jahr startet die Halle.", ("diesem Jahr", "T1", "Jahr 2026")),
        ("Im kommenden Jahr zieht die Werkstatt um.", ("kommenden Jahr", "T1", "Jahr 2027")),
        ("Vergangene Woche tagte der Beirat.", ("Vergangene Woche", "T1", "")),
        ("Seit Februar misst die Anlage jede Schicht.", ("Februar", "T2", "Februar 2026")),
        ("Ab März misst die Anlage jede Schicht.", ("März", "T2", "März 2027")),
        ("Die Schulung läuft von Mai bis September.", ("Mai bis September", "T2", "Mai bis September 2027")),
        ("Am 3. Mai wurde die Halle eingeweiht.", ("Mai", "T2", "Mai 2026")),
        ("Im Herbst wurde die Halle eingeweiht.", ("Herbst", "T2", "Herbst 2026")),
        ("Das Netz gibt es mittlerweile vier Jahre.", ("mittlerweile vier Jahre", "T3", "seit 2022")),
        ("Vor 12 Jahren begann der Umbau.", ("Vor 12 Jahren", "T3", "im Jahr 2014")),
        ("Der Preis wird zum dritten Mal vergeben.", ("zum dritten Mal", "T3", "")),
        ("Von nun an gilt die neue Ordnung.", ("Von nun an", "T3", "")),
        ("Kürzlich kam der Bescheid.", ("Kürzlich", "T1", "")),
    ],
)
def test_a_place_that_ages_is_told_with_the_year_the_day_gives(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Im Mai 2021 begann der Umbau.",
        "Von Mai bis September 2020 lief die Schulung.",
        "Am 24.11.2026 endet die Frist heute um zwölf.",
        "Das gilt bis heute.",
        "Der Maibaum steht vor dem Haus.",
        "Frau Mai leitet die Runde.",
        "Mehr unter www.beispiel.example/heute im Netz.",
        "Der Herbst ist schön.",
    ],
)
def test_what_names_its_year_or_no_time_at_all_is_left_alone(text):
    assert told(text) == []


def test_without_a_day_no_year_is_proposed():
    assert told("Seit Februar misst die Anlage.", None) == [("Februar", "T2", "")]


def test_inside_a_quote_it_is_only_a_note():
    found = relative_times("Der Meister sagte: „Heute messen wir alles.“", DAY)
    assert [(one.surface, one.severity) for one in found] == [("Heute", "note")]
