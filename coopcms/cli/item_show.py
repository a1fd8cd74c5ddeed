"""`coopcms item show`: one item with its words, what is live, its dates and its lanes."""

from argparse import Namespace

from coopcms.actor import Actor
from coopcms.blocks.html import to_html
from coopcms.blocks.text import plain
from coopcms.cli.item_named import actor_of, invited, item_of, owning, reading
from coopcms.cli.output import gettext, print_result
from coopcms.clock import berlin
from coopcms.consents.judged import STATE_WORDS, Matter
from coopcms.consents.models import FACTS, LEGACY, PICTURE, QUOTE
from coopcms.consents.queries import states
from coopcms.content import policy
from coopcms.content.kinds.declaration import PLACEMENT, Field
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import READ, Item
from coopcms.content.queries_sessions import drafts_of
from coopcms.errors import msg
from coopcms.publishing.queries import path_of
from coopcms.review.facts import facts_for
from coopcms.review.queries import LaneView, lane_views

LANES = {
    "waiting": msg("waits for a signature"),
    "claimed": msg("is being read"),
    "signed": msg("has signed"),
    "lapsed": msg("had signed other words"),
    "changes_requested": msg("asks for changes"),
    "paused": msg("rests"),
    "closed": msg("is closed"),
}
MARKS = {LEGACY: STATE_WORDS[LEGACY], "exempt": msg("need not be asked")}  # where nobody was asked


def add(acts) -> None:
    """show"""
    reading(acts, "show", "one item: words, hash, lanes, dates, what is live")


def _show(args: Namespace) -> None:
    actor = actor_of(args)
    item = item_of(args, actor)
    data = _data(item) | _kept(item, actor)
    print_result(args, data, _text(item, data))


def _data(item: Item) -> dict:
    owners = policy.owners_of(item)
    return {
        "id": item.id, "kind": item.kind, "slug": item.slug, "source": item.source_id,
        "workflow": policy.governed_by(item).workflow, "state": item.state, "cycle": item.cycle, "public": item.public,
        **owning(owners), "invited": invited(owners), "head": _head(item), "live": _live(item),
        "publish_at": item.publish_at, "embargo": item.embargo, "expire_at": item.expire_at,
        "lanes": [_lane(view) for view in lane_views(item, facts_for(item))],
    }  # fmt: skip


def _kept(item: Item, actor: Actor) -> dict:
    """The fields in which words of this account are in no version, as those of a save that was refused."""
    kept = {name for draft in drafts_of(item, actor) for name in draft.words}
    return {"kept": sorted(kept)} if kept else {}


def _head(item: Item) -> dict:
    head = item.head
    words = {name: head.content.get(name, "") for name in ("title", "subtitle", "kicker", "lead")}
    body, matters = head.content.get("body", []), states(item, head.content)
    return {
        "revision": head.number, "hash": head.hash, **words, "body_html": to_html(body), "body_text": plain(body),
        "quotes": [_matter(one, "speakers") for one in matters if one.kind == QUOTE],
        "pictures": [{"id": one.subject} | _matter(one, "people") for one in matters if one.kind == PICTURE],
        "firm": next((_matter(one, "firms") for one in matters if one.kind == FACTS), None),
    }  # fmt: skip


def _matter(one: Matter, named: str) -> dict:
    """What somebody else has to agree to: `may_be_public` is the answer of everybody's answers, and of what lacks."""
    voices = [{"name": voice.name, "state": voice.state} for voice in one.voices]
    return {"text": one.text, named: voices, "mark": one.mark, "lack": one.lack, "may_be_public": one.is_released}


def _live(item: Item) -> dict | None:
    if item.public not in READ or item.live_id is None:
        return None
    return {"revision": item.live.number, "hash": item.live.hash, "path": path_of(item)}


def _lane(view: LaneView) -> dict:
    return {"centre": view.centre, "status": view.status, "by": view.by or None, "hash": view.hash or None}


def _text(item: Item, data: dict) -> str:
    title = policy.definition_of(item).states[item.state].title if _known(item) else item.state
    facts = {
        msg("Item"): f"{item.id} {item.kind}/{item.slug}",
        msg("Working copy of"): data["source"],
        msg("State"): f"{title} ({item.state}), {data['workflow']}",
        msg("Owners"): ", ".join(filter(None, (data["lead_centre"], *data["co_owners"]))),
        msg("Invited"): ", ".join(data["invited"]),
        msg("Version"): f"{data['head']['revision']} {data['head']['hash']}",
        msg("Not saved, but kept"): ", ".join(data.get("kept", ())),
        msg("Live"): " ".join(str(part) for part in data["live"].values()) if data["live"] else "",
        msg("Goes live at"): _moment(item.publish_at),
        msg("Embargo until"): _moment(item.embargo),
        msg("Expires at"): _moment(item.expire_at),
    }
    lines = [f"{gettext(label)}: {value}" for label, value in facts.items() if value]
    lines += [
        f"{lane['centre']}: {gettext(LANES[lane['status']])} {lane['by'] or ''}".rstrip() for lane in data["lanes"]
    ]
    return "\n".join([*lines, "", *_words(item), "", data["head"]["body_text"], *_consents(data["head"])])


def _consents(head: dict) -> list[str]:
    """Each quote, picture and set of facts with who has said what; nothing where nobody need be asked."""
    groups = (
        (msg("Quote"), "speakers", head["quotes"]),
        (msg("Picture"), "people", head["pictures"]),
        (msg("Firm"), "firms", [head["firm"]] if head["firm"] else []),
    )
    return [
        f"{gettext(label)}: {one['text']} – {_voices(one[named], one['mark'])}"
        for label, named, found in groups
        for one in found
    ]


def _voices(voices: list[dict], mark: str) -> str:
    said = [f"{voice['name']}: {gettext(STATE_WORDS[voice['state']])}" for voice in voices]
    return ", ".join(said) or gettext(MARKS.get(mark, msg("nobody is named")))


def _known(item: Item) -> bool:
    return item.state in policy.definition_of(item).states


def _moment(value) -> str:
    return berlin(value).strftime("%d.%m.%Y %H:%M") if value else ""


def _words(item: Item) -> list[str]:
    """Every field that has words, but for the body, under its German label."""
    head, lines = item.head, []
    for field in KINDS[item.kind].fields + PLACEMENT:
        value = head.content.get(field.name) or head.placement.get(field.name)
        if value and field.name != "body":
            lines.append(f"{gettext(field.label)}: {_said(field, value)}")
    return lines


def _said(field: Field, value: str | list[str]) -> str:
    return ", ".join(value) if isinstance(value, list) else gettext(dict(field.choices).get(value, value))


ACTS = {"show": _show}
