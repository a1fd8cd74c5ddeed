"""What the ways are called in which a leaver is named, and what becomes of each."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from coopcms.errors import msg
from coopcms.review.queries_handover import CLAIM, CONTACT, DEPUTY, DRAFT, GRANT, INVITATION, LAST, TALK, WATCH

TITLES = {
    CLAIM: msg("Reviews taken on"),
    DRAFT: msg("Drafts nobody else looks after"),
    WATCH: msg("Watched texts"),
    TALK: msg("Open comments that call the person by name"),
    DEPUTY: msg("People for whom the person stands in"),
    LAST: msg("Reviews that nobody else can finish"),
    GRANT: msg("Substitutions"),
    CONTACT: msg("Texts that name the person as contact"),
    INVITATION: msg("Open invitations of other centres"),
}
NOTES = {
    CLAIM: msg("They go to the heir where the heir may sign; otherwise they are free again for everybody who may."),
    DRAFT: msg("The heir watches them and is told. What is written stays the person's work, by name."),
    WATCH: msg("The heir watches them instead, as far as they may see them."),
    TALK: msg("The heir watches these texts and is told. The comments stay as they are, with the name in them."),
    DEPUTY: msg("They are asked to name somebody else once the account is closed, or if you say so here."),
    LAST: msg("They cannot be handed over: a substitute is named, or administrators give a role."),
    GRANT: msg("They end with the account; another substitute can be named."),
    CONTACT: msg("Words never change by themselves: somebody has to edit these texts."),
    INVITATION: msg("They are the centre's and stay open until they are answered or taken back."),
}
_BY_LEAD = msg("The lead of the centre does that.")
_BY_NETWORK = msg("For %(centres)s the network's editors do that: nobody else leads there.")


def note(kind: str, places: Mapping[str, str], unled: Iterable[str]) -> str:
    """What becomes of things of a kind in `places` (names by slug), `unled` of which have no lead but the leaver."""
    lost = sorted(name for slug, name in places.items() if slug in set(unled))
    parts = [_(NOTES[kind])]
    if kind in (LAST, GRANT) and len(lost) < len(places):
        parts.append(_(_BY_LEAD))
    if kind in (LAST, GRANT) and lost:
        parts.append(_(_BY_NETWORK, centres=", ".join(lost)))
    return " ".join(parts)
