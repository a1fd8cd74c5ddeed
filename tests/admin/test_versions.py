"""Versions, their differences word by word, old words brought back, the history in sentences, comments."""

import pytest

from coopcms.content.models import Item, Revision
from coopcms.content.services import create, save
from coopcms.content.services_copies import edit
from coopcms.review.models import Comment
from tests.admin.pages import Page

BODY = "<h2>Anfang</h2><p>Die Mitarbeiter:innen wollten weniger Papier.</p><p>Nun planen alle am Bildschirm.</p>"


def page_of(client, item, end: str) -> Page:
    return Page(client.get(f"/admin/item/{item.id}/{end}".rstrip("/")))


def send(client, item, end: str, **typed):
    """Send a form of the item's page `end` with what a browser would add."""
    token = page_of(client, item, "").root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(f"/admin/item/{item.id}/{end}", data={"csrf_token": token} | typed)


def test_changes_are_marked_word_by_word_and_what_is_alike_is_folded(english, draft, author):
    save(draft, {"title": "Neue Halle in Olpe", "body": BODY}, author)
    page = page_of(english(author), draft, "aenderungen")
    assert page.texts("//del") == ["Siegen", "sie"] and page.texts("//ins") == ["Olpe", "alle"]
    assert page.texts("//details[@class='same']/summary") == ["2 unchanged paragraphs"]


def test_any_two_versions_are_compared(english, draft, author):
    for title in ("Erster Titel", "Zweiter Titel"):
        save(draft, {"title": title}, author)
    client = english(author)
    assert page_of(client, draft, "aenderungen?alt=2&neu=3").texts("//del") == ["Erster"]
    assert "From version 1 to version 3" in page_of(client, draft, "aenderungen?alt=1&neu=3").said
    assert page_of(client, draft, "aenderungen?alt=3&neu=3").texts("//*[@class='empty']") == [
        "These two versions say the same."
    ]


@pytest.mark.parametrize(
    "query, why",
    [
        ("alt=99", "Dieser Inhalt hat keine Fassung 99."),
        ("neu=0", "Dieser Inhalt hat keine Fassung 0."),
        ("neu=x", "„x“ ist keine Fassungsnummer."),
        ("alt=1&neu=-1", "„-1“ ist keine Fassungsnummer."),
        ("alt=²", "„²“ ist keine Fassungsnummer."),
        ("alt=' or 1=1", "„' or 1=1“ ist keine Fassungsnummer."),
    ],
)
def test_a_version_that_is_none_is_said_and_nothing_else_is_compared(inside, draft, author, query, why):
    save(draft, {"title": "Neuer Titel"}, author)
    answer = inside(author).get(f"/admin/item/{draft.id}/aenderungen?{query}")
    page = Page(answer)
    assert answer.status_code == 404 and page.texts("//main//*[@role='alert']/strong") == [why]
    assert not page.root.xpath("//ins | //del | //*[@id='vergleich']")
    assert page.root.xpath("//main//*[@role='alert']//a[contains(@href, '/versionen')]")


def test_the_number_of_another_items_version_is_none_here(inside, draft, author):
    other = create("article", "siegen", {"title": "Anderes"}, author)
    for title in ("Zwei", "Drei"):
        save(other, {"title": title}, author)
    assert inside(author).get(f"/admin/item/{draft.id}/aenderungen?neu=3").status_code == 404


def test_a_version_that_no_account_wrote_bears_no_name_of_a_program(english, draft, author):
    Revision.update(author_id=0, author_name="Import").execute()
    page = page_of(english(author), draft, "versionen")
    assert "on the command line" in page.texts("//tbody/tr/td[5]") + page.texts("//tbody/tr/td[4]")
    assert "Import" not in page.texts("//table")[0]


def test_placement_is_shown_as_voiding_nothing(english, draft, author):
    save(draft, {"topics": "KI"}, author)
    assert "(voids no signature)" in page_of(english(author), draft, "aenderungen").said


def test_old_words_of_a_draft_come_back_as_a_new_version(english, draft, author):
    save(draft, {"title": "Verdorben"}, author)
    client = english(author)
    answer = send(client, draft, "wiederherstellen", version="1")
    assert answer.location == f"/admin/item/{draft.id}"
    assert (draft.refetch().head.title, draft.refetch().head.number) == ("Neue Halle in Siegen", 3)


def test_old_words_of_a_live_item_open_a_working_copy(english, published, act, author, reviewer_siegen, publisher):
    copy = edit(published, {"title": "Neuer Titel"}, author).item
    act(act(act(copy, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    client = english(author)
    answer = send(client, published, "wiederherstellen", version="1")
    restored = Item.get_by_id(int(answer.location.rpartition("/")[2]))
    assert (restored.source_id, restored.head.title) == (published.id, "Neue Halle in Siegen")
    assert published.refetch().live.title == "Neuer Titel"


def test_the_history_is_told_in_sentences(english, in_review, act, reviewer_siegen, author):
    act(in_review, "request_changes", reviewer_siegen, comment="Bitte die Zahl belegen.")
    page = page_of(english(author), in_review, "verlauf")
    assert page.texts("//ol[@class='log']/li/span") == [
        f"{reviewer_siegen.name} asked for changes for Zentrum Siegen (Beispiel).",
        f"{author.name} gave it for review.",
        f"{author.name} began the text for Zentrum Siegen (Beispiel).",
    ]
    assert page.texts("//blockquote") == ["Bitte die Zahl belegen."]


def test_a_comment_stands_beside_the_text_and_changes_nothing(english, in_review, author):
    client, before = english(author), in_review.refetch().head_id
    answer = send(client, in_review, "kommentare", comment="Stimmt die Zahl?\nBitte prüfen.")
    assert answer.status_code == 303 and in_review.refetch().head_id == before
    assert "Stimmt die Zahl? Bitte prüfen." in Page(client.get(answer.location)).texts("//p[@class='lines']")


def test_a_comment_that_is_too_long_comes_back_with_every_word(english, in_review, author):
    answer = send(english(author), in_review, "kommentare", comment="x" * 5001)
    assert answer.status_code == 422 and not Comment.select().exists()
    assert Page(answer).form("comment")["comment"] == "x" * 5001


def test_a_working_copy_is_opened_and_a_copy_made_for_ones_own_centre(english, published, author):
    client = english(author)
    twin = Item.get_by_id(int(send(client, published, "arbeitskopie").location.rpartition("/")[2]))
    assert twin.source_id == published.id
    draft = Item.get_by_id(int(send(client, published, "kopieren", centre="siegen").location.rpartition("/")[2]))
    assert (draft.source_id, draft.state, draft.slug) == (None, "draft", "neue-halle-in-siegen-2")


def test_into_the_trash_and_back(english, draft, author):
    client = english(author)
    assert send(client, draft, "papierkorb").status_code == 303
    assert draft.refetch().trashed_at
    page = page_of(client, draft, "")
    assert page.texts("//*[@class='standing']")[0].startswith("It lies in the trash")
    assert page.root.xpath("//form[contains(@action, '/zurueckholen')]")
    send(client, draft, "zurueckholen")
    assert draft.refetch().trashed_at is None


def test_only_a_working_copy_is_updated(english, draft, author):
    assert english(author).get(f"/admin/item/{draft.id}/aktualisieren").status_code == 409
    assert Revision.select().count() == 1
