"""Pictures of a text at the desk: seen, compared, chosen between two texts, previewed, described throughout."""

from datetime import timedelta

import pytest

from coopcms.admin.figures import words_of
from coopcms.admin.merge_page import Sides, differences
from coopcms.admin.review_diff_html import first_words
from coopcms.blocks.html import from_html
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Revision
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.exchange.press_html import from_press_html
from coopcms.review.services_preview import share
from tests.admin.pages import Page
from tests.fixtures.items import TEXT

OPEN = "//fieldset[contains(@class, 'is-open')]"


def figure(number: int, alt: str = "Die Halle", caption: str = "Im Hof") -> str:
    return f'<figure data-picture="{number}"><img alt="{alt}"><figcaption>{caption}</figcaption></figure>'


@pytest.fixture
def illustrated(flows, author, picture_row):
    """A draft of Siegen with one picture."""
    one = picture_row()
    return create("article", "siegen", TEXT | {"body": TEXT["body"] + figure(one.id)}, author), one.id


@pytest.fixture
def returned(illustrated, act, author, reviewer_siegen):
    """A factory: the text in review again with other figures, after it was read and sent back."""
    item, number = illustrated

    def make(body: str):
        act(item, "submit", author)
        act(item, "request_changes", reviewer_siegen, comment="Bitte ändern.")
        save(item, {"body": TEXT["body"] + body.replace("#", str(number))}, author)
        return act(item, "submit", author)

    return make


def compared(client, item) -> Page:
    return Page(client.get(f"/admin/item/{item.id}/pruefung"))


def test_a_page_of_the_desk_shows_the_picture_and_what_is_said_of_it(english, author, illustrated):
    item, number = illustrated
    page = Page(english(author).get(f"/admin/item/{item.id}"))
    assert page.root.xpath(f"//figure/img[@src='/admin/medien/{number}/800']")
    assert page.texts("//figcaption/*") == ["Im Hof", "For screen readers: Die Halle"]


@pytest.mark.parametrize(
    ("new", "gone", "come"),
    [
        ('<figure data-picture="#"><img alt="Eine Halle"><figcaption>Im Hof</figcaption></figure>', "Die", "Eine"),
        ('<figure data-picture="#"><img alt="Die Halle"><figcaption>Im Tor</figcaption></figure>', "Hof", "Tor"),
    ],
)
def test_a_reviewer_sees_another_description_and_another_caption(english, returned, reviewer_siegen, new, gone, come):
    page = compared(english(reviewer_siegen), returned(new))
    assert (page.texts("//figure//del"), page.texts("//figure//ins")) == ([gone], [come])
    told = "This picture is described otherwise than before." in page.said
    assert told == (come == "Eine")


def test_another_picture_is_one_that_goes_and_one_that_comes(english, returned, reviewer_siegen, picture_row):
    other = picture_row().id
    page = compared(english(reviewer_siegen), returned(figure(other, "Das Tor")))
    assert page.texts("//figure//del") == ["Im Hof", "Die Halle"] and page.texts("//figure//ins") == [
        "Im Hof",
        "Das Tor",
    ]


def test_a_picture_without_words_has_a_name_all_the_same(app):
    with app.test_request_context("/"):
        bare, told = from_html('<figure data-picture="7"></figure>' + figure(7, caption=""))
        assert first_words(bare) and "Die Halle" in first_words(told)
        assert "#7" in words_of([bare]) and "Die Halle" in words_of([told])


def test_where_two_texts_meet_a_picture_is_taken_as_one_side_has_it(
    english, illustrated, act, author, reviewer_siegen, publisher
):
    item, number = illustrated
    item = act(act(act(item, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    late, early = copy_out(item, author), copy_out(item, author)
    save(late, {"body": TEXT["body"] + figure(number, "Die alte Halle")}, author)
    save(early, {"body": TEXT["body"] + figure(number, "Die neue Halle")}, author)
    act(act(act(early, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    client, address = english(author), f"/admin/item/{late.id}/aktualisieren"
    page = Page(client.get(address))
    assert page.texts(f"{OPEN}//ins") == ["alte", "neue"]
    (name,) = {field.get("name") for field in page.root.xpath(f"{OPEN}//input[@type='radio']")}
    assert page.root.xpath(f"{OPEN}//input[@type='radio']/@value") == ["mine", "theirs", "both"]
    answer = client.post(address, data=page.form("merge") | {name: "theirs"})
    assert answer.status_code == 303
    assert late.refetch().head.content["body"][-1]["attrs"]["alt"] == "Die neue Halle"


def test_words_kept_apart_show_another_description(app):
    old, new = (from_html(figure(7, alt, "")) for alt in ("Alt", "Neu"))
    sides = Sides(None, {"body": new}, Revision(content={"body": old}, placement={}))
    with app.test_request_context("/"):
        (difference,) = differences(KINDS["article"], sides)
    ((mine, theirs, same),) = ((pair.mine, pair.theirs, pair.same) for pair in difference.pairs)
    assert "Neu" in mine[0][0] and "Alt" in theirs[0][0] and not same


def test_the_desk_previews_pictures_by_its_own_addresses_and_a_link_by_those_below_it(
    english, client, illustrated, author, clock
):
    item, number = illustrated
    assert f"/admin/medien/{number}/1200" in english(author).get(f"/admin/item/{item.id}/vorschau").text
    _link, token = share(item, timedelta(days=1).days, "", author)
    page = client.get(f"/vorschau/{token}").text
    assert f'src="/vorschau/{token}/bild/{number}/1200.jpeg"' in page and "/admin/" not in page


def test_a_file_from_outside_cannot_name_a_picture_of_ours(flows):
    assert [block["type"] for block in from_press_html(f"<h1>Titel</h1><p>Text</p>{figure(7)}").body] == ["p", "p"]
