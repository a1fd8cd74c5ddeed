"""A document is a block: its number and the language of the file; no words, no address."""

import pytest

from coopcms.blocks.canonical import digest
from coopcms.blocks.documents import DocumentUse, documents_in
from coopcms.blocks.html import from_bounded_html, from_html, to_html, to_html_with_ids
from coopcms.blocks.identity import realign
from coopcms.blocks.normal import normal
from coopcms.blocks.shape import walk
from coopcms.blocks.text import excerpt, plain, words
from coopcms.blocks.validate import problems

GUIDE = '<figure data-document="3"></figure>'


def document(**attrs) -> dict:
    return {"type": "document", "attrs": {"document": 3, **attrs}, "runs": []}


@pytest.mark.parametrize(
    ("html", "same"),
    [
        (GUIDE, GUIDE),
        ('<figure data-document="3" lang="en">', '<figure data-document="3" lang="en"></figure>'),
        ('<figure data-document=3 lang="en">lose <em>Worte</em></figure>nach', None),
        (GUIDE.replace("></", "><img alt=x><figcaption>Leitfaden</figcaption></"), GUIDE + "<p>Leitfaden</p>"),
        ("<ul><li>eins" + GUIDE + "<li>zwei</ul>", GUIDE + "<ul><li>eins</li><li>zwei</li></ul>"),
        ("<blockquote><p>Satz.</p>" + GUIDE + "</blockquote>", GUIDE + "<blockquote><p>Satz.</p></blockquote>"),
        ("<table><tr><td>" + GUIDE + "a</table>", GUIDE + "<table><tr><td>a</td></tr></table>"),
        ("<aside>" + GUIDE + "</aside>", "<aside>" + GUIDE + "</aside>"),
        ("<p>vor" + GUIDE + "nach</p>", "<p>vor</p>" + GUIDE + "<p>nach</p>"),
        (GUIDE * 2, GUIDE * 2),
        ('<figure data-document="3" data-picture="12">', '<figure data-picture="12"><img></figure>'),
    ],
)
def test_what_html_with_documents_becomes(html, same):
    same = same or '<figure data-document="3" lang="en"></figure><p>lose <em>Worte</em></p><p>nach</p>'
    assert to_html(from_html(html)) == same
    assert from_html(same) == from_html(html) and problems(from_html(html)) == []


@pytest.mark.parametrize("number", ["", "0", "-1", "1.5", "12x", "01", "١٢", "2147483648", "1" * 5000])
def test_a_figure_without_the_number_of_a_document_is_only_its_words(number):
    assert to_html(from_html(f'<figure data-document="{number}"><figcaption>Worte')) == "<p>Worte</p>"


@pytest.mark.parametrize(
    ("block", "what"),
    [
        (document(document=0), "number"),
        (document(document=True), "number"),
        (document(document="3"), "number"),
        (document(document=2**31), "number"),
        (document(picture=3), "attributes"),
        (document(header=True), "attributes"),
        (document(lang="X Y"), "lang"),
        ({**document(), "runs": [["Worte", []]]}, "no words"),
        ({"type": "document", "attrs": {"document": 3}, "children": []}, "runs"),
    ],
)
def test_what_is_wrong_with_a_document_is_told(block, what):
    (problem,) = problems([block])
    assert what in problem


def test_a_document_stands_at_the_top_and_in_boxes_only():
    assert problems([document(), {"type": "box", "attrs": {}, "children": [document()]}]) == []
    for kind, inner in (("quote", document()), ("ul", {"type": "li", "attrs": {}, "children": [document()]})):
        assert "cannot stand here" in problems([{"type": kind, "attrs": {}, "children": [inner]}])[0]


def test_documents_count_among_the_blocks_that_may_come_in():
    with pytest.raises(ValueError, match="1"):
        from_bounded_html("<figure data-document=1></figure>" * 110, 1)


def test_number_and_language_are_part_of_what_is_signed():
    others = [GUIDE.replace("3", "4"), GUIDE.replace("></", ' lang="en"></'), GUIDE.replace("document", "picture")]
    assert len({digest(from_html(html)) for html in (GUIDE, *others)}) == 4


def test_it_stays_though_it_has_no_words_and_adds_none():
    assert normal([document()]) == [document()]
    body = from_html(f"<p>Zum Nachlesen:</p>{GUIDE}<aside>{GUIDE}</aside>")
    assert (plain(body), words(body), excerpt(body, 50)) == ("Zum Nachlesen:", 2, "Zum Nachlesen:")
    assert (plain(body[1:]), excerpt(body[1:], 50)) == ("", "")


def test_uses_are_told_in_reading_order_with_their_blocks_and_forms_keep_the_ids():
    body = realign([], from_html(f"{GUIDE}<aside><p>x</p><figure data-document=7></figure></aside>{GUIDE}"))
    ids = [block["id"] for block in walk(body) if block["type"] == "document"]
    assert documents_in(body) == [DocumentUse(3, ids[0]), DocumentUse(7, ids[1]), DocumentUse(3, ids[2])]
    assert from_html(to_html_with_ids(body)) == body
    assert documents_in(from_html(GUIDE)) == [DocumentUse(3, "")]


def test_a_document_keeps_its_id_when_it_moves():
    old = realign([], from_html(f"<p>a b c</p>{GUIDE}<p>d e f</p>"))
    moved = realign(old, from_html(f"{GUIDE}<p>a b c</p><p>d e f</p>"))
    assert moved[0]["id"] == old[1]["id"]


def test_documents_are_drawn_by_whom_it_concerns_and_may_be_left_out():
    body = from_html(f"<p>a</p><aside><p>b</p>{GUIDE}</aside>")
    drawn = to_html(body, lambda block, words: f"[{block['attrs']['document']}{words}]")
    assert drawn == "<p>a</p><aside><p>b</p>[3]</aside>"
    assert to_html(body, lambda _block, _words: "") == "<p>a</p><aside><p>b</p></aside>"
