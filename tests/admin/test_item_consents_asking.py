"""Asking people from the page of a text's consents, and noting what they say otherwise."""

import pytest

from coopcms.consents.models import Answer, ApprovalLink, Party
from coopcms.consents.services_answers import Given, record
from coopcms.content.services import save
from coopcms.content.services_copies import edit
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.notify.approvals import jobs
from tests.admin.consents_page import badges, fields
from tests.admin.pages import Page
from tests.fixtures.approvals import BLOCK, SPOKEN


def test_one_person_is_asked_about_everything_in_one_mail(consents, speaking, anna, settings):
    page = consents(speaking)
    (form,) = page.root.xpath("//form[contains(@action, '/bitten')]")
    ticked = form.xpath(".//input[@name='about'][@checked]/@value")
    assert len(ticked) == 2 and [*form.xpath(".//select[@name='days']/option/@value")][:3] == ["7", "14", "30"]
    answer = consents(speaking, "bitten", party=str(anna.id), about=ticked, days="30", note="Es eilt.")
    assert answer.status_code == 303 and "neuer-link" not in answer.location
    link = ApprovalLink.get()
    assert (link.expires_at - link.created_at).days == 30 and link.asks.count() == 2
    assert "A mail goes to Anna Beispiel. It asks about 2 things" in consents(speaking).said
    run_due(jobs(settings))
    assert "sent to anna@firma.example" in consents(speaking).said


def test_whoever_has_no_address_gets_the_link_from_us_shown_once(consents, speaking, anna, client):
    Party.update(email="").execute()
    answer = consents(
        speaking, "bitten", party=str(anna.id), about=[fields(speaking)["thing"]], days="7", note="", email=""
    )
    assert answer.status_code == 303 and answer.location.endswith("#neuer-link")
    (address,) = consents(speaking).root.xpath("//input[@id='adresse-neu']/@value")
    assert client.get(address.partition("8000")[2]).status_code == 200
    assert not consents(speaking).root.xpath("//input[@id='adresse-neu']")
    assert not Job.select().where(Job.name == "approval").exists()


def test_an_address_given_along_is_entered_and_used(consents, speaking, anna):
    Party.update(email="").execute()
    sent = {"party": str(anna.id), "about": [fields(speaking)["thing"]], "days": "7", "note": ""}
    assert consents(speaking, "bitten", **sent, email="keine").status_code == 422
    assert consents(speaking, "bitten", **sent, email="anna@neu.example").status_code == 303
    assert Party.get().email == "anna@neu.example" and Job.select().where(Job.name == "approval").exists()


def test_nothing_ticked_is_said_and_the_words_typed_stay(consents, speaking, anna):
    page = Page(consents(speaking, "bitten", party=str(anna.id), days="7", note="Bitte bald."))
    assert page.answer.status_code == 422 and "Tick at least one thing" in page.said
    assert page.texts("//textarea[@name='note']")[0] == "Bitte bald." and not ApprovalLink.select().exists()


def test_a_mail_that_does_not_arrive_is_shown_on_the_page(consents, speaking, anna, settings):
    Party.update(email="anna@@firma").execute()
    consents(speaking, "bitten", party=str(anna.id), about=[fields(speaking)["thing"]], days="7", note="")
    run_due(jobs(settings))
    page = consents(speaking)
    (cell,) = page.texts("//td[contains(., 'not delivered')]")
    assert "anna@@firma" in cell


def test_a_link_is_taken_back_and_only_by_way_of_its_own_text(consents, speaking, asking, draft, client):
    token = asking()
    number = ApprovalLink.get().id
    assert consents(draft, f"link/{number}/zuruecknehmen").status_code == 404
    assert consents(speaking, f"link/{number}/zuruecknehmen").status_code == 303
    assert client.get(f"/freigabe/{token}").status_code == 410 and "taken back" in consents(speaking).said


@pytest.mark.parametrize("how", ["mail", "phone", "paper"])
def test_an_answer_is_noted_by_hand_with_who_took_it_and_how(consents, speaking, anna, author, how):
    sent = fields(speaking) | {"party": str(anna.id), "state": "released", "how": how, "proposal": ""}
    page = Page(consents(speaking, "antwort", **sent, note=""))
    assert page.answer.status_code == 422 and "where the proof lies" in page.said
    assert consents(speaking, "antwort", **sent, note="Ordner 3").status_code == 303
    row = Answer.get(Answer.state == "released")
    assert (row.how, row.note, row.text, row.actor_id) == (how, "Ordner 3", SPOKEN, author.id)
    assert "Ordner 3" in consents(speaking).said


def test_a_withdrawal_says_what_it_does_and_takes_the_words_from_the_public_page(
    consents, speaking, abouts, anna, act, author, reviewer_siegen, publisher, client
):
    for about in abouts:
        record(speaking, about, Given(anna.id, "released", "mail", "Ordner 3"), author)
    item = act(act(act(speaking, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    assert SPOKEN in client.get(f"/artikel/{item.slug}").text
    page = consents(item)
    assert "left out of the public page" in page.said and "Nothing is missing" in page.said
    sent = fields(item) | {"party": str(anna.id), "state": "withdrawn", "how": "phone", "note": "Am Telefon."}
    assert consents(item, "widerruf", **sent).status_code == 303
    public = client.get(f"/artikel/{item.slug}").text
    assert SPOKEN not in public and BLOCK in public
    assert "What is not released is left out of the public page" in consents(item).said


def test_what_only_the_public_words_hold_stands_apart_and_can_be_withdrawn(
    consents, speaking, abouts, anna, act, author, reviewer_siegen, publisher
):
    for about in abouts:
        record(speaking, about, Given(anna.id, "released", "mail", "Ordner 3"), author)
    item = act(act(act(speaking, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    copy = edit(
        item, {"body": f"<p>Neu: <q>Wir planen anders.</q></p><blockquote><p>{BLOCK}</p></blockquote>"}, author
    ).item
    page = consents(copy)
    apart = page.root.xpath("//section[contains(@class, 'live-words')]//blockquote[@class='consent-words']")
    assert [" ".join(one.text_content().split()) for one in apart] == [SPOKEN]
    assert page.root.xpath("//section[contains(@class, 'live-words')]//form[contains(@action, '/widerruf')]")


def test_words_changed_since_they_were_asked_about_say_so(consents, speaking, asking, author):
    asking()
    save(speaking, {"body": "<p>Neu: <q>Wir planen anders.</q></p>"}, author)
    page = consents(speaking)
    assert "not in the text any more: ask anew" in page.said
    assert badges(page) == ["not asked yet"]  # who speaks was carried over


def test_readiness_and_a_refused_release_lead_here(english, speaking, act, author, reviewer_siegen, publisher):
    page = Page(english(author).get(f"/admin/item/{speaking.id}/bereit"))
    (way,) = page.root.xpath("//li[@data-rule='consents']//a[contains(@class, 'button')]")
    assert way.get("href") == f"/admin/item/{speaking.id}/freigaben" and way.text_content() == "Ask them for approval"
    assert "Picture without a caption" not in page.said and BLOCK in page.said
    item = act(act(speaking, "submit", author), "sign_off", reviewer_siegen)
    page = Page(english(publisher).get(f"/admin/item/{item.id}"))
    ways = page.root.xpath(f"//main//a[@href='/admin/item/{item.id}/freigaben'][contains(@class, 'button')]")
    assert ways and "Anna Beispiel" in page.said


def test_the_history_tells_what_was_asked_and_said(english, consents, speaking, asking, anna, author, client):
    token = asking()
    client.post(f"/freigabe/{token}", data={"antwort-1": "released", "antwort-2": "refused"})
    consents(speaking, "ausnahme", **fields(speaking), reason="Grundgesetz")
    said = Page(english(author).get(f"/admin/item/{speaking.id}/verlauf")).said
    for line in (
        "asked Anna Beispiel for consent by a link",
        "Anna Beispiel answered by the link: released",
        "Grundgesetz",
        "noted who speaks in a quote: Anna Beispiel.",
    ):
        assert line in said, line
