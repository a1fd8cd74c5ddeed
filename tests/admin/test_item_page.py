"""The page of an item: where it stands, what is possible, why not, and who could."""

import pytest

from coopcms.content.models import ItemGrant
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out, edit
from coopcms.content.services_owners import invite
from tests.admin.pages import Page
from tests.fixtures.items import TEXT

PAGES = ("", "/aenderungen", "/kommentare", "/verlauf", "/versionen", "/eigentum", "/rechte")


def page_of(client, item, end="") -> Page:
    answer = client.get(f"/admin/item/{item.id}{end}")
    assert answer.status_code == 200, answer.text
    return Page(answer)


def offered(page: Page) -> list[str]:
    """The transitions that have a form."""
    return [form.get("action").rpartition("/")[2] for form in page.root.xpath("//form[contains(@action, '/akt/')]")]


def impossible(page: Page) -> dict[str, str]:
    """What is not possible, by title: its reasons."""
    titles, rows = (page.texts(f"//*[contains(@class, 'impossible')]//{part}") for part in ("dt", "dl/div"))
    return dict(zip(titles, rows, strict=True))


def test_what_is_possible_is_a_form_and_the_natural_step_is_the_one_primary_button(english, draft, author):
    page = page_of(english(author), draft)
    assert offered(page) == ["submit", "embargo"]
    assert page.texts("//main//*[contains(concat(@class, ' '), 'primary ')][self::button or self::a]") == [
        "Submit for review"
    ]


def test_what_is_not_possible_says_why_and_who_could(english, in_review, author, reviewer_siegen, acting):
    save(in_review, {"title": "Anders"}, acting("mit@siegen.example", "reviewer@siegen", name="Mit Beispiel"))
    page = page_of(english(author), in_review)
    said = impossible(page)["Sign off"]
    assert "None of your roles allows “Sign off” here." in said
    assert "This can: pruefung@siegen.example (Beispiel), Zentrum Siegen (Beispiel)." in said and "Mit" not in said
    assert "sign_off" not in offered(page)


def test_who_wrote_the_text_is_told_that_somebody_else_signs(english, flows, everything, act):
    item = act(create("article", "siegen", TEXT, everything), "submit", everything)
    assert "You have contributed to this text." in impossible(page_of(english(everything), item))["Sign off"]


def test_a_reviewer_signs_the_very_words_on_the_page(english, in_review, reviewer_siegen):
    page = page_of(english(reviewer_siegen), in_review)
    assert page.root.xpath("//form[@id='akt-sign_off']//input[@name='hash']/@value") == [in_review.head.hash]
    assert "Die Mitarbeiter:innen wollten weniger Papier." in page.texts("//article")[0]


def test_what_a_step_warns_of_leads_to_the_field(english, draft, author):
    page = page_of(english(author), draft)
    links = page.root.xpath("//form[@id='akt-submit']//a/@href")
    assert f"/admin/item/{draft.id}/bearbeiten#contact" in links


def test_an_open_invitation_holds_back_and_names_who_answers(english, draft, act, author, lead_siegen, ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    act(draft, "submit", author)
    said = page_of(english(author), draft).texts("//*[@class='blockers']/li")
    assert "An invitation has not been answered yet: Zentrum Ruhr-OWL (Beispiel)." in said[-1]
    assert "This can: a centre lead (nobody at present), Zentrum Ruhr-OWL (Beispiel)." in said[-1]
    assert page_of(english(author), draft).root.xpath("//*[@class='blockers']//a/@href")[-1].endswith("/eigentum")


def test_a_substitute_is_named_where_there_is_one(english, shared_review, author, person, siegen, ruhr):
    grant = {"user": person("vertretung@siegen.example"), "granted_by": 1}
    ItemGrant.create(item=shared_review, organisation=ruhr, **grant)
    said = impossible(page_of(english(author), shared_review))["Sign off"]
    assert "leitung@ruhr-owl.example (Beispiel) or vertretung@siegen.example (Beispiel), Zentrum Ruhr" in said


def test_what_has_a_date_or_is_withdrawn_urges_nobody(english, approved, publisher, act, clock):
    primary = "//main//*[contains(concat(@class, ' '), 'primary ')]"
    client = english(publisher)
    act(approved, "schedule", publisher, at="25.11.2026 06:00")
    assert not page_of(client, approved).root.xpath(primary)
    act(act(approved, "publish", publisher, confirm=True), "withdraw", publisher, mode="gone", comment="Veraltet.")
    page = page_of(client, approved)
    assert "reopen" in offered(page) and not page.root.xpath(primary)


def test_emergencies_stand_apart_with_a_warning_and_ask_the_password(english, in_review, network_editor):
    page = page_of(english(network_editor), in_review)
    apart = "//*[contains(@class, 'emergency')]"
    assert page.root.xpath(f"{apart}//form[@id='akt-break_glass']//input[@type='password']")
    assert "Every owner is alarmed at once" in page.texts(apart)[0]


def test_now_is_confirmed_only_where_a_date_is_set(english, approved, publisher, act, clock):
    client = english(publisher)
    assert not page_of(client, approved).root.xpath("//form[@id='akt-publish']//input[@name='confirm']")
    act(approved, "schedule", publisher, at="25.11.2026 06:00")
    page = page_of(client, approved)
    assert page.root.xpath("//form[@id='akt-publish']//input[@name='confirm']")
    assert "It goes live by itself: 25 November 2026, 06:00." in page.said
    assert page.root.xpath("//form[@id='akt-schedule']//input[@name='at']/@value") == ["2026-11-25T06:00"]


def test_only_who_could_sign_in_two_lanes_is_asked_for_which(english, shared_review, acting, reviewer_siegen):
    both = acting("beide@netz.example", "reviewer@siegen", "reviewer@ruhr-owl")
    chosen = page_of(english(both), shared_review).texts("//form[@id='akt-sign_off']//select[@name='lane']/option")
    assert chosen[1:] == ["Zentrum Siegen (Beispiel)", "Zentrum Ruhr-OWL (Beispiel)"]
    assert not page_of(english(reviewer_siegen), shared_review).root.xpath("//select[@name='lane']")


def test_a_copy_whose_base_is_no_longer_live_offers_the_update(english, published, act, author, publisher):
    late, early = copy_out(published, author), copy_out(published, author)
    edit(early, {"title": "Neue Halle in Siegen eröffnet"}, author)
    page = page_of(english(author), late)
    assert "Another version went live" not in page.said
    act(early.refetch(), "submit", author)
    assert f"/admin/item/{late.id}" in page_of(english(author), published).root.xpath("//*[@class='copies']//a/@href")


def test_who_may_not_see_an_item_is_told_that_there_is_none(english, draft, author_ruhr):
    client = english(author_ruhr)
    for end in (*PAGES, "/kopieren", "/aktualisieren"):
        assert client.get(f"/admin/item/{draft.id}{end}").status_code == 404


@pytest.mark.parametrize("end", PAGES)
@pytest.mark.parametrize("stage", ["draft", "shared_review", "approved", "shared_published"])
def test_every_page_of_an_item_costs_few_statements(inside, request, stage, end, everything, statements):
    item, client = request.getfixturevalue(stage), inside(everything)
    with statements() as sent:
        assert client.get(f"/admin/item/{item.id}{end}").status_code == 200
    assert len(sent) <= 12, sent


def test_a_draft_that_came_back_costs_few_statements(inside, shared_review, act, reviewer_ruhr, author, statements):
    act(shared_review, "request_changes", reviewer_ruhr, comment="Bitte die Zahl belegen.")
    client = inside(author)
    with statements() as sent:
        assert client.get(f"/admin/item/{shared_review.id}").status_code == 200
    assert len(sent) <= 12, sent


@pytest.mark.parametrize("end", [*PAGES, "/aktualisieren"])
def test_a_working_copy_costs_few_statements(
    inside, published, act, author, reviewer_siegen, publisher, end, statements
):
    late, early = copy_out(published, author), copy_out(published, author)
    for copy, title in ((late, "Halle der Zukunft"), (early, "Halle eröffnet")):
        edit(copy, {"title": title}, author)
    act(act(act(early.refetch(), "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    client = inside(author)
    with statements() as sent:
        assert client.get(f"/admin/item/{late.id}{end}").status_code == 200
    assert len(sent) <= 12, sent


@pytest.mark.parametrize("stage", ["draft", "shared_review", "approved", "published"])
def test_no_two_things_on_a_page_bear_one_id(inside, request, stage, everything):
    page = page_of(inside(everything), request.getfixturevalue(stage))
    ids = page.root.xpath("//@id")
    assert sorted(ids) == sorted(set(ids)) and len(page.root.xpath("//h1")) == 1
    assert {label for label in page.root.xpath("//label/@for")} <= set(ids)


def test_what_was_asked_for_stands_on_the_page_of_who_mends_it(english, in_review, act, reviewer_siegen, author):
    act(in_review, "request_changes", reviewer_siegen, comment="Bitte die Zahl belegen.")
    assert page_of(english(author), in_review).texts("//blockquote") == ["Bitte die Zahl belegen."]


def test_a_draft_without_a_text_says_so_in_words_and_shows_no_tags(english, flows, author):
    page = page_of(english(author), create("article", "siegen", {"title": "Nur ein Titel"}, author))
    assert page.texts("//section[contains(@class, 'words')]//*[@class='empty']") == ["There is no text yet."]
    assert "<p" not in page.said


def test_a_signer_is_led_to_the_review_by_the_one_primary_button(english, in_review, reviewer_siegen):
    page = page_of(english(reviewer_siegen), in_review)
    primary = page.root.xpath("//main//*[contains(concat(@class, ' '), 'primary ')]")
    assert [node.get("href") for node in primary] == [f"/admin/item/{in_review.id}/pruefung"]


def test_a_draft_names_what_is_missing_with_the_way_to_the_field(english, flows, author):
    page = page_of(english(author), create("article", "siegen", {"title": "Nur ein Titel"}, author))
    links = page.root.xpath("//*[@class='blockers']//a/@href")
    assert [link.rpartition("#")[2] for link in links] == ["lead", "body"]


def test_the_workflow_is_drawn_with_here_marked(english, in_review, author):
    page = page_of(english(author), in_review)
    assert page.texts("//svg//g[rect[contains(@class, 'flow-here')]]/title") == ["In review"]
    assert page.texts("//ol[@class='flow-stops']/li[@aria-current]/strong") == ["In review"]
    assert page.root.xpath("//a[@href='/admin/ablaeufe/vier_augen']")


def test_watching_is_a_button_that_becomes_its_opposite(english, draft, author):
    client = english(author)
    for end, other, told in (
        ("beobachten", "nicht-beobachten", "You watch this item"),
        ("nicht-beobachten", "beobachten", "You do not watch this item any more"),
    ):
        page = page_of(client, draft)
        token = page.root.xpath(f"//form[@action='/admin/item/{draft.id}/{end}']//input/@value")[0]
        assert client.post(f"/admin/item/{draft.id}/{end}", data={"csrf_token": token}).status_code == 303
        after = page_of(client, draft)
        assert told in after.texts("//*[contains(@class, 'flash')]")[0]
        assert after.root.xpath(f"//form[@action='/admin/item/{draft.id}/{other}']")


def test_what_nobody_may_see_nobody_watches(inside, draft, author_ruhr):
    client = inside(author_ruhr)
    token = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")[0]
    for end in ("beobachten", "nicht-beobachten"):
        assert client.post(f"/admin/item/{draft.id}/{end}", data={"csrf_token": token}).status_code == 404


def test_the_slash_between_crumbs_stands_in_no_link(english, published, author):
    page = page_of(english(author), copy_out(published, author))
    assert page.texts("//p[@class='crumbs']//a")[1:] == [f"Original: no. {published.id}"]
    assert page.slashed_links() == []
