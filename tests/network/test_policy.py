"""Who may change what all centres share."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.errors import NotAllowed
from coopcms.network import policy


def test_the_network_changes_shared_data(network_editor, administrator, author):
    for actor in (network_editor, administrator, SYSTEM):
        policy.require_shared_data(actor)
    with pytest.raises(NotAllowed) as denied:
        policy.require_shared_data(author)
    assert "network_editor@netz" in denied.value.who_can


def test_a_lead_changes_the_own_centres_words_only(lead_siegen, siegen, ruhr):
    policy.require_organisation(lead_siegen, siegen, {"description"})
    for centre, fields in ((siegen, {"name"}), (ruhr, {"description"})):
        with pytest.raises(NotAllowed):
            policy.require_organisation(lead_siegen, centre, fields)
