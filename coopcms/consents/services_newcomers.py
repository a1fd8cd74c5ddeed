"""Naming somebody of whom there is no entry yet: the entry and the naming are one act, or none."""

from collections.abc import Mapping, Sequence

from coopcms.actor import Actor
from coopcms.consents.models import Party
from coopcms.consents.services_parties import enter_party
from coopcms.consents.services_quotes import name_firm, name_speakers
from coopcms.content.models import Item
from coopcms.db import db


def name_new_speaker(item: Item, hash_: str, beside: Sequence[int], about: Mapping[str, str], actor: Actor) -> Party:
    """Name somebody new as a speaker of the quote, after those named already. `about` has the centre (slug), too.

    Raises Invalid, NotAllowed, Unknown.
    """
    with db.atomic():
        made = _entered(about, actor)
        name_speakers(item, hash_, [*beside, made.id], actor)
    return made


def name_new_firm(item: Item, about: Mapping[str, str], actor: Actor) -> Party:
    """Say that a story tells of a firm that is new here. Raises Invalid, NotAllowed, Unknown."""
    with db.atomic():
        made = _entered({**about, "kind": "firm"}, actor)
        name_firm(item, made.id, actor)
    return made


def _entered(about: Mapping[str, str], actor: Actor) -> Party:
    return enter_party(about.get("centre", ""), {name: text for name, text in about.items() if name != "centre"}, actor)
