"""What is no press text is refused with the remedy, never half taken."""

import pytest

from coopcms.exchange.press import Unreadable, read_press
from coopcms.exchange.press_bounds import LARGEST


def reason(data: bytes, name: str = "text.txt") -> str:
    with pytest.raises(Unreadable) as refused:
        read_press(data, name)
    return refused.value.message


@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_an_empty_file_is_called_empty(data):
    assert "empty" in reason(data)


@pytest.mark.parametrize("name", ["text.txt", "text.html"])
@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"-----\n...", b"<html><body><img src='a.png'><script>x</script>"])
def test_a_file_without_a_word_is_refused(data, name):
    assert "no words" in reason(data, name)


def test_an_older_encoding_is_refused_and_the_remedy_named():
    assert "UTF-8" in reason("Müller prüft".encode("cp1252"))


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"%PDF-1.7 x", "docx or .odt"),
        (b"PK\x03\x04docx", "damaged"),
        (b"{\\rtf1 x}", "as .docx"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x80\x00\x81", "plain text"),
    ],
)
def test_other_formats_are_refused_with_what_helps(data, remedy):
    assert remedy in reason(data)


def test_nul_bytes_are_refused():
    assert "NUL" in reason(b"Titel\0\n\nText.")


def test_half_a_utf_16_file_is_refused():
    assert reason(b"\xff\xfea")


def test_two_megabytes_are_taken_and_one_byte_more_is_not():
    assert read_press(b"Titel\n\nWort" + b" " * (LARGEST - 11), "text.txt").body
    assert "2 MB" in reason(b"a" * (LARGEST + 1))
