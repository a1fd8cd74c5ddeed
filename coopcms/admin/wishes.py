"""What reviewers asked for, as a list to be worked through: on the item's page and beside the form."""

from dataclasses import dataclass
from textwrap import shorten

from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.review.models import ChangeRequest
from coopcms.review.passages import texts_of
from coopcms.review.policy_comments import may_settle
from coopcms.review.queries_comments import Thread
from coopcms.review.queries_passages import place_in_editor, wishes
from coopcms.review.wanted import listed
from coopcms.workflow.facts import Facts

_WORDS, _TEXT = 80, 300  # letters


@dataclass(frozen=True, slots=True)
class Wish:
    """One remark that was asked to be heeded: the words it is about, what it says, where an editor finds it."""

    thread: Thread
    words: str
    text: str
    place: dict
    may_settle: bool

    @property
    def is_done(self) -> bool:
        return not self.thread.is_open


@dataclass(frozen=True, slots=True)
class Wished:
    """All wishes of this cycle; `done` of them are."""

    wishes: tuple[Wish, ...]
    done: int

    @property
    def left(self) -> int:
        return len(self.wishes) - self.done


def wished(item: Item, facts: Facts, actor: Actor, *, speaks: bool) -> Wished | None:
    """What is to be done, None where nothing was asked for as a remark; one select."""
    threads = wishes(item)
    if not threads:
        return None
    texts = texts_of(item.kind, item.head)
    made = tuple(
        Wish(
            thread, _words(item, thread), shorten(thread.first.text, _TEXT, placeholder=" …"),
            place_in_editor(thread, texts) | {"words": thread.now or ""},
            speaks and may_settle(actor, facts, thread.first),
        )
        for thread in threads
    )  # fmt: skip
    return Wished(made, sum(wish.is_done for wish in made))


def typed_reason(request: ChangeRequest, found: Wished | None) -> str:
    """The reason without the list that stands beside it anyway."""
    of_this = [wish.thread.first for wish in found.wishes if wish.thread.first.asked == request.id] if found else []
    return request.comment.removesuffix(listed(request.subject_id, of_this)).rstrip() if of_this else request.comment


def _words(item: Item, thread: Thread) -> str:
    """The words it is about as they are now, else as they were; a field by its name."""
    field = KINDS[item.kind].field(thread.place)
    if field and not thread.first.words:
        return _(field.label)
    words = shorten((thread.now or thread.then) if thread.place else "", _WORDS, placeholder=" …")
    return _("“%(words)s”", words=words) if words else ""
