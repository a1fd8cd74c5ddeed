"""Who speaks in a quote, which firm a story tells of, and where nobody needs to be asked."""

from collections.abc import Sequence

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents import policy
from coopcms.consents.judged import may_show_facts, may_show_quote
from coopcms.consents.models import FACTS, QUOTE, Party, Quote, QuoteSpeaker, StoryFirm
from coopcms.consents.queries import original_id
from coopcms.consents.queries_known import Entry, Wanted, known
from coopcms.consents.queries_things import About
from coopcms.consents.services_replaced import end_links
from coopcms.consents.services_sync import by_hash, meet
from coopcms.consents.services_told import tell
from coopcms.consents.states import NO, is_denied, is_released, last, standing
from coopcms.consents.subjects import hash_about_firm
from coopcms.content.models import READ, SUBJECT, Item
from coopcms.content.policy import governed_by, owners_of
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, Unknown, msg
from coopcms.ledger import services as ledger

LONGEST = 500  # letters of a reason
_PUBLIC_WORDS = msg(
    "These words are public and released. Who speaks changes with the words, or once somebody takes them back."
)
_DENIED = msg("Somebody has said no to exactly these words. Choose other words, or none.")


def name_speakers(item: Item, hash_: str, parties: Sequence[int], actor: Actor) -> Quote:
    """Say who speaks in the quote with these words, in this order; no one: it is not known. What was answered stays.

    Raises NotAllowed, Unknown, NotNow where a no would be passed over, or public words would vanish by it.
    """
    with db.atomic():
        actor, item, quote = _asking(item, hash_, actor)
        wanted = list(dict.fromkeys(parties))
        entry = known(Wanted(quotes={(quote.item_id, hash_)})).quotes[quote.item_id, hash_]
        named = {one.id for one in entry.named}
        policy.require_known(actor, set(wanted) - named, _owning(item))
        if any(standing(entry.said, party) in NO for party in named.difference(wanted)):
            raise NotNow(_DENIED)
        _require_shown(item, hash_, entry, stays=entry.is_exempt or is_released(entry.said, wanted))
        if any(last(entry.said, party) and not standing(entry.said, party) for party in named.difference(wanted)):
            policy.require_exempt(actor, _read_in(item, hash_))  # who is asked and silent is dropped by who signs
        for party in named.difference(wanted):
            end_links(item, party, About(QUOTE, quote.id), actor)
        QuoteSpeaker.delete().where(QuoteSpeaker.quote == quote).execute()
        for position, party in enumerate(wanted):
            QuoteSpeaker.create(quote=quote, party=party, position=position)
        ledger.record("speakers_named", SUBJECT, item.id, actor, quote=quote.id, parties=wanted)
        tell(quote.item_id, actor, "speakers_named")
    return quote


def exempt(item: Item, hash_: str, reason: str, actor: Actor) -> Quote:
    """Nobody needs to be asked about these words: they are published, literature, a law; the reason says so.

    Raises Invalid, NotAllowed, Unknown, NotNow where somebody has said no to exactly these words.
    """
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST:
        message = msg("Say in at most %(most)s letters where these words were published.")
        raise Invalid(Problem("reason", message, {"most": LONGEST}))
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_exempt(actor, _read_in(item, hash_))
        quote = quote_in(item, hash_)
        entry = known(Wanted(quotes={(quote.item_id, hash_)})).quotes[quote.item_id, hash_]
        if is_denied(entry.said):
            raise NotNow(_DENIED)
        _set_exempt(quote, actor, reason)
        ledger.record("quote_exempted", SUBJECT, item.id, actor, quote=quote.id, reason=reason)
        tell(quote.item_id, actor, "quote_exempted")
    return quote


def end_exemption(item: Item, hash_: str, actor: Actor) -> Quote:
    """The speakers need to be asked after all; twice is once. Raises NotAllowed, Unknown."""
    with db.atomic():
        actor, item, quote = _asking(item, hash_, actor)
        if quote.exempt_at:
            entry = known(Wanted(quotes={(quote.item_id, hash_)})).quotes[quote.item_id, hash_]
            _require_shown(item, hash_, entry, stays=is_released(entry.said, [one.id for one in entry.named]))
            _set_exempt(quote, None, "")
            ledger.record("exemption_ended", SUBJECT, item.id, actor, quote=quote.id)
            tell(quote.item_id, actor, "exemption_ended")
    return quote


def name_firm(item: Item, party: int, actor: Actor) -> None:
    """Say which firm a story tells of; it is asked about the facts. Raises NotAllowed, Unknown, NotNow as above."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_ask(actor, item)
        if not Party.select().where(Party.id == party, Party.kind == "firm").exists():
            raise Unknown(msg("There is no such person or firm."))
        policy.require_known(actor, {party}, _owning(item))
        key = original_id(item)
        about = {key: hash_about_firm(item.head.content)}
        entry = known(Wanted(facts=about)).facts[key]
        if any(one.id != party and standing(entry.said, one.id) in NO for one in entry.named):
            raise NotNow(_DENIED)
        _require_facts(item, party, actor)
        for one in entry.named:
            if one.id != party:
                end_links(item, one.id, About(FACTS, key), actor)
        if not StoryFirm.update(party=party).where(StoryFirm.item == key).execute():
            StoryFirm.create(item=key, party=party)
        ledger.record("firm_named", SUBJECT, item.id, actor, party=party)
        tell(key, actor, "firm_named")


def _require_facts(item: Item, party: int, actor: Actor) -> None:
    """The same for what is public of a firm: another firm than the one that has released it."""
    original = governed_by(item)
    if actor.is_system or not original.live_id or original.public not in READ:
        return
    about = {original.id: hash_about_firm(original.live.content)}
    entry = known(Wanted(facts=about)).facts[original.id]
    if may_show_facts(entry) and not is_released(entry.said, [party]):
        raise NotNow(_PUBLIC_WORDS)


def quote_in(item: Item, hash_: str) -> Quote:
    """The row of a quote that stands in the newest words of a locked item, or stood there; raises Unknown."""
    key = original_id(item)
    found = Quote.get_or_none(Quote.item == key, Quote.hash == hash_)
    if found is None and (passage := by_hash(item.head.content.get("body") or []).get(hash_)):
        found = Quote.get_by_id(meet({key: {hash_: passage}})[key, hash_])
    if found is None:
        raise Unknown(msg("This text has no such quote."))
    return found


def _require_shown(item: Item, hash_: str, entry: Entry, *, stays: bool) -> None:
    """Raise NotNow where naming would take words from readers that are signed and released: only a no does that."""
    original = governed_by(item)
    shown = original.live_id and original.public in READ and may_show_quote(entry) and not stays
    if shown and hash_ in by_hash(original.live.content.get("body") or []):
        raise NotNow(_PUBLIC_WORDS)


def _owning(item: Item) -> set[int]:
    return {row.organisation_id for row in owners_of(item) if row.accepted_at and row.role != "shown"}


def _read_in(item: Item, hash_: str) -> Item:
    """The original where these words stand in it, too: what is decided about them holds there as well."""
    original = governed_by(item)
    shown = [original.head, *([original.live] if original.live_id else [])]
    stands = any(hash_ in by_hash(revision.content.get("body") or []) for revision in shown)
    return original if stands else item


def _asking(item: Item, hash_: str, actor: Actor) -> tuple[Actor, Item, Quote]:
    """All three as they are now."""
    actor, item = refreshed(actor), locked_item(item.id)
    policy.require_ask(actor, item)
    return actor, item, quote_in(item, hash_)


def _set_exempt(quote: Quote, actor: Actor | None, reason: str) -> None:
    quote.exempt_reason = reason
    quote.exempt_by, quote.exempt_name = (actor.id, actor.name) if actor else (None, "")
    quote.exempt_at = now() if actor else None
    quote.save(only=[Quote.exempt_reason, Quote.exempt_by, Quote.exempt_name, Quote.exempt_at])
