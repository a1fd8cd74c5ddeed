"""A decision stays with its passage: through edits elsewhere, moves and other ids, until its company is another one."""

import pytest

from coopcms.readiness.decided import AROUND, Decision, Spot, around, matched
from tests.readiness.conftest import TODAY

TEXT = "Seit Montag planen die Mitarbeiter der Beispiel GmbH ihre neue Halle am Bildschirm, und alle sind zufrieden."
LATER = "Später fragten auch andere Firmen der Region, ob die Mitarbeiter ihnen das Verfahren einmal zeigen würden."


def spot(text: str, place: str = "b1", surface: str = "Mitarbeiter", nth: int = 0) -> Spot:
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    before, after = around(text, start, start + len(surface))
    return Spot("GM01", surface, place, before, after, start)


def decision(text: str = TEXT, key: int = 1, **more) -> Decision:
    one = spot(text, **more)
    words = {"rule": one.rule, "surface": one.surface, "place": one.place, "before": one.before, "after": one.after}
    return Decision(id=key, reason="Es sind nur Männer.", name="Ada", start=one.start, at=TODAY, **words)


def holds(*spots: Spot, of: tuple[Decision, ...] = ()) -> dict[int, int]:
    return {number: one.id for number, one in matched(spots, of or (decision(),)).items()}


def test_the_words_around_are_those_nearest_as_they_stand():
    one = spot(TEXT)
    assert (one.before, one.after) == ("Seit Montag planen die ", " der Beispiel GmbH ihre neue Halle am Bildschirm")
    assert len(one.after.split()) == AROUND


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"Ganz neu davor. {TEXT} Und danach noch ein Satz.",
        TEXT.replace("Seit Montag", "Seit dem Herbst"),
        TEXT.replace("neue Halle", "ganz neue Halle"),
        TEXT.replace("der Beispiel GmbH ihre", "der BEISPIEL GmbH, ihre"),
    ],
)
def test_it_holds_while_most_words_around_stand(text):
    assert holds(spot(text)) == holds(spot(text, place="neu")) == {0: 1}


@pytest.mark.parametrize(
    "text",
    [
        "Die Mitarbeiter aller Abteilungen wählen heute einen Betriebsrat.",
        LATER,
        TEXT.replace("Seit Montag planen", "Nie wieder streiten").replace(
            "der Beispiel GmbH ihre neue Halle am", "und das"
        ),
    ],
)
def test_it_lapses_where_the_words_around_are_others(text):
    assert holds(spot(text)) == {}


def test_another_word_or_another_rule_is_another_finding():
    assert holds(spot(TEXT.replace("Mitarbeiter", "Monteure"), surface="Monteure")) == {}
    assert holds(spot(TEXT)._replace(rule="GM02")) == {}


def test_of_two_passages_alike_it_is_about_one_the_one_in_its_own_place():
    assert holds(spot(TEXT, "b1"), spot(TEXT, "b2")) == {0: 1}
    assert holds(spot(TEXT, "b2"), spot(TEXT, "b1")) == {1: 1}
    both = (decision(key=1), decision(key=2, place="b2"))
    assert holds(spot(TEXT, "b2"), spot(TEXT, "b1"), of=both) == {0: 2, 1: 1}


def test_of_twins_in_one_paragraph_it_is_about_the_nearest():
    twice = "Hier planen die Mitarbeiter gern. Hier planen die Mitarbeiter gern. Hier planen die Mitarbeiter gern."
    made = decision(twice, nth=1)
    assert holds(*(spot(twice, nth=n) for n in range(3)), of=(made,)) == {1: 1}


def test_a_word_alone_is_known_by_its_place_only():
    alone = decision("Mitarbeiter")
    assert holds(spot("Mitarbeiter"), of=(alone,)) == {0: 1}
    assert holds(spot("Mitarbeiter", "b2"), spot(TEXT), of=(alone,)) == {}


def test_few_words_around_hold_in_their_own_place_only():
    short = decision("Die Mitarbeiter planen.")
    assert holds(spot("Die Mitarbeiter planen. Danach wird gebaut, und zwar sofort und schnell."), of=(short,)) == {
        0: 1
    }
    assert (
        holds(spot("Wie viele es sind, die Mitarbeiter planen es nach der langen Pause neu.", "b2"), of=(short,)) == {}
    )
