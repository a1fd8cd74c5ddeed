"""A phrase in every style: the whole paradigm from a golden file, then what sentences add."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopcms.language.back import inclusive_phrase, pair_phrase
from coopcms.language.findings import SIGNS, STYLES
from coopcms.language.phrase import phrase
from coopcms.language.readings import readings
from coopcms.language.render import DOUBTFUL, best, renderings
from coopcms.language.scene import Scene, patched
from coopcms.language.tokens import tokens
from tests.language import paradigms
from tests.language.small import lexicon_of


@pytest.fixture(autouse=True)
def small():
    with lexicon_of():
        yield


def scene(marked, order="f-m"):
    """The noun at the mark ^ in its sentence."""
    at = marked.index("^")
    text = marked.replace("^", "")
    its = tokens(text)
    noun = next(place for place, token in enumerate(its) if token.start == at)
    return Scene(text, its, inclusive_phrase(its, noun) or phrase(its, noun), order)


def written(found, style):
    """The whole sentence in the best rendering of this style; as it was where nothing changes."""
    one = best(found, style)
    return patched(found.text, 0, len(found.text), one.changes if one else ())


def test_the_paradigms_are_those_that_were_read():
    assert paradigms.lines() == paradigms.GOLDEN.read_text(encoding="utf-8").split("\n")[:-1]


def test_star_and_underscore_are_the_colon_with_another_sign():
    for word in paradigms.WORDS:
        for article in ("der", "ein", ""):
            found = paradigms.scene_of(word, article, "A", "s")
            for style in ("star", "underscore"):
                own = [one.replacement(found.text) for one in renderings(found, style)]
                colon = [one.replacement(found.text) for one in renderings(found, "colon")]
                assert own == [text.replace(":", SIGNS[style]) for text in colon]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Zum ^Arzt gehen.", "colon", "Zum:zur Ärzt:in gehen."),
        ("Beim ^Arzt warten.", "colon", "Bei dem:der Ärzt:in warten."),
        ("Sie kommt vom ^Arzt.", "star", "Sie kommt von dem*der Ärzt*in."),
        ("Im ^Arzt steckt viel.", "underscore", "In dem_der Ärzt_in steckt viel."),
        ("Beim ^Arzt warten.", "pair", "Bei der Ärztin oder beim Arzt warten."),
        ("Zum ^Redakteur gehen.", "neutral", "Zum Redaktionsmitglied gehen."),
        ("Zum ^Ansprechpartner gehen.", "neutral", "Zur Ansprechperson gehen."),
        ("Vom ^Leiter lernen.", "neutral", "Von der Leitung lernen."),
        ("Jeder ^Winzer weiß das.", "pair", "Jede Winzerin und jeder Winzer weiß das."),
        ("Kein ^Winzer weiß das.", "colon", "Kein:e Winzer:in weiß das."),
        ("Ihr ^Lehrer hilft.", "pair", "Ihre Lehrerin oder Ihr Lehrer hilft."),
        ("Mit unserem ^Gärtner reden.", "colon", "Mit unserem:unserer Gärtner:in reden."),
        ("Wir fragen euren ^Gärtner.", "colon", "Wir fragen eure:n Gärtner:in."),
        ("Derjenige ^Winzer gewinnt.", "pair", "Diejenige Winzerin oder derjenige Winzer gewinnt."),
        ("Als ^Lehrer hilft er gern.", "colon", "Als Lehrer:in hilft er gern."),
        ("Viele ^Teilnehmer kamen.", "neutral", "Viele Teilnehmende kamen."),
        ("Alle ^Teilnehmer kamen.", "neutral", "Alle Teilnehmenden kamen."),
        ("Drei ^Teilnehmer kamen.", "neutral", "Drei Teilnehmende kamen."),
        ("Mit drei ^Teilnehmern reden.", "neutral", "Mit drei Teilnehmenden reden."),
        ("Die Zahl engagierter ^Teilnehmer steigt.", "neutral", "Die Zahl engagierter Teilnehmender steigt."),
        ("Die vielen ^Teilnehmer kamen.", "neutral", "Die vielen Teilnehmenden kamen."),
        ("Mit den ^Kursteilnehmern reden.", "neutral", "Mit den Kursteilnehmenden reden."),
        ("Die ^IT-Experten kommen.", "neutral", "Die IT-Fachleute kommen."),
        ("Mit ^Fachmännern reden.", "neutral", "Mit Fachleuten reden."),
        ("^Fachmänner kommen.", "colon", "Fachleute kommen."),
        ("Die ^Winzer ernten.", "neutral", "Die Winzerinnen und Winzer ernten."),
        ("Die ^Angestellten gehen.", "colon", "Die Angestellten gehen."),
        ("Ein ^Teilnehmer fehlt.", "neutral", "Eine teilnehmende Person fehlt."),
        ("^Teilnehmer werden gesucht.", "neutral", "Teilnehmende werden gesucht."),
        ("Rad- und ^Autofahrer bremsen.", "pair", "Rad- und Autofahrerinnen und -fahrer bremsen."),
        ("Die Rad- und ^Autofahrer bremsen.", "neutral", "Die Rad- und Autofahrenden bremsen."),
        ("Rad- und ^Autofahrer bremsen.", "colon", "Rad- und Autofahrer:innen bremsen."),
        ("Der Rad- oder ^Autofahrer bremst.", "pair",
         "Die Rad- oder Autofahrerin oder der Rad- oder Autofahrer bremst."),
        ("Die Schüler und ^Lehrer lernen.", "pair", "Die Schüler sowie Lehrerinnen und Lehrer lernen."),
        ("Die Schüler und ^Studenten lernen.", "neutral", "Die Schüler und Studierenden lernen."),
        ("^Gärtner und Angestellte lernen.", "pair", "Gärtnerinnen und Gärtner sowie Angestellte lernen."),
        ("Er ist ^Teilnehmer.", "neutral", "Er ist Teilnehmerin oder Teilnehmer."),
        ("Als ^Teilnehmer zahlt er.", "neutral", "Als teilnehmende Person zahlt er."),
        ("Das Haus des ^Arzts steht.", "pair", "Das Haus der Ärztin oder des Arzts steht."),
        ("Sehr geehrter ^Kunde, hallo.", "pair", "Sehr geehrte Kundin oder sehr geehrter Kunde, hallo."),
        ("Kinder und ^Lehrer lernen.", "pair", "Kinder sowie Lehrerinnen und Lehrer lernen."),
        ("Jeder, der ^Winzer werden will, lernt.", "pair", "Jeder, der Winzerin oder Winzer werden will, lernt."),
        ("Der Schüler oder ^Lehrer lernt.", "neutral", "Der Schüler oder die Lehrkraft lernt."),
        ("Der Schüler oder ^Lehrer lernt.", "pair", "Der Schüler oder die Lehrerin oder der Lehrer lernt."),
    ],
)  # fmt: skip
def test_what_agrees_with_the_noun(text, style, expected):
    assert written(scene(text), style) == expected


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Ein ^Winzer, der Wein macht, lacht.", "colon", "Ein:e Winzer:in, der:die Wein macht, lacht."),
        ("Ein ^Winzer, dem wir helfen, lacht.", "pair",
         "Eine Winzerin oder ein Winzer, der oder dem wir helfen, lacht."),
        ("Ein ^Leiter, dem wir helfen, lacht.", "neutral", "Eine Leitung, der wir helfen, lacht."),
        ("Ein ^Redakteur, den wir kennen, lacht.", "neutral", "Ein Redaktionsmitglied, das wir kennen, lacht."),
        ("Der ^Winzer, mit dessen Wein wir feiern, lacht.", "colon",
         "Der:die Winzer:in, mit dessen:deren Wein wir feiern, lacht."),
        ("Wir suchen einen ^Gärtner (m/w/d), der Rosen liebt.", "colon",
         "Wir suchen eine:n Gärtner:in (m/w/d), der:die Rosen liebt."),
        ("Der ^Winzer liebt seinen Wein.", "colon", "Der:die Winzer:in liebt seinen:ihren Wein."),
        ("Der ^Leiter liebt seinen Beruf.", "neutral", "Die Leitung liebt ihren Beruf."),
        ("Der ^Winzer lacht, wenn er ihn sieht.", "pair",
         "Die Winzerin oder der Winzer lacht, wenn sie oder er sie oder ihn sieht."),
        ("Der ^Winzer will schön sein.", "colon", "Der:die Winzer:in will schön sein."),
        ("Der ^Kunde fragt seinen Lehrer.", "colon", "Der:die Kund:in fragt seinen Lehrer."),
        ("Die ^Winzer, die seinen Wein lieben, lachen.", "colon",
         "Die Winzer:innen, die seinen Wein lieben, lachen."),
    ],
)  # fmt: skip
def test_pronouns_of_the_same_sentence(text, style, expected):
    assert written(scene(text), style) == expected


def test_a_pronoun_that_may_mean_another_noun_stays_and_is_told():
    found = scene("Der ^Winzer trifft einen Freund und seinen Hund.")
    one = best(found, "colon")
    assert written(found, "colon") == "Der:die Winzer:in trifft einen Freund und seinen Hund."
    assert one.advice == DOUBTFUL and one.confidence < found.phrase.sure


def test_the_masculine_may_come_first():
    assert written(scene("Die ^Winzer ernten.", "m-f"), "pair") == "Die Winzer und Winzerinnen ernten."
    assert written(scene("Der ^Winzer, der lacht, erntet.", "m-f"), "pair") == (
        "Der Winzer oder die Winzerin, der oder die lacht, erntet."
    )


def test_a_collective_is_only_advice():
    last = renderings(scene("Die ^Mitarbeiter streiken."), "neutral")[2]
    assert last.needs_rephrase and last.replacement("Die Mitarbeiter streiken.") == "Belegschaft"


def test_everyone_is_advice_for_each():
    found = scene("Jeder ^Mitarbeiter zahlt.")
    first = renderings(found, "neutral")[0]
    assert first.needs_rephrase and first.replacement(found.text) == "Alle Mitarbeitenden"
    assert written(found, "neutral") == "Jede Mitarbeiterin und jeder Mitarbeiter zahlt."


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Mit den ^Ärzt:innen reden.", "pair", "Mit den Ärztinnen und Ärzten reden."),
        ("Wir reden mit ^Lehrer*innen.", "pair", "Wir reden mit Lehrerinnen und Lehrern."),
        ("Wir reden mit ^Lehrer*innen.", "neutral", "Wir reden mit Lehrkräften."),
        ("Die ^Teilnehmer_innen kommen.", "colon", "Die Teilnehmer:innen kommen."),
        ("Eine:r neue:r ^Angestellte:r kommt.", "pair", "Eine neue Angestellte oder ein neuer Angestellter kommt."),
        ("Der/die ^Lehrer/-in kommt.", "colon", "Der:die Lehrer:in kommt."),
        ("Der/die ^Lehrer/in kommt.", "pair", "Die Lehrerin oder der Lehrer kommt."),
        ("Zum:zur ^Ärzt:in gehen.", "pair", "Zur Ärztin oder zum Arzt gehen."),
        ("Die ^LehrerInnen feiern.", "star", "Die Lehrer*innen feiern."),
        ("Den ^Kolleg(inn)en danken.", "colon", "Den Kolleg:innen danken."),
        ("Die Arbeit der ^Kolleg:innen.", "pair", "Die Arbeit der Kolleginnen und Kollegen."),
        ("Der:die ^Angestellte geht.", "pair", "Die Angestellte oder der Angestellte geht."),
        ("Eine:n erfahrene:n ^Autor:in suchen.", "inner_i", "Eine/n erfahrene/n AutorIn suchen."),
        ("Der:die ^Winzer:in liebt seinen:ihren Wein.", "pair",
         "Die Winzerin oder der Winzer liebt ihren oder seinen Wein."),
        ("Mit einem:einer ^Lehrer:in reden.", "star", "Mit einem*einer Lehrer*in reden."),
        ("Mit unserem/unserer ^Lehrer/-in reden.", "pair", "Mit unserer Lehrerin oder unserem Lehrer reden."),
        ("Wir wenden uns an ^Lehrer/-innen.", "pair", "Wir wenden uns an Lehrerinnen und Lehrer."),
        ("Jede:r ^Teilnehmer:in zahlt.", "colon", "Jede:r Teilnehmer:in zahlt."),
        ("Von dem:der ^Leiter:in lernen.", "neutral", "Von der Leitung lernen."),
    ],
)  # fmt: skip
def test_an_inclusive_form_in_another_style(text, style, expected):
    assert written(scene(text), style) == expected


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Die Lehrerinnen und Lehrer lernen.", "colon", "Die Lehrer:innen lernen."),
        ("Mit den neuen Lehrerinnen und Lehrern reden.", "neutral", "Mit den neuen Lehrkräften reden."),
        ("Jede Lehrerin und jeder Lehrer zahlt.", "colon", "Jede:r Lehrer:in zahlt."),
        ("Zur Ärztin oder zum Arzt gehen.", "star", "Zum*zur Ärzt*in gehen."),
        ("Der neue Kollege oder die neue Kollegin kommt.", "colon", "Der:die neue Kolleg:in kommt."),
        ("Lehrerinnen und Lehrer und Gäste lernen.", "pair", "Lehrerinnen und Lehrer und Gäste lernen."),
        ("Für jede Angestellte und jeden Angestellten.", "colon", "Für jede:n Angestellte:n."),
        ("Für jede Angestellte und jeden Angestellten.", "pair", "Für jede Angestellte und jeden Angestellten."),
        ("Mit dem Angestellten oder der Angestellten reden.", "colon", "Mit dem:der Angestellten reden."),
        ("Das Haus der Ärztin oder des Arzts steht.", "pair", "Das Haus der Ärztin oder des Arzts steht."),
        ("Der Lehrer oder die Lehrerin, der oder die fragt.", "star", "Der*die Lehrer*in, der*die fragt."),
        ("Als Lehrerin oder Lehrer arbeiten.", "neutral", "Als Lehrkraft arbeiten."),
        ("Mit einer Beamtin oder einem Beamten reden.", "colon", "Mit einem:einer Beamt:in reden."),
        ("Die Lehrerinnen und Lehrer lernen.", "pair", "Die Lehrerinnen und Lehrer lernen."),
    ],
)
def test_a_pair_in_another_style(text, style, expected):
    its = tokens(text)
    nouns = [at for at, token in enumerate(its) if readings(token.text)]
    assert written(Scene(text, its, pair_phrase(its, *nouns[:2])), style) == expected


def test_a_word_that_is_neutral_has_no_rendering():
    its = tokens("Die Angestellten gehen.")
    found = Scene("Die Angestellten gehen.", its, phrase(its, 1))
    assert all(renderings(found, style) == [] for style in STYLES)


WORDS = (
    "der die den dem des ein eine einen jede jeder alle zum beim vom zum:zur der:die eine:n neue neuen neue:r und "
    "oder , . ( ) / - Rad- Winzer Winzern Lehrer Lehrerin Lehrerinnen Lehrer:innen Lehrer/-in Kolleg(inn)en "
    "Angestellte Angestellter Angestellte:r Beamten Arzt Ärztin Fachmann Flüchtling seine er ihn er:sie dessen mit von "
    "für wegen zwei 3 Der Die Jeder Ihr sehr Dutzend bis zu allem vielen viele beiden als ist werden Bauer Chefs"
)


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=10), st.sampled_from(["f-m", "m-f"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sequence_of_words_breaks_a_rendering(words, order):
    text = " ".join(words)
    for found in _phrases(tokens(text)):
        for style in STYLES:
            for one in renderings(Scene(text, tokens(text), found, order), style):
                ends = [0, *(change.end for change in one.changes)]
                starts = [*(change.start for change in one.changes), len(text)]
                assert all(end <= start for end, start in zip(ends, starts, strict=True))
                assert all(change.new.strip() == change.new != "" for change in one.changes)


def _phrases(its):
    """Everything that can be read as a phrase, pairs included."""
    for at, token in enumerate(its):
        if token.kind == "word":
            pairs = (pair_phrase(its, at, to) for to in range(at + 1, len(its)))
            yield from filter(None, (inclusive_phrase(its, at), phrase(its, at), *pairs))
