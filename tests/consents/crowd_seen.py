"""What is public, read from the outside: pages, feed, lists and search, byte by byte."""

import re
from itertools import pairwise

from lxml import html as markup

from coopcms.blocks.text import plain

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


def led_to_words(page: str) -> int:
    """How often words that introduce a quote are followed by one, or by the mark of one that is left out."""
    following = [one.getnext() for one in main_of(page).xpath(".//p[.='Sie sagt:']")]
    return sum(one is not None and (one.tag == "blockquote" or one.text_content() == "[…]") for one in following)


def led_to_quotes(body: list) -> int:
    """How often they lead to a quote in a body, whether it is shown or not."""
    introduced = (two["type"] == "quote" for one, two in pairwise(body) if plain([one]) == "Sie sagt:")
    return sum(introduced)
