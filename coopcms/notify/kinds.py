"""Kinds of news: what a person may want mails of, or not; every event is of one kind."""

from dataclasses import dataclass

from coopcms.errors import Invalid, Problem, msg


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of news under its `title`; mails of a `pressing` one are never unsubscribed from and never wait."""

    name: str
    title: str
    about: str
    events: tuple[str, ...]
    pressing: bool = False


# news that ask their reader to review a text, or to answer
TASKS = ("submit", "handed_over", "given_back", "substitute_granted", "due_changed", "reminder", "owner_invited")
ALL = "all"  # in an unsubscribing link: every kind that is not pressing
_LIST = (
    Kind(
        "review",
        msg("Reviews"),
        msg("A text waits for you, was taken back, or its review came to you."),
        ("submit", "recall", "claim", "handed_over", "given_back", "substitute_granted", "substitute_revoked"),
    ),
    Kind(
        "outcome",
        msg("Decisions on texts"),
        msg("Changes are asked for, somebody has signed, it is approved, published, withdrawn or reopened."),
        ("request_changes", "sign_off", "approve", "publish", "withdraw", "reopen", "archive"),
    ),
    Kind(
        "comments",
        msg("Comments"),
        msg("Somebody comments on your text, answers you or mentions you."),
        ("commented", "mentioned", "comment_resolved"),
    ),
    Kind(
        "consents",
        msg("Consents"),
        msg(
            "Somebody who is quoted or shown has answered or has let a link run out, something is not to be seen any "
            "more, or the licence of a picture ends."
        ),
        (
            "approval_answered",
            "words_vanished",
            "picture_denied",
            "link_ends",
            "link_over",
            "licence_ends",
            "consent_ends",
        ),
    ),
    Kind(
        "writing",
        msg("Writing together"),
        msg("Somebody takes over a text that you have open."),
        ("taken_over",),
    ),
    Kind(
        "dates",
        msg("Dates"),
        msg("A date, an embargo or a day of expiry is set, moved or taken back."),
        ("schedule", "unschedule", "embargo", "lift_embargo", "expire", "due_changed"),
    ),
    Kind(
        "invitations",
        msg("Invitations"),
        msg("Your centre is invited to own a text too, or a centre answers your invitation."),
        ("owner_invited", "owner_accepted", "owner_declined", "owner_left", "leave_asked", "leave_agreed"),
    ),
    Kind("reminders", msg("Reminders"), msg("A review is due soon or overdue."), ("reminder",)),
    Kind(
        "account",
        msg("Roles and hand-overs"),
        msg("A role is given to you or taken from you, or a leaver's work comes to you."),
        ("role_granted", "role_revoked", "leaver_handed_over", "deputy_left"),
    ),
    Kind(
        "alarms",
        msg("Alarms"),
        msg("Published in an emergency, a date that failed, a review that nobody can finish any more."),
        ("break_glass", "timed_failed", "lane_orphaned"),
        pressing=True,
    ),
    Kind("other", msg("Other news"), msg("Everything that belongs nowhere else."), ()),
)
KINDS = {kind.name: kind for kind in _LIST}
_BY_EVENT = {event: kind for kind in _LIST for event in kind.events}


def kind_of(event: str) -> Kind:
    """The kind an event is of; `other` for one that no kind names."""
    return _BY_EVENT.get(event, KINDS["other"])


def wishable() -> tuple[Kind, ...]:
    """The kinds a person may unsubscribe from by mail."""
    return tuple(kind for kind in _LIST if not kind.pressing)


def require_wishable(name: str) -> Kind:
    """The kind of that name. Raises Invalid for an unknown one and for alarms."""
    if name not in KINDS:
        values = {"kind": name, "known": ", ".join(KINDS)}
        raise Invalid(Problem("kind", msg("There is no kind of news “%(kind)s”, only %(known)s."), values))
    if KINDS[name].pressing:
        raise Invalid(Problem("kind", msg("Nobody unsubscribes from alarms: they concern what is public already.")))
    return KINDS[name]
