"""What the crowd writes: quotes in many places, pictures with captions, facts of firms; each with a word of its own."""

from html import escape

from hypothesis import strategies as st

from coopcms.consents.subjects import FIRM

WORDS = {  # some differ by one sign only: they share the word that search is asked for
    "Wir sparen Papierberge.": "Papierberge",
    "Wir sparen, Papierberge.": "Papierberge",
    "Das lohnt sich im „Kranwagen“ &\u00a0<hier>\u00ad–heute.": "Kranwagen",
    "Der Gabelstapler fährt leer.": "Gabelstapler",
}
TEXTS = tuple(WORDS)
CAPTIONS = ("Rolltorblick", "Drehkranblick")
FIRMS = (
    {},
    {"company": "Ankerwerk GmbH", "technology": "Kranpilot", "figure_value": "12", "figure_unit": "Stundenplus"},
    {"company": "Ankerwerk, GmbH", "technology": "Kranpilot", "figure_value": "12", "figure_unit": "Stundenplus"},
    {"company": "Beispielbau KG", "technology": "Hubpilot", "figure_value": "7"},
)
FIRM_WORDS = ("Ankerwerk", "Kranpilot", "Stundenplus", "Beispielbau", "Hubpilot")
SHAPES = (
    "<p>Es heißt: <q>{}</q></p>",
    "<blockquote><p>{}</p></blockquote>",
    "<p>Sie sagt:</p><blockquote><p>{}</p></blockquote>",
    "<aside><p>Kasten.</p><blockquote><p>{}</p></blockquote></aside>",
    "<ul><li><p>Punkt.</p></li><li><p><q>{}</q></p></li></ul>",
    "<table><tr><td><p><q>{}</q></p></td><td><p>Zelle.</p></td></tr></table>",
)
FRAMES = ("{}", "<aside><p>Kasten.</p>{}</aside>", "<aside>{}</aside>")
FIGURE = '<figure data-picture="{}"><img alt="Blick"><figcaption>{}</figcaption></figure>'

quote_parts = st.tuples(st.sampled_from(TEXTS), st.integers(0, len(SHAPES) - 1))
picture_parts = st.tuples(st.integers(0, len(CAPTIONS) - 1), st.integers(0, len(FRAMES) - 1))
bodies = st.lists(st.one_of(quote_parts, quote_parts, picture_parts), min_size=1, max_size=4)
firms = st.integers(0, len(FIRMS) - 1)


def body_of(parts, pictures) -> str:
    """A body of (text, shape) and (which picture, frame); `pictures` are their numbers."""
    return "<p>Anfang.</p>" + "".join(_part(*part, pictures) for part in parts) + "<p>Ende.</p>"


def _part(what, shape, pictures) -> str:
    if isinstance(what, str):
        return SHAPES[shape].format(escape(what))
    return FRAMES[shape].format(FIGURE.format(pictures[what], CAPTIONS[what]))


def about_firm(firm: int) -> dict[str, str]:
    """All fields about a firm, empty where this one says nothing."""
    return dict.fromkeys(FIRM, "") | FIRMS[firm]


def facts_in(content) -> tuple:
    """The facts of a content as one value, () where it tells nothing of a firm, named or not."""
    return tuple((name, content[name]) for name in FIRM if content.get(name))
