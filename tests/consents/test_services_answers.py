"""Answers noted by hand: who, how, in which exact words; rows are only added."""

import pytest

from coopcms.consents.models import FACTS, MAIL, PHONE, PICTURE, QUOTE, Answer
from coopcms.consents.queries import answers_about, missing, states
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import answer, ask, opened
from coopcms.consents.services_pictures import depict, undepict
from coopcms.consents.services_quotes import name_firm, name_speakers
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.errors import Invalid, NotAllowed, NotNow, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import generation
from coopcms.media import shelf
from coopcms.review.models import Comment
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, release_quotes, speaker

BODY = "<p>Sie sagt: <q>Es geht.</q></p>"


@pytest.fixture
def item(flows, author):
    made = create("article", "siegen", TEXT | {"body": BODY}, author)
    name_speakers(made, states(made, made.head.content)[0].hash, [speaker().id], author)
    return made


@pytest.fixture
def about(item):
    return About(QUOTE, states(item, item.head.content)[0].subject)


def test_an_answer_keeps_the_exact_words_who_noted_it_and_how(item, about, author, clock):
    record(item, about, Given(speaker().id, "released", MAIL, "Mail vom 24.11. im Ordner"), author)
    (row,) = answers_about(QUOTE, about.subject)
    assert (row.text, row.state, row.how, row.note) == ("Es geht.", "released", "mail", "Mail vom 24.11. im Ordner")
    assert (row.actor_name, row.at, row.revision_id) == (author.name, clock.now, item.head_id)


def test_later_answers_are_added_and_count(item, about, author, lead_siegen):
    for state, by in (("released", author), ("withdrawn", lead_siegen), ("released", author)):
        record(item, about, Given(speaker().id, state, PHONE, NOTE), by)
    assert [row.state for row in answers_about(QUOTE, about.subject)] == ["released", "withdrawn", "released"]
    assert missing(item, item.head.content) == []


@pytest.mark.parametrize("no", ["withdrawn", "refused"])
@pytest.mark.parametrize("party", [True, False], ids=["theirs", "unknown"])
def test_nobody_alone_turns_a_no_into_a_yes(item, about, author, lead_siegen, no, party):
    record(item, about, Given(speaker().id if party else 0, no, PHONE, NOTE), author)
    with pytest.raises(NotNow):
        record(item, about, Given(speaker().id, "released", PHONE, NOTE), author)
    assert len(missing(item, item.head.content)) == 1
    record(item, about, Given(speaker().id, "released", PHONE, NOTE), lead_siegen)
    assert missing(item, item.head.content) == []


def test_a_wish_noted_in_between_makes_no_yes_of_a_no(item, about, author):
    record(item, about, Given(speaker().id, "refused", PHONE, NOTE), author)
    record(item, about, Given(speaker().id, "proposed", PHONE, NOTE, "Andere Worte."), author)
    with pytest.raises(NotNow):
        record(item, about, Given(speaker().id, "released", PHONE, NOTE), author)


def test_who_has_said_no_by_a_link_is_the_only_one_who_says_yes_again(item, about, author, lead_siegen):
    def replied(state: str) -> None:
        _link, token = ask(item, speaker().id, [about], 14, author)
        (one,) = opened(token).asked
        answer(token, {one.id: Given(0, state)})

    replied("refused")
    for other in (author, lead_siegen):
        with pytest.raises(NotNow):
            record(item, about, Given(speaker().id, "released", PHONE, NOTE), other)
    replied("released")
    assert missing(item, item.head.content) == []


def test_a_yes_about_a_picture_is_noted_by_who_keeps_it_and_a_no_by_everybody(
    flows, author, author_ruhr, picture_row, siegen
):
    row = picture_row(people_stated=True)
    depict(row, speaker().id, {"basis": "consent"}, author)
    body = f'<figure data-picture="{row.id}"><img alt="Eine Halle"></figure>'
    foreign = create("article", "ruhr-owl", TEXT | {"body": body}, author_ruhr)
    with pytest.raises(NotAllowed):
        record(foreign, About(PICTURE, row.id), Given(speaker().id, "released", PHONE, NOTE), author_ruhr)
    record(foreign, About(PICTURE, row.id), Given(speaker().id, "refused", PHONE, NOTE), author_ruhr)
    assert [one.state for one in missing(foreign, foreign.head.content)] == ["refused"]


def test_the_history_tells_of_it_without_the_note(item, about, author):
    record(item, about, Given(speaker().id, "refused", PHONE, NOTE), author)
    line = HistoryLine.select().where(HistoryLine.verb == "answered").get()
    assert line.facts["state"] == "refused" and NOTE not in str(line.facts)


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (("released", PHONE, ""), {"note"}),
        (("released", "link", NOTE), {"how"}),
        (("legacy", PHONE, NOTE), {"state"}),
        (("asked", PHONE, NOTE), {"state"}),
        (("proposed", PHONE, NOTE), {"proposal"}),
        (("released", PHONE, "x" * 2001), {"note"}),
        (("released", PHONE, "a\x00b"), {"note"}),
        (("nonsense", "pigeon", ""), {"state", "how", "note"}),
    ],
)
def test_what_is_missing_is_named_at_once_and_nothing_is_kept(given, fields, item, about, author):
    with pytest.raises(Invalid) as refused:
        record(item, about, Given(speaker().id, *given), author)
    assert {problem.field for problem in refused.value.problems} == fields
    assert Answer.select().count() == 0


def test_somebody_who_is_not_named_cannot_release_but_anybody_can_object(item, about, author):
    for party in (0, speaker("Tarek Muster").id):
        with pytest.raises(Invalid):
            record(item, about, Given(party, "released", PHONE, NOTE), author)
    record(item, about, Given(0, "withdrawn", PHONE, NOTE), author)
    assert [one.state for one in missing(item, item.head.content)] == ["withdrawn"]


def test_a_no_may_be_noted_by_whoever_reads_the_text_and_a_yes_by_whoever_writes_it(
    item, about, publisher, reviewer_ruhr, network_editor, act, author
):
    for who, state, refusal in (
        (publisher, "released", NotAllowed),
        (reviewer_ruhr, "released", Unknown),
        (reviewer_ruhr, "withdrawn", Unknown),
    ):
        with pytest.raises(refusal):
            record(item, about, Given(speaker().id, state, PHONE, NOTE), who)
    assert Answer.select().count() == 0
    record(item, about, Given(speaker().id, "withdrawn", PHONE, NOTE), publisher)
    act(item, "submit", author)
    record(item, about, Given(speaker().id, "withdrawn", PHONE, NOTE), network_editor)


def test_a_quote_of_another_text_is_unknown(item, about, author, draft):
    for subject in (about, About(QUOTE, 4711), About("poem", 1), About(PICTURE, 1), About(FACTS, draft.id)):
        with pytest.raises(Unknown):
            record(draft, subject, Given(speaker().id, "refused", PHONE, NOTE), author)


def test_a_proposal_is_a_remark_at_its_passage_and_no_edit(item, about, author):
    record(item, about, Given(speaker().id, "proposed", PHONE, NOTE, "Es geht gut."), author)
    said = Comment.get()
    block = item.head.content["body"][0]["id"]
    assert (said.anchor, item_by_id(item.id).head_id) == (block, item.head_id)
    assert "Maren Beispiel" in said.text and "Es geht." in said.text and "Es geht gut." in said.text


def test_a_proposal_for_words_that_are_gone_is_a_remark_on_the_text(item, about, author):
    save(item, {"body": "<p>Nichts.</p>"}, author)
    record(item_by_id(item.id), about, Given(speaker().id, "proposed", PHONE, NOTE, "Es geht gut."), author)
    assert Comment.get().anchor == ""


def test_pages_are_made_anew_after_an_answer_about_something_live(item, author, act, reviewer_siegen, publisher):
    live = act(act(act(release_quotes(item), "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    before = generation()
    about = About(QUOTE, states(live, live.head.content)[0].subject)
    record(live, about, Given(speaker().id, "withdrawn", PHONE, NOTE), author)
    assert generation() > before


def test_a_firm_that_says_no_does_so_for_what_is_live_and_what_is_written(
    flows, author, act, reviewer_siegen, publisher
):
    story = create("story", "siegen", TEXT | {"company": "Beispiel GmbH"}, author)
    act(release_quotes(story), "submit", author)
    live = act(act(item_by_id(story.id), "sign_off", reviewer_siegen), "publish", publisher)
    firm = speaker("Beispiel GmbH", "firm")
    record(live, About(FACTS, live.id), Given(firm.id, "withdrawn", PHONE, NOTE), author)
    assert [one.state for one in missing(live, live.live.content)] == ["withdrawn"]


@pytest.fixture
def pictured(flows, author, picture_row):
    picture = picture_row()
    body = (
        f'<figure data-picture="{picture.id}"><img alt="Tor"><figcaption>Das Werkstor</figcaption></figure><p>Ende.</p>'
    )
    return create("article", "siegen", TEXT | {"body": body}, author), picture


def test_a_picture_waits_for_the_consent_of_whom_it_shows(pictured, author):
    item, picture = pictured
    assert missing(item, item.head.content) == []
    depict(picture, speaker().id, {"basis": "consent"}, author)
    assert [(one.kind, one.name, one.state) for one in missing(item, item.head.content)] == [
        (PICTURE, "Maren Beispiel", "")
    ]
    record(item, About(PICTURE, picture.id), Given(speaker().id, "released", PHONE, NOTE), author)
    assert missing(item, item.head.content) == []


def test_another_basis_asks_nobody_but_an_objection_counts(pictured, author):
    item, picture = pictured
    depict(picture, speaker().id, {"basis": "kug23"}, author)
    assert missing(item, item.head.content) == []
    record(item, About(PICTURE, picture.id), Given(speaker().id, "refused", PHONE, NOTE), author)
    assert [one.state for one in missing(item, item.head.content)] == ["refused"]
    with pytest.raises(NotNow):
        undepict(picture, speaker().id, author)


def test_a_picture_of_which_nobody_said_whom_it_shows_holds_a_text_back(flows, author, picture_row):
    picture = picture_row(people_stated=False)
    body = f'<figure data-picture="{picture.id}"><img alt="Tor"></figure>'
    item = create("article", "siegen", TEXT | {"body": body}, author)
    assert [one.state for one in missing(item, item.head.content)] == ["unstated"]


def test_a_consent_is_bound_to_the_very_bytes(pictured, author):
    item, picture = pictured
    depict(picture, speaker().id, {"basis": "consent"}, author)
    record(item, About(PICTURE, picture.id), Given(speaker().id, "released", PHONE, NOTE), author)
    type(picture).update(digest="e" * 64).execute()
    assert [one.state for one in missing(item, item.head.content)] == [""]


def test_a_withdrawn_consent_takes_picture_and_caption_from_pages_and_search(
    pictured, author, act, reviewer_siegen, publisher, client
):
    item, picture = pictured
    act(item, "submit", author)
    act(item, "sign_off", reviewer_siegen)
    live = act(item, "publish", publisher)
    where = f"/artikel/{live.slug}"
    assert "Das Werkstor" in client.get(where).text
    depict(picture, speaker().id, {"basis": "contract"}, author)
    record(live, About(PICTURE, picture.id), Given(speaker().id, "withdrawn", PHONE, NOTE), author)
    for path in (where, "/feed.atom", "/suche?q=Werkstor"):
        assert "Das Werkstor" not in client.get(path).text.replace("<mark>", ""), path
    assert picture.refetch().withdrawn_at is None  # an author notes it, the files go by whoever may withdraw


def test_the_files_go_too_where_whoever_notes_it_may_withdraw(pictured, author, lead_siegen):
    item, picture = pictured
    depict(picture, speaker().id, {"basis": "consent"}, author)
    record(item, About(PICTURE, picture.id), Given(speaker().id, "withdrawn", PHONE, NOTE), lead_siegen)
    assert picture.refetch().withdrawn_at


def test_a_firm_is_not_asked_about_a_text_that_names_none(flows, author):
    story = create("story", "siegen", TEXT, author)
    name_firm(story, speaker("Beispiel GmbH", "firm").id, author)
    assert states(story, story.head.content) == []


def test_whom_a_picture_shows_against_their_will_no_address_shows(
    pictured, author, act, reviewer_siegen, publisher, client
):
    item, picture = pictured
    for step, who in (("submit", author), ("sign_off", reviewer_siegen), ("publish", publisher)):
        act(item, step, who)
    address = f"/medien/{picture.id}/400.webp"
    shelf.storage().put(picture.renditions[1]["key"], [b"bytes"])
    assert client.get(address).status_code == 200
    depict(picture, speaker().id, {"basis": "consent"}, author)
    assert client.get(address).status_code == 404
    record(item, About(PICTURE, picture.id), Given(speaker().id, "released", PHONE, NOTE), author)
    assert client.get(address).status_code == 200
    record(item, About(PICTURE, picture.id), Given(speaker().id, "withdrawn", PHONE, NOTE), author)
    assert client.get(address).status_code == 410
