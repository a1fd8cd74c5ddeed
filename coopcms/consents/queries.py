"""Reads of one text: what in it others must agree to, what is missing, and the rows behind it."""

from collections.abc import Mapping

from peewee import JOIN

from coopcms.consents.judged import Matter, Missing, matters_of, missing_of
from coopcms.consents.models import Answer, Party, Quote
from coopcms.consents.queries_known import Wanted, known
from coopcms.content.models import Item
from coopcms.errors import Unknown, msg


def original_id(item: Item) -> int:
    """The item whose quotes count: a working copy's belong to its source."""
    return item.source_id if item.is_copy else item.id


def states(item: Item, content: Mapping) -> list[Matter]:
    """Everything in these words that others must agree to and what each has said; one select, none for nothing."""
    wanted = wanted_of(item, content)
    return matters_of(original_id(item), content, known(wanted))


def wanted_of(item: Item, content: Mapping) -> Wanted:
    """What has to be looked up about these words of the item."""
    return Wanted().content(original_id(item), content)


def missing(item: Item, content: Mapping) -> list[Missing]:
    """What keeps exactly these words and pictures from the public; one select, none where nobody need be asked."""
    return missing_of(states(item, content))


def quote_of(item: Item, hash_: str) -> Quote:
    """The quote of the item with these words; raises Unknown."""
    found = Quote.get_or_none(Quote.item == original_id(item), Quote.hash == hash_)
    if found is None:
        raise Unknown(msg("This text has no such quote."))
    return found


def party(number: int) -> Party:
    """One party; raises Unknown."""
    found = Party.get_or_none(Party.id == number)
    if found is None:
        raise Unknown(msg("There is no such person or firm."))
    return found


def answers_about(kind: str, subject: int) -> list[Answer]:
    """All that was said about one thing in any form of it, the oldest first; one select with the parties."""
    rows = Answer.select(Answer, Party).join(Party, JOIN.LEFT_OUTER).where(Answer.subject_kind == kind)
    return list(rows.where(Answer.subject_id == subject).order_by(Answer.id))
