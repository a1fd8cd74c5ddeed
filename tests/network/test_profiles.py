"""Each centre is checked by its own language profile, or the network's; a bad file stops nobody."""

import os
from datetime import date

import pytest

from coopcms.language.profile import DEFAULT
from coopcms.network import profiles
from coopcms.network.profiles import profile_for

DAY = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path):
    profiles.use(tmp_path)
    return tmp_path


def test_without_files_the_shipped_profile_holds(folder):
    assert profile_for("siegen", DAY) == (DEFAULT, ())


def test_a_centre_without_a_file_follows_the_network(folder):
    (folder / "network.toml").write_text('name = "Netz"')
    (folder / "siegen.toml").write_text('name = "Siegen"')
    assert [profile_for(slug, DAY).profile.name for slug in ("siegen", "ruhr-owl", "netz")] == [
        "Siegen",
        "Netz",
        "Netz",
    ]


@pytest.mark.parametrize(
    ("day", "name"), [("2026-03-31", "Netz"), ("2026-04-01", "Neu"), ("2026-12-31", "Neu"), ("2027-01-01", "Netz")]
)
def test_a_profile_holds_on_its_days_only(folder, day, name):
    (folder / "network.toml").write_text('name = "Netz"')
    (folder / "siegen.toml").write_text('name = "Neu"\nvalid_from = 2026-04-01\nvalid_to = 2026-12-31')
    assert profile_for("siegen", date.fromisoformat(day)).profile.name == name


def test_a_changed_file_is_read_again(folder):
    file = folder / "siegen.toml"
    file.write_text('name = "Alt"')
    assert profile_for("siegen", DAY).profile.name == "Alt"
    file.write_text('name = "Neu"')
    os.utime(file, ns=(1, 1))
    assert profile_for("siegen", DAY).profile.name == "Neu"


def test_an_unchanged_file_is_read_once(folder, monkeypatch):
    (folder / "siegen.toml").write_text('name = "Einmal"')
    first = profile_for("siegen", DAY).profile
    monkeypatch.setattr(profiles, "all_from_toml", None)
    assert profile_for("siegen", DAY).profile is first


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'prefered = ["star"]', "unbekanntes Feld"),
        (b"name = ", "Kein lesbares TOML"),
        (b'name = "\xff"', "kein Text in UTF-8"),
        (b"#" * 200_001, "Die Datei ist größer als 200 kB."),
    ],
)
def test_a_bad_file_is_named_and_logged_and_the_network_profile_holds(folder, caplog, data, said):
    (folder / "network.toml").write_text('name = "Netz"')
    (folder / "siegen.toml").write_bytes(data)
    chosen = profile_for("siegen", DAY)
    assert chosen.profile.name == "Netz"
    [(file, why)] = chosen.problems
    assert file == "profiles/siegen.toml" and said in why
    assert said in caplog.text


def test_a_bad_file_of_the_network_leaves_the_shipped_profile(folder):
    (folder / "network.toml").write_text("strict = 1")
    assert profile_for("netz", DAY).profile is DEFAULT
    assert [file for file, _why in profile_for("siegen", DAY).problems] == ["profiles/network.toml"]


PERIODS = """
[[profile]]
name = "Bis Sommer"
valid_to = 2026-08-31
[[profile]]
name = "Ab Sommer"
valid_from = 2026-07-01
[[profile]]
name = "Ab 2027"
valid_from = 2027-01-01
valid_to = 2027-12-31
"""


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-06-30", "Bis Sommer"),
        ("2026-07-01", "Ab Sommer"),
        ("2026-12-31", "Ab Sommer"),
        ("2027-01-01", "Ab 2027"),
        ("2028-01-01", "Ab Sommer"),
    ],
)
def test_of_several_periods_the_one_that_began_last_holds(folder, day, name):
    (folder / "siegen.toml").write_text(PERIODS)
    assert profile_for("siegen", date.fromisoformat(day)).profile.name == name
