"""An answer about a picture moves every draft and review that shows it, whichever way it came."""

import pytest

from coopcms.app import job_handlers
from coopcms.consents.models import PICTURE
from coopcms.consents.queries_pictures import showing
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given
from coopcms.consents.services_links import answer, ask, opened
from coopcms.consents.services_picture_answers import note_answer
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict, undepict
from coopcms.consents.services_told import RECOUNT
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.ledger import events
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.review.services_trash import trash

SIGNED = Given(0, "released", "paper", "Unterschrieben am 1. November, Ordner 3.")


@pytest.fixture
def shot(picture_row, anna, author):
    """A picture in which Anna can be seen."""
    row = picture_row()
    depict(row, anna.id, {"basis": "consent"}, author)
    return row


@pytest.fixture
def showing_it(flows, shot, author):
    """A factory: a draft that shows the picture."""

    def make(title: str):
        figure = f'<p>Neu.</p><figure data-picture="{shot.id}"><img alt="Ein Tor"></figure>'
        return create("article", "siegen", {"title": title, "body": figure}, author)

    return make


@pytest.fixture
def recounted(app, settings):
    """A factory: does the jobs that wait; the items that were looked at anew for a picture since it was last called."""
    heard = []

    def hear(event: events.Event) -> None:
        if event.facts["trigger"] == "picture_answered":
            heard.append(event.subject)

    def run() -> list[int]:
        run_due(job_handlers(settings))
        found, heard[:] = heard[:], []
        return found

    events.on("facts_changed", hear)
    yield run
    events._handlers["facts_changed"].remove(hear)


def by_hand(shot, anna, author, _text):
    note_answer(shot, Given(anna.id, SIGNED.state, SIGNED.how, SIGNED.note), author)


def by_a_link(shot, anna, author, _text):
    token = ask_alone(shot, anna.id, 7, author)[1]
    answer(token, {one.id: Given(0, "released") for one in opened(token).asked})


def by_a_link_of_one_text(shot, anna, author, text):
    token = ask(text, anna.id, [About(PICTURE, shot.id)], 7, author)[1]
    answer(token, {one.id: Given(0, "refused") for one in opened(token).asked})


def taken_out(shot, anna, author, _text):
    undepict(shot, anna.id, author)


@pytest.mark.parametrize("said", [by_hand, by_a_link, by_a_link_of_one_text, taken_out])
def test_every_text_that_shows_it_is_looked_at_anew(said, shot, anna, author, showing_it, recounted):
    texts = [showing_it("Eins"), showing_it("Zwei")]
    recounted()
    said(shot, anna, author, texts[0])
    assert recounted() == [text.id for text in texts] and recounted() == []


def test_what_shows_it_no_more_or_lies_in_the_trash_is_left_alone(shot, author, showing_it):
    kept, changed, away = showing_it("Eins"), showing_it("Zwei"), showing_it("Drei")
    save(changed, {"body": "<p>Ohne Bild.</p>"}, author)
    trash(away, author)
    assert showing(shot.id) == [kept.id]


def test_many_answers_are_one_look(shot, anna, author, showing_it):
    showing_it("Eins")
    for _time in range(3):
        by_hand(shot, anna, author, None)
    assert Job.select().where(Job.name == RECOUNT, Job.done_at.is_null()).count() == 1


def test_a_working_copy_that_shows_it_counts_as_well(published, shot, author):
    copy = copy_out(published, author)
    figure = f'<p>Neu.</p><figure data-picture="{shot.id}"><img alt="Ein Tor"></figure>'
    save(item_by_id(copy.id), {"body": figure}, author)
    assert showing(shot.id) == [copy.id]
