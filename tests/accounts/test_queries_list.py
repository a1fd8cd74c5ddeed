"""The list of accounts is found by name, address, role, centre and state."""

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries_list import SIZE, Asked, accounts


@pytest.fixture
def people(person, siegen, ruhr):
    person("ada@siegen.example", "author@siegen", name="Ada Beispiel")
    person("ben@siegen.example", "reviewer@siegen", "author@ruhr-owl", name="Ben Beispiel")
    person("cem@ruhr-owl.example", "author@ruhr-owl", name="Cem Beispiel", active=False)
    person("dea@netz.example", name="Dea Beispiel")
    User.update(password="").where(User.name == "Dea Beispiel").execute()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, "Ada Ben Cem Dea"),
        ({"text": "siegen.EXAMPLE"}, "Ada Ben"),
        ({"text": "cem"}, "Cem"),
        ({"role": "author"}, "Ada Ben Cem"),
        ({"role": "author", "centre": "siegen"}, "Ada"),
        ({"centre": "ruhr-owl", "state": "active"}, "Ben"),
        ({"state": "closed"}, "Cem"),
        ({"state": "waiting"}, "Dea"),
        ({"state": "nonsense"}, ""),
    ],
)
def test_filters_narrow_the_list(people, asked, names):
    total, rows = accounts(Asked(**asked))
    assert (" ".join(row.name.split()[0] for row in rows), total) == (names, len(rows))


def test_a_page_holds_fifty(person):
    for n in range(SIZE + 3):
        person(f"{n}@siegen.example")
    assert [(total, len(rows)) for total, rows in (accounts(Asked(page=p)) for p in (1, 2, 3))] == [
        (53, 50), (53, 3), (53, 0),
    ]  # fmt: skip
