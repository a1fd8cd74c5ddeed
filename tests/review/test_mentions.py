"""A remark calls people by name."""

import pytest

from coopcms.review.mentions import mentions

PEOPLE = {1: "Petra Prüferin (Beispiel)", 2: "Anton Autor (Beispiel)", 3: "Anton Berg (Beispiel)", 4: "Özlem Weiß"}


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Petra Prüferin, stimmt das?", {1}),
        ("@Petra Prüferin (Beispiel): bitte", {1}),
        ("Bitte @petra.", {1}),
        ("@Anton Berg und @PETRA", {1, 3}),
        ("Frage an @Özlem Weiß.", {4}),
        ("@Özlem Weiss", {4}),
        ("@Anton, welcher?", set()),
        ("@Petras Absatz", set()),
        ("an petra@siegen.example", set()),
        ("Petra", set()),
        ("@", set()),
    ],
)
def test_who_is_called(text, called):
    assert mentions(text, PEOPLE).people == called


def test_names_that_nobody_has_are_told():
    assert mentions("@Xaver und @Anton und @Petra und @Xaver", PEOPLE).nobody == ("xaver", "anton")


def test_two_people_of_one_name_are_both_called():
    assert mentions("@Kim Beispiel", {1: "Kim Beispiel", 2: "Kim Beispiel"}).people == {1, 2}
