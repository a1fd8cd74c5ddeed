"""Markup that would act, sent past the editor: on no page that shows these words is a tag or attribute of it left."""

import re

import pytest
from lxml import html

from coopcms.blocks.marks import safe_href
from coopcms.blocks.tags import HIDDEN_TAGS
from coopcms.content.services import create, save
from coopcms.review.services_preview import share
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import release_quotes
from tests.fixtures.xss import vectors

CLEAN = ["".join(sign for sign in one.html if sign in "\t\n" or sign.isprintable()) for one in vectors()]
CLOSED = "-->" + "".join(f"</{tag}>" for tag in sorted(HIDDEN_TAGS))  # so that none hides those after it
RICH = """<h2>Anfang</h2><h3>Ende</h3><h4>Ende</h4><p lang="en">Anfang <em>Ende</em> <strong>Ende</strong><br>
<q>Anfang</q> <a href="https://beispiel.example/">Ende</a> <span lang="en">Ende</span></p><ul><li>Ende<ol><li>Anfang
</ol></ul><blockquote><p>Ende</p></blockquote><aside><p>Ende</p></aside><table><tr><th>Ende<td>Anfang</table>"""
ACTS = re.compile(r"(?:javascript|data|vbscript|mhtml):", re.IGNORECASE)
IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]")


def packed(limit: int, start: int) -> str:
    """Attempts one after the other, as many as a field takes."""
    out = ""
    for one in CLEAN[start:]:
        out += f"{one} " if len(out) + len(one) < limit else ""
    return out


HARMLESS = {"title": "Anfang Ende", "lead": "Anfang Ende", "body": RICH}
EVIL = {
    "title": '"><script>boese()</script>' + packed(200, 20),
    "lead": "'\"></textarea></title><svg onload=boese()>" + packed(1300, 0),
    "body": RICH + "".join(f"<div>{one}{CLOSED}</div>\n" for one in CLEAN),
}


def parts(text: str) -> set[tuple[str, str]]:
    """Every tag with each of its attributes."""
    tags = [one for one in html.document_fromstring(text).iter() if isinstance(one.tag, str)]
    return {(one.tag, name) for one in tags for name in ("", *one.attrib)}


def addresses(text: str) -> list[str]:
    """Whatever a click, a form or the page itself would open, without the signs that browsers skip."""
    found = html.document_fromstring(text).xpath("//@href | //@src | //@action | //@formaction | //@data | //@poster")
    return [IGNORED.sub("", value) for value in found]


def acts(text: str, known: set) -> list:
    """What of a page is not known from the same page with harmless words, or would run or ask elsewhere."""
    strange = [part for part in parts(text) if (part not in known and part[1] != "lang") or part[1].startswith("on")]
    root = html.document_fromstring(text)
    facts = [one for one in root.xpath("//script[@type='application/ld+json']/text()") if "<" in one]
    loaded = root.xpath(
        "//script[not(@src or @type='application/ld+json')]/text() | //style/text()"
        " | //@src | //link/@href | //form/@action"
    )
    loaded = [one for one in loaded if "boese" in one]
    return [*strange, *facts, *loaded, *(one for one in addresses(text) if ACTS.match(one) and one != "data:,")]


@pytest.fixture
def shown(inside, client, author, acting, act, reviewer_siegen, publisher):
    """A factory: every page that shows these words, by its name, after they were sent as a form sends them."""
    other = acting("zweite@siegen.example", "author@siegen", name="Zoe Beispiel")
    desk = inside(author)

    def walk(words: dict, slug: str) -> dict[str, str]:
        item = create("article", "siegen", TEXT, author)
        home, pages = f"/admin/item/{item.id}", {}
        form = Page(desk.get(f"{home}/bearbeiten")).form() | words | {"slug": slug}
        assert desk.post(f"{home}/bearbeiten", data=form).status_code == 303
        pages |= {"item": desk.get(home), "form": desk.get(f"{home}/bearbeiten")}
        form = Page(pages["form"]).form() | words
        pages["frame"] = desk.post(f"{home}/schreiben/ansicht", data=form)
        _link, token = share(item.refetch(), 7, "Beispiel GmbH", author)
        pages["shared"] = client.get(f"/vorschau/{token}")
        first = act(item.refetch(), "submit", author)
        pages["review"] = inside(reviewer_siegen).get(f"{home}/pruefung")
        act(release_quotes(act(first, "sign_off", reviewer_siegen)), "publish", publisher)
        pages["public"] = client.get(f"/artikel/{slug}")
        pages["merge"] = merged(words, slug)
        assert {name: page.status_code for name, page in pages.items() if page.status_code != 200} == {"merge": 409}
        return {name: page.text for name, page in pages.items()}

    def merged(words: dict, slug: str):
        item = create("article", "siegen", TEXT, author)
        address = f"/admin/item/{item.id}/bearbeiten"
        form = Page(desk.get(address)).form() | words
        save(
            item,
            {"title": words["title"][:200] + " x", "lead": "Ihr Vorspann", "body": words["body"] + "<p>Ihr Absatz"},
            other,
        )
        return desk.post(address, data=form)

    return walk


def test_nothing_acts_on_any_page_and_the_words_are_there(shown):
    known = set().union(*map(parts, shown(HARMLESS, "harmlos").values()))
    found = shown(EVIL, "angriff")
    assert {name: left for name, text in found.items() if (left := acts(text, known))} == {}
    for name in ("public", "shared", "frame", "review", "form", "merge"):
        assert found[name].count("Anfang") > 0.9 * len(CLEAN), name
    hrefs = html.document_fromstring(found["public"]).xpath("//article//@href | //main//@href")
    assert all(href.startswith(("/", "#")) or safe_href(href) == href for href in hrefs)


def test_what_acts_would_be_seen():
    known = parts(f"<html><body>{RICH}</body></html>")
    seen = [one for one in CLEAN if acts(f"<html><body><div>{one}</div></body></html>", known)]
    assert len(seen) > 0.8 * len(CLEAN)
