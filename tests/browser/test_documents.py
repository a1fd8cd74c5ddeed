"""A PDF from its page at the desk to readers: described by hand, seen in the text, and axe finds nothing on the way."""

import pytest

from coopcms.content.services import create
from coopcms.media.models import PdfDocument
from coopcms.media.services_documents import keep_document
from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import actor
from tests.browser.person import Person
from tests.browser.test_axe import ALL, AXE, RUN, TOO_WIDE
from tests.media.files import PDF

pytestmark = pytest.mark.browser
AUTHOR = "autor@siegen.example"
PHONE = {"width": 360, "height": 760}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_page_and_the_text_that_offers_it_stop_nobody(demo, served, new_context, scheme):
    author = actor(AUTHOR)
    pdf = keep_document("siegen", "leitfaden-fuer-alle-die-in-hallen-arbeiten-und-planen.pdf", PDF, author)
    body = f'<p>Zum Nachlesen:</p><figure data-document="{pdf.id}"></figure><p>Viel Freude.</p>'
    item = create("article", "siegen", {"title": "Der Leitfaden", "body": body}, author)
    page = new_context(base_url=served, bypass_csp=True, color_scheme=scheme, viewport=PHONE).new_page()
    Person(page, AUTHOR, PASSWORD).come_in()
    page.goto(f"/admin/medien/dokumente/{pdf.id}")
    page.evaluate(AXE)
    assert page.evaluate(RUN, ALL) == [] and page.evaluate(TOO_WIDE) <= 0
    page.locator("#title").fill("Leitfaden")
    page.locator("[name=accessibility][value=untagged]").check()
    page.locator("#accessibility_note").fill("Die Tabelle auf Seite 3 hat keine Köpfe.")
    page.locator("#pdf button.primary").press("Enter")
    page.wait_for_url("**/dokumente/*")
    assert (row := PdfDocument.get_by_id(pdf.id)).title == "Leitfaden" and row.accessibility == "untagged"
    page.goto(f"/admin/item/{item.id}/vorschau")
    page.evaluate(AXE)
    told = page.locator("p.document").inner_text()
    assert told == "Leitfaden (PDF, 1 kB), nicht barrierefrei – Die Tabelle auf Seite 3 hat keine Köpfe."
    assert page.evaluate(RUN, ALL) == [] and page.evaluate(TOO_WIDE) <= 0
    with page.expect_download() as saved:
        page.locator("p.document a").click()
    assert saved.value.suggested_filename == pdf.name
