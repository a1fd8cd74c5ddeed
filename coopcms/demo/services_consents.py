"""Who is quoted in the demo, whom it asks, and what they have said: through the services that everybody uses."""

from coopcms.actor import Actor
from coopcms.blocks.quotes import quotes_in
from coopcms.consents.models import PHONE, QUOTE, Party
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import Wish, ask_for
from coopcms.consents.services_newcomers import name_new_speaker
from coopcms.consents.services_quotes import quote_in
from coopcms.consents.subjects import hash_of
from coopcms.content.models import Item

_ABOUT = ("name", "function", "organisation", "email")


def speaks(item: Item, act: dict, by: Actor) -> None:
    """Name who speaks in the quote that begins like this."""
    about = {name: act[name] for name in _ABOUT if name in act}
    name_new_speaker(item, _hash(item, act["quote"]), [], about | {"centre": act["centre"]}, by)


def says(item: Item, act: dict, by: Actor) -> None:
    """Note on the phone what the speaker says about that quote."""
    given = Given(_party(act).id, act["state"], PHONE, act["note"], act.get("proposal", ""))
    record(item, _about(item, act["quote"]), given, by)


def asks(item: Item, act: dict, by: Actor) -> None:
    """Send the speaker a link about that quote."""
    ask_for(item, Wish(_party(act).id, (_about(item, act["quote"]),), act["days"], act["note"]), by)


def _about(item: Item, start: str) -> About:
    return About(QUOTE, quote_in(item, _hash(item, start)).id)


def _hash(item: Item, start: str) -> str:
    return next(hash_of(one["text"]) for one in quotes_in(item.head.content["body"]) if one["text"].startswith(start))


def _party(act: dict) -> Party:
    return Party.get(Party.name == act["name"])
