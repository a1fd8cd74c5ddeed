"""The addresses an open form's script asks, and the page on which somebody else's lease stops a save."""

import pytest

from coopcms.accounts.models import Login, User
from coopcms.content import services_sessions as sessions
from coopcms.content.models import EditSession, Revision
from coopcms.content.queries_sessions import drafts_of, holder_of
from coopcms.content.services import save
from coopcms.content.services_sessions import Typed
from tests.admin.open_form import Form
from tests.admin.pages import Page

LEAD = "Mein Vorspann."


@pytest.fixture
def zoe(acting, siegen):
    return acting("zweite@siegen.example", "author@siegen", name="Zoe Beispiel")


@pytest.fixture
def opened(inside, draft):
    """A factory: the draft's form before this person."""
    return lambda actor: Form(inside(actor), draft)


def test_a_form_opens_keeps_pings_and_closes(clock, opened, draft, author):
    form = opened(author)
    begun = form.send("beginn").json
    assert (begun["holds"], begun["open"], begun["holder"], begun["taken"]) == (True, True, None, None)
    assert begun["head"] == {"id": draft.head_id, "number": 1, "name": author.name, "at": "09:00"}
    clock.forward(minutes=3)
    kept = form.send("entwurf", lead=LEAD).json
    assert (kept["number"], kept["at"], kept["session"]) == (1, "09:03", begun["session"])
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": LEAD}] and Revision.select().count() == 1
    assert form.send("puls").json["holds"] is True
    assert form.send("schluss", lead="Letzter Satz.").json == {}
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": "Letzter Satz."}]
    assert holder_of(draft.id) is None and form.send("puls").json["open"] is False


def test_the_form_cannot_be_sent_by_another_site(opened, draft, author):
    form = opened(author)
    form.values["csrf_token"] = "forged"
    for act in ("beginn", "puls", "entwurf", "uebernehmen", "schluss", "verwerfen"):
        assert form.send(act, lead=LEAD).status_code == 400
    header = {"X-CSRFToken": form.client.get("/admin/item/anmeldung").json["csrf"]}
    answer = form.client.post(f"{form.home}/schreiben/beginn", data={"base": draft.head_id}, headers=header)
    assert answer.status_code == 200 and EditSession.select().count() == 1


def test_words_on_the_way_out_need_no_session_that_was_open(opened, draft, author):
    opened(author).send("schluss", lead=LEAD)
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": LEAD}]


def test_two_people_know_of_each_other(clock, opened, draft, author, zoe):
    first, second = opened(author), opened(zoe)
    first.send("beginn")
    clock.forward(minutes=2)
    answer = second.send("beginn").json
    assert (answer["holds"], answer["holder"]) == (False, {"name": author.name, "at": "09:00"})
    assert first.send("puls").json["also"] == "Zoe Beispiel"
    assert f"{author.name}" in Page(second.client.get(f"{second.home}/bearbeiten")).said


def test_who_was_taken_over_hears_of_it_at_the_next_ping(clock, opened, author, zoe):
    first, second = opened(author), opened(zoe)
    first.send("entwurf", lead=LEAD)
    second.send("beginn")
    clock.forward(minutes=1)
    assert second.send("uebernehmen").json["holds"] is True
    answer = first.send("puls").json
    assert (answer["holds"], answer["taken"]) == (False, {"name": "Zoe Beispiel", "at": "09:01"})
    assert first.send("uebernehmen").json["taken"] is None


def test_a_version_saved_meanwhile_is_told(clock, opened, draft, author, zoe):
    clock.set("2026-11-24 23:50")
    form = opened(author)
    form.send("beginn")
    theirs = save(draft, {"subtitle": "Ihr Untertitel"}, zoe)
    clock.forward(minutes=20)
    told = {"id": theirs.id, "number": 2, "name": "Zoe Beispiel", "at": "24. November 2026, 23:50 Uhr"}
    assert form.send("puls").json["head"] == told


def test_a_login_that_has_ended_is_401_and_a_ping_does_not_put_it_off(clock, opened, author):
    form = opened(author)
    assert form.send("beginn").json["login"] == {"left": 3600, "extends": True}
    for left in (2400, 1200):
        clock.forward(minutes=20)
        assert form.send("puls").json["login"]["left"] == left
    assert form.client.get("/admin/item/anmeldung").json["login"]["left"] == 3600
    clock.forward(minutes=60)
    assert form.send("puls").status_code == form.send("entwurf").status_code == 401
    assert form.client.get("/admin/item/anmeldung").status_code == 303


def test_without_its_cookies_a_form_is_told_that_nobody_is_logged_in(opened, author):
    form = opened(author)
    form.send("beginn")
    form.client._cookies.clear()
    assert {form.send(act, lead=LEAD).status_code for act in ("beginn", "puls", "entwurf", "schluss")} == {401}
    assert form.save(lead=LEAD).status_code == 401 and EditSession.get().words == {}


def test_who_was_taken_over_still_keeps_words(opened, draft, author, zoe):
    first, second = opened(author), opened(zoe)
    first.send("entwurf", lead=LEAD)
    second.send("uebernehmen")
    kept = first.send("entwurf", lead="Noch ein Satz.").json
    assert (kept["holds"], kept["taken"]["name"], kept["holder"]["name"]) == (False, "Zoe Beispiel", "Zoe Beispiel")
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": "Noch ein Satz."}]
    second.send("schluss")
    left = first.send("puls").json
    assert left["taken"]["name"] == "Zoe Beispiel" and left["holder"] is None


def test_the_last_end_of_a_login_cannot_be_put_off(clock, opened, author):
    form = opened(author)
    clock.forward(minutes=30)
    Login.update(expires_at=clock.now.replace(minute=40)).execute()
    assert form.send("beginn").json["login"] == {"left": 600, "extends": False}


def test_after_logging_in_anew_the_form_goes_on_with_another_token(opened, draft, author, desk):
    form = opened(author)
    form.send("entwurf", lead=LEAD)
    form.client = desk(User.get_by_id(author.id))
    assert form.send("entwurf").status_code == 400
    answer = form.client.get("/admin/item/anmeldung").json
    assert answer["user"] == author.id
    assert form.send("entwurf", lead="Nach der Anmeldung.", csrf_token=answer["csrf"]).status_code == 200
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": "Nach der Anmeldung."}]


def test_nobody_writes_where_the_item_is_not_theirs(opened, inside, draft, author, publisher, author_ruhr):
    form = opened(author)
    for actor, status in ((publisher, 403), (author_ruhr, 404)):
        form.client = inside(actor)
        form.values["csrf_token"] = form.client.get("/admin/item/anmeldung").json["csrf"]
        assert {form.send(act, lead=LEAD).status_code for act in ("beginn", "entwurf", "uebernehmen", "schluss")} == {
            status
        }
        assert form.send("puls").status_code == (200 if status == 403 else 404)
    assert not EditSession.select().exists()


def test_too_many_words_are_refused_and_the_earlier_ones_stay(opened, draft, author):
    form = opened(author)
    form.send("entwurf", lead=LEAD)
    assert form.send("entwurf", body="x" * (2 * 2**20 + 1)).status_code == 422
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": LEAD}]


def test_saving_ends_the_session_and_the_next_page_names_it_to_the_browser(opened, draft, author):
    form = opened(author)
    token = form.send("entwurf", lead=LEAD).json["session"]
    answer = form.save(stand="2")
    assert answer.status_code == 303 and not drafts_of(draft, author) and holder_of(draft.id) is None
    assert Page(form.client.get(answer.location)).root.xpath("//meta[@name='saved']/@content") == [token]


def test_a_form_sent_as_it_was_opened_leaves_no_draft(opened, draft, author):
    form = opened(author)
    old = form.values["lead"]
    form.send("entwurf", lead=LEAD)
    assert form.save(lead=old, stand="2").status_code == 303
    assert not drafts_of(draft, author) and holder_of(draft.id) is None and Revision.select().count() == 1


def test_a_save_in_somebody_elses_lease_names_them_and_shows_every_word(clock, opened, draft, author, zoe):
    opened(zoe).send("entwurf", lead="Ihr Vorspann.")
    answer = opened(author).save(lead=LEAD, body="<p>Mein Text.</p>", weiter="1")
    page = Page(answer)
    assert answer.status_code == 409 and Revision.select().count() == 1
    assert "Zoe Beispiel" in page.texts("//h1")[0] and "09:00 Uhr" in page.said
    assert [area.value for area in page.root.xpath("//main//textarea")] == [LEAD, "Mein Text."]
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": LEAD, "body": "<p>Mein Text.</p>"}]
    assert page.root.xpath(f"//main//a[@href='/admin/item/{draft.id}'][contains(@class, 'button')]")


def test_taking_over_from_that_page_saves_and_tells_the_other(opened, draft, author, zoe):
    other = opened(zoe)
    other.send("entwurf", lead="Ihr Vorspann.")
    form = opened(author)
    (held,) = Page(form.save(lead=LEAD, weiter="1")).root.xpath("//main//form")
    sent = dict(held.form_values()) | {"uebernehmen": "1"}
    answer = form.client.post(held.action, data=sent)
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{draft.id}/bearbeiten")
    assert draft.refetch().head.content["lead"] == LEAD and not drafts_of(draft, author)
    assert other.send("puls").json["taken"]["name"] == author.name
    late = other.save(lead="Ihr Vorspann.")
    assert late.status_code == 409 and LEAD in Page(late).said
    assert [row.words for row in drafts_of(draft, zoe)] == [{"lead": "Ihr Vorspann."}]


def test_nobody_reads_or_throws_away_the_draft_of_somebody_else(opened, draft, author, zoe):
    token = sessions.keep(draft, Typed({"lead": "Ihr Vorspann."}, draft.head_id, 1), zoe).token
    form = opened(author)
    assert "Ihr Vorspann." not in form.client.get(f"{form.home}/aufgehoben?entwurf={token}").text
    form.send("verwerfen", sitzung=token)
    assert [row.words for row in drafts_of(draft, zoe)] == [{"lead": "Ihr Vorspann."}]


def test_a_refused_save_names_its_fault_and_the_draft_holds_the_words(opened, draft, author):
    form = opened(author)
    answer = form.save(news_date="31.02.2026", lead=LEAD)
    values = Page(answer).form()
    assert answer.status_code == 422 and values["sitzung"] == drafts_of(draft, author)[0].token
    form.values = values
    assert form.save(news_date="").status_code == 303
    assert draft.refetch().head.content["lead"] == LEAD and not drafts_of(draft, author)


def test_words_sent_after_the_right_was_lost_stay_in_the_draft(opened, draft, author, lead_siegen, act):
    form = opened(author)
    form.send("entwurf", lead=LEAD)
    act(draft, "submit", lead_siegen)
    answer = form.save(lead="Noch ein Satz.", stand="2")
    assert answer.status_code == 403 and "Noch ein Satz." in answer.text
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": "Noch ein Satz."}]


def test_a_new_item_has_no_session_and_its_page_says_where_words_are_kept(inside, flows, author):
    (place,) = Page(inside(author).get("/admin/neu/article")).root.xpath("//*[@data-writing]")
    assert (place.get("data-write"), place.get("data-user"), place.get("data-left")) == ("", str(author.id), "3600")
    client = inside(author)
    form = Page(client.get("/admin/neu/article")).form()
    begun = client.post("/admin/neu/article", data=form | {"title": "Neue Halle"})
    assert Page(client.get(begun.location)).root.xpath("//meta[@name='saved']/@content") == [form["once"]]
