"""Pictures of the demo, drawn here: plain shapes in the hues of the centres, and nobody who lives."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

SIZE = WIDTH, HEIGHT = 1200, 800
_INK, _PAPER, _FLOOR, _GLASS, _WARM = "#1f2d3a", "#eef2f4", "#cfd8dc", "#bcd9e6", "#f0b35a"
_HUES = ("#2f6f8f", "#8a4f7d", "#3f7d4e", "#b3592f", "#5b5ea6", "#1f7a7a", "#8c6d1f")
_HAIR = ("#3a2a20", "#1f1a17", "#6b6f73", "#8a5a2b")
_SKIN = ("#e2b48c", "#8d5a3b", "#c98e66", "#f0cfae")
_OVER = 2  # drawn larger and made smaller, so that edges are smooth


@cache
def drawn(name: str) -> bytes:
    """A drawing as PNG, the same each time; raises KeyError for a name that is none of `DRAWINGS`."""
    image = Image.new("RGB", (WIDTH * _OVER, HEIGHT * _OVER), _PAPER)
    DRAWINGS[name](_Pen(ImageDraw.Draw(image)))
    out = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


class _Pen:
    """Shapes in the pixels of the finished picture."""

    def __init__(self, draw: ImageDraw.ImageDraw):
        self._draw = draw

    def box(self, place: tuple[float, float, float, float], fill: str, round_: float = 0) -> None:
        self._draw.rounded_rectangle(_scaled(place), round_ * _OVER, fill)

    def shape(self, *points: tuple[float, float], fill: str) -> None:
        self._draw.polygon([tuple(_scaled(point)) for point in points], fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self._draw.ellipse(_scaled((x - radius, y - radius, x + radius, y + radius)), fill)

    def line(self, *points: tuple[float, float], fill: str, width: int) -> None:
        self._draw.line([tuple(_scaled(point)) for point in points], fill, width * _OVER, "curve")


def _scaled(values) -> list[float]:
    return [value * _OVER for value in values]


def _hall(pen: _Pen) -> None:
    """A workshop under a saw-tooth roof, with three machines and a screen."""
    for left in range(0, WIDTH, 300):
        pen.shape((left, 210), (left + 300, 70), (left + 300, 210), fill=_HUES[0])
        pen.shape((left + 190, 190), (left + 280, 148), (left + 280, 190), fill=_GLASS)
    pen.box((0, 210, WIDTH, 230), _INK)
    for left in range(60, WIDTH, 190):
        pen.box((left, 290, left + 110, 400), _GLASS, 6)
    pen.box((0, 600, WIDTH, HEIGHT), _FLOOR)
    for left, hue in ((90, _HUES[3]), (420, _HUES[5]), (750, _HUES[2])):
        pen.box((left, 470, left + 240, 640), hue, 14)
        pen.box((left + 30, 500, left + 130, 560), _PAPER, 6)
        pen.disc(left + 190, 530, 24, _WARM)
        pen.box((left + 20, 640, left + 220, 664), _INK, 4)
    pen.box((1050, 380, 1130, 500), _INK, 8)
    pen.box((1060, 392, 1120, 486), _GLASS, 4)
    pen.box((1082, 500, 1098, 690), _INK)


def _store(pen: _Pen) -> None:
    """Shelves of a storehouse, and a device on a table in front of them."""
    for top in (120, 280, 440):
        for place in range(8):
            height = 70 + 40 * ((place * 5 + top) % 3)
            left = 70 + place * 135
            pen.box((left, top + 130 - height * 0.8, left + 100, top + 130), _HUES[(place + top // 40) % 7], 4)
        pen.box((40, top + 130, WIDTH - 40, top + 146), _INK)
    for left in (40, 590, 1144):
        pen.box((left, 70, left + 16, 660), _INK)
    pen.box((0, 660, WIDTH, HEIGHT), _FLOOR)
    pen.box((380, 610, 900, 640), _HUES[3], 6)
    for left in (410, 850):
        pen.box((left, 640, left + 22, 780), _INK)
    pen.box((560, 520, 720, 612), _INK, 10)
    pen.box((572, 532, 708, 598), _GLASS, 4)


def _table(pen: _Pen) -> None:
    """Four invented people around a table with sheets on it."""
    pen.box((150, 80, 1050, 330), _GLASS, 10)
    pen.line((220, 280), (420, 220), (620, 240), (820, 150), (980, 130), fill=_HUES[0], width=8)
    pen.box((0, 640, WIDTH, HEIGHT), _FLOOR)
    for place, left in enumerate((250, 480, 710, 940)):
        pen.box((left - 80, 440, left + 80, 620), _HUES[(place * 2 + 1) % 7], 60)
        pen.disc(left, 360, 64, _HAIR[place])
        pen.disc(left, 378, 54, _SKIN[place])
    pen.shape((60, 640), (140, 560), (1060, 560), (1140, 640), fill=_HUES[6])
    pen.box((60, 640, 1140, 656), _INK, 4)
    for left in (230, 470, 700, 930):
        pen.shape((left, 620), (left + 24, 580), (left + 110, 580), (left + 100, 620), fill=_PAPER)
    for left in (130, 1040):
        pen.box((left, 656, left + 30, 790), _INK)


def _network(pen: _Pen) -> None:
    """Seven discs that hold each other by lines."""
    centre = (600.0, 400.0)
    places = [(600 + 330 * cos(turn * pi / 3 + 0.4), 400 + 250 * sin(turn * pi / 3 + 0.4)) for turn in range(6)]
    for number, place in enumerate(places):
        pen.line(place, centre, fill=_INK, width=6)
        pen.line(place, places[(number + 1) % 6], fill=_FLOOR, width=10)
    for number, (x, y) in enumerate((*places, centre)):
        pen.disc(x, y, 84 if (x, y) == centre else 62, _PAPER)
        pen.disc(x, y, 76 if (x, y) == centre else 54, _HUES[number])


DRAWINGS: dict[str, Callable[[_Pen], None]] = {"halle": _hall, "lager": _store, "tisch": _table, "netz": _network}
