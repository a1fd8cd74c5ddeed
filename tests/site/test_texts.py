"""The texts every site owes its readers."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.network.services import set_setting
from tests.site.reader import links, texts


@pytest.mark.parametrize(
    ("path", "key"),
    [("/impressum", "site.imprint"), ("/datenschutz", "site.privacy"), ("/barrierefreiheit", "site.accessibility")],
)
def test_each_is_what_the_network_has_set(client, netz, path, key):
    assert client.get(path).status_code == 200
    set_setting(key, "Erster Absatz\n\nZweiter <b>Absatz</b>", SYSTEM)
    assert {"Erster Absatz", "Zweiter <b>Absatz</b>"} <= set(texts(client.get(path), "//main//p"))


def test_every_page_leads_to_them(client, database):
    assert {"/impressum", "/datenschutz", "/barrierefreiheit", "/barrierefreiheit#melden"} <= set(
        links(client.get("/"), "//footer//a")
    )


def test_a_barrier_can_be_reported(client, netz):
    netz.email = "netz@beispiel.example"
    netz.save()
    page = client.get("/barrierefreiheit")
    assert 'id="melden"' in page.text and "mailto:netz@beispiel.example" in links(page)


def test_the_site_bears_the_networks_name(client, netz):
    set_setting("site.title", "Netz Beispiel & Co", SYSTEM)
    assert "Netz Beispiel & Co" in texts(client.get("/"), "//title")[0]
