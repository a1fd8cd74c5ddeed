"""Texts with marks: ⟦finding⟧, ⟦finding|RULE⟧, ⟨at most a hint⟩; everything else is clean."""

import re
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
_MARK = re.compile(r"⟦([^⟧|]*)(?:\|(\w+))?⟧|⟨([^⟩]*)⟩")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks; `finds` are the spans that must be found, with the rule where one is named."""

    tag: str
    text: str
    finds: tuple[tuple[int, int, str], ...] = ()
    hints: tuple[tuple[int, int], ...] = field(default=())
    place: str = ""


def marked(tag: str, line: str, place: str = "") -> Marked:
    """Take the marks out of a line."""
    text, finds, hints, at = "", [], [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        inner = match[1] if match[1] is not None else match[3]
        span = (len(text), len(text) + len(inner))
        if match[1] is not None:
            finds.append((*span, match[2] or ""))
        else:
            hints.append(span)
        text += inner
        at = match.end()
    return Marked(tag, text + line[at:], tuple(finds), tuple(hints), place)


def sentences(folder: str = "sentences") -> list[Marked]:
    """All marked texts of a folder of the corpus: `tag<TAB>text` in TSV files with a head line."""
    found = []
    for path in sorted((CORPUS / folder).glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
            if line.strip():
                tag, text = line.split("\t", 1)
                found.append(marked(tag, text.replace("\\n", "\n"), f"{path.name}:{number}"))
    return found


def press(folder: str = "press") -> list[Marked]:
    """The marked press texts, one a file."""
    return [marked("press", path.read_text("utf-8"), path.name) for path in sorted((CORPUS / folder).glob("*.txt"))]


@dataclass(frozen=True, slots=True)
class Pair:
    """A conversion: any of `wanted` is right."""

    style: str
    text: str
    wanted: tuple[str, ...]
    place: str


def conversions(folder: str = "conversions") -> list[Pair]:
    """All conversions of a folder: `style<TAB>source<TAB>expected || also right`."""
    found = []
    for path in sorted((CORPUS / folder).glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
            if line.strip():
                style, text, wanted = line.split("\t")[:3]
                right = tuple(one.strip() for one in wanted.split("||"))
                found.append(Pair(style, text, right, f"{path.name}:{number}"))
    return found
