"""Pictures on public pages: shown while they may be, in feeds too, for one statement more."""

from datetime import timedelta

import pytest
from lxml import etree

from coopcms.clock import berlin, now
from coopcms.media.models import Picture


def body(*numbers: int) -> str:
    figures = (f'<figure data-picture="{n}"><img alt="Tor"><figcaption>Das Tor</figcaption></figure>' for n in numbers)
    return f"<p>Text</p>{''.join(figures)}"


def test_a_text_shows_its_pictures_for_one_statement_more(client, live, picture_row, statements):
    one, other = picture_row(), picture_row()
    live("Ohne", slug="ohne", body="<p>Text</p>")
    live("Mit", slug="mit", body=body(one.id, other.id))
    with statements() as without:
        client.get("/artikel/ohne")
    with statements() as sent:
        page = client.get("/artikel/mit").text
    assert f'src="/medien/{one.id}/1200.jpeg"' in page and f'src="/medien/{other.id}/1200.jpeg"' in page
    assert "Foto: Anna Beispiel" in page and len(sent) == len(without) + 1


@pytest.mark.parametrize(
    "closed",
    [
        {"state": "waiting"},
        {"withdrawn_at": now()},
        {"trashed_at": now()},
        {"licence_until": berlin(now()).date() - timedelta(days=1)},
    ],
)
def test_what_may_not_be_shown_is_left_out_at_once_with_its_caption(client, live, picture_row, closed):
    one = picture_row()
    live("Mit", slug="mit", body=body(one.id))
    assert "Das Tor" in client.get("/artikel/mit").text
    Picture.update(**closed).where(Picture.id == one.id).execute()
    page = client.get("/artikel/mit").text
    assert "Das Tor" not in page and "/medien/" not in page and "<p>Text</p>" in page


def test_a_number_that_no_picture_has_shows_nothing(client, live):
    live("Mit", slug="mit", body=body(4711, 2**31 - 1))
    page = client.get("/artikel/mit")
    assert page.status_code == 200 and "<figure" not in page.text


def test_a_feed_shows_all_pictures_of_all_its_texts_by_full_addresses(client, live, picture_row, settings, statements):
    for number in range(3):
        live(f"Text {number}", body="<p>Text</p>")
    with statements() as without:
        client.get("/feed.atom")
    rows = [picture_row() for _ in range(3)]
    for row in rows:
        live("Mit", body=body(row.id))
    with statements() as sent:
        feed = etree.fromstring(client.get("/feed.atom").data)
    words = "".join(element.text for element in feed.iter("{http://www.w3.org/2005/Atom}content"))
    assert all(f'src="{settings.base_url}/medien/{row.id}/1200.jpeg"' in words for row in rows)
    assert 'src="/' not in words and len(sent) == len(without) + 1


def test_an_address_of_another_site_is_never_loaded(client, live):
    live("Mit", slug="mit", body='<figure><img src="https://fremd.example/a.jpg" alt="x"></figure><img src="/y">')
    assert "<img" not in client.get("/artikel/mit").text
