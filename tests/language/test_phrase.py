"""Case and number of a person noun in its sentence: at the mark ^ stands the noun."""

import pytest

from coopcms.language.phrase import phrase
from coopcms.language.tokens import tokens
from tests.language.small import lexicon_of


@pytest.fixture(autouse=True)
def small():
    with lexicon_of():
        yield


def read(marked):
    at = marked.index("^")
    its = tokens(marked.replace("^", ""))
    noun = next(place for place, token in enumerate(its) if token.start == at)
    return its, phrase(its, noun)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Die ^Winzer ernten.", "Np"),
        ("Der ^Winzer erntet.", "Ns"),
        ("Die Arbeit der ^Winzer ist hart.", "Gp"),
        ("Die Arbeit des ^Winzers ist hart.", "Gs"),
        ("Mit den ^Winzern reden.", "Dp"),
        ("Wir danken den ^Kollegen.", "Dp"),
        ("Er sieht den ^Kollegen.", "As"),
        ("Für den ^Kunden ist es neu.", "As"),
        ("Bei den ^Kunden kommt es an.", "Dp"),
        ("^Kunden kaufen ein.", "Np"),
        ("Als ^Lehrer arbeitet er hier.", "Ns"),
        ("Er ist ^Lehrer.", "Ns"),
        ("Zum ^Lehrer gehen alle.", "Ds"),
        ("Beim ^Arzt warten.", "Ds"),
        ("Drei engagierte ^Teilnehmer kamen.", "Np"),
        ("Die Zahl der neuen ^Mitarbeiter steigt.", "Gp"),
        ("Wegen der ^Teilnehmer bleibt offen.", "Gp"),
        ("Die Schüler und ^Lehrer lernen.", "Np"),
        ("Mit Schülern und ^Lehrern reden.", "Dp"),
        ("Der ^Angestellte geht.", "Ns"),
        ("Ein ^Angestellter geht.", "Ns"),
        ("Den ^Beamten helfen wir.", "Dp"),
        ("Mit erfahrenen ^Autoren reden.", "Dp"),
        ("Der sehr engagierte, junge ^Lehrer lacht.", "Ns"),
        ("Am Montag kam der ^Winzer.", "Ns"),
        ("Seit Montag hilft der ^Winzer.", "Ns"),
        ("Mit einem erfahrenen ^Gärtner reden.", "Ds"),
        ("Jeder ^Teilnehmer zahlt.", "Ns"),
        ("Sie gab den ^Kollegen einen Rat.", "Dp"),
        ("Sie holte ^Angestellte in den Betrieb.", "Np"),
        ("Künftig sitzen zwölf ^Angestellte hier.", "Np"),
        ("Dort treffen ^Lehrer ein.", "Np"),
        ("Der Verein suchte ^Lehrer.", "Np"),
        ("Gute ^Lehrer helfen.", "Np"),
        ("Vor allem ^Lehrer helfen.", "Np"),
        ("Bis zu 50 ^Teilnehmer können kommen.", "Np"),
        ("Rund ein Dutzend ^Gärtner war da.", "Np"),
        ("Jeder, der ^Winzer werden will, lernt.", "Ns"),
        ("Wer ^Lehrer ist, lernt.", "Ns"),
        ("Wir wissen, der ^Winzer ist nett.", "Ns"),
        ("Am 3. Mai sprach der ^Winzer.", "Ns"),
        ("Zwei der ^Winzer lachen.", "Gp"),
        ("Trotz der vielen ^Winzer gelang es.", "Gp"),
        ("Der Chef der ^Winzer lacht.", "Gp"),
        ("Laut ^Experten steigt es.", "Dp"),
        ("Zwischen ^Lehrern und Schülern herrscht Ruhe.", "Dp"),
        ("Für engagierte ^Lehrer gibt es Geld.", "Ap"),
        ("Unter den ^Studenten gärt es.", "Dp"),
        ("Gegen den ^Studenten läuft es.", "As"),
        ("Der Preis des ^Experten.", "Gs"),
        ("Aus der Sicht eines ^Kollegen.", "Gs"),
        ("Dem ^Kollegen helfen wir.", "Ds"),
        ("Der ^Kollegen wegen bleiben wir.", "Gp"),
        ("Unsere beiden ^Lehrer lachen.", "Np"),
        ("Diese drei ^Lehrer lachen.", "Np"),
        ("Wenn der ^Gärtner müde wird, ruht er.", "Ns"),
        ("Hat der ^Gärtner Zeit?", "Ns"),
        ("Wenden Sie sich an den ^Studenten.", "As"),
        ("Für jeden ^Kunden ein Stück.", "As"),
        ("An jeden ^Kunden denken.", "As"),
        ("Zwei Jahre als ^Lehrer gelten viel.", "Ns"),
        ("Menschen kommen als ^Lehrer hierher.", "Np"),
        ("Sie will als ^Lehrer arbeiten.", "Ns"),
        ("Den ^Angestellten wird ein Raum gegeben.", "Dp"),
        ("Den ^Angestellten sucht der Chef.", "As"),
    ],
)
def test_case_and_number(text, cell):
    _, found = read(text)
    assert found.case + found.number == cell


def test_the_parts_are_found():
    its, found = read("Wir reden mit dem sehr engagierten, jungen ^Lehrer.")
    words = [its[at].text for at in found.left.adjectives]
    assert (its[found.first].text, words, found.kind) == ("dem", ["engagierten", "jungen"], "der")
    assert its[found.left.preposition].text == "mit"


def test_a_joined_noun_leaves_the_article_to_the_first():
    its, found = read("Die Schüler und ^Lehrer lernen.")
    assert (found.shared, its[found.joined].text, found.kind, found.left.det) == (True, "und", "der", None)


def test_a_verb_that_disagrees_lowers_the_certainty():
    assert read("Die ^Kunden kauft ein.")[1].sure == 0.5
    assert read("Die ^Kunden kaufen ein.")[1].sure > 0.9
    assert read("Der ^Leiter und seine Frau lachten.")[1].sure > 0.9


def test_a_relative_pronoun_is_no_article():
    assert read("Jeder, der ^Winzer werden will, lernt.")[1].det is None


def test_a_verb_is_no_adjective():
    assert read("Sie holte ^Angestellte in den Betrieb.")[1].adjectives == ()
    assert read("Hier arbeiten erfahrene ^Lehrer.")[1].adjectives == (2,)


def test_no_phrase_without_a_masculine():
    assert read("Die ^Lehrerin lacht.")[1] is None and read("Das ^Haus steht.")[1] is None
