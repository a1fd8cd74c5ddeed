"""How a test reads a page."""

from lxml import html


def texts(response, selector: str) -> list[str]:
    """The visible words of each element a CSS class or tag names, whitespace collapsed."""
    found = html.fromstring(response.get_data()).xpath(selector)
    return [" ".join(element.text_content().split()) for element in found]


def links(response, selector: str = "//main//a") -> list[str]:
    """Where the page's links lead."""
    return [element.get("href") for element in html.fromstring(response.get_data()).xpath(selector)]
