"""Many items at once: chosen in a list, one step for those it fits, and what it came to for every single one."""

import pytest

from coopcms.content.services import create
from coopcms.review.services_bulk import MOST
from coopcms.review.services_trash import trash
from tests.admin.pages import Page
from tests.fixtures.items import TEXT

HOME = "/admin/inhalte/auswahl"


@pytest.fixture
def texts(flows, act, author, author_ruhr):
    """A complete draft, one without a lead, one in review; and a draft of Ruhr-OWL."""
    ready = create("article", "siegen", TEXT, author)
    bare = create("article", "siegen", {"title": "=Nur ein Titel"}, author)
    under_way = act(create("article", "siegen", TEXT | {"title": "Unterwegs"}, author), "submit", author)
    foreign = create("article", "ruhr-owl", TEXT | {"title": "Fremdes"}, author_ruhr)
    return {"ready": ready, "bare": bare, "under_way": under_way, "foreign": foreign}


def ids(texts) -> list[int]:
    return [item.id for item in texts.values()]


def asked(client, step: str, numbers: list[int]) -> Page:
    """The page of a step for these items."""
    return Page(client.get(f"{HOME}/schritt/{step}", query_string={"auswahl": numbers}))


def run(client, step: str, numbers: list[int], **typed):
    """Open the page of the step, type, send."""
    return client.post(f"{HOME}/schritt/{step}", data=asked(client, step, numbers).form_named("schritt") | typed)


def test_edge_18_a_bulk_step_over_items_in_different_states_lists_each_result_and_does_what_is_possible(
    english, texts, author
):
    client = english(author)
    answer = run(client, "submit", ids(texts))
    page = Page(client.get(answer.location))
    rows = [" ".join(row.text_content().split()) for row in page.root.xpath("//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["Neue", "=Nur", "Unterwegs", "No."] and len(rows) == 4
    assert " done " in rows[0] and all(" refused " in row for row in rows[1:])
    assert "The lead is missing." in rows[1] and "is not possible in the state" in rows[2]
    assert "There is no such item." in rows[3] and "Fremdes" not in page.said
    assert [item.refetch().state for item in texts.values()] == ["review", "draft", "review", "draft"]


def test_each_step_says_how_many_it_fits(english, texts, author):
    page = Page(english(author).get(HOME, query_string={"auswahl": ids(texts)}))
    assert page.texts("//h1") == ["3 items chosen"] and "One of those chosen is not there for you" in page.said
    steps = page.texts("//*[@class='bulk-steps']/li")
    assert "Submit for review fits 1 of 3" in steps and "Take back fits 1 of 3" in steps
    assert "Watch fits all" in steps and not any("Do not watch" in step for step in steps)


def test_a_step_that_fits_none_of_the_items_is_not_offered(english, texts, author):
    page = Page(english(author).get(HOME, query_string={"auswahl": [texts["bare"].id]}))
    steps = " ".join(page.texts("//*[@class='bulk-steps']/li"))
    assert "Watch" in steps and "Submit for review" not in steps and "fits none" not in page.said
    assert "Steps that fit none of the items are left out." in page.said


def test_steps_that_take_items_away_stand_apart(english, published, author, lead_siegen):
    other = create("article", "siegen", TEXT, author)
    page = Page(english(lead_siegen).get(HOME, query_string={"auswahl": [published.id, other.id]}))
    apart = page.texts("//section[h2[.='Steps that take items away']]//li/a")
    others = page.texts("//section[h2[.='Which step?']]//li/a")
    assert apart == ["Withdraw", "Move to the trash"] and not {"Withdraw", "Archive", "Move to the trash"} & set(others)
    assert "Watch" in others


def test_the_page_of_a_step_names_the_step_where_it_fits(english, texts, author):
    heads = asked(english(author), "submit", ids(texts)).texts("//main//h2")
    assert heads == ["The step fits these", "The step does not fit these; they stay as they are"]


def test_nobody_signs_many_texts_at_once_and_the_page_says_why(english, texts, reviewer_siegen):
    client = english(reviewer_siegen)
    page = Page(client.get(HOME, query_string={"auswahl": ids(texts)}))
    assert "Sign off" not in " ".join(page.texts("//*[@class='bulk-steps']/li"))
    assert "“Sign off”, “Emergency release”. Such a step stands for words that somebody has read" in page.said
    for step in ("sign_off", "break_glass", "fly"):
        assert client.get(f"{HOME}/schritt/{step}", query_string={"auswahl": ids(texts)}).status_code == 404


def test_a_whole_list_is_chosen_by_its_filter_over_all_its_pages(english, texts, author):
    for number in range(60):
        create("story", "siegen", {"title": f"Geschichte {number}"}, author)
    client = english(author)
    bar = Page(client.get("/admin/inhalte/", query_string={"art": "story", "seite": "2"}))
    (everything,) = bar.root.xpath("//form[@id='auswahl']//a/@href")
    page = Page(client.get(everything))
    assert page.texts("//h1") == ["60 items chosen"] and "Kind: Success stories" in page.said
    (step,) = page.root.xpath("//a[text()='Move to the trash']/@href")
    answer = client.post(step.partition("?")[0], data=Page(client.get(step)).form_named("schritt"))
    assert len(Page(client.get(answer.location)).root.xpath("//tbody/tr")) == 60
    assert Page(client.get(everything)).texts("//h1") == ["Nothing chosen"]


def test_what_is_too_much_for_once_is_said(english, texts, author, monkeypatch):
    for module in ("coopcms.admin.bulk_chosen", "coopcms.admin.bulk", "coopcms.review.services_bulk"):
        monkeypatch.setattr(f"{module}.MOST", 2)
    client = english(author)
    page = Page(client.get(HOME, query_string={"alle": "1"}))
    assert page.texts("//h1") == ["2 items chosen"]
    assert "There are 3. At most 2 are taken at once" in page.said and "the other 1 are left alone" in page.said
    forged = asked(client, "submit", ids(texts)[:1]).form_named("schritt") | {"nummern": "1,2,3"}
    assert client.post(f"{HOME}/schritt/submit", data=forged).status_code == 422
    assert MOST == 500 and texts["ready"].refetch().state == "draft"


def test_those_it_does_not_fit_are_named_before_with_who_could(english, texts, publisher):
    client = english(publisher)
    page = asked(client, "recall", [texts["under_way"].id])
    assert page.texts("//h1") == ["“Take back” fits none of them"] and not page.root.xpath("//form[@id='schritt']")
    assert "This can: an author or a centre lead, Zentrum Siegen (Beispiel)." in page.said


def test_what_a_step_asks_for_is_asked_once_and_told_to_every_item(english, act, texts, author, reviewer_siegen):
    act(texts["ready"], "submit", author)
    both = [texts["ready"].id, texts["under_way"].id]
    client = english(reviewer_siegen)
    refused = run(client, "request_changes", both)
    assert refused.status_code == 422 and "Please give a reason." in Page(refused).texts("//*[@id='fehler']")[0]
    answer = run(client, "request_changes", both, comment="Bitte mit Zahlen.")
    assert answer.status_code == 303
    assert [texts[name].refetch().state for name in ("ready", "under_way")] == ["draft", "draft"]


def test_a_date_that_has_passed_is_refused_before_anything_happens(english, approved, publisher, clock):
    client = english(publisher)
    answer = run(client, "schedule", [approved.id], at="2020-01-01T06:00")
    assert answer.status_code == 422 and "has passed" in Page(answer).texts("//*[@id='fehler']")[0]
    assert run(client, "schedule", [approved.id], at="2030-01-01T06:00").status_code == 303
    assert approved.refetch().publish_at


def test_a_form_that_is_sent_twice_acts_once_and_shows_the_same(english, texts, author):
    client = english(author)
    form = asked(client, "submit", ids(texts)).form_named("schritt")
    first, second = (client.post(f"{HOME}/schritt/submit", data=form) for _ in range(2))
    assert first.location == second.location
    assert Page(client.get(second.location)).texts("//h1") == ["“Submit for review”: done for 1 of 4"]


def test_a_forged_form_does_nothing(english, texts, author):
    client = english(author)
    assert run(client, "submit", ids(texts), csrf_token="forged").status_code == 422
    assert texts["ready"].refetch().state == "draft"


def test_results_are_shown_to_nobody_else(english, texts, author, lead_siegen):
    answer = run(english(author), "beobachten", [texts["ready"].id])
    assert english(lead_siegen).get(answer.location).status_code == 404
    assert english(author).get(f"{HOME}/ergebnis/unbekannt").status_code == 404


def test_what_one_may_not_see_any_more_keeps_its_result_without_its_title(english, act, texts, author, network_editor):
    client = english(network_editor)
    answer = run(client, "beobachten", [texts["under_way"].id])
    act(texts["under_way"], "recall", author)
    page = Page(client.get(answer.location))
    assert "Unterwegs" not in page.said and " done" in page.said and not page.root.xpath("//tbody//a")


def test_the_table_is_read_by_spreadsheets_and_calculates_nothing(english, texts, author):
    client = english(author)
    answer = client.get(run(client, "submit", ids(texts)).location + ".csv")
    lines = answer.data.decode("utf-8-sig").splitlines()
    assert answer.data.startswith(b"\xef\xbb\xbf") and answer.mimetype == "text/csv" and len(lines) == 5
    assert lines[0].startswith('"Number";"Title";"Result"') and ';"\'=Nur ein Titel";"refused";' in lines[2]
    assert lines[1].endswith(f'"http://127.0.0.1:8000/admin/item/{texts["ready"].id}"') and "Fremdes" not in lines[4]


def test_the_trash_is_left_the_same_way(english, texts, author):
    trash(texts["ready"], author)
    client = english(author)
    page = Page(client.get(HOME, query_string={"alle": "1", "liste": "papierkorb=1"}))
    assert "Take out of the trash fits all" in page.texts("//*[@class='bulk-steps']/li")
    assert run(client, "zurueckholen", [texts["ready"].id]).status_code == 303
    assert texts["ready"].refetch().trashed_at is None


@pytest.mark.parametrize("query", ["", "auswahl=", "auswahl=x&auswahl=-1&auswahl=99999999999999", "alle=1&liste=%00"])
def test_nothing_chosen_says_what_to_do(english, author, flows, query):
    answer = english(author).get(f"{HOME}?{query}")
    assert answer.status_code in (200, 400, 404, 422)
    if answer.status_code == 200:
        assert Page(answer).root.xpath("//a[starts-with(@href, '/admin/inhalte/')]")


def test_the_pages_cost_few_statements_however_many_are_chosen(english, texts, everything, act, author, statements):
    for number in range(8):
        act(create("article", "siegen", TEXT | {"title": f"Text {number}"}, author), "submit", author)
    client = english(everything)
    for end in ("", "/schritt/publish", "/schritt/papierkorb"):
        with statements() as sent:
            assert client.get(f"{HOME}{end}", query_string={"alle": "1", "liste": "zentrum=siegen"}).status_code == 200
        assert len(sent) <= 12, f"{end}: {len(sent)}\n{sent}"
    location = run(client, "recall", ids(texts)).location
    with statements() as sent:
        client.get(location)
    assert len(sent) <= 12, sent
