"""Every page of the desk costs at most twelve statements, whoever asks and however much there is.

The addresses are those of the walk through every route: a new page is measured here as soon as it has a rule there.
"""

import pytest

from coopcms.consents.models import Depicted, Party
from coopcms.media.models import READY, PdfDocument, Picture
from tests.bench.network import Many, Size
from tests.everyroute.table import TABLE, asks, routes

MOST = 12
WHO = ("reviewer", "centre_lead", "network_editor", "administrator")
ELSEWHERE = ("site.", "leave.", "approval.", "healthz")  # not at the desk
MORE = ("/admin/inhalte/?q=Halle&zustand=review&sort=titel", "/admin/inhalte/?zentrum=zentrum-0&meine=1&seite=9")


@pytest.fixture(scope="module")
def many(lasting):
    """Small, but with several of everything: lanes, dates, claims, signatures, remarks, versions, news."""
    return Many(Size(items=300, centres=5, users=50, reviews=60))


@pytest.fixture(scope="module")
def pages(lasting, many) -> list[str]:
    """Every page of the desk, those of items for one in review and for one that is live, both of several centres."""
    people, found = many.people, list(MORE)
    known = {"other": people["author"].id, "entry": people["reviewer"].inbox.first().id, "thread": 1}
    known |= {"mail": "keine", "given_up": 1} | _media(many)
    for route, rule in routes(lasting).items():
        method, endpoint = route.split()
        if method == "GET" and route in TABLE and not endpoint.startswith(ELSEWHERE):
            for item in (many.one("review"), many.one("published")):
                found += [_address(lasting, rule, ask, known | {"item": item}) for ask in asks(route)]
    return sorted(set(found))


def _media(many) -> dict[str, int]:
    """Pictures and PDFs of the first centre, with people in one of them."""
    by = {"centre": many.centres[0], "uploaded_by_id": 1, "uploaded_by_name": "Niemand (Beispiel)", "size": 1}
    made = by | {"state": READY, "digest": "1", "upload_digest": "1", "likeness": "f" * 16}
    pictures = [Picture.create(name="halle.jpg", place=f"{number}", **made) for number in range(60)]
    pdf = PdfDocument.create(name="plan.pdf", key="documents/0a.pdf", digest="2", **by)
    for number in range(5):
        about = {"centre": many.centres[0], "created_by": 1, "created_name": "Niemand (Beispiel)"}
        party = Party.create(name=f"Beispiel {number}", **about)
        row = {"noted_by": 1, "noted_name": "Niemand (Beispiel)"}
        Depicted.create(picture=pictures[0], party=party, basis="consent", **row)
    return {"picture": pictures[0].id, "shown": pictures[1].id, "document": pdf.id, "party": party.id}


def _address(app, rule, ask, known: dict) -> str:
    of_this = {"item_id": known["item"]} if "item_id" in rule.arguments else {}
    given = {name: text.format(**known) for name, text in (ask.values | ask.sent).items()} | of_this
    given = {name: "zentrum-0" if text == "siegen" else text for name, text in given.items()}
    return app.url_map.bind("localhost").build(rule.endpoint, given, "GET")


@pytest.mark.parametrize("role", WHO)
def test_every_page_of_the_desk_costs_at_most_twelve_statements(role, many, pages, entering, statements):
    client, dear, seen = entering(many.people[role]), [], 0
    for path in pages:
        with statements() as sent:
            answer = client.get(path)
        seen += answer.status_code == 200
        if len(sent) > MOST:
            dear.append(f"{path}: {len(sent)} statements\n{sent}")
    assert not dear, "\n".join(dear)
    assert seen > (15 if role == "administrator" else 25)
