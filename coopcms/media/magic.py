"""What a file is, by its bytes; its name may say nothing else (L21)."""

import posixpath

from coopcms.errors import Invalid, Problem, msg

PDF = "application/pdf"
PICTURES = {  # media type → (what people call it, the endings it may have)
    "image/jpeg": ("JPEG", (".jpg", ".jpeg", ".jpe", ".jfif")),
    "image/png": ("PNG", (".png",)),
    "image/webp": ("WebP", (".webp",)),
    "image/avif": ("AVIF", (".avif",)),
    "image/gif": ("GIF", (".gif",)),
}
DOCUMENTS = {PDF: ("PDF", (".pdf",))}
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}
_PDF = b"%PDF-"
_HEAD, _TAIL = 1024, 2048  # bytes


def media_type(data: bytes) -> str:
    """What the bytes are; empty for everything that is not taken."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return "image/avif"
    return PDF if data.startswith(_PDF) and b"%%EOF" in data[-_TAIL:] else ""


def require_picture(name: str, data: bytes) -> str:
    """The media type of a picture. Raises Invalid with what to do instead."""
    found = media_type(data)
    if found not in PICTURES:
        raise Invalid(Problem("file", _no_pdf(data) if _means_pdf(name, data) else _other(data)))
    return _fitting(name, found, PICTURES)


def require_document(name: str, data: bytes) -> str:
    """The same for a PDF."""
    if media_type(data) != PDF:
        raise Invalid(Problem("file", _no_pdf(data)))
    return _fitting(name, PDF, DOCUMENTS)


def _fitting(name: str, found: str, kinds: dict) -> str:
    title, endings = kinds[found]
    ending = posixpath.splitext(name)[1].lower()
    if ending and ending not in endings:
        message = msg(
            "The name ends in “%(ending)s”, but the file is a %(kind)s. Please give it the ending “%(right)s”."
        )
        raise Invalid(Problem("file", message, {"ending": ending, "kind": title, "right": endings[0]}))
    return found


def _means_pdf(name: str, data: bytes) -> bool:
    """True for what calls itself a PDF by its name or by how it begins."""
    return data.startswith(_PDF) or name.lower().endswith(DOCUMENTS[PDF][1])


def _no_pdf(data: bytes) -> str:
    """What is wrong with a PDF; of a whole one, that it is no picture."""
    if media_type(data) == PDF:
        return msg("This is a PDF, and a picture is needed here. JPEG, PNG, WebP, AVIF and GIF are taken.")
    if data.startswith(_PDF):
        return msg("This PDF breaks off: its end is missing. Please export it once more.")
    return msg("This is no PDF: the file does not begin like one. Please export it once more.")


def _other(data: bytes) -> str:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return msg("HEIC pictures cannot be read here. Please export the picture as JPEG.")
    if b"<svg" in data[:_HEAD].lower():
        return msg("SVG files are not taken: they can hold programs. Please export the drawing as PNG.")
    return msg("This is no picture that can be read here. JPEG, PNG, WebP, AVIF and GIF are taken.")
