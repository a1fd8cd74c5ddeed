"""Own words at a place of a merge are plain, and nothing that stays loses what it was."""

import pytest

from coopcms.admin.merge_own import begun, can_write, written
from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.normal import normal
from coopcms.merge.rows import OPEN, Row

LIST = "<ul><li>Lager</li><li>Büro</li></ul>"
LINKED = '<p>Die <a href="/halle">neue Halle</a> ist <strong>offen</strong>.</p>'
QUOTED = "<p>Sie sagt: <q>Wir fangen an.</q> Und geht.</p>"


def place(mine: str, theirs: str = "<p>Etwas anderes.</p>", within: tuple[str, ...] = ()) -> Row:
    sides = [tuple(from_html(html)) for html in (mine, theirs)]
    if within:
        sides = [tuple(side[0]["children"]) for side in sides]
    return Row(OPEN, (), *sides, within=within, number=1)


def html(text: str, row: Row) -> str:
    return to_html(normal(written(text, row)))


@pytest.mark.parametrize(
    ("mine", "text"),
    [
        (LINKED, "Die neue Halle ist offen."),
        (QUOTED, "Sie sagt: „Wir fangen an.“ Und geht."),
        ("<h2>Kopf</h2><p>Eins<br>Zwei</p>", "Kopf\n\nEins\nZwei"),
        ("<ul><li>Lager</li><li>Büro</li></ul>", "Lager\n\nBüro"),
        ("<blockquote><p>So &lt;b&gt; ist es.</p></blockquote>", "So <b> ist es."),
    ],
)
def test_own_words_begin_as_plain_text_and_untouched_ones_stay_what_they_were(mine, text):
    row = place(mine)
    assert begun(row) == text and html(text, row) == mine
    assert html(text.replace("\n", "\r\n") + "\r\n", row) == mine


@pytest.mark.parametrize(
    ("mine", "text", "out"),
    [
        (LINKED, "Die neue Halle in Siegen ist offen.", LINKED.replace("</a> ist", "</a> in Siegen ist")),
        (LINKED, "Die neue große Halle ist zu.", '<p>Die <a href="/halle">neue große Halle</a> ist zu.</p>'),
        (QUOTED, "Sie sagt: „Wir fangen jetzt an.“ Und geht.", QUOTED.replace("fangen an", "fangen jetzt an")),
        ("<h2>Kopf</h2>", "Anderer Titel", "<h2>Anderer Titel</h2>"),
        ("<h2>Kopf</h2><p>Wort</p>", "Kopf\n\nWort\n\nNoch eins", "<h2>Kopf</h2><p>Wort</p><p>Noch eins</p>"),
        (LIST, "Lager\n\nHof\n\nBüro", "<ul><li>Lager</li><li>Hof</li><li>Büro</li></ul>"),
        ("<blockquote><p>So ist es.</p></blockquote>", "So war es.", "<blockquote><p>So war es.</p></blockquote>"),
        ("<p>Eins</p>", "Zwei <em>&amp;", "<p>Zwei &lt;em&gt;&amp;amp;</p>"),
    ],
)  # fmt: skip
def test_what_was_written_anew_keeps_the_looks_of_what_stood_there(mine, text, out):
    assert html(text, place(mine)) == out


def test_words_of_the_other_side_keep_their_looks_when_they_are_copied_in():
    row = place("<p>Eins.</p>", LINKED)
    assert html("Eins.\n\nDie neue Halle ist offen.", row) == "<p>Eins.</p>" + LINKED


def test_items_of_both_lists_become_one_list():
    row = place(LIST, "<ul><li>Tor</li></ul>")
    assert html("Lager\n\nTor", row) == "<ul><li>Lager</li><li>Tor</li></ul>"


def test_a_new_paragraph_within_a_list_is_an_item():
    row = place("<ul><li>Lager</li></ul>", "<ul><li>Büro</li></ul>", ("ul",))
    assert [block["type"] for block in written("Lager\n\nGanz neu", row)] == ["li", "li"]


@pytest.mark.parametrize(
    "mine",
    [
        "<table><tr><td>a</td></tr></table>",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        "<figure data-picture=7><figcaption>a</figcaption></figure>",
        "<aside><p>a</p><figure data-picture=7></figure></aside>",
    ],
    ids=["table", "nested", "picture", "picture in a box"],
)
def test_what_plain_words_cannot_say_is_not_offered_for_writing(mine):
    assert not can_write(place(mine)) and can_write(place(LINKED))
