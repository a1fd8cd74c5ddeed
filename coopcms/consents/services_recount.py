"""What drafts and reviews make of an answer about a picture they show: each in a transaction of its own."""

from contextlib import suppress

from coopcms.actor import SYSTEM
from coopcms.consents.queries_pictures import showing
from coopcms.consents.services_told import PICTURE_ANSWERED
from coopcms.content.queries import locked_item
from coopcms.content.services import facts_changed
from coopcms.db import db
from coopcms.errors import Unknown


def recount(picture: int) -> int:
    """Have every text that shows the picture looked at anew; how many. Running twice does no harm."""
    numbers = showing(picture)
    for number in numbers:
        with db.atomic(), suppress(Unknown):
            facts_changed(locked_item(number), SYSTEM, PICTURE_ANSWERED)
    return len(numbers)
