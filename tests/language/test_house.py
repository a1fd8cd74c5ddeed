"""What a house says of its German holds in check and in convert: quotes, glossary, exceptions, forbidden forms."""

import pytest

from coopcms.language import check, convert
from coopcms.language.findings import STYLES
from coopcms.language.profile import GlossaryEntry, Profile


@pytest.mark.parametrize("form", ["Kund:innen", "Kund*innen", "Kunden:innen", "KundInnen"])
def test_a_sign_in_a_quote_is_noted_whatever_the_house_forbids_and_stays(form):
    text = f"Sie sagte: „Unsere {form} sind da.“"
    for house in (Profile(), Profile(forbidden=frozenset(("colon", "star", "inner_i")))):
        assert [(one.surface, one.rule, one.severity) for one in check(text, house)] == [(form, "GN02", "note")]
        assert convert(text, "neutral", house).text == text


def house(lemma: str, severity=None, forbidden=(), **replacements) -> Profile:
    """A house with one entry in its glossary."""
    return Profile(
        glossary=(GlossaryEntry(lemma, tuple(replacements.items()), severity),), forbidden=frozenset(forbidden)
    )


PAIR = "Gästinnen und Gäste"


@pytest.mark.parametrize(
    ("profile", "style", "text", "wanted"),
    [
        (house("Kunde", neutral="Kaufende"), "neutral", "Die Kunden warten.", "Die Kaufenden warten."),
        (house("Kunde", neutral="Kaufende"), "neutral", "Kunden warten.", "Kaufende warten."),
        (house("Kunde", neutral="Kundschaft"), "neutral", "Wir sprechen mit Kunden.", "Wir sprechen mit Kundschaft."),
        (house("Kunde", pair="Käuferinnen und Käufer"), "pair", "Alle Kunden da.", "Alle Käuferinnen und Käufer da."),
        (house("Kunde", neutral="Kaufende"), "colon", "Die Kunden warten.", "Die Kund:innen warten."),
        (house("Kunde", neutral="Kaufende"), "neutral", "Die Winzer warten.", "Die Winzerinnen und Winzer warten."),
        (house("Kunde", neutral="Vertragsperson"), "neutral", "Der Kunde wartet.", "Die Vertragsperson wartet."),
        (
            house("Gast", "finding", pair=PAIR),
            "neutral",
            "Wir danken den Gästen.",
            "Wir danken den Gästinnen und Gästen.",
        ),
        (house("Gast", "finding", pair=PAIR), "colon", "Alle Gäste singen.", "Alle Gästinnen und Gäste singen."),
    ],
)
def test_a_conversion_writes_the_words_of_the_house_and_does_so_once(profile, style, text, wanted):
    made = convert(text, style, profile)
    assert (made.text, made.skipped) == (wanted, ())
    assert convert(wanted, style, profile).text == wanted


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (house("Kunde", neutral="Kundschaft"), "Die Kunden warten."),
        (house("Kunde", neutral="Kundschaft"), "Kunden warten."),
        (house("Kunde", neutral="Kaufende"), "Ein Kunde wartet."),
        (house("Gast", "finding", pair=PAIR), "Der Gast singt."),
        (house("Gast", "finding", ("pair",), pair=PAIR), "Alle Gäste singen."),
    ],
)
def test_words_of_the_house_that_do_not_fit_are_skipped(profile, text):
    made = convert(text, "neutral", profile)
    assert made.text == text and len(made.skipped) == 1


@pytest.mark.parametrize(
    ("severity", "told"), [(None, "hint"), ("hint", "hint"), ("finding", "finding"), ("note", "note")]
)
def test_an_entry_for_a_word_that_is_neutral_weighs_what_the_house_says(severity, told):
    found = check("Alle Gäste und die Gästinnen und Gäste singen.", house("Gast", severity, pair=PAIR))
    assert [(one.surface, one.severity, one.start) for one in found] == [("Gäste", told, 5)]


@pytest.mark.parametrize("text", ["Alle Kunden warten.", "Wir helfen den Kunden.", "Ein Kunde wartet."])
def test_the_words_of_the_house_are_offered_once_and_first(text):
    (found,) = check(text, house("Kunde", pair="Kundinnen und Kunden"))
    texts = [one.text for one in found.suggestions]
    assert texts[0] == "Kundinnen und Kunden" and texts.count(texts[0]) == 1


@pytest.mark.parametrize(
    ("exception", "text"),
    [
        ("Teilnehmerliste", "Die Teilnehmerliste liegt aus."),
        ("Teilnehmerliste", "Alle Teilnehmerlisten und die Kursteilnehmerliste liegen aus."),
        ("jeder", "Jeder, der mag, kommt; wir fragen jeden."),
        ("Jeder", "Das gefällt jedem."),
        ("keiner", "Das gefällt keinem."),
        ("Kunden", "Die Kunden warten."),
        ("Kunde", "Die Stammkunden warten."),
    ],
)
def test_an_exception_is_meant_as_word_as_lemma_and_as_head(exception, text):
    assert check(text) and check(text, Profile(exceptions=frozenset((exception,)))) == []
    assert convert(text, "pair", Profile(exceptions=frozenset((exception,)))).edits == ()


def test_an_exception_excepts_nothing_else():
    house = Profile(exceptions=frozenset(("Teilnehmerliste", "jeder", "Käufer")))
    found = check("Expertenwissen fehlt. Das weiß keiner. Teilnehmergebühr. Alle Verkäufer warten.", house)
    assert [one.rule for one in found] == ["GH01", "GM03", "GH01", "GM01"]


ALL_SORTS = "Die Kunden, jeder Gärtner, die Winzerinnen und Winzer, Köch*innen; Anna Beispiel ist Tischler."


@pytest.mark.parametrize("style", STYLES)
def test_a_forbidden_style_is_not_written_and_all_is_skipped(style):
    made = convert(ALL_SORTS, style, Profile(forbidden=frozenset((style,))))
    assert (made.text, made.edits) == (ALL_SORTS, ())
    assert {"Kunden", "Tischler"} <= {one.surface for one in made.skipped}


def test_a_forbidden_pair_is_no_way_out():
    text = "Die Winzer feiern."
    assert convert(text, "neutral").text == "Die Winzerinnen und Winzer feiern."
    made = convert(text, "neutral", Profile(forbidden=frozenset(("pair",))))
    assert made.text == text and [one.surface for one in made.skipped] == ["Winzer"]


@pytest.mark.parametrize("form", ["Glomb:-innen", "Psychologen:innen"])
def test_a_correction_leaves_no_forbidden_sign(form):
    text = f"Die {form} feiern."
    made = convert(text, "neutral", Profile(forbidden=frozenset(("pair", "colon"))))
    assert made.text == text or ":" not in made.text


def test_a_woman_is_named_as_one_whatever_is_forbidden():
    made = convert("Anna Beispiel ist Tischler.", "pair", Profile(forbidden=frozenset(("neutral",))))
    assert made.text == "Anna Beispiel ist Tischlerin."
