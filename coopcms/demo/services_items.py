"""The demo's items: written, signed and released by its accounts through the services that everybody uses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coopcms.accounts.queries import actor_for, user_by_email
from coopcms.actor import Actor
from coopcms.consents.bulk import mark_legacy
from coopcms.content import services, services_copies, services_owners
from coopcms.content.kinds.registry import DEFAULT_WORKFLOW
from coopcms.content.models import Item
from coopcms.demo.services_consents import asks, says, speaks
from coopcms.demo.services_pictures import load_pictures, numbered
from coopcms.demo.texts import collections, moment
from coopcms.errors import Unknown, msg
from coopcms.network.queries import setting
from coopcms.network.services import set_setting
from coopcms.review import services as review
from coopcms.review.services_comments import comment
from coopcms.review.services_trash import trash
from coopcms.workflow.facts import Inputs

EDITOR = "redaktion@netz.example"  # answers the network's settings


def load_items(os_user: str) -> None:
    """Write every item of every collection; `os_user` is recorded beside each act."""

    def actor(email: str) -> Actor:
        return _actor(email, os_user)

    pictures: dict[str, int] = {}
    for collection in collections():
        pictures |= load_pictures(collection["pictures"], actor)
        with _meanwhile(collection["settings"], actor(EDITOR)):
            for entry in collection["items"]:
                _item(entry, pictures, actor)


@contextmanager
def _meanwhile(answers: dict[str, str], editor: Actor) -> Iterator[None]:
    """Let these settings hold for a while: an item keeps the workflow it was started under."""
    before = {key: setting(key, DEFAULT_WORKFLOW[key.partition(".")[2]]) for key in answers}
    for key, value in answers.items():
        set_setting(key, value, editor)
    yield
    for key, value in before.items():
        set_setting(key, value, editor)


def _item(entry: dict, pictures: dict[str, int], actor: Callable[[str], Actor]) -> None:
    fields = entry["fields"] | {"body": numbered(entry["fields"].get("body", ""), pictures)}
    item = services.create(entry["kind"], entry["centre"], fields, actor(entry["by"]))
    for act in entry.get("acts", ()):
        _act(item.refetch(), act, actor(act["by"]))


def _act(item: Item, act: dict, by: Actor) -> None:
    own = _OWN.get(act["do"])
    if own:
        own(item, act, by)
        return
    if act["do"] in ("publish", "schedule"):  # what the demo has published nobody was asked about
        mark_legacy([item], by)
    at = moment(act["days"], act["time"]) if "days" in act else None
    given = {name: act[name] for name in ("comment", "mode", "successor", "lane") if name in act}
    review.take(item, act["do"], by, Inputs(hash=item.head.hash, at=at, **given))


def _actor(email: str, os_user: str) -> Actor:
    user = user_by_email(email)
    if user is None:
        raise Unknown(msg("There is no account with the address %(email)s."), field="email", email=email)
    return actor_for(user, "cli", os_user=os_user)


# what is no transition of a workflow
_OWN: dict[str, Callable[[Item, dict, Actor], object]] = {
    "invite": lambda item, act, by: services_owners.invite(item, act["centre"], by),
    "accept": lambda item, act, by: services_owners.accept(item, act["centre"], by),
    "edit": lambda item, act, by: services_copies.edit(item, act["set"], by),
    "comment": lambda item, act, by: comment(item, act["text"], by),
    "trash": lambda item, act, by: trash(item, by),
    "speaks": speaks,
    "says": says,
    "asks": asks,
}
