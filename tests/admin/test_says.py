"""Several in one sentence: one, another and a third."""

import pytest

from coopcms.admin.says import either, every

CLAUSE = "Person, die veröffentlichen darf"


@pytest.fixture
def speaking(app):
    """A request in German."""
    with app.test_request_context("/admin/"):
        yield


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Siegen"], "Siegen"),
        (["Siegen", "Hannover", "Ruhr-OWL"], "Siegen, Hannover oder Ruhr-OWL"),
        ([CLAUSE, "Zentrumsleitung"], f"{CLAUSE}, oder Zentrumsleitung"),
        (["Zentrumsleitung", CLAUSE], f"Zentrumsleitung oder {CLAUSE}"),
        ([CLAUSE, "Redaktion", "Zentrumsleitung"], f"{CLAUSE}, Redaktion oder Zentrumsleitung"),
    ],
)
def test_a_clause_that_a_comma_opens_is_closed_by_one(speaking, words, said):
    assert either(words) == said


def test_all_of_them_stand_together_by_and(speaking):
    assert every(["Siegen"]) == "Siegen" and every([]) == ""
