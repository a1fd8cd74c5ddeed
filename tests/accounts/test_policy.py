"""Who holds which role where."""

from coopcms.accounts import policy
from coopcms.actor import SYSTEM


def test_only_administrators_of_the_network_manage_accounts(administrator, network_editor, lead_siegen):
    assert policy.is_administrator(administrator) and policy.is_administrator(SYSTEM)
    assert not policy.is_administrator(network_editor) and not policy.is_administrator(lead_siegen)


def test_who_administers_and_writes_does_not_only_administer(administrator, network_editor, acting, siegen):
    both = acting("beides@netz.example", "administrator@netz", "author@siegen")
    assert policy.only_administers(administrator)
    assert not policy.only_administers(network_editor) and not policy.only_administers(both)
