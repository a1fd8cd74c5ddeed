"""Waiting, bounded, for what no locator shows; the page's policy forbids `wait_for_function`, which polls by eval."""

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Page

MOST = 10  # seconds
# what was said with a frame, as a move of the caret is, and what scripts put off to the end of their turn, has come; a
# page that is not shown draws nothing: no test hangs on it
DRAWN = """() => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 1000);
})"""
ASKED = "() => fetch('/healthz').then((answer) => answer.text())"


def until(page: Page, holds: Callable[[], bool], told: str = "it did not become so") -> None:
    """It becomes so within some seconds; asked once a frame."""
    end = monotonic() + MOST
    while not holds():
        page.evaluate(DRAWN)
        assert monotonic() < end, told


def until_true(page: Page, script: str) -> None:
    """This expression becomes true in the page."""
    until(page, lambda: page.evaluate(script), script)


def pass_by(page: Page, milliseconds: int) -> None:
    """So long nobody does anything: the page's clock, installed before, goes on; what is asked for then was noticed."""
    page.clock.run_for(milliseconds)
    page.evaluate(ASKED)
