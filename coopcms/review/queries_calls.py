"""Open conversations in which somebody was called by name, and which nobody has taken over from them."""

from peewee import JOIN, Value, fn

from coopcms.accounts.models import User
from coopcms.content.models import SUBJECT, Item, Revision
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.review.models import Comment

TAKEN_OVER = "talk_handed_over"  # the verb under which an item's history keeps who answers for whom now
First = Comment.alias("first_remark")


def items_calling(user: User) -> list[Item]:
    """Texts with such a conversation, each once; two selects. Who was called is what the person was told then."""
    calls = _calls(user)
    if not calls:
        return []
    began = fn.COALESCE(Comment.answers, Comment.id)
    remarks = (
        Comment.select(Comment.subject_id)
        .join(First, on=(First.id == began))
        .where(Comment.id.in_(calls), Comment.subject_kind == SUBJECT, Comment.subject_id == Item.id)
        .where(First.resolved_at.is_null(), ~fn.EXISTS(_taken_over(user)))
    )
    return list(
        Item.select(Item, Revision.id, Revision.title)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .switch(Item)
        .where(fn.EXISTS(remarks), Item.trashed_at.is_null(), ~Item.closed)
        .order_by(Item.id)
    )


def _calls(user: User) -> list[int]:
    """The numbers of the remarks that called the person, not one for whom they stood in."""
    rows = InboxEntry.select(InboxEntry.facts).where(
        InboxEntry.user == user, InboxEntry.event == "mentioned", InboxEntry.subject_kind == SUBJECT
    )
    told = [facts for (facts,) in rows.tuples() if not facts.get("deputised")]
    ends = (facts.get("url_path", "").rpartition("#k")[2] for facts in told)
    return sorted({int(end) for end in ends if end.isascii() and end.isdigit()})


def _taken_over(user: User):
    return HistoryLine.select(Value(1)).where(
        HistoryLine.subject_kind == SUBJECT, HistoryLine.subject_id == Comment.subject_id,
        HistoryLine.verb == TAKEN_OVER, HistoryLine.at >= Comment.at,
        HistoryLine.facts["leaver"].as_text() == str(user.id),
    )  # fmt: skip
