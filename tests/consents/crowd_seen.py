"""What is public, read from the outside: pages, feed, lists and search, byte by byte."""

import re

from lxml import html as markup

PICTURE = re.compile(r"/medien/(\d+)/")


def main_of(page: str):
    """The main part of a page."""
    (main,) = markup.fromstring(page).xpath("//main")
    return main


def quotes_on(page: str) -> list[str]:
    """The quotes of a page as the bytes between their tags say them; nothing is tidied."""
    return [_said(one) for one in main_of(page).xpath(".//blockquote | .//q[not(ancestor::blockquote)]")]


def _said(one) -> str:
    paragraphs = one.xpath("./p")
    return "\n\n".join(part.text_content() for part in paragraphs) if paragraphs else one.text_content()


def pictures_on(page: str) -> list[int]:
    """The numbers of the pictures a page shows in its text, in order."""
    return [int(PICTURE.search(src)[1]) for src in main_of(page).xpath(".//figure//img/@src")]


def pictures_named(page: str) -> set[int]:
    """The numbers of all pictures whose address stands anywhere in an answer."""
    return {int(number) for number in PICTURE.findall(page)}


def facts_on(page: str) -> list[str]:
    """The values of the box about the firm, then those of the figure."""
    values = main_of(page).xpath(".//dl//dd | .//ul[@class='figures']//p[@class='value']/*")
    return [one.text_content() for one in sorted(values, key=lambda one: one.tag != "dd")]


def ends_on_a_colon(page: str) -> bool:
    """True if words of the text that end with a colon are followed by nothing or by something else than words."""
    return any(
        one.text_content().rstrip().endswith(":") and (one.getnext() is None or one.getnext().tag == "section")
        for one in main_of(page).xpath(".//*[@class='text']//p[not(ancestor::blockquote)]")
    )
