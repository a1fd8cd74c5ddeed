"""A working copy and what went live meanwhile become one text, as a person decides where both changed the same."""

import pytest

from coopcms.content.policy import contributors_of
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out
from tests.admin.pages import Page, answers

OPEN = "//fieldset[contains(@class, 'is-open')]"


@pytest.fixture
def client(english, author):
    return english(author)


@pytest.fixture
def behind(published, act, author, reviewer_siegen, publisher):
    """A working copy whose title and a paragraph were changed otherwise in what went live meanwhile."""
    late, early = copy_out(published, author), copy_out(published, author)
    text = "<h2>Anfang</h2><p>Die Mitarbeiter:innen wollten weniger Papier.</p><p>Nun planen sie {}.</p>"
    save(late, {"title": "Halle der Zukunft", "subtitle": "Ein Beispiel", "body": text.format("am Fluss")}, author)
    save(early, {"title": "Halle eröffnet", "lead": "Neu.", "body": text.format("am Berg")}, author)
    act(act(act(early, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    return late.refetch()


def update(client, item, page=None, **given):
    address = f"/admin/item/{item.id}/aktualisieren"
    page = page or Page(client.get(address))
    return client.post(address, data=page.form("merge") | answers(**given))


def test_an_update_waits_for_a_decision_at_each_place(client, behind):
    page = Page(client.get(f"/admin/item/{behind.id}/aktualisieren"))
    assert page.texts(f"{OPEN}//ins") == ["Halle der Zukunft", "Halle eröffnet", "Fluss", "Berg"]
    answer = update(client, behind, title="mine")
    assert answer.status_code == 422 and "Place 2: Text: Please decide which words stay." in Page(answer).said
    assert behind.refetch().head_id == behind.head_id


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        ("mine", "Halle der Zukunft"),
        ("theirs", "Halle eröffnet"),
        ("both", "Halle der Zukunft Halle eröffnet"),
        ("own", "live"),
    ],
)
def test_the_decision_and_all_other_changes_stand_in_the_copy(client, behind, choice, title):
    typed = {"title_words": "live"} if choice == "own" else {}
    assert update(client, behind, title=choice, body_1="theirs", **typed).status_code == 303
    head = behind.refetch().head.content
    assert (head["title"], head["subtitle"], head["lead"]) == (title, "Ein Beispiel", "Neu.")
    assert head["body"][-1]["runs"][0][0] == "Nun planen sie am Berg."
    assert behind.refetch().source_revision_id == behind.source.refetch().live_id


def test_who_decides_an_update_by_hand_becomes_a_contributor(english, acting, behind, author):
    second = acting("zweite@siegen.example", "author@siegen")
    assert update(english(second), behind, title="mine", body_1="mine").status_code == 303
    assert contributors_of(behind.refetch()) == {author.id, second.id}


def test_an_update_of_words_nobody_saw_is_shown_anew(client, behind, author):
    page = Page(client.get(f"/admin/item/{behind.id}/aktualisieren"))
    save(behind, {"title": "Noch ein Titel"}, author)
    answer = update(client, behind, page, title="own", title_words="Unser Titel", body_1="both")
    again = Page(answer)
    assert answer.status_code == 409 and behind.refetch().head.title == "Noch ein Titel"
    assert again.form("merge")["wahl-body-1"] == "both" and again.texts("//textarea[@name='uebrig']") == ["Unser Titel"]
