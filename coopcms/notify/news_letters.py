"""News as letters: one for each event, or one a day for all of them."""

import re
from dataclasses import dataclass
from datetime import datetime

from coopcms import resources
from coopcms.actor import SYSTEM
from coopcms.config import Settings
from coopcms.content.models import SUBJECT
from coopcms.errors import msg
from coopcms.notify.kinds import ALL, kind_of
from coopcms.notify.letter import Letter, german
from coopcms.notify.models import InboxEntry
from coopcms.notify.readers import Known, Stand
from coopcms.notify.words import is_of_another, remark, said, sentence, why
from coopcms.rendering.filters import day

_REVIEW, _COMMENTS = msg("Review the text"), msg("Read the comments")
_CONSENTS = msg("Look at the consents")
_ACTIONS = {
    **dict.fromkeys(("submit", "handed_over", "given_back", "substitute_granted", "due_changed", "reminder"), _REVIEW),
    **dict.fromkeys(("commented", "mentioned", "comment_resolved"), _COMMENTS),
    **dict.fromkeys(("approval_answered", "words_vanished", "link_ends", "link_over"), _CONSENTS),
    **dict.fromkeys(("licence_ends", "consent_ends", "picture_denied"), msg("Look at the picture")),
    "owner_invited": msg("Answer the invitation"),
    "lane_orphaned": msg("Name a substitute"),
}
_REWORK, _RESTS = msg("Revise the text"), msg("Your review rests until the text is given for review again.")
_RESTING = ("request_changes", "reopen", "recall")  # after which lanes rest
_LIVE = ("publish", "break_glass")  # after which there is a page to look at
_OPEN, _DESK = msg("Open the text"), msg("Go to the desk")
_FOR, _ALARM, _ONE = msg("For %(deputised)s: %(text)s"), msg("Alarm: %(text)s"), msg("Today: “%(title)s”")
# what to do next, or what holds meanwhile; not said where it is somebody else's turn
_HINTS = {
    "approve": msg("Next, it is published or gets a date."),
    "words_vanished": msg(
        "Put other words or another picture there in a working copy. Until that is released the text does without."
    ),
    "picture_denied": msg(
        "Withdraw the picture for all texts if it has to go, or take up with the person what may stay."
    ),
    "link_over": msg("Ask anew, note what was said otherwise, or take the passage out."),
    "consent_ends": msg("Ask the person again, or put another picture in its place."),
    "licence_ends": msg("Extend the licence, or put another picture in its place."),
    "owner_invited": msg("While the invitation is open, the text cannot be approved."),
    "owner_accepted": msg("From now on the centre signs, too."),
    "timed_failed": msg("Set a new date, or publish the text by hand."),
    "timed_failed:withdraw": msg("Set a new day of expiry, or withdraw the text by hand."),
    "lane_orphaned": msg("Until somebody stands in, the text cannot be approved."),
}
_MEND = msg("Mend the text and give it for review again.")
_DAILY = msg("You get this mail because you want your news once a day.")
_REASON, _COMMENT = msg("The reason given:"), msg("The comment:")
_REMARK = re.compile(r"^/admin/item/[0-9]+/kommentare#k[0-9]+$", re.M)  # where one of the remarks asked for stands
_LABELS = dict.fromkeys(("commented", "mentioned", "comment_resolved"), _COMMENT) | {"timed_failed": msg("Why:")}
_SHOWN = msg("Public texts that show it:")
_LABELS |= {
    "approval_answered": msg("The answer:"),
    "words_vanished": msg("Not to be seen any more:"),
    **dict.fromkeys(("licence_ends", "consent_ends"), _SHOWN),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of news in a letter: a German sentence, the words given along with it, and where it leads."""

    text: str
    deputised: str
    comment: str
    link: str
    action: str
    hint: str
    page: str = ""  # the public address, where it is live


def news_letter(entry: InboxEntry, known: Known, settings: Settings) -> Letter:
    """The mail about one event."""
    piece, kind, reason = _piece(entry, known, settings), kind_of(entry.event), why(entry)
    by = entry.facts.get("by", "")
    unnamed = by != SYSTEM.name and "%(by)s" not in sentence(entry)[0]
    words = {
        "piece": piece, "at": entry.at, "by": by if unnamed else "",
        "why": german(reason[0]) % reason[1], "comment_label": german(_LABELS.get(entry.event, _REASON)),
    }  # fmt: skip
    return Letter(_subject(entry, piece), "told", words, "" if kind.pressing else kind.name)


def digest_letter(entries: list[InboxEntry], known: Known, today: datetime, settings: Settings) -> Letter:
    """The one mail of a day: the news of each text below its title, in the order in which they came."""
    groups: dict[tuple, list[InboxEntry]] = {}
    for entry in entries:
        groups.setdefault((entry.subject_kind, entry.subject_id), []).append(entry)
    told = [(_title(group), [_piece(entry, known, settings) for entry in group]) for group in groups.values()]
    subject = _digest_subject([title for title, _pieces in told if title], len(entries))
    words = {"groups": told, "day": day(today), "count": len(entries), "why": german(_DAILY)}
    return Letter(subject, "digest", words, ALL)


def _piece(entry: InboxEntry, known: Known, settings: Settings) -> Piece:
    facts, stand = entry.facts, known.stand(entry)
    action, hint = _turn(entry, stand)
    return Piece(
        said(entry, german, known.names), facts.get("deputised", ""),
        _REMARK.sub(lambda found: settings.base_url + found[0], remark(entry, german, known.names)),
        settings.base_url + facts.get("url_path", "/admin/"), german(action), german(hint) if hint else "",
        settings.base_url + stand.page if stand.page and entry.event in _LIVE else "",
    )  # fmt: skip


def _turn(entry: InboxEntry, stand: Stand) -> tuple[str, str]:
    """What this reader can do next, and what is to be known about it (msgids)."""
    plain = _OPEN if entry.subject_kind == SUBJECT else _DESK
    if is_of_another(entry):
        return plain, ""
    if entry.event == "request_changes" and stand.reworks:
        return _REWORK, _MEND
    if entry.event in _RESTING:
        return plain, _RESTS if stand.rests else ""
    if entry.event == "reminder" and entry.facts.get("why") == "substitutes":
        return _ACTIONS["lane_orphaned"], ""
    special = f"{entry.event}:{entry.facts.get('transition', '')}"
    return _ACTIONS.get(entry.event, plain), _HINTS.get(special) or _HINTS.get(entry.event, "")


def _subject(entry: InboxEntry, piece: Piece) -> str:
    subject = piece.text.rstrip(".")
    if piece.deputised:
        subject = german(_FOR) % {"deputised": piece.deputised, "text": subject}
    return german(_ALARM) % {"text": subject} if kind_of(entry.event).pressing else subject


def _title(group: list[InboxEntry]) -> str:
    return group[-1].facts.get("title", "") if group[-1].subject_kind == SUBJECT else ""


def _digest_subject(titles: list[str], count: int) -> str:
    ungettext = resources.catalogue().ungettext
    if not titles:
        return ungettext("Today: %(num)s piece of news", "Today: %(num)s pieces of news", count) % {"num": count}
    if len(titles) == 1:
        return german(_ONE) % {"title": titles[0]}
    more = len(titles) - 1
    message = ungettext("Today: “%(title)s” and %(num)s more text", "Today: “%(title)s” and %(num)s more texts", more)
    return message % {"title": titles[0], "num": more}
