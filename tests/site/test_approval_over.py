"""Links that open nothing: used, run out, taken back, guessed; nobody learns from them what the text says."""

import threading
from dataclasses import replace

import pytest

from coopcms.consents.models import Answer, ApprovalLink
from coopcms.consents.services_links import revoke
from coopcms.content.services import save
from coopcms.db import db
from coopcms.review.services_trash import trash
from tests.admin.pages import Page
from tests.fixtures.approvals import BLOCK, SPOKEN
from tests.site.test_approval import form, path, said

HIDDEN = (SPOKEN, BLOCK, "Neue Halle", "Kennwort4711", "Anna Beispiel", "autor@siegen.example", "/admin", "desk.css")
CHANGE = "I want to change my answer"
YES = {"antwort-1": "released", "antwort-2": "released"}


def answered(client, token, **_given):
    assert client.post(path(token), data=YES).status_code == 200


def run_out(clock, **_given):
    clock.forward(days=15)


def taken_back(author, **_given):
    revoke(ApprovalLink.get(), author)


def trashed(speaking, author, **_given):
    trash(speaking.refetch(), author)


def rewritten(speaking, author, **_given):
    save(speaking.refetch(), {"body": "<p>Alles anders: <q>Wir planen anders.</q></p>"}, author)


def asked_again(asking, **_given):
    asking()


ENDINGS = [
    (answered, "This link has been answered"),
    (run_out, "This link has run out"),
    (taken_back, "This link was taken back"),
    (trashed, "There is nothing to answer any more"),
    (rewritten, "The words have been changed"),
    (asked_again, "This link was taken back"),
]


@pytest.mark.parametrize(("ending", "title"), ENDINGS)
def test_a_link_that_is_over_says_so_and_nothing_of_the_text(client, asking, speaking, author, clock, ending, title):
    token = asking()
    ending(client=client, token=token, author=author, speaking=speaking, clock=clock, asking=asking)
    before = said()
    for answer in (client.get(path(token)), client.post(path(token), data=YES), client.post(path(token), data={})):
        page = Page(answer)
        assert (answer.status_code, page.texts("//h1")) == (410, [title])
        assert not page.root.xpath("//img | //form//*[not(self::p or self::button)]") and token not in answer.text
        assert page.texts("//form//button") == ([CHANGE] if ending is answered else [])
        for word in HIDDEN:
            assert word not in answer.text, word
    assert client.get(f"/freigabe/{token}/bild/1/800").status_code == 410
    assert said() == before


@pytest.mark.parametrize("token", ["A" * 43, "x", "A" * 44, "niemals"])
def test_a_guessed_token_opens_nothing_whatever_it_looks_like(client, asking, token):
    asking()
    for answer in (client.get(f"/freigabe/{token}?lang=en"), client.post(f"/freigabe/{token}?lang=en", data=YES)):
        assert answer.status_code == 404
        for word in HIDDEN:
            assert word not in answer.text, word
    assert said() == [] and ApprovalLink.get().looks == 0


def test_what_has_not_the_form_of_a_token_costs_no_statement_but_the_sites_own(client, asking, statements):
    asking()
    with statements() as sent:
        assert client.get("/freigabe/kurz").status_code == 404
    assert len(sent) <= 1, sent


def test_whoever_wrote_something_gets_it_back_when_it_cannot_be_taken(client, asking, clock):
    token = asking()
    clock.forward(days=15)
    page = Page(client.post(path(token), data=form("proposed", "refused", proposal="Ganz <anders>.")))
    assert page.answer.status_code == 410 and "Ganz <anders>." in page.said and SPOKEN not in page.answer.text


def test_two_at_once_are_one_answer(app, asking):
    token, statuses, start = asking(), [], threading.Barrier(2)
    sent = [YES, YES | {"antwort-1": "refused"}]

    def send(data):
        client = app.test_client()
        start.wait()
        statuses.append(client.post(path(token), data=data).status_code)
        db.close()

    threads = [threading.Thread(target=send, args=(data,)) for data in sent]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 410]
    assert len(said()) == 2 and Answer.select().where(Answer.state != "asked").count() == 2


def test_opened_very_often_it_rests_an_hour_and_says_so(client, asking, clock):
    token = asking()
    for _ in range(30):
        assert client.get(path(token)).status_code == 200
    page = Page(client.get(path(token)))
    assert (page.answer.status_code, page.answer.headers["Retry-After"]) == (429, "3600")
    assert page.texts("//h1") == ["This link was opened very often"] and SPOKEN not in page.answer.text
    assert client.post(path(token), data=YES).status_code == 200
    assert len(said()) == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://anderswo.example"},
        {"Origin": "https://localhost.anderswo.example"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_that_another_site_sends_is_not_taken(client, asking, headers):
    token = asking()
    answer = client.post(path(token), data=YES, headers=headers)
    assert answer.status_code == 403 and said() == [] and SPOKEN not in answer.text
    assert client.get(path(token)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://localhost"},
        {"Origin": "null"},
        {},
    ],
)
def test_what_browsers_say_of_our_own_form_is_taken(client, asking, headers):
    assert client.post(path(asking()), data=YES, headers=headers).status_code == 200 and len(said()) == 2


def test_asked_again_the_new_link_asks_what_the_old_one_asked_besides(client, asking, abouts):
    old = asking()
    new = asking(about=abouts[:1], days=7)
    assert client.get(path(old)).status_code == 410
    assert Page(client.get(path(new))).texts("//mark") == [SPOKEN, BLOCK]


def test_a_link_about_other_things_stays_when_another_one_is_sent(client, asking, abouts):
    first, second = asking(about=abouts[:1]), asking(about=abouts[1:])
    assert [Page(client.get(path(token))).texts("//mark") for token in (first, second)] == [[SPOKEN], [BLOCK]]


def test_a_fault_on_the_way_writes_no_token_to_the_log(client, asking, monkeypatch, caplog):
    token = asking()
    monkeypatch.setattr("coopcms.site.approval.things_of", lambda *given: 1 / 0)
    answer = client.get(path(token))
    assert answer.status_code == 500 and "incident" in caplog.text and token not in caplog.text
    assert answer.headers["Cache-Control"] == "no-store" and token not in answer.text


def test_too_much_at_once_is_refused_kindly(app, asking):
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = 1000
    answer = app.test_client().post(path(asking()), data=YES | {"grund-1": "x" * 5000})
    assert answer.status_code == 413 and "desk.css" not in answer.text and said() == []


def test_the_address_is_not_the_desks_even_with_a_base_url(client, asking, settings, app):
    app.config["SETTINGS"] = replace(settings, base_url="https://netz.example")
    headers = {"Origin": "https://netz.example"}
    assert client.post(path(asking()), data=YES, headers=headers).status_code == 200
