"""`coopcms item new` and `edit`: words come as FIELD=VALUE, long ones from a file."""

from argparse import ArgumentParser, Namespace

from coopcms.cli.item_named import actor_of, add_actor, item_of, print_row, writing
from coopcms.cli.output import add_format
from coopcms.cli.unread import why_unread
from coopcms.content import services, services_copies
from coopcms.content.kinds.registry import KINDS
from coopcms.content.queries import revision_numbered
from coopcms.errors import Invalid, Problem, msg

LARGEST = 10_000_000  # bytes read of one file: more than any field takes


def add(acts) -> None:
    """new, edit"""
    new = acts.add_parser("new", help="start a draft", description="start a draft")
    new.add_argument("--kind", choices=KINDS, required=True, metavar="KIND", help=", ".join(KINDS))
    new.add_argument("--centre", required=True, metavar="SLUG", help="the lead centre")
    add_actor(new)
    add_words(new)
    add_format(new)
    edit = writing(acts, "edit", "save changed words; of an approved or live item in a new working copy")
    add_words(edit)
    edit.add_argument("--base", type=int, metavar="REVISION", help="number of the version that you read")


def add_words(parser: ArgumentParser) -> None:
    """--set, as often as wished, with one or more words each."""
    summary = (
        "body is HTML, lists are separated by commas; FIELD=@FILE reads a file, FIELD=@@… is a text that begins with @"
    )
    parser.add_argument("--set", action="extend", nargs="+", default=[], metavar="FIELD=VALUE", help=summary)


def words_of(args: Namespace) -> dict[str, str]:
    """The fields that --set names. Raises Invalid with the faulty one."""
    return dict(_pair(text) for text in args.set)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.isidentifier():
        raise Invalid(Problem("set", msg("“%(text)s” is not FIELD=VALUE."), {"text": text[:80]}))
    if value.startswith("@@"):
        return name, value[1:]
    return name, _content(name, value[1:]) if value.startswith("@") else value


def _content(field: str, file: str) -> str:
    try:
        with open(file, "rb") as source:
            return source.read(LARGEST).decode("utf-8-sig")
    except OSError as why:
        values = {"file": file, "why": why_unread(why)}
        raise Invalid(Problem(field, msg("%(file)s cannot be read: %(why)s"), values)) from why
    except UnicodeDecodeError as why:
        raise Invalid(Problem(field, msg("%(file)s is not a text in UTF-8."), {"file": file})) from why


def _new(args: Namespace) -> None:
    item = services.create(args.kind, args.centre, words_of(args), actor_of(args))
    print_row(args, item.id, revision=1, hash=item.head.hash)


def _edit(args: Namespace) -> None:
    actor = actor_of(args)
    item = item_of(args, actor)
    if not args.set:
        raise Invalid(Problem("set", msg("Name at least one field to change: --set FIELD=VALUE.")))
    base = revision_numbered(item, args.base).id if args.base is not None else None
    revision = services_copies.edit(item, words_of(args), actor, base)
    print_row(args, revision.item_id, revision=revision.number, hash=revision.hash)


ACTS = {"new": _new, "edit": _edit}
