"""The desk with 10,000 pictures and 5,000 quotes: statements, and milliseconds, of library, uses and registry."""

from statistics import median
from time import monotonic, perf_counter, process_time

import pytest

from coopcms.admin.media_list import KEYS as LIBRARY
from coopcms.admin.media_words import LACKS
from coopcms.admin.media_words import STATES as PICTURE_STATES
from coopcms.admin.registry_list import KEYS as REGISTRY
from coopcms.admin.registry_words import KINDS, STATES
from coopcms.consents.models import Depicted, Quote
from coopcms.media.models import Picture
from tests.bench.library import EVERYWHERE, Library, Shelf

pytestmark = pytest.mark.bench

SIZE = Shelf(items=5_000, centres=30, users=300, reviews=500, pictures=10_000, parties=3_000)
RUNS, MOST = 5, 12  # MOST: statements
WHO = ("author", "network_editor")
OF_LIBRARY = {
    "text": ("Halle 4711",), "centre": ("zentrum-0",), "state": ("ready", "withdrawn"), "lacking": LACKS,
    "ai": ("unknown",), "expiring": ("1",), "trash": ("1",), "sort": ("titel", "ablauf"), "page": ("100", "9999"),
}  # fmt: skip
OF_REGISTRY = {
    "text": ("Person 47",), "kind": KINDS, "state": STATES, "centre": ("zentrum-0",), "former": ("1",),
    "settled": ("1",), "page": ("100",),
}  # fmt: skip


@pytest.fixture(scope="module")
def many(lasting):
    """The whole library."""
    start = monotonic()
    made = Library(SIZE)
    took = monotonic() - start
    print(f"\nbuilt in {took:.0f} s: {Picture.select().count()} pictures, {Quote.select().count()} quotes, "
          f"{Depicted.select().count()} people in pictures")  # fmt: skip
    return made


@pytest.fixture(scope="module")
def pages(many) -> dict[str, str]:
    """What has to be quick, by name."""
    one, live, picture = many.one("review"), many.one("published", owners=1), f"/admin/medien/{EVERYWHERE}"
    rest = {
        "picture": picture, "its people": f"{picture}/menschen", "its 300 uses": f"{picture}/verwendung",
        "its past": f"{picture}/verlauf",
        "pictures to choose": "/admin/medien/waehlen?q=Halle", "registry as a file": "/admin/freigaben/liste.csv",
        "registry in print": "/admin/freigaben/nachweis", "somebody with much": f"/admin/freigaben/partei/{many.busy}",
        "somebody": "/admin/freigaben/partei/2", "consents, in review": f"/admin/item/{one}/freigaben",
        "consents, live": f"/admin/item/{live}/freigaben", "text that quotes": f"/admin/item/{live}",
    }  # fmt: skip
    return _lists("/admin/medien/", LIBRARY, OF_LIBRARY) | _lists("/admin/freigaben/", REGISTRY, OF_REGISTRY) | rest


def _lists(home: str, keys: dict, asked: dict) -> dict[str, str]:
    found = [f"{home}?{keys[name]}={value}" for name, values in asked.items() for value in values]
    return {address: address for address in (home, *found)}


def test_every_filter_is_measured():
    assert OF_LIBRARY.keys() == LIBRARY.keys() and OF_REGISTRY.keys() == REGISTRY.keys()
    assert {"ready", "withdrawn"} < PICTURE_STATES.keys()


@pytest.mark.parametrize("role", WHO)
def test_every_page_takes_few_statements(role, many, pages, entering, statements):
    client = entering(many.people[role])
    print(f"\n{role:<60} statements   first ms  median ms  of our own")
    dear = []
    for name, path in pages.items():
        begun = perf_counter()
        with statements() as sent:
            answer = client.get(path)
            _whole = answer.data  # a file is sent as it is made
        first = (perf_counter() - begun) * 1000
        if answer.status_code != 200:
            dear.append(f"{name}: answers {answer.status_code}")
            continue
        took, own = _medians(client, path)
        print(f"  {name:<58} {len(sent):>10} {first:>10.1f} {took:>10.1f} {own:>11.1f}", flush=True)
        if len(sent) > MOST:
            dear.append(f"{name}: {len(sent)} statements")
    assert not dear, "\n".join(dear)


def _medians(client, path: str) -> tuple[float, float]:
    """Milliseconds until the whole answer is there, and those in which this process worked: a busy machine differs."""
    took, own = [], []
    for _ in range(RUNS):
        start, worked = perf_counter(), process_time()
        _whole = client.get(path).data
        took.append((perf_counter() - start) * 1000)
        own.append((process_time() - worked) * 1000)
    return median(took), median(own)
