"""check(): findings of a text with reasons and suggestions, in the order of the text."""

from collections.abc import Iterator, Sequence

from coopcms.language.findings import SEVERITIES, Finding, Span, Style
from coopcms.language.judge import Judged, judge
from coopcms.language.profile import DEFAULT, Profile
from coopcms.language.reading import Read, read
from coopcms.language.reasons import reason, reasons
from coopcms.language.suggestions import for_surface, suggestions_for

MOST = 500  # findings of one document
_SURE = 0.6  # findings below become hints (german.md §2)
_PER_LEMMA = frozenset(("GH01",))  # one per lemma and document


def check(text: str, profile: Profile = DEFAULT, *, protected: Sequence[Span] = ()) -> list[Finding]:
    """All findings, hints and notes; `text[f.start:f.end] == f.surface` for each."""
    return list(findings(read(text, profile, protected), profile))


def check_with_forms(text: str, profile: Profile = DEFAULT) -> list[tuple[Finding, dict[Style, list[str]]]]:
    """check(), each finding with what may stand for exactly its span in each style."""
    whole = read(text, profile)
    return [(one, _forms(whole, judged, profile)) for one, judged in _found(whole, profile)]


def _forms(whole: Read, judged: Judged | int, profile: Profile) -> dict[Style, list[str]]:
    return {} if isinstance(judged, int) or judged.verdict.weight == "note" else for_surface(whole, judged, profile)


def findings(whole: Read, profile: Profile) -> Iterator[Finding]:
    """The findings of a text that was read; at most MOST and one note that there are more."""
    return (one for one, _ in _found(whole, profile))


def _found(whole: Read, profile: Profile) -> Iterator[tuple[Finding, Judged | int]]:
    seen: set[str] = set()
    made = 0
    for judged in _in_order(whole, profile):
        finding = _finding(whole, judged, profile)
        if not _wanted(finding, seen, profile):
            continue
        made += 1
        if made > MOST:
            yield _more(finding), finding.start
            return
        yield finding, judged


def _in_order(whole: Read, profile: Profile) -> list[Judged | int]:
    """Verdicts that are not clean, and where a quote stays open, by their place."""
    found: list[tuple[int, Judged | int]] = []
    for judged in judge(whole.passages, profile):
        if judged.verdict.weight != "clean":
            found.append((judged.text.tokens[judged.first].start, judged))
    found += [(at, at) for text in whole.passages for at in text.unclosed]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _finding(whole: Read, judged: Judged | int, profile: Profile) -> Finding:
    return _open_quote(whole, judged) if isinstance(judged, int) else finding_of(whole, judged, profile)


def finding_of(whole: Read, judged: Judged, profile: Profile) -> Finding:
    """A verdict as a finding with its reason and suggestions; offsets of the text as given."""
    tokens = judged.text.tokens
    start, end = whole.source.span(tokens[judged.first].start, tokens[judged.last].end)
    surface = whole.source.given[start:end]
    verdict = judged.verdict
    severity = verdict.weight
    if severity == "finding" and verdict.confidence < _SURE:
        severity = "hint"
    proposals = () if severity == "note" else suggestions_for(whole, judged, profile)
    lemma = judged.candidate.reading.lemma if judged.candidate else surface
    why, where = reason(verdict.rule, surface), reasons()[verdict.rule].source
    return Finding(start, end, surface, verdict.rule, severity, verdict.confidence, lemma, why, where, proposals)


def _open_quote(whole: Read, at: int) -> Finding:
    start, end = whole.source.span(at, at + 1)
    surface = whole.source.given[start:end]
    return Finding(start, end, surface, "GN05", "note", 1.0, surface, reason("GN05", surface), reasons()["GN05"].source)


def _more(last: Finding) -> Finding:
    why = reason("GN06", last.surface)
    return Finding(last.start, last.end, last.surface, "GN06", "note", 1.0, "", why, reasons()["GN06"].source)


def _wanted(finding: Finding, seen: set[str], profile: Profile) -> bool:
    if finding.severity == SEVERITIES[1] and not profile.hints:
        return False
    if finding.rule in _PER_LEMMA:
        key = finding.lemma.lower()
        if key in seen:
            return False
        seen.add(key)
    return True
