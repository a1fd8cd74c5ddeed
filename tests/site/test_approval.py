"""What somebody outside sees by a link that asks, and what becomes of their answer."""

import re

import pytest

from coopcms.app import job_handlers
from coopcms.consents.models import PICTURE, Answer, ApprovalAsk, ApprovalLink
from coopcms.consents.queries_asked import states_of
from coopcms.consents.queries_things import About
from coopcms.consents.services_links import Wish, ask_for
from coopcms.consents.services_parties import add_party, change_party
from coopcms.consents.services_pictures import depict
from coopcms.consents.services_quotes import name_firm, name_speakers
from coopcms.content.services import create, save
from coopcms.ledger.jobs import run_due
from coopcms.media.services import upload
from coopcms.media.services_rights import describe
from coopcms.media.services_withdraw import withdraw
from coopcms.review.models import Comment
from tests.admin.pages import Page
from tests.fixtures.approvals import BLOCK, SPOKEN
from tests.fixtures.items import TEXT
from tests.media import files

CHANGED = f"<p>Die Leiterin sagt: <q>Wir planen anders.</q></p><blockquote><p>{BLOCK}</p></blockquote>"
NOWHERE = ("/admin", "desk.css", "desk.js", "Neue Halle", "Kennwort4711")


def path(token: str) -> str:
    """Where it leads, asked for in English, so that a test can say the sentences it expects."""
    return f"/freigabe/{token}?lang=en"


def form(*replies: str, **words: str) -> dict[str, str]:
    """The fields of the form: one reply for each thing in its order, words by `proposal` and `note` of the first."""
    ids = [row.id for row in ApprovalAsk.select().order_by(ApprovalAsk.id)][-len(replies) :]
    sent = {f"antwort-{number}": reply for number, reply in zip(ids, replies, strict=True)}
    names = {"proposal": "vorschlag", "note": "grund"}
    return sent | {f"{names[name]}-{ids[0]}": text for name, text in words.items()}


def said() -> list[tuple[str, str, str, str]]:
    rows = Answer.select().where(Answer.state != "asked").order_by(Answer.id)
    return [(row.state, row.text, row.proposal, row.note) for row in rows]


def test_it_shows_who_asks_and_the_passage_in_its_paragraph_and_nothing_else(client, asking, author, clock):
    page = Page(client.get(path(asking(note="Es eilt ein wenig."))))
    assert page.answer.status_code == 200 and page.texts("//h1") == ["May we publish this?"]
    assert author.name in page.said and "Zentrum Siegen (Beispiel)" in page.said and "Es eilt ein wenig." in page.said
    assert page.root.xpath("//a[@href='mailto:autor@siegen.example']") and "8 December 2026" in page.said
    assert page.texts("//mark") == [SPOKEN, BLOCK]
    assert page.texts("//blockquote[mark or p/mark]")[0] == f"Die Leiterin sagt: „{SPOKEN}“ Das freut alle."
    for other in NOWHERE:
        assert other not in page.answer.text, other


def test_nobody_keeps_it_indexes_it_or_passes_its_address_on(client, asking):
    token = asking()
    for answer in (client.get(path(token)), client.post(path(token), data={}), client.get(path("x"))):
        assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "Set-Cookie" not in answer.headers and "script-src" not in answer.headers["Content-Security-Policy"]
        assert not Page(answer).root.xpath("//script | //@style | //link[@rel='canonical']")
    assert "Disallow: /freigabe/" in client.get("/robots.txt").text


def test_it_speaks_the_partys_language_and_changes_it_at_a_press(client, asking, anna, author):
    change_party(anna, {"language": "en"}, author)
    token = asking()
    english = Page(client.get(f"/freigabe/{token}"))
    assert english.root.get("lang") == "en" and english.texts("//h1") == ["May we publish this?"]
    assert english.root.xpath("//blockquote/@lang")[0] == "de"
    (other,) = english.root.xpath("//header//nav//a/@href")
    german = Page(client.get(f"/freigabe/{token}{other}"))
    assert german.root.get("lang") == "de" and "Uhr" in german.texts("//time")[0]
    (back,) = german.root.xpath("//form/@action")
    assert Page(client.post(f"/freigabe/{token}{back}", data=form("released", "refused"))).root.get("lang") == "de"


def test_a_yes_is_kept_with_the_exact_words_and_releases_them(client, asking, speaking, clock):
    page = Page(client.post(path(asking()), data=form("released", "released")))
    assert page.answer.status_code == 200 and SPOKEN in page.said and BLOCK in page.said
    assert said() == [("released", SPOKEN, "", ""), ("released", BLOCK, "", "")]
    assert all(matter.is_released for matter in states_of(speaking, speaking.head.content)[0])
    row = Answer.select().where(Answer.state == "released").first()
    assert (row.how, row.link_id, row.revision_id, row.at) == (
        "link",
        ApprovalLink.get().id,
        speaking.head_id,
        clock.now,
    )


def test_a_proposal_stands_beside_the_text_and_changes_nothing_in_it(client, asking, speaking):
    better = "Wir planen <b>ganz</b> ohne Papier & Stift."
    page = Page(
        client.post(path(asking()), data=form("proposed", "refused", proposal=better) | {"grund-2": "Zu früh."})
    )
    assert better in page.said and not page.root.xpath("//main//b")
    assert said() == [("proposed", SPOKEN, better, ""), ("refused", BLOCK, "", "Zu früh.")]
    comment = Comment.get()
    assert better in comment.text and comment.anchor and SPOKEN in comment.passage
    assert speaking.refetch().head_id == speaking.head_id


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        (SPOKEN, "These are the words as they stand"),
        ("  ", "Please write the words"),
        ("x" * 2001, "At most 2000 characters"),
    ],
)
def test_what_has_to_be_mended_is_said_beside_its_field_and_nothing_typed_is_lost(client, asking, proposal, why):
    token = asking()
    page = Page(client.post(path(token), data=form("proposed", "refused", proposal=proposal) | {"grund-2": "Zu früh."}))
    assert page.answer.status_code == 422 and said() == []
    (named,) = page.root.xpath("//*[@role='alert']//a/@href")
    assert page.root.xpath(f"//textarea[@id='{named[1:]}'][@aria-invalid='true']")
    assert why in page.said and "Zu früh." in page.said and (proposal.strip() or SPOKEN) in page.answer.text
    assert client.post(path(token), data=form("released", "refused")).status_code == 200


@pytest.mark.parametrize(("letters", "most"), [(700, 2000), (1500, 3000), (15_000, 20_000)])
def test_a_long_quote_has_room_for_a_proposal_as_long_again(client, flows, anna, author, letters, most):
    body = f"<blockquote><p>{'x' * letters}</p></blockquote>"
    draft = create("article", "siegen", TEXT | {"body": body}, author)
    (matter,) = states_of(draft, draft.head.content)[0]
    name_speakers(draft, matter.hash, [anna.id], author)
    token = ask_for(draft, Wish(anna.id, (About("quote", matter.subject),)), author)[1]
    assert f"At most {most} characters." in Page(client.get(path(token))).said
    refused = Page(client.post(path(token), data=form("proposed", proposal="y" * (most + 1))))
    assert refused.answer.status_code == 422 and f"At most {most} characters" in refused.texts("//*[@role='alert']")[0]
    assert client.post(path(token), data=form("proposed", proposal="y" * most)).status_code == 200


def test_each_thing_needs_an_answer(client, asking):
    page = Page(client.post(path(asking()), data={"antwort-1": "released"}))
    assert page.answer.status_code == 422 and said() == []
    assert page.root.xpath("//*[@role='alert']//a/@href") == ["#antwort-2"]
    assert page.root.xpath("//input[@name='antwort-1'][@value='released'][@checked]")


def test_a_nul_is_refused_on_the_same_page(client, asking):
    page = Page(client.post(path(asking()), data=form("proposed", "released", proposal="Ganz\0 ohne")))
    assert page.answer.status_code == 422 and said() == [] and "Ganz ohne" in page.answer.text
    assert "desk.css" not in page.answer.text and page.root.xpath("//*[@role='alert']")


def test_code_in_the_quote_or_in_a_note_is_words(client, speaking, anna, author, abouts, asking):
    page = Page(client.get(path(asking(note="<script>alert(1)</script>"))))
    assert "<script>alert(1)</script>" in page.said and not page.root.xpath("//script")


def test_a_passage_that_was_changed_meanwhile_is_not_asked_about_any_more(client, asking, speaking, author):
    token = asking()
    save(speaking, {"body": CHANGED}, author)
    page = Page(client.get(path(token)))
    assert page.texts("//mark") == [BLOCK] and "new link" in page.said and SPOKEN not in page.answer.text
    sent = client.post(path(token), data={"antwort-2": "released"})
    assert sent.status_code == 200 and said() == [("released", BLOCK, "", "")]


def test_words_that_were_on_the_screen_when_they_changed_are_answered_as_they_were_shown(
    client, asking, speaking, author
):
    token = asking()
    sent = form("released", "released")
    save(speaking, {"body": CHANGED}, author)
    assert client.post(path(token), data=sent).status_code == 200
    assert [row[1] for row in said()] == [SPOKEN, BLOCK]
    states = {matter.text: matter.is_released for matter in states_of(speaking, speaking.refetch().head.content)[0]}
    assert states == {"Wir planen anders.": False, BLOCK: True}


@pytest.fixture
def picture(app, author, settings):
    row = upload("siegen", "halle.jpg", files.located_jpeg(), author)
    run_due(job_handlers(settings))
    return row.refetch()


@pytest.fixture
def pictured(flows, author, picture, anna):
    """A draft that shows the picture, on which Anna can be seen; she has been asked. (draft, token)"""
    body = f'<p>Seht her.</p><figure data-picture="{picture.id}"><img alt="Anna vor der Halle"></figure>'
    draft = create("article", "siegen", TEXT | {"body": body}, author)
    depict(picture, anna.id, {"basis": "consent"}, author)
    return draft, ask_for(draft, Wish(anna.id, (About(PICTURE, picture.id),)), author)[1]


def test_only_the_picture_that_is_asked_about_is_shown_and_only_while_it_is(client, pictured, picture, asking, author):
    _draft, token = pictured
    page = Page(client.get(path(token)))
    (source,) = page.root.xpath("//main//img/@src")
    answer = client.get(source)
    assert (answer.status_code, answer.content_type) == (200, "image/webp") and len(answer.data) > 100
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
    assert "sandbox" in answer.headers["Content-Security-Policy"] and ApprovalLink.get().looks == 1
    other = asking()
    for wrong in (
        re.sub(r"/bild/\d+", "/bild/9", source),
        source.replace(token, other),
        source.replace(token, "A" * 43),
    ):
        assert client.get(wrong).status_code == 404, wrong
    client.post(path(token), data={"antwort-1": "released"})
    assert client.get(source).status_code == 410


def test_a_free_licence_stands_beside_the_credit_of_a_picture(client, pictured, picture, author):
    link = "//figcaption/a[@class='licence']"
    assert not Page(client.get(path(pictured[1]))).root.xpath(link)
    describe(picture, {"licence": "cc-by-sa-4.0"}, author)
    (found,) = Page(client.get(path(pictured[1]))).root.xpath(link)
    assert (found.text, found.get("href")) == ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")


def test_a_withdrawn_picture_is_shown_by_no_link(client, pictured, picture, lead_siegen):
    (source,) = Page(client.get(path(pictured[1]))).root.xpath("//main//img/@src")
    withdraw(picture, "Niemand will es.", lead_siegen)
    assert client.get(source).status_code == 410
    assert not Page(client.get(path(pictured[1]))).root.xpath("//main//img")


def test_a_firm_reads_its_facts_by_their_names(client, flows, author, siegen, settings):
    from_story = {"company": "Beispiel AG", "company_size": "small", "figure_value": "2.5", "figure_unit": "Tage"}
    story = create("story", "siegen", TEXT | from_story, author)
    token = firm_asked(story, author)
    page = Page(client.get(path(token)))
    assert page.texts("//section//dd") == ["Beispiel AG", "10 to 49 people", "2.5", "Tage"]
    assert "company_size" not in page.said and "Beispiel AG" in page.texts("//textarea")[0]
    unchanged = page.root.xpath("//textarea[starts-with(@name, 'vorschlag')]")[0].text
    refused = client.post(path(token), data={"antwort-1": "proposed", "vorschlag-1": unchanged})
    assert refused.status_code == 422 and said() == []
    assert client.post(path(token), data={"antwort-1": "released"}).status_code == 200


def firm_asked(story, author) -> str:

    firm = add_party("siegen", {"kind": "firm", "name": "Beispiel AG"}, author)
    name_firm(story, firm.id, author)
    return ask_for(story, Wish(firm.id, (About("facts", story.id),)), author)[1]


def test_opening_counts_and_a_glance_a_picture_or_an_answer_does_not(client, asking):
    token = asking()
    client.head(path(token)), client.post(path(token), data={})
    assert ApprovalLink.get().looks == 0
    client.get(path(token)), client.get(path(token))
    assert ApprovalLink.get().looks == 2


def test_a_look_costs_at_most_ten_statements(client, asking, statements):
    token = asking()
    with statements() as sent:
        assert client.get(path(token)).status_code == 200
    assert len(sent) <= 10, sent
