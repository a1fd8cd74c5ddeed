"""Which passwords are taken, and that only the right one matches."""

import pytest

from coopcms.accounts.passwords import hashed, matches, outdated, require_strong
from coopcms.errors import Invalid


def test_only_the_right_password_matches(instance):
    stored = hashed("Ein Satz mit Wörtern")
    assert stored.startswith("$argon2id$") and "Satz" not in stored
    assert matches(stored, "Ein Satz mit Wörtern") and not matches(stored, "ein satz mit wörtern")


def test_an_account_without_password_cannot_be_entered(instance):
    assert not matches("", "nobody has this password") and not matches("kein Hash", "x")


def test_a_hash_of_weaker_times_is_outdated(instance, monkeypatch):
    stored = hashed("Ein Satz mit Wörtern")
    assert not outdated(stored)
    monkeypatch.delenv("COOPCMS_TEST_CHEAP_PASSWORDS")
    assert outdated(stored)


@pytest.mark.parametrize(
    "password",
    ["zu kurz 11z", "zu lang" * 19, "passwort2026!", "123456789012", "a" * 12, "Zu-CoopCMS-hin", "erika-und-ihr-hund"],
)
def test_a_weak_password_is_refused_with_the_field(password):
    with pytest.raises(Invalid) as refused:
        require_strong(password, "Erika Beispiel", "e.beispiel")
    assert refused.value.field == "password"


@pytest.mark.parametrize("password", ["Morgens-um-sieben-2026", "ein paar wörter", "🙂 vier Hüte 🙂"])
def test_any_characters_are_taken(password):
    require_strong(password, "Erika Beispiel", "e.beispiel")
