"""What the demo shows: every state, one article of two centres, nothing of a real person."""

import re

import pytest

from coopcms.accounts.models import Role, User
from coopcms.accounts.services_logins import log_in
from coopcms.blocks.html import to_html
from coopcms.blocks.text import plain, words
from coopcms.consents.models import ApprovalLink
from coopcms.consents.queries import missing
from coopcms.consents.queries_pictures import recognised
from coopcms.content import workflows
from coopcms.content.models import Item, ItemOwner
from coopcms.content.policy import contributors_of
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import broken_chain
from coopcms.media.models import Picture
from coopcms.network.models import Organisation, OrganisationName
from coopcms.network.queries import former_names, organisation, setting
from coopcms.publishing.models import Path, Publication
from coopcms.publishing.queries import owners_of, resolve
from coopcms.resources import catalogue
from coopcms.review.facts import facts_for
from coopcms.review.queries import lane_views
from coopcms.workflow.lanes import open_requests
from tests.fixtures.demo import PASSWORD

ARTICLE = "/artikel/zwei-zentren-zwei-formate"
CENTRES = ("siegen", "ruhr-owl", "hannover")
ROLES = {"autor": "author", "pruefung": "reviewer", "publikation": "publisher", "leitung": "centre_lead"}


@pytest.fixture
def article(demo):
    return resolve(ARTICLE).item


def test_every_state_of_every_workflow_is_there(demo):
    wanted = {(flow.name, state) for flow in workflows.in_force().values() for state in flow.states}
    assert wanted <= set(Item.select(Item.workflow, Item.state).where(Item.source.is_null()).tuples())


def test_every_account_has_its_role_and_can_log_in(demo):
    named = {f"{name}@{centre}.example": {(role, centre)} for centre in CENTRES for name, role in ROLES.items()}
    named["redaktion@netz.example"] = {(role, "netz") for role in ("network_editor", "author", "publisher")}
    named["leitung@netz.example"] = {("centre_lead", "netz")}
    named["verwaltung@netz.example"] = {("administrator", "netz")}
    named["alles@siegen.example"] = {(role, "siegen") for role in ROLES.values()}
    held: dict[str, set] = {}
    for mail, role, slug in Role.select(User.email, Role.role, Organisation.slug).join(User).switch(Role).join(
        Organisation
    ).tuples():  # fmt: skip
        held.setdefault(mail, set()).add((role, slug))
    assert held == named
    assert all(log_in(mail, PASSWORD, "test") for mail in named)


def test_all_people_are_marked_as_examples(demo):
    assert all(user.name.endswith("(Beispiel)") for user in User.select())


def test_the_article_is_public_by_both_centres_signatures(article):
    record = Publication.get(Publication.item == article)
    assert (record.mark, record.lanes, record.workflow) == ("", ["siegen", "ruhr-owl"], "gemeinsam")
    assert {act["lane"] for act in record.sign_offs} == {"siegen", "ruhr-owl"}
    assert [(slug, role) for slug, _, _, role in owners_of([article.id])[article.id]] == [
        ("siegen", "lead"), ("ruhr-owl", "co"),
    ]  # fmt: skip


def test_the_article_is_read_as_joint_work_of_both(demo, client):
    page = client.get(ARTICLE)
    text = page.get_data(as_text=True)
    assert page.status_code == 200 and catalogue().ugettext("together with") in text
    assert "Mittelstand-Digital Zentrum Ruhr-OWL" in text and "Digital in NRW" in text


def test_the_article_has_a_good_length_and_no_verbatim_quote(article):
    body = article.live.content["body"]
    html = to_html(body)
    assert 500 <= words(body) <= 700
    assert "<q>" not in html and "<blockquote" not in html
    assert html.count("<h2>") >= 4
    assert all(f'<a href="{path}"' in html for path in ("/formate/digital-maker", "/formate/digital-scout"))


def test_times_without_a_year_say_so(article):
    text = plain(article.live.content["body"])
    assert text.count("nicht angegeben") >= 3
    assert not re.search(r"(?:Februar|September) \d{4}", text)


def test_every_link_of_a_live_text_leads_somewhere(demo, client):
    live = [item.live.content.get("body", []) for item in Item.select().where(Item.public == "live")]
    links = {link for body in live for link in re.findall(r'href="(/[^"]*)"', to_html(body))}
    assert links and {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("path", ["/", "/formate/digital-maker", "/formate/digital-scout", "/seiten/ueber-uns"])
def test_readers_find_home_formats_and_pages(demo, client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/impressum", "/datenschutz", "/barrierefreiheit"])
def test_owed_texts_are_marked_as_demo(demo, client, path):
    assert "Demotext" in client.get(path).get_data(as_text=True)


def test_organisations_bear_their_names(demo):
    assert former_names(organisation("ruhr-owl")) == ["Digital in NRW"]
    assert OrganisationName.select().where(OrganisationName.organisation == organisation("siegen")).count() == 4
    assert {organisation("fraunhofer-iml").kind, organisation("wirtschaftsfoerderung-borken").kind} == {
        "institute", "agency",
    }  # fmt: skip
    assert len({centre.hue for centre in Organisation.select().where(Organisation.kind == "centre")}) == 3


def test_one_review_waits_for_the_second_centre(demo):
    item = Item.get(Item.slug == "gestaltungsworkshops")
    stand = {view.centre: view.status for view in lane_views(item, facts_for(item))}
    assert (item.state, stand) == ("review", {"siegen": "signed", "ruhr-owl": "waiting"})


def test_a_change_request_an_invitation_a_date_and_a_working_copy_are_open(demo):
    assert any(open_requests(facts_for(item)) for item in Item.select().where(Item.state == "draft"))
    invited = ItemOwner.select(Organisation.slug).join(Organisation).where(ItemOwner.accepted_at.is_null())
    assert [slug for (slug,) in invited.tuples()] == ["hannover"]
    assert Item.select().where(Item.publish_at.is_null(False), Item.embargo == Item.publish_at).count() == 1
    copy = Item.get(Item.relation == "working_copy", ~Item.closed)
    assert copy.source.is_live and copy.head.hash != copy.source.live.hash


def test_what_is_under_embargo_has_no_address(demo, client):
    item = Item.get(Item.embargo.is_null(False))
    assert not Path.select().where(Path.item == item).exists()
    assert client.get(f"/artikel/{item.slug}").status_code == 404


def test_the_history_is_whole_and_names_the_accounts(demo):
    assert all(broken_chain("item", item.id) is None for item in Item.select())
    assert not HistoryLine.select().where(HistoryLine.verb == "imported").exists()
    assert all(contributors_of(item) for item in Item.select().where(Item.state == "review"))


def test_settings_of_workflows_end_as_the_kinds_have_them(demo):
    assert setting("workflow.page") == "vier_augen"


def test_texts_show_pictures_that_everybody_may_see(demo, client):
    page = client.get(ARTICLE).text
    (number,) = {int(found) for found in re.findall(r"/medien/(\d+)/", page)}
    assert client.get(f"/medien/{number}/400.webp").content_type == "image/webp"
    assert all(row.renditions and row.credit and row.alt for row in Picture.select())


def test_whoever_is_shown_has_agreed_and_a_text_in_review_waits_for_one_answer(demo):
    assert {one.party.name: one.is_yes for row in Picture.select() for one in recognised(row)} == {
        "Nour Beispiel": True,
        "Sascha Beispiel": True,
    }
    item = Item.get(Item.slug == "papier-im-lager-womit-der-umstieg-beginnt")
    lacking = [(one.name, one.state) for one in missing(item, item.head.content)]
    assert lacking == [("Luca Beispiel", "asked")]
    assert ApprovalLink.select().count() == 1
