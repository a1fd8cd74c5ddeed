"""Accounts and roles change by administrators only, and the history tells it."""

import pytest

from coopcms.accounts import services
from coopcms.accounts.models import Login, Role, User
from coopcms.accounts.passwords import matches
from coopcms.accounts.services_logins import log_in
from coopcms.actor import SYSTEM
from coopcms.errors import Invalid, NotAllowed, Taken
from coopcms.ledger import events
from coopcms.ledger.models import HistoryLine
from tests.fixtures.people import PASSWORD

GOOD = "Abends um acht 2026"


def _verbs():
    return [line.verb for line in HistoryLine.select().order_by(HistoryLine.id)]


def test_a_new_account_has_a_lower_case_address_and_no_roles(administrator):
    user = services.create_user(" Neu@Siegen.Example", " Neu   Beispiel ", GOOD, administrator)
    assert (user.email, user.name, user.roles.count()) == ("neu@siegen.example", "Neu Beispiel", 0)
    assert matches(user.password, GOOD)


def test_the_history_never_holds_a_password(administrator):
    user = services.create_user("neu@siegen.example", "Neu Beispiel", GOOD, administrator)
    services.set_password(user, GOOD + "!", administrator)
    assert _verbs() == ["created", "password_set"]
    assert all("Abends" not in str(line.facts) and "argon2" not in str(line.facts) for line in HistoryLine.select())


def test_a_taken_address_changes_nothing(administrator):
    with pytest.raises(Taken) as refused:
        services.create_user(administrator_email := "VERWALTUNG@netz.example", "Neu Beispiel", None, administrator)
    assert refused.value.field == "email" and administrator_email.lower() in str(refused.value)
    assert (User.select().count(), _verbs()) == (1, [])


@pytest.mark.parametrize("email", ["", "ohne-klammeraffe", "a b@c.example", "a@b@c", "a@b\nc", "@b", "x" * 200 + "@y"])
def test_an_address_has_to_be_one(administrator, email):
    with pytest.raises(Invalid) as refused:
        services.create_user(email, "", None, administrator)
    assert [problem.field for problem in refused.value.problems] == ["email", "name"]


@pytest.mark.parametrize("act", ["create", "grant", "revoke", "deactivate", "reactivate", "rename", "password"])
def test_nobody_else_manages_accounts(network_editor, everything, siegen, person, act):
    user = person("a@siegen.example")
    acts = {
        "create": lambda who: services.create_user("b@siegen.example", "B", None, who),
        "grant": lambda who: services.grant_role(user, "author", siegen, who),
        "revoke": lambda who: services.revoke_role(user, "author", siegen, who),
        "deactivate": lambda who: services.deactivate(user, who),
        "reactivate": lambda who: services.reactivate(user, who),
        "rename": lambda who: services.rename(user, "C", who),
        "password": lambda who: services.set_password(user, GOOD, who),
    }
    for actor in (network_editor, everything):
        with pytest.raises(NotAllowed) as denied:
            acts[act](actor)
        assert denied.value.who_can == ("administrator@netz",)
    assert _verbs() == []


def test_edge_21_a_lost_administrator_role_counts_at_once(administrator, person):
    user = person("a@siegen.example")
    Role.delete().execute()
    with pytest.raises(NotAllowed):
        services.deactivate(user, administrator)
    assert user.refetch().active


def test_a_role_is_granted_once_and_told_once(administrator, person, siegen):
    user = person("a@siegen.example")
    for _ in range(2):
        services.grant_role(user, "author", siegen, administrator)
    assert Role.select().where(Role.user == user).count() == 1 and _verbs() == ["role_granted"]


def test_nobody_grants_to_themselves(administrator, netz, siegen):
    user = User.get_by_id(administrator.id)
    for role, organisation in (("author", siegen), ("network_editor", netz)):
        with pytest.raises(NotAllowed):
            services.grant_role(user, role, organisation, administrator)


def test_administrators_hold_no_role_at_a_desk(administrator, person, netz, siegen):
    other = person("zwei@netz.example", "administrator@netz")
    author = person("a@siegen.example", "author@siegen")
    for user, role, organisation in ((other, "reviewer", siegen), (author, "administrator", netz)):
        with pytest.raises(Invalid) as refused:
            services.grant_role(user, role, organisation, administrator)
        assert refused.value.field == "role"


def test_network_roles_exist_in_the_network_only(administrator, person, siegen):
    user = person("a@siegen.example")
    for role in ("network_editor", "administrator", "koenigin"):
        with pytest.raises(Invalid):
            services.grant_role(user, role, siegen, administrator)


def test_a_revoked_role_is_told_to_upper_rooms(administrator, person, siegen, heard):
    user = person("a@siegen.example", "reviewer@siegen")
    services.revoke_role(user, "reviewer", siegen, administrator)
    services.revoke_role(user, "reviewer", siegen, administrator)
    assert _verbs() == ["role_revoked"]
    assert [event.facts for event in heard("role_revoked")] == [{"role": "reviewer", "organisation": "siegen"}]


def test_closing_an_account_ends_its_sessions_and_is_told(administrator, person, heard):
    user = person("a@siegen.example")
    log_in(user.email, PASSWORD, "")
    services.deactivate(user, administrator)
    assert not user.refetch().active and not Login.select().exists()
    assert [event.subject for event in heard("person_deactivated")] == [user.id]


def test_the_last_administrator_cannot_shut_the_door(administrator, netz):
    user = User.get_by_id(administrator.id)
    with pytest.raises(NotAllowed):
        services.deactivate(user, administrator)
    with pytest.raises(NotAllowed):
        services.revoke_role(user, "administrator", netz, administrator)
    assert user.refetch().active and Role.select().count() == 1


def test_a_person_sets_their_own_password_and_all_sessions_end(author, person):
    user = User.get_by_id(author.id)
    log_in(user.email, PASSWORD, "")
    services.set_password(user, GOOD, author)
    assert matches(user.refetch().password, GOOD) and not Login.select().exists()


def test_a_weak_password_changes_nothing(author):
    user = User.get_by_id(author.id)
    with pytest.raises(Invalid):
        services.set_password(user, "kurz", author)
    assert matches(user.refetch().password, PASSWORD)


def test_a_new_name_is_told_with_the_old(administrator, person):
    user = services.rename(person("a@siegen.example", name="A Beispiel"), "B  Beispiel", administrator)
    assert (user.name, HistoryLine.get().facts) == ("B Beispiel", {"before": "A Beispiel", "after": "B Beispiel"})


def test_an_account_opened_again_has_its_roles(administrator, person, siegen):
    user = person("a@siegen.example", "author@siegen", active=False)
    services.reactivate(user, SYSTEM)
    assert user.refetch().active and user.roles.count() == 1


@pytest.fixture
def heard(monkeypatch):
    """A factory: the events of a name raised since this was first asked for."""
    told = []
    for name in ("person_deactivated", "role_revoked"):
        monkeypatch.setitem(events._handlers, name, [told.append])
    return lambda name: [event for event in told if event.name == name]
