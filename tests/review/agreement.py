"""Three answers to one question: what the desk offers, what `item explain` says, what the services accept."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import timedelta

from lxml import html

from coopcms.accounts.models import Role
from coopcms.cli.main import main
from coopcms.clock import now
from coopcms.content.models import Item, ItemGrant
from coopcms.content.queries import item_by_id
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import invite
from coopcms.db import db
from coopcms.errors import Refused, TransitionDenied, Unknown
from coopcms.network.models import Organisation
from coopcms.publishing.models import Path
from coopcms.review.services import take
from coopcms.review.services_trash import trash, untrash
from coopcms.workflow.facts import Inputs
from tests.fixtures.people import PASSWORD
from tests.review.crowd import Network
from tests.review.evaluation import Place, Somebody, flows
from tests.review.network import CENTRES, ROLES

ITEM = re.compile(r"/admin/item/(\d+)")
STEP = re.compile(r"/akt/(\w+)$")


class Crowd(Network):
    """The people of the random histories, who also get roles, stand in for others and leave fields empty."""

    def act(self, name: str, one: int, two: int) -> None:
        """One thing that somebody does or tries; both numbers choose who, where and how."""
        with suppress(Refused):
            self.deeds[name](self, one, two)

    def on(self, one: int, two: int) -> None:
        self.go_on(one, [two, one + two], two % 24)

    def through(self, one: int, two: int) -> None:
        self.bring_to_readers(one, [two, one, two + 1])

    def sign(self, one: int, two: int) -> None:
        self.sign_and_write(one, two, "Alte Halle", bool(two % 2), [two])

    def copied_out(self, one: int, two: int) -> None:
        copy_out(self.item(one, "published", "approved"), self.cast["author@siegen"])

    def joined(self, one: int, two: int) -> None:
        self.join(one, CENTRES[two % 3], ("review", "draft", "published")[two % 3])

    def invited(self, one: int, two: int) -> None:
        invite(self.item(one, "review", "draft"), "hannover", self.cast["centre_lead@siegen"])

    def stopped(self, one: int, two: int) -> None:
        found, centre = self.item(one, "review"), CENTRES[two % 2]
        take(found, "request_changes", self.cast[f"reviewer@{centre}"], self.inputs(found, 1, centre))
        if two % 3:
            take(found, "submit", self.cast["author@siegen"], Inputs())

    def submitted(self, one: int, two: int) -> None:
        take(self.item(one, "draft"), "submit", self.cast["author@siegen"], Inputs())

    def doubted(self, one: int, two: int) -> None:
        """A lane signs, asks for changes of newer words, and the old ones are brought back."""
        found, signer = self.item(one, "review"), self.cast["reviewer@siegen"]
        take(found, "sign_off", signer, self.inputs(found, 1, ""))
        save(found, {"title": "Anders"}, self.cast["second@siegen"])
        found = item_by_id(found.id)
        take(found, "request_changes", signer, self.inputs(found, 1, ""))
        save(found, {"title": "Neue Halle"}, self.cast["author@siegen"])
        take(found, "submit", self.cast["author@siegen"], Inputs())

    def emptied(self, one: int, two: int) -> None:
        save(self.item(one, "draft"), {("lead", "title")[two % 2]: ""}, self.cast["author@siegen"])

    def later(self, one: int, two: int) -> None:
        self.time_passes(two % 30)

    def binned(self, one: int, two: int) -> None:
        self.throw_away(one, 1, trash if two % 3 else untrash)

    def parted(self, one: int, two: int) -> None:
        self.part(one, CENTRES[two % 3])

    def barred(self, one: int, two: int) -> None:
        at = now() + timedelta(hours=two)
        take(self.item(one, "approved", "draft"), "embargo", self.cast["author@siegen"], Inputs(at=at))

    def left(self, one: int, two: int) -> None:
        """A centre has nobody with this role any more."""
        place = Organisation.get(Organisation.slug == CENTRES[one % 3])
        Role.delete().where(Role.organisation == place, Role.role == ROLES[two % 4]).execute()

    deeds = {
        "on": on, "through": through, "sign": sign, "copy": copied_out, "join": joined, "invite": invited,
        "give": submitted, "stop": stopped, "doubt": doubted, "empty": emptied, "later": later, "bin": binned,
        "part": parted, "bar": barred, "leave": left,
    }  # fmt: skip
    likely = (*deeds, "through", "through", "copy")


def failing(item: Item, step: str = "", at=None) -> frozenset[str]:
    """The named checks that do not hold, by the design's words; `step` and `at` are those of an act."""
    original = item.source if item.is_copy else item
    missing = {name for name in ("title", "lead", "body") if not item.head.content.get(name)}
    wish = item.head.placement.get("slug") or original.slug
    others = Item.select().where(
        Item.kind == item.kind, Item.slug == wish, Item.source.is_null(), Item.id != original.id
    )
    paths = Path.select().where(Path.path == f"/artikel/{wish}", Path.item != original.id)
    live = not original.trashed_at and original.public == "live" and original.live_id == item.source_revision_id
    found = {
        "path_free": others.exists() or paths.exists(),
        "base_is_live": item.is_copy and not live,
        "embargo_over": bool(item.embargo) and item.embargo > now(),
        "dates_in_order": _disordered(item, original, step, at),
        "embargo_not_earlier": _shortens(item, at),
    }
    return frozenset(missing | {name for name, fails in found.items() if fails})


def _disordered(item: Item, original: Item, step: str, at) -> bool:
    expires = at if step == "expire" else original.expire_at
    live = at if step == "schedule" else item.publish_at
    past = step in ("expire", "schedule") and at is not None and at <= now()
    embargoed = bool(live and item.embargo and live < item.embargo)
    return past or embargoed or bool(live and expires and expires <= live)


def _shortens(item: Item, at) -> bool:
    if at is None:
        return False
    return at <= now() or bool(item.embargo and at < item.embargo) or bool(item.publish_at and at > item.publish_at)


def explained(item: Item, mail: str) -> dict | None:
    """What the command line says, None where the item is unknown to this account."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(["item", "explain", str(item.id), "--actor", mail, "--format", "json"])
    assert status in (0, 2), err.getvalue()
    return json.loads(out.getvalue()) if status == 0 else None


class Desk:
    """The item's page as a person reads it: steps as forms, and by title those that are not possible, with reasons."""

    def __init__(self, answer, place: Place):
        self.status = answer.status_code
        root = html.document_fromstring(answer.text)
        actions = [STEP.search(form.get("action", "")) for form in root.xpath("//form[@method='post']")]
        self.offered = {found[1] for found in actions if found}
        names = {step["title"]: name for name, step in flows()[place.flow]["transitions"].items()}
        self.signed = len(root.xpath("//table//*[contains(@class, 'lane-signed')]"))
        rows = root.xpath("//*[contains(@class, 'impossible')]//dl/div")
        self.impossible = {names[row.findtext("dt").strip()]: [*_said(row)] for row in rows}


class Lists:
    """Which items the start page and the worklist bring before somebody, each in its list."""

    def __init__(self, client):
        start = html.document_fromstring(client.get("/admin/").text)
        names = ("pruefung", "freigabe", "wartend", "zurueck", "einladungen")
        self.start = {name: _items_in(start.xpath(f"//*[@id='{name}']")) for name in names}
        self.start["entwuerfe"] = _items_in(start.xpath("//*[@aria-labelledby='entwuerfe']"))
        self.worklist = _items_in(html.document_fromstring(client.get("/admin/pruefung/").text).xpath("//main//table"))


def _items_in(parts) -> set[int]:
    return {int(found[1]) for part in parts for a in part.iter("a") if (found := ITEM.match(a.get("href", "")))}


def _said(row) -> Iterator[tuple[str, str]]:
    for reason in row.findall("dd"):
        who = " ".join(span.text_content().strip() for span in reason.xpath(".//*[contains(@class, 'who')]"))
        yield " ".join(reason.text_content().split()), who


def accepted(item: Item, step: str, actor, inputs: Inputs) -> tuple | None:
    """None if the service takes the step, else its reasons as (kind, name), one called unknown; all is undone."""
    with db.atomic() as undo:
        try:
            take(item_by_id(item.id), step, actor, inputs, PASSWORD)
        except TransitionDenied as denied:
            assert all(str(reason) for reason in denied.reasons)
            return tuple((reason.kind, reason.name) for reason in denied.reasons)
        except Unknown:
            return (("unknown", "unknown"),)
        finally:
            undo.rollback()
    return None


def given(item: Item, hours: int, lane: str) -> Inputs:
    """Everything a step may ask for."""
    at = now() + timedelta(hours=hours)
    return Inputs(comment="Ein Grund.", at=at, mode="banner", hash=item.head.hash, lane=lane, confirm=True)


def newcomer(entry: str) -> Somebody:
    """Somebody who holds just this, `role@centre`, and has written nothing."""
    role, centre = entry.split("@")
    stands_in = {centre} if role == "substitute" else set()
    return Somebody(-1, frozenset({(role, centre)}), frozenset(stands_in))


def more_roles(user: int, role: str, centre: str) -> None:
    """One more role for somebody, as an administrator gives it."""
    place = Organisation.get(Organisation.slug == centre)
    Role.insert(user=user, role=role, organisation=place).on_conflict_ignore().execute()


def standing_in(user: int, item: Item, centre: str) -> None:
    """Somebody stands in for the lane of a centre on this item."""
    place = Organisation.get(Organisation.slug == centre)
    row = {"item": item.id, "user": user, "organisation": place, "role": "substitute", "granted_by": 1}
    ItemGrant.insert(**row).on_conflict_ignore().execute()
