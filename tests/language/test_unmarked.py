"""Who surely speaks is found, and nobody else: what is found stops a release."""

import re

import pytest

from coopcms.language.findings import Span
from coopcms.language.unmarked import unmarked_quotes
from tests.language.marked import CORPUS

SPOKEN = (
    "Anna sagt: „Wir haben niemanden gefragt …“",
    "Die Leiterin sagt: „Wir haben niemanden gefragt.“",
    "Sie sagte: „Wir haben niemanden gefragt.“",
    'Maren betont: "Wir haben niemanden gefragt."',
    "Oberbürgermeister Jan Beispiel lobte die Leute: „So etwas braucht die Stadt.“",
    "„Wir haben niemanden gefragt“, sagt Anna.",
    "»Wir haben niemanden gefragt«, so Beispiel.",
    "„Wir haben niemanden gefragt“, scherzte Vorständin Monika Beispiel.",
    "„Wir haben niemanden gefragt“, meinte eine Augenoptikerin.",
    "„Das Gerät“, erklärt Projektleiterin Svenja Muster, „misst jeden Raum in zwölf Minuten.“",
    "Erster Absatz.\n\n„Wir haben niemanden gefragt“, sagt sie.",
)
NOT_SPOKEN = (
    "Das Motto „Gemeinsam sind wir sehr stark“, sagt Anna Beispiel, passt gut.",
    "Das Zentrum „Digital in NRW“ sagt: „Willkommen“.",
    "Unter dem Titel „Wie wir morgen arbeiten werden“ spricht Anna Beispiel.",
    "Anna Beispiel erklärt in ihrem Vortrag: „Künstliche Intelligenz im Handwerk heute“",
    "Auf dem Schild steht: „Bitte hier nicht parken, Danke.“",
    "Die Studie betont: „Ohne Daten geht gar nichts mehr.“",
    "Anna Beispiel sagt, das sei „ein großer Schritt für uns alle“.",
    "„Jedem soll hier wohl sein“, heißt es in der Hausordnung.",
    "Er nennt das Projekt „Eine Halle für alle Menschen“.",
    "Das Programm „Wir machen es digital“ stellt Anna Beispiel vor.",
    "Anna Beispiel fragt: „Warum?“",
    "„Digital Maker“, „Digital Scout“ und „Werkstatt der Zukunft heute“ – so heißen die Formate.",
    "Die Teilnehmenden fragen sich im Kurs: „Was ist eigentlich künstliche Intelligenz?“",
    "Die „fleißigen“ Maschinen, so Anna Beispiel, ruhen nie.",
)


@pytest.mark.parametrize("text", SPOKEN)
def test_somebody_speaks(text):
    assert len(unmarked_quotes(text)) == 1


@pytest.mark.parametrize("text", NOT_SPOKEN)
def test_titles_names_and_single_words_are_said_by_nobody(text):
    assert unmarked_quotes(text) == []


def test_what_was_said_next_is_said_too():
    text = "„Wir haben niemanden gefragt“, sagt Anna. „Das war nicht gut so.“ Es heißt „Halle für alle Menschen“."
    assert [text[one.start : one.end] for one in unmarked_quotes(text)] == [
        "„Wir haben niemanden gefragt“", "„Das war nicht gut so.“"
    ]  # fmt: skip


def test_what_is_marked_or_protected_already_is_left_alone():
    text = SPOKEN[0]
    assert unmarked_quotes(text, [Span(12, 20, "quote")]) == []


def test_press_texts_raise_no_false_alarm():
    """Counted by hand: of 38 passages in quotation marks in 20 texts 28 are found, each of them said by a person."""
    found = []
    for file in sorted((CORPUS / "press").glob("*.txt")):
        text = re.sub(r"⟦([^|⟧]*)\|[^⟧]*⟧", r"\1", file.read_text("utf-8")).translate(dict.fromkeys(map(ord, "⟨⟩")))
        found += [text[one.start : one.end] for one in unmarked_quotes(text)]
    assert len(found) == 28
