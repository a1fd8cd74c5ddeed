"""Who can be recognised: nobody, said expressly, or people with a basis; answers are kept, whoever takes them."""

import pytest

from coopcms.consents.models import Answer, ApprovalLink, Depicted, Party
from coopcms.consents.queries_pictures import recognised
from coopcms.content.services import create
from coopcms.content.services_owners import accept, invite
from coopcms.media.models import Picture
from coopcms.media.services_withdraw import withdraw
from tests.admin.pages import Page

ANNA = {"name": "Anna Beispiel", "organisation": "Beispiel GmbH", "email": "anna@firma.example"}
SIGNED = {"state": "released", "how": "paper", "note": "Unterschrieben am 1. November, Ordner 3."}


@pytest.fixture
def row(picture_row):
    return picture_row(people_stated=False)


@pytest.fixture
def people(english, row):
    """A factory: `send, look = people(author)`; `send("/1/antwort", state=…)` sends a form of the page."""

    def of(actor):
        client, home = english(actor), f"/admin/medien/{row.id}/menschen"
        (token, *_) = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")
        return (
            lambda end="", **typed: client.post(home + end, data={"csrf_token": token, **typed}),
            lambda: Page(client.get(home)),
        )

    return of


@pytest.fixture
def anna(people, author):
    """Somebody named in the picture, whose consent is needed."""
    send, _look = people(author)
    assert send(**ANNA, basis="consent").status_code == 303
    return Party.get()


@pytest.fixture
def text(flows, author, row):
    """A draft that shows the picture."""
    figure = f'<figure data-picture="{row.id}"><img alt="Ein Tor"></figure>'
    return create("article", "siegen", {"title": "Die Halle", "lead": "Neu.", "body": f"<p>Neu.</p>{figure}"}, author)


def test_nobody_is_said_expressly_and_can_be_taken_back(people, author, row):
    send, look = people(author)
    assert "Nobody has said yet" in look().said
    assert send("/niemand").status_code == 303 and row.refetch().people_stated
    assert "stated that nobody can be recognised" in look().said
    assert send("/niemand", stand="offen").status_code == 303 and not row.refetch().people_stated


def test_somebody_new_is_named_with_a_basis_and_then_known(people, author, row, anna, picture_row):
    (one,) = recognised(row)
    assert (one.party.name, one.party.centre.slug, one.depicted.basis, one.is_yes) == (
        "Anna Beispiel", "siegen", "consent", False,
    )  # fmt: skip
    assert row.refetch().people_stated
    _send, look = people(author)
    assert look().texts("//article//h3") == ["Anna Beispiel, Beispiel GmbH"]
    assert look().texts("//select[@name='party']/option") == ["– a new one –"]


def test_a_person_without_a_basis_or_a_name_is_refused_and_no_entry_is_left(people, author, row):
    send, _look = people(author)
    for given in (ANNA, {"basis": "consent"}):
        answer = send(**given)
        assert answer.status_code == 422 and Page(answer).texts("//div[@class='error-summary']//li")
    assert not Party.select().exists() and not Depicted.select().exists() and not row.refetch().people_stated


def test_where_people_are_named_nobody_cannot_be_said(people, author, anna):
    send, _look = people(author)
    assert send("/niemand").status_code == 409


def test_an_answer_is_noted_before_any_text_shows_the_picture(people, author, row, anna):
    send, look = people(author)
    assert send(f"/{anna.id}/antwort", **SIGNED).status_code == 303
    (one,) = recognised(row)
    assert (one.state, one.is_yes, Answer.get().hash) == ("released", True, row.digest)
    assert "on paper" in look().texts("//article")[0]
    assert send(f"/{anna.id}/antwort", **SIGNED | {"state": "refused"}).status_code == 303
    assert not recognised(row)[0].is_yes


def test_an_answer_without_a_proof_is_refused_beside_its_field(people, author, anna):
    send, _look = people(author)
    answer = send(f"/{anna.id}/antwort", **SIGNED | {"note": ""})
    assert answer.status_code == 422 and Page(answer).texts(f"//p[@id='antwort-{anna.id}-note-fehler']")
    assert not Answer.select().exists()


def test_who_takes_the_consent_back_is_shown_nowhere_at_once(people, author, publisher, row, anna):
    _send, _look = people(author)
    send, _look = people(publisher)
    assert send(f"/{anna.id}/antwort", **SIGNED | {"state": "withdrawn"}).status_code == 303
    assert row.refetch().withdrawn_at


def test_somebody_is_asked_in_the_text_that_shows_the_picture(people, author, text, anna):
    send, look = people(author)
    assert look().texts("//select[@name='item']/option")[1:] == ["Die Halle"]
    assert send(f"/{anna.id}/bitten", item=str(text.id), days="14").status_code == 303
    assert (
        ApprovalLink.get().party_id == anna.id
        and "asked" in look().texts("//article//span[@class='state media-waiting']")[0]
    )


def test_somebody_is_asked_about_the_picture_itself_before_any_text_shows_it(people, author, row, anna):
    send, look = people(author)
    assert send(f"/{anna.id}/bitten", item="99", days="14").status_code == 422 and not ApprovalLink.select().exists()
    assert send(f"/{anna.id}/bitten", item="", days="14").status_code == 303
    (open_link,) = look().texts("//section[@aria-labelledby='links']//li")
    assert "Anna Beispiel" in open_link and "not opened yet" in open_link
    assert (Answer.get().state, Answer.get().hash) == ("asked", row.digest)


def test_a_link_about_the_picture_is_taken_back_by_who_keeps_it(people, author, author_ruhr, row, anna):
    send, look = people(author)
    send(f"/{anna.id}/bitten", item="", days="14")
    number = ApprovalLink.get().id
    (address,) = look().root.xpath("//section[@aria-labelledby='links']//form/@action")
    assert address.endswith(f"/menschen/link/{number}/zuruecknehmen")
    foreign, seen = people(author_ruhr)
    assert foreign(f"/link/{number}/zuruecknehmen").status_code == 403
    assert not seen().root.xpath("//section[@aria-labelledby='links']")
    assert send(f"/link/{number + 1}/zuruecknehmen").status_code == 404
    assert send(f"/link/{number}/zuruecknehmen").status_code == 303
    assert ApprovalLink.get().revoked_at and not look().root.xpath("//section[@aria-labelledby='links']")


def test_a_link_that_a_text_sent_is_named_and_taken_back_there(people, author, text, anna):
    send, look = people(author)
    send(f"/{anna.id}/bitten", item=str(text.id), days="14")
    (open_link,) = look().texts("//section[@aria-labelledby='links']//li")
    assert "in a text" in open_link and not look().root.xpath("//section[@aria-labelledby='links']//form")
    assert send(f"/link/{ApprovalLink.get().id}/zuruecknehmen").status_code == 404


def test_without_an_address_the_link_is_shown_once(people, author, text, row):
    send, look = people(author)
    send(name="Bernd Beispiel", basis="consent")
    send(f"/{Party.get().id}/bitten", item=str(text.id), days="7")
    assert "/freigabe/" in look().said and "/freigabe/" not in look().said


def test_who_said_no_is_not_passed_over(people, author, anna):
    send, _look = people(author)
    send(f"/{anna.id}/antwort", **SIGNED | {"state": "refused"})
    assert send(f"/{anna.id}/entfernen").status_code == 409 and Depicted.select().exists()


def test_who_cannot_be_recognised_after_all_is_taken_out(people, author, anna):
    send, _look = people(author)
    assert send(f"/{anna.id}/entfernen").status_code == 303 and not Depicted.select().exists()


def test_who_sees_a_text_with_it_sees_where_it_stands_and_neither_proofs_nor_forms(
    people, author, author_ruhr, anna, text, lead_siegen, lead_ruhr
):
    people(author)[0](f"/{anna.id}/antwort", **SIGNED)
    send, look = people(author_ruhr)
    assert "released" not in look().said  # a draft of another centre is none of theirs
    invite(text, "ruhr-owl", lead_siegen)
    accept(text, "ruhr-owl", lead_ruhr)
    assert "released" in look().texts("//article")[0] and "Ordner 3" not in look().said
    for end in ("", "/niemand", f"/{anna.id}/antwort", f"/{anna.id}/entfernen"):
        assert send(end, **SIGNED, basis="consent", party=str(anna.id)).status_code in (403, 409)
    assert Picture.get().people_stated and Answer.select().count() == 1


def test_the_page_costs_at_most_twelve_statements(english, everything, author, people, text, anna, statements, row):
    people(author)[0](f"/{anna.id}/antwort", **SIGNED)
    client = english(everything)
    with statements() as sent:
        assert client.get(f"/admin/medien/{row.id}/menschen").status_code == 200
    assert len(sent) <= 12, str(sent)


@pytest.fixture
def gone(row, picture_row, lead_siegen):
    """A withdrawn picture of Siegen that the other looks like, but for two bits."""
    Picture.update(likeness="ff00ff00ff00ff03").where(Picture.id == row.id).execute()
    return withdraw(picture_row(title="Das Treffen", likeness="ff00ff00ff00ff00"), "Widerruf von Anna.", lead_siegen)


def test_what_looks_like_a_withdrawn_picture_says_so_on_its_pages_and_in_the_library(
    people, author, row, gone, english
):
    _send, look = people(author)
    client = english(author)
    for page in (
        look(),
        Page(client.get(f"/admin/medien/{row.id}")),
        Page(client.get(f"/admin/medien/{row.id}/verlauf")),
    ):
        (notice,) = page.root.xpath("//div[@id='zwilling']")
        assert "Widerruf von Anna." in notice.text_content()
        assert notice.xpath(".//a/@href") == [f"/admin/medien/{gone.id}"]
    tiles = Page(client.get("/admin/medien/")).texts(
        "//ul[@class='pictures']/li[.//p[contains(., 'withdrawn picture')]]"
    )
    assert len(tiles) == 1 and "Die Halle" in tiles[0] and "Das Treffen" in tiles[0]


def test_only_those_who_withdraw_say_of_it_who_can_be_recognised(people, author, lead_siegen, row, gone):
    send, look = people(author)
    assert not look().root.xpath("//form[contains(@action, '/niemand')]")
    for stand in ("", "alle", "anders"):
        assert send("/niemand", stand=stand).status_code in (403, 409) and not row.refetch().people_stated
    assert send(**ANNA, basis="legitimate_interest").status_code == 303
    assert recognised(row) and not row.refetch().people_stated
    assert "Nobody has confirmed yet" in look().said
    assert send("/niemand", stand="alle").status_code == 403
    send, look = people(lead_siegen)
    assert send("/niemand").status_code == 409  # somebody is named
    assert look().root.xpath("//input[@name='stand']/@value") == ["alle"]
    assert send("/niemand", stand="alle").status_code == 303 and row.refetch().people_stated
    assert "Nobody has confirmed yet" not in look().said


def test_all_are_named_only_where_somebody_is(people, author, row):
    send, _look = people(author)
    assert send("/niemand", stand="alle").status_code == 409 and not row.refetch().people_stated


def test_others_are_not_told_who_is_in_it_and_whom_to_ask(english, author_ruhr, acting, netz, anna, text, row, author):
    substitute = acting("ohne@siegen.example")
    for actor, told in ((author_ruhr, 200), (substitute, 403)):
        client = english(actor)
        for end in ("/menschen", "/verlauf"):
            answer = client.get(f"/admin/medien/{row.id}{end}")
            assert answer.status_code == 403 and "Anna" not in answer.text
        assert client.get(f"/admin/medien/{row.id}").status_code == told
    page = Page(english(author_ruhr).get(f"/admin/medien/{row.id}/menschen"))
    assert "those who see a text that shows it" in page.said and "an author" in page.said
    tabs = Page(english(author_ruhr).get(f"/admin/medien/{row.id}")).root.xpath("//nav[@class='tabs']/a/@href")
    assert [tab.rpartition("/")[2] for tab in tabs] == [str(row.id), "verwendung"]
    editor = english(acting("redaktion@netz.example", "network_editor@netz"))
    for client in (english(author), editor):
        for end in ("/menschen", "/verlauf"):
            assert "Anna Beispiel" in client.get(f"/admin/medien/{row.id}{end}").text


def test_why_a_picture_was_withdrawn_is_told_to_the_same_people(english, author, author_ruhr, row, gone):
    for actor, told in ((author, True), (author_ruhr, False)):
        for number in (row.id, gone.id):
            page = Page(english(actor).get(f"/admin/medien/{number}"))
            assert ("Widerruf von Anna." in page.said, "withdrawn" in page.said.lower()) == (told, True)


def test_what_is_stated_is_changed_beside_the_person_who_is_asked_again_about_more(people, author, row, anna):
    send, look = people(author)
    assert send(f"/{anna.id}/antwort", **SIGNED).status_code == 303
    stated = {"basis": "consent", "purposes": "Messebericht", "channels": "Website", "until": "2027-03-31"}
    assert send(f"/{anna.id}/angaben", **stated).status_code == 303
    (one,) = recognised(row)
    assert (one.is_yes, one.state, one.depicted.purposes) == (False, "", "Messebericht")
    assert "31 March 2027" in look().said and "Messebericht" in look().said


@pytest.mark.parametrize(("typed", "said"), [({"until": "31.2."}, "no date"), ({"basis": "x"}, "on what basis")])
def test_what_cannot_be_stated_is_said_beside_its_field(people, author, anna, typed, said):
    send, _look = people(author)
    answer = send(f"/{anna.id}/angaben", **({"basis": "consent", "purposes": "Messe"} | typed))
    assert answer.status_code == 422 and said in answer.text and "Messe" in answer.text


def test_nothing_is_stated_of_who_is_not_in_the_picture(people, author, anna, row):
    send, _look = people(author)
    assert send("/4711/angaben", basis="consent").status_code == 404
    assert Depicted.select().count() == 1


@pytest.mark.parametrize("end", ["", "/{}/antwort", "/{}/bitten", "/{}/angaben", "/niemand"])
def test_no_form_shows_who_is_depicted_to_who_has_nothing_to_do_with_it(people, author_ruhr, anna, end):
    send, _look = people(author_ruhr)
    answer = send(end.format(anna.id))
    assert answer.status_code == 403 and anna.name not in answer.text
