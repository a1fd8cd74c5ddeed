"""HTML becomes a body and the body the same HTML, whatever came in."""

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coopcms.blocks.html import from_html, to_html, to_html_with_ids
from coopcms.blocks.identity import realign
from coopcms.blocks.normal import normal
from coopcms.blocks.shape import is_own_id, walk
from coopcms.blocks.validate import is_body, problems
from tests.blocks.documents import BODIES, SOUP


class Balance(HTMLParser):
    """Counts what is open; every end tag has to close the innermost one."""

    def __init__(self, html: str):
        super().__init__()
        self.open = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.open += [tag] if tag not in ("br", "img") else []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(BODIES)
def test_a_body_comes_back_from_its_html_unchanged(body):
    assert from_html(to_html(body)) == body
    assert not problems(body)


@given(BODIES)
def test_a_body_comes_back_from_the_html_of_a_form_with_all_its_ids(body):
    named = realign([], body)
    assert from_html(to_html_with_ids(named)) == named
    assert from_html(to_html_with_ids(body)) == body


@given(BODIES)
def test_html_for_readers_carries_no_id(body):
    named = realign([], body)
    assert to_html(named) == to_html(body)
    assert all(f'"{block["id"]}"' not in to_html(named) for block in walk(named))


@given(st.text(max_size=45) | st.from_regex(r"[\w-]{1,41}|b[0-9a-f]{1,41}", fullmatch=True))
@example("title")
def test_only_an_id_of_ours_is_read_as_one(name):
    body = from_html(f'<p data-block="{escape(name, quote=True)}">a</p><ul data-block="{escape(name)}"><li>b</ul>')
    assert not problems(body)
    assert [block.get("id", "") for block in body] == [name if is_own_id(name) else ""] * 2


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ('<p data-block="b1">a<br><br>b</p>', ["b1", None]),
        ('<p data-block="b1"><br><br>b</p>', ["b1"]),
        ('<p data-block="b1">a<p data-block="b2">b', ["b1", "b2"]),
        ('<p data-block="b1">a<div>b</div></p>', ["b1", None]),
        ('<li data-block="b1">a', [None, "b1", None]),
        ('<table data-block="b1"><tr data-block="b2"><th data-block="b3">a', ["b1", "b2", "b3", None]),
        ('<div data-block="b1">a</div><em data-block="b2">b</em>', [None, None]),
        ('<h1 data-block="b1">a</h1><p data-block="b1">b', ["b1", "b1"]),
    ],
)
def test_whose_an_id_is(html, ids):
    assert [block.get("id") for block in walk(from_html(html))] == ids


@given(SOUP | st.text(max_size=60))
@example("<ul>" * 30 + "tief")
@example("<table><td>x<ul><li></td></ul></table>")
@example("<q>a<p>b</q>c")
@example("<table><table>x<ul>y<tr>z")
@example("a <span> b")
def test_any_text_becomes_a_body_with_balanced_html(text):
    body = from_html(text)
    Balance(to_html(body))
    assert is_body(body) and normal(body) == body and from_html(to_html(body)) == body


@pytest.mark.parametrize(
    ("html", "same"),
    [
        ("<h1>A</h1><h5>B</h5><h6>C</h6>", "<h2>A</h2><h4>B</h4><h4>C</h4>"),
        ("lose<div>Worte</div>", "<p>lose</p><p>Worte</p>"),
        ("<p>eins<p>zwei", "<p>eins</p><p>zwei</p>"),
        ("<p>a<br><br>b<br>c</p>", "<p>a</p><p>b<br>c</p>"),
        ("<p> a  <b> b</b>\n c </p>", "<p>a <strong>b</strong> c</p>"),
        ("<p>a <x-y> b</x-y>&amp; c", "<p>a b&amp; c</p>"),
        ("<i>a</i><em>b</em>", "<p><em>ab</em></p>"),
        ("<strong><em>x</em></strong>", "<p><strong><em>x</em></strong></p>"),
        ("<em><strong>x</strong></em>", "<p><strong><em>x</em></strong></p>"),
        ("<p>a<b>b<i>c</b>d</i></p>", "<p>a<strong>b</strong><strong><em>c</em></strong>d</p>"),
        ("<ul><li><p>a</p></li><li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<ul>ohne Punkt</ul>", "<ul><li>ohne Punkt</li></ul>"),
        ("<li>ohne Liste", "<ul><li>ohne Liste</li></ul>"),
        (
            "<table><caption>C</caption><tr><th>h<td></table>",
            "<p>C</p><table><tr><th>h</th><td></td></tr></table>",
        ),
        ("<blockquote>Satz.</blockquote>", "<blockquote><p>Satz.</p></blockquote>"),
        ("<q>a <em>b</em><br>c</q>", "<p><q>a <em>b</em><br>c</q></p>"),
        ("a<script>b</script><style>c</style><template>d</template><!-- e -->", "<p>a</p>"),
        ("Er sagt <q>ja</q><q>nein</q>", "<p>Er sagt <q>ja</q><q>nein</q></p>"),
        (
            '<html lang="de"><p lang="en_GB">a <span lang="fr">b</span>',
            '<p lang="en-gb">a <span lang="fr">b</span></p>',
        ),
        ('<font color="red">rot</font> <mark>gelb</mark>', "<p>rot gelb</p>"),
        ("<p>&nbsp;</p><h2></h2><ul><li> </li></ul><p>\u00ad</p>", ""),
        ("<p>5 &lt; 6 &amp; &quot;7&quot;</p>", "<p>5 &lt; 6 &amp; &quot;7&quot;</p>"),
        ('<meta charset="iso-8859-1"><p>äöü€</p>', "<p>äöü€</p>"),
        ("", ""),
    ],
)
def test_what_it_becomes(html, same):
    assert to_html(from_html(html)) == same


def test_a_sign_that_could_melt_into_a_tag_is_written_as_a_number():
    body = from_html("<p>&#824;x</p>")
    assert to_html(body) == "<p>&#824;x</p>" and from_html(to_html(body)) == body


def test_no_word_is_lost_where_lists_stand_deeper_than_a_body_may_be():
    html = to_html(from_html("".join(f"<ul><li>Wort{n}" for n in range(30))))
    assert all(f"Wort{n}" in html for n in range(30))


@pytest.mark.parametrize("html", ["<div>x ", "<em>x ", "<ul><li>x ", "<a><b><div>x ", "<font color=1>x<p>"])
def test_heaps_of_unclosed_tags_lose_no_word(html):
    assert to_html(from_html(html * 3000 + "Ende")).count("x") == 3000


def test_a_heap_of_accents_on_one_letter_is_cut_into_small_ones():
    heaps = to_html(from_html("<p>a" + "\u0301\u0323" * 50_000)).split("\u034f")
    assert max(map(len, heaps)) < 40 and sum(heap.count("\u0301") for heap in heaps) > 49_000
