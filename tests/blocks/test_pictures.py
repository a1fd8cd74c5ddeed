"""A picture is a block: its number, what is said to those who do not see it, its caption; never an address."""

import pytest

from coopcms.blocks.canonical import digest
from coopcms.blocks.html import from_bounded_html, from_html, to_html
from coopcms.blocks.identity import realign
from coopcms.blocks.pictures import Use, pictures_in
from coopcms.blocks.quotes import quotes_in
from coopcms.blocks.shape import walk
from coopcms.blocks.text import excerpt, plain, words
from coopcms.blocks.validate import fits, problems

HALL = '<figure data-picture="12"><img alt="Die Halle"><figcaption>Im <em>Hof</em></figcaption></figure>'


def picture(**attrs) -> dict:
    return {"type": "picture", "attrs": {"picture": 12, **attrs}, "runs": []}


@pytest.mark.parametrize(
    ("html", "same"),
    [
        (HALL, HALL),
        ('<figure data-picture="12"></figure>', '<figure data-picture="12"><img></figure>'),
        (
            '<figure data-picture="12" data-decorative lang="en"><img alt="x" src="/y">',
            '<figure data-picture="12" data-decorative lang="en"><img alt=""></figure>',
        ),
        (
            '<figure data-picture="12"> <img alt=" a \n b "> lose <figcaption lang="fr">Worte',
            '<figure data-picture="12"><img alt="a b"><figcaption>lose<br>Worte</figcaption></figure>',
        ),
        (
            '<figure data-picture="12"><img alt="&#173;"><p>Absatz</p><ul><li>Punkt</ul></figure>',
            '<figure data-picture="12"><img></figure><p>Absatz</p><ul><li>Punkt</li></ul>',
        ),
        ("<ul><li>eins" + HALL + "<li>zwei</ul>", HALL + "<ul><li>eins</li><li>zwei</li></ul>"),
        ("<blockquote><p>Satz.</p>" + HALL + "</blockquote>", HALL + "<blockquote><p>Satz.</p></blockquote>"),
        ("<table><tr><td>" + HALL + "a</table>", HALL + "<table><tr><td>a</td></tr></table>"),
        ("<aside>" + HALL + "</aside>", "<aside>" + HALL + "</aside>"),
        (
            "<ul><li><aside><p>x</p><ul><li>a" + HALL,
            "<ul><li><aside><p>x</p>" + HALL + "<ul><li>a</li></ul></aside></li></ul>",
        ),
        ("<p>vor" + HALL + "nach</p>", "<p>vor</p>" + HALL + "<p>nach</p>"),
        (HALL * 2, HALL * 2),
    ],
)
def test_what_html_with_pictures_becomes(html, same):
    assert to_html(from_html(html)) == same
    assert from_html(same) == from_html(html) and problems(from_html(html)) == []


@pytest.mark.parametrize("number", ["", "0", "-1", "1.5", "12x", "01", "١٢", "2147483648", "1" * 5000])
def test_a_figure_without_the_number_of_a_picture_is_only_its_words(number):
    assert to_html(from_html(f'<figure data-picture="{number}"><img alt="x"><figcaption>Worte')) == "<p>Worte</p>"


def test_an_image_of_another_site_is_no_picture():
    html = '<figure><img src="https://fremd.example/a.jpg" alt="x"><figcaption>Worte</figcaption></figure><img alt="y">'
    assert to_html(from_html(html)) == "<p>Worte</p>"


@pytest.mark.parametrize("html", ["onclick=x", "src=x", "style=x", "href=javascript:x"])
def test_no_attribute_but_ours_comes_through(html):
    figure = f'<figure {html} data-picture="12" {html}><img {html} alt="Die Halle" {html}><figcaption {html}>x'
    assert to_html(from_html(figure)) == HALL.replace("Im <em>Hof</em>", "x")


def test_a_description_cannot_leave_its_attribute():
    attack = '"><script>boese()</script>'
    body = from_html(f"<figure data-picture=3><img alt='{attack}'></figure>")
    html = to_html(body)
    assert "<script" not in html and body[0]["attrs"]["alt"] == attack and from_html(html) == body


def test_a_long_description_is_cut_at_its_bound():
    (block,) = from_html('<figure data-picture="3"><img alt="' + "ab " * 300 + '"></figure>')
    assert len(block["attrs"]["alt"]) in (499, 500) and problems([block]) == []


@pytest.mark.parametrize(
    ("attrs", "what"),
    [
        ({"picture": 0}, "number"),
        ({"picture": True}, "number"),
        ({"picture": "12"}, "number"),
        ({"picture": 2**31}, "number"),
        ({"alt": 7}, "alt"),
        ({"alt": "x" * 501}, "alt"),
        ({"alt": "a\x00b"}, "alt"),
        ({"decorative": False}, "decorative"),
        ({"decorative": True, "alt": "x"}, "decorative"),
        ({"src": "/x"}, "attributes"),
        ({"header": True}, "attributes"),
        ({"lang": "X Y"}, "lang"),
    ],
)
def test_what_is_wrong_with_a_picture_is_told(attrs, what):
    (problem,) = problems([picture(**attrs)])
    assert what in problem


def test_a_picture_stands_at_the_top_and_in_boxes_only():
    assert problems([picture(), {"type": "box", "attrs": {}, "children": [picture()]}]) == []
    for kind, inner in (("quote", picture()), ("ul", {"type": "li", "attrs": {}, "children": [picture()]})):
        assert "cannot stand here" in problems([{"type": kind, "attrs": {}, "children": [inner]}])[0]


def test_its_description_counts_among_the_letters_of_a_body():
    assert fits([picture(alt="x" * 500)] * 1000)
    assert not fits([picture(alt="x" * 500)] * 1001)
    assert problems([picture(alt="x" * 500)] * 1001) == ["body: more than 500000 characters"]


def test_pictures_count_among_the_blocks_that_may_come_in():
    with pytest.raises(ValueError, match="1"):
        from_bounded_html("<figure data-picture=1></figure>" * 110, 1)


def test_number_and_description_are_part_of_what_is_signed():
    other = [HALL.replace("12", "13"), HALL.replace("Die Halle", "Eine Halle"), HALL.replace("Hof", "Haus")]
    other.append(HALL.replace('"12">', '"12" data-decorative>'))
    assert len({digest(from_html(html)) for html in (HALL, *other)}) == 5


def test_only_the_caption_is_read_as_text_and_no_caption_opens_an_excerpt():
    body = from_html(HALL + "<p>Die Halle steht.</p>" + HALL.replace("<figcaption>Im <em>Hof</em></figcaption>", ""))
    assert plain(body) == "Im Hof\n\nDie Halle steht."
    assert (words(body), excerpt(body, 50), excerpt(body[:1], 50)) == (5, "Die Halle steht.", "Im Hof")


def test_a_quote_in_a_caption_is_a_quote():
    body = from_html(HALL.replace("Im", "Sagt <q>Ja</q> im"))
    assert [quote["text"] for quote in quotes_in(body)] == ["Ja"]


def test_uses_are_told_in_reading_order_with_their_blocks():
    html = HALL + "<aside><p>x</p><figure data-picture=7 data-decorative></figure></aside><figure data-picture=12>"
    body = realign([], from_html(html))
    ids = [block["id"] for block in walk(body) if block["type"] == "picture"]
    assert pictures_in(body) == [
        Use(12, "Die Halle", False, ids[0]), Use(7, "", True, ids[1]), Use(12, "", False, ids[2])
    ]  # fmt: skip
    assert pictures_in(from_html(HALL))[0].block == ""


def test_a_picture_keeps_its_id_when_it_moves_and_when_words_about_it_change():
    old = realign([], from_html(f"<p>a b c</p>{HALL}<p>d e f</p>"))
    moved = realign(old, from_html(f"{HALL}<p>a b c</p><p>d e f</p>"))
    told = realign(old, from_html(f"<p>a b</p>{HALL.replace('Die', 'Eine').replace('Im', 'Am')}<p>x</p><p>d e f</p>"))
    assert moved[0]["id"] == told[1]["id"] == old[1]["id"]


def test_pictures_are_drawn_by_whom_it_concerns_and_may_be_left_out():
    body = from_html(f"<p>a</p><aside><p>b</p>{HALL}</aside>")
    drawn = to_html(body, lambda block, caption: f"[{block['attrs']['picture']} {caption}]")
    assert drawn == "<p>a</p><aside><p>b</p>[12 Im <em>Hof</em>]</aside>"
    assert to_html(body, lambda _block, _caption: "") == "<p>a</p><aside><p>b</p></aside>"
