"""Whatever comes in, pixels go out: upright, in sRGB, of a bounded size, without anything that came along."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from coopcms.media import images
from coopcms.media.images import BROKEN, TOO_MANY_PIXELS, Made, Unfit, make
from coopcms.media.queries import distance
from tests.media import files
from tests.media.files import SECRET, pixel


def outputs(made: Made) -> list[bytes]:
    return [made.data, *(one.data for one in made.renditions)]


def sizes(made: Made) -> list[tuple[int, int, str]]:
    return [(one.width, one.height, one.format) for one in made.renditions]


def test_renditions_are_made_in_three_formats_and_never_wider_than_the_picture():
    made = make(files.jpeg(1000, 500))
    assert (made.media_type, made.width, made.height) == ("image/jpeg", 1000, 500)
    widths = [(400, 200), (800, 400), (1000, 500)]
    assert sizes(made) == [(*size, form) for size in widths for form in ("avif", "webp", "jpeg")]
    for one in made.renditions:
        with Image.open(BytesIO(one.data)) as image:
            assert (image.format.lower(), image.size) == (one.format, (one.width, one.height))


@pytest.mark.parametrize(("width", "made"), [(1, [1]), (400, [400]), (401, [400, 401]), (1600, [400, 800, 1200, 1600])])
def test_a_small_picture_has_its_own_width(width, made):
    assert images.widths(width) == made


def test_a_wide_picture_has_no_rendition_of_its_own_width():
    assert images.widths(3840) == [400, 800, 1200, 1600]


def test_the_master_is_bounded():
    made = make(files.jpeg(6000, 1000))
    assert (made.width, made.height) == (3840, 640)


def test_nothing_that_came_along_is_left_no_place_no_name_no_comment():
    upload = files.located_jpeg()
    with Image.open(BytesIO(upload)) as image:
        assert image.getexif().get_ifd(0x8825)[2] == (50, 52, 30) and upload.count(SECRET) == 3
    for data in outputs(make(upload)):
        with Image.open(BytesIO(data)) as image:
            assert not dict(image.getexif()) and not image.getexif().get_ifd(0x8825)
            assert {"exif", "xmp", "comment", "icc_profile"}.isdisjoint(image.info)
        assert SECRET not in data and b"Exif\0\0II" not in data and b"GPS" not in data


def test_what_a_png_and_a_webp_tell_is_not_left_either():
    exif = Image.Exif()
    exif[0x013B] = SECRET.decode()
    text = files.chunk(b"tEXt", b"Comment\0" + SECRET)
    with_text = files.png()
    with_text = with_text[:33] + text + with_text[33:]
    seen_through = files.shaded().convert("RGBA")
    seen_through.putalpha(120)
    for upload in (
        with_text,
        files.saved(seen_through, "WEBP", exif=exif),
        files.saved(seen_through, "PNG", exif=exif),
    ):
        assert SECRET in upload
        assert not [data for data in outputs(make(upload)) if SECRET in data]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation):
    made = make(files.located_jpeg(orientation))
    assert (made.width, made.height) == ((300, 500) if orientation > 4 else (500, 300))
    corner = {1: (0, 0), 2: (-1, 0), 3: (-1, -1), 4: (0, -1), 5: (0, 0), 6: (-1, 0), 7: (-1, -1), 8: (0, -1)}
    x, y = (side % size for side, size in zip(corner[orientation], (made.width, made.height), strict=True))
    dark, expected = pixel(made.data, (x, y)), pixel(files.located_jpeg(), (0, 0))
    assert all(abs(a - b) < 25 for a, b in zip(dark, expected, strict=True))


def test_broken_facts_of_a_camera_do_not_hurt_the_picture():
    made = make(files.broken_exif_jpeg())
    assert (made.width, made.height) == (500, 300)
    assert not [data for data in outputs(made) if SECRET in data]


@pytest.mark.parametrize("tail", [files.HTML, SECRET], ids=["html", "words"])
def test_what_stands_behind_the_end_of_a_jpeg_is_gone(tail):
    for data in outputs(make(files.jpeg() + tail)):
        assert tail not in data and b"<script" not in data


def test_a_picture_that_is_an_archive_too_is_none_any_more():
    upload = files.zipped(files.png())
    assert b"PK\x03\x04" in upload
    for data in outputs(make(upload)):
        assert b"PK\x03\x04" not in data and b"<script" not in data and SECRET not in data


def test_a_hundred_million_pixels_in_a_small_file_are_refused_unread():
    upload = files.huge_png()
    assert len(upload) < 50_000
    with pytest.raises(Unfit) as refused:
        make(upload)
    assert refused.value.message == TOO_MANY_PIXELS


def test_a_pixel_more_than_allowed_is_too_many(monkeypatch):
    monkeypatch.setattr(images, "MOST_PIXELS", 500 * 300)
    assert make(files.jpeg(500, 300)).width == 500
    with pytest.raises(Unfit):
        make(files.jpeg(501, 300))


@pytest.mark.parametrize(
    "upload",
    [
        files.jpeg()[:-2000], files.png()[:400], files.moving_gif()[:60], b"", b"\xff\xd8\xff", files.SVG, files.HTML,
        b"\x89PNG\r\n\x1a\n" + files.HTML, files.PDF, files.saved(files.shaded(), "TIFF"),
        files.saved(files.shaded(), "WEBP")[:900], files.saved(files.shaded(), "AVIF")[:900],
    ],
    ids=["jpeg", "png", "gif", "nothing", "start", "svg", "html", "html in png", "pdf", "tiff", "webp", "avif"],
)  # fmt: skip
def test_what_breaks_off_or_is_no_picture_is_refused_with_a_reason(upload):
    with pytest.raises(Unfit) as refused:
        make(upload)
    assert refused.value.message == BROKEN


def test_of_a_moving_picture_the_first_stays():
    made = make(files.moving_gif())
    red, green, blue = pixel(made.data, (30, 20))
    assert red > 240 and green < 20 and blue < 20
    with Image.open(BytesIO(made.data)) as image:
        assert getattr(image, "n_frames", 1) == 1


def test_a_picture_for_print_is_shown_in_the_colours_of_screens():
    made = make(files.saved(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "JPEG"))
    red, green, blue = pixel(made.data, (30, 20))
    assert red > 230 and green < 40 and blue < 40


def swapped() -> bytes:
    """A profile in which red and green have changed places."""
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return own.replace(b"rXYZ", b"_XYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"_XYZ", b"gXYZ", 1)


def test_the_colours_of_a_profile_are_converted():
    made = make(files.png(Image.new("RGB", (60, 40), "red"))), make(red_with(swapped()))
    assert [max(range(3), key=pixel(one.data, (9, 9)).__getitem__) for one in made] == [0, 1]


@pytest.mark.parametrize("model", ["XYZ", ""])
def test_a_profile_that_cannot_be_used_is_ignored(model):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile(model)).tobytes() if model else b"no profile"
    assert pixel(make(red_with(profile)).data, (9, 9)) == pixel(make(red_with(None)).data, (9, 9))


def red_with(profile: bytes | None) -> bytes:
    return files.saved(Image.new("RGB", (60, 40), "red"), "PNG", icc_profile=profile)


def test_sixteen_bits_keep_their_shades():
    with Image.open(BytesIO(make(files.deep_png()).data)) as image:
        shades = list(image.convert("L").crop((0, 20, 256, 21)).tobytes())
    assert all(abs(shade - place) <= 3 for place, shade in enumerate(shades))


def test_what_can_be_seen_through_stays_so_and_is_white_in_jpeg():
    image = Image.new("RGBA", (500, 300), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (250, 0, 500, 300))
    made = make(files.png(image))
    assert made.media_type == "image/webp"
    with Image.open(BytesIO(made.data)) as master:
        assert master.getpixel((10, 10))[3] == 0 and master.getpixel((400, 10)) == (0, 0, 255, 255)
    by_format = {one.format: one.data for one in made.renditions}
    assert min(pixel(by_format["jpeg"], (10, 10))) > 250
    for form in ("avif", "webp"):
        with Image.open(BytesIO(by_format[form])) as small:
            assert small.convert("RGBA").getpixel((10, 10))[3] == 0


def test_an_alpha_that_hides_nothing_makes_a_jpeg():
    assert make(files.png(files.shaded().convert("RGBA"))).media_type == "image/jpeg"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_pixels_is_read(mode):
    assert make(files.png(files.shaded().convert(mode))).width == 500


def test_one_pixel_is_a_picture():
    assert sizes(make(files.png(Image.new("RGB", (1, 1))))) == [(1, 1, "avif"), (1, 1, "webp"), (1, 1, "jpeg")]


def test_the_same_file_gives_the_same_bytes():
    assert make(files.jpeg()) == make(files.jpeg())


def test_pictures_that_look_alike_differ_in_few_bits_others_in_many():
    original = make(files.jpeg()).likeness
    assert distance(original, make(files.jpeg(400, 240, quality=40)).likeness) <= 6
    assert distance(original, make(files.png(files.shaded().rotate(180))).likeness) > 20
