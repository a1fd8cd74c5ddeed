"""Each morning who can do something about it hears what ends: a licence twice, a link once, however often it runs."""

from datetime import date, timedelta

import pytest

from coopcms.actor import SYSTEM
from coopcms.app import job_handlers
from coopcms.clock import berlin, now
from coopcms.consents.models import PHONE, RELEASED, Party
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_changes import ask_to_change
from coopcms.consents.services_links import answer, opened
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict
from coopcms.content.models import Item
from coopcms.content.services import create, save
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.media.models import Picture
from coopcms.notify.models import InboxEntry
from coopcms.notify.services_endings import ENDING, ENDINGS, queue_endings
from coopcms.notify.words import remark, said


@pytest.fixture
def morning(clock, flows, settings):
    """A factory: some days go by, every morning the jobs run; who was told which event since the last time."""
    queue_endings()
    heard: set[int] = set()

    def pass_by(days: int = 0) -> list[tuple[int, str]]:
        for _day in range(days or 1):
            clock.forward(days=1 if days else 0)
            run_due(job_handlers(settings))
        rows = [row for row in InboxEntry.select().order_by(InboxEntry.id) if row.id not in heard]
        heard.update(row.id for row in rows)
        return [(row.user_id, row.event) for row in rows if row.event != "approval_answered"]

    return pass_by


@pytest.fixture
def kept(picture_row, clock):
    """A factory: a picture of Siegen whose licence ends after so many days."""
    return lambda days, **more: picture_row(licence_until=berlin(now()).date() + timedelta(days=days), **more)


@pytest.fixture
def showing(flows, author):
    """A factory: an article of Siegen that shows a picture, with this title."""

    def make(row: Picture, title: str, *, is_live: bool) -> None:
        body = f'<figure data-picture="{row.id}"><img alt="Eine Halle"></figure>'
        text = create("article", "siegen", {"title": title, "body": body}, author)
        if is_live:
            Item.update(live=text.head, public="live", state="published").where(Item.id == text.id).execute()

    return make


def test_those_who_keep_a_picture_hear_30_and_7_days_before_its_licence_ends(morning, kept, publisher, author):
    kept(31, uploaded_by_id=author.id)
    both = [(user, "licence_ends") for user in sorted((publisher.id, author.id))]
    assert (morning(), morning(1), morning(22)) == ([], both, [])
    assert (morning(1), morning(7)) == (both, [])


def test_a_look_that_runs_twice_tells_once(morning, kept, publisher, settings):
    kept(20)
    assert morning() == [(publisher.id, "licence_ends")]
    Job.update(done_at=None).where(Job.name == ENDINGS).execute()
    Job.update(done_at=None, due=now()).where(Job.name == ENDINGS).execute()
    assert morning() == []
    assert Job.select().where(Job.name == ENDING).count() == 1


def test_the_public_texts_that_show_the_picture_are_named_and_drafts_are_not(morning, kept, publisher, showing):
    row = kept(20)
    showing(row, "Neue Halle", is_live=True)
    showing(row, "Noch geheim", is_live=False)
    assert morning() == [(publisher.id, "licence_ends")]
    told = InboxEntry.get(InboxEntry.event == "licence_ends")
    assert remark(told, str) == "Neue Halle"


def test_a_licence_that_is_extended_is_told_of_again_at_its_new_end(morning, kept, publisher):
    row = kept(30)
    assert len(morning()) == 1
    Picture.update(licence_until=berlin(now()).date() + timedelta(days=40)).where(Picture.id == row.id).execute()
    assert (morning(9), morning(1)) == ([], [(publisher.id, "licence_ends")])


def test_a_consent_that_ends_is_told_of_30_and_7_days_before(morning, picture_row, publisher, author, anna):
    row = picture_row(title="Die Halle", people_stated=True)
    until = berlin(now()).date() + timedelta(days=31)
    depict(row, anna.id, {"basis": "consent", "until": until.isoformat()}, author)
    once = [(publisher.id, "consent_ends")]
    assert (morning(), morning(1), morning(22), morning(1), morning(9)) == ([], once, [], once, [])
    text = said(InboxEntry.get(InboxEntry.event == "consent_ends"), str, locale="en")
    assert text.startswith("Anna Beispiel has agreed to be shown in the picture “Die Halle” until ")


def test_nobody_hears_of_the_end_of_another_basis_or_of_one_that_was_moved(
    morning, picture_row, publisher, author, anna
):
    row, soon = picture_row(people_stated=True), berlin(now()).date() + timedelta(days=5)
    depict(row, anna.id, {"basis": "contract", "until": soon.isoformat()}, author)
    assert morning() == []
    depict(row, anna.id, {"basis": "consent", "until": (soon + timedelta(days=90)).isoformat()}, author)
    assert morning(3) == []


@pytest.mark.parametrize("gone", ["withdrawn_at", "trashed_at"])
def test_nobody_hears_of_pictures_that_are_gone(morning, kept, publisher, gone):
    kept(10, **{gone: now()})
    assert morning(3) == []


def test_who_has_left_the_centre_hears_nothing_though_they_uploaded_it(morning, kept, author_ruhr, lead_siegen):
    kept(10, uploaded_by_id=author_ruhr.id)
    assert morning() == [(lead_siegen.id, "licence_ends")]


def test_who_asked_hears_once_when_a_link_runs_out(morning, asking, author):
    asking(days=7)
    assert (morning(6), morning(1), morning(9)) == ([], [(author.id, "link_over")], [])


def test_where_no_mail_can_be_sent_who_asked_hears_three_days_before(morning, asking, anna, author):
    Party.update(email="").where(Party.id == anna.id).execute()
    asking(days=7)
    assert (morning(3), morning(1), morning(2)) == ([], [(author.id, "link_ends")], [])
    assert morning(1) == [(author.id, "link_over")]


def test_nobody_hears_of_a_link_once_the_answer_came_otherwise(morning, asking, abouts, speaking, anna):
    asking(days=7)
    for about in abouts:
        record(speaking, about, Given(anna.id, RELEASED, PHONE, "Am Telefon (Beispiel)."), SYSTEM)
    assert morning(8) == []


def test_a_link_about_a_picture_itself_leads_to_the_page_of_the_picture(morning, picture_row, anna, author):
    row = picture_row(title="Die Halle")
    depict(row, anna.id, {"basis": "consent"}, author)
    ask_alone(row, anna.id, 7, author)
    assert (morning(6), morning(1), morning(9)) == ([], [(author.id, "link_over")], [])
    told = InboxEntry.get(InboxEntry.event == "link_over")
    assert told.facts["url_path"] == f"/admin/medien/{row.id}/menschen" and told.facts["title"] == "Die Halle"


def test_nobody_hears_that_a_link_to_change_an_answer_runs_out(morning, asking):
    token = asking(days=7)
    answer(token, {one.id: Given(0, RELEASED) for one in opened(token).asked})
    assert morning(1) == []
    ask_to_change(token)
    assert morning(9) == []


def test_nobody_hears_of_a_link_about_words_that_stand_there_no_more(morning, asking, speaking, author):
    asking(days=7)
    save(speaking, {"body": "<p>Alles anders.</p>"}, author)
    assert morning(8) == []


def test_the_sentences_name_person_text_picture_and_day(morning, asking, kept, author, publisher):
    asking(days=7)
    kept(10, title="Die Halle")
    morning(7)
    told = {row.event: said(row, lambda text: text, locale="en") for row in InboxEntry.select()}
    assert "“Die Halle” holds until 4 December 2026" in told["licence_ends"]
    assert told["link_over"].startswith("Anna Beispiel has not answered about “")
    assert InboxEntry.get(InboxEntry.event == "licence_ends").facts["due"] == str(date(2026, 12, 4))
