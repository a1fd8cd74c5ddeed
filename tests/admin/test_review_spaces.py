"""On a proof sheet a space is told where it is all that changed, and stays silent beside words that changed."""

import re

import pytest

from coopcms.admin.review_diff_html import html_of
from coopcms.blocks.html import from_html
from coopcms.merge.proof import proof

BLANK = re.compile(r"<(ins|del|u)>\s*</\1>")


@pytest.fixture(autouse=True)
def _asked(app):
    with app.test_request_context():
        yield


def sheet(old: str, new: str) -> str:
    return "".join(html_of(one) for one in proof(from_html(old), from_html(new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>Die Halle am Tor</p>", '<p>Die Halle <a href="/a">im Hof</a> am Tor</p>'),
        ('<p>Die Halle <a href="/a">im Hof</a> am Tor</p>', "<p>Die Halle am Tor</p>"),
        ("<p>Sie sagt <q>Ja</q> und geht</p>", "<p>Sie sagt und geht</p>"),
    ],
)
def test_beside_changed_words_no_space_is_marked(old, new):
    found = sheet(old, new)
    assert re.search("<(ins|del)>", found) and not BLANK.search(found)


def test_a_space_that_is_all_that_changed_has_a_name():
    found = sheet("<p>Die Halle .</p>", "<p>Die Halle.</p>")
    assert BLANK.search(found) and re.search(r"\[\w+: (a space|ein Leerzeichen)</span><del> </del>", found)


@pytest.mark.parametrize(("level", "tag"), [("h2", "h4"), ("h3", "h5"), ("h4", "h6")])
def test_heads_of_the_text_stand_below_those_of_the_page(level, tag):
    kept, changed = f"<{level}>Kopf</{level}>", f"<{level}>Kopf neu</{level}>"
    assert sheet(kept, kept) == f'<{tag} class="as-{level}">Kopf</{tag}>'
    assert sheet(kept, changed).startswith(f'<{tag} class="as-{level}">Kopf')
    assert "<h2" not in sheet(f"<aside>{kept}</aside>", f"<aside>{kept}</aside>")
