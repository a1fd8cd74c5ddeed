"""The preview shows the newest words as readers would see them, and readers see nothing of it."""

import pytest

from coopcms.consents.services_pictures import depict
from coopcms.content.models import Revision
from coopcms.content.services import save
from coopcms.content.services_copies import edit
from coopcms.ledger.models import HistoryLine
from coopcms.media.services_withdraw import withdraw
from tests.admin.pages import Page
from tests.fixtures.quotes import speaker


def preview(item) -> str:
    return f"/admin/item/{item.id}/vorschau"


def frame(item, width: str = "") -> str:
    return f"/admin/item/{item.id}/schreiben/ansicht{width and f'?breite={width}'}"


@pytest.fixture
def form(inside, author):
    """A factory: `form(item, title=…)` is what the form of the item would send with these words typed into it."""
    return lambda item, **words: Page(inside(author).get(f"/admin/item/{item.id}/bearbeiten")).form() | words


@pytest.fixture
def drawn(inside, author, form):
    """A factory: `drawn(item, title=…)` is the public page that the author's frame shows for these words."""
    client = inside(author)

    def draw(item, width: str = "", **words) -> Page:
        sent = Page(client.get(f"/admin/item/{item.id}/bearbeiten")).form() | words
        return Page(client.post(frame(item, width), data=sent))

    return draw


def test_the_newest_words_stand_in_the_public_page_with_a_notice(inside, draft, author):
    save(draft, {"title": "Neuester Titel", "body": "<p>Neuester Absatz</p>"}, author)
    page = Page(inside(author).get(preview(draft)))
    assert page.texts("//h1") == ["Neuester Titel"] and page.texts("//*[contains(@class, 'preview')]")
    assert page.root.xpath("//meta[@name='robots'][@content='noindex']")
    assert "Neuester Absatz" in page.said and "Zentrum Siegen (Beispiel)" in page.said


def test_a_working_copy_is_previewed_under_its_originals_owners(inside, shared_published, author, client):
    copy = edit(shared_published, {"title": "Noch nicht öffentlich"}, author).item
    page = Page(inside(author).get(preview(copy)))
    assert page.texts("//h1") == ["Noch nicht öffentlich"] and "Zentrum Ruhr-OWL (Beispiel)" in page.said
    public = client.get("/artikel/neue-halle-in-siegen").text
    assert "Noch nicht öffentlich" not in public and 'class="notice preview"' not in public


def test_words_that_are_public_are_not_called_secret(english, author, published):
    page = Page(english(author).get(preview(published)))
    assert len(page.texts("//*[contains(@class, 'preview')]/p")) == 1
    secret = Page(english(author).get(preview(edit(published, {"title": "Neu"}, author).item)))
    assert page.texts("//*[contains(@class, 'preview')]") != secret.texts("//*[contains(@class, 'preview')]")


@pytest.mark.parametrize("kind", ["story", "format", "page"])
def test_every_kind_has_its_page(inside, flows, author, kind):
    client = inside(author)
    form = Page(client.get(f"/admin/neu/{kind}")).form() | {"title": "Beispiel", "topics": "KI"}
    item = client.post(f"/admin/neu/{kind}", data=form).location.removeprefix("/admin/item/")
    assert Page(client.get(f"/admin/item/{item}/vorschau")).texts("//h1") == ["Beispiel"]


def test_who_may_not_see_the_item_sees_no_preview(inside, draft, author_ruhr, client):
    for address in (preview(draft), frame(draft), f"/admin/item/{draft.id}/ansicht"):
        assert inside(author_ruhr).get(address).status_code == 404
        assert client.get(address).status_code == 303


def test_a_picture_that_waits_for_a_consent_is_seen_at_the_desk_and_one_that_was_withdrawn_is_not(
    inside, draft, author, publisher, picture_row
):
    row = picture_row()
    save(draft, {"body": f'<figure data-picture="{row.id}"><img alt="Tor"></figure>'}, author)
    depict(row, speaker().id, {"basis": "consent"}, author)
    for address in (preview(draft), frame(draft)):
        page = Page(inside(author).get(address))
        assert set(page.root.xpath("//main//img/@src")) == {f"/admin/medien/{row.id}/1200"}
    withdraw(row, "Die Person möchte es nicht.", publisher)
    assert "/medien/" not in inside(author).get(preview(draft)).text
    assert inside(author).get(f"/admin/medien/{row.id}/1200").status_code == 410


def test_the_page_costs_few_statements(inside, shared_published, author, statements):
    client = inside(author)
    for address in (preview(shared_published), frame(shared_published)):
        with statements() as sent:
            client.get(address)
        assert len(sent) <= 12, sent


def test_words_of_the_form_are_drawn_as_typed_and_kept_nowhere(drawn, draft):
    before = (Revision.select().count(), HistoryLine.select().count(), draft.refetch().head.hash)
    page = drawn(draft, title="Noch nicht gespeichert", body="<h2>Teil</h2><p>Ein <strong>neuer</strong> Absatz</p>")
    assert page.answer.status_code == 200 and page.texts("//h1") == ["Noch nicht gespeichert"]
    assert page.texts("//main//h2")[0] == "Teil" and page.texts("//main//strong")[0] == "neuer"
    assert (Revision.select().count(), HistoryLine.select().count(), draft.refetch().head.hash) == before


def test_an_untouched_form_draws_the_page_that_is_saved(drawn, inside, author, draft):
    save(draft, {"regions": "Siegen, Olpe", "topics": "KI", "byline": "Anna Beispiel"}, author)
    assert drawn(draft).answer.text == inside(author).get(frame(draft)).text


def test_what_a_save_would_refuse_is_named_with_its_field_and_the_rest_is_drawn(drawn, draft):
    page = drawn(draft, title="Wird gezeigt", slug="Nicht so!", lead="x" * 100_000)
    assert page.answer.status_code == 422 and page.texts("//h1") == ["Wird gezeigt"]
    told = page.texts("//section[contains(@class, 'preview')]/p")
    assert len(told) == 2 and any("100000" in line for line in told)
    assert page.texts("//p[@class='lead']") == ["Die Beispiel GmbH plant ihre Halle digital."]


def test_code_in_the_form_is_drawn_as_text_or_not_at_all(drawn, draft):
    page = drawn(draft, title="<img src=x onerror=alert(1)>", body="<p onclick='x()'>Gut<script>x()</script></p>")
    assert page.texts("//h1") == ["<img src=x onerror=alert(1)>"]
    assert not page.root.xpath("//main//script | //main//@onclick | //main//img")


def test_a_forged_form_is_not_drawn(inside, author, draft):
    answer = inside(author).post(frame(draft), data={"title": "Untergeschoben"})
    assert answer.status_code == 400 and "<h1>Untergeschoben" not in answer.text


def test_who_may_look_but_not_write_may_try_words_that_nobody_else_sees(inside, in_review, reviewer_siegen, author):
    client = inside(reviewer_siegen)
    token = Page(client.get(f"/admin/item/{in_review.id}/ansicht")).root.xpath("//input[@name='csrf_token']/@value")[0]
    page = Page(client.post(frame(in_review), data={"csrf_token": token, "title": "Nur versucht"}))
    assert page.texts("//h1") == ["Nur versucht"] and in_review.refetch().head.title != "Nur versucht"


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_frame_may_be_framed_and_only_by_the_desk(inside, author, draft, form, method):
    client = inside(author)
    answer = client.get(frame(draft)) if method == "get" else client.post(frame(draft), data=form(draft))
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy and answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    for address in (preview(draft), f"/admin/item/{draft.id}/ansicht", f"/admin/item/{draft.id}/bearbeiten", "/"):
        other = client.get(address)
        assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"], address
        assert other.headers["X-Frame-Options"] == "DENY", address


def test_the_frame_has_the_public_sites_own_rules_and_runs_nothing(inside, author, draft, client):
    answer, public = inside(author).get(frame(draft)), client.get("/")
    own = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    site = dict(part.split(" ", 1) for part in public.headers["Content-Security-Policy"].split("; "))
    assert own.pop("sandbox") == "allow-same-origin"
    assert own == site | {"frame-ancestors": "'self'"} and "script-src" not in own
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_refusal_can_be_read_in_the_frame_too(inside, author, draft, client):
    forged = inside(author).post(frame(draft), data={"title": "x"})
    outside = client.post(frame(draft), data={"title": "x"})
    assert (forged.status_code, outside.status_code) == (400, 401)
    for answer in (forged, outside):
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def test_paper_is_drawn_with_the_sheet_that_prints(inside, author, draft):
    client = inside(author)
    sheets = {
        width: Page(client.get(frame(draft, width))).root.xpath("//link[@rel='stylesheet']/@href")[0]
        for width in ("telefon", "bildschirm", "papier", "unbekannt")
    }
    assert {width for width, sheet in sheets.items() if "/paper.css" in sheet} == {"papier"}


@pytest.mark.parametrize("width", ["telefon", "bildschirm", "papier"])
def test_without_a_script_links_choose_the_width(inside, author, draft, width):
    page = Page(inside(author).get(f"/admin/item/{draft.id}/ansicht?breite={width}"))
    (shown,) = page.root.xpath("//iframe")
    assert shown.get("src") == frame(draft, width) and shown.get("sandbox") == "allow-same-origin"
    assert shown.get("title") and shown.getparent().get("data-width") == width
    (chosen,) = page.root.xpath("//nav[@class='widths']/a[@aria-current]/@href")
    assert (
        chosen.endswith(f"?breite={width}") and len(page.root.xpath("//nav[@class='widths']/a[@class='button']")) == 3
    )


def test_beside_the_form_a_button_sends_it_into_the_frame(inside, author, draft):
    page = Page(inside(author).get(f"/admin/item/{draft.id}/bearbeiten"))
    (button,) = page.root.xpath("//button[@formtarget]")
    (shown,) = page.root.xpath("//iframe")
    assert button.get("form") == page.root.xpath("//form[contains(@class, 'long')]/@id")[0]
    assert button.get("formtarget") == shown.get("name") and shown.get("sandbox") == "allow-same-origin"
    assert button.get("formaction").startswith(frame(draft)) and button.get("formmethod") == "post"
    for skip in page.root.xpath("//a[@class='skip-stage']/@href"):
        assert page.root.get_element_by_id(skip[1:]) is not None
