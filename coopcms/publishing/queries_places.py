"""Where readers come upon what is live besides its own page."""

from collections.abc import Iterable

from peewee import JOIN

from coopcms.network.models import Organisation, Topic
from coopcms.publishing.models import Listing


def places_of(items: Iterable[int]) -> dict[int, list[str]]:
    """The names of the centres and topics whose lists hold each item, "" for the list of all; one select, or none."""
    wanted, found = list(items), {}
    rows = Listing.select(Listing.item, Organisation.name, Topic.name).join(Organisation, JOIN.LEFT_OUTER)
    rows = rows.switch(Listing).join(Topic, JOIN.LEFT_OUTER).where(Listing.item.in_(wanted)).order_by(Listing.id)
    for item, centre, topic in rows.tuples() if wanted else ():
        found.setdefault(item, []).append(topic or centre or "")
    return {item: list(dict.fromkeys(names)) for item, names in found.items()}
