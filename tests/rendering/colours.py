"""Contrast of OKLCH colours after WCAG 2, computed apart from any browser."""

import math
import re
from pathlib import Path

from coopcms import resources

TOKENS = (Path(resources.PACKAGE) / "assets" / "css" / "tokens.css").read_text()
_TOKEN = re.compile(r"--([\w-]+): light-dark\(oklch\((.*?)\), oklch\((.*)\)\);")
RAW = {name: (light, dark) for name, light, dark in _TOKEN.findall(TOKENS)}


def colour(name: str, dark: bool, hue: float = 0) -> tuple[float, float, float]:
    """A token's linear sRGB in one scheme, clipped to what a screen can show."""
    text = RAW[name][dark].replace("var(--hue)", str(hue))
    light, chroma, angle = (float(part.rstrip("%")) for part in text.split())
    return _linear(light / 100, chroma, math.radians(angle))


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(rgb: tuple[float, float, float]) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def _linear(light: float, chroma: float, angle: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(angle), chroma * math.sin(angle)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return tuple(
        min(1.0, max(0.0, part))
        for part in (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        )
    )
