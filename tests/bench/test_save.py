"""How quick the server saves a text of 5,000 words: the whole request of the form, from its fields to the answer."""

from statistics import median
from time import perf_counter

import pytest

from coopcms.blocks.html import to_html_with_ids
from coopcms.blocks.text import words
from tests.admin.conftest import inside  # noqa: F401
from tests.admin.test_editing import edit_of, opened
from tests.bench.long_text import LONG

pytestmark = pytest.mark.bench
SAVE = 100  # milliseconds


def test_the_server_saves_it_quickly(inside, draft, author):  # noqa: F811
    assert 5000 <= words(LONG) < 5100
    client, took = inside(author), []
    form = opened(client, edit_of(draft)) | {"body": to_html_with_ids(LONG)}
    for n in range(12):
        form["body"] = form["body"].replace("Mai", f"Mai{n}", 1)
        form["base"] = str(draft.refetch().head_id)
        begun = perf_counter()
        answer = client.post(edit_of(draft), data=form)
        took.append((perf_counter() - begun) * 1000)
        assert answer.status_code == 303
    assert draft.refetch().head.number == 13
    print(f"\nthe server's save of 5,000 words {median(took[2:]):>8.1f} ms   at most {SAVE}")
    assert median(took[2:]) < SAVE
