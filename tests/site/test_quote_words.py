"""A quote is withdrawn: its words go from every place that leaves the house, not from its own paragraph only."""

import json
import re

import pytest
from lxml import html as markup

from coopcms.consents.subjects import hash_of
from coopcms.content.queries import item_by_id
from coopcms.content.services import create
from coopcms.search.queries import find
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import release_quotes, say, speaker

SAID = "Niemals wollten wir dieses Papier. Heute rechnet Kennwortquark alles allein."
FIRST, SECOND = "Niemals wollten wir dieses Papier", "Heute rechnet Kennwortquark alles allein"
TOLD = {
    "kicker": f"„{FIRST}“", "title": f"Siegen: „{SECOND}“", "subtitle": FIRST,
    "lead": f"In Siegen gilt: „{SAID}“ Und so ist es.",
    "body": f"<h2>{FIRST}</h2><p>Maren sagt:</p><blockquote>{SAID}</blockquote><p>Es folgt anderes.</p>",
    "seo_title": SECOND, "seo_text": f"Maren: {SAID}", "change_note": SAID,
}  # fmt: skip
SECTIONS = {name: f"Es hieß „{SAID}“." for name in ("situation", "goal", "measures", "result", "lessons", "steps")}
LISTS = ("/", "/erfolgsgeschichten/", "/zentren/siegen", "/zentren/siegen/beitraege", "/feed.atom",
         "/zentren/siegen/feed.atom", "/suche?q=folgt", "/erfolgsgeschichten/siegen-heute-rechnt")  # fmt: skip


@pytest.fixture
def public(flows, act, author, reviewer_siegen, publisher):
    """A factory: a text of these words is live, every quote in it released."""

    def make(kind: str, words: dict):
        item = act(create(kind, "siegen", TEXT | words, author), "submit", author)
        return act(release_quotes(act(item, "sign_off", reviewer_siegen)), "publish", publisher)

    return make


def path_of(item) -> str:
    return {"story": "/erfolgsgeschichten/", "article": "/artikel/", "page": "/seiten/"}[item.kind] + item.slug


def words_at(client, path: str) -> str:
    text = client.get(path).text.replace("<mark>", "").replace("</mark>", "")
    return " ".join(text.split())


def is_told(text: str) -> bool:
    return FIRST in text or SECOND in text


def withdraw(item, said: str = SAID, state: str = "withdrawn") -> None:
    say(item_by_id(item.id), hash_of(said), state, speaker())


@pytest.mark.parametrize("state", ["withdrawn", "refused"])
def test_no_page_list_feed_or_search_has_them_and_a_new_yes_brings_them_back(state, public, client):
    story = public("story", TOLD | SECTIONS)
    assert [path for path in (path_of(story), *LISTS) if not is_told(words_at(client, path))] == []
    assert find("Kennwortquark").ids == (story.id,)
    withdraw(story, state=state)
    assert [path for path in (path_of(story), *LISTS) if is_told(words_at(client, path))] == []
    assert find("Kennwortquark").ids == () and find("folgt").ids == (story.id,)
    withdraw(story, state="released")
    assert is_told(words_at(client, path_of(story))) and find("Kennwortquark").ids == (story.id,)


def test_what_machines_read_has_them_no_more(public, client):
    story = public("story", TOLD | SECTIONS)
    withdraw(story)
    page = markup.fromstring(client.get(path_of(story)).text)
    metas = " ".join(page.xpath("//meta/@content"))
    structured = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert "Maren: […]" in metas and not is_told(metas) and not is_told(json.dumps(structured, ensure_ascii=False))
    assert structured["headline"] == "Siegen: „[…]“" and "Siegen: „[…]“" in page.findtext(".//title")
    assert page.xpath("//h1")[0].text_content() == "Siegen: „[…]“"


def test_a_title_that_was_nothing_but_the_quote_tells_what_kind_of_text_it_is_and_since_when(public, client, clock):
    article = public("article", {"title": f"„{SECOND}“", "body": f"<p>Maren sagt: <q>{SAID}</q></p><p>Mehr folgt.</p>"})
    withdraw(article)
    page = markup.fromstring(client.get(path_of(article)).text)
    (title,) = {one.text_content() for one in page.xpath("//h1")}
    assert re.fullmatch(r"\w+ vom \d{1,2}\. \w+ \d{4}", title), title
    for path in ("/", "/artikel/", "/feed.atom", "/suche?q=folgt"):
        assert title in words_at(client, path) and path_of(article) in words_at(client, path), path


def test_a_standing_page_is_called_otherwise_in_the_footer_of_every_page(public, client):
    page = public("page", {"title": f"So: „{SECOND}“", "body": f"<blockquote>{SAID}</blockquote><p>Text.</p>"})
    assert SECOND in words_at(client, "/zentren/")
    withdraw(page)
    assert SECOND not in words_at(client, "/zentren/") and "So: „[…]“" in words_at(client, "/zentren/")


def test_a_successor_is_called_otherwise_on_the_page_that_leads_there(public, client, act, publisher):
    gone = public("article", {"title": "Vorgänger"})
    after = public("article", {"title": f"Siegen: „{SECOND}“", "body": f"<blockquote>{SAID}</blockquote>"})
    act(gone, "withdraw", publisher, comment="Überholt.", mode="gone", successor=path_of(after))
    assert SECOND in words_at(client, path_of(gone))
    withdraw(after)
    assert SECOND not in words_at(client, path_of(gone)) and "[…]" in words_at(client, path_of(gone))


def test_lists_ask_for_quotes_only_where_their_words_stand_in_a_title_or_lead(public, client, statements):
    public("article", {"body": f"<blockquote>{SAID}</blockquote>"})
    with statements() as without:
        client.get("/artikel/")
    public("article", {"title": "Zwei", "lead": SAID, "body": f"<blockquote>{SAID}</blockquote>"})
    with statements() as told:
        client.get("/artikel/")
    assert len(told) == len(without) + 1
