"""convert(): a text in one style; what is protected stays byte for byte."""

from collections.abc import Sequence

from coopcms.language.checker import finding_of
from coopcms.language.findings import Conversion, Edit, Finding, Span, Style
from coopcms.language.judge import Judged, judge
from coopcms.language.profile import DEFAULT, Profile
from coopcms.language.reading import Read, read
from coopcms.language.render import Rendering
from coopcms.language.rewriting import rewritten, without_overlap

_CONVERTED = frozenset(("GN01", "SF01", "SF03"))


def convert(
    text: str, style: Style, profile: Profile = DEFAULT, *, protected: Sequence[Span] = (), include_hints: bool = False
) -> Conversion:
    """Generic forms and inclusive forms of another style rewritten; hints only where asked for; the rest as it was."""
    whole = read(text, profile, protected)
    done: list[tuple[Judged, Rendering]] = []
    skipped: list[Finding] = []
    for judged in judge(whole.passages, profile):
        if not _is_meant(judged, include_hints):
            continue
        one = rewritten(judged, whole.source.plain, style, profile.pair_order)
        if one and one.changes:
            done.append((judged, one))
        elif judged.verdict.weight == "finding":
            skipped.append(finding_of(whole, judged, profile))
    edits = _edits(whole, without_overlap(done))
    return Conversion(_applied(text, edits), edits, tuple(skipped))


def _is_meant(judged: Judged, include_hints: bool) -> bool:
    weight, rule = judged.verdict.weight, judged.verdict.rule
    if weight == "finding" and judged.verdict.confidence < 0.6:
        weight = "hint"
    return weight == "finding" or rule in _CONVERTED or (include_hints and weight == "hint")


def _edits(whole: Read, done: Sequence[tuple[Judged, Rendering]]) -> tuple[Edit, ...]:
    edits = []
    for judged, one in done:
        for change in one.changes:
            start, end = whole.source.span(change.start, change.end)
            old = whole.source.given[start:end]
            if old != change.new:
                edits.append(Edit(start, end, old, change.new, judged.verdict.rule, one.confidence))
    return tuple(edits)


def _applied(text: str, edits: Sequence[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    return "".join([*parts, text[at:]])
