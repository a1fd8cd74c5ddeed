"""Every address of the desk, as the application knows them: closed to strangers, and deaf to forged forms."""

import pytest
from werkzeug.routing import AnyConverter, IntegerConverter

from coopcms.content.models import Item, Revision
from coopcms.ledger.models import HistoryLine

OPEN = {
    "door.login",
    "links.forgotten",
    "links.sent",
    "links.invitation",
    "links.reset",
    "links.address",
    "admin.static",
}


@pytest.fixture
def addresses(app, draft):
    """A factory: (endpoint, address) of every rule of the desk that takes this method."""
    built = app.url_map.bind("localhost")

    def every(method: str) -> list[tuple[str, str]]:
        rules = [r for r in app.url_map.iter_rules() if r.rule.startswith("/admin") and method in r.methods]
        return [(rule.endpoint, built.build(rule.endpoint, _values(rule, draft), method)) for rule in rules]

    return every


def _values(rule, item) -> dict:
    return {name: _fitting(rule._converters[name], item) for name in rule.arguments}


def _fitting(converter, item):
    if isinstance(converter, IntegerConverter):
        return item.id
    return min(converter.items) if isinstance(converter, AnyConverter) else "x"


def test_a_stranger_sees_nothing_but_the_door(client, addresses):
    for endpoint, address in addresses("GET"):
        answer = client.get(address)
        if endpoint not in OPEN and endpoint != "static":
            assert (answer.status_code, "/admin/login" in answer.location) == (303, True), address


def test_a_stranger_sends_nothing(client, addresses):
    for endpoint, address in addresses("POST"):
        assert client.post(address).status_code in ((410, 422) if endpoint in OPEN else (400, 401)), address


def test_no_form_is_taken_without_its_token(inside, addresses, everything):
    client = inside(everything)
    before = [model.select().count() for model in (Item, Revision, HistoryLine)]
    for _endpoint, address in addresses("POST"):
        answer = client.post(address, data={"title": "Untergeschoben", "centre": "siegen", "base": "1"})
        assert answer.status_code in (400, 403, 404, 409, 410, 422), (address, answer.status_code)
    assert [model.select().count() for model in (Item, Revision, HistoryLine)] == before
