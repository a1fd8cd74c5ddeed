"""Open conversations in which somebody was called by name, and which nobody has taken over from them."""

from peewee import Expression, Value, fn

from coopcms.accounts.models import User
from coopcms.content.models import SUBJECT, Item
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.review.models import Comment

TAKEN_OVER = "talk_handed_over"  # the verb under which an item's history keeps who answers for whom now
CALL = "/admin/item/", "/kommentare#k"  # before and after the item's number: where the news of a call lead
First = Comment.alias("first_remark")


def calls(user: User) -> Expression:
    """A condition on Item: there is such a conversation. Who was called is what the person was told then."""
    remarks = (
        Comment.select(Value(1))
        .join(First, on=(First.id == fn.COALESCE(Comment.answers, Comment.id)))
        .join(InboxEntry, on=(InboxEntry.facts["url_path"].as_text() == _address()))
        .where(
            Comment.subject_kind == SUBJECT, Comment.subject_id == Item.id, First.resolved_at.is_null(),
            InboxEntry.user == user, InboxEntry.event == "mentioned", InboxEntry.subject_kind == SUBJECT,
            InboxEntry.subject_id == Item.id, InboxEntry.facts["deputised"].as_text().is_null(),
            ~fn.EXISTS(_taken_over(user)),
        )
    )  # fmt: skip
    return fn.EXISTS(remarks)


def _address():
    before, after = CALL
    return Value(before).concat(Comment.subject_id.cast("text")).concat(after).concat(Comment.id.cast("text"))


def _taken_over(user: User):
    return HistoryLine.select(Value(1)).where(
        HistoryLine.subject_kind == SUBJECT, HistoryLine.subject_id == Comment.subject_id,
        HistoryLine.verb == TAKEN_OVER, HistoryLine.at >= Comment.at,
        HistoryLine.facts["leaver"].as_text() == str(user.id),
    )  # fmt: skip
