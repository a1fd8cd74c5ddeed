"""Random German for property tests: templates filled with words of the lexicon, sentences of the corpus, and noise."""

import re
from functools import cache

from hypothesis import strategies as st

from coopcms.language import forms, lexicon
from tests.language.marked import conversions, sentences

_SIGNS = ("", "", "", "", ":", "*", "_", "/-", "I", "·")
_ARTICLES = {  # before a noun, by case and number
    "Ns": ("der", "ein", "kein", "jeder", "dieser", "unser", "der neue", "ein neuer", "Ihr", "mancher"),
    "Gs": ("des", "eines", "dieses", "des neuen", "seines"),
    "Ds": ("dem", "einem", "jedem", "diesem", "einem neuen", "unserem", "keinem"),
    "As": ("den", "einen", "keinen", "jeden", "einen neuen", "Ihren"),
    "Zs": ("zum", "vom", "beim", "zum neuen"),
    "Np": ("", "die", "alle", "viele", "keine", "die neuen", "neue", "zwei", "unsere", "die beiden", "einige"),
    "Gp": ("der", "aller", "vieler", "unserer neuen", "dieser"),
    "Dp": ("den", "allen", "vielen", "unseren", "den neuen", "zwei"),
    "Ap": ("", "die", "alle", "unsere", "drei", "neue"),
}  # fmt: skip
_TEMPLATES = (
    "{Ns} kommt heute.", "{Np} kommen heute.", "Wir suchen {As}, der Zeit hat.", "Das Haus {Gs} brennt.", "Liebe {np},",
    "Der Wunsch {Gp} zählt.", "Mit {Dp} spricht {Ns} über sein Haus.", "„{Np} sind da“, sagt {Ns}.",
    "{np}, {np} und {np}", "{Np} und {Np} helfen {Dp}.", "{Ns} oder {Ns} ist da, wenn er kann.",
    "Bei {Ds} wohnt {Ns}, dessen Hund bellt.",
    "Wegen {Gp} fragen {Np} bei {Ds} nach.", "Sie arbeitet als {ns}.", "Jeder weiß, was {Np} tun.", "{Np} (m/w/d)",
    "{Ns} liebt seine Arbeit, die {Ap} freut.", "Keiner {Gp} weiß das.", "Für {As} und {Ap} ist er da.", "{np}: {np}",
    "Wer {ns} werden will, fragt {Ap}.", "Er geht {Zs} hin, {Np} warten.", "{Np} bzw. {np} warten.",
    "Rad- und {np} warten auf {As}.", "{Ns} sagt: „{Np} warten.“ Dann geht er.", "Ist {Ns} da?", "{np} gesucht!",
)  # fmt: skip
_NOISE = (
    "\u00ad",
    "\u0301",
    "😀",
    "\u200d",
    "\u202e",
    "\0",
    "\ud800",
    "“",
    "„",
    '"',
    "'",
    "(",
    "\n",
    "\u00a0",
    "-",
    ":",
)

_SYLLABLES = ("kra", "lo", "bin", "do", "wel", "ster", "ma", "nu", "gra", "phi", "zet", "ha", "tro", "li", "ver")
_ENDINGS = (
    "ologe", "iker", "arier", "er", "ler", "ner", "ierer", "ist", "ent", "ant", "or", "eur", "graf", "nom", "ling",
    "mann", "arzt", "fahrer", "leiter", "schneider", "träger", "koch", "ische", "ologin", "ikerin", "beauftragte",
)  # fmt: skip
_AROUND = (
    "Der {0} wartet. {2}", "Die {0} und {2}", "{2} Als {0} weiß er das.", "{0}, {2}", "Mit {0} Ada Beispiel: {2}",
    "Ihr Vater war {0}. {2}", "Das {1} {0}-{0} {2}", "{0} ist die {0} & Söhne.", "{2} {0}",
)  # fmt: skip


@cache
def _people() -> tuple[lexicon.Entry, ...]:
    return lexicon.persons()


@cache
def corpus() -> tuple[str, ...]:
    """All sentences of the corpus and all sources of conversions, without marks."""
    return tuple(one.text for one in (*sentences(), *conversions()))


def _capital(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


@st.composite
def phrase(draw, slot: str, entry: lexicon.Entry) -> str:
    """A person noun in a case and number, `Ns` with article, `ns` without; sometimes with a sign."""
    case, number = slot[0].upper().replace("Z", "D"), slot[1]
    sign = draw(st.sampled_from(_SIGNS))
    article = draw(st.sampled_from(_ARTICLES[slot])) if slot in _ARTICLES else ""
    weak = article.split(" ")[0] not in ("", "neue", "ein", "kein", "unser", "Ihr", "viele", "zwei", "drei", "einige")
    noun = forms.form(entry, "m", case, number, "weak" if weak else "strong")
    if sign and number == "p" and (stem := forms.sign_stem(entry)):
        noun = stem + ("Innen" if sign == "I" else f"{sign}innen")
    return f"{article} {noun}".strip()


@st.composite
def templated(draw) -> str:
    """A sentence from a template, its phrases in the case and number of their places."""
    entries = iter(draw(st.lists(st.sampled_from(_people()), min_size=4, max_size=4, unique_by=lambda one: one.lemma)))
    template = draw(st.sampled_from(_TEMPLATES))
    made = re.sub(r"\{(\w\w)\}", lambda slot: draw(phrase(slot[1], next(entries))), template)
    return made[:1].upper() + made[1:]


def sentence() -> st.SearchStrategy[str]:
    """One sentence, of the corpus or made."""
    return st.one_of(templated(), st.sampled_from(corpus()))


def text() -> st.SearchStrategy[str]:
    """One to four sentences in one or two paragraphs."""
    return (
        st.builds(
            lambda parts, gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True)).strip(),
            st.lists(sentence(), min_size=4, max_size=4),
            st.lists(st.sampled_from((" ", " ", "\n", "\n\n", "")), min_size=4, max_size=4),
        )
        | sentence()
    )


@st.composite
def noisy(draw) -> str:
    """German with strange letters put in anywhere."""
    made = draw(text())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(made)))
        made = made[:at] + draw(st.sampled_from(_NOISE)) + made[at:]
    return made


@st.composite
def unlisted(draw) -> str:
    """A sentence with a word of no list, made of syllables and an ending that names people, things, or both."""
    stem = "".join(draw(st.lists(st.sampled_from(_SYLLABLES), min_size=1, max_size=3)))
    word = (stem + draw(st.sampled_from(_ENDINGS)) + draw(st.sampled_from(("", "s", "n", "en", "in", "innen")))).title()
    return draw(st.sampled_from(_AROUND)).format(word, word.lower(), draw(sentence()))


def anything() -> st.SearchStrategy[str]:
    """Any code points at all, lone surrogates and NUL among them."""
    letters = st.characters(codec=None, exclude_categories=())
    return (
        st.text(letters) | st.text(st.sampled_from('AaKunde:in*_/-(). \n„“"I\u00ad\u0301e1@`')) | noisy() | unlisted()
    )
