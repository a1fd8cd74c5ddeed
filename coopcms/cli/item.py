"""`coopcms item`: one item or many, through the services the desk uses."""

from argparse import ArgumentParser, Namespace

from coopcms.cli import (
    item_acts,
    item_copies,
    item_lanes,
    item_list,
    item_owners,
    item_past,
    item_preview,
    item_ready,
    item_show,
    item_words,
)
from coopcms.cli.session import open_instance
from coopcms.errors import Invalid, NotAllowed, NotNow, Problem, Stale, Taken, msg

PARTS = (
    item_list,
    item_words,
    item_show,
    item_acts,
    item_owners,
    item_lanes,
    item_copies,
    item_past,
    item_preview,
    item_ready,
)


def add(parser: ArgumentParser) -> None:
    """The acts of every part."""
    acts = parser.add_subparsers(dest="act", required=True)
    for part in PARTS:
        part.add(acts)


def run(args: Namespace) -> int:
    """Do what was asked; 0 unless a part says otherwise."""
    _refuse_broken(args)
    open_instance()
    try:
        return ACTS[args.act](args) or 0
    except (NotAllowed, NotNow, Stale, Taken) as refusal:
        if hasattr(args, "item"):
            refusal.state = args.item.refetch().state
        raise


def _refuse_broken(args: Namespace) -> None:
    """No database takes a NUL or half a character, so it is told before one is asked."""
    for name, value in vars(args).items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and ("\0" in text or any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)):
                raise Invalid(Problem(name, msg("This is not a text in UTF-8. Please type it anew.")))


ACTS = {name: act for part in PARTS for name, act in part.ACTS.items()}
