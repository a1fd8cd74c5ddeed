"""Who holds which role where."""

import pytest

from coopcms.accounts import policy
from coopcms.actor import SYSTEM
from coopcms.errors import NotAllowed


def test_a_missing_role_is_named_with_its_centre(author, ruhr):
    policy.require_role(author, "author", "siegen")
    with pytest.raises(NotAllowed) as denied:
        policy.require_role(author, "author", "ruhr-owl")
    assert denied.value.who_can == ("author@ruhr-owl",)


def test_only_administrators_of_the_network_manage_accounts(administrator, network_editor, lead_siegen):
    assert policy.is_administrator(administrator) and policy.is_administrator(SYSTEM)
    assert not policy.is_administrator(network_editor) and not policy.is_administrator(lead_siegen)


def test_administrators_have_no_desk(administrator, everything, network_editor):
    assert policy.desk_centres(administrator) == policy.desk_centres(network_editor) == ()
    assert policy.desk_centres(everything) == ("siegen",)
