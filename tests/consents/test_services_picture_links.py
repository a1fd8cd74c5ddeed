"""A picture is asked about by itself, before any text shows it; the answer is about exactly this file."""

import pytest

from coopcms.consents.models import Answer, ApprovalAsk, ApprovalLink
from coopcms.consents.queries_links import sender_of
from coopcms.consents.queries_pictures import recognised
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given
from coopcms.consents.services_links import answer, ask, opened, revoke
from coopcms.consents.services_picture_links import ask_alone, revoke_alone
from coopcms.consents.services_pictures import depict, undepict
from coopcms.content.services import create
from coopcms.errors import NotAllowed, NotNow, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.media.models import Picture
from coopcms.media.services_trash import trash
from coopcms.media.services_withdraw import withdraw
from coopcms.notify.models import InboxEntry

YES = Given(0, "released")


@pytest.fixture
def shot(picture_row, anna, author):
    """A picture in which Anna can be seen; no text shows it."""
    row = picture_row()
    depict(row, anna.id, {"basis": "consent", "purposes": "Berichte", "channels": "Website"}, author)
    return row


@pytest.fixture
def asked(shot, anna, author):
    """(link, token) that asks Anna about it."""
    return ask_alone(shot, anna.id, 14, author)


def reply(token: str, given: Given):
    (one,) = opened(token).asked
    return answer(token, {one.id: given})


def test_it_asks_about_the_file_as_it_is_and_names_the_centre_that_keeps_it(asked, shot, author):
    found = opened(asked[1])
    (one,) = found.asked
    assert (one.item, one.thing.hash, one.is_current) == (0, shot.digest, True)
    assert sender_of(found.link).centre == "Zentrum Siegen (Beispiel)"
    row = Answer.get()
    assert (row.state, row.how, row.link_id, row.hash) == ("asked", "link", asked[0].id, shot.digest)


def test_a_yes_counts_for_this_file_and_stands_in_the_pictures_history(asked, shot):
    reply(asked[1], YES)
    (one,) = recognised(shot)
    assert one.is_yes and one.last.how == "link"
    lines = HistoryLine.select().where(HistoryLine.subject_kind == "picture", HistoryLine.verb == "answered")
    assert [(line.facts["state"], line.actor_name) for line in lines.order_by(HistoryLine.id)] == [
        ("asked", "autor@siegen.example (Beispiel)"), ("released", "Anna Beispiel"),
    ]  # fmt: skip


def test_who_asked_hears_of_it_and_a_wish_is_kept_with_the_answer(app, asked, shot, author):
    reply(asked[1], Given(0, "proposed", proposal="Bitte ohne meinen Namen."))
    (entry,) = InboxEntry.select()
    assert (entry.user_id, entry.event, entry.facts["transition"]) == (author.id, "approval_answered", "proposed")
    assert entry.facts["url_path"] == f"/admin/medien/{shot.id}/menschen"
    assert recognised(shot)[0].last.proposal == "Bitte ohne meinen Namen."


def test_asked_again_the_link_before_ends(asked, shot, anna, author):
    _link, token = ask_alone(shot, anna.id, 7, author)
    with pytest.raises(NotNow):
        opened(asked[1])
    reply(token, YES)


def test_a_link_in_a_text_is_none_of_its_business(flows, asked, shot, anna, author):
    figure = f'<p>Neu.</p><figure data-picture="{shot.id}"><img alt="Ein Tor"></figure>'
    text = create("article", "siegen", {"title": "Halle", "body": figure}, author)
    link, token = ask(text, anna.id, [About("picture", shot.id)], 7, author)
    ask_alone(shot, anna.id, 7, author)
    opened(token)
    with pytest.raises(Unknown):
        revoke_alone(shot, link.id, author)


def test_only_who_keeps_the_picture_asks_and_takes_back(asked, shot, anna, author_ruhr):
    for refused in (
        lambda: ask_alone(shot, anna.id, 7, author_ruhr),
        lambda: revoke_alone(shot, asked[0].id, author_ruhr),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert ApprovalLink.select().count() == 1 and opened(asked[1])


def test_taken_back_it_opens_nothing_and_twice_is_once(asked, shot, author):
    revoke_alone(shot, asked[0].id, author)
    revoke_alone(shot, asked[0].id, author)
    with pytest.raises(NotNow):
        opened(asked[1])
    assert HistoryLine.select().where(HistoryLine.verb == "approval_revoked").count() == 1
    with pytest.raises(Unknown):
        revoke(asked[0], author)


def put_away(shot, who):
    trash(shot, who)


def taken_away(shot, who):
    withdraw(shot, "Niemand will es.", who)


def made_anew(shot, _who):
    Picture.update(digest="f" * 64).where(Picture.id == shot.id).execute()


@pytest.mark.parametrize("ending", [put_away, taken_away, made_anew])
def test_a_picture_that_is_not_there_any_more_is_not_asked_about(asked, shot, anna, author, lead_siegen, ending):
    (one,) = opened(asked[1]).asked
    ending(shot, lead_siegen)
    for refused in (lambda: opened(asked[1]), lambda: answer(asked[1], {})):
        with pytest.raises((NotNow, Unknown)):
            refused()
    if ending is not made_anew:
        with pytest.raises(NotNow):
            ask_alone(shot.refetch(), anna.id, 7, author)


def test_who_cannot_be_recognised_after_all_is_asked_no_more(asked, shot, anna, author, publisher):
    with pytest.raises(NotAllowed):
        undepict(shot, anna.id, author)
    undepict(shot, anna.id, publisher)
    with pytest.raises(NotNow):
        opened(asked[1])


def test_only_who_is_named_is_asked(shot, anna, author):
    undepict(shot, anna.id, author)
    with pytest.raises(NotNow):
        ask_alone(shot, anna.id, 7, author)
    assert not ApprovalAsk.select().exists()
