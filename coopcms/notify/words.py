"""What each event is called when a person reads of it, in the inbox and in mails alike."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from babel.dates import format_date

from coopcms.accounts.policy import ROLE_TITLES
from coopcms.clock import berlin
from coopcms.errors import msg
from coopcms.notify.models import InboxEntry
from coopcms.rendering.filters import moment
from coopcms.rendering.moments import with_moments

# `event` or `event:variant`; which variant holds is said by `_variants`
SENTENCES = {
    "submit": msg("“%(title)s” waits for your review."),
    "submit:other": msg("“%(title)s” has been given for review."),
    "recall": msg("“%(title)s” has been taken back from review."),
    "claim": msg("%(by)s reviews “%(title)s” for %(lane)s."),
    "handed_over": msg("%(by)s hands the review of “%(title)s” for %(lane)s over to you."),
    "handed_over:other": msg("%(by)s hands the review of “%(title)s” for %(lane)s over to %(name)s."),
    "given_back": msg("%(by)s has given back the review of “%(title)s” for %(lane)s. It waits for somebody else."),
    "substitute_granted": msg("%(by)s asks you to review “%(title)s” for %(lane)s as a substitute."),
    "substitute_revoked": msg("You are no longer a substitute in the review of “%(title)s” for %(lane)s."),
    "substitute_granted:other": msg("%(by)s has named %(name)s to stand in for %(lane)s in the review of “%(title)s”."),
    "substitute_revoked:other": msg("%(name)s no longer stands in for %(lane)s in the review of “%(title)s”."),
    "sign_off": msg("%(by)s has signed “%(title)s” for %(lane)s."),
    "request_changes": msg("%(by)s asks for changes in “%(title)s”."),
    "approve": msg("“%(title)s” is approved by everybody who has to sign."),
    "publish": msg("“%(title)s” is published."),
    "withdraw": msg("“%(title)s” has been withdrawn."),
    "reopen": msg("“%(title)s” is being edited again."),
    "archive": msg("“%(title)s” is in the archive now."),
    "schedule": msg("A date has been set for “%(title)s”."),
    "schedule:at": msg("“%(title)s” is to go live on %(at)s."),
    "unschedule": msg("“%(title)s” has no date any more."),
    "embargo": msg("“%(title)s” has an embargo now."),
    "embargo:at": msg("“%(title)s” has an embargo until %(at)s."),
    "lift_embargo": msg("“%(title)s” is free of its embargo."),
    "expire": msg("“%(title)s” has no day of expiry any more."),
    "expire:at": msg("“%(title)s” is to leave the site on %(at)s."),
    "due_changed": msg("“%(title)s”: the review for %(lane)s has no due date any more."),
    "due_changed:due": msg("“%(title)s”: the review for %(lane)s is due on %(due)s."),
    "reminder": msg("“%(title)s” waits for review for %(lane)s."),
    "reminder:due": msg("“%(title)s”: the review for %(lane)s is due on %(due)s."),
    "reminder:over": msg("“%(title)s” is overdue: the review for %(lane)s was to be done by %(due)s."),
    "commented": msg("%(by)s has commented on “%(title)s”."),
    "mentioned": msg("%(by)s mentions you in a comment on “%(title)s”."),
    "mentioned:other": msg("%(by)s mentions %(deputised)s in a comment on “%(title)s”."),
    "comment_resolved": msg("%(by)s has resolved a comment on “%(title)s”."),
    "approval_answered": msg("%(by)s has answered what was asked about “%(title)s”."),
    "approval_answered:released": msg("%(by)s has released everything that was asked about in “%(title)s”."),
    "approval_answered:refused": msg("%(by)s has not released everything that was asked about in “%(title)s”."),
    "approval_answered:withdrawn": msg("%(by)s has taken back a consent in “%(title)s”. It is not shown any more."),
    "approval_answered:proposed": msg("%(by)s proposes other words in “%(title)s”."),
    "words_vanished": msg("Readers of “%(title)s” see less now: %(by)s has noted that somebody does not agree."),
    "words_vanished:link": msg("Readers of “%(title)s” see less now: %(by)s does not agree."),
    "words_vanished:withdrawn": msg("Readers of “%(title)s” see less now: %(by)s has withdrawn a picture."),
    "picture_denied": msg(
        "%(by)s has noted with a text that somebody does not want to be shown in the picture “%(title)s”."
    ),
    "picture_denied:link": msg("%(by)s does not want to be shown in the picture “%(title)s”."),
    "link_ends": msg(
        "%(name)s has not answered yet about “%(title)s” and has no e-mail address. The link holds until %(at)s."
    ),
    "link_over": msg("%(name)s has not answered about “%(title)s”. The link ran out on %(at)s."),
    "consent_ends": msg(
        "%(name)s has agreed to be shown in the picture “%(title)s” until %(due)s. After that it is shown nowhere."
    ),
    "licence_ends": msg("The licence of the picture “%(title)s” holds until %(due)s. After that it is shown nowhere."),
    "taken_over": msg("%(by)s goes on writing in “%(title)s”, which you have open. Your words are kept."),
    "owner_invited": msg("%(by)s invites %(centre)s to own “%(title)s” too."),
    "owner_accepted": msg("%(centre)s has accepted the invitation and owns “%(title)s” too."),
    "owner_declined": msg("%(centre)s has declined the invitation to “%(title)s”."),
    "owner_left": msg("%(centre)s no longer owns “%(title)s”."),
    "leave_asked": msg("%(centre)s wants to own “%(title)s” no longer. Your consent is missing."),
    "leave_agreed": msg(
        "“%(title)s”: the lead centre agrees that %(centre)s no longer owns it. Your consent is missing."
    ),
    "role_granted": msg("You hold the role “%(role)s” at %(centre)s now."),
    "role_revoked": msg("You no longer hold the role “%(role)s” at %(centre)s."),
    "leaver_handed_over": msg("%(by)s has handed over to you what %(name)s was working on."),
    "deputy_left": msg("%(name)s leaves and cannot stand in for you any more. Please choose another deputy."),
    "break_glass": msg("%(by)s has published “%(title)s” in an emergency, without the missing signatures."),
    "timed_failed": msg("“%(title)s” could not go live at its date. The date has been dropped."),
    "timed_failed:withdraw": msg("“%(title)s” could not be withdrawn at its date. The date has been dropped."),
    "lane_orphaned": msg("“%(title)s”: nobody can sign for %(lane)s any more, since %(name)s cannot."),
    "": msg("There is news about “%(title)s”."),
    ":nothing": msg("There is news."),
}
# why somebody is told; the first part of a mail's foot
WHY = {
    "authors": msg("You get this mail because you have written in this text."),
    "reviewers": msg("You get this mail because you review texts for your centre."),
    "publishers": msg("You get this mail because you release texts of your centre."),
    "owners": msg("You get this mail because you lead a centre that owns this text."),
    "network": msg("You get this mail because you edit for the network."),
    "watching": msg("You get this mail because you watch this text."),
    "substitutes": msg("You get this mail because you may name a substitute."),
    "deputy": msg("You get this mail because you stand in for %(deputised)s."),
    "lead": msg("You get this mail because you lead a centre."),
    "mentioned": msg("You get this mail because somebody mentions you."),
    "writing": msg("You get this mail because you have this text open."),
    "talking": msg("You get this mail because you take part in what is said about this text."),
    "asking": msg("You get this mail because you have asked for consent."),
    "keeping": msg("You get this mail because you look after pictures of your centre."),
    "account": msg("You get this mail because it is about your account."),
    "": msg("You get this mail because this text concerns your centre or you."),
}
_WHY_OF = {
    **dict.fromkeys(
        ("handed_over", "substitute_granted", "substitute_revoked", "due_changed", "reminder"), "reviewers"
    ),
    **dict.fromkeys(("owner_invited", "owner_accepted", "owner_declined", "owner_left"), "lead"),
    **dict.fromkeys(("leave_asked", "leave_agreed"), "lead"),
    **dict.fromkeys(("commented", "comment_resolved"), "talking"),
    "mentioned": "mentioned",
    "taken_over": "writing",
    "lane_orphaned": "substitutes",
    "timed_failed": "publishers",
    "licence_ends": "keeping",
    "picture_denied": "keeping",
    "consent_ends": "keeping",
}
_SLUGS = ("lane", "lanes", "centre", "centres")  # values that list slugs of centres
_VALUES = ("title", "by", "lane", "centre", "name", "role", "due", "at", "deputised")


def sentence(entry: InboxEntry, names: Mapping[str, str] | None = None, locale: str = "de") -> tuple[str, dict]:
    """A msgid and its values; `names` are those of the centres. The values `due` and `at` are words already."""
    facts, known = entry.facts, names or {}
    values = {key: facts.get(key) or "" for key in _VALUES}
    values = _named(values, known)
    values["role"] = ROLE_TITLES.get(values["role"], values["role"])  # a msgid: `said` translates it
    message = SENTENCES[_key(entry)]
    values |= {"due": _day(values["due"], locale), "at": _moment(values["at"], locale)}
    return message, values


def said(entry: InboxEntry, gettext, names: Mapping[str, str] | None = None, locale: str = "de") -> str:
    """The sentence in the language of `gettext`."""
    message, values = sentence(entry, names, locale)
    return gettext(message) % {**values, "role": gettext(values["role"]) if values["role"] else ""}


def remark(entry: InboxEntry, gettext, names: Mapping[str, str] | None = None, locale: str = "de") -> str:
    """The words given along with it: somebody's own, or why a date failed, in the language of `gettext`."""
    reasons = entry.facts.get("reasons") or ()
    told = (gettext(one["message"]) % _named(with_moments(one["values"], locale), names or {}) for one in reasons)
    return " ".join(told) or entry.facts.get("comment") or ""


def why(entry: InboxEntry) -> tuple[str, dict]:
    """The msgid, and its values, of why this person is told."""
    reason = "account" if entry.subject_kind == "user" else entry.facts.get("why") or _WHY_OF.get(entry.event, "")
    reason = "deputy" if entry.facts.get("deputised") else reason
    return WHY.get(reason, WHY[""]), {"deputised": entry.facts.get("deputised", "")}


def centres_named(entries: Iterable[InboxEntry]) -> set[str]:
    """The slugs of all centres that the sentences and remarks of these entries name."""
    facts = [values for entry in entries for values in (entry.facts, *_reasons(entry))]
    return {slug for values in facts for key in _SLUGS for slug in str(values.get(key) or "").split(", ") if slug}


def is_of_another(entry: InboxEntry) -> bool:
    """True where it is somebody else's turn, and the reader only hears of it."""
    facts = entry.facts
    elsewhere = entry.event == "submit" and facts.get("why", "reviewers") != "reviewers"
    return elsewhere or bool(facts.get("deputised")) or facts.get("user", entry.user_id) != entry.user_id


def _reasons(entry: InboxEntry) -> list[dict]:
    return [one["values"] for one in entry.facts.get("reasons") or ()]


def _named(values: dict, names: Mapping[str, str]) -> dict:
    """The same with centres called by their names."""
    listed = {key: str(values[key]).split(", ") for key in _SLUGS if values.get(key)}
    return values | {key: ", ".join(names.get(slug, slug) for slug in slugs) for key, slugs in listed.items()}


def _key(entry: InboxEntry) -> str:
    if entry.event not in SENTENCES:
        return "" if entry.facts.get("title") else ":nothing"
    fitting = (key for variant in _variants(entry) if (key := f"{entry.event}:{variant}") in SENTENCES)
    return next(fitting, entry.event)


def _variants(entry: InboxEntry) -> Iterator[str]:
    """Which sentences fit beside the event's own, the best first: `other` speaks of somebody else than the reader."""
    facts = entry.facts
    if is_of_another(entry):
        yield "other"
    if step := facts.get("transition"):
        yield step
    if due := facts.get("due"):
        yield "over" if entry.event == "reminder" and _is_over(due, entry.at) else "due"
    if facts.get("at"):
        yield "at"


def _is_over(due: str, at: datetime) -> bool:
    return _date(due) < berlin(at).date() if len(due) == 10 else datetime.fromisoformat(due) < at


def _date(text: str) -> date:
    """The day of an ISO date or moment, in Berlin."""
    return date.fromisoformat(text) if len(text) == 10 else berlin(datetime.fromisoformat(text)).date()


def _day(text: str, locale: str) -> str:
    return format_date(_date(text), "d. MMMM y" if locale == "de" else "d MMMM y", locale=locale) if text else ""


def _moment(text: str, locale: str) -> str:
    return moment(datetime.fromisoformat(text), locale) if text else ""
