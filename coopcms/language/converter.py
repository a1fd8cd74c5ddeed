"""convert(): a text in one style; what is protected stays byte for byte."""

from collections.abc import Sequence

from coopcms.language import glossary, inclusive
from coopcms.language.checker import finding_of
from coopcms.language.findings import Conversion, Edit, Finding, Span, Style
from coopcms.language.judge import Judged, judge
from coopcms.language.profile import DEFAULT, Profile
from coopcms.language.reading import Read, read
from coopcms.language.render import Rendering
from coopcms.language.rewriting import rewritten, with_owners, without_overlap

_CONVERTED = frozenset(("GN01", "SF01", "SF03"))


def convert(
    text: str, style: Style, profile: Profile = DEFAULT, *, protected: Sequence[Span] = (), include_hints: bool = False
) -> Conversion:
    """Generic forms and inclusive forms of another style rewritten; hints only where asked for; the rest as it was.

    What the profile forbids is never written: in a forbidden style the text stays, and all of it is skipped.
    """
    groups, skipped = edit_groups(read(text, profile, protected), style, profile, include_hints=include_hints)
    edits = tuple(sorted((edit for group in groups for edit in group), key=lambda edit: edit.start))
    return Conversion(applied(text, edits), edits, tuple(skipped))


def edit_groups(
    whole: Read, style: Style, profile: Profile, *, include_hints: bool = False
) -> tuple[list[list[Edit]], list[Finding]]:
    """The edits in the order of the text, those of one phrase together: all of them or none; and what is skipped."""
    done: list[tuple[Judged, Rendering]] = []
    skipped: list[Finding] = []
    hers: set[int] = set()
    for judged in judge(whole.passages, profile):
        if not _is_meant(judged, include_hints):
            continue
        one = glossary.rendering(judged, profile, style)
        one = one or rewritten(judged, whole.source.plain, style, profile.pair_order, hers)
        if one and one.changes and _is_allowed(one, judged, style, profile):
            done.append((judged, one))
            hers.update([one.owner.start] if one.owner else ())
        elif judged.verdict.weight == "finding" or (one and one.changes):
            skipped.append(finding_of(whole, judged, profile))
    return [_edits(whole, *pair) for pair in without_overlap(with_owners(done))], skipped


def _is_allowed(one: Rendering, judged: Judged, style: Style, profile: Profile) -> bool:
    """Whether the house forbids neither the style that was asked for, nor the one it falls back on, nor a sign left."""
    if style in profile.forbidden:
        return False
    if judged.verdict.rule == "GM04":
        return True
    form = inclusive.sign_form(judged.text, judged.last) if judged.verdict.rule == "SF03" else None
    sign = judged.text.tokens[judged.last].sign[0] if form and form.style in profile.forbidden else ""
    kept = sign and any(sign in change.new for change in one.changes)
    return one.style not in profile.forbidden and not kept


def _is_meant(judged: Judged, include_hints: bool) -> bool:
    weight, rule = judged.verdict.weight, judged.verdict.rule
    if weight == "finding" and judged.verdict.confidence < 0.6:
        weight = "hint"
    return weight == "finding" or rule in _CONVERTED or (include_hints and weight == "hint")


def _edits(whole: Read, judged: Judged, one: Rendering) -> list[Edit]:
    edits = []
    for change in one.changes:
        start, end = whole.source.span(change.start, change.end)
        old = whole.source.given[start:end]
        if old != change.new:
            edits.append(Edit(start, end, old, change.new, judged.verdict.rule, one.confidence))
    return edits


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits, which lie in it in order."""
    parts, at = [], 0
    for edit in edits:
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    return "".join([*parts, text[at:]])
