"""`coopcms language` with profiles that forbid or change with the day, and without a standard input."""

import subprocess
import sys

import pytest

LANGUAGE = (sys.executable, "-m", "coopcms.cli.main", "language")
TEXT = "Alle Kunden kommen.\n"
PATIENCE = 60  # seconds


@pytest.fixture
def text(tmp_path):
    """A factory: a file with these words."""

    def write(content: str, name: str = "text.txt") -> str:
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return str(path)

    return write


def test_a_style_that_the_profile_forbids_is_refused_with_its_name(coopcms, text):
    profile = text('name = "Beispielhaus"\nforbidden = ["colon"]', "house.toml")
    answer = coopcms("language", "convert", text(TEXT), "--to", "colon", "--profile", profile)
    assert answer.status == 2 and answer.out == ""
    assert "Beispielhaus" in answer.err and "colon" in answer.err


@pytest.mark.parametrize("act", [("check", "-"), ("convert", "-", "--to", "pair"), ("serve-jsonl",)])
def test_a_closed_standard_input_is_told(act):
    command = ("sh", "-c", 'exec "$@" <&-', "sh", *LANGUAGE, *act)
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2 and done.stdout == ""
    assert "Die Standardeingabe ist geschlossen" in done.stderr and len(done.stderr.splitlines()) == 1


def test_of_several_profiles_in_a_file_the_one_of_today_is_followed(coopcms, text, clock):
    periods = '[[profile]]\nvalid_to = 2001-01-01\n[[profile]]\nvalid_from = 2001-01-02\nexceptions = ["Kunde"]'
    assert coopcms("language", "check", text(TEXT), "--profile", text(periods, "now.toml")).status == 0
    past = "[[profile]]\nvalid_to = 2001-01-01\n[[profile]]\nvalid_from = 2001-01-02\nvalid_to = 2001-01-03"
    answer = coopcms("language", "check", text(TEXT), "--profile", text(past, "past.toml"))
    assert answer.status == 2 and "past.toml" in answer.err
