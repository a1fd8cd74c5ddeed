"""Pixels of every kind brought into the few that are worked with: RGB, RGBA, and CMYK until its profile is read."""

from PIL import Image


def plain(image: Image.Image) -> Image.Image:
    """A copy in RGB, in RGBA where something can be seen through, or in CMYK."""
    if image.mode.startswith("I"):
        return _eight_bits(image).convert("RGB")
    if image.mode == "CMYK":
        return image.copy()
    if image.has_transparency_data:
        seen_through = image.convert("RGBA")
        lowest, _highest = seen_through.getchannel("A").getextrema()
        return seen_through if lowest < 255 else seen_through.convert("RGB")
    return image.convert("RGB")


def flattened(image: Image.Image) -> Image.Image:
    """The same on white, where something can be seen through."""
    if image.mode != "RGBA":
        return image
    sheet = Image.new("RGB", image.size, "white")
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey in 16 bits: dividing keeps the shades, where a plain conversion would make all light ones white."""
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
