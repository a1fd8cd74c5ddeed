"""A text in Markdown comes in as structure, under its name or told by its signs."""

import pytest

from coopcms.blocks.html import to_html
from coopcms.exchange import note_words as say
from coopcms.exchange.import_markdown import MOST_BRACKETS, looks_like_markdown
from coopcms.exchange.press import read_press

PAGE = """# Neue Halle

Die Halle steht[^1]. **Alle** freuen *sich*, mehr im [Netz](https://beispiel.example).

## Der Bau

1. erst
2. dann
   - genauer

| Jahr | Zahl |
|------|------|
| 2025 | 3    |

> Es war teuer.

[^1]: Quelle: Beispiel.
"""


def read(text: str, name: str = "meldung.md"):
    return read_press(text.encode(), name)


def passages(press, message: str) -> tuple[str, ...]:
    return next(note.passages for note in press.notes if note.message == message)


def test_its_signs_become_structure():
    press = read(PAGE)
    assert (press.title, press.form) == ("Neue Halle", "markdown")
    assert to_html(press.body) == (
        "<p>Die Halle steht[1]. <strong>Alle</strong> freuen <em>sich</em>, mehr im "
        '<a href="https://beispiel.example">Netz</a>.</p><h2>Der Bau</h2><ol><li>erst</li><li>dann<ul><li>genauer</li>'
        "</ul></li></ol><table><tr><th>Jahr</th><th>Zahl</th></tr><tr><td>2025</td><td>3</td></tr></table>"
        "<blockquote><p>Es war teuer.</p></blockquote><ol><li>Quelle: Beispiel.</li></ol>"
    )


def test_pasted_words_with_its_signs_are_read_alike():
    assert read(PAGE, "") == read(PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Neue Halle\n\n- eins\n- zwei",
        "Nr. #1 ist da",
        "Ein * und ein *",
        "> nur eine Zeile",
        "Text [1] mit Fußnote [2]",
    ],
)
def test_a_plain_text_is_not_taken_for_it(text):
    assert not looks_like_markdown(text)


def test_lines_on_top_give_the_title_and_are_named_else():
    press = read('---\ntitle: "Neue Halle"\ntags: Bau\n---\n\nDie Halle steht.\n')
    assert (press.title, to_html(press.body)) == ("Neue Halle", "<p>Die Halle steht.</p>")
    assert passages(press, say.FRONT) == ("tags: Bau",)


def test_pictures_elsewhere_are_named_and_not_fetched():
    press = read("# Titel\n\nText ![Die Halle](https://boese.example/zaehler.png)")
    assert passages(press, say.REMOTE) == ("Die Halle (https://boese.example/zaehler.png)",)


def test_a_footnote_that_nothing_refers_to_is_named():
    assert "Ungenutzt" in passages(read("# Titel\n\nText.\n\n[^9]: Ungenutzt hier."), say.LOST)[0]


def test_emphasis_within_a_word_loses_nothing():
    assert not read("# Titel\n\nun**glaub**lich, `x_y` und\nmehr").notes


@pytest.mark.parametrize(
    "text", ["[" * (MOST_BRACKETS + 1) + " Wort", "> " * 50 + "Wort", "# Titel\n\nWort" + " " * 300_000 + "Wort"]
)
def test_signs_beyond_measure_are_read_as_plain_text(text):
    press = read(text)
    assert press.form == "plain" and "Wort" in press.words
