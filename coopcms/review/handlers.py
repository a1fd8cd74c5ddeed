"""What review does when a lower floor tells of changed facts; in the transaction of the change."""

from dataclasses import replace

from coopcms.accounts.queries import roles_by_user, user
from coopcms.actor import SYSTEM
from coopcms.consents.models import LINK, PROPOSED, REFUSED, RELEASED, WITHDRAWN, ApprovalLink
from coopcms.consents.queries import party
from coopcms.consents.services_links import REPLIED
from coopcms.content import workflows
from coopcms.content.models import SUBJECT
from coopcms.content.policy import governed_by
from coopcms.content.queries import contributors_of_revision, copies_of, item_by_id, locked_item
from coopcms.errors import msg
from coopcms.ledger.events import Event
from coopcms.notify.letter import german
from coopcms.review.services import react
from coopcms.review.services_comments import comment, comment_on
from coopcms.review.services_orphans import signer_left, signers_wrote
from coopcms.review.services_preview import maker_left
from coopcms.review.services_substitutes import end_grants
from coopcms.review.services_vanished import listed, tell_of_vanished, words
from coopcms.review.telling import tell_people


def facts_changed(event: Event) -> None:
    """Re-evaluate the item and its open working copies, which read owners and workflow from it."""
    if event.kind != SUBJECT:
        return
    item = locked_item(event.subject)
    react(item, event.facts.get("trigger", ""))
    for copy in () if item.is_copy else list(copies_of(item)):
        react(locked_item(copy.id), event.facts.get("trigger", ""))


def contributed(event: Event) -> None:
    """Who writes in a text cannot sign it: a lane may have lost its last signer."""
    signers_wrote(locked_item(event.subject), event.facts["people"])


def quote_proposed(event: Event) -> None:
    """Somebody outside wishes other words: a remark for those who write, never an edit."""
    facts = event.facts
    name = party(facts["party"]).name if facts["party"] else "–"
    values = {"name": name, "text": _cut(words(facts["about"], facts["text"])), "proposal": _cut(facts["proposal"])}
    told, item, by = german(_PROPOSED) % values, item_by_id(event.subject), replace(SYSTEM, name=name)
    if facts["block"]:
        comment_on(item, facts["block"], told, by)
    else:
        comment(item, told, by)


def approval_answered(event: Event) -> None:
    """Who asked hears of the answer, and who writes the text; of proposals the writers hear by the remark on each."""
    if event.kind != SUBJECT:
        return
    said, item = event.facts["said"], item_by_id(event.subject)
    states = {one["state"] for one in said}
    asked_by = ApprovalLink.get_by_id(event.facts["link"]).made_by
    writers = set() if states == {PROPOSED} else contributors_of_revision(item.head)
    why = {**dict.fromkeys(writers, "authors"), asked_by: "asking"}
    if gone := event.facts["gone"]:
        besides = [one for one in said if {"kind": one["kind"], "text": one["text"]} not in gone]
        tell_of_vanished(governed_by(item), event.actor, LINK, gone, (why, besides))
        return
    worst = next(state for state in (WITHDRAWN, REFUSED, PROPOSED, RELEASED) if state in states)
    tell_people(item, event.actor, REPLIED, set(why), why=why, comment=listed(said), transition=worst)


def _cut(text: str) -> str:
    """As much as a remark holds; the whole stands on the page of consents."""
    return text if len(text) <= _HELD else f"{text[:_HELD].rpartition(' ')[0] or text[:_HELD]} […]"


_HELD = 2000  # letters of each of the two in a remark
_PROPOSED = msg("%(name)s proposes other words.\n\nUntil now: “%(text)s”\n\nProposed: “%(proposal)s”")


def person_deactivated(event: Event) -> None:
    """Wherever the person signed, somebody else has to; what they have shown to others is shown no more."""
    held = roles_by_user([event.subject]).get(event.subject, [])
    signing, person = workflows.signing_roles(), user(event.subject)
    signer_left(person, {slug for role, slug in held if role in signing}, event.actor)
    end_grants(person, event.actor)
    maker_left(person, event.actor)


def role_revoked(event: Event) -> None:
    """The same for the one centre in which the person signs no more."""
    if event.facts["role"] in workflows.signing_roles():
        signer_left(user(event.subject), {event.facts["organisation"]}, event.actor)


def role_granted(event: Event) -> None:
    """Who manages accounts from now on stands in for nobody."""
    if event.facts["role"] == "administrator":
        person = user(event.subject)
        signer_left(person, set(), event.actor)
        end_grants(person, event.actor)
