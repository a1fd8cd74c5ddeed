"""Who speaks, which firm, and where nobody needs to be asked: said by those who write the text."""

import pytest

from coopcms.consents.models import FACTS, PHONE, QUOTE, Answer, QuoteSpeaker
from coopcms.consents.queries import missing, states
from coopcms.consents.queries_links import Over
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import ask, opened
from coopcms.consents.services_parties import add_party
from coopcms.consents.services_quotes import end_exemption, exempt, name_firm, name_speakers, quote_in
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.errors import Invalid, NotAllowed, NotNow, Unknown
from coopcms.ledger.models import HistoryLine
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, say, speaker

BODY = "<p>Sie sagt: <q>Es geht.</q></p>"


@pytest.fixture
def item(flows, author):
    return create("article", "siegen", TEXT | {"body": BODY}, author)


@pytest.fixture
def name(item):
    """The hash of its one quote."""
    return states(item, item.head.content)[0].hash


def voices(item) -> list[tuple[str, str]]:
    item = item_by_id(item.id)
    return [(voice.name, voice.state) for voice in states(item, item.head.content)[0].voices]


def test_one_quote_may_have_two_speakers_in_their_order(item, name, author):
    name_speakers(item, name, [speaker("Tarek Muster").id, speaker().id], author)
    assert voices(item) == [("Tarek Muster", ""), ("Maren Beispiel", "")]


def test_both_must_release_it(item, name, author):
    two = speaker(), speaker("Tarek Muster")
    name_speakers(item, name, [one.id for one in two], author)
    say(item, name, "released", two[0])
    assert [one.name for one in missing(item, item.head.content)] == ["Tarek Muster"]
    say(item, name, "released", two[1])
    assert missing(item, item.head.content) == []


def test_whoever_takes_the_place_of_another_has_to_say_yes_themselves(item, name, author):
    name_speakers(item, name, [speaker().id], author)
    say(item, name, "released", speaker())
    name_speakers(item, name, [speaker("Tarek Muster").id], author)
    assert [one.name for one in missing(item, item.head.content)] == ["Tarek Muster"]


@pytest.mark.parametrize("state", ["refused", "withdrawn", "proposed"])
def test_who_has_said_no_is_not_passed_over_by_naming_somebody_else(item, name, author, state):
    name_speakers(item, name, [speaker().id], author)
    say(item, name, state, speaker())
    for others in ([], [speaker("Tarek Muster").id]):
        with pytest.raises(NotNow):
            name_speakers(item, name, others, author)
    name_speakers(item, name, [speaker("Tarek Muster").id, speaker().id], author)
    say(item, name, "released", speaker("Tarek Muster"))
    assert [one.name for one in missing(item, item.head.content)] == ["Maren Beispiel"]


def test_entries_of_a_centre_that_has_no_part_in_the_text_are_unknown_here(item, name, author, author_ruhr):
    foreign = add_party("ruhr-owl", {"name": "Tarek Muster"}, author_ruhr)
    firm = add_party("ruhr-owl", {"name": "Muster GmbH", "kind": "firm"}, author_ruhr)
    with pytest.raises(Unknown):
        name_speakers(item, name, [foreign.id], author)
    with pytest.raises(Unknown):
        name_firm(item, firm.id, author)


def test_a_no_of_somebody_who_is_named_no_more_blocks_and_is_named(item, name, author):
    bert = speaker("Tarek Muster")
    name_speakers(item, name, [bert.id], author)
    _link, token = ask(item, bert.id, [About(QUOTE, quote_in(item_by_id(item.id), name).id)], 14, author)
    name_speakers(item, name, [speaker().id], author)
    say(item, name, "released", speaker())
    with pytest.raises(Over):
        opened(token)
    Answer.create(
        subject_kind=QUOTE, subject_id=quote_in(item_by_id(item.id), name).id, hash=name, party=bert, state="refused",
        how="link", actor_id=0, actor_name="x",
    )  # fmt: skip
    assert [(one.name, one.state) for one in missing(item, item.head.content)] == [("Tarek Muster", "refused")]


def test_naming_takes_no_released_words_from_readers(item, name, author, act, reviewer_siegen, publisher):
    name_speakers(item, name, [speaker().id], author)
    say(item, name, "released", speaker())
    live = act(act(act(item, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    for others in ([], [speaker("Tarek Muster").id], [speaker().id, speaker("Tarek Muster").id]):
        with pytest.raises(NotNow):
            name_speakers(live, name, others, author)
    name_speakers(live, name, [speaker().id], author)
    say(live, name, "withdrawn", speaker())
    name_speakers(live, name, [speaker().id, speaker("Tarek Muster").id], author)


def test_what_is_told_of_a_firm_without_its_name_needs_a_yes_too(flows, author):
    story = create("story", "siegen", TEXT | {"figure_value": "12", "figure_confirmed": "Leitung"}, author)
    assert [(one.kind, one.why) for one in missing(story, story.head.content)] == [
        (FACTS, "No firm is named that has released what is said of “%(text)s”.")
    ]


def test_the_history_tells_who_was_named_by_number(item, name, author):
    name_speakers(item, name, [speaker().id], author)
    line = HistoryLine.select().where(HistoryLine.verb == "speakers_named").get()
    assert line.facts["parties"] == [speaker().id] and "Maren" not in str(line.facts)


def test_only_those_who_write_the_text_name_speakers(item, name, reviewer_ruhr, publisher, act, author):
    with pytest.raises(Unknown):
        name_speakers(item, name, [], reviewer_ruhr)
    with pytest.raises(NotAllowed) as denied:
        name_speakers(item, name, [], publisher)
    assert "author@siegen" in denied.value.who_can and QuoteSpeaker.select().count() == 0


def test_answers_are_asked_for_in_every_state(item, name, act, author, reviewer_siegen):
    approved = act(act(item, "submit", author), "sign_off", reviewer_siegen)
    name_speakers(approved, name, [speaker().id], author)
    say(approved, name, "released", speaker())
    assert missing(approved, approved.head.content) == []


def test_a_quote_or_party_that_is_not_there_is_unknown(item, name, author):
    for hash_, parties in (("f" * 64, []), (name, [4711])):
        with pytest.raises(Unknown):
            name_speakers(item, hash_, parties, author)


def test_where_nobody_needs_to_be_asked_the_reason_is_kept(item, name, author):
    quote = exempt(item, name, "  Jahresbericht 2025,   S. 4 ", author).refetch()
    assert (quote.exempt_reason, quote.exempt_name) == ("Jahresbericht 2025, S. 4", author.name)
    assert missing(item, item.head.content) == []
    end_exemption(item, name, author)
    assert [one.state for one in missing(item, item.head.content)] == ["nobody"]


def test_after_handing_in_those_decide_who_sign_or_publish(item, name, act, author, reviewer_siegen):
    review = act(item, "submit", author)
    with pytest.raises(NotAllowed) as denied:
        exempt(review, name, "Steht im Jahresbericht.", author)
    assert "reviewer@siegen" in denied.value.who_can
    exempt(review, name, "Steht im Jahresbericht.", reviewer_siegen)
    assert missing(review, review.head.content) == []


def test_no_working_copy_leads_round_those_who_decide(item, name, act, author, reviewer_siegen):
    approved = act(act(item, "submit", author), "sign_off", reviewer_siegen)
    copy = item_by_id(copy_out(approved, author).id)
    with pytest.raises(NotAllowed):
        exempt(copy, name, "Steht im Jahresbericht.", author)
    assert len(missing(item, item.head.content)) == 1


def test_who_is_asked_and_silent_is_dropped_by_those_who_decide(item, name, act, author, reviewer_siegen):
    both = [speaker().id, speaker("Tarek Muster").id]
    quote = name_speakers(item, name, both, author)
    ask(item, both[1], [About(QUOTE, quote.id)], 14, author)
    review = act(item, "submit", author)
    with pytest.raises(NotAllowed):
        name_speakers(review, name, both[:1], author)
    name_speakers(review, name, [*both, speaker("Ida Beispiel").id], author)


def test_an_exemption_holds_for_these_words_only(item, name, author):
    exempt(item, name, "Jahresbericht", author)
    save(item, {"body": BODY.replace("Es geht.", "Es geht!")}, author)
    assert len(missing(item, item_by_id(item.id).head.content)) == 1


def test_a_no_is_not_passed_over_by_an_exemption(item, name, author):
    name_speakers(item, name, [speaker().id], author)
    say(item, name, "refused", speaker())
    with pytest.raises(NotNow):
        exempt(item, name, "Jahresbericht", author)


def test_a_no_ends_an_exemption(item, name, author):
    exempt(item, name, "Jahresbericht", author)
    say(item, name, "withdrawn")
    assert len(missing(item, item.head.content)) == 1


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_an_exemption_needs_a_reason(reason, item, name, author):
    with pytest.raises(Invalid):
        exempt(item, name, reason, author)


def test_a_firm_that_has_said_no_is_not_passed_over_by_naming_another(flows, author):
    story = create("story", "siegen", TEXT | {"company": "Beispiel GmbH", "period": "2025"}, author)
    first, second = speaker("Beispiel AG", "firm"), speaker("Beispiel GmbH", "firm")
    name_firm(story, first.id, author)
    record(story, About(FACTS, story.id), Given(first.id, "refused", PHONE, NOTE), author)
    with pytest.raises(NotNow):
        name_firm(story, second.id, author)
    save(story, {"company": "Muster GmbH"}, author)
    name_firm(story, second.id, author)


def test_a_story_has_one_firm_that_is_asked_about_exactly_these_facts(flows, author):
    story = create("story", "siegen", TEXT | {"company": "Beispiel GmbH", "period": "2025"}, author)
    first, second = speaker("Beispiel AG", "firm"), speaker("Beispiel GmbH", "firm")
    name_firm(story, first.id, author)
    name_firm(story, second.id, author)
    with pytest.raises(Unknown):
        name_firm(story, speaker().id, author)
    record(story, About(FACTS, story.id), Given(second.id, "released", PHONE, NOTE), author)
    assert missing(story, story.head.content) == []
    save(story, {"period": "2026"}, author)
    (lacking,) = missing(story, item_by_id(story.id).head.content)
    assert (lacking.kind, lacking.name, lacking.state) == (FACTS, "Beispiel GmbH", "")
