"""The editor finds what a link can lead to, and says where readers would find nothing."""

TARGETS = "/admin/schreiben/ziele"


def asked(client, text: str) -> dict:
    return client.get(TARGETS, query_string={"q": text}).json


def test_a_public_text_is_found_with_its_address_and_without_a_warning(inside, published, author):
    assert asked(inside(author), "halle in") == {
        "said": "1 Treffer",
        "hits": [
            {
                "title": "Neue Halle in Siegen", "about": "Meldung, Veröffentlicht",
                "address": f"/artikel/{published.slug}", "warning": "",
            }
        ],
    }  # fmt: skip


def test_a_text_that_is_not_public_is_found_with_a_warning(inside, draft, author):
    (hit,) = asked(inside(author), "Halle")["hits"]
    assert (hit["about"], hit["address"]) == ("Meldung, Entwurf", f"/artikel/{draft.slug}")
    assert "Entwurf" in hit["warning"]


def test_what_one_may_not_view_is_not_found(inside, draft, author_ruhr):
    assert asked(inside(author_ruhr), "Halle")["hits"] == []


def test_without_a_letter_nothing_is_found(inside, draft, author):
    assert asked(inside(author), " ") == {"hits": [], "said": "Nichts heißt so."}


def test_a_stranger_has_to_log_in(client, flows):
    assert client.get(TARGETS).status_code == 303


def test_it_costs_few_statements(inside, author, shared_review, statements):
    client = inside(author)
    with statements() as sent:
        assert asked(client, "halle")["hits"]
    assert len(sent) <= 6, sent
