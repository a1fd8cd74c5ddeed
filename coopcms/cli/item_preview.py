"""`coopcms item preview-link`: a link by which people without an account read a draft, and its end."""

from argparse import Namespace

from coopcms import config
from coopcms.cli.item_named import actor_of, item_of, writing
from coopcms.cli.output import gettext, print_result
from coopcms.clock import berlin
from coopcms.errors import msg
from coopcms.review.queries_preview import address_at
from coopcms.review.services_preview import DAYS, revoke, revoke_all, share

WEEK, ALL = 7, 0


def add(acts) -> None:
    """preview-link"""
    summary = "make a link that shows the newest words to people without an account, or end such links"
    parser = writing(acts, "preview-link", summary)
    days = f"{', '.join(map(str, DAYS))}; without, {WEEK}"
    parser.add_argument("--days", type=int, default=WEEK, metavar="N", help=f"how long it holds: {days}")
    parser.add_argument("--note", default="", metavar="TEXT", help="for whom it is, read at the desk only")
    parser.add_argument(
        "--revoke", nargs="?", type=int, const=ALL, metavar="LINK", help="end this link, by its number; without, all"
    )


def _preview_link(args: Namespace) -> None:
    actor = actor_of(args)
    item = item_of(args, actor)
    if args.revoke is not None:
        _print_ended(args, _end(item, args.revoke, actor))
        return
    link, token = share(item, args.days, args.note, actor)
    address = address_at(config.load().base_url, token)
    data = {"id": item.id, "link": link.id, "address": address, "expires_at": link.expires_at}
    print_result(args, data, f"{address}\n{link.id:6}  {berlin(link.expires_at):%d.%m.%Y %H:%M}")


def _end(item, link_id: int, actor) -> int:
    if link_id == ALL:
        return revoke_all(item, actor)
    revoke(item, link_id, actor)
    return 1


def _print_ended(args: Namespace, count: int) -> None:
    said = gettext(msg("Links that were ended: %(count)s"), count=count)
    print_result(args, {"id": args.item.id, "ended": count}, said)


ACTS = {"preview-link": _preview_link}
