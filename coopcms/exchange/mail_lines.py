"""Where in a mail its own words end: signatures, earlier mails, and what a forwarded mail says of itself."""

import re
from typing import NamedTuple

_QUOTED = re.compile(r"\s{0,3}>")
_SIGNATURE = re.compile(r"\s*--\s*")
_GREETING = re.compile(
    r"\s*(?:mit\s+(?:\w+\s+)?(?:und\s+\w+\s+)?(?:grüßen|gruß|grüssen|gruss|wünschen)"
    r"|(?:viele|beste|liebe|herzliche|freundliche|schöne|sonnige|kollegiale)\s+(?:\w+\s+)?(?:grüße|grüsse)"
    r"|(?:herzlichen?|freundlichen|besten|lieben|schönen)\s+gruß|mfg|vg|lg"
    r"|(?:best|kind|warm|many)\s+(?:regards|wishes)|(?:yours\s+)?(?:sincerely|faithfully))"
    r"[,.!]?(?:\s+(?:aus|von|vom|und|ihre?|i\.\s?[av]\.))?(?-i:\s+[A-ZÄÖÜ(][^\s,]{0,30},?){0,5}\s*",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\s*(?:am\s.{4,120}\sschrieb\b.{0,150}:|on\s.{4,150}\swrote:"
    r"|-{2,}\s*(?:ursprüngliche|original|weitergeleitete|forwarded)[\s-].{0,60}"
    r"|(?:anfang|beginn)\s+der\s+weitergeleiteten\s+nachricht.{0,10}|begin\s+forwarded\s+message.{0,10})\s*",
    re.IGNORECASE | re.DOTALL,
)
LABELS = {
    "from": "from", "von": "from", "absender": "from", "to": "to", "an": "to", "cc": "cc", "kopie": "cc", "bcc": "cc",
    "subject": "subject", "betreff": "subject", "date": "date", "datum": "date", "sent": "date", "gesendet": "date",
    "reply-to": "reply", "antwort an": "reply", "wichtigkeit": "more", "priorität": "more", "importance": "more",
    "anlagen": "more", "attachments": "more", "anhänge": "more", "organisation": "more", "message-id": "more",
}  # fmt: skip
_LABEL = re.compile(r"[*_]{0,2}([A-Za-zäöüÄÖÜ][A-Za-zäöüÄÖÜ -]{0,14}?)[*_]{0,2}:[*_]{0,2}\s*(.*)")


class Cut(NamedTuple):
    """A mail in parts, each in lines: its own words, what closes it, and earlier mails below or between."""

    own: list[str]
    signature: list[str]
    earlier: list[str]


class Head(NamedTuple):
    """The lines on top of a mail: its subject, all others as they stand, and how many lines they take."""

    subject: str
    others: tuple[str, ...]
    length: int


def cut(lines: list[str]) -> Cut:
    """The parts of a mail; nothing is dropped."""
    ends = [at for at in range(len(lines)) if is_earlier(lines, at)]
    end = ends[0] if ends else len(lines)
    own, earlier = lines[:end], lines[end:]
    quoted = [line for line in own if _QUOTED.match(line)]
    own = [line for line in own if not _QUOTED.match(line)]
    closes = next((at for at, line in enumerate(own) if closing(line) and at), len(own))
    return Cut(own[:closes], own[closes:], quoted + earlier)


def closing(line: str) -> bool:
    """True for a line that only a signature follows."""
    return bool(_SIGNATURE.fullmatch(line) or _GREETING.fullmatch(line))


def is_earlier(lines: list[str], at: int) -> bool:
    """True where an earlier mail begins: a line of its own, or the head of that mail."""
    if any(_EARLIER.fullmatch(" ".join(lines[at:end])) for end in (at + 1, at + 2) if lines[at].strip()):
        return True
    if _kind(lines[at]) != "from":
        return False
    following = [kind for line in lines[at + 1 : at + 6] if (kind := _kind(line))]
    return "subject" in following and bool({"date", "to"} & set(following))


def head_of(lines: list[str]) -> Head:
    """The head that stands on top of the lines, after empty ones and those that announce an earlier mail."""
    at, subject, others = 0, "", []
    while at < len(lines) and (not lines[at].strip() or _EARLIER.fullmatch(lines[at])):
        others += filter(None, [lines[at].strip()])
        at += 1
    while at < len(lines) and (kind := _kind(lines[at])):
        found = _LABEL.match(lines[at].strip())
        if kind == "subject" and found and not subject:
            subject = found[2].strip()
        else:
            others.append(lines[at].strip())
        at += 1
    return Head(subject, tuple(others), at)


def has_head(lines: list[str]) -> bool:
    """True for a text that begins like a mail: with its subject, and from whom or when."""
    kinds = []
    for line in lines[:12]:
        if not (kind := _kind(line)):
            break
        kinds.append(kind)
    return "subject" in kinds and bool({"from", "date", "to"} & set(kinds))


def _kind(line: str) -> str:
    found = _LABEL.match(line.strip())
    return LABELS.get(found[1].strip().lower(), "") if found else ""
