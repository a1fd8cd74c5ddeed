"""Nothing that acts gets into a body; what is left is what nh3, an independent cleaner, leaves alone."""

import nh3
import pytest
from hypothesis import given

from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.marks import safe_href
from tests.blocks.documents import SOUP

TAGS = set(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "blockquote",
        "aside",
        "table",
        "tr",
        "td",
        "th",
        "em",
        "strong",
        "a",
        "span",
        "q",
        "br",
        "figure",
        "img",
        "figcaption",
    ]
)
FIGURE = {"figure": {"data-picture", "data-decorative", "data-document"}, "img": {"alt"}}
CLEANER = nh3.Cleaner(
    tags=TAGS | {"tbody"},
    attributes={"a": {"href"}, "*": {"lang"}} | FIGURE,
    url_schemes={"https", "http", "mailto", "tel"},
    link_rel=None,
)
VECTORS = [
    "<script>boese()</script>",
    "<SCRIPT SRC=//boese.example/x.js></SCRIPT>",
    "<scr<script>ipt>boese()</scr</script>ipt>",
    "<img src=x onerror=boese()>",
    "<p onclick='boese()' style='background:url(javascript:boese())'>Wort</p>",
    "<svg/onload=boese()><animate onbegin=boese() attributeName=x>",
    "<svg><script>boese()</script><style>*{}</style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=boese()>",
    "<a href='javascript:boese()'>Wort</a>",
    "<a href=' JaVaScRiPt:boese()'>Wort</a>",
    "<a href='java\tscript:boese()'>Wort</a>",
    "<a href='&#x6A;avascript&colon;boese()'>Wort</a>",
    "<a href='\x01javascript:boese()'>Wort</a>",
    "<a href='data:text/html,<script>boese()</script>'>Wort</a>",
    "<a href='vbscript:boese()'>Wort</a>",
    "<a href='/x\" onmouseover=\"boese()'>Wort</a>",
    "<iframe srcdoc='<script>boese()</script>'></iframe>",
    "<object data=javascript:boese()><embed src=javascript:boese()>",
    "<form action=javascript:boese()><button formaction=javascript:boese()>Wort</button></form>",
    "<base href=//boese.example/><link rel=stylesheet href=//boese.example>",
    "<meta http-equiv=refresh content='0;url=javascript:boese()'>",
    "<style>@import '//boese.example';</style>",
    "<noscript><p title='</noscript><img src=x onerror=boese()>'>Wort",
    "<!--><img src=x onerror=boese()>-->",
    "<template><script>boese()</script></template>",
    "<b lang='\"><script>boese()</script>'>Wort</b>",
    "<p>&lt;script&gt;boese()&lt;/script&gt;</p>",
    "<textarea><script>boese()</script></textarea>",
]


def is_clean(html: str) -> bool:
    """True if the cleaner drops nothing; it adds table bodies and spells characters in its own way."""
    more = {"*": {"href", "lang", "style", "onclick", "src"}} | FIGURE
    spelled = nh3.Cleaner(tags=TAGS | {"tbody"}, attributes=more, link_rel=None)
    return CLEANER.clean(html) == spelled.clean(html)


@pytest.mark.parametrize("vector", VECTORS)
def test_of_an_attack_only_words_are_left(vector):
    html = to_html(from_html(vector))
    assert is_clean(html)
    for sign in ("<script", "<img", "<svg", "<style", "<iframe", " on", "style=", "srcdoc", 'href="java', 'href="data'):
        assert sign not in html.replace("&quot; on", "")


@given(SOUP)
def test_of_any_soup_only_our_tags_and_attributes_are_left(soup):
    assert is_clean(to_html(from_html(soup)))


@pytest.mark.parametrize(
    ("href", "stored"),
    [
        ("HTTPS://beispiel.example/Weg?x=1#y", "https://beispiel.example/Weg?x=1#y"),
        ("mailto:a@beispiel.example", "mailto:a@beispiel.example"),
        ("tel:+49123", "tel:+49123"),
        ("/artikel/neu", "/artikel/neu"),
        ("#ende", "#ende"),
        ("/mit leer", "/mit%20leer"),
        ("//boese.example", ""),
        ("/\\boese.example", ""),
        ("/\t/boese.example", ""),
        ("https:boese.example", ""),
        ("https:///boese.example", ""),
        ("ftp://x.example", ""),
        ("neben.html", ""),
        ("javascript:x", ""),
        ("/" + "x" * 2001, ""),
        ("", ""),
    ],
)
def test_an_address_leads_to_the_web_to_a_person_or_to_this_site(href, stored):
    assert safe_href(href) == stored
