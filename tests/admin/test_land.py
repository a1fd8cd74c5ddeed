"""The Land of a centre is chosen on its page."""

from tests.admin.pages import Page

CENTRE = "/admin/zentren/siegen"


def send(client, **typed):
    (form, *_more) = Page(client.get(CENTRE)).root.xpath(f"//main//form[@action='{CENTRE}']")
    return client.post(CENTRE, data=dict(form.form_values()) | typed)


def test_the_network_chooses_the_land_and_takes_it_back(english, network_editor, siegen):
    client = english(network_editor)
    assert send(client, land="NW").status_code == 303 and siegen.refetch().land == "NW"
    assert Page(client.get(CENTRE)).root.xpath("//select[@name='land']/option[@selected]/@value") == ["NW"]
    assert send(client, land="").status_code == 303 and siegen.refetch().land is None


def test_a_centre_without_a_land_is_saved_without_one(english, network_editor, siegen):
    assert send(english(network_editor), region="Südwestfalen").status_code == 303
    assert (siegen.refetch().land, siegen.refetch().region) == (None, "Südwestfalen")


def test_a_forged_land_is_refused_beside_its_field(english, network_editor, siegen):
    answer = send(english(network_editor), land="XX")
    assert answer.status_code == 422 and Page(answer).root.xpath("//*[@id='land-fehler']")
    assert siegen.refetch().land is None
