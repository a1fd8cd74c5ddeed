"""A press text becomes a body that can be stored, and what can be none is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.normal import normal
from coopcms.blocks.validate import problems
from coopcms.exchange import press_bounds
from coopcms.exchange.press import Unreadable, read_press


@given(st.text(min_size=1, max_size=200), st.sampled_from(["a.txt", "a.html"]))
def test_any_text_is_refused_or_becomes_a_body_in_normal_form(text, name):
    try:
        body = read_press(text.encode("utf-8", "replace"), name).body
    except Unreadable:
        return
    assert problems(body) == [] and normal(body) == body


@pytest.mark.parametrize(("data", "name"), [(b"<p>a" * 9, "a.html"), (b"a.\n\n" * 9, "a.txt")])
def test_more_paragraphs_than_a_body_can_hold_are_refused(monkeypatch, data, name):
    monkeypatch.setattr(press_bounds, "MOST_BLOCKS", 7)
    with pytest.raises(Unreadable, match="paragraphs"):
        read_press(data, name)


def test_a_page_with_a_name_in_its_title_bar_only_holds_no_words():
    with pytest.raises(Unreadable, match="no words"):
        read_press(b"<title>Neue Halle</title><body><img src=a.png>", "a.html")
