"""A centre's Land says whose public holidays count; it is the network's to say."""

import pytest

from coopcms.errors import Invalid, NotAllowed
from coopcms.network.lands import LANDS
from coopcms.network.services import create_organisation, update_organisation
from coopcms.review.workdays import is_workday


@pytest.mark.parametrize("land", [*LANDS, None, ""])
def test_each_land_and_none_can_be_kept(siegen, network_editor, land):
    assert update_organisation(siegen, {"land": land}, network_editor).land == (land or None)


@pytest.mark.parametrize("land", ["XX", "nw", "Augsburg", " "])
def test_anything_else_is_refused(siegen, network_editor, land):
    with pytest.raises(Invalid) as refused:
        update_organisation(siegen, {"land": land}, network_editor)
    assert (refused.value.field, siegen.refetch().land) == ("land", None)


def test_a_new_centre_has_none_until_somebody_says(network_editor):
    assert create_organisation("kiel", "Zentrum Kiel (Beispiel)", network_editor).land is None
    assert create_organisation("mainz", "Zentrum Mainz (Beispiel)", network_editor, land="RP").land == "RP"


def test_the_lead_of_the_centre_does_not_move_it(siegen, lead_siegen):
    with pytest.raises(NotAllowed):
        update_organisation(siegen, {"land": "NW"}, lead_siegen)


@pytest.mark.parametrize("land", LANDS)
def test_the_calendar_knows_each_land(clock, land):
    assert is_workday(clock.now.date(), land)
