"""Settings come from defaults, the instance's file and the environment, in this order."""

import stat

import pytest

from coopcms import config
from coopcms.errors import Invalid


def test_without_a_file_everything_lies_in_the_instance_folder(instance):
    settings = config.load()
    assert settings.database_url == f"sqlite:///{instance / 'coopcms.sqlite'}"
    assert settings.mail_url == str(instance / "mail")


def test_the_file_beats_the_default_and_the_environment_the_file(instance, monkeypatch):
    (instance / "coopcms.toml").write_text('site_title = "Netz"\nsession_hours = 3\n')
    monkeypatch.setenv("COOPCMS_SESSION_HOURS", "5")
    assert (config.load().site_title, config.load().session_hours) == ("Netz", 5)


@pytest.mark.parametrize("text, line", [("a = \n", "1"), ('site_title = "x"\n\nb = [1,', "3"), ("x = '\xff", "1")])
def test_a_broken_file_is_named_with_its_line(instance, text, line):
    (instance / "coopcms.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(Invalid) as refused:
        config.load()
    assert "coopcms.toml" in str(refused.value) and f"line {line}" in str(refused.value)


@pytest.mark.parametrize("text", ['site_titel = "x"', "site_title = 3", 'session_hours = "3"', "session_hours = true"])
def test_an_unknown_or_mistyped_setting_is_named(instance, text):
    (instance / "coopcms.toml").write_text(text)
    with pytest.raises(Invalid) as refused:
        config.load()
    assert refused.value.field == text.split(" ")[0]


def test_a_number_in_the_environment_has_to_be_one(instance, monkeypatch):
    monkeypatch.setenv("COOPCMS_MAX_UPLOAD_MB", "viel")
    with pytest.raises(Invalid) as refused:
        config.load()
    assert refused.value.field == "COOPCMS_MAX_UPLOAD_MB"


def test_the_secret_is_made_once_and_is_readable_by_the_owner_only(instance):
    first = config.load().secret_key
    assert first == config.load().secret_key and len(first) > 40
    assert stat.S_IMODE((instance / "secret").stat().st_mode) == 0o600
    assert [file.name for file in instance.iterdir()] == ["secret"]
