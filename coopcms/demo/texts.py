"""What the demo consists of, read from `texts/`: the network, its cast, and its items with what is done to each."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

from coopcms.clock import BERLIN, berlin, now

FOLDER = Path(__file__).parent / "texts"
NETWORK = "network.toml"


@cache
def network() -> dict:
    """Organisations with all their names, topics, settings and accounts."""
    return _read(FOLDER / NETWORK)


def collections() -> Iterator[dict]:
    """`pictures`, and `items` with fields and acts while `settings` hold; a file each, in the order of their names."""
    for file in sorted(FOLDER.glob("*.toml")):
        if file.name != NETWORK:
            yield {"settings": {}, "pictures": [], "items": []} | _read(file)


def moment(days: int, clock: str) -> datetime:
    """`days` from today at that time on Berlin's clocks, as `06:00`."""
    day = berlin(now()).date() + timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), BERLIN)


def _read(file: Path) -> dict:
    return tomllib.loads(file.read_text("utf-8"))
