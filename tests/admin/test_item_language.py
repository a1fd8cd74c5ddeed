"""The page of an item says what the language checks find in its newest words: proposals, never an obstacle."""

import pytest

from coopcms.accounts.models import User
from coopcms.content.services import create
from coopcms.content.services_copies import edit
from coopcms.network.models import OrganisationName
from coopcms.readiness import passages
from tests.admin.pages import Page

NO_SIGNS = 'name = "Ohne Zeichen"\npreferred = ["pair"]\nforbidden = ["colon"]\nlegal_basis = "Beispielerlass"'
FOUND = "//section[@class='language']"
OPEN = f"{FOUND}/ol/li"


@pytest.fixture
def checked(english, flows, author):
    """A factory: the page of a new draft of Siegen with these fields."""

    def make(**fields) -> Page:
        item = create("article", "siegen", {"title": "Ein Titel", "language": "de", **fields}, author)
        return page_of(english(author), item)

    return make


@pytest.fixture
def profile(settings):
    """A factory: `profile("siegen", text)` writes the file."""

    def write(name: str, text: str) -> None:
        folder = settings.instance / "profiles"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(text)

    return write


def page_of(client, item) -> Page:
    answer = client.get(f"/admin/item/{item.id}")
    assert answer.status_code == 200, answer.text
    return Page(answer)


def folded(page: Page, title: str) -> str:
    """The words of the folded group that begins with the title."""
    return next((said for said in page.texts(f"{FOUND}//details") if said.startswith(title)), "")


def test_a_finding_says_field_passage_reason_and_proposals(checked):
    page = checked(lead="Die Mitarbeiter planen am Bildschirm.")
    (said,) = page.texts(OPEN)
    assert said.startswith(
        "Männliche Mehrzahl für alle Lead Die Mitarbeiter planen am Bildschirm. "
        "„Mitarbeiter“ nennt nur Männer, gemeint sind vermutlich alle. " + page.texts(f"{OPEN}/p[@class='offers']")[0]
    )
    assert page.texts(f"{OPEN}//mark") == ["Mitarbeiter"]
    assert page.texts(f"{OPEN}//q")[0] == "Mitarbeitenden"


def test_every_field_of_words_is_checked(checked):
    page = checked(
        kicker="Für Winzer", title="Viele Winzer", subtitle="Die Winzer", lead="Alle Winzer",
        body="<p>Zwei Winzer.</p>", contact="Ein Winzer",
    )  # fmt: skip
    assert page.texts(f"{OPEN}/p[@class='where']/span") == ["Kicker", "Title", "Subtitle", "Lead", "Text"]


def test_what_is_said_of_a_picture_is_named_so(checked):
    page = checked(body='<figure data-picture="7"><img alt="Zwei Winzer"><figcaption>Alle Lehrer</figcaption></figure>')
    assert page.texts(f"{OPEN}/p[@class='where']/span") == ["Description of a picture", "Text"]


def test_where_nothing_is_found_that_is_said(checked):
    page = checked(lead="Alle planen am Bildschirm.")
    assert page.texts(OPEN) == []
    assert page.texts(f"{FOUND}/p[contains(@class, 'none')]") == ["Nothing was found that has to change."]


def test_hints_and_notes_are_folded(checked):
    page = checked(lead="Eine Teilnehmerliste für alle Kolleg:innen.")
    assert page.texts(OPEN) == []
    assert "Teilnahmeliste" in folded(page, "Hints (1)")
    assert "„Kolleg:innen“ ist schon inklusiv." in folded(page, "For information (1)")


def test_quotes_of_the_body_are_only_named(checked):
    page = checked(body="<blockquote><p>Die Winzer kommen.</p></blockquote><p>Sagt <q>ein Winzer</q>.</p>")
    assert page.texts(OPEN) == []
    assert folded(page, "For information (2)")


def test_times_names_and_readability_are_groups_of_their_own(checked, ruhr):
    OrganisationName.create(organisation=ruhr, name="Zentrum Ruhr-OWL", kind="short")
    page = checked(lead="Seit Februar hilft das Zentrum Ruhr OWL.", body=f"<p>{'Wort ' * 30}ist lang.</p>")
    assert "Seit Februar" in folded(page, "Times (1)")
    assert "Zentrum Ruhr-OWL" in folded(page, "Names (1)")
    assert "Langer Satz" in folded(page, "Readability (2, LIX ")


def test_a_former_name_is_told_with_the_present_one(checked, ruhr):
    OrganisationName.create(organisation=ruhr, name="Digital in NRW", valid_to="2020-02")
    assert "Zentrum Ruhr-OWL (Beispiel)" in folded(checked(lead="Das Zentrum Digital in NRW hilft."), "Names (1)")


def test_the_profile_decides_which_proposals_come_first(checked, profile):
    profile("siegen", 'name = "Stern"\npreferred = ["star"]')
    page = checked(lead="Die Mitarbeiter planen.")
    assert page.texts(f"{OPEN}//q") == ["Mitarbeiter*innen"]
    assert "by the profile “Stern”" in page.said


def test_owners_with_another_result_are_told_apart(english, shared_review, profile, author, reviewer_ruhr):
    profile("ruhr-owl", NO_SIGNS)
    page = page_of(english(reviewer_ruhr), shared_review)
    assert page.texts(f"{FOUND}/h3") == ["For all centres", "In addition for Zentrum Ruhr-OWL (Beispiel)"]
    assert page.texts(f"{OPEN}//mark") == ["Mitarbeiter:innen"]
    assert page.texts(f"{OPEN}//q") == ["Mitarbeiterinnen und Mitarbeiter"]
    assert "Beispielerlass" in page.said


def test_what_all_find_is_given_proposals_that_nobody_forbids(english, shared_review, profile, author, act):
    profile("siegen", 'preferred = ["colon", "star"]')
    profile("ruhr-owl", NO_SIGNS)
    edit(act(shared_review, "recall", author), {"body": "<p>Die Winzer planen.</p>"}, author)
    page = page_of(english(author), shared_review)
    assert page.texts(f"{OPEN}//mark") == ["Winzer"]
    assert page.texts(f"{OPEN}//q") == ["Winzer*innen"]


def test_owners_with_the_same_result_share_the_list(english, shared_review, reviewer_ruhr):
    page = page_of(english(reviewer_ruhr), shared_review)
    assert page.texts(f"{FOUND}/h3") == []


def test_a_bad_profile_is_told_on_the_page_and_stops_nothing(checked, profile):
    profile("siegen", "prefered = 1")
    page = checked(lead="Die Mitarbeiter planen.")
    [said] = page.texts(f"{FOUND}/p[@class='notice']")
    assert "profiles/siegen.toml" in said and "unbekanntes Feld" in said
    assert len(page.texts(OPEN)) == 1


def test_only_the_newest_words_are_checked(english, draft, author):
    edit(draft, {"lead": "Die Winzer planen."}, author)
    assert page_of(english(author), draft).texts(f"{OPEN}//mark") == ["Winzer"]


def test_an_english_text_is_not_checked(checked):
    assert checked(language="en", lead="Die Mitarbeiter planen.").texts(FOUND) == []


def test_of_a_very_long_text_the_beginning_is_checked(checked, monkeypatch):
    monkeypatch.setattr(passages, "MOST", 60)
    page = checked(lead="Die Winzer planen.", body="<p>Die Mitarbeiter planen, und das dauert lange genug.</p>")
    assert page.texts(f"{OPEN}//mark") == ["Winzer"]
    assert "only its beginning was checked" in page.said


def test_the_checks_write_nothing_and_cost_one_select(inside, shared_review, reviewer_ruhr, statements, monkeypatch):
    client = inside(reviewer_ruhr)
    client.get(f"/admin/item/{shared_review.id}")
    with statements() as sent:
        client.get(f"/admin/item/{shared_review.id}")
    assert len(sent) <= 12, sent
    assert str(sent).count("organisation_names") == 1
    assert not any(word in str(sent) for word in ("INSERT", "UPDATE", "DELETE"))


def test_tags_in_a_text_stay_text(checked):
    page = checked(lead="Die Winzer <script>alert(1)</script> planen.")
    assert not page.root.xpath(f"{FOUND}//script")


def test_a_quote_that_nobody_marked_stands_open_and_can_be_said_to_be_none(flows, author, desk):
    said = {"title": "Halle", "lead": "Anna sagt: „Wir haben niemanden gefragt …“"}
    item, client = create("article", "siegen", said, author), desk(User.get_by_id(author.id))
    page = Page(client.get(f"/admin/item/{item.id}"))
    (box,) = page.root.xpath("//section[@class='language']/details[starts-with(summary, 'Zitate (1')]")
    assert box.get("open") is not None and "Das ist kein Zitat …" in box.text_content()
    form = {one.get("name"): one.get("value") or "" for one in box.xpath(".//form//input")}
    sent = client.post(f"/admin/item/{item.id}/schreiben/in-ordnung", data=form | {"reason": "Ein Buchtitel."})
    after = Page(client.get(f"/admin/item/{item.id}"))
    (box,) = after.root.xpath("//section[@class='language']/details[starts-with(summary, 'Zitate (')]")
    assert sent.status_code == 303 and box.get("open") is None and "Wir haben" not in box.text_content()
    assert "„Ein Buchtitel.“" in after.root.xpath("//section[@class='language']")[0].text_content()
