"""Pictures small enough for a README: a screenshot as PNG again, with 256 colours at most and packed tightly."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}  # colour types that browsers write: RGB, RGBA
MOST = 256

Colour = tuple[int, int, int]


def shrink(file: Path) -> int:
    """Write the picture anew; the commonest colours stay exact, rare ones take the nearest of them. Its size now."""
    width, height, rows = _pixels(file.read_bytes())
    seen = Counter(colour for row in rows for colour in row)
    palette = [colour for colour, _count in seen.most_common(MOST)]
    place = {colour: number for number, colour in enumerate(palette)}
    place |= {colour: _nearest(colour, palette) for colour in seen if colour not in place}
    lines = b"".join(b"\0" + bytes(map(place.__getitem__, row)) for row in rows)
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(value for colour in palette for value in colour)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    ]
    return file.write_bytes(SIGNATURE + b"".join(_chunk(*part) for part in parts))


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda n: sum((a - b) ** 2 for a, b in zip(colour, palette[n], strict=True)))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pixels(data: bytes) -> tuple[int, int, list[list[Colour]]]:
    chunks = list(_chunks(data))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    assert depth == 8 and kind in CHANNELS, "a screenshot of a browser"
    step = CHANNELS[kind]
    raw = zlib.decompress(b"".join(part for name, part in chunks if name == b"IDAT"))
    before, rows = bytearray(width * step), []
    for start in range(0, len(raw), width * step + 1):
        before = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + width * step]), before, step)
        rows.append(list(zip(before[0::step], before[1::step], before[2::step], strict=True)))
    return width, height, rows


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += size + 12


def _unfiltered(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    """One line as it was before PNG's filter (its type is 0 to 4)."""
    for i, value in enumerate(line) if kind else ():
        left, up = line[i - step] if i >= step else 0, above[i]
        if kind == 4:
            guess = _paeth(left, up, above[i - step] if i >= step else 0)
        else:
            guess = (left, up, (left + up) // 2)[kind - 1]
        line[i] = (value + guess) & 255
    return line


def _paeth(left: int, up: int, corner: int) -> int:
    near = left + up - corner
    return min((left, up, corner), key=lambda value: abs(near - value))
