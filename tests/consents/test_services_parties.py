"""Entries of people and firms: kept by a centre, changed by those who work there."""

import pytest

from coopcms.consents.services_parties import add_party, change_party, enter_party
from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.models import HistoryLine

ANNA = {"name": "  Anna   Beispiel ", "function": "Leiterin", "email": "anna@firma.example"}


def test_an_entry_has_tidy_words_and_tells_who_made_it(author):
    row = add_party("siegen", ANNA, author)
    assert (row.name, row.kind, row.language, row.created_name) == ("Anna Beispiel", "person", "de", author.name)


def test_a_change_is_told_by_its_fields_and_not_by_its_words(author):
    row = change_party(
        add_party("siegen", ANNA, author), {"email": "neu@firma.example", "name": "Anna Beispiel"}, author
    )
    line = HistoryLine.select().where(HistoryLine.verb == "party_changed").get()
    assert row.email == "neu@firma.example" and line.facts == {"fields": ["email"]}


def test_only_the_centre_and_the_network_keep_its_entries(author, author_ruhr, network_editor):
    row = add_party("siegen", ANNA, author)
    for change in (
        lambda: add_party("siegen", ANNA, author_ruhr),
        lambda: change_party(row, {"note": "x"}, author_ruhr),
    ):
        with pytest.raises(NotAllowed):
            change()
    change_party(row, {"note": "Ruft lieber an."}, network_editor)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"email": "keine"}, "email"),
        ({"email": "a@b@c"}, "email"),
        ({"kind": "ghost"}, "kind"),
        ({"language": "fr"}, "language"),
        ({"function": "x" * 201}, "function"),
        ({"name": "A\x00B"}, "name"),
        ({"nothing": "x"}, "nothing"),
    ],
)
def test_what_cannot_be_kept_is_named(given, field, author):
    with pytest.raises(Invalid) as refused:
        add_party("siegen", ANNA | given, author)
    assert [problem.field for problem in refused.value.problems] == [field]


@pytest.mark.parametrize(
    ("given", "is_same"),
    [
        (ANNA, True),
        ({"name": "Anna Beispiel", "email": "anna@firma.example", "function": "Vorstand"}, True),
        ({"name": "Anna Beispiel", "email": "andere@firma.example"}, False),
        ({"name": "Anna Beispiel"}, False),
        (ANNA | {"kind": "firm"}, False),
    ],
)
def test_nobody_is_entered_twice_by_one_centre(given, is_same, author, author_ruhr):
    row = add_party("siegen", ANNA, author)
    assert (enter_party("siegen", given, author).id == row.id) == is_same
    assert enter_party("ruhr-owl", ANNA, author_ruhr).id != row.id


def test_who_has_no_address_is_the_same_by_function_and_organisation(author):
    known = {"name": "Anna Beispiel", "function": "Leiterin", "organisation": "Beispiel GmbH"}
    row = enter_party("siegen", known, author)
    assert enter_party("siegen", known, author).id == row.id
    assert enter_party("siegen", known | {"function": "Trainerin"}, author).id != row.id
