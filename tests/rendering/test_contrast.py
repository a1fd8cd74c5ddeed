"""Every pair of colours that meets on a page can be told apart, in light and in dark (WCAG 1.4.3, 1.4.11)."""

import pytest

from tests.rendering.colours import RAW, colour, contrast

TEXT, PART = 4.5, 3.0
GROUNDS = ("paper", "shade", "grey", "amber", "blue", "green", "brown", "red")
in_both_schemes = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def test_all_colours_are_written_for_both_schemes():
    assert {*GROUNDS, "ink", "ink-soft", "accent", "accent-strong", "on-accent", "danger", "edge", "centre"} <= set(RAW)


@in_both_schemes
@pytest.mark.parametrize("ground", ["paper", "shade"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft"])
def test_text_is_easy_to_read_on_paper(ink, ground, dark):
    assert contrast(colour(ink, dark), colour(ground, dark)) >= 7


@in_both_schemes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "accent-strong", "danger"])
def test_text_can_be_read_on_every_ground(ink, ground, dark):
    assert contrast(colour(ink, dark), colour(ground, dark)) >= TEXT


@in_both_schemes
@pytest.mark.parametrize("ground", ["accent", "accent-strong", "ink"])
def test_text_can_be_read_on_what_is_filled(ground, dark):
    ink = "paper" if ground == "ink" else "on-accent"
    assert contrast(colour(ink, dark), colour(ground, dark)) >= TEXT


@in_both_schemes
@pytest.mark.parametrize("ground", ["paper", "shade"])
def test_edges_of_fields_and_the_focus_ring_can_be_seen(ground, dark):
    seen = [contrast(colour(part, dark), colour(ground, dark)) for part in ("edge", "accent")]
    assert min(seen) >= PART


@in_both_schemes
def test_every_centre_stands_out_whatever_its_hue(dark):
    grounds = [colour(ground, dark) for ground in ("paper", "shade")]
    weakest = min(contrast(colour("centre", dark, 10 * n), ground) for n in range(36) for ground in grounds)
    assert weakest >= TEXT


@in_both_schemes
def test_text_can_be_read_on_every_centres_tint(dark):
    weakest = min(contrast(colour("ink", dark), colour("centre-tint", dark, 10 * n)) for n in range(36))
    assert weakest >= 7
