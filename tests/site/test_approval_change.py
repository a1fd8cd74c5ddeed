"""Whoever has answered by a link changes it by another that is mailed: the old one shows and does nothing."""

import pytest

from coopcms.consents.models import CHANGING, Answer, ApprovalAsk, ApprovalLink, Depicted
from coopcms.consents.services_links import renew, revoke
from coopcms.consents.services_parties import add_party, change_party
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict
from coopcms.consents.services_quotes import name_speakers
from coopcms.content.queries import item_by_id
from coopcms.review.services_trash import trash
from tests.admin.pages import Page
from tests.fixtures.approvals import BLOCK, SPOKEN
from tests.site.test_approval import form, path, picture, said
from tests.site.test_approval_over import CHANGE, HIDDEN

__all__ = ["picture"]
PRESS = {"aendern": "1"}


@pytest.fixture
def answered(client, asking):
    """The token of a link by which both quotes were released."""
    token = asking()
    assert client.post(path(token), data=form("released", "released")).status_code == 200
    return token


def changing(client, token: str) -> str:
    """The token that a mail brings after the button was pressed."""
    assert client.post(path(token), data=PRESS).status_code == 200
    last = ApprovalLink.select().where(ApprovalLink.purpose == CHANGING).order_by(ApprovalLink.id.desc()).first()
    return renew(last.id)


def asks() -> list[int]:
    return [row.id for row in ApprovalAsk.select().join(ApprovalLink).where(ApprovalLink.purpose == CHANGING)]


def test_the_receipt_offers_to_change_the_answer_and_the_used_link_does(client, asking):
    token = asking()
    receipt = Page(client.post(path(token), data=form("released", "refused")))
    used = Page(client.get(path(token)))
    assert used.answer.status_code == 410
    for page in (receipt, used):
        assert page.texts("//main//form//button") == [CHANGE] and token not in page.answer.text
        assert page.root.xpath("//main//form/@action") == ["?lang=en"]
        assert "anna@firma.example" not in page.answer.text


def no_address(anna, author, **_given):
    change_party(anna, {"email": ""}, author)


def once_before(client, answered, **_given):
    client.post(path(answered), data=PRESS)


def not_theirs(speaking, author, **_given):
    other = add_party("siegen", {"name": "Cem Beispiel"}, author)
    for (hash_,) in Answer.select(Answer.hash).where(Answer.state == "released").tuples():
        name_speakers(item_by_id(speaking.id), hash_, [other.id], author)


def trashed(speaking, author, **_given):
    trash(item_by_id(speaking.id), author)


@pytest.mark.parametrize("silent", [no_address, once_before, not_theirs, trashed])
def test_the_page_says_the_same_whether_a_mail_goes_or_not(
    client, asking, answered, anna, author, speaking, clock, silent
):
    told = client.post(path(answered), data=PRESS)
    assert told.status_code == 200 and Page(told).texts("//h1") == ["Please look into your mails"]
    ApprovalLink.update(change_at=None).where(ApprovalLink.purpose != CHANGING).execute()
    silent(client=client, answered=answered, anna=anna, author=author, speaking=speaking)
    before = ApprovalLink.select().count()
    assert client.post(path(answered), data=PRESS).data == told.data
    assert ApprovalLink.select().count() == before
    for word in (*HIDDEN, "anna@firma.example", answered):
        assert word not in told.text, word


def test_a_link_that_was_never_answered_brings_none_in_the_same_words(client, asking, answered, author, clock):
    told = client.post(path(answered), data=PRESS).data
    token = asking()
    assert client.post(path(token), data=PRESS).data == told and client.get(path(token)).status_code == 200
    revoke(ApprovalLink.select().order_by(ApprovalLink.id.desc()).first(), author)
    assert client.post(path(token), data=PRESS).data == told
    assert not Page(client.get(path(token))).root.xpath("//form")
    assert ApprovalLink.select().where(ApprovalLink.purpose == CHANGING).count() == 1
    assert client.post(path("A" * 43), data=PRESS).status_code == 404
    assert client.post(path("x"), data=PRESS).status_code == 404


def test_without_an_address_the_page_says_whom_to_write_to_instead(client, answered, anna, author, siegen):
    type(siegen).update(email="post@siegen.example").execute()
    change_party(anna, {"email": ""}, author)
    page = Page(client.get(path(answered)))
    assert page.answer.status_code == 410 and not page.root.xpath("//form")
    assert page.root.xpath("//main//a/@href") == ["mailto:post@siegen.example"]
    assert "Zentrum Siegen (Beispiel)" in page.said and author.name not in page.said and SPOKEN not in page.said


def test_another_site_cannot_press_the_button(client, answered):
    refused = client.post(path(answered), data=PRESS, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403 and not ApprovalLink.select().where(ApprovalLink.purpose == CHANGING).exists()


def test_a_forwarded_used_link_has_no_power(client, answered):
    for data in ({"antwort-1": "withdrawn"}, {"antwort-1": "refused", "antwort-2": "refused"}):
        page = client.post(path(answered), data=data)
        assert page.status_code == 410 and SPOKEN not in page.text
    assert [row[0] for row in said()] == ["released", "released"]


def test_the_new_link_shows_what_was_said_and_when_and_offers_to_take_it_back(client, answered, author):
    token = changing(client, answered)
    page = Page(client.get(path(token)))
    assert page.answer.status_code == 200 and page.texts("//h1") == ["Change your answer"]
    assert page.texts("//mark") == [SPOKEN, BLOCK] and page.said.count("You have released it.") == 2
    assert "by a link" in page.said and author.name in page.said
    assert page.root.xpath("//input[@checked]/@value") == ["", ""]
    assert page.root.xpath("//input[@type='radio']/@value") == ["", "withdrawn"] * 2
    german = Page(client.get(f"/freigabe/{token}"))
    assert "Ich nehme die Freigabe dieser Worte zurück" in german.said and german.root.get("lang") == "de"


@pytest.fixture
def public(answered, speaking, act, author, reviewer_siegen, publisher):
    """The text with both quotes is published."""
    for step, who in (("submit", author), ("sign_off", reviewer_siegen), ("publish", publisher)):
        act(item_by_id(speaking.id), step, who)


def test_the_words_leave_the_public_page_within_the_request(client, answered, speaking, public):
    address = f"/artikel/{speaking.slug}"
    assert SPOKEN in client.get(address).text and BLOCK in client.get(address).text
    token = changing(client, answered)
    first, _second = asks()
    page = Page(
        client.post(path(token), data={f"antwort-{first}": "withdrawn", f"grund-{first}": "Es gilt nicht mehr."})
    )
    assert page.answer.status_code == 200 and "You have taken your consent back" in page.said
    assert "Es gilt nicht mehr." in page.said and BLOCK not in page.said
    assert SPOKEN not in client.get(address).text and BLOCK in client.get(address).text
    assert client.post(path(token), data={f"antwort-{first}": "withdrawn"}).status_code == 410
    used = Page(client.get(path(token)))
    assert used.answer.status_code == 410 and used.texts("//main//form//button") == [CHANGE]
    for word in HIDDEN:
        assert word not in used.answer.text, word


def test_what_was_refused_is_released_after_all(client, asking, speaking):
    token = asking()
    client.post(path(token), data=form("refused", "released"))
    back = changing(client, token)
    page = Page(client.get(path(back)))
    assert page.root.xpath("//input[@type='radio']/@value") == ["", "released", "", "withdrawn"]
    assert client.post(path(back), data={f"antwort-{asks()[0]}": "released"}).status_code == 200
    assert said()[-1][:2] == ("released", SPOKEN)


def test_what_has_to_be_mended_is_said_beside_its_field_and_nothing_typed_is_lost(client, answered):
    token = changing(client, answered)
    first, second = asks()
    nothing = Page(client.post(path(token), data={f"antwort-{first}": "", f"antwort-{second}": ""}))
    assert (
        nothing.answer.status_code == 422 and "You have changed nothing yet" in nothing.texts("//*[@role='alert']")[0]
    )
    long = {f"antwort-{first}": "withdrawn", f"grund-{first}": "x" * 2001, f"antwort-{second}": "proposed"}
    page = Page(client.post(path(token), data=long))
    assert page.answer.status_code == 422 and "x" * 2001 in page.answer.text
    assert page.root.xpath("//*[@role='alert']//a/@href") == [f"#grund-{first}", f"#antwort-{second}"]
    assert page.root.xpath(f"//textarea[@id='grund-{first}'][@aria-invalid='true']")
    assert [row[0] for row in said()] == ["released", "released"]


def test_a_new_link_that_has_run_out_says_so_and_offers_the_next(client, answered, clock):
    token = changing(client, answered)
    clock.forward(days=7)
    page = Page(client.get(path(token)))
    assert page.answer.status_code == 410 and page.texts("//h1") == ["This link has run out"]
    assert "nothing was changed by it" in page.said and page.texts("//main//form//button") == [CHANGE]
    for word in HIDDEN:
        assert word not in page.answer.text, word


def test_a_new_link_of_a_text_in_the_trash_shows_nothing(client, answered, speaking, author):
    token = changing(client, answered)
    trash(item_by_id(speaking.id), author)
    page = Page(client.get(path(token)))
    assert page.answer.status_code == 410 and page.texts("//h1") == ["There is nothing to answer any more"]
    assert client.post(path(token), data={f"antwort-{asks()[0]}": "withdrawn"}).status_code == 410
    assert len(said()) == 2


@pytest.fixture
def shown(picture, anna, author):
    """The token of a link that asks Anna about a picture by itself."""
    terms = {"basis": "consent", "purposes": "Berichte über das Zentrum", "channels": "Website und Newsletter"}
    depict(picture, anna.id, terms, author)
    return ask_alone(picture, anna.id, 14, author)[1]


def test_a_picture_by_itself_is_shown_with_what_it_is_for(client, shown, picture):
    page = Page(client.get(path(shown)))
    assert page.answer.status_code == 200 and "you can be seen in a picture" in page.said
    assert page.texts("//dl[contains(@class, 'terms')]//dd") == ["Berichte über das Zentrum", "Website und Newsletter"]
    (source,) = page.root.xpath("//main//img/@src")
    assert client.get(source).content_type == "image/webp"
    assert client.post(path(shown), data=form("released")).status_code == 200
    assert [row[:2] for row in said()] == [("released", "halle.jpg")] and client.get(source).status_code == 410


def test_a_picture_is_taken_back_and_its_bytes_answer_nowhere(client, shown, picture, live):
    client.post(path(shown), data=form("released"))
    figure = f'<p>Neu.</p><figure data-picture="{picture.id}"><img alt="Anna vor der Halle"></figure>'
    live("Halle", slug="halle", body=figure)
    assert (place := f"/medien/{picture.id}/") in client.get("/artikel/halle").text
    token = changing(client, shown)
    (source,) = Page(client.get(path(token))).root.xpath("//main//img/@src")
    page = Page(client.post(path(token), data={f"antwort-{asks()[0]}": "withdrawn"}))
    assert page.answer.status_code == 200 and not page.root.xpath("//main//img")
    assert place not in client.get("/artikel/halle").text
    assert client.get(f"{place}800.jpeg").status_code in (404, 410) and client.get(source).status_code == 410
    assert picture.refetch().withdrawn_at and Depicted.get().party_id and Answer.get(Answer.state == "withdrawn").link


def test_a_look_at_the_new_link_costs_few_statements(client, answered, statements):
    token = changing(client, answered)
    with statements() as sent:
        assert client.get(path(token)).status_code == 200
    assert len(sent) <= 12, sent
