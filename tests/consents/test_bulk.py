"""What comes in published already is marked as undocumented, in few statements however much it is."""

from coopcms.actor import SYSTEM
from coopcms.consents.bulk import mark_legacy
from coopcms.consents.models import Answer, Quote
from coopcms.consents.queries import missing, states
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import say, speaker

BODY = "<p>Sie sagt: <q>Es geht.</q></p><blockquote><p>Es geht gut.</p></blockquote>"


def items(author, number: int, **words):
    return [create("story", "siegen", TEXT | {"body": BODY} | words, author) for _ in range(number)]


def test_quotes_and_facts_count_as_they_are(flows, author):
    (item,) = items(author, 1, company="Beispiel GmbH")
    assert len(missing(item, item.head.content)) == 3
    assert mark_legacy([item], SYSTEM) == 3
    assert [one.mark for one in states(item, item.head.content)] == ["legacy"] * 3
    assert missing(item, item.head.content) == []


def test_other_words_need_an_answer_of_their_own(flows, author):
    (item,) = items(author, 1)
    mark_legacy([item], SYSTEM)
    save(item, {"body": BODY.replace("Es geht.", "Es geht?")}, author)
    assert [one.text for one in missing(item, item_by_id(item.id).head.content)] == ["Es geht?"]


def test_what_somebody_has_said_stays(flows, author):
    (item,) = items(author, 1)
    hash_ = states(item, item.head.content)[0].hash
    say(item, hash_, "refused")
    assert mark_legacy([item], SYSTEM) == 1 and mark_legacy([item], SYSTEM) == 0
    assert [one.hash for one in missing(item, item.head.content)] == [hash_]


def test_a_legacy_quote_that_somebody_is_named_for_stays_until_they_say_no(flows, author):
    (item,) = items(author, 1)
    mark_legacy([item], SYSTEM)
    hash_ = states(item, item.head.content)[0].hash
    from_before = states(item, item.head.content)[0]
    assert from_before.is_released
    say(item, hash_, "withdrawn")
    assert [one.hash for one in missing(item, item.head.content)] == [hash_]
    assert speaker().name == "Maren Beispiel"


def test_many_cost_as_much_as_few(flows, author, statements):
    many = items(author, 20)
    Answer.delete().execute()
    Quote.delete().execute()
    with statements() as sent:
        assert mark_legacy(many, SYSTEM) == 40
    assert len(sent) <= 5, sent
    with statements() as sent:
        assert mark_legacy([], SYSTEM) == 0
    assert len(sent) == 0
