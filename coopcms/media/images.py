"""Pictures made anew from their pixels: a master and renditions, in sRGB, upright, without anything that came along.

Nothing of an upload is ever handed out: what is no pixel, as places, names, comments, other pages or programs behind
the end of the picture, does not survive. Bytes come in, bytes go out; no clock, no disk.
"""

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from coopcms.errors import msg
from coopcms.media.pixels import flattened, plain

MOST_PIXELS = 40_000_000  # a file of 10 kB may hold hundreds of millions
LONGEST = 3840  # pixels of a master's longer side
WIDTHS = (400, 800, 1200, 1600)  # of renditions; never wider than the master
FORMATS = ("AVIF", "WEBP", "JPEG")
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

TOO_MANY_PIXELS = msg("The picture has more than 40 million pixels. Please make it smaller and upload it again.")
BROKEN = msg("The picture cannot be read: it is damaged or breaks off. Please export it once more and upload it again.")

_READ = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")  # no other decoder ever sees an upload
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_DAMAGED = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError,
    struct.error, zlib.error,
)  # fmt: skip
_MASTER = {"quality": 88, "subsampling": 0, "progressive": True, "optimize": True}
_SAVED = {
    "AVIF": {"quality": 60, "speed": 8, "max_threads": 1},  # whoever reads a page meanwhile needs a core
    "WEBP": {"quality": 78, "method": 4},
    "JPEG": {"quality": 80, "progressive": True, "optimize": True},
}
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Unfit(Exception):
    """No picture can be made of these bytes; `message` is a msgid for whoever uploaded them."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size in one format (avif, webp, jpeg)."""

    width: int
    height: int
    format: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """A master with what is made of it; `likeness` is a difference hash of 64 bits in hex."""

    data: bytes
    media_type: str
    ending: str
    width: int
    height: int
    likeness: str
    renditions: tuple[Rendition, ...]


def make(data: bytes) -> Made:
    """Decode an upload and write it anew. Raises Unfit for what is damaged or has too many pixels."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # decoders complain of much that can be read all the same
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = _decoded(data)
        except _BOMBS as why:
            raise Unfit(TOO_MANY_PIXELS) from why
        except _DAMAGED as why:
            raise Unfit(BROKEN) from why
    return _written(image)


def likeness(image: Image.Image) -> str:
    """64 bits in hex: whether each of 8 × 8 fields is brighter than its right neighbour."""
    grey = list(flattened(image).convert("L").resize((9, 8), Image.Resampling.BOX).tobytes())
    rows = [grey[start : start + 9] for start in range(0, 72, 9)]
    bits = "".join("1" if left > right else "0" for row in rows for left, right in zip(row, row[1:], strict=False))
    return f"{int(bits, 2):016x}"


def widths(width: int) -> list[int]:
    """The widths of the renditions of a picture: the usual ones below its own, and its own up to the widest."""
    return [*(one for one in WIDTHS if one < width), *([width] if width <= WIDTHS[-1] else [])]


def _decoded(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data), formats=_READ) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        turned, profile = _turned(image), image.info.get("icc_profile")
        image.draft(None, (LONGEST, LONGEST))  # a JPEG is decoded no larger than needed
        image.load()  # of an animation the first picture
        pixels = plain(image)
    pixels.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    pixels = _in_srgb(pixels, profile)
    return pixels.transpose(_UPRIGHT[turned]) if turned in _UPRIGHT else pixels


def _turned(image: Image.Image) -> int:
    """How the camera was held; upright where that is unreadable."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except _DAMAGED:
        return 1


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as every screen shows them; what the profile makes impossible stays as it is."""
    if profile:
        try:
            own, wanted = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, own, wanted, outputMode=_after(image.mode))
        except (ImageCms.PyCMSError, *_DAMAGED):
            pass
    return image.convert("RGB") if image.mode == "CMYK" else image


def _after(mode: str) -> str:
    return "RGBA" if mode == "RGBA" else "RGB"


def _written(image: Image.Image) -> Made:
    image.info.clear()  # some writers would take comments and profiles over from here
    if image.mode == "RGBA":
        data, kind, ending = _bytes(image, "WEBP", lossless=True, quality=60, method=3), "image/webp", "webp"
    else:
        data, kind, ending = _bytes(image, "JPEG", **_MASTER), "image/jpeg", "jpg"
    made = tuple(one for width in widths(image.width) for one in _renditions(image, width))
    return Made(data, kind, ending, image.width, image.height, likeness(image), made)


def _renditions(image: Image.Image, width: int) -> list[Rendition]:
    height = max(1, round(image.height * width / image.width))
    small = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return [Rendition(width, height, form.lower(), _bytes(small, form, **_SAVED[form])) for form in FORMATS]


def _bytes(image: Image.Image, form: str, **options) -> bytes:
    out = BytesIO()
    (flattened(image) if form == "JPEG" else image).save(out, form, **options)
    return out.getvalue()
