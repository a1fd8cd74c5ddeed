"""A process that signs when told: `python -m tests.review.signer MAIL ITEM HASH`; a line on stdin starts it."""

import sys

from coopcms.cli.session import actor_from, open_instance
from coopcms.content.queries import item_by_id
from coopcms.errors import Refused
from coopcms.review.services import take
from coopcms.workflow.facts import Inputs


def main(mail: str, item: str, words: str) -> None:
    """Say `ready`, wait for a line, sign, say what came of it."""
    open_instance()
    actor, found = actor_from(mail), item_by_id(int(item))
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        print(take(found, "sign_off", actor, Inputs(hash=words)).state, flush=True)
    except Refused as refusal:
        print(f"refused {refusal}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
