"""What the field holds comes out of the editor as it went in: every block, every mark, any document."""

import pytest
from hypothesis import HealthCheck, given, settings

from coopcms.blocks.canonical import digest
from coopcms.blocks.html import from_html, to_html_with_ids
from coopcms.blocks.identity import realign
from coopcms.blocks.normal import normal
from coopcms.blocks.shape import leaf
from coopcms.blocks.validate import problems
from tests.blocks.documents import BODIES
from tests.browser.desk_text import Desk

pytestmark = pytest.mark.browser
LAST = {**leaf("p", [["Ende", []]]), "id": "b99"}
EVERYTHING = (
    "<h2>Kopf</h2><h3>Unterkopf</h3><h4>Noch tiefer</h4><p lang='en'>An English paragraph.</p>"
    "<p>&#824;x</p><p>Eins<br>zwei &amp; &lt;drei&gt; „vier“ a\u00a0b x\u0338 y\u0301</p>"
    "<ul><li>eins</li><li>zwei<ol><li>zwei a</li><li><p>zwei b</p><p>mit Absatz</p></li></ol></li></ul>"
    "<blockquote><p>Satz.</p><ul><li>Punkt</li></ul></blockquote><aside><h3>Kasten</h3><p>Wort</p></aside>"
    "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>2</p><ul><li>3</li></ul></td></tr><tr><td></td></tr></table>"
    "<p><em>em</em> <strong>strong</strong> <a href='/artikel/a?b=1&amp;c=2'>Link <em>em</em></a> "
    "<span lang='en'>news</span> <q>ja</q><q>nein <strong>doch</strong><br>weiter</q></p>"
    "<p><q><a href='https://beispiel.example/'><span lang='en-gb'><strong><em>alles</em></strong></span></a></q></p>"
)


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain."""
    someone = Desk(new_context(base_url=served).new_page())
    yield someone
    assert someone.page.faults == []


def came_back(desk: Desk, body: list) -> list:
    """The body out of the editor after a change at its end, which makes it write everything anew."""
    desk.open(to_html_with_ids([*body, LAST]))
    assert desk.ask("replace", {"block": "b99", "start": 0, "end": 4}, "Neu")
    found = from_html(desk.field)
    assert found[-1] == {**LAST, "runs": [["Neu", []]]}
    return found[:-1]


def test_every_block_and_every_mark_comes_back_with_its_id(desk):
    body = realign([], from_html(EVERYTHING))
    assert came_back(desk, body) == body


def test_the_scripts_of_the_page_see_the_same_blocks(desk):
    body = realign([], from_html(EVERYTHING))
    desk.open(to_html_with_ids(body))
    seen = desk.blocks()
    assert problems(seen) == [] and seen == body


@pytest.mark.parametrize("most", [12, pytest.param(60, marks=pytest.mark.slow)])
def test_any_document_comes_back_with_its_ids(desk, most):
    @settings(max_examples=most, suppress_health_check=[HealthCheck.too_slow])
    @given(BODIES)
    def comes_back(body):
        body = realign([], body)
        assert came_back(desk, body) == body
        seen = desk.blocks()[:-1]
        assert problems(seen) == [] and normal(seen) == body

    comes_back()


def test_a_text_without_ids_comes_back_with_one_for_each_block(desk):
    body = from_html(EVERYTHING)
    found = came_back(desk, body)
    assert digest(found) == digest(body)
    assert realign([], found) == found


def test_what_nobody_changed_stays_letter_by_letter(desk):
    untidy = "<p>eins <b>zwei</b>  drei<p>vier"
    desk.open(untidy)
    assert desk.field == untidy
    desk.text.click()
    desk.page.keyboard.type("x")
    desk.page.keyboard.press("Backspace")
    assert desk.field == untidy
