"""A file is what its bytes say, and its name may say nothing else."""

import pytest

from coopcms.errors import Invalid
from coopcms.media.magic import media_type, require_document, require_picture
from tests.media import files

KNOWN = {
    "image/jpeg": files.jpeg(9, 9),
    "image/png": files.png(),
    "image/gif": files.moving_gif(),
    "image/webp": files.saved(files.shaded(9, 9), "WEBP"),
    "image/avif": files.saved(files.shaded(9, 9), "AVIF"),
    "application/pdf": files.PDF,
}


@pytest.mark.parametrize("kind", KNOWN)
def test_a_file_is_known_by_its_bytes(kind):
    assert media_type(KNOWN[kind]) == kind


@pytest.mark.parametrize("data", [files.SVG, files.HTML, b"", b"GIF", b"RIFF1234WAVE", b"PK\x03\x04", b"%PDF-1.7"])
def test_all_else_is_nothing(data):
    assert media_type(data) == ""


@pytest.mark.parametrize("name", ["a.jpg", "A.JPEG", "a.JFIF", "a"])
def test_a_name_that_fits_is_taken(name):
    assert require_picture(name, KNOWN["image/jpeg"]) == "image/jpeg"


@pytest.mark.parametrize("name", ["a.png", "a.jpg.html", "a.svg", "a.php"])
def test_a_name_that_says_something_else_is_refused_with_the_right_ending(name):
    with pytest.raises(Invalid) as refused:
        require_picture(name, KNOWN["image/jpeg"])
    assert refused.value.problems[0].values["right"] == ".jpg" and refused.value.field == "file"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (files.SVG, "can hold programs"), (b"<SVG onload='x'>", "can hold programs"), (files.HTML, "JPEG, PNG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"), (files.PDF, "JPEG, PNG"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused_with_what_to_do(data, told):
    with pytest.raises(Invalid, match=told):
        require_picture("bild.png", data)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("plan.pdf", files.PDF[:20], "PDF breaks off"), ("plan", files.PDF[:20], "PDF breaks off"),
        ("Plan.PDF", files.HTML, "no PDF"), ("plan.pdf", b"x" + files.PDF, "no PDF"),
        ("plan.pdf", files.PDF, "is a PDF, and a picture is needed"),
    ],
)  # fmt: skip
def test_of_a_pdf_it_is_said_what_is_wrong_with_it(name, data, told):
    with pytest.raises(Invalid, match=told):
        require_picture(name, data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (files.HTML, "no PDF"),
        (files.PDF[:20], "breaks off"),
        (files.jpeg(9, 9), "no PDF"),
        (b"x" + files.PDF, "no PDF"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(data, told):
    with pytest.raises(Invalid, match=told):
        require_document("plan.pdf", data)
