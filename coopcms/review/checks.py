"""The named checks of the workflow files: each looks at one item and says what does not hold, in words."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import Select

from coopcms.accounts.models import Role, User
from coopcms.blocks.text import words
from coopcms.clock import NEVER, berlin, now
from coopcms.consents.judged import Missing, shortened
from coopcms.consents.queries import missing
from coopcms.content.models import Item, ItemGrant
from coopcms.content.policy import stands_in
from coopcms.errors import msg
from coopcms.network.models import Organisation
from coopcms.publishing.queries import slug_is_free, wished_slug
from coopcms.review.picture_rights import blocks_of, lacking_rights, named, rows_of, undescribed
from coopcms.review.unmarked import Unmarked, unmarked_in
from coopcms.workflow.facts import Facts, Failure, Inputs

EDITING, LIFTING = ("edit",), ("lift_embargo",)  # what would mend it: permissions and steps
UNMARKED = "unmarked"  # among the values of a failure: it is about quotes that nobody has marked, and nothing else
ASKING = ("submit",)  # who gives a text for review asks those who speak in it


@dataclass(frozen=True, slots=True)
class Look:
    """What a check may look at: the item, its facts, and the inputs of the step being decided, if any."""

    item: Item
    facts: Facts
    inputs: Inputs
    step: str

    @property
    def content(self) -> dict:
        return self.item.head.content

    @property
    def body(self) -> list:
        return self.content.get("body", [])

    @property
    def original(self) -> Item:
        return self.item.source if self.item.is_copy else self.item


class Failures(Mapping):
    """Every check that does not hold, by name; each is made once, when it is asked for: most steps need few."""

    def __init__(self, look: Look, known: Mapping[str, tuple | None] | None = None):
        self._look, self._made = look, dict(known or {})

    def __getitem__(self, name: str) -> Failure:
        if name not in self._made:
            self._made[name] = CHECKS[name](self._look)
        if (failure := self._made[name]) is None:
            raise KeyError(name)
        return Failure(name, *failure)

    def __iter__(self) -> Iterator[str]:
        return (name for name in CHECKS if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def failures(item: Item, facts: Facts, inputs: Inputs, step: str = "") -> Failures:
    """Every check that does not hold now, by name."""
    return Failures(Look(item, facts, inputs, step))


def title(look: Look):
    """The headline is there."""
    if not look.content.get("title"):
        return msg("The title is missing."), {}, ("title",), EDITING


def lead(look: Look):
    """The standfirst is there."""
    if not look.content.get("lead"):
        return msg("The lead is missing."), {}, ("lead",), EDITING


def body(look: Look):
    """At least one word of text is there."""
    if not words(look.body):
        return msg("The text is missing."), {}, ("body",), EDITING


def contact(look: Look):
    """Readers are told whom to ask."""
    if not look.content.get("contact"):
        return msg("Nobody is named whom readers may ask."), {}, ("contact",), EDITING


def topic(look: Look):
    """A topic is chosen."""
    if not look.item.head.placement.get("topics"):
        return msg("No topic is chosen: lists by topic will not show this."), {}, ("topics",), EDITING


def seo(look: Look):
    """Search engines have their own text."""
    if not look.content.get("seo_text"):
        return msg("The text for search engines is missing; they will show the lead."), {}, ("seo_text",), EDITING


def alt_texts(look: Look):
    """Of every picture it is said what is to be seen, or that it only adorns."""
    uses = undescribed(look.body)
    if uses:
        message = msg("Pictures without a description for those who do not see them: %(number)s.")
        return message, {"number": len(uses), "blocks": blocks_of(uses)}, ("body",), EDITING


def credits(look: Look):
    """Every picture has what the law asks for, on the day it goes live: credit, licence, a word about AI."""
    at = look.inputs.at if look.step == "schedule" else None
    return credits_of(look.body, at if at and at != NEVER else None)


def credits_of(body: list, at: datetime | None = None) -> tuple | None:
    """The same for a body alone, on the day of the moment, or today; one select where it has pictures."""
    rows = rows_of(body)
    found = lacking_rights(body, rows, berlin(at or now()).date())
    if not found:
        return None
    message, uses = found
    return message, {"pictures": named(uses, rows), "blocks": blocks_of(uses)}, ("body",), EDITING


def path_free(look: Look):
    """The wished address belongs to nobody else, nor ever did."""
    wish = wished_slug(look.item)
    if not slug_is_free(look.original, wish):
        return address_taken(wish)


def address_taken(wish: str) -> tuple:
    """What is said where another item has the address."""
    message = msg("The address “%(slug)s” belongs to another item. Choose another one.")
    return message, {"slug": wish}, ("slug",), EDITING


def lane_without_reviewer(look: Look):
    """Every owner has somebody active who could sign: not one who wrote here."""
    by_role, standing_in = able_to_sign(look.item, look.facts)
    return nobody_signs(look.facts, {slug for (slug,) in by_role.union_all(standing_in).tuples()})


def able_to_sign(item: Item, facts: Facts) -> tuple[Select, Select]:
    """The owners for which somebody may sign who wrote nothing here: selects of slugs, by role and as substitute."""
    slugs, wrote = [owner.slug for owner in facts.owners], sorted(facts.contributors)
    by_role = (
        Role.select(Organisation.slug)
        .join(Organisation)
        .switch(Role)
        .join(User)
        .where(
            Organisation.slug.in_(slugs), Role.role.in_(("reviewer", "centre_lead")), User.active, User.id.not_in(wrote)
        )
    )
    grants = ItemGrant.select(Organisation.slug).join(Organisation)
    return by_role, grants.where(ItemGrant.item == item.id, stands_in(), ItemGrant.user.not_in(wrote))


def nobody_signs(facts: Facts, able: Container[str]) -> tuple | None:
    """What is said of owners for which nobody is able to sign."""
    missing = sorted({owner.slug for owner in facts.owners if owner.slug not in able})
    if missing:
        message = msg("Nobody can sign for %(centres)s: there is no active reviewer who has not written here.")
        who = (*(f"centre_lead@{slug}" for slug in missing), f"network_editor@{facts.network}")
        return message, {"centres": ", ".join(missing)}, (), who
    return None


_NEVER = msg("Please give a date and a time: “never” takes back an expiry only."), {}, ("at",)


def dates_in_order(look: Look):
    """Embargo ≤ go-live < expiry, and nothing lies in the past."""
    item, at, moment = look.item, look.inputs.at, now()
    if look.step == "schedule" and at == NEVER:
        return _NEVER
    expires = at if look.step == "expire" else look.original.expire_at
    live = at if look.step == "schedule" else item.publish_at
    if look.step in ("expire", "schedule") and at is not None and at <= moment:
        return msg("%(at)s has passed. Choose a later time."), {"at": _said(at)}, ("at",)
    if live and item.embargo and live < item.embargo:
        values = {"embargo": _said(item.embargo)}
        return msg("The embargo ends at %(embargo)s only. Choose a later time."), values, ("at",)
    if live and expires and expires != NEVER and expires <= live:
        values = {"expires": _said(expires), "live": _said(live)}
        return msg("It would expire at %(expires)s, before it goes live at %(live)s."), values, ("at",)


def embargo_not_earlier(look: Look):
    """An embargo is only ever extended; an earlier end is a lifting."""
    item, at = look.item, look.inputs.at
    if at is None or at == NEVER:
        return _NEVER if at else None
    if at <= now():
        return msg("%(at)s has passed. Choose a later time."), {"at": _said(at)}, ("at",)
    if item.embargo and at < item.embargo:
        message = msg(
            "The embargo ends at %(embargo)s. An earlier end is a lifting: that needs a publisher and a reason."
        )
        return message, {"embargo": _said(item.embargo)}, ("at",), LIFTING
    if item.publish_at and at > item.publish_at:
        message = msg("It is to go live at %(live)s already. Take that date back first.")
        return message, {"live": _said(item.publish_at)}, ("at",), ("unschedule",)


def embargo_over(look: Look):
    """No embargo holds any more."""
    if look.item.embargo and look.item.embargo > now():
        return msg("The embargo holds until %(embargo)s."), {"embargo": _said(look.item.embargo)}, (), LIFTING


def base_is_live(look: Look):
    """A working copy stands on what is public now."""
    if not look.item.is_copy:
        return None
    if not look.original.is_live or look.original.trashed_at:
        return msg("The original is not public now. Publish it again first; this copy waits."), {}, (), ("publish",)
    if look.original.live_id != look.item.source_revision_id:
        message = msg("Another version went live meanwhile. Update this copy from it, then have it signed.")
        return message, {}, (), EDITING


def consents(look: Look):
    """Everybody who is quoted or shown, and the firm a story tells of, has said yes to exactly this."""
    return consents_lacking(missing(look.item, look.content), unmarked_in(look.item, look.content))


def consents_lacking(found: Sequence[Missing], unmarked: Sequence[Unmarked] = ()) -> tuple | None:
    """What is said of these, and of quotes that nobody has marked."""
    if not found:
        return _unmarked(unmarked) if unmarked else None
    blocks = {"blocks": " ".join(dict.fromkeys(one.block for one in found if one.block))}
    if len(found) == 1 and not unmarked:
        return found[0].why, {**found[0].values, **blocks}, ("body",), ASKING
    named = [f"„{shortened(one.text)}“" + (f" – {one.name}" if one.name else "") for one in found]
    named += [shortened(one.text) for one in unmarked]
    message = msg("%(number)s consents are missing: %(named)s.")
    return message, {"number": len(named), "named": "; ".join(named), **blocks}, ("body",), ASKING


def _unmarked(found: Sequence[Unmarked]) -> tuple:
    message = msg("Somebody speaks here, but the words are not marked as a quote: %(named)s")
    blocks = " ".join(dict.fromkeys(one.block for one in found if one.block))
    named = "; ".join(shortened(one.text) for one in found)
    fields = tuple(dict.fromkeys(one.field for one in found))
    return message, {"named": named, "blocks": blocks, UNMARKED: len(found)}, fields, EDITING


def _said(moment) -> str:
    return berlin(moment).strftime("%d.%m.%Y %H:%M")


# `signed` and `no_open_invitation` are the engine's own.
CHECKS: dict[str, Callable[[Look], tuple | None]] = {
    check.__name__: check
    for check in (
        title, lead, body, contact, topic, seo, alt_texts, credits, path_free, lane_without_reviewer,
        dates_in_order, embargo_not_earlier, embargo_over, base_is_live, consents,
    )
}  # fmt: skip
