"""Several people are asked at once about one text, each by a link of their own; who cannot be asked keeps nobody up."""

from collections.abc import Iterable

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.consents import policy
from coopcms.consents.models import ApprovalLink
from coopcms.consents.services_links import Wish, ask_for
from coopcms.content.models import Item
from coopcms.db import db
from coopcms.errors import Invalid, NotNow


def ask_all(item: Item, wishes: Iterable[Wish], actor: Actor) -> tuple[list[ApprovalLink], dict[int, Invalid | NotNow]]:
    """The links that were made, and by party why one was not; all in one transaction. Raises NotAllowed, Unknown."""
    made, refused = [], {}
    with db.atomic():
        policy.require_ask(refreshed(actor), item)
        for wish in wishes:
            try:
                made.append(ask_for(item, wish, actor)[0])
            except (Invalid, NotNow) as refusal:
                refused[wish.party] = refusal
    return made, refused
