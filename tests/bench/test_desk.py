"""The desk with 10,000 items, 30 centres, 300 users and 2,000 open reviews: statements, and milliseconds."""

from statistics import median
from time import monotonic, perf_counter

import pytest

from coopcms.admin.list_address import KEYS
from coopcms.admin.list_columns import COLUMNS
from tests.bench.network import Many, Size

pytestmark = pytest.mark.bench

SIZE = Size(items=10_000, centres=30, users=300, reviews=2_000)
WARM, RUNS, MOST, LONGEST = 3, 15, 12, 150  # statements, milliseconds
WHO = ("reviewer", "centre_lead", "network_editor")
FILTERS = {  # a value for each part of a list's address
    "q": "Halle", "zustand": "review", "art": "article", "zentrum": "zentrum-0", "thema": "thema-3", "kopien": "ohne",
    "dran": "1", "wartet": "zentrum-0", "ueberfaellig": "1", "einladung": "1", "gespraech": "1", "meine": "1",
    "beobachtet": "1", "geplant_ab": "2026-11-01", "geplant_bis": "2026-12-24", "endet_ab": "2026-11-01",
    "endet_bis": "2026-12-24", "seit": "2026-11-20", "papierkorb": "1", "sort": "titel", "seite": "150",
    "spalten": ",".join(COLUMNS),
}  # fmt: skip
TOGETHER = (
    "zustand=published", "q=4711", "sort=-frist", "sort=autor", "art=article&zustand=review&zentrum=zentrum-0",
    "q=Lager&zustand=published&sort=titel", "meine=1&zustand=review", "dran=1&ueberfaellig=1&sort=frist",
    "thema=thema-3&zentrum=zentrum-0&seit=2026-11-20", f"zustand=review&gespraech=1&spalten={','.join(COLUMNS)}",
)  # fmt: skip


@pytest.fixture(scope="module")
def many(lasting):
    """The whole network, made in less than two minutes."""
    start = monotonic()
    made = Many(SIZE)
    took = monotonic() - start
    print(f"\nbuilt in {took:.0f} s")
    assert took < 120
    return made


@pytest.fixture(scope="module")
def pages(many) -> dict[str, str]:
    """What has to be quick, by name."""
    one, live = many.one("review"), many.one("published", owners=1)
    asked = ("", *(f"{key}={value}" for key, value in FILTERS.items()), *TOGETHER)
    lists = {f"list ?{given[:60]}": f"/admin/inhalte/?{given}" for given in asked}
    return {
        "start": "/admin/", "worklist": "/admin/pruefung/", "item in review": f"/admin/item/{one}",
        "item live": f"/admin/item/{live}", "review": f"/admin/item/{one}/pruefung", "plan": "/admin/planung/",
    } | lists  # fmt: skip


def test_every_filter_of_the_list_is_measured():
    assert set(FILTERS) == set(KEYS.values())


@pytest.mark.parametrize("role", WHO)
def test_every_page_takes_few_statements_and_little_time(role, many, pages, entering, statements):
    client = entering(many.people[role])
    print(f"\n{role:<70} statements  median ms")
    slow = []
    for name, path in pages.items():
        with statements() as sent:
            answer = client.get(path)
        if answer.status_code != 200:
            slow.append(f"{name}: answers {answer.status_code}")
            continue
        took = _median(client, path)
        print(f"  {name:<70} {len(sent):>8} {took:>10.1f}")
        if len(sent) > MOST or took > LONGEST:
            slow.append(f"{name}: {len(sent)} statements, {took:.0f} ms")
    assert not slow, "\n".join(slow)


def _median(client, path: str) -> float:
    for _ in range(WARM):
        client.get(path)
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        client.get(path)
        times.append(perf_counter() - start)
    return median(times) * 1000
