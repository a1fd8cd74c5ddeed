"""Accounts, centres, topics and settings: changed through the services, by those alone who may."""

import pytest

from coopcms.accounts.models import Login, Role, User
from coopcms.ledger.models import Job
from coopcms.network.models import Organisation, OrganisationName, Setting, Topic
from tests.admin.pages import Page
from tests.fixtures.people import PASSWORD

MASTERS = ("/admin/konten/", "/admin/zentren/", "/admin/themen/", "/admin/einstellungen/")


def send(client, url: str, to: str = "", **typed):
    """Open the page and send its form to `to`, with what it holds and what was typed."""
    page = Page(client.get(url))
    action = to or url
    forms = page.root.xpath(f"//main//form[@action='{action}' or not(@action)]")
    return client.post(action, data=dict(forms[0].form_values()) | typed)


@pytest.mark.parametrize(
    ("who", "open_to_them"),
    [
        ("administrator", MASTERS),
        ("network_editor", MASTERS[1:]),
        ("lead_siegen", MASTERS[1:2]),
        ("author", ()),
    ],
)
def test_only_those_who_may_see_master_data_in_the_rail_and_at_its_address(
    inside, request, netz, flows, who, open_to_them
):
    client = inside(request.getfixturevalue(who))
    rail = Page(client.get("/admin/")).root.xpath("//nav//a/@href")
    assert {url for url in MASTERS if url in rail} == set(open_to_them)
    assert {url for url in MASTERS if client.get(url).status_code == 200} == set(open_to_them)
    assert {client.get(url).status_code for url in MASTERS if url not in open_to_them} <= {403}


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("/admin/post/", "an administrator"),
        ("/admin/konten/", "an administrator"),
        ("/admin/einstellungen/", "a network editor or an administrator"),
        ("/admin/themen/", "a network editor or an administrator"),
        ("/admin/zentren/", "a centre lead; a network editor or an administrator"),
    ],
)
def test_a_closed_page_says_to_whom_it_is_open(english, author, netz, address, who):
    answer = english(author).get(address)
    assert answer.status_code == 403
    assert Page(answer).texts("//main/p[contains(., 'could be done by')]") == [f"This could be done by: {who}"]


def test_an_account_is_made_and_gets_a_role_in_a_centre(english, administrator, siegen):
    client = english(administrator)
    answer = send(client, "/admin/konten/neu", email="neu@siegen.example", name="Nea Beispiel", password="")
    user = User.get(User.email == "neu@siegen.example")
    assert answer.location == f"/admin/konten/{user.id}"
    home = f"/admin/konten/{user.id}"
    send(client, home, f"{home}/rolle", role="author", organisation="siegen")
    assert [(row.role, row.organisation.slug) for row in user.roles] == [("author", "siegen")]
    assert "Author, Zentrum Siegen (Beispiel)" in Page(client.get(home)).said
    send(client, home, f"{home}/rolle/nehmen")
    assert not Role.select().where(Role.user == user).exists()


def test_a_role_that_releases_texts_needs_the_password_of_who_gives_it(english, administrator, person, siegen):
    client, user = english(administrator), person("neu@siegen.example")
    home = f"/admin/konten/{user.id}"
    for password in ("", "falsch"):
        answer = send(client, home, f"{home}/rolle", role="publisher", organisation="siegen", password=password)
        assert answer.status_code == 422 and Page(answer).root.xpath("//*[@id='role-password-fehler']")
    assert not user.roles.count()
    answer = send(client, home, f"{home}/rolle", role="publisher", organisation="siegen", password=PASSWORD)
    assert answer.status_code == 303 and user.roles.get().role == "publisher"


def test_an_invitation_is_sent_by_mail_and_its_link_shown_to_nobody(english, administrator, person):
    client, user = english(administrator), person("neu@siegen.example")
    User.update(password="").where(User.id == user.id).execute()
    home = f"/admin/konten/{user.id}"
    assert send(client, home, f"{home}/link").status_code == 303
    page = Page(client.get(home))
    assert page.texts("//*[contains(@class, 'flash')]") == [
        "The invitation is on its way to neu@siegen.example. It works once and for seven days."
    ]
    assert Job.get().args == {"user": user.id, "purpose": "invite"} and "einladung/" not in page.answer.text


def test_three_hundred_accounts_are_found_a_page_at_a_time(english, administrator, person, siegen, statements):
    for n in range(300):
        person(f"p{n:03}@siegen.example", "author@siegen", name=f"P{n:03} Beispiel")
    client = english(administrator)
    with statements() as counted:
        page = Page(client.get("/admin/konten/?rolle=author&zentrum=siegen&seite=6"))
    assert len(counted) <= 12, counted
    assert len(page.root.xpath("//tbody/tr")) == 50 and page.root.xpath("//a[@rel='prev']/@href") == [
        "/admin/konten/?rolle=author&zentrum=siegen&seite=5"
    ]
    assert Page(client.get("/admin/konten/?q=p123")).texts("//tbody/tr/th") == ["P123 Beispiel"]
    assert "Nobody fits" in Page(client.get("/admin/konten/?q=niemand")).said


def test_an_administrator_ends_the_sessions_of_somebody_else(english, inside, administrator, author):
    away, client, home = inside(author), english(administrator), f"/admin/konten/{author.id}"
    assert send(client, home, f"{home}/sitzungen").status_code == 303
    assert away.get("/admin/").status_code == 303


def test_what_is_wrong_with_an_account_stands_beside_the_field(english, administrator):
    answer = send(english(administrator), "/admin/konten/neu", email="kein", name="Nea Beispiel", password="kurz")
    page = Page(answer)
    assert answer.status_code == 422 and User.select().count() == 1
    assert page.root.xpath("//*[@id='email-fehler']") and page.root.xpath("//input[@id='name']/@value") == [
        "Nea Beispiel"
    ]


def test_closing_an_account_ends_its_sessions(english, inside, administrator, author):
    away, client, home = inside(author), english(administrator), f"/admin/konten/{author.id}"
    send(client, home, f"{home}/schliessen")
    assert away.get("/admin/").status_code == 303 and not User.get_by_id(author.id).active
    send(client, home, f"{home}/oeffnen")
    assert User.get_by_id(author.id).active


def test_a_new_password_ends_all_sessions_and_a_weak_one_is_refused(english, administrator, author, inside):
    inside(author)
    client, home = english(administrator), f"/admin/konten/{author.id}"
    assert send(client, home, f"{home}/passwort", password="passwort").status_code == 422
    assert Login.select().where(Login.user == author.id).exists()
    assert send(client, home, f"{home}/passwort", password=f"{PASSWORD}-neu").status_code == 303
    assert not Login.select().where(Login.user == author.id).exists()


def test_nobody_is_offered_to_change_their_own_roles(english, administrator):
    page = Page(english(administrator).get(f"/admin/konten/{administrator.id}"))
    assert not page.root.xpath("//form[contains(@action, '/rolle')]")


def test_the_network_changes_a_centre_and_keeps_its_former_name(english, network_editor, siegen):
    client, home = english(network_editor), "/admin/zentren/siegen"
    assert send(client, home, name="Zentrum Siegen-Olpe (Beispiel)").status_code == 303
    assert siegen.refetch().name == "Zentrum Siegen-Olpe (Beispiel)"
    typed = {"name": "Zentrum Siegen (Beispiel)", "kind": "former", "valid_from": "2021", "valid_to": "2026-11"}
    assert send(client, home, f"{home}/namen", **typed).status_code == 303
    assert OrganisationName.get().name == "Zentrum Siegen (Beispiel)"
    wrong = send(client, home, f"{home}/namen", **typed | {"valid_from": "gestern"})
    assert wrong.status_code == 422 and OrganisationName.select().count() == 1


def test_a_hue_that_is_none_is_refused_and_everything_typed_stays(english, network_editor, siegen):
    answer = send(english(network_editor), "/admin/zentren/siegen", name="Anderer Name", hue="rot")
    assert answer.status_code == 422 and siegen.refetch().hue == 210
    assert Page(answer).root.xpath("//input[@id='name']/@value") == ["Anderer Name"]


def test_a_lead_changes_how_the_own_centre_presents_itself_and_nothing_else(english, lead_siegen, siegen, ruhr):
    client = english(lead_siegen)
    page = Page(client.get("/admin/zentren/siegen"))
    assert page.root.xpath("//*[@id='description']") and not page.root.xpath("//*[@id='name']")
    assert send(client, "/admin/zentren/siegen", description="Wir beraten.").status_code == 303
    assert siegen.refetch().description == "Wir beraten."
    assert client.get("/admin/zentren/ruhr-owl").status_code == 403


def test_a_centre_begins(english, network_editor):
    answer = send(
        english(network_editor), "/admin/zentren/neu", slug="olpe", name="Zentrum Olpe (Beispiel)", website=""
    )
    assert answer.status_code == 303 and Organisation.get(Organisation.slug == "olpe").hue == 210


def test_topics_are_begun_and_renamed_and_keep_their_address(english, network_editor):
    client = english(network_editor)
    send(client, "/admin/themen/", name="KI", slug="ki")
    assert send(client, "/admin/themen/", name="KI", slug="ki-2").status_code == 422
    send(client, "/admin/themen/ki", name="Künstliche Intelligenz")
    assert [(row.name, row.slug) for row in Topic.select()] == [("Künstliche Intelligenz", "ki")]


def test_settings_are_answered_in_one_form_and_a_lonely_workflow_is_warned_of(english, network_editor, flows):
    client = english(network_editor)
    answer = send(client, "/admin/einstellungen/", **{"site.title": "Beispielnetz", "workflow.article": "einfach"})
    assert answer.status_code == 303
    assert {row.key: row.value for row in Setting.select()} == {
        "site.title": "Beispielnetz", "workflow.article": "einfach",
    }  # fmt: skip
    page = Page(client.get("/admin/einstellungen/"))
    assert "one person alone publishes" in " ".join(page.texts("//*[contains(@class, 'flash')]"))
    assert "Here one person alone publishes, nobody signs: Workflow of articles." in page.said


def test_one_faulty_answer_keeps_all_others_back_but_not_the_words(english, network_editor, flows):
    typed = {"site.title": "x" * 400, "site.claim": "Gemeinsam."}
    answer = send(english(network_editor), "/admin/einstellungen/", **typed)
    assert answer.status_code == 422 and not Setting.select().exists()
    assert Page(answer).root.xpath("//input[@name='site.claim']/@value") == ["Gemeinsam."]


def test_an_administrator_of_accounts_alone_may_post(inside, network_editor, author):
    client = inside(network_editor)
    token = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")[0]
    assert client.post(f"/admin/konten/{author.id}/schliessen", data={"csrf_token": token}).status_code == 403
    assert User.get_by_id(author.id).active


@pytest.mark.parametrize("url", [*MASTERS, "/admin/konten/1", "/admin/zentren/netz", "/admin/konten/neu"])
def test_master_pages_cost_few_statements(inside, administrator, flows, siegen, ruhr, author, url, statements):
    client = inside(administrator)
    with statements() as sent:
        assert client.get(url).status_code == 200
    assert len(sent) <= 12, sent


def test_roles_are_offered_for_centres_and_the_network_only(inside, administrator, person, siegen):
    Organisation.create(slug="beispiel-gmbh", name="Beispiel GmbH", kind="firm")
    user = person("neu@siegen.example")
    page = Page(inside(administrator).get(f"/admin/konten/{user.id}"))
    assert sorted(page.root.xpath("//select[@name='organisation']/option/@value")) == ["netz", "siegen"]
