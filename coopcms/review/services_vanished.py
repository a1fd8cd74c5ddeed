"""Whoever looks after a live text hears once what readers see no more in it, because somebody does not agree."""

from collections.abc import Iterable, Mapping

from coopcms.actor import Actor
from coopcms.blocks.text import inside
from coopcms.consents.facts_words import in_words
from coopcms.consents.judged import STATE_WORDS, shortened
from coopcms.consents.models import FACTS, PICTURE, QUOTE
from coopcms.consents.services_told import VANISHED
from coopcms.consents.services_vanished import GONE
from coopcms.content.models import Item
from coopcms.content.queries import contributors_of_revision, item_by_id
from coopcms.db import db
from coopcms.errors import Unknown, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event
from coopcms.ledger.jobs import Handlers, finish
from coopcms.ledger.models import Job
from coopcms.notify.letter import german
from coopcms.publishing.services_words import live_with_picture
from coopcms.review.telling import releasing, tell_people

GONE_FROM = "picture_gone_from"  # the kind of job that tells of one text
_GONE = {
    QUOTE: msg("Quote: “%(text)s”"),
    PICTURE: msg("Picture: “%(text)s”"),
    FACTS: msg("What is said of the company: “%(text)s”"),
}
_BESIDES = msg("Answered besides:")


def words_vanished(event: Event) -> None:
    """Somebody at the desk has noted an answer by which words or pictures vanish from a live text."""
    tell_of_vanished(item_by_id(event.subject), event.actor, "", event.facts["gone"])


def tell_of_vanished(
    original: Item, actor: Actor, how: str, gone: Iterable[dict], answered: tuple[Mapping[int, str], list] = ({}, [])
) -> None:
    """Tell publishers and leads of all centres that own the text, and whoever wrote what is live, but not the actor.

    `answered` are others who hear of it, with the reason, and what was answered in the same act.
    """
    others, besides = answered
    why = {**others, **releasing(original), **dict.fromkeys(contributors_of_revision(original.live), "authors")}
    told = "\n".join(german(_GONE[one["kind"]]) % {"text": inside(short(one))} for one in gone)
    told += f"\n\n{german(_BESIDES)}\n{listed(besides)}" if besides else ""
    tell_people(original, actor, VANISHED, set(why), why=why, comment=told, transition=how)


def listed(said: Iterable[dict]) -> str:
    """Answers in a line each: the first words of what was asked about, and what was said."""
    return "\n".join(f"„{inside(short(one))}“ – {german(STATE_WORDS[one['state']])}" for one in said)


def short(one: Mapping[str, str]) -> str:
    """The first words of a quote, a picture's title, or facts as people read them."""
    return shortened(words(one["kind"], one["text"]))


def words(kind: str, text: str) -> str:
    """The words as people read them: facts have the names of their fields."""
    return "\n".join(": ".join(pair) for pair in in_words(text, german, "de")) if kind == FACTS else text


def jobs() -> Handlers:
    """What finds the texts that showed a picture, and tells of each."""
    return {GONE: spread, GONE_FROM: tell_one}


def spread(args: dict, job: Job) -> None:
    """Queue what is told of each live text that shows the picture, but one that has heard of it, each once."""
    with db.atomic():
        for number in sorted(set(live_with_picture(args["picture"])) - {args["but"]}):
            ledger.put_job(GONE_FROM, args | {"text": number}, key=f"{GONE_FROM}-{job.id}-{number}")
        finish(job)


def tell_one(args: dict, job: Job) -> None:
    """Tell of one text, unless it is gone meanwhile."""
    with db.atomic():
        if (item := _live(args["text"])) is not None:
            gone = [{"kind": PICTURE, "text": args["title"]}]
            tell_of_vanished(item, Actor(args["by"], args["name"]), args["how"], gone)
        finish(job)


def _live(number: int) -> Item | None:
    try:
        item = item_by_id(number)
    except Unknown:
        return None
    return item if item.is_live else None
