"""What people outside read in their mails, in their language: never more of a text than what is theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from coopcms.consents.facts_words import in_words
from coopcms.consents.models import (
    ASKED,
    FACTS,
    PICTURE,
    PROPOSED,
    QUOTE,
    REFUSED,
    RELEASED,
    WITHDRAWN,
    Answer,
    ApprovalLink,
)
from coopcms.consents.queries_links import asked_of, note_of, sender_of
from coopcms.consents.services_forget import KEPT
from coopcms.errors import msg
from coopcms.notify.letter import Letter, spoken

_WHAT = {QUOTE: msg("Quote"), PICTURE: msg("Picture"), FACTS: msg("What is said of your company")}
_SAID = {
    RELEASED: msg("You have released it:"),
    PROPOSED: msg("You have proposed other words for it:"),
    REFUSED: msg("You have not released it:"),
    WITHDRAWN: msg("You have taken your consent back:"),
}
_SAID_OF_PICTURE = {
    RELEASED: msg("You have agreed to it:"),
    PROPOSED: msg("You have wished something else:"),
    REFUSED: msg("You have not agreed to it:"),
}
_ASK, _REMIND = msg("Please look at it: may %(centre)s publish this?"), msg("Reminder: may %(centre)s publish this?")
_THANKS, _CHANGE = msg("Your answer has arrived at %(centre)s"), msg("Change your answer to %(centre)s")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a letter: what it is, what was said of it, its exact words, and those given along."""

    what: str
    said: str
    words: str
    own: str = ""


def asking_letter(link: ApprovalLink, address: str) -> Letter | None:
    """The question, with the link by which it is answered; None where nothing stands there any more as it was asked."""
    return _asking(link, address, "approval_ask", _ASK)


def reminding_letter(link: ApprovalLink, address: str) -> Letter | None:
    """The same shortly before the link runs out; the one sent before holds no more."""
    return _asking(link, address, "approval_reminder", _REMIND)


def changing_letter(link: ApprovalLink, address: str) -> Letter | None:
    """The link by which they change what they have answered; None where nothing of it is there any more."""
    values = {"address": address, "until": link.expires_at}
    return _letter(link, "approval_change", _CHANGE, values) if asked_of(link) else None


def thanking_letter(link: ApprovalLink) -> Letter:
    """What has been answered by the link, word for word, and how to change it."""
    rows = Answer.select().where(Answer.link == link, Answer.state != ASKED).order_by(Answer.id)
    seen, lines = set(), []
    for row in rows:
        if (row.subject_kind, row.subject_id) not in seen:  # a no about facts is kept twice
            seen.add((row.subject_kind, row.subject_id))
            lines.append(_line(row, link.language))
    values = {"lines": lines, "at": link.answered_at, "sent_to": link.email, "days": KEPT.days}
    return _letter(link, "approval_thanks", _THANKS, values)


def _asking(link: ApprovalLink, address: str, template: str, subject: str) -> Letter | None:
    kinds = [one.thing.about.kind for one in asked_of(link) if one.is_current]
    if not kinds:
        return None
    kind = kinds[0] if len(set(kinds)) == 1 else ""
    values = {"address": address, "until": link.expires_at, "note": note_of(link), "count": len(kinds), "kind": kind}
    return _letter(link, template, subject, values | {"asked_at": link.created_at})


def _letter(link: ApprovalLink, template: str, subject: str, values: dict) -> Letter:
    say, sender = spoken(link.language), sender_of(link)
    answers = (sender.name, sender.email) if sender.email else None
    words = {"sender": sender, **values}
    return Letter(say(subject) % {"centre": sender.centre}, template, words, "", link.language, answers)


def _line(row: Answer, language: str) -> Line:
    say: Callable[[str], str] = spoken(language)
    own = row.proposal if row.state == PROPOSED else row.note
    words = row.text
    if row.subject_kind == FACTS:
        words = "\n".join(f"{label}: {value}" for label, value in in_words(row.text, say, language))
    said = (_SAID_OF_PICTURE if row.subject_kind == PICTURE else {}).get(row.state) or _SAID[row.state]
    return Line(say(_WHAT[row.subject_kind]), say(said), words, own)
