"""Links by mail: one password each, for a time, and nothing of them is kept but a digest."""

from datetime import timedelta

import pytest

from coopcms.accounts import services
from coopcms.accounts.models import AccountLink, Login, User
from coopcms.accounts.passwords import hashed, matches
from coopcms.accounts.queries_links import ADDRESS, INVITE, RESET, link_of
from coopcms.accounts.services_links import ask_reset, issue, send_link, use_link
from coopcms.accounts.services_logins import log_in
from coopcms.accounts.services_profile import confirm_email
from coopcms.clock import now
from coopcms.errors import Invalid, NotAllowed, NotNow, Unknown
from coopcms.ledger.models import HistoryLine, Job
from tests.fixtures.people import PASSWORD

NEW = "Zwölf Birnen am Morgen"


@pytest.fixture
def anna(person, clock):
    return person("a@siegen.example", name="Anna Beispiel")


@pytest.fixture
def invited(anna):
    """An account that nobody can log in to yet."""
    User.update(password="").where(User.id == anna.id).execute()
    return anna.refetch()


def kept() -> str:
    """Everything that jobs and history hold."""
    return str([*Job.select().dicts(), *HistoryLine.select().dicts()])


def test_the_token_is_made_when_the_mail_is_sent_and_kept_as_a_digest_only(invited, administrator):
    assert send_link(invited, administrator) == INVITE
    assert Job.get().args == {"user": invited.id, "purpose": INVITE} and not AccountLink.select().exists()
    user, token = issue(invited.id, INVITE)
    assert user == invited and link_of(token, INVITE).user == invited
    assert token not in kept() + str(list(AccountLink.select().dicts()))


def test_who_has_a_password_gets_a_new_one_instead_of_an_invitation(anna, administrator):
    assert send_link(anna, administrator) == RESET and issue(anna.id, INVITE) is None


def test_only_administrators_send_links_and_closed_accounts_get_none(anna, author, administrator):
    with pytest.raises(NotAllowed):
        send_link(anna, author)
    User.update(active=False).where(User.id == anna.id).execute()
    with pytest.raises(NotNow):
        send_link(anna, administrator)
    ask_reset(anna.email)
    assert issue(anna.id, RESET) is None and not AccountLink.select().exists()


def test_a_link_is_looked_at_often_and_used_once(anna):
    log_in(anna.email, PASSWORD, "")
    _, token = issue(anna.id, RESET)
    for _ in range(3):
        link_of(token, RESET)
    use_link(token, RESET, NEW)
    assert matches(anna.refetch().password, NEW) and not Login.select().exists()
    with pytest.raises(Unknown):
        use_link(token, RESET, NEW + "!")
    assert matches(anna.refetch().password, NEW)


def test_a_weak_password_uses_nothing_up(anna):
    _, token = issue(anna.id, RESET)
    with pytest.raises(Invalid):
        use_link(token, RESET, "Anna-Beispiel-1")
    assert matches(anna.refetch().password, PASSWORD) and link_of(token, RESET)


@pytest.mark.parametrize(("purpose", "lasts"), [(INVITE, timedelta(days=7)), (RESET, timedelta(hours=1))])
def test_links_run_out(invited, clock, purpose, lasts):
    issue(invited.id, INVITE)
    _, token = issue(invited.id, purpose)
    clock.set(now() + lasts - timedelta(seconds=1))
    assert link_of(token, purpose)
    clock.forward(seconds=1)
    with pytest.raises(Unknown):
        use_link(token, purpose, NEW)


def test_a_newer_link_makes_the_older_worthless(anna):
    _, first = issue(anna.id, RESET)
    _, second = issue(anna.id, RESET)
    with pytest.raises(Unknown):
        link_of(first, RESET)
    assert link_of(second, RESET)


def test_a_link_opens_nothing_for_another_purpose_or_a_closed_account(invited):
    _, token = issue(invited.id, INVITE)
    with pytest.raises(Unknown):
        link_of(token, RESET)
    User.update(active=False).execute()
    with pytest.raises(Unknown):
        link_of(token, INVITE)


def test_who_was_invited_and_let_it_run_out_asks_for_a_new_one(invited, clock):
    assert issue(invited.id, RESET) is None
    issue(invited.id, INVITE)
    clock.forward(days=8)
    _, token = issue(invited.id, RESET)
    use_link(token, RESET, NEW)
    assert matches(invited.refetch().password, NEW)


def test_known_and_unknown_addresses_cost_the_same_statements(anna, statements):
    costs = []
    for email in (anna.email, "niemand@siegen.example"):
        with statements() as sent:
            ask_reset(email)
        costs.append([line.split()[:3] for line in sent.sent])
    assert costs[0] == costs[1]


@pytest.mark.parametrize("email", ["a@siegen.example", "niemand@siegen.example"])
def test_wishes_are_slowed_down_and_mail_nobody_twice_a_minute(anna, email):
    ask_reset(email)
    ask_reset(email)
    assert Job.select().count() == 1
    ask_reset(email)
    with pytest.raises(NotNow):
        ask_reset(email)
    assert log_in(anna.email, PASSWORD, "")


def test_a_changed_address_makes_links_on_their_way_worthless(anna):
    _, token = issue(anna.id, RESET)
    confirm_email(issue(anna.id, ADDRESS, "anna@siegen.example")[1])
    with pytest.raises(Unknown):
        link_of(token, RESET)


@pytest.mark.parametrize("purpose", [INVITE, RESET])
def test_a_password_set_otherwise_makes_links_on_their_way_worthless(invited, administrator, purpose):
    tokens = {name: issue(invited.id, name)[1] for name in (INVITE, RESET)}
    services.set_password(invited, NEW, administrator)
    with pytest.raises(Unknown):
        use_link(tokens[purpose], purpose, NEW + "!")
    assert matches(invited.refetch().password, NEW) and not AccountLink.select().where(AccountLink.used_at.is_null())


@pytest.mark.parametrize("purpose", [INVITE, RESET])
def test_links_do_not_wake_up_with_an_account_that_is_opened_again(invited, administrator, purpose):
    tokens = {name: issue(invited.id, name)[1] for name in (INVITE, RESET)}
    services.deactivate(invited, administrator)
    services.reactivate(invited, administrator)
    with pytest.raises(Unknown):
        use_link(tokens[purpose], purpose, NEW)
    assert invited.refetch().password == ""


def test_an_invitation_opens_nothing_once_there_is_a_password(invited):
    _, token = issue(invited.id, INVITE)
    User.update(password=hashed(PASSWORD)).where(User.id == invited.id).execute()
    with pytest.raises(Unknown):
        link_of(token, INVITE)


def test_the_history_tells_of_every_step(invited, administrator):
    send_link(invited, administrator)
    use_link(issue(invited.id, INVITE)[1], INVITE, NEW)
    assert [line.verb for line in HistoryLine.select().order_by(HistoryLine.id)] == [
        "link_asked", "link_sent", "password_set",
    ]  # fmt: skip
    assert NEW not in kept()
