"""The page of a text's consents: who speaks, where each thing stands, who may do what."""

import pytest

from coopcms.consents.models import Party
from coopcms.consents.queries import quote_of
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_parties import add_party
from coopcms.content.services import create, save
from coopcms.content.services_copies import edit
from coopcms.exchange.models import ImportReport
from tests.admin.consents_page import badges, fields, matters
from tests.admin.pages import Page
from tests.fixtures.approvals import BLOCK, QUOTED, SPOKEN
from tests.fixtures.items import TEXT


def test_a_text_that_quotes_nobody_says_so(consents, draft):
    assert "nobody has to be asked" in consents(draft).said


def test_quotes_stand_in_reading_order_with_who_speaks_and_where_they_stand(consents, speaking, asking, abouts, author):
    page = consents(speaking)
    assert page.texts("//blockquote[@class='consent-words']") == [SPOKEN, BLOCK]
    assert badges(page) == ["not asked yet", "not asked yet"] and "Released: 0 of 2" in page.said
    asking(about=abouts[:1])
    assert badges(consents(speaking)) == ["asked", "not asked yet"]
    party = Party.get().id
    record(speaking, abouts[0], Given(party, "released", "phone", "Am Telefon."), author)
    record(speaking, abouts[1], Given(party, "proposed", "mail", "Mail vom Montag.", "Die Halle steht."), author)
    page = consents(speaking)
    assert badges(page) == ["released", "other words proposed"] and "Die Halle steht." in page.said
    record(speaking, abouts[0], Given(party, "withdrawn", "phone", "Am Telefon."), author)
    record(speaking, abouts[1], Given(party, "refused", "phone", "Am Telefon."), author)
    assert badges(consents(speaking)) == ["withdrawn", "refused"]


def test_every_form_and_way_belongs_to_this_text(consents, speaking, asking, abouts, author):
    asking(about=abouts[:1])
    record(speaking, abouts[1], Given(Party.get().id, "proposed", "mail", "Mail.", "Die Halle steht."), author)
    page, home = consents(speaking), f"/admin/item/{speaking.id}"
    actions = page.root.xpath("//main//form/@action")
    assert len(actions) >= 6 and all(action.startswith(f"{home}/freigaben/") for action in actions), actions
    assert page.root.xpath(f"//main//a[starts-with(@href, '{home}/bearbeiten?stelle=')]")


def test_somebody_in_the_list_is_named_and_two_can_speak(consents, quoted, anna, author):
    ben = add_party("siegen", {"name": "Ben Beispiel"}, author)
    assert badges(consents(quoted)) == ["nobody is named"] * 2
    assert consents(quoted, "sprechende", **fields(quoted), party=[str(ben.id), str(anna.id)]).status_code == 303
    assert [voice.name for voice in matters(quoted)[0].voices] == ["Ben Beispiel", "Anna Beispiel"]
    assert consents(quoted, "sprechende", **fields(quoted), party=["", ""]).status_code == 303
    assert matters(quoted)[0].voices == ()


NEW = {
    "kind": "person",
    "name": "Cem Beispiel",
    "function": "Meister",
    "email": "cem@firma.example",
    "centre": "siegen",
}


def test_somebody_new_is_entered_and_named_at_once(consents, speaking):
    sent = fields(speaking) | NEW | {"language": "en", "organisation": "", "beside": str(Party.get().id)}
    assert consents(speaking, "person", **sent).status_code == 303
    assert [voice.name for voice in matters(speaking)[0].voices] == ["Anna Beispiel", "Cem Beispiel"]
    made = Party.get(Party.name == "Cem Beispiel")
    assert (made.function, made.language, made.centre.slug) == ("Meister", "en", "siegen")


def test_what_is_wrong_with_a_new_entry_is_said_beside_its_field_and_nothing_is_kept(consents, quoted):
    sent = fields(quoted) | NEW | {"language": "de", "organisation": "", "email": "keine Adresse"}
    page = Page(consents(quoted, "person", **sent))
    assert page.answer.status_code == 422 and not Party.select().exists()
    (field,) = page.root.xpath("//input[@aria-invalid='true']")
    assert field.get("value") == "keine Adresse"
    assert page.root.get_element_by_id(field.get("aria-describedby").split()[0]) is not None
    assert "Cem Beispiel" in page.root.xpath("//input[@name='name']/@value")
    (target,) = page.root.xpath("//div[@role='alert']//a/@href")
    assert page.root.xpath(f"//*[@id='{target[1:]}'][@open]")


def test_speakers_an_import_read_out_of_the_text_are_proposed(consents, quoted):
    speaker = {"name": "Dana Beispiel", "function": "Leiterin", "said": "sagt Dana Beispiel, Leiterin"}
    facts = {"quotes": [{"text": SPOKEN, "speaker": speaker}, {"text": BLOCK, "speaker": None}]}
    ImportReport.create(item=quoted, name="halle.docx", facts=facts)
    page = consents(quoted)
    assert page.root.xpath("//input[@name='name']/@value") == ["Dana Beispiel", ""]
    assert "sagt Dana Beispiel, Leiterin" in page.said


def test_nobody_need_be_asked_about_what_is_published_and_the_reason_stands_there(consents, quoted):
    assert consents(quoted, "ausnahme", **fields(quoted), reason="").status_code == 422
    assert consents(quoted, "ausnahme", **fields(quoted), reason="Grundgesetz, Artikel 1").status_code == 303
    assert badges(consents(quoted))[0] == "nobody need be asked"
    assert quote_of(quoted, matters(quoted)[0].hash).exempt_reason == "Grundgesetz, Artikel 1"
    assert consents(quoted, "gefragt", **fields(quoted)).status_code == 303
    assert badges(consents(quoted))[0] == "nobody is named"


def test_the_firm_of_a_story_is_named_and_asked_about_its_facts(consents, flows, author):
    story = create("story", "siegen", TEXT | {"company": "Beispiel AG", "company_size": "small"}, author)
    page = consents(story)
    assert "10 to 49 people" in page.said and badges(page) == ["nobody is named"]
    new = fields(story) | {"kind": "firm", "name": "Beispiel AG", "email": "", "language": "de", "centre": "siegen"}
    assert consents(story, "person", **new).status_code == 303
    assert [voice.name for voice in matters(story)[0].voices] == ["Beispiel AG"] and badges(consents(story)) == [
        "not asked yet"
    ]
    other = add_party("siegen", {"kind": "firm", "name": "Muster Beispiel"}, author)
    assert consents(story, "firma", **fields(story), party=str(other.id)).status_code == 303
    assert [voice.name for voice in matters(story)[0].voices] == ["Muster Beispiel"]


def test_pictures_lead_to_the_library(consents, picture_row, flows, author):
    number = picture_row(people_stated=False).id
    body = f'<p>Seht her.</p><figure data-picture="{number}"><img alt="Eine Halle"></figure>'
    page = consents(create("article", "siegen", TEXT | {"body": body}, author))
    assert page.root.xpath(f"//a[@href='/admin/medien/{number}']") and badges(page) == [
        "not said who can be recognised"
    ]


def test_who_only_reads_sees_everything_and_may_note_a_no_but_asks_nobody(
    english, speaking, asking, reviewer_ruhr, publisher, act, author
):
    asking()
    item = act(speaking, "submit", author)
    address = f"/admin/item/{item.id}/freigaben"
    assert english(reviewer_ruhr).get(address).status_code == 404
    client = english(publisher)
    page = Page(client.get(address))
    assert not page.root.xpath("//form[contains(@action, '/bitten') or contains(@action, '/sprechende')]")
    token = page.root.xpath("//input[@name='csrf_token']/@value")[0]
    sent = {"csrf_token": token, "party": str(Party.get().id), "about": fields(item)["thing"], "days": "7"}
    assert client.post(f"{address}/bitten", data=sent).status_code == 403
    no = {
        "csrf_token": token,
        **fields(item),
        "party": "0",
        "state": "withdrawn",
        "how": "phone",
        "note": "Am Telefon.",
    }
    assert client.post(f"{address}/widerruf", data=no).status_code == 303


def test_a_forged_number_or_act_is_no_way_in(consents, speaking, anna):
    assert consents(speaking, "sprechende", **fields(speaking), party="abc").status_code == 404
    assert consents(speaking, "sprechende", thing="quote-1", hash="x", party=str(anna.id)).status_code == 404
    assert (
        consents(
            speaking, "antwort", thing="quote-999", hash="", party="1", state="released", how="mail", note="x"
        ).status_code
        == 404
    )
    assert consents(speaking, "unbekannt").status_code == 404


def test_what_is_quoted_or_noted_is_no_code(consents, flows, author, anna):
    body = "<p>Sie sagt: <q>&lt;script&gt;alert(1)&lt;/script&gt;</q></p>"
    item = create("article", "siegen", TEXT | {"body": body}, author)
    sent = fields(item) | {"reason": "<img src=x onerror=alert(2)>"}
    assert consents(item, "ausnahme", **sent).status_code == 303
    page = consents(item)
    assert "<script>alert(1)</script>" in page.said and not page.root.xpath("//img[@onerror]")


@pytest.mark.parametrize("live", [False, True])
def test_the_page_costs_at_most_twelve_statements(
    english, speaking, asking, abouts, anna, author, act, reviewer_siegen, publisher, statements, live
):
    item = speaking
    if live:
        for about in abouts:
            record(speaking, about, Given(anna.id, "released", "mail", "Ordner 3"), author)
        item = act(act(act(speaking, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
        item = edit(item, {"body": QUOTED["body"] + "<p><q>Noch eins.</q></p>"}, author).item
    else:
        save(speaking, {"body": QUOTED["body"] + "<p><q>Noch eins.</q></p>"}, author)
        asking()
    client = english(author)
    client.get(f"/admin/item/{item.id}/freigaben")
    with statements() as sent:
        assert client.get(f"/admin/item/{item.id}/freigaben").status_code == 200
    assert len(sent) <= 12, sent
