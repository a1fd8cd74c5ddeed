"""The readiness list at the desk: beside the form, on its own page, as a sentence on the overview."""

import pytest
from lxml import html

from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from tests.admin.pages import Page

BODY = '<p>In diesem Jahr planen sie, siehe <a href="/artikel/nie">hier</a>.</p>'
LINKS = ("/artikel/nie", "/zentren/siegen", "/themen/ki", "https://beispiel.example/", "http://zwei.example/x")
PANEL = "//details[@id='bereit']"
LINES = "//*[@data-rule]"


@pytest.fixture
def poor(flows, author):
    """A draft of Siegen that lacks its lead, and more."""
    return create("article", "siegen", {"title": "Neue Halle", "body": BODY}, author)


def typed(client, item, **words):
    """What the script of the form gets for these words."""
    form = Page(client.get(f"/admin/item/{item.id}/bearbeiten")).form()
    answer = client.post(f"/admin/item/{item.id}/schreiben/bereit", data=form | words)
    assert answer.status_code == 200, answer.text
    return Page(answer)


def rules(page: Page, root: str = "") -> list[str]:
    return page.root.xpath(f"{root}{LINES}/@data-rule")


def test_the_list_stands_beside_the_form_without_a_script(english, poor, author):
    page = Page(english(author).get(f"/admin/item/{poor.id}/bearbeiten"))
    assert rules(page, PANEL)[0] == "lead" and {"link.unknown", "link.vague", "T1"} <= set(rules(page, PANEL))
    assert page.texts(f"{PANEL}//*[contains(@class, 'ready-counts')]")[0].startswith("Holds up: 1, still missing: ")
    assert page.root.xpath(f"{PANEL}//*[@data-rule='lead']//a/@href") == ["#lead"]
    assert page.root.xpath("//form[@id='schreiben']//*[@id='lead']")


def test_what_is_held_up_is_named(inside, poor, author):
    page = Page(inside(author).get(f"/admin/item/{poor.id}/bereit"))
    assert page.texts("//h3[contains(@class, 'blocking')]/span") == ["Zur Prüfung geben"]


def test_a_line_names_its_passage_and_where_it_is(english, poor, author):
    link = Page(english(author).get(f"/admin/item/{poor.id}/bearbeiten")).root.xpath(f"{PANEL}//*[@data-rule='T1']//a")[
        0
    ]
    block = item_by_id(poor.id).head.content["body"][0]["id"]
    told = {name: link.get(f"data-{name}") for name in ("field", "block", "number", "start", "end", "passage")}
    assert told == {
        "field": "body", "block": block, "number": "0", "start": "3", "end": "14", "passage": "diesem Jahr"
    }  # fmt: skip
    assert link.get("href") == "#body" and link.text == "“diesem Jahr”"


def test_what_is_said_of_a_picture_is_judged_at_its_own_place(english, poor, author):
    figure = '<figure data-picture="7"><img alt="Das Tor in diesem Jahr"><figcaption>Im Hof</figcaption></figure>'
    save(poor, {"body": figure}, author)
    here, there = (
        Page(english(author).get(f"/admin/item/{poor.id}/{end}")).root.xpath("//*[@data-rule='T1']//a")[0]
        for end in ("bearbeiten", "bereit")
    )
    block = item_by_id(poor.id).head.content["body"][0]["id"]
    assert (here.get("data-block"), here.get("data-number"), here.get("data-start")) == (f"{block}~alt", "-1", "11")
    assert here.text == there.text == "Description of a picture: “diesem Jahr”"
    assert there.get("href") == f"/admin/item/{poor.id}/bearbeiten?stelle={block}~alt.11.22"


def test_typed_words_are_judged_and_not_kept(english, poor, author):
    client = english(author)
    page = typed(client, poor, lead="Am 3. Mai 2026 begann es.", title="")
    assert rules(page)[0] == "title" and "lead" not in rules(page)
    assert item_by_id(poor.id).head.number == 1


def test_the_answer_to_the_script_is_a_piece_of_a_page(english, poor, author):
    client = english(author)
    answer = client.post(
        f"/admin/item/{poor.id}/schreiben/bereit", data=Page(client.get(f"/admin/item/{poor.id}/bearbeiten")).form()
    )
    assert "<html" not in answer.text and html.fragments_fromstring(answer.text)[0].get("class") == "ready-counts"


def test_a_field_that_cannot_be_saved_is_told(english, poor, author):
    page = typed(english(author), poor, news_date="gestern")
    assert "form" in rules(page) and "Not a date." in page.said


def test_asking_writes_nothing_and_costs_little(english, poor, author, statements):
    client = english(author)
    form = Page(client.get(f"/admin/item/{poor.id}/bearbeiten")).form()
    with statements() as sent:
        client.post(f"/admin/item/{poor.id}/schreiben/bereit", data=form)
    assert len(sent) <= 8, sent
    assert not any(word in str(sent) for word in ("INSERT", "UPDATE", "DELETE"))


def test_words_that_open_a_copy_are_judged_as_its_draft(english, published, author):
    page = typed(english(author), published, lead="")
    assert page.texts("//h3[contains(@class, 'blocking')]/span") == ["Submit for review"] and rules(page)[0] == "lead"


def test_a_working_copy_has_a_list_of_its_own(english, published, author):
    copy = copy_out(published, author)
    assert Page(english(author).get(f"/admin/item/{copy.id}/bereit")).texts("//main//h2")[0] == "Readiness"


def test_who_may_only_look_sees_the_list_and_no_way_into_the_form(english, poor, act, author, network_editor):
    item = create("article", "siegen", {"title": "Neue Halle", "lead": "Kurz.", "body": BODY}, author)
    act(item, "submit", author)
    page = Page(english(network_editor).get(f"/admin/item/{item.id}/bereit"))
    assert "quorum" in rules(page) and "T1" in rules(page)
    assert not page.root.xpath(f"{LINES}//a[contains(@href, 'bearbeiten')]")


def test_the_page_leads_to_the_place_in_the_form(english, poor, author):
    page = Page(english(author).get(f"/admin/item/{poor.id}/bereit"))
    block = item_by_id(poor.id).head.content["body"][0]["id"]
    assert page.root.xpath("//*[@data-rule='T1']//a/@href") == [
        f"/admin/item/{poor.id}/bearbeiten?stelle={block}.3.14#body"
    ]
    assert page.root.xpath("//*[@data-rule='lead']//a/@href") == [f"/admin/item/{poor.id}/bearbeiten#lead"]


def test_signatures_that_are_missing_lead_to_the_reviews(inside, in_review, author):
    page = Page(inside(author).get(f"/admin/item/{in_review.id}/bereit"))
    assert page.root.xpath("//*[@data-rule='quorum']//a/@href") == [f"/admin/item/{in_review.id}#bahnen"]
    assert "Zentrum Siegen (Beispiel)" in page.texts("//*[@data-rule='quorum']")[0]


def test_the_overview_says_it_in_one_sentence(english, poor, author):
    page = Page(english(author).get(f"/admin/item/{poor.id}"))
    assert page.texts("//p[@class='ready-short']")[0].startswith("Readiness: Holds up: 1, still missing: ")
    assert page.root.xpath("//p[@class='ready-short']/a/@href") == [f"/admin/item/{poor.id}/bereit"]


def test_what_keeps_a_text_from_review_is_said_alike_in_both_places(english, poor, author):
    page = Page(english(author).get(f"/admin/item/{poor.id}/bearbeiten?fehlt=1"))
    assert page.texts("//*[@id='fehler']//li") == ["Lead: The lead is missing."]
    assert "The lead is missing." in page.texts(f"{PANEL}//*[@data-rule='lead']")[0]


def test_tags_in_a_passage_stay_text(english, poor, author):
    page = typed(english(author), poor, lead="In diesem Jahr <script>alert(1)</script> hier.", title="<b>Titel</b>")
    assert not page.root.xpath("//script | //b") and "T1" in rules(page)


def test_a_text_that_lacks_nothing_says_so(english, poor, author):
    page = typed(
        english(author), poor, lead="Die Beispiel GmbH plant.", body="<p>Alle planen.</p>", topics="KI",
        contact="Anna Beispiel, 0271 123456", byline="Anna Beispiel", dateline="Siegen", licence="CC BY 4.0",
        ai_mark="none", seo_text="Planen in Siegen.",
    )  # fmt: skip
    assert rules(page) == ["lane_without_reviewer"]
    assert "Still missing: 1" in page.texts("//*[@class='ready-counts']")[0]


@pytest.mark.parametrize("end", ["", "/bereit", "/bearbeiten", "/bearbeiten?fehlt=1"])
@pytest.mark.parametrize("state", ["draft", "review", "copy"])
def test_pages_of_a_text_full_of_links_cost_twelve_statements_at_most(
    request, inside, shared, act, author, lead_siegen, statements, state, end
):
    links = "".join(f'<p><a href="{href}">Seite {n}</a></p>' for n, href in enumerate(LINKS))
    item = save(shared, {"body": links, "slug": "gewuenscht"}, author).item
    if state != "draft":
        item = act(item, "submit", author)
    if state == "copy":
        for name in ("reviewer_siegen", "reviewer_ruhr", "publisher"):
            item = act(item, "publish" if name == "publisher" else "sign_off", request.getfixturevalue(name))
        item = copy_out(item, author)
    client = inside(lead_siegen if state == "review" else author)
    with statements() as sent:
        client.get(f"/admin/item/{item.id}{end}")
    assert len(sent) <= 12, sent
