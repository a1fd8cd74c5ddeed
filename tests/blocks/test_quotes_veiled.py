"""Words of quotes that are not to be shown are left out, whatever marks they have; the rest of the leaf stays."""

import pytest

from coopcms.blocks.html import from_html
from coopcms.blocks.quotes import quotes_in, veiled
from coopcms.blocks.text import plain

LEAF = "<p>A: <q>Eins <b>zwei</b><br>drei.</q> B: <q>Vier.</q> Ende.</p>"


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ({"Vier."}, "A: „[…]“ B: „Vier.“ Ende."),
        ({"Eins zwei drei."}, "A: „Eins zwei\ndrei.“ B: „[…]“ Ende."),
        (set(), "A: „[…]“ B: „[…]“ Ende."),
    ],
)
def test_only_what_may_be_shown_is_left(kept, told):
    (leaf,) = from_html(LEAF)
    assert plain([veiled(leaf, kept.__contains__)]) == told


def test_a_leaf_whose_quotes_may_all_be_shown_is_as_it_was():
    (leaf,) = from_html(LEAF)
    assert veiled(leaf, {quote["text"] for quote in quotes_in([leaf])}.__contains__) == leaf
