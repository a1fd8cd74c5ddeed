"""Both texts are one already when somebody else is found writing, or the login has ended: nothing of it is lost."""

import pytest

from coopcms.accounts.models import Login, User
from coopcms.content.models import EditSession
from coopcms.content.services import save
from coopcms.content.services_sessions import Typed, begin, keep, take_over
from tests.admin.pages import Page, answers
from tests.fixtures.people import PASSWORD

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def other(acting, siegen):
    return acting("zweite@siegen.example", "author@siegen", name="Zoe Beispiel")


@pytest.fixture
def client(english, author):
    return english(author)


@pytest.fixture
def late(client, draft, other):
    """A factory: the page that answers the author's words, which came after the other one's."""

    def send(mine: dict, theirs: dict) -> Page:
        form = Page(client.get(f"/admin/item/{draft.id}/bearbeiten")).form()
        save(draft, theirs, other)
        return Page(client.post(f"/admin/item/{draft.id}/bearbeiten", data=form | mine))

    return send


@pytest.fixture
def decide(client, draft):
    """A factory: the page that answers the form of a merge page with these answers."""
    address = f"/admin/item/{draft.id}/zusammenfuehren"
    return lambda page, **given: Page(client.post(address, data=page.form("merge") | answers(**given)))


def form_of(held: Page) -> dict[str, str]:
    return dict(held.root.xpath("//form[contains(@action, '/bearbeiten')]")[0].form_values())


def test_what_was_taken_over_and_saved_leaves_no_window_open_and_no_draft(late, decide, client, draft, author, other):
    token = begin(draft, author).token
    page = late({"title": "Mein Titel", "sitzung": token, "stand": "4"}, {"subtitle": "Ihr Untertitel"})
    take_over(draft, other)
    sent = form_of(decide(page)) | {"uebernehmen": "1"}
    assert client.post(f"/admin/item/{draft.id}/bearbeiten", data=sent).status_code == 303
    (mine,) = EditSession.select().where(EditSession.user_id == author.id)
    assert (mine.saved_as_id, bool(mine.closed_at), mine.words) == (draft.refetch().head_id, True, {})
    keep(draft, Typed({"title": "Mein Titel"}, draft.head_id, 4), author, token)  # on its way since before the save
    assert EditSession.get_by_id(mine.id).words == {}


def test_words_for_lost_places_and_what_was_taken_over_outlive_the_page(late, decide, draft, other):
    page = late({"title": "Mein Titel", "accepted_rules": "GH01 GH02"}, {"title": "Ihr Titel"})
    save(draft, {"title": "Ihr anderer Titel"}, other)
    page = decide(page, title="own", title_words="Unser Titel")
    begin(draft, other)
    held = decide(page, title="mine")
    assert "Unser Titel" in held.said and form_of(held)["accepted_rules"] == "GH01 GH02"


def test_answers_outlive_a_login_that_has_ended_and_who_leaves_comes_to_a_page(late, client, draft, author):
    form = late({"title": "Mein Titel", "lead": "Mein Vorspann."}, {"title": "Ihr Titel"}).form("merge")
    form |= answers(title="own", title_words="Unser Titel")
    address = f"/admin/item/{draft.id}/zusammenfuehren"
    Login.delete().execute()
    out = Page(client.post(address, data=form, headers=OURS))
    assert out.answer.status_code == 401 and "Unser Titel" in out.said
    (door,) = out.root.xpath("//form[@method='post']")
    given = {"email": User.get_by_id(author.id).email, "password": PASSWORD}
    again = Page(client.post(door.get("action"), data=dict(door.form_values()) | given))
    (leave,) = again.root.xpath("//main//p[@class='buttons']/a/@href")
    assert client.get(leave).status_code == 200 and leave == f"/admin/item/{draft.id}"
    sent = dict(again.root.xpath("//main//form")[0].form_values())
    assert client.post(address, data=sent, headers=OURS).status_code == 303
    words = draft.refetch().head.content
    assert (words["title"], words["lead"]) == ("Unser Titel", "Mein Vorspann.")
