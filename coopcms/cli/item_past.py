"""`coopcms item history` and `diff`: what happened to an item, and what its versions differ in."""

from argparse import Namespace

from coopcms.cli import item_diff
from coopcms.cli.item_named import actor_of, item_of, reading
from coopcms.cli.output import gettext, print_result
from coopcms.clock import berlin
from coopcms.consents.queries_past import Told, told_of
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item, Revision
from coopcms.content.queries import revision_numbered
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import history_of


def add(acts) -> None:
    """history, diff"""
    reading(acts, "history", "what happened to an item, the newest first")
    parser = reading(acts, "diff", "word by word, what two versions differ in")
    parser.add_argument(
        "revisions", nargs="*", type=int, metavar="REVISION",
        help="one or two numbers; without, from what is live (of a copy: from its base), else the version before",
    )  # fmt: skip


def _history(args: Namespace) -> None:
    actor = actor_of(args)
    item = item_of(args, actor)
    policy.require(actor, item, "history")
    lines = list(history_of(SUBJECT, item.id))
    told = told_of(lines)
    data = [_entry(line) | _consent(told.get(line.id)) for line in lines]
    print_result(args, data, "\n".join(_line(entry) for entry in data))


def _entry(line: HistoryLine) -> dict:
    return {
        "id": line.id, "at": line.at, "verb": line.verb, "actor": {"id": line.actor_id, "name": line.actor_name},
        "via": line.via, "os_user": line.os_user, "request": line.request, "definition": line.definition,
        "lateness": line.lateness, "facts": line.facts,
    }  # fmt: skip


def _consent(told: Told | None) -> dict:
    """Who was asked or answered, in which exact words."""
    return {"consent": {"names": list(told.names), "words": told.words, "proposal": told.proposal}} if told else {}


def _line(entry: dict) -> str:
    facts = "  ".join(f"{name}={_short(value)}" for name, value in entry["facts"].items() if name != "hash")
    told = entry.get("consent", {"names": [], "words": "", "proposal": ""})
    whole = {"names": ", ".join(told["names"]), "words": told["words"], "proposal": told["proposal"]}
    facts += "".join(f"  {name}={' '.join(value.split())}" for name, value in whole.items() if value)
    at = berlin(entry["at"]).strftime("%d.%m.%Y %H:%M:%S")
    return f"{at}  {entry['verb']:18} {entry['actor']['name']} ({entry['via']})  {facts}".rstrip()


def _short(value) -> str:
    text = str(value).replace("\n", " ")
    return text if len(text) <= 60 else text[:59] + "…"


def _diff(args: Namespace) -> None:
    actor = actor_of(args)
    item = item_of(args, actor)
    policy.require(actor, item, "history")
    old, new = _sides(item, args.revisions)
    data = {"id": item.id, "from": _named(old), "to": _named(new), "fields": item_diff.differences(item.kind, old, new)}
    print_result(args, data, item_diff.as_text(item.kind, data["fields"]) or gettext(msg("Both versions are equal.")))


def _sides(item: Item, numbers: list[int]) -> tuple[Revision, Revision]:
    if len(numbers) > 2:
        raise Invalid(Problem("revisions", msg("Name two versions at most.")))
    old, new = [revision_numbered(item, number) for number in numbers] + [None] * (2 - len(numbers))
    return old or _before(item), new or item.head


def _before(item: Item) -> Revision:
    """What the head is compared with: the base of a copy, the live version, else the one before."""
    if item.is_copy and item.source_revision_id:
        return item.source_revision
    if item.live_id and item.live_id != item.head_id:
        return item.live
    return item.head.base or item.head


def _named(revision: Revision) -> dict:
    return {"item": revision.item_id, "revision": revision.number, "hash": revision.hash}


ACTS = {"history": _history, "diff": _diff}
