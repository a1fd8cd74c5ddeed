"""Nothing is published that somebody else has not agreed to word for word; what is live stays until a new release."""

import pytest

from coopcms.accounts.models import User
from coopcms.consents.queries import missing, states
from coopcms.consents.services_quotes import name_speakers
from coopcms.content.queries import item_by_id
from coopcms.content.services import copy, create, save
from coopcms.content.services_copies import copy_out, edit, update_from_live
from coopcms.errors import TransitionDenied
from coopcms.search.queries import find
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import release_quotes, say, speaker

SAID, CHANGED = "Wir sparen jede Woche Papier.", "Wir sparen jede Woche, Papier."


def quoting(words: str = SAID, more: str = "") -> dict:
    return TEXT | {"body": f"<p>Die Leiterin sagt: <q>{words}</q></p><p>Ende.</p>{more}"}


@pytest.fixture
def spoken(flows, author):
    return create("article", "siegen", quoting(), author)


@pytest.fixture
def signed(spoken, act, author, reviewer_siegen):
    """A factory: the text (or another item) is submitted and signed again."""

    def make(item=None):
        return act(act(item or spoken, "submit", author), "sign_off", reviewer_siegen)

    return make


@pytest.fixture
def live(spoken, signed, act, publisher):
    return act(signed(release_quotes(spoken)), "publish", publisher)


def page(client, item) -> str:
    return client.get(f"/artikel/{item_by_id(item.id).slug}").text


def hash_in(item) -> str:
    return states(item, item.head.content)[0].hash


def test_a_quote_without_a_speaker_is_named(signed, act, publisher):
    item = signed()
    with pytest.raises(TransitionDenied) as denied:
        act(item, "publish", publisher)
    (reason,) = denied.value.reasons
    assert (reason.name, str(reason)) == ("consents", f"Nobody is named who said “{SAID}”.")
    assert item.refetch().state == "approved"


def test_whoever_has_not_answered_is_named(signed, spoken, act, publisher):
    item = signed(release_quotes(spoken))
    say(item, hash_in(item), "withdrawn", speaker())
    with pytest.raises(TransitionDenied) as denied:
        act(item, "publish", publisher)
    assert f"Maren Beispiel has withdrawn the release of the quote “{SAID}”." in str(denied.value)


def test_several_are_told_in_one_line_with_their_names(flows, author, signed, act, publisher):
    item = signed(create("article", "siegen", quoting(more="<blockquote><p>Zweites.</p></blockquote>"), author))
    with pytest.raises(TransitionDenied) as denied:
        act(item, "publish", publisher)
    assert f"2 consents are missing: „{SAID}“; „Zweites.“." in str(denied.value)


def test_no_date_is_set_while_a_consent_is_missing(signed, act, publisher):
    item = signed()
    with pytest.raises(TransitionDenied) as denied:
        act(item, "schedule", publisher, at="24.12.2026 06:00")
    assert [reason.name for reason in denied.value.reasons] == ["consents"]
    assert item.refetch().publish_at is None


def test_who_submits_and_who_signs_is_warned_with_whom_to_ask_and_the_way_there(
    spoken, act, author, reviewer_siegen, desk
):
    name_speakers(spoken, hash_in(spoken), [speaker().id], author)
    told = f"Maren Beispiel has not been asked about the quote “{SAID}”."
    steps = ((author, "/submit", f"/admin/item/{spoken.id}"), (reviewer_siegen, "/sign_off", ""))
    for person, step, where in steps:
        client = desk(User.get_by_id(person.id))
        with client.session_transaction(base_url="http://localhost/admin/") as session:
            session["lang"] = "en"
        shown = Page(client.get(where or f"/admin/item/{spoken.id}/pruefung"))
        (warning,) = shown.root.xpath(f"//form[contains(@action, '{step}')]//*[@class='reason'][contains(., 'Maren')]")
        assert told in " ".join(warning.text_content().split())
        assert warning.xpath(".//a/@href")[-1] == f"/admin/item/{spoken.id}/freigaben"
        act(spoken, step.removeprefix("/"), person)


def test_breaking_the_glass_skips_no_consent(signed, act, network_editor):
    item = signed()
    with pytest.raises(TransitionDenied) as denied:
        act(item, "break_glass", network_editor, comment="Eilt.", password="Morgens-um-sieben-2026")
    assert [reason.name for reason in denied.value.reasons] == ["consents"]


def test_a_changed_comma_lapses_the_release_and_an_undo_brings_it_back(spoken, author):
    item = release_quotes(spoken)
    assert missing(item, item.head.content) == []
    save(item, quoting(CHANGED), author)
    (lacking,) = missing(item_by_id(item.id), item_by_id(item.id).head.content)
    assert (lacking.text, lacking.name, lacking.state) == (CHANGED, "Maren Beispiel", "")
    save(item_by_id(item.id), quoting(), author)
    assert missing(item, item_by_id(item.id).head.content) == []


def test_a_changed_place_lapses_nothing(spoken, author):
    item = release_quotes(spoken)
    save(item, TEXT | {"body": f"<h2>Neu</h2><ul><li><p>So: <q><em>{SAID}</em></q></p></li></ul>"}, author)
    assert missing(item, item_by_id(item.id).head.content) == []


def test_a_copy_of_an_item_has_no_releases(spoken, author):
    twin = copy(release_quotes(spoken), "siegen", author)
    assert [one.state for one in missing(twin, twin.head.content)] == ["nobody"]


def test_a_live_text_keeps_its_released_words_while_a_copy_changes_them(live, client, author):
    edit(live, quoting(CHANGED), author)
    assert SAID in page(client, live) and CHANGED not in page(client, live)


def test_a_copy_goes_live_with_the_releases_of_its_original(live, client, act, author, signed, publisher):
    twin = copy_out(live, author)
    save(twin, {"title": "Neuer Titel"}, author)
    act(signed(twin), "publish", publisher)
    assert "Neuer Titel" in page(client, live) and SAID in page(client, live)


def test_a_copy_with_other_words_needs_another_release(live, client, act, author, signed, publisher):
    twin = copy_out(live, author)
    save(twin, quoting(CHANGED), author)
    item = signed(twin)
    with pytest.raises(TransitionDenied):
        act(item, "publish", publisher)
    act(release_quotes(item), "publish", publisher)
    assert CHANGED in page(client, live)


def test_merged_in_quotes_are_known(live, act, author, signed, publisher):
    waiting, fast = copy_out(live, author), copy_out(live, author)
    save(waiting, {"title": "Später"}, author)
    save(fast, quoting(CHANGED), author)
    act(release_quotes(signed(fast)), "publish", publisher)
    merged = update_from_live(item_by_id(waiting.id), author)
    assert CHANGED in str(merged.content["body"])
    assert missing(item_by_id(waiting.id), merged.content) == []


@pytest.mark.parametrize("state", ["refused", "withdrawn", "proposed"])
def test_a_no_takes_the_quote_from_pages_feeds_and_search_at_once(state, live, client):
    assert all(SAID in client.get(path).text for path in ("/artikel/neue-halle-in-siegen", "/feed.atom"))
    assert find("Papier").ids
    say(live, hash_in(live), state, speaker())
    for path in ("/artikel/neue-halle-in-siegen", "/feed.atom", "/suche?q=Ende"):
        text = client.get(path).text.replace("<mark>", "").replace("</mark>", "")
        assert "sparen" not in text and "Ende." in text, path
    assert not find("Papier").ids and find("Ende").ids


def test_a_new_yes_brings_it_back(live, client):
    say(live, hash_in(live), "withdrawn", speaker())
    say(live, hash_in(live), "released", speaker())
    assert SAID in page(client, live) and find("Papier").ids


def test_whoever_is_unknown_can_say_no_too(live, client):
    say(live, hash_in(live), "withdrawn")
    assert SAID not in page(client, live)


def test_a_preview_shows_all(live, desk, author, client):
    say(live, hash_in(live), "withdrawn", speaker())
    inside = desk(User.get_by_id(author.id))
    assert SAID in inside.get(f"/admin/item/{live.id}/vorschau").text


def test_a_public_page_costs_one_select_more_where_it_holds_quotes(live, client, statements):
    with statements() as sent:
        assert SAID in page(client, live)
    assert len(sent) <= 4 + 1 + 1, sent  # the last one is the test's own


def test_a_story_waits_for_the_firm_it_names(flows, author, lead_siegen, act, reviewer_siegen, publisher):
    story = create("story", "siegen", TEXT | {"company": "Beispiel GmbH", "period": "2025"}, author)
    act(story, "submit", author)
    item = act(story, "sign_off", reviewer_siegen)
    with pytest.raises(TransitionDenied) as denied:
        act(item, "publish", publisher)
    assert "No firm is named that has released what is said of “Beispiel GmbH”." in str(denied.value)
    assert act(release_quotes(item), "publish", publisher).is_live
