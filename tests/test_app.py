"""What holds for every page: its headers, its cookies, and how refusals are answered."""

import pytest
from flask import g, request

from coopcms.accounts.models import User
from coopcms.accounts.services_logins import log_in
from coopcms.errors import Invalid, NotAllowed, NotNow, Problem, Stale, Taken, TransitionDenied, Unknown
from coopcms.web import TOKEN, next_address
from coopcms.workflow.reasons import Reason
from tests.fixtures.people import PASSWORD
from tests.fixtures.web import made

REASON = Reason("guard", "who", "None of your roles allows “%(step)s” here.", {"step": "X"}, ("publisher@siegen",))


@pytest.fixture
def app(settings, database):
    """An application of each test's own, which gets pages of its own."""
    return made(settings)


@pytest.fixture
def inside(desk, person):
    """Somebody logged in, without roles."""
    return desk(person("innen@siegen.example"))


@pytest.fixture
def raising(app, inside):
    """A factory: the client of an application in which GET /admin/x raises this."""

    def make(error):
        @app.get("/admin/x")
        def x():
            raise error

        return inside

    return make


def test_health_is_told_after_one_select(client):
    assert client.get("/healthz").json == {"status": "ok"}


@pytest.mark.parametrize(
    "error, status",
    [
        (Unknown("Not here."), 404),
        (Invalid(Problem("title", "Too long.")), 422),
        (Taken("Taken."), 422),
        (NotAllowed("No."), 403),
        (TransitionDenied((REASON,), "draft"), 403),
        (Stale("Older."), 409),
        (NotNow("Wait."), 409),
        (ZeroDivisionError("secret detail"), 500),
    ],
)
def test_each_refusal_has_its_status_and_no_traceback(raising, error, status):
    answer = raising(error).get("/admin/x")
    assert answer.status_code == status
    assert "Traceback" not in answer.text and "secret detail" not in answer.text


def test_a_denial_says_why_and_who_could_with_the_centre_by_its_name(raising, siegen):
    text = raising(TransitionDenied((REASON,), "draft")).get("/admin/x").text
    assert "„X“" in text and ", Zentrum Siegen (Beispiel)" in text and "siegen)" not in text


def test_centres_in_a_denial_are_named_never_their_addresses(raising, siegen, ruhr):
    refusal = NotNow("Missing: %(lanes)s.", lanes="siegen, ruhr-owl", who_can=("reviewer@siegen", "centre_lead@siegen"))
    text = raising(refusal).get("/admin/x").text
    assert "Missing: Zentrum Siegen (Beispiel), Zentrum Ruhr-OWL (Beispiel)." in text
    assert "Prüfer:in oder Zentrumsleitung, Zentrum Siegen (Beispiel)" in text


def test_all_faults_of_an_input_are_named(raising):
    text = raising(Invalid(Problem("title", "Too long."), Problem("lead", "Missing."))).get("/admin/x").text
    assert "Too long." in text and "Missing." in text


def test_our_fault_has_a_number_that_the_log_knows(raising, caplog):
    text = raising(ZeroDivisionError()).get("/admin/x").text
    incident = caplog.records[-1].args[0]
    assert incident in text and len(incident) == 8


def test_a_forged_form_is_refused_and_what_was_sent_is_shown(app):
    @app.post("/admin/save")
    def save():
        return "saved"

    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[TOKEN] = "of a login"
    answer = client.post("/admin/save", data={"title": "Mein Satz", "password": "geheim-geheim", "once": "a1b2"})
    assert answer.status_code == 400
    assert "Mein Satz" in answer.text and "geheim-geheim" not in answer.text and "a1b2" not in answer.text
    assert ">Titel</label>" in answer.text


def test_too_much_at_once_is_told_with_the_limit(app):
    @app.post("/x")
    def x():
        return request.form["a"]

    answer = app.test_client().post("/x", data={"a": "x" * (9 * 2**20)})
    assert answer.status_code == 413 and "8 MB" in answer.text


@pytest.fixture
def broken(app):
    """A client of an application whose public page /x raises this."""

    def make(error):
        @app.get("/x")
        def public():
            raise error

        return app.test_client()

    return make


@pytest.mark.parametrize(
    "error, status",
    [(Invalid(Problem("title", "Too long.")), 422), (NotNow("Wait."), 409), (ZeroDivisionError("secret"), 500)],
)
def test_readers_are_refused_on_a_page_of_the_site(broken, error, status):
    answer = broken(error).get("/x")
    assert answer.status_code == status and "secret" not in answer.text
    assert 'href="/impressum"' in answer.text and 'action="/suche"' in answer.text and "site.css" in answer.text
    assert "/admin" not in answer.text


def test_a_wrong_method_on_a_public_page_is_told_there(client):
    answer = client.post("/impressum")
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"] and 'href="/impressum"' in answer.text


def test_a_reader_is_answered_even_if_the_site_itself_is_broken(broken, database, caplog):
    reader = broken(ZeroDivisionError())
    database.execute_sql("ALTER TABLE organisation_names RENAME TO elsewhere")
    try:
        answer = reader.get("/x")
    finally:
        database.execute_sql("ALTER TABLE elsewhere RENAME TO organisation_names")
    assert answer.status_code == 500 and "<h1>" in answer.text and 'href="/"' in answer.text


def test_a_field_is_named_as_the_desk_names_it(broken, raising):
    refusal = Invalid(Problem("seo_title", "Too long."))
    inside, reader = raising(refusal), broken(refusal)
    for answer in (inside.get("/admin/x"), reader.get("/x")):
        assert "seo_title" not in answer.text and "Suchmaschinen" in answer.text


def test_a_nul_character_is_refused_with_its_field(app):
    client = app.test_client()
    answer = client.get("/healthz?q=a%00b")
    assert answer.status_code == 422 and "q:" not in answer.text and "NUL-Zeichen" in answer.text
    assert client.get("/a%00b").status_code == 404


def test_public_pages_set_no_cookie_and_allow_no_script(client):
    answer = client.get("/healthz")
    assert "Set-Cookie" not in answer.headers
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_desk_is_never_stored_and_its_cookie_stays_there(app):
    answer = app.test_client().get("/admin/login")
    assert answer.headers["Cache-Control"] == "no-store"
    cookies = answer.headers.getlist("Set-Cookie")
    (cookie,) = (one for one in cookies if one.startswith("coopcms="))
    assert "Path=/admin" in cookie
    assert all("Path=/freigabe/" in one for one in cookies if one != cookie)
    assert all("HttpOnly" in one and "SameSite=Lax" in one for one in cookies)
    assert "'nonce-" in answer.headers["Content-Security-Policy"]


def test_the_actor_has_todays_roles_and_is_known_in_the_desk_only(app, person, siegen, desk):
    def who():
        return {"roles": sorted(g.actor.roles) if g.actor else None}

    app.add_url_rule("/admin/who", "who", who)
    app.add_url_rule("/who", "who_public", who)
    user = person("a@siegen.example", "author@siegen")
    client = desk(user)
    assert client.get("/admin/who").json == {"roles": [["author", "siegen"]]}
    assert client.get("/who").json == {"roles": None}
    User.update(active=False).execute()
    assert client.get("/admin/who").status_code == 303


def test_a_stopped_session_is_nobody(app, person, clock):
    app.add_url_rule("/admin/who", "who", lambda: {"user": g.user and g.user.email})
    person("a@siegen.example")
    client = app.test_client()
    with client.session_transaction(base_url="http://localhost/admin/") as kept:
        kept["t"] = log_in("a@siegen.example", PASSWORD, "")
    assert client.get("/admin/who").json["user"]
    clock.forward(minutes=61)
    assert client.get("/admin/who").status_code == 303


def test_who_is_not_logged_in_is_led_to_the_login_and_back(client, app):
    answer = client.get("/admin/items/7?q=a")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/admin/login?next=%2Fadmin%2Fitems%2F7%3Fq%3Da")
    with app.test_request_context(answer.headers["Location"]):
        assert next_address() == "/admin/items/7?q=a"


def test_who_only_asks_for_the_head_is_led_to_the_login_too(client):
    assert client.head("/admin/").status_code == client.get("/admin/").status_code == 303


@pytest.mark.parametrize("wish", ["https://boese.example/admin/", "//boese.example", "/admin/\\x", "/seiten/x", ""])
def test_the_login_leads_to_the_desk_only(app, wish):
    with app.test_request_context("/admin/login", query_string={"next": wish}):
        assert next_address() == "/admin/"


def test_what_is_sent_after_the_session_ended_is_shown_again(app):
    app.config["WTF_CSRF_ENABLED"] = False
    answer = app.test_client().post("/admin/items/7", data={"title": "Mein Satz"})
    assert answer.status_code == 401 and "Mein Satz" in answer.text


def test_an_unknown_address_and_a_wrong_method_are_told_in_words(client):
    answer = client.get("/nirgends")
    assert answer.status_code == 404 and "/suche" in answer.text
    answer = client.put("/healthz")
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"]
