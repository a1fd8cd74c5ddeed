"""Remarks on an item: a conversation beside the text, never part of it."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import contributors_of_revision, locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, NotNow, Problem, Unknown, msg
from coopcms.ledger import services as ledger
from coopcms.review.mentions import mentions
from coopcms.review.models import Comment
from coopcms.review.passages import Spot, located
from coopcms.review.policy_comments import may_settle, who_settles
from coopcms.review.queries_comments import passages_of, viewers_of
from coopcms.review.telling import tell_people

LONGEST = 5000
MOST_WORDS = 1000  # letters of marked words
_EXCERPT = 200  # letters of a remark that news of it tell


def comment(item: Item, text: str, actor: Actor) -> Comment:
    """Say something about the item as it stands; who comments is no contributor by that. Raises Invalid."""
    return _say(item, text, actor, {})


def comment_on(item: Item, place: str, text: str, actor: Actor) -> Comment:
    """Say something about one passage (a block's id) or field, whose words are kept with it. Raises Invalid."""
    return _say(item, text, actor, {"anchor": place})


def comment_on_words(item: Item, spot: Spot, text: str, actor: Actor) -> Comment:
    """Say something about a few words, which are kept with what stands around them. Raises Invalid."""
    return _say(item, text, actor, {"spot": spot})


def answer(item: Item, thread: int, text: str, actor: Actor) -> Comment:
    """Answer in the conversation of that number; one that was settled stays so. Raises Unknown, Invalid."""
    return _say(item, text, actor, {"answers": thread})


def resolve(item: Item, thread: int, actor: Actor) -> Comment:
    """End a conversation: it is done. Raises Unknown, NotAllowed with who could, NotNow."""
    return _settle(item, thread, actor, "comment_resolved")


def reopen(item: Item, thread: int, actor: Actor) -> Comment:
    """Begin a conversation again that was ended. Raises Unknown, NotAllowed with who could, NotNow."""
    return _settle(item, thread, actor, "comment_reopened")


def _say(item: Item, text: str, actor: Actor, about: dict) -> Comment:
    text = _clean(text)
    with db.atomic():
        actor, item = _talking(actor, item)
        about = _columns(item, about)
        ledger.record("commented", SUBJECT, item.id, actor, revision=item.head.number)
        said = Comment.create(
            subject_id=item.id, revision_id=item.head_id, hash=item.head.hash, text=text,
            user_id=actor.id, user_name=actor.name, at=now(), **about,
        )  # fmt: skip
        _tell(item, said, actor)
    return said


def _clean(text: str) -> str:
    text = text.replace("\x00", "").encode("utf-8", "ignore").decode().replace("\r\n", "\n").strip()
    if not text:
        raise Invalid(Problem("comment", msg("Please write a comment.")))
    if len(text) > LONGEST:
        raise Invalid(Problem("comment", msg("Too long: at most %(limit)s characters."), {"limit": LONGEST}))
    return text


def _talking(actor: Actor, item: Item) -> tuple[Actor, Item]:
    """Who speaks, with the roles held now, and the locked item they may comment on."""
    actor, item = refreshed(actor), locked_item(item.id)
    policy.require_view(actor, item)
    if item.trashed_at or item.closed:
        raise NotNow(msg("What lies in the trash or has been checked in is not commented on any more."))
    policy.require(actor, item, "comment")
    return actor, item


def _thread(item: Item, number: int) -> Comment:
    found = Comment.get_or_none(Comment.id == number, Comment.subject_kind == SUBJECT, Comment.subject_id == item.id)
    if found is None:
        raise Unknown(msg("There is no such comment."))
    return found.answers or found


def _columns(item: Item, about: dict) -> dict:
    if "answers" in about:
        return {"answers": _thread(item, about["answers"]).id}
    if "anchor" in about:
        return {"anchor": about["anchor"], "passage": _passage(item, about["anchor"])}
    return _words(item, about["spot"]) if "spot" in about else {}


def _words(item: Item, spot: Spot) -> dict:
    if len(spot.words) > MOST_WORDS:
        message = msg("These are very many words: at most %(limit)s characters. Comment on the whole passage.")
        raise Invalid(Problem("words", message, {"limit": MOST_WORDS}))
    found = located(item.kind, item.head, spot)
    if found is None:
        raise Invalid(Problem("words", msg("These words are not in the text any more. Comment on the whole passage.")))
    name, quote = found
    return {"anchor": name, "passage": quote.text, "words": quote.words, "start": quote.start}


def _passage(item: Item, place: str) -> str:
    at = passages_of(item.kind, item.head)
    if place not in at:
        raise Invalid(Problem("place", msg("This passage is not in the text any more. Comment on the whole text.")))
    return at[place]


def _tell(item: Item, said: Comment, actor: Actor) -> None:
    """Who is called by name is told so; of any remark the writers hear, and those who take part in the talk."""
    called = mentions(said.text, viewers_of(item)).people if "@" in said.text else frozenset()
    others = contributors_of_revision(item.head) | _takes_part(said)
    quote = f"„{_excerpt(said.words)}“ – " if said.words else ""
    facts = {"comment": quote + _excerpt(said.text), "url_path": f"/admin/item/{item.id}/kommentare#k{said.id}"}
    for event, people in (("mentioned", called), ("commented", others - called)):
        if people := set(people) - {actor.id}:
            tell_people(item, actor, event, people, **facts)


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1].rstrip()}…"


def _takes_part(said: Comment) -> frozenset[int]:
    first = said.answers_id or said.id
    rows = Comment.select(Comment.user_id).where((Comment.id == first) | (Comment.answers == first))
    return frozenset(user for (user,) in rows.tuples())


def _settle(item: Item, thread: int, actor: Actor, verb: str) -> Comment:
    done = verb == "comment_resolved"
    with db.atomic():
        actor, item = _talking(actor, item)
        first, facts = _thread(item, thread), policy.facts_of(item)
        if not may_settle(actor, facts, first):
            message = msg("Only who began the conversation, and those who write or review the text, can settle it.")
            raise NotAllowed(message, who_can=who_settles(facts))
        if done == bool(first.resolved_at):
            raise NotNow(msg("It is settled already.") if done else msg("It is open already."))
        first.resolved_at, first.resolved_by, first.resolved_name = (
            (now(), actor.id, actor.name) if done else (None, None, None)
        )
        first.save(only=[Comment.resolved_at, Comment.resolved_by, Comment.resolved_name])
        ledger.record(verb, SUBJECT, item.id, actor, comment_id=first.id)
        people = _takes_part(first) - {actor.id}
        if done and people:
            url = f"/admin/item/{item.id}/kommentare#k{first.id}"
            tell_people(item, actor, "comment_resolved", set(people), comment=_excerpt(first.text), url_path=url)
    return first
