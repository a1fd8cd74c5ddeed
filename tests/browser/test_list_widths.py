"""The list of items on a desk's screen: dates stay on one line, owners take two at most, and nothing juts out."""

import pytest

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 900}
TALL = """nodes => nodes.filter(node => {
  const words = document.createRange();
  words.selectNodeContents(node);
  const tops = [...words.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top / 8));
  return new Set(tops).size > 1;
}).map(node => node.textContent.trim())"""
MANY = "cells => cells.filter(cell => cell.querySelectorAll('.place').length > 2).length"


@pytest.mark.parametrize("path", ["/admin/inhalte/", "/admin/", "/admin/pruefung/"])
def test_dates_stay_on_one_line_and_owners_on_two(person, path):
    page = person("alles@siegen.example" if path == "/admin/inhalte/" else "leitung@ruhr-owl.example").page
    page.set_viewport_size(DESK)
    page.goto(path)
    assert page.locator("main tbody tr").count()
    assert page.locator("main tbody :is(time, .zustand > .about)").evaluate_all(TALL) == []
    assert page.locator("main tbody .zentren .owner").evaluate_all(TALL) == []
    assert page.locator("main tbody .zentren").evaluate_all(MANY) == 0
    assert page.evaluate(
        "[...document.querySelectorAll('main .table')].every(one => one.scrollWidth <= one.clientWidth + 1)"
    )
