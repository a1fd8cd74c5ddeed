"""What the package answers: findings with suggestions, conversions with edits; offsets are code points of the input."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["neutral", "pair", "colon", "star", "underscore", "slash", "inner_i"]
Severity = Literal["finding", "hint", "note"]

STYLES: tuple[Style, ...] = ("neutral", "pair", "colon", "star", "underscore", "slash", "inner_i")
SIGNS = {"colon": ":", "star": "*", "underscore": "_"}
SEVERITIES: tuple[Severity, ...] = ("finding", "hint", "note")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half open: `text[start:end]`; where it protects, a quote or name is noted, code and the like passed over."""

    start: int
    end: int
    kind: Literal["name", "quote", "raw"] = "name"

    def holds(self, start: int, end: int) -> bool:
        """Whether all of start..end lies inside."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` may replace start..end, which may exceed the finding (article, adjective, verb)."""

    style: Style
    text: str
    start: int
    end: int
    confidence: float
    needs_rephrase: bool = False
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place with its rule; `reason` is one German sentence, `source` an anchor of the public help page."""

    start: int
    end: int
    surface: str
    rule: str
    severity: Severity
    confidence: float
    lemma: str
    reason: str
    source: str
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement of a conversion, in offsets of the text before it."""

    start: int
    end: int
    old: str
    new: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Conversion:
    """The converted text; `skipped` are findings without a safe form."""

    text: str
    edits: tuple[Edit, ...] = ()
    skipped: tuple[Finding, ...] = ()
