"""Files as they come in, good and bad, made of real bytes."""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import ExifTags, Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

SECRET = b"GEHEIM-BEISPIEL"  # in every part of a file that is no pixel
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def saved(image: Image.Image, form: str, **options) -> bytes:
    """The picture as a file of this format."""
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def shaded(width: int = 500, height: int = 300) -> Image.Image:
    """A picture that is dark on the left and light on the right, red at the top and blue at the bottom."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    return Image.merge("RGB", (down.transpose(1), across, down)).resize((width, height))


def jpeg(width: int = 500, height: int = 300, **options) -> bytes:
    return saved(shaded(width, height), "JPEG", **options)


def png(image: Image.Image | None = None) -> bytes:
    return saved(image or shaded(), "PNG")


def located_jpeg(orientation: int = 1) -> bytes:
    """With a place, a name, a comment, a text for search engines and a profile: all that cameras and editors add."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET.decode()
    exif[ExifTags.Base.Orientation] = orientation
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (IFDRational(50), IFDRational(52), IFDRational(30))
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return jpeg(exif=exif, xmp=xmp, comment=SECRET, icc_profile=profile)


def broken_exif_jpeg() -> bytes:
    """A good picture with a directory of facts that points beyond its end."""
    data = jpeg()
    facts = b"Exif\0\0II*\0" + struct.pack("<I", 8) + struct.pack("<H", 400) + b"\x12\x01\xff\xff" + SECRET
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(facts) + 2) + facts + data[2:]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(width: int = 10_000, height: int = 10_000) -> bytes:
    """A hundred million grey pixels in some kB."""
    line = zlib.compressobj(9)
    body = b"".join(line.compress(bytes(width // 8 + 1)) for _ in range(height)) + line.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def zipped(data: bytes) -> bytes:
    """A picture that is an archive, too."""
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("index.html", HTML + SECRET)
    return out.getvalue()


def moving_gif() -> bytes:
    """Red first, then blue."""
    first, *others = (Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "blue"))
    return saved(first, "GIF", save_all=True, append_images=others, duration=50)


def deep_png() -> bytes:
    """256 shades of grey in 16 bits, from black to white."""
    grey = Image.new("I;16", (256, 40))
    grey.putdata([value * 257 for value in range(256)] * 40)
    return png(grey)


def pixel(data: bytes, at: tuple[int, int]) -> tuple[int, ...]:
    """The colour at a place of a file."""
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB").getpixel(at)
