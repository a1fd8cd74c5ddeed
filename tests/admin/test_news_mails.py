"""Which mails one gets is said on one page; administrators see which did not get through, and those that are kept."""

import re
from dataclasses import replace
from functools import partial

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries_links import INVITE, RESET, link_of
from coopcms.accounts.services_links import JOB, send_link
from coopcms.clock import now
from coopcms.config import load
from coopcms.content.services import create
from coopcms.ledger.events import Event
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.notify.digests import DIGEST
from coopcms.notify.handlers import told
from coopcms.notify.links import jobs
from coopcms.notify.models import MailMute, MailWish
from coopcms.notify.post import is_server
from coopcms.notify.queries import MAIL, wishes_of
from coopcms.notify.queries_post import kept_mail
from coopcms.notify.services import deliver, deliver_digest
from tests.admin.pages import Page

WISHES, MAILS = "/admin/zugang/post", "/admin/post/"


def test_the_page_shows_that_all_mails_come_at_once(inside, flows, author):
    page = Page(inside(author).get(WISHES))
    assert page.root.xpath("//select[@name='hour']/option[@selected]/@value") == [""]
    assert len(page.root.xpath("//input[@type='checkbox'][@checked]")) == 10
    assert not page.root.xpath("//input[@name='alarms']") and "Alarme kommen immer und sofort" in page.said


def test_wishes_are_kept(inside, flows, author):
    client = inside(author)
    form = Page(client.get(WISHES)).form()
    sent = client.post(WISHES, data={k: v for k, v in form.items() if k != "dates"} | {"hour": "7"})
    assert (sent.status_code, sent.location) == (303, WISHES)
    assert wishes_of([author.id])[author.id] == (7, {"dates"})
    page = Page(client.get(WISHES))
    assert page.root.xpath("//select[@name='hour']/option[@selected]/@value") == ["7"]
    assert not page.root.xpath("//input[@name='dates'][@checked]")


def test_an_hour_that_is_none_is_refused_and_nothing_changes(inside, flows, author):
    client = inside(author)
    form = Page(client.get(WISHES)).form()
    assert client.post(WISHES, data=form | {"hour": "25"}).status_code == 422
    assert client.post(WISHES, data=form | {"csrf_token": "forged"}).status_code == 422
    assert not MailMute.select().exists() and wishes_of([author.id])[author.id].hour is None


@pytest.fixture
def mailed(settings, draft, reviewer_siegen, act, author):
    """The mail about a review stands in the folder: its name."""
    act(draft, "submit", author)
    run_due({MAIL: partial(deliver, settings)})
    return f"{Job.get(Job.name == MAIL).id:08}"


@pytest.mark.parametrize("kept", ["draft", "mailed"])
def test_without_a_server_the_page_says_how_to_set_one(inside, administrator, request, settings, monkeypatch, kept):
    request.getfixturevalue(kept)
    said, *_rest = Page(inside(administrator).get(MAILS)).texts("//section[@aria-labelledby='ordner']/p[@class='note']")
    assert "mail_url" in said and "coopcms.toml" in said
    (variable,) = re.findall(r"COOPCMS_\w+", said)
    monkeypatch.setenv(variable, example := re.search(r"smtps://[^\s,]+", said)[0])
    loaded = load(settings.instance)
    assert loaded.mail_url == example and is_server(loaded)


def test_where_a_server_is_set_nothing_has_to_be_set(inside, app, administrator):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], mail_url="smtp://mail.example")
    said = Page(inside(administrator).get(MAILS)).said
    assert "COOPCMS_MAIL_URL" not in said and "über einen Mailserver" in said


ADMINISTERS = "administrator@netz"
ROLES = {"teils": ["reviewer@siegen"], "ganz": ["reviewer@siegen", "reviewer@hannover"]}


def shown_of(client, name) -> tuple[str, str]:
    """The row of the mail in the list, and the words of its page."""
    page = Page(client.get(MAILS))
    (row,) = page.texts(f"//section[@aria-labelledby='ordner']//tr[th/a[@href='{MAILS}{name}']]")
    return row, " ".join(Page(client.get(f"{MAILS}{name}")).texts("//main"))


def test_of_a_text_not_for_them_administrators_see_that_a_mail_went_and_nothing_it_says(english, mailed, administrator):
    client = english(administrator)
    row, page = shown_of(client, mailed)
    for said in (row, page):
        assert (
            f"no. {int(mailed)}" in said
            and "pruefung@siegen.example" in said
            and "Reviews" in said
            and "kept as a file" in said
        )
    assert not [words for words in ("Neue Halle", "wartet") if words in row + page]
    assert "not for you to see" in page and f"{mailed}/html" not in client.get(f"{MAILS}{mailed}").text
    refused = client.get(f"{MAILS}{mailed}/html")
    assert refused.status_code == 403 and "Neue Halle" not in refused.text


def test_who_may_view_no_text_any_more_reads_no_mail_about_it(english, mailed, netz, acting):
    both = acting("beides@siegen.example", ADMINISTERS, "reviewer@siegen")
    assert "Neue Halle" in "".join(shown_of(english(both), mailed))
    Job.delete().execute()
    assert "Neue Halle" not in "".join(shown_of(english(both), mailed))


def test_a_digest_is_read_by_who_may_view_every_text_it_speaks_of(
    english, settings, shared, hannover, netz, author, acting, clock
):
    foreign = create("article", "hannover", {"title": "Andernorts"}, acting("a@hannover.example", "author@hannover"))
    reader = acting("leser@siegen.example", "reviewer@siegen", "reviewer@hannover")
    MailWish.create(user=reader.id, hour=18)
    partly, wholly = (acting(f"{n}@netz.example", ADMINISTERS, *roles) for n, roles in ROLES.items())
    Job.delete().execute()
    for item, title in ((shared, "Neue Halle"), (foreign, "Andernorts")):
        told(Event("told", "item", item.id, author, (reader.id,), {"event": "submit", "title": title}))
    clock.set("2026-12-01 18:00")
    run_due({DIGEST: partial(deliver_digest, settings)})
    (name,) = (f"{job.id:08}" for job in Job.select() if "told" in job.args)
    row, page = shown_of(english(partly), name)
    assert not [word for word in ("Neue Halle", "Andernorts") if word in row + page]
    assert "Not every text" in page and "leser@siegen.example" in page
    assert "Andernorts" in shown_of(english(wholly), name)[1]


def test_who_may_view_the_text_reads_the_kept_mail(inside, mailed, netz, acting):
    client = inside(acting("beides@siegen.example", ADMINISTERS, "reviewer@siegen"))
    page = Page(client.get(MAILS))
    (link,) = page.root.xpath("//section[@aria-labelledby='ordner']//tbody//th/a")
    assert (link.get("href"), link.text) == (f"{MAILS}{mailed}", "„Neue Halle in Siegen“ wartet auf Ihre Prüfung")
    said = Page(client.get(link.get("href"))).said
    assert "Guten Tag" in said and "pruefung@siegen.example" in said
    html = client.get(f"{MAILS}{mailed}/html")
    assert html.status_code == 200 and html.mimetype == "text/html" and "<html" in html.text
    assert html.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.fixture
def linked(settings, administrator, person, clock):
    """A factory: the account mail of this purpose stands in the folder: its name, and the token of its link."""

    def send(purpose: str) -> tuple[str, str]:
        user = person("eva@siegen.example", name="Eva Beispiel")
        if purpose == INVITE:
            User.update(password="").where(User.id == user.id).execute()
        send_link(user, administrator)
        run_due(jobs(settings))
        name = f"{Job.get(Job.name == JOB).id:08}"
        words = kept_mail(settings, name).get_body(("plain",)).get_content()
        return name, re.search(r"/admin/(?:einladung|passwort)/(\S+)", words)[1]

    return send


@pytest.mark.parametrize(("purpose", "path"), [(INVITE, "/admin/einladung/…"), (RESET, "/admin/passwort/…")])
def test_administrators_do_not_get_hold_of_the_links_of_others(inside, linked, administrator, purpose, path):
    name, token = linked(purpose)
    assert link_of(token, purpose)
    client = inside(administrator)
    for address in (f"{MAILS}{name}", f"{MAILS}{name}/html"):
        shown = client.get(address).text
        assert token not in shown and path in shown
        assert f"Die Mail-Datei {name}.eml auf dem Server enthält ihn" in Page(client.get(address)).said


def test_other_mails_are_shown_as_they_are(inside, mailed, netz, acting):
    client = inside(acting("beides@siegen.example", ADMINISTERS, "reviewer@siegen"))
    for address in (f"{MAILS}{mailed}", f"{MAILS}{mailed}/html"):
        assert "nicht vollständig" not in Page(client.get(address)).said


@pytest.mark.parametrize("name", ["..%2Fsecret", "00000099", "x", "0000001a", "%2e%2e"])
def test_a_name_that_is_no_mail_is_not_found(inside, mailed, administrator, name):
    client = inside(administrator)
    assert client.get(f"{MAILS}{name}").status_code == client.get(f"{MAILS}{name}/html").status_code == 404


@pytest.mark.parametrize("who", ["author", "lead_siegen", "network_editor"])
def test_nobody_else_reads_them(inside, mailed, request, who):
    client = inside(request.getfixturevalue(who))
    for address in (MAILS, f"{MAILS}{mailed}", f"{MAILS}{mailed}/html"):
        assert client.get(address).status_code == 403
    token = Page(client.get("/admin/zugang")).root.xpath("//input[@name='csrf_token']/@value")[0]
    for address in (f"{MAILS}1/nochmal", f"{MAILS}nochmal"):
        assert client.post(address, data={"csrf_token": token}).status_code == 403


def test_a_mail_that_was_given_up_says_why_and_can_be_tried_again(inside, mailed, administrator):
    given_up = {"done_at": None, "failed_at": now(), "tries": 1, "error": "550 no such person"}
    Job.update(given_up).where(Job.name == MAIL).execute()
    client = inside(administrator)
    page = Page(client.get(MAILS))
    row = page.texts("//section[@aria-labelledby='haengen']//tbody/tr")[0]
    assert "pruefung@siegen.example" in row and "550 no such person" in row and "Neue Halle" not in row
    form = page.root.xpath("//section[@aria-labelledby='haengen']//form")[0]
    assert client.post(form.get("action"), data=dict(form.form_values())).location == MAILS
    job = Job.get(Job.name == MAIL)
    assert (job.failed_at, job.tries) == (None, 0) and job.due <= now()
    assert client.post(form.get("action"), data=dict(form.form_values())).status_code == 404


def test_a_mail_under_way_says_when_it_is_tried_next(inside, mailed, administrator):
    Job.update(done_at=None, tries=3, error="Traceback\nOSError: away").where(Job.name == MAIL).execute()
    page = Page(inside(administrator).get(MAILS))
    row = page.texts("//section[@aria-labelledby='haengen']//tbody/tr")[0]
    assert (
        "OSError: away" in row and "3 Versuche" in row and not page.root.xpath("//button[contains(., 'Noch einmal')]")
    )


def test_the_page_costs_few_statements(inside, mailed, administrator, statements):
    for n in range(30):
        Job.create(name=MAIL, args={"entry": n}, key=f"x{n}", due=now(), tries=1, failed_at=now(), error="550")
    client = inside(administrator)
    with statements() as sent:
        assert client.get(MAILS).status_code == 200
    assert len(sent) <= 12, sent
