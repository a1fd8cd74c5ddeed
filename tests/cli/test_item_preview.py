"""Links for previews on the command line: the address is printed once, and ended by number or all at once."""

import pytest

from coopcms.review.models_preview import PreviewLink

AUTHOR = ("--actor", "autor@siegen.example")


@pytest.fixture
def link(coopcms, draft):
    """A factory: `link("--days", "1")` is the answer as data."""
    return lambda *more: coopcms("item", "preview-link", str(draft.id), *AUTHOR, *more, "--format", "json")


def test_the_address_it_prints_opens_the_draft(link, client, draft, settings, clock):
    made = link("--days", "1", "--note", "Beispiel GmbH").json
    assert made["address"].startswith(f"{settings.base_url}/vorschau/")
    assert (made["id"], made["expires_at"]) == (draft.id, "2026-11-25T08:00:00+00:00")
    assert "Neue Halle in Siegen" in client.get(made["address"].removeprefix(settings.base_url)).text
    assert (PreviewLink.get().id, PreviewLink.get().note) == (made["link"], "Beispiel GmbH")


def test_people_read_the_address_and_until_when_it_holds(coopcms, draft, clock):
    said = coopcms("item", "preview-link", str(draft.id), *AUTHOR)
    assert said.status == 0 and "/vorschau/" in said.out and "01.12.2026 09:00" in said.out


def test_a_link_is_ended_by_its_number(link, client, settings):
    first, second = link().json, link().json
    assert link("--revoke", str(first["link"])).json["ended"] == 1
    answers = [client.get(made["address"].removeprefix(settings.base_url)).status_code for made in (first, second)]
    assert answers == [404, 200]


def test_without_a_number_all_are_ended(link, client, settings):
    made = [link().json, link().json]
    assert link("--revoke").json["ended"] == 2 and link("--revoke").json["ended"] == 0
    assert {client.get(one["address"].removeprefix(settings.base_url)).status_code for one in made} == {404}


def test_a_number_that_is_none_of_the_texts_is_refused(link):
    assert link("--revoke", "4711").status == 2


def test_other_spans_are_refused(link):
    refused = link("--days", "3")
    assert (refused.status, refused.json["field"], PreviewLink.select().count()) == (2, "days", 0)


def test_who_may_not_see_the_text_is_not_told_that_there_is_one(coopcms, draft, author_ruhr):
    refused = coopcms("item", "preview-link", str(draft.id), "--actor", "autor@ruhr-owl.example")
    assert refused.status == 2 and PreviewLink.select().count() == 0


def test_public_words_need_no_link(link, published):
    refused = link()
    assert (refused.status, refused.json["state"]) == (3, "published")
