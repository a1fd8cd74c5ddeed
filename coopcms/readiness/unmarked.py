"""Quotes that nobody has marked, as findings like those of the language checks: the same decisions hold for them."""

from coopcms.language.findings import Finding
from coopcms.language.reasons import reason, reasons
from coopcms.language.unmarked import RULE, unmarked_quotes
from coopcms.readiness.passages import ALT
from coopcms.readiness.subject import Subject

_LONGEST = 1000  # letters of a finding that decisions keep


def unmarked(about: Subject) -> tuple[Finding, ...]:
    """The findings, whatever was decided about them."""
    if not about.is_german:
        return ()
    described = [piece for piece in about.passages.pieces if piece.block.endswith(ALT)]
    whole, meant = about.passages, reasons()[RULE]
    found = unmarked_quotes(whole.text, whole.protected)
    return tuple(
        Finding(
            one.start, one.end, whole.text[one.start : one.end][:_LONGEST], RULE, "finding", 1.0, "",
            reason(RULE, ""), meant.source,
        )
        for one in found
        if whole.piece_at(one.start) not in described
    )  # fmt: skip
