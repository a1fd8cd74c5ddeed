"""Two texts become one: each place both changed is decided by a person, nothing of either side is lost in silence."""

import pytest

from coopcms.content import services_copies
from coopcms.content.models import EditSession, Revision
from coopcms.content.services import save
from coopcms.content.services_sessions import Typed, begin, keep
from tests.admin.pages import Page, answers

BODY = "<p>Erster Absatz hier.</p><p>Zweiter Absatz dort.</p><p>Dritter Absatz am Ende.</p>"
OPEN = "//fieldset[contains(@class, 'is-open')]"


@pytest.fixture
def other(acting, siegen):
    return acting("zweite@siegen.example", "author@siegen", name="Zoe Beispiel")


@pytest.fixture
def client(english, author):
    return english(author)


@pytest.fixture
def late(client, draft, author, other):
    """A factory: the page that answers the author's words, which came after the other one's."""
    save(draft, {"body": BODY}, author)

    def send(mine: dict, theirs: dict) -> Page:
        form = Page(client.get(f"/admin/item/{draft.id}/bearbeiten")).form()
        save(draft, theirs, other)
        answer = client.post(f"/admin/item/{draft.id}/bearbeiten", data=form | mine)
        assert answer.status_code == 409
        return Page(answer)

    return send


@pytest.fixture
def decide(client, draft):
    """A factory: sends the form of a merge page with these answers."""
    address = f"/admin/item/{draft.id}/zusammenfuehren"
    return lambda page, **given: client.post(address, data=page.form("merge") | answers(**given))


def body(word: str, place: str = "Zweiter Absatz dort") -> str:
    return BODY.replace(place, word)


def words(draft) -> dict:
    return draft.refetch().head.content


def html(draft) -> list[str]:
    return ["".join(text for text, _marks in block["runs"]) for block in words(draft)["body"]]


def test_a_save_that_came_too_late_shows_both_texts_and_saves_both_as_one(late, decide, draft, author):
    page = late({"lead": "Mein Vorspann."}, {"subtitle": "Ihr Untertitel"})
    assert "Mein Vorspann." in page.said and "Ihr Untertitel" in page.said and "Zoe Beispiel" in page.said
    assert EditSession.get().words == {"lead": "Mein Vorspann."} and words(draft)["subtitle"] == "Ihr Untertitel"
    assert decide(page).status_code == 303
    assert (words(draft)["lead"], words(draft)["subtitle"]) == ("Mein Vorspann.", "Ihr Untertitel")
    assert draft.refetch().head.author_id == author.id
    assert not EditSession.select().where(EditSession.kept_at.is_null(False)).exists()


def test_who_alone_changed_a_paragraph_is_said_and_taken(late, decide, draft):
    page = late({"body": body("Mein Absatz dort")}, {"body": body("Ihr Absatz am Ende", "Dritter Absatz am Ende")})
    assert page.texts("//*[contains(@class, 'is-mine')]/p[@class='note']") == [
        "Only you changed this: your words are taken."
    ]
    assert page.texts("//*[contains(@class, 'is-theirs')]/p[@class='note']") == [
        "Only Zoe Beispiel changed this: these words are taken."
    ]
    assert page.texts("//details[@class='same']/summary") == ["one unchanged paragraph"]
    assert not page.root.xpath(OPEN) and decide(page).status_code == 303
    assert html(draft) == ["Erster Absatz hier.", "Mein Absatz dort.", "Ihr Absatz am Ende."]


def test_both_sides_of_a_place_mark_their_changes_to_the_word(late):
    page = late({"body": body("Zweiter Satz dort")}, {"body": body("Zweiter Absatz hier")})
    assert page.texts(f"{OPEN}//*[@class='side-mine']//del") == ["Absatz"]
    assert page.texts(f"{OPEN}//*[@class='side-mine']//ins") == ["Satz"]
    assert page.texts(f"{OPEN}//*[@class='side-theirs']//ins") == ["hier"]
    assert page.texts(f"{OPEN}//p[@class='side']") == ["My words", "Words of Zoe Beispiel"]


@pytest.mark.parametrize(
    ("answer", "second"),
    [
        ({"body_1": "mine"}, ["Mein Absatz dort."]),
        ({"body_1": "theirs"}, ["Ihr Absatz dort."]),
        ({"body_1": "both"}, ["Mein Absatz dort.", "Ihr Absatz dort."]),
        (
            {"body_1": "own", "body_1_words": "Unser Absatz.\r\n\r\nUnd noch einer."},
            ["Unser Absatz.", "Und noch einer."],
        ),
        ({"body_1": "own", "body_1_words": "Unser <b> & Absatz"}, ["Unser <b> & Absatz"]),
    ],
)
def test_of_a_paragraph_both_changed_the_chosen_words_stay(late, decide, draft, answer, second):
    page = late({"body": body("Mein Absatz dort")}, {"body": body("Ihr Absatz dort")})
    assert page.form("merge")["worte-body-1"] == "Mein Absatz dort."
    assert decide(page, **answer).status_code == 303
    assert html(draft) == ["Erster Absatz hier.", *second, "Dritter Absatz am Ende."]


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ({"title": "mine"}, "Mein Titel"),
        ({"title": "theirs"}, "Ihr Titel"),
        ({"title": "both"}, "Mein Titel Ihr Titel"),
        ({"title": "own", "title_words": "Unser Titel"}, "Unser Titel"),
    ],
)
def test_a_short_field_both_changed_is_decided_as_one(late, decide, draft, answer, title):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    assert decide(page, **answer).status_code == 303 and words(draft)["title"] == title


def test_topics_of_both_stand_together_each_once(late, decide, draft):
    page = late({"topics": "Lager, KI"}, {"topics": "KI, Halle"})
    assert decide(page, topics="both").status_code == 303
    assert draft.refetch().head.placement["topics"] == ["Lager", "KI", "Halle"]


def test_of_two_choices_of_one_list_there_is_no_both_and_no_own(late):
    page = late({"licence": "reserved"}, {"licence": "CC BY 4.0"})
    assert [option.get("value") for option in page.root.xpath("//input[@name='wahl-licence']")] == ["mine", "theirs"]
    assert not page.root.xpath("//*[@name='worte-licence']")


def test_the_blocks_keep_their_ids(late, decide, draft):
    page = late({"body": body("Mein Absatz dort")}, {"body": body("Ihr Absatz dort")})
    before = [block["id"] for block in words(draft)["body"]]
    decide(page, body_1="mine")
    assert [block["id"] for block in words(draft)["body"]] == before


def test_an_undecided_place_is_named_and_every_answer_stays(late, decide, draft):
    page = late(
        {"title": "Mein Titel", "body": body("Mein Absatz dort")}, {"title": "Ihr", "body": body("Ihr Absatz dort")}
    )
    answer = decide(page, title="theirs", body_1_words="Mein Absatz dort, ergänzt.")
    again = Page(answer)
    assert answer.status_code == 422 and Revision.select().count() == 3
    assert again.texts("//*[@id='fehler']//a[@href='#wahl-body-1']") == [
        "Place 2: Text: Please decide which words stay."
    ]
    assert again.root.xpath("//fieldset[@id='wahl-body-1'][contains(@class, 'wrong')]")
    assert again.form("merge")["wahl-title"] == "theirs"
    assert again.form("merge")["worte-body-1"] == "Mein Absatz dort, ergänzt."


def test_own_words_beside_another_answer_are_asked_about(late, decide):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    answer = decide(page, title="theirs", title_words="Unser Titel")
    assert answer.status_code == 422
    assert "You have written words of your own below, but chosen others." in Page(answer).said
    assert Page(answer).form("merge")["worte-title"] == "Unser Titel"


def test_own_words_that_are_empty_decide_nothing(late, decide):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    assert decide(page, title="own", title_words=" ").status_code == 422


def test_what_a_field_refuses_is_said_beside_its_place(late, decide, draft):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    answer = decide(page, title="own", title_words="x" * 251)
    assert answer.status_code == 422 and words(draft)["title"] == "Ihr Titel"
    assert "Too long" in Page(answer).texts("//fieldset[@id='wahl-title']/p[@class='error']")[0]


def test_what_a_field_refuses_is_kept_where_the_page_goes_on(late, decide, draft, author):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    token = page.form("merge")["sitzung"]
    keep(draft, Typed({"lead": "Aus einem anderen Fenster."}, draft.head_id, 9), author, token)
    again = Page(decide(page, title="own", title_words="x" * 251)).form("merge")["sitzung"]
    kept = {row.token: row.words for row in EditSession.select()}
    assert kept == {token: {"lead": "Aus einem anderen Fenster."}, again: {"title": "x" * 251}}


def test_a_passage_one_took_out_and_the_other_changed_is_asked_about(late, decide, draft):
    page = late({"body": BODY.replace("<p>Zweiter Absatz dort.</p>", "")}, {"body": body("Zweiter Absatz hier")})
    assert page.texts(f"{OPEN}//*[@class='answers']//label")[0] == "My words: nothing stands here"
    assert decide(page, body_1="mine").status_code == 303
    assert html(draft) == ["Erster Absatz hier.", "Dritter Absatz am Ende."]


def test_choosing_the_other_words_everywhere_makes_no_version_and_forgets_mine(late, decide, draft):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    head = draft.refetch().head_id
    assert decide(page, title="theirs").status_code == 303 and draft.refetch().head_id == head
    assert not EditSession.select().where(EditSession.kept_at.is_null(False)).exists()


def test_a_page_that_is_not_the_newest_is_shown_anew_with_the_answers_that_still_hold(late, decide, draft, other):
    theirs = {"title": "Ihr Titel", "body": body("Ihr Absatz dort"), "kicker": "Ihr Kopf"}
    page = late({"title": "Mein Titel", "body": body("Mein Absatz dort"), "kicker": "Mein Kopf"}, theirs)
    save(draft, {"title": "Ihr anderer Titel"}, other)
    own = {"title": "own", "title_words": "Unser Titel", "body_1": "own", "body_1_words": "Unser Absatz dort."}
    answer = decide(page, **own, kicker="both")
    again, form = Page(answer), Page(answer).form("merge")
    assert answer.status_code == 409 and words(draft)["title"] == "Ihr anderer Titel"
    assert (form["wahl-body-1"], form["worte-body-1"]) == ("own", "Unser Absatz dort.")
    assert form["wahl-kicker"] == "both" and "wahl-title" not in form
    assert again.texts("//textarea[@name='uebrig']") == ["Unser Titel"]
    assert decide(again).status_code == 422
    assert decide(again, title="mine").status_code == 303
    assert (words(draft)["title"], html(draft)[1]) == ("Mein Titel", "Unser Absatz dort.")


def test_who_saves_at_the_very_moment_is_not_written_over(late, decide, draft, other, monkeypatch):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    edit = services_copies.edit

    def edit_a_moment_later(*given):
        save(draft, {"title": "Ihr anderer Titel"}, other)
        return edit(*given)

    monkeypatch.setattr(services_copies, "edit", edit_a_moment_later)
    answer = decide(page, title="mine")
    assert answer.status_code == 409 and words(draft)["title"] == "Ihr anderer Titel"
    assert "Mein Titel" in answer.text and Page(answer).root.xpath("//input[@name='wahl-title']")


def test_words_that_were_left_over_stay_on_every_page_that_follows(late, decide, draft, other):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    for title in ("Zweiter", "Dritter"):
        save(draft, {"title": title}, other)
        page = Page(decide(page, title="own", title_words=f"Eigener zu {title}"))
    assert page.texts("//textarea[@name='uebrig']") == ["Eigener zu Zweiter", "Eigener zu Dritter"]


def test_a_form_whose_token_is_wrong_comes_back_with_every_answer(late, client, draft):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    form = page.form("merge") | {"wahl-title": "own", "worte-title": "Unser Titel", "csrf_token": "forged"}
    answer = client.post(f"/admin/item/{draft.id}/zusammenfuehren", data=form)
    again = Page(answer).form("merge")
    assert answer.status_code == 422 and words(draft)["title"] == "Ihr Titel"
    assert (again["wahl-title"], again["worte-title"], again["mein-title"]) == ("own", "Unser Titel", "Mein Titel")


@pytest.mark.parametrize(
    "forged", [{"wahl-title": "erfunden"}, {"von": "99"}, {"von": "x"}, {"base": "x"}, {"stelle-title": "x"}]
)
def test_a_forged_page_saves_nothing(late, client, draft, forged):
    page = late({"title": "Mein Titel"}, {"title": "Ihr Titel"})
    answer = client.post(f"/admin/item/{draft.id}/zusammenfuehren", data=page.form("merge") | forged)
    assert answer.status_code in (409, 422) and words(draft)["title"] == "Ihr Titel" and "Mein Titel" in answer.text


def test_with_an_unknown_beginning_every_difference_is_asked_about(client, draft, other):
    form = Page(client.get(f"/admin/item/{draft.id}/bearbeiten")).form()
    save(draft, {"title": "Ihr Titel"}, other)
    page = Page(client.post(f"/admin/item/{draft.id}/bearbeiten", data=form | {"base": "", "title": "Mein Titel"}))
    assert page.root.xpath("//input[@name='wahl-title']")


def test_words_kept_from_a_late_save_can_be_taken_up_again(late, decide, client, draft):
    late({"lead": "Mein Vorspann."}, {"subtitle": "Ihr Untertitel"})
    kept = f"/admin/item/{draft.id}/aufgehoben"
    assert kept in client.get(f"/admin/item/{draft.id}/bearbeiten").text
    page = Page(client.get(kept))
    assert "Mein Vorspann." in page.said and decide(page).status_code == 303
    assert words(draft)["lead"] == "Mein Vorspann."


def test_typed_words_no_field_takes_are_mended_on_the_page(decide, client, draft, author, other):
    base = draft.head_id
    save(draft, {"subtitle": "Ihr Untertitel"}, other)
    keep(draft, Typed({"news_date": "31.02.2026", "lead": "Mein Vorspann."}, base), author)
    page = Page(client.get(f"/admin/item/{draft.id}/aufgehoben"))
    assert "31.02.2026" in page.said and decide(page).status_code == 422
    answer = decide(page, news_date="own", news_date_words="28.02.2026")
    assert answer.status_code == 303
    assert (words(draft)["news_date"], words(draft)["lead"]) == ("2026-02-28", "Mein Vorspann.")


def test_while_somebody_else_writes_both_in_one_wait_for_a_decision(late, decide, client, draft, other):
    page = late({"title": "Mein Titel"}, {"subtitle": "Ihr Untertitel"})
    begin(draft, other)
    answer = decide(page)
    assert (
        answer.status_code == 409 and "is writing in this text" in answer.text and words(draft)["title"] != "Mein Titel"
    )
    form = dict(Page(answer).root.xpath("//main//form")[0].form_values())
    assert client.post(f"/admin/item/{draft.id}/bearbeiten", data=form | {"uebernehmen": "1"}).status_code == 303
    assert (words(draft)["title"], words(draft)["subtitle"]) == ("Mein Titel", "Ihr Untertitel")


def test_who_may_not_edit_any_more_merges_nothing(late, decide, draft, act, author):
    page = late({"title": "Mein Titel"}, {"subtitle": "Ihr Untertitel"})
    act(draft, "submit", author)
    answer = decide(page)
    assert answer.status_code == 403 and "Mein Titel" in answer.text and words(draft)["title"] != "Mein Titel"
