"""Random bodies in normal form, and what people paste."""

from hypothesis import strategies as st

from coopcms.blocks.normal import normal
from coopcms.blocks.shape import group, leaf

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc",)) | st.sampled_from(
    ' <>&"\u0338\u0301\u00a0\u00ad\ufeff'
)
TEXTS = st.text(LETTERS, min_size=1, max_size=12)
HREFS = st.sampled_from(
    ["https://beispiel.example/?a=1&b=2", "/artikel/neu", "#ende", "mailto:a@beispiel.example", "tel:1"]
)
EXTRAS = st.lists(
    st.sampled_from(["em", "strong", "lang:en", "q:1", "q:2", "q:7"]) | HREFS.map("a:{}".format), max_size=4
)


def _one_of_each(marks: list) -> list:
    return list({mark.partition(":")[0]: mark for mark in marks}.values())


ALTS = st.text(LETTERS, max_size=12)
RUNS = st.lists(st.tuples(TEXTS, EXTRAS.map(_one_of_each)) | st.just(("\n", [])), min_size=1, max_size=5)
ATTRS = st.sampled_from([{}, {}, {"lang": "en"}])
SEEN = ALTS.map(lambda alt: {"alt": alt}) | st.sampled_from([{}, {"decorative": True}])
PICTURES = st.builds(
    lambda number, runs, seen, attrs: leaf("picture", runs, {"picture": number, **seen, **attrs}),
    st.integers(1, 3) | st.just(2**31 - 1),
    st.just([]) | RUNS,
    SEEN,
    ATTRS,
)
FILES = st.builds(lambda number, attrs: leaf("document", [], {"document": number, **attrs}), st.integers(1, 3), ATTRS)
LIBRARY = PICTURES | FILES
LEAVES = st.builds(leaf, st.sampled_from(["p", "p", "h2", "h3", "h4"]), RUNS, ATTRS)


def _groups(blocks):
    flow = st.lists(blocks, min_size=1, max_size=3)
    items = st.lists(st.builds(group, st.just("li"), flow), min_size=1, max_size=3)
    cells = st.builds(group, st.just("cell"), st.lists(blocks, max_size=2), st.sampled_from([{}, {"header": True}]))
    rows = st.lists(st.builds(group, st.just("row"), st.lists(cells, min_size=1, max_size=3)), min_size=1, max_size=2)
    return st.one_of(
        st.builds(group, st.just("quote"), flow, ATTRS),
        st.builds(group, st.just("box"), st.lists(blocks | LIBRARY, min_size=1, max_size=3), ATTRS),
        st.builds(group, st.sampled_from(["ul", "ol"]), items, ATTRS),
        st.builds(group, st.just("table"), rows),
    )


FLAT = LEAVES | _groups(LEAVES)
BODIES = st.lists(FLAT | _groups(FLAT) | LIBRARY, max_size=5).map(normal)  # at most seven deep

PIECES = (
    [
        f"<{tag}>"
        for tag in [
            "p",
            "h1",
            "h5",
            "ul",
            "ol",
            "li",
            "blockquote",
            "aside",
            "table",
            "tr",
            "td",
            "th",
            "div",
            "em",
            "b",
            "a",
            "q",
            "br",
            "span",
            "script",
        ]
    ]
    + [
        f"</{tag}>"
        for tag in [
            "p",
            "h1",
            "h5",
            "ul",
            "ol",
            "li",
            "blockquote",
            "aside",
            "table",
            "tr",
            "td",
            "th",
            "div",
            "em",
            "b",
            "a",
            "q",
            "script",
        ]
    ]
    + ['<figure data-picture="7">', '<figure data-picture="8" lang="en" data-decorative>', '<img alt="Bild &amp;">']
    + ['<figure data-document="3">', '<figure data-document="4" lang="en">']
    + ["<figure>", "</figure>", "<figcaption>", "</figcaption>"]
    + ['<a href="/x">', '<a href="javascript:x">', '<b lang="en">', "<!--", "-->", "&#0;", "&amp;lt;", "&", "<", "\x00"]
    + ["Wort", " ", "\ud800", "e\u0301", "\n", "<title>", "<textarea>", "<![CDATA[", "<?x", "<svg>", "<math>"]
)
SOUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)
