"""A lane that nobody can sign (edge 29): whoever can name a substitute is told so wherever they look, others too."""

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries import user
from coopcms.accounts.services import deactivate
from coopcms.content.services import save
from coopcms.review.services_substitutes import grant
from tests.admin.pages import Page
from tests.admin.test_item_page import page_of
from tests.admin.test_item_standing import standing

RUHR = "Zentrum Ruhr-OWL (Beispiel)"
PRIMARY = "//main//*[contains(concat(' ', @class, ' '), ' primary ')]"


@pytest.fixture
def alone(shared_review, administrator, network_editor, reviewer_siegen, reviewer_ruhr, lead_ruhr):
    """The text of two centres, one of which has lost all who could sign for it."""
    for gone in (reviewer_ruhr, lead_ruhr):
        deactivate(user(gone.id), administrator)
    return shared_review


def blockers(page: Page) -> list[str]:
    return page.texts("//*[@class='blockers']/li")


def test_who_can_name_a_substitute_is_told_on_the_first_page(english, alone, network_editor):
    page = Page(english(network_editor).get("/admin/"))
    assert page.texts("//header//p[@class='lead']") == ["Reviews that nobody can sign until you name a substitute: 1."]
    assert page.texts("//section[@id='verwaist']//tbody//th/a") == ["Neue Halle in Siegen"]
    assert page.texts("//section[@id='verwaist']//tbody/tr/td[1]") == [RUHR]
    button = page.root.xpath("//section[@id='verwaist']//td[@class='actions']/a/@href")
    assert button == [f"/admin/item/{alone.id}#bahn-ruhr-owl"]
    rail = "//nav[@aria-label='Tasks']//a[@href='/admin/pruefung/?liste=verwaist']"
    assert page.texts(f"{rail}/*[@class='count']") == ["1"]


def test_nobody_else_is_told_on_the_first_page(english, alone, reviewer_siegen, lead_siegen):
    for other in (reviewer_siegen, lead_siegen):
        page = Page(english(other).get("/admin/"))
        assert not page.root.xpath("//section[@id='verwaist']") and "liste=verwaist" not in page.answer.text


def test_the_items_page_leads_whoever_can_mend_it_to_an_open_form(english, alone, network_editor):
    client = english(network_editor)
    page = page_of(client, alone)
    assert blockers(page) == [
        f"Nobody can sign for {RUHR} at present: a substitute has to be named. "
        "This can: redaktion@netz.example (Beispiel). To this review"
    ]
    assert page.root.xpath("//*[@class='blockers']//a/@href") == [f"/admin/item/{alone.id}#bahn-ruhr-owl"]
    assert standing(page).endswith(" It is your turn.")
    assert "There is nothing for you to do here now." not in page.said
    assert page.texts(PRIMARY) == [f"Name a substitute for {RUHR}"]
    (form,) = page.root.xpath(f"//form[@action='/admin/item/{alone.id}/bahn/ruhr-owl/vertreten']")
    assert not form.xpath("ancestor::details")
    assert page.root.xpath(f"{PRIMARY}/@href") == [f"#{form.xpath('.//select/@id')[0]}"]


def test_once_a_substitute_is_named_all_of_it_is_gone(english, alone, network_editor, acting, siegen):
    helper = acting("hilfe@siegen.example", "author@siegen")
    grant(alone, "ruhr-owl", user(helper.id), network_editor)
    client = english(network_editor)
    assert not page_of(client, alone).root.xpath("//*[@class='late alone']")
    assert not Page(client.get("/admin/")).root.xpath("//section[@id='verwaist']")
    page = page_of(english(helper), alone)
    assert not blockers(page) and standing(page).endswith(" It is your turn.")


def test_the_lane_says_it_to_everybody_and_who_is_waited_for(english, alone, lead_siegen, network_editor):
    page = page_of(english(lead_siegen), alone)
    assert "Nobody can sign at present" in page.texts("//tr[@id='bahn-ruhr-owl']/td")[0]
    assert "Nobody can sign at present" not in page.texts("//tr[@id='bahn-siegen']/td")[0]
    assert standing(page).endswith(" It is your turn.")  # for the own centre
    assert len(blockers(page)) == 1
    assert not page.root.xpath("//form[contains(@action, '/vertreten') and contains(@action, 'ruhr-owl')]")


def test_others_read_whose_turn_it_is(english, alone, author):
    said = standing(page_of(english(author), alone))
    assert said.endswith(
        " or pruefung@siegen.example (Beispiel), Zentrum Siegen (Beispiel); redaktion@netz.example (Beispiel)."
    )


def test_a_lead_who_has_written_names_a_substitute_and_the_network_does_not(
    english, shared_review, administrator, network_editor, reviewer_siegen, acting, ruhr
):
    lead = acting("leitet@ruhr-owl.example", "centre_lead@ruhr-owl", "reviewer@ruhr-owl")
    save(shared_review, {"title": "Anders"}, lead)
    for gone in User.select().where(User.email << ("pruefung@ruhr-owl.example", "leitung@ruhr-owl.example")):
        deactivate(gone, administrator)
    assert Page(english(lead).get("/admin/")).texts("//section[@id='verwaist']//tbody//th/a") == ["Anders"]
    assert not Page(english(network_editor).get("/admin/")).root.xpath("//section[@id='verwaist']")
    assert standing(page_of(english(lead), shared_review)).endswith(" It is your turn.")
    assert f"This can: {lead.name}" in blockers(page_of(english(network_editor), shared_review))[0]


def test_the_worklist_marks_the_lane_and_has_a_list_of_its_own(english, alone, network_editor, lead_siegen):
    client = english(network_editor)
    rows = Page(client.get("/admin/pruefung/?liste=netz")).texts("//tbody/tr/td[1]")
    assert sorted(row.endswith("Nobody can sign at present") for row in rows) == [False, True]
    page = Page(client.get("/admin/pruefung/?liste=verwaist"))
    assert page.texts("//tbody/tr/td[1]") == [RUHR]
    assert page.texts("//td[@class='actions']/a") == ["Name a substitute Neue Halle in Siegen"]
    assert not page.root.xpath("//main//a[contains(@class, 'primary')]")
    empty = Page(english(lead_siegen).get("/admin/pruefung/?liste=verwaist"))
    assert len(empty.texts("//main//*[@class='empty']")) == 1


def test_who_names_no_substitutes_has_no_such_list(inside, alone, reviewer_siegen):
    page = Page(inside(reviewer_siegen).get("/admin/pruefung/?liste=verwaist"))
    assert page.texts("//tbody/tr/td[1]") == ["Zentrum Siegen (Beispiel)"]


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/pruefung/?liste=netz", "/admin/item/{}", "/admin/item/{}/pruefung"]
)
def test_the_pages_cost_few_statements(inside, alone, network_editor, statements, path):
    client = inside(network_editor)
    with statements() as sent:
        assert client.get(path.format(alone.id)).status_code == 200
    assert len(sent) <= 12, sent
