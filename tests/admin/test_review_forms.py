"""Changes of form alone: hidden where one wishes, counted in any case, and never anything else with them."""

import pytest

from coopcms.content.services import save
from coopcms.review.services_comments import comment
from tests.admin.pages import Page

OLD = {
    "lead": "Die Mitarbeiter planen ihre Halle digital.",
    "body": "<h2>Anfang</h2><p>Die Kunden wollten weniger Papier.</p><p>Nun planen alle 5 Leute - gemeinsam.</p>"
    "<ul><li>Der Lehrer kommt</li><li>Er bleibt hier</li></ul><p>Ein Satz, der so bleibt.</p>",
}
NEW = {
    "lead": "Die Mitarbeitenden planen ihre Halle digital.",
    "body": OLD["body"].replace("Die Kunden", "Die Kundinnen und Kunden").replace("5 Leute -", "7 Leute –")
    .replace("Der Lehrer", "Der:die Lehrer:in"),
}  # fmt: skip
WITHOUT = {"schreibweisen": "ohne"}


def review(client, item, **asked) -> Page:
    answer = client.get(f"/admin/item/{item.id}/pruefung", query_string=asked)
    assert answer.status_code == 200, answer.text
    return Page(answer)


@pytest.fixture
def item(clock, shared_review, act, author, reviewer_siegen, reviewer_ruhr):
    """Signed for Siegen; since then four changes of form in four places and one number have changed."""
    save(shared_review, OLD, reviewer_ruhr)
    act(shared_review, "sign_off", reviewer_siegen)
    save(shared_review.refetch(), NEW, reviewer_ruhr)
    return shared_review.refetch()


def marks(page: Page) -> tuple[list[str], list[str]]:
    return page.texts("//section[contains(@class, 'proof')]//del"), page.texts(
        "//section[contains(@class, 'proof')]//ins"
    )


def test_everything_is_shown_at_first_with_a_way_to_hide(english, item, reviewer_siegen):
    page = review(english(reviewer_siegen), item)
    assert "4 changes. Compared with version 2" in page.said
    assert page.texts("//*[@class='forms']/a") == ["Hide 4 changes of form alone"]
    assert len(marks(page)[1]) == 4 + 1


def test_without_forms_only_what_is_said_otherwise_is_marked_and_the_rest_is_counted(english, item, reviewer_siegen):
    client = english(reviewer_siegen)
    (way,) = review(client, item).root.xpath("//*[@class='forms']/a/@href")
    page = Page(client.get(way))
    assert "One change. 4 of form alone are hidden. Compared with version 2" in page.said
    assert marks(page) == (["5"], ["7"])
    assert "Die Kundinnen und Kunden wollten" in page.said and "Die Mitarbeitenden planen" in page.said
    assert page.texts("//*[@class='forms']/a") == ["Show all changes"]
    assert review(client, item).texts("//*[@class='forms']/a")[0].startswith("Hide")


def test_who_signs_is_told_of_what_is_not_shown(english, item, reviewer_siegen):
    client = english(reviewer_siegen)
    said = "4 changes of form alone are not shown above. You sign them, too."
    assert said in review(client, item, **WITHOUT).texts("//form[@id='akt-sign_off']")[0]
    assert said not in review(client, item).said


def test_where_nothing_but_form_has_changed_that_is_said(english, item, reviewer_ruhr, reviewer_siegen):
    save(item, {"body": NEW["body"].replace("7 Leute", "5 Leute")}, reviewer_ruhr)
    page = review(english(reviewer_siegen), item.refetch(), **WITHOUT)
    assert "Nothing but the form of words has changed: 4 changes are not shown." in page.said
    assert marks(page) == ([], []) and not page.root.xpath("//*[@class='mark']")


def test_what_is_folded_is_called_unchanged_only_where_not_even_the_form_has_changed(english, item, reviewer_siegen):
    client, summaries = english(reviewer_siegen), "//details[@class='same']/summary"
    assert review(client, item).texts(summaries)[0] == "one unchanged paragraph"
    page = review(client, item, **WITHOUT)
    assert page.texts(summaries)[:2] == [
        "one unchanged paragraph, one paragraph changed in the form of words alone",
        "one unchanged paragraph, one paragraph changed in the form of words alone",
    ]
    assert not page.root.xpath("//details[@class='same'][contains(., 'Leute')]")


def test_a_detail_whose_form_alone_has_changed_says_so_too(english, item, act, reviewer_ruhr, reviewer_siegen):
    save(item, {"change_note": "Für die Mitarbeiter."}, reviewer_ruhr)
    act(item.refetch(), "sign_off", reviewer_siegen)
    save(item.refetch(), {"change_note": "Für die Mitarbeitenden."}, reviewer_ruhr)
    client, summaries = english(reviewer_siegen), "//details[@class='same']/summary"
    assert "in the form of words alone" not in " ".join(review(client, item.refetch()).texts(summaries))
    page = review(client, item.refetch(), **WITHOUT)
    assert page.texts(summaries)[-1] == "one unchanged detail, one detail changed in the form of words alone"


def test_where_no_form_has_changed_there_is_nothing_to_hide(english, item, act, reviewer_siegen):
    act(item, "sign_off", reviewer_siegen)
    for asked in ({}, WITHOUT):
        page = review(english(reviewer_siegen), item, **asked)
        assert "No word has changed." in page.said and not page.root.xpath("//*[@class='forms']")


def test_the_whole_text_has_no_changes_of_form(english, item, reviewer_siegen):
    assert not review(english(reviewer_siegen), item, seit="ganz").root.xpath("//*[@class='forms']")


def test_the_wish_is_kept_by_every_way_on_the_page(english, item, reviewer_siegen, author):
    comment(item, "Hier.", author)
    page = review(english(reviewer_siegen), item, **WITHOUT)
    ways = page.root.xpath("//nav[@class='choices']//a/@href | //form[starts-with(@id, 'akt-')]/@action")
    assert ways and all("schreibweisen=ohne" in way for way in ways)
    assert all("schreibweisen=ohne" in back for back in page.root.xpath("//input[@name='back']/@value"))


def test_a_refused_request_shows_what_was_shown(english, item, reviewer_siegen):
    client = english(reviewer_siegen)
    page = review(client, item, **WITHOUT)
    (action,) = page.root.xpath("//form[@id='akt-request_changes']/@action")
    answer = client.post(action, data=page.form_named("akt-request_changes") | {"comment": " "})
    assert answer.status_code == 422 and marks(Page(answer)) == (["5"], ["7"])


@pytest.mark.parametrize("wish", ["", "mit", "1", "<b>"])
def test_another_wish_is_none(english, item, reviewer_siegen, wish):
    page = review(english(reviewer_siegen), item, schreibweisen=wish)
    assert "4 changes." in page.said and "schreibweisen=ohne" in page.root.xpath("//*[@class='forms']/a/@href")[0]


def test_words_that_are_quoted_are_never_changed_unseen(english, item, reviewer_ruhr, reviewer_siegen):
    said = "<blockquote><p>Die Lehrer wissen das.</p></blockquote><p>Er sagt: <q>Die Lehrer wissen das.</q></p>"
    client = english(reviewer_siegen)
    save(item, {"body": said}, reviewer_ruhr)
    page = review(client, item.refetch(), seit="ganz")
    sign = page.form_named("akt-sign_off")
    assert client.post(f"/admin/item/{item.id}/pruefung/sign_off", data=sign).status_code == 303
    save(item.refetch(), {"body": said.replace("Lehrer", "Lehrer:innen")}, reviewer_ruhr)
    page = review(client, item.refetch(), **WITHOUT)
    assert marks(page) == (["Lehrer"] * 2, ["Lehrer:innen"] * 2)


def test_hiding_costs_no_statement_more(english, item, reviewer_siegen, statements):
    client = english(reviewer_siegen)
    with statements() as sent:
        review(client, item, **WITHOUT)
    assert len(sent) <= 12, sent
