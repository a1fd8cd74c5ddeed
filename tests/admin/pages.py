"""A page as a person without JavaScript uses it."""

import re

from lxml import html


class Page:
    """The document of an answer."""

    def __init__(self, answer):
        # a browser drops the line end that follows the start of a textarea
        text = re.sub(r"(<textarea[^>]*>)\r?\n", r"\1", answer.text)
        self.answer, self.root = answer, html.document_fromstring(text)

    def form(self, css_class: str = "long") -> dict[str, str]:
        """The values of one form as a browser would send them: line ends are CR LF."""
        return self._values(self.root.xpath(f"//form[contains(@class, '{css_class}')]")[0])

    def form_named(self, name: str) -> dict[str, str]:
        """The same for the form with this id."""
        return self._values(self.root.xpath(f"//form[@id='{name}']")[0])

    def _values(self, form) -> dict[str, str]:
        return {name: value.replace("\r\n", "\n").replace("\n", "\r\n") for name, value in form.form_values()}

    def texts(self, path: str) -> list[str]:
        """The words of every element at an XPath."""
        return [" ".join(node.text_content().split()) for node in self.root.xpath(path)]

    def slashed_links(self) -> list[str]:
        """Crumbs whose link has the style sheet's slash inside it: it stands before every part but the first."""
        return self.texts("//p[@class='crumbs']/*[position() > 1][self::a]")

    @property
    def said(self) -> str:
        """All words."""
        return " ".join(self.root.text_content().split())


def answers(**given: str) -> dict[str, str]:
    """What a merge is told: `title="both"` for the place of the title, `body_1="own", body_1_words="…"` in the text."""
    out = {}
    for name, value in given.items():
        key = name.removesuffix("_words").replace("body_", "body-")
        out[f"{'worte' if name.endswith('_words') else 'wahl'}-{key}"] = value
    return out
