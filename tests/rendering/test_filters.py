"""Moments as people in the network read them, and the addresses of remarks as links."""

from datetime import UTC, datetime

from coopcms.rendering.filters import day, iso, linked, moment

WINTER = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 22, 30, 15, 99, tzinfo=UTC)


def test_a_moment_is_told_in_berlins_time():
    assert (moment(WINTER), moment(SUMMER)) == ("24. November 2026, 06:00 Uhr", "2. Juli 2026, 00:30 Uhr")


def test_a_day_is_berlins_day():
    assert (day(WINTER), day(SUMMER)) == ("24. November 2026", "2. Juli 2026")


def test_the_second_language_of_the_desk_has_its_own_form():
    assert moment(WINTER, "en") == "24 November 2026, 06:00"


def test_machines_read_the_offset_too():
    assert (iso(WINTER), iso(SUMMER)) == ("2026-11-24T06:00:00+01:00", "2026-07-02T00:30:15+02:00")


def test_a_line_that_is_the_address_of_a_remark_is_a_link():
    text = "1. <Bitte>\n/admin/item/7/kommentare#k12\nhttps://netz.example/admin/item/7/kommentare#k3"
    assert linked(text, "Dorthin") == (
        '1. &lt;Bitte&gt;\n<a href="/admin/item/7/kommentare#k12">Dorthin</a>\n'
        '<a href="https://netz.example/admin/item/7/kommentare#k3">Dorthin</a>'
    )
    assert "#k3</a>" in linked(text)


def test_other_lines_are_no_links():
    for line in ("siehe /admin/item/7/kommentare#k12", "/admin/item/7", "javascript:/admin/item/7/kommentare#k1", ""):
        assert linked(line) == line
