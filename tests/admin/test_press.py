"""A press text becomes a draft, from a file or pasted; what cannot be read is named and nothing of it is kept."""

import io

import pytest

from coopcms.blocks.text import plain
from coopcms.content.models import Item
from tests.admin.pages import Page

READ = "/admin/einlesen"
TEXT = """Neue Halle in Betrieb
Zehn Arbeitsplätze entstehen

Die Beispiel GmbH hat eine Halle eröffnet. Die Mitarbeiter:innen freuen sich.

Was geplant ist

- ein Lager
- eine Werkstatt
"""


@pytest.fixture
def read_in(inside, flows, author):
    """A factory: the answer to the form with these words or this file."""
    client = inside(author)

    def send(**given):
        form = Page(client.get(READ)).form()
        form.pop("file", None)
        answer = client.post(READ, data=form | given, content_type="multipart/form-data")
        answer.request.environ["wsgi.input"].close()  # the test client keeps a large form in a file it never closes
        return answer

    return send


def file(data: bytes, name: str = "meldung.txt") -> dict:
    return {"file": (io.BytesIO(data), name)}


@pytest.mark.parametrize("given", [{"text": TEXT}, file(TEXT.encode())], ids=["pasted", "file"])
def test_every_word_stands_in_the_draft(read_in, given):
    answer = read_in(**given)
    item = Item.get()
    words = " ".join([*(str(v) for k, v in item.head.content.items() if k != "body"), plain(item.head.content["body"])])
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{item.id}/bearbeiten")
    assert (item.head.title, item.head.origin) == ("Neue Halle in Betrieb", "imported")
    assert all(word in words for word in TEXT.replace("- ", "").split())


@pytest.mark.parametrize(
    "given",
    [{}, {"text": "  "}, file(b""), file(b"Gr\xf6\xdfe"), file(b"\x00\x01\x02PDF"), file(b"x" * 2_100_000)],
    ids=["nothing", "space", "empty", "not-utf8", "binary", "oversize"],
)
def test_what_cannot_be_read_is_named_beside_its_field(read_in, given):
    answer = read_in(**given)
    assert answer.status_code == 422 and not Item.select().exists()
    assert Page(answer).root.xpath("//*[@id='fehler']//a[@href='#file' or @href='#text']")


def test_pasted_words_stay_when_the_form_was_forged(read_in):
    answer = read_in(text=TEXT, csrf_token="forged")
    assert answer.status_code == 422 and Page(answer).form()["text"].split() == TEXT.split()


def test_who_writes_nowhere_reads_nothing_in(inside, flows, reviewer_siegen):
    assert inside(reviewer_siegen).get(READ).status_code == 403
