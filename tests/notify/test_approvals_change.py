"""The mail by which an answer is changed, and what a long proposal becomes in a remark."""

from coopcms.consents.models import Answer, ApprovalLink
from coopcms.consents.queries_asked import states_of
from coopcms.consents.queries_things import About
from coopcms.consents.services_links import Wish, ask_for
from coopcms.consents.services_parties import add_party, change_party
from coopcms.consents.services_quotes import name_speakers
from coopcms.content.services import create
from coopcms.ledger.models import Job
from coopcms.review.models import Comment
from tests.fixtures.approvals import QUOTED
from tests.notify.test_approvals import ask, in_english, is_as_kept, mails, outside, reply, token_in

__all__ = ["ask", "mails", "outside"]


def changing(client, mails, token: str):
    """The mail that comes after somebody has pressed the button of an answered link."""
    assert client.post(f"/freigabe/{token}", data={"aendern": "1"}).status_code == 200
    return mails()[-1]


def test_the_link_to_change_an_answer_and_its_receipt_in_english(outside, ask, mails, client, cast):
    in_english(outside[1], cast)
    ask()
    token = token_in(mails()[0])
    reply(client, token, "released", "released")
    mail = changing(client, mails, token)
    is_as_kept(mail, "change_en")
    new = token_in(mail)
    assert new != token and client.get(f"/freigabe/{new}").status_code == 200
    reply(client, new, "withdrawn", "")
    is_as_kept(mails()[-1], "changed_en")


def test_the_link_to_change_an_answer_in_german_goes_to_the_address_that_is_kept_now(outside, ask, mails, client, cast):
    ask()
    token = token_in(mails()[0])
    reply(client, token, "released", "released")
    change_party(outside[1], {"email": "neu@firma.example"}, cast["ada"])
    mail = changing(client, mails, token)
    is_as_kept(mail, "change_de")
    assert mail["To"] == "Anna Beispiel <neu@firma.example>"


def test_nobody_is_mailed_twice_a_day_or_reminded_of_a_link_to_change(outside, ask, mails, client, clock):
    ask()
    token = token_in(mails()[0])
    reply(client, token, "released", "released")
    changing(client, mails, token)
    before = len(mails())
    changing(client, mails, token)
    clock.forward(hours=23)
    changing(client, mails, token)
    assert len(mails()) == before
    clock.forward(days=30)
    assert len(mails()) == before


def test_a_mail_about_a_link_that_was_deleted_is_given_up_quietly(outside, ask, mails, clock):
    ask()
    ApprovalLink.delete().execute()
    assert mails() == [] and Job.select().where(Job.name == "approval").order_by(Job.due, Job.id).first().done_at


def test_a_proposal_longer_than_a_remark_holds_is_cut_there_and_kept_whole(letters, cast, mails, client):
    words = "Ein sehr langes Zitat. " * 130
    draft = create("article", "siegen", QUOTED | {"body": f"<blockquote><p>{words}</p></blockquote>"}, cast["ada"])
    anna = add_party("siegen", {"name": "Anna Beispiel", "email": "anna@firma.example"}, cast["ada"])
    (matter,) = states_of(draft, draft.head.content)[0]
    name_speakers(draft, matter.hash, [anna.id], cast["ada"])
    ask_for(draft, Wish(anna.id, (About("quote", matter.subject),)), cast["ada"])
    longer = "Ein anderes, noch längeres Zitat. " * 170
    reply(client, token_in(mails()[0]), "proposed", proposal=longer)
    assert Answer.get(Answer.state == "proposed").proposal == longer.strip()
    remark = Comment.get().text
    assert remark.count("[…]") == 2 and len(remark) <= 5000
