"""The passage of a text that answers a question, with the words marked. Pure."""

import re

from markupsafe import Markup, escape

from coopcms.search.normalise import words

_PIECE = re.compile(r"\S+")
_AROUND = "„“”\"'‚‘’»«().,;:!?–"


def excerpt(text: str, terms: frozenset[str], length: int = 30) -> Markup:
    """About `length` words of plain `text` around the first hit as HTML, hits in <mark>; else the beginning."""
    pieces = _PIECE.findall(text)
    hits = [bool(terms.intersection(words(piece))) for piece in pieces]
    first = hits.index(True) if True in hits else 0
    start = max(0, first - length // 3)
    shown = [_marked(piece) if hit else escape(piece) for piece, hit in zip(pieces, hits, strict=True)]
    passage = Markup(" ").join(shown[start : start + length])
    before = "… " if start else ""
    after = " …" if len(pieces) > start + length else ""
    return Markup("{}{}{}").format(before, passage, after)


def _marked(piece: str) -> Markup:
    core = piece.strip(_AROUND)
    if core.count("(") > core.count(")") and core + ")" in piece:
        core += ")"  # Lehrer(innen)
    before, _, after = piece.partition(core)
    return Markup("{}<mark>{}</mark>{}").format(before, core, after)
