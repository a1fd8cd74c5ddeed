"""What a story tells of its firm is public for as long as the firm has released exactly that."""

import pytest
from lxml import html as markup

from coopcms.accounts.models import User
from coopcms.actor import SYSTEM
from coopcms.consents.bulk import mark_legacy
from coopcms.consents.models import FACTS, PHONE, Answer
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import answer, ask
from coopcms.consents.services_quotes import name_firm
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.errors import TransitionDenied
from coopcms.publishing.services_words import reword
from coopcms.search.queries import find
from tests.fixtures.items import TEXT
from tests.fixtures.people import PASSWORD
from tests.fixtures.quotes import NOTE, release_quotes, speaker

TOLD = {
    "company": "Beispielwerk GmbH", "company_place": "Musterstadt", "sector": "Sondermaschinenbau",
    "company_size": "small", "period": "Fruehjahr2025", "technology": "Kamerapruefung", "figure_value": "37.5",
    "figure_unit": "Prozentpunkte", "figure_label": "wenigerAusschuss", "figure_baseline": "neunVonHundert",
    "figure_period": "Quartalszahl", "figure_confirmed": "Betriebsleitung",
}  # fmt: skip
STORY = TEXT | TOLD | {"result": "Es lohnt sich.", "regions": ["Siegerland"]}
AS_TOLD = TOLD | {"figure_value": "37,5", "company_size": "10 bis 49 Beschäftigte"}
SEEN = tuple(AS_TOLD.values())
PAGE = "/erfolgsgeschichten/neue-halle-in-siegen"


@pytest.fixture
def firm():
    return speaker("Beispiel GmbH", "firm")


@pytest.fixture
def signed(flows, act, author, reviewer_siegen):
    """A factory: a story of these words (or an item) is submitted and signed."""

    def make(item=None):
        return act(act(item or create("story", "siegen", STORY, author), "submit", author), "sign_off", reviewer_siegen)

    return make


@pytest.fixture
def story(signed, act, publisher):
    return act(release_quotes(signed()), "publish", publisher)


@pytest.fixture
def say(firm):
    """A factory: what the firm, or another party, says about the facts of an item is noted."""

    def told(item, state: str, party: int | None = None) -> None:
        item, by = item_by_id(item.id), firm.id if party is None else party
        proposal = "Andere Zahlen." if state == "proposed" else ""
        record(item, About(FACTS, item.source_id or item.id), Given(by, state, PHONE, NOTE, proposal), SYSTEM)

    return told


def seen(client, path: str = PAGE) -> list[str]:
    text = client.get(path).text.replace("<mark>", "").replace("</mark>", "")
    return [word for word in SEEN if word in text]


def found() -> list[str]:
    return [word for word in SEEN if find(word).ids]


def headings(client) -> list[str]:
    return [one.text_content() for one in markup.fromstring(client.get(PAGE).text).xpath("//main//h2")]


@pytest.mark.parametrize("state", ["withdrawn", "refused", "proposed"])
def test_a_no_takes_the_facts_from_page_lists_feed_and_search_at_once(state, story, client, say):
    assert seen(client) == list(SEEN) and len(found()) == len(SEEN) - 1  # choices are no words of the index
    say(story, state)
    for path in (PAGE, "/feed.atom", "/zentren/siegen/feed.atom", "/erfolgsgeschichten/", "/", "/suche?q=lohnt"):
        assert seen(client, path) == [], path
        assert "Neue Halle in Siegen" in client.get(path).text
    assert found() == [] and find("lohnt").ids == (story.id,)


def test_the_page_looks_right_without_them(story, client, say):
    boxes = "//main//ul[@class='figures'] | //main//dl//dt"
    assert len(markup.fromstring(client.get(PAGE).text).xpath(boxes)) == 1 + 6 + 1
    assert "Das Unternehmen" in headings(client)
    say(story, "withdrawn")
    page = markup.fromstring(client.get(PAGE).text)
    assert [one.text_content() for one in page.xpath(boxes)] == ["Regionen"]
    assert "Das Unternehmen" not in headings(client) and "Auf einen Blick" in headings(client)


def test_without_any_other_fact_there_is_no_box_and_no_heading(signed, act, author, publisher, client, say):
    bare = create("story", "siegen", TEXT | TOLD, author)
    live = act(release_quotes(signed(bare)), "publish", publisher)
    say(live, "withdrawn")
    assert headings(client)[:2] == ["Anfang", "Wer dahintersteht"]
    assert not markup.fromstring(client.get(PAGE).text).xpath("//main//dl | //main//ul[@class='figures']")


def test_what_is_told_without_the_name_of_the_firm_is_hidden_alike(signed, act, author, publisher, client, say):
    told = create("story", "siegen", TEXT | {"figure_value": "37.5", "figure_unit": "Prozentpunkte"}, author)
    live = act(release_quotes(signed(told)), "publish", publisher)
    assert seen(client) == ["37,5", "Prozentpunkte"]
    say(live, "withdrawn")
    assert seen(client) == [] and found() == []


def test_a_new_yes_brings_them_back(story, client, say):
    say(story, "withdrawn")
    say(story, "released")
    assert seen(client) == list(SEEN) and find("Kamerapruefung").ids


def test_whoever_is_unknown_can_say_no_too(story, client, say):
    say(story, "withdrawn", party=0)
    assert seen(client) == [] and found() == []


def test_a_no_by_link_counts_as_well(story, client, firm, author):
    link, token = ask(story, firm.id, [About(FACTS, story.id)], 7, author)
    assert seen(client) == list(SEEN)  # being asked takes nothing back
    answer(token, {asked.id: Given(firm.id, "refused") for asked in link.asks})
    assert seen(client) == [] and found() == []


def test_other_facts_in_a_working_copy_leave_the_released_ones_public(story, client, author, say):
    twin = copy_out(story, author)
    save(twin, {"figure_value": "38"}, author)
    assert seen(client) == list(SEEN)
    say(twin, "released")
    assert seen(client) == list(SEEN)


@pytest.mark.parametrize("changes", [{"figure_value": "38"}, {"company": ""}])
def test_a_no_to_a_working_copy_takes_away_what_is_public_too(changes, story, client, author, say):
    twin = copy_out(story, author)
    save(twin, changes, author)
    say(twin, "withdrawn")
    assert seen(client) == [] and found() == []


def test_another_firm_has_released_nothing_yet(story, client, say):
    other = speaker("Andere Beispiel GmbH", "firm")
    name_firm(story, other.id, SYSTEM)
    assert seen(client) == [] and found() == []
    say(story, "released", other.id)
    assert seen(client) == list(SEEN)


def test_facts_that_nobody_was_asked_about_are_not_public_however_they_came_there(story, client):
    Answer.delete().execute()  # as if it had gone live beside every gate
    reword([story.id])
    assert seen(client) == [] and found() == []
    mark_legacy([story], SYSTEM)  # what was public before is marked so, and counts until somebody says no
    reword([story.id])
    assert seen(client) == list(SEEN)


def test_breaking_the_glass_skips_no_firm(signed, act, network_editor, client, say):
    item = signed()
    with pytest.raises(TransitionDenied) as denied:
        act(item, "break_glass", network_editor, comment="Eilt.", password=PASSWORD)
    assert [reason.name for reason in denied.value.reasons] == ["consents"]
    live = act(release_quotes(item), "break_glass", network_editor, comment="Eilt.", password=PASSWORD)
    assert live.is_live and seen(client) == list(SEEN)
    say(live, "withdrawn")
    assert seen(client) == []


def test_what_stays_readable_under_a_banner_loses_them_too(story, act, publisher, client, say):
    act(story, "withdraw", publisher, comment="Überholt.", mode="banner")
    assert seen(client) == list(SEEN)
    say(story, "withdrawn")
    assert seen(client) == []


def test_a_preview_shows_all(story, desk, author, say):
    say(story, "withdrawn")
    inside = desk(User.get_by_id(author.id)).get(f"/admin/item/{story.id}/vorschau").text
    assert "Beispielwerk GmbH" in inside


def test_a_story_of_a_firm_costs_one_select_more(story, client, statements):
    with statements() as sent:
        client.get(PAGE)
    assert len(sent) <= 4 + 1, sent
