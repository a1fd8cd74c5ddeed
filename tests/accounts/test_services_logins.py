"""Sessions: how they begin, how long they last, and that failures cost time."""

from datetime import timedelta

import pytest

from coopcms.accounts.models import Login, LoginFailure, SavedView, User
from coopcms.accounts.services_logins import check_password, log_in, log_out, user_for_token
from coopcms.accounts.throttle import delay
from coopcms.clock import now
from coopcms.errors import Invalid, NotNow
from coopcms.ledger.models import HistoryLine
from tests.fixtures.people import PASSWORD

MAIL = "a@siegen.example"


@pytest.fixture
def anna(person, clock):
    return person(MAIL)


def _fail(times, email=MAIL):
    for _ in range(times):
        with pytest.raises(Invalid):
            log_in(email, "falsch", "")


def test_a_token_is_worth_a_person_and_is_stored_as_a_digest_only(anna):
    token = log_in(" A@Siegen.example ", PASSWORD, "Firefox")
    assert user_for_token(token) == anna
    assert token not in str(list(Login.select().dicts())) and Login.get().device == "Firefox"
    assert HistoryLine.get().verb == "logged_in"


def test_every_login_has_a_token_of_its_own(anna):
    assert log_in(MAIL, PASSWORD, "") != log_in(MAIL, PASSWORD, "")


def test_a_copied_token_is_worth_nothing_after_logout(anna):
    token, other = log_in(MAIL, PASSWORD, ""), log_in(MAIL, PASSWORD, "")
    log_out(token)
    assert user_for_token(token) is None and user_for_token(other) == anna


def test_coming_going_and_failing_are_told_without_a_word_that_was_typed(anna):
    log_out(log_in(MAIL, PASSWORD, "Firefox"))
    for email in (MAIL, "Geheim-statt-Adresse"):
        with pytest.raises(Invalid):
            log_in(email, "falsch-und-geheim", "")
    lines = [(line.verb, line.subject_id) for line in HistoryLine.select().order_by(HistoryLine.id)]
    assert lines == [("logged_in", 1), ("logged_out", 1), ("login_failed", 1), ("login_failed", 0)]
    assert "geheim" not in str(list(HistoryLine.select().dicts())).lower()


def test_an_unused_session_ends_after_an_hour_a_used_one_after_twelve(anna, clock):
    token = log_in(MAIL, PASSWORD, "")
    for _ in range(12):
        clock.forward(minutes=59)
        assert user_for_token(token) == anna
    clock.forward(minutes=13)
    assert user_for_token(token) is None
    idle = log_in(MAIL, PASSWORD, "")
    clock.forward(minutes=61)
    assert user_for_token(idle) is None


def test_the_last_use_is_written_once_a_minute(anna, clock):
    token, start = log_in(MAIL, PASSWORD, ""), clock.now
    clock.forward(seconds=30)
    user_for_token(token)
    assert Login.get().seen_at == start
    clock.forward(seconds=31)
    user_for_token(token)
    assert Login.get().seen_at == clock.now


def test_a_closed_account_has_no_session(anna):
    token = log_in(MAIL, PASSWORD, "")
    User.update(active=False).execute()
    assert user_for_token(token) is None
    with pytest.raises(Invalid):
        log_in(MAIL, PASSWORD, "")


def test_one_select_finds_the_person(anna, statements):
    token = log_in(MAIL, PASSWORD, "")
    with statements() as sent:
        assert user_for_token(token).email == MAIL
    assert len(sent) == 1, sent


def test_unknown_and_wrong_are_told_in_the_same_words(anna):
    told = []
    for email in (MAIL, "niemand@siegen.example"):
        with pytest.raises(Invalid) as refused:
            log_in(email, "falsch", "")
        told.append((str(refused.value), refused.value.field))
    assert told[0] == told[1]


def test_an_account_without_password_cannot_log_in(anna):
    User.update(password="").execute()
    with pytest.raises(Invalid):
        log_in(MAIL, "", "")


def test_delays_grow_and_end_at_a_quarter_of_an_hour():
    assert [delay(n) for n in range(1, 8)] == [0, 0, 1, 2, 4, 8, 16]
    assert delay(50) == 900


@pytest.mark.parametrize("email", [MAIL, "niemand@siegen.example"])
def test_after_three_failures_even_the_right_password_has_to_wait(anna, clock, email):
    _fail(3, email)
    with pytest.raises(NotNow) as refused:
        log_in(email, PASSWORD, "")
    assert 1 <= refused.value.values["seconds"] <= 2


def test_one_second_is_called_one(anna, clock):
    _fail(3)
    clock.forward(milliseconds=500)
    with pytest.raises(NotNow) as refused:
        log_in(MAIL, PASSWORD, "")
    assert str(refused.value) == "Too many attempts. Please try again in one second."


def test_the_wait_over_the_right_password_forgets_the_failures(anna, clock):
    _fail(3)
    clock.forward(seconds=2)
    assert log_in(MAIL, PASSWORD, "") and not LoginFailure.select().exists()


def test_failures_are_forgotten_after_a_day(anna, clock):
    _fail(3)
    clock.forward(days=1, seconds=1)
    _fail(2)
    assert LoginFailure.get().count == 2


def test_a_person_proves_again_who_they_are(anna):
    check_password(anna, PASSWORD)
    with pytest.raises(Invalid) as refused:
        check_password(anna, "falsch")
    assert refused.value.field == "password"


def test_expired_sessions_are_cleared_at_the_next_login(anna, clock):
    log_in(MAIL, PASSWORD, "", timedelta(hours=1))
    clock.forward(hours=2)
    log_in(MAIL, PASSWORD, "")
    assert [login.created_at for login in Login.select()] == [now()]


def test_the_lists_a_person_keeps_come_in_that_select(anna, person, statements):
    other = person("bea@konto.example")
    for user, name in ((anna, "Offen"), (anna, "Äpfel"), (anna, "bald"), (other, "Fremd")):
        SavedView.create(user=user, name=name, query="")
    token, none = log_in(MAIL, PASSWORD, ""), log_in(person("cem@konto.example").email, PASSWORD, "")
    with statements() as sent:
        assert [view.name for view in user_for_token(token).kept] == ["bald", "Offen", "Äpfel"]
    assert len(sent) == 1 and user_for_token(none).kept == []
