"""Each save meets its quotes; who speaks goes along where words are changed, answers never do."""

import pytest

from coopcms.consents.models import Answer, Quote, QuoteSpeaker
from coopcms.consents.queries import states
from coopcms.consents.services_quotes import name_speakers
from coopcms.content.queries import item_by_id
from coopcms.content.services import copy, create, save
from coopcms.content.services_copies import copy_out, restore
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import release_quotes, speaker

FIRST = "<p>Sie sagt: <q>Wir fangen im Frühjahr mit der Halle an.</q></p>"
OTHER = "<p>Er sagt: <q>Davon halte ich nichts.</q></p>"


@pytest.fixture
def item(flows, author):
    return create("article", "siegen", TEXT | {"body": FIRST + OTHER}, author)


def quotes(item) -> list[str]:
    rows = Quote.select().where(Quote.item == (item.source_id or item.id)).order_by(Quote.id)
    return [row.text for row in rows]


def speakers(item) -> dict[str, list[str]]:
    item = item_by_id(item.id)
    return {one.text: [voice.name for voice in one.voices] for one in states(item, item.head.content)}


def test_a_new_text_has_its_quotes(item):
    assert quotes(item) == ["Wir fangen im Frühjahr mit der Halle an.", "Davon halte ich nichts."]
    assert Answer.select().count() == 0


def test_a_save_without_quotes_costs_nothing_for_them(draft, author, statements):
    with statements() as sent:
        save(draft, {"title": "Anders"}, author)
    assert "quote" not in str(sent)


def test_other_words_are_another_row_and_an_undo_finds_the_first(item, author):
    save(item, {"body": FIRST.replace("Frühjahr", "Herbst") + OTHER}, author)
    assert len(quotes(item)) == 3
    save(item_by_id(item.id), {"body": FIRST + OTHER}, author)
    assert len(quotes(item)) == 3


def test_who_speaks_goes_along_within_the_paragraph(item, author):
    release_quotes(item)
    save(item, {"body": FIRST.replace("Wir fangen im Frühjahr mit der Halle an.", "Nein!") + OTHER}, author)
    assert speakers(item)["Nein!"] == ["Maren Beispiel"]
    assert not states(item, item_by_id(item.id).head.content)[0].is_released


def test_who_speaks_goes_along_to_another_place_where_the_words_are_alike(item, author):
    name_speakers(item, states(item, item.head.content)[0].hash, [speaker().id], author)
    moved = f"<h2>Neu</h2>{OTHER}<blockquote><p>Wir fangen im Herbst mit der Halle an.</p></blockquote>"
    save(item, {"body": moved}, author)
    assert speakers(item) == {
        "Davon halte ich nichts.": [],
        "Wir fangen im Herbst mit der Halle an.": ["Maren Beispiel"],
    }


def test_a_quote_of_somebody_else_has_no_speaker_by_itself(item, author):
    release_quotes(item)
    save(item, {"body": FIRST + OTHER + "<blockquote><p>Guten Tag.</p></blockquote>"}, author)
    assert speakers(item)["Guten Tag."] == []


def test_somebody_who_is_named_already_is_not_replaced(item, author):
    first, second = (one.hash for one in states(item, item.head.content))
    name_speakers(item, first, [speaker("Tarek Muster").id], author)
    save(item, {"body": FIRST.replace("Frühjahr", "Herbst") + OTHER}, author)
    changed = states(item, item_by_id(item.id).head.content)[0].hash
    name_speakers(item_by_id(item.id), changed, [speaker().id], author)
    save(item_by_id(item.id), {"body": FIRST + OTHER}, author)
    assert speakers(item)["Wir fangen im Frühjahr mit der Halle an."] == ["Tarek Muster"]


def test_quotes_of_a_working_copy_belong_to_the_original(published, author):
    twin = copy_out(published, author)
    save(twin, {"body": FIRST}, author)
    assert [row.item_id for row in Quote.select()] == [published.id]


def test_a_restored_version_knows_its_quotes(item, author):
    save(item, {"body": "<p>Ohne.</p>"}, author)
    release_quotes(item)
    restore(item_by_id(item.id), 1, author)
    assert len(quotes(item)) == 2 and set(speakers(item)) == set(quotes(item))


def test_a_new_item_made_from_another_has_quotes_of_its_own_without_answers(item, author):
    twin = copy(release_quotes(item), "siegen", author)
    assert quotes(twin) == quotes(item)
    assert QuoteSpeaker.select().join(Quote).where(Quote.item == twin.id).count() == 0


def test_words_quoted_twice_are_one_row(flows, author):
    twice = create("article", "siegen", TEXT | {"body": FIRST + FIRST}, author)
    assert len(quotes(twice)) == 1 and len(states(twice, twice.head.content)) == 1


def test_many_quotes_are_met_in_few_statements(flows, author, statements):
    body = "".join(f"<p>Sie sagt: <q>Satz Nummer {number}.</q></p>" for number in range(60))
    long = create("article", "siegen", TEXT | {"body": body}, author)
    with statements() as sent:
        save(long, {"body": body.replace("Satz", "Wort")}, author)
    assert str(sent).count('FROM "quotes"') == 2 and str(sent).count('INTO "quotes"') == 1
    assert len(quotes(long)) == 120
