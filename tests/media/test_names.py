"""What a file was called, fit to be shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.media.names import clean_name

NAMES = {
    "halle.jpg": "halle.jpg",
    "Neue Halle (1).JPG": "Neue Halle (1).JPG",
    "../../etc/passwd.png": "passwd.png",
    "C:\\Bilder\\halle.png": "halle.png",
    "halle\0.php.png": "halle.php.png",
    "halle\u202egpj.exe.png": "hallegpj.exe.png",
    "\u200fhalle\u2066.png": "halle.png",
    "Gro\u0308ße.png": "Größe.png",
    ".htaccess": "htaccess",
    "...": "bild",
    "": "bild",
    "ordner/": "bild",
    "a\r\nSet-Cookie: b.png": "aSet-Cookie_ b.png",
    "x" * 400 + ".jpeg": "x" * 115 + ".jpeg",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_cleaned(name):
    assert clean_name(name, "bild") == NAMES[name]


@given(st.text())
def test_a_cleaned_name_shows_all_it_is(name):
    clean = clean_name(name, "bild")
    assert 0 < len(clean) <= 120 and not set(clean) & set('/\\\0<>:"|?*') and not clean.startswith(".")
    assert all(unicodedata.category(sign)[0] != "C" for sign in clean)
    assert clean_name(clean, "bild") == clean
