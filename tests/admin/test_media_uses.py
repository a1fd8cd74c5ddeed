"""Where a picture is used, and its way out of texts: withdrawn at once, replaced one by one."""

from io import BytesIO

import pytest

from coopcms.actor import SYSTEM
from coopcms.blocks.text import plain
from coopcms.clock import now
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict
from coopcms.content.models import Item
from coopcms.content.queries_pictures import shown_in
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_pictures import swap_picture
from coopcms.media.models import Picture
from coopcms.publishing.models import Listing
from coopcms.review.models import Comment
from coopcms.review.picture_rights import undescribed
from tests.admin.pages import Page
from tests.media.files import jpeg


@pytest.fixture
def row(picture_row):
    return picture_row()


@pytest.fixture
def new(picture_row):
    return picture_row(title="Die bessere Halle")


def words(picture) -> dict:
    figure = f'<figure data-picture="{picture.id}"><img alt="Ein Tor"><figcaption>Das Tor</figcaption></figure>'
    return {"title": "Kennwort Halle", "body": f"<p>Neu.</p>{figure}"}


@pytest.fixture
def text(flows, author, row):
    """A draft of Siegen that shows the picture."""
    return create("article", "siegen", words(row), author)


@pytest.fixture
def live(text):
    """The same, public."""
    Item.update(live=text.head, public="live", state="published").where(Item.id == text.id).execute()
    return text.refetch()


@pytest.fixture
def desk_of(english, row):
    """A factory: `send, look = desk_of(author)` for the pages of the picture."""

    def of(actor):
        client, home = english(actor), f"/admin/medien/{row.id}"
        (token, *_) = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")
        return (
            lambda end, **typed: client.post(home + end, data={"csrf_token": token, **typed}),
            lambda end: Page(client.get(home + end)),
        )

    return of


def rows(page) -> list[str]:
    return page.texts("//table//tbody/tr")


def test_texts_stand_with_state_and_version(desk_of, author, live):
    _send, look = desk_of(author)
    (one,) = rows(look("/verwendung"))
    assert "Kennwort Halle" in one and "public, version 1" in one and "newest" not in one


def test_a_draft_of_another_centre_is_told_without_its_title(desk_of, author_ruhr, text):
    _send, look = desk_of(author_ruhr)
    (one,) = rows(look("/verwendung"))
    assert "Kennwort" not in one and "A text you may not see" in one and "Siegen" in one


def test_before_a_withdrawal_all_texts_stand_there_and_afterwards_what_was_done(desk_of, publisher, live, row):
    send, look = desk_of(publisher)
    assert len(rows(look("/zurueckziehen"))) == 1
    assert send("/zurueckziehen", reason=" ").status_code == 422 and not row.refetch().withdrawn_at
    assert send("/zurueckziehen", reason="Kein Recht").status_code == 303
    told = look("/verwendung")
    assert row.refetch().withdrawn_reason == "Kein Recht" and "One public page shows it no more." in told.said
    assert "withdrew it" in look("/verlauf").texts("//ol[@class='log']/li")[0]


def test_for_a_withdrawn_picture_another_can_still_be_put_into_its_texts(desk_of, everything, text, row, new):
    send, look = desk_of(everything)
    send("/zurueckziehen", reason="Kein Recht")
    assert look("/verwendung").root.xpath("//main//a[contains(@href, '/ersetzen')]")
    send("/ersetzen", known=str(new.id))
    assert send(f"/verwendung/{text.id}").status_code == 303 and shown_in(new.id, everything)


def reach(page) -> dict[str, str]:
    pairs = zip(page.texts("//dl[@class='facts reach']//dt"), page.texts("//dl[@class='facts reach']//dd"), strict=True)
    return dict(pairs)


def test_a_withdrawal_tells_beforehand_everything_it_reaches(
    desk_of, everything, author, author_ruhr, live, row, ruhr, anna, picture_row
):
    Picture.update(likeness="ff00ff00ff00ff00", key="x/master.jpeg").where(Picture.id == row.id).execute()
    picture_row(title="Fast dasselbe", likeness="ff00ff00ff00ff01")
    Listing.create(item=live, kind="article", at=now())
    Listing.create(item=live, kind="article", organisation=ruhr, at=now())
    depict(row, anna.id, {"basis": "consent"}, author)
    ask_alone(row, anna.id, 14, author)
    save(copy_out(live, author), {"title": "Kennwort Kopie", "body": "<p>Ohne.</p>"}, author)
    foreign = create("article", "ruhr-owl", words(row) | {"title": "Geheim"}, author_ruhr)
    gone = create("article", "siegen", words(row) | {"title": "Vorher"}, author)
    for title in ("Vorher eins", "Vorher zwei"):
        save(gone.refetch(), {"title": title}, author)
    save(gone.refetch(), {"title": "Nachher", "body": "<p>Ohne.</p>"}, author)
    _send, look = desk_of(everything)
    page = look("/zurueckziehen")
    assert reach(page) == {
        "Public pages": "1", "Newest words": "2 texts", "Earlier versions": "4",
        "Of these texts, not for you to see": "1", "Open links that ask about it": "1",
        "Files in all sizes and formats": "10",
    }  # fmt: skip
    first, second, *rest = rows(page)
    assert "Kennwort Halle" in first and "public, version 1" in first
    assert f"stands in lists, feeds and search: the whole network, {ruhr.name}" in first
    assert "A text you may not see" in second and "newest version, 1" in second and foreign.id
    assert [("Kennwort Kopie" in one, "Nachher" in one) for one in rest] == [(True, False), (False, True)]
    assert "one earlier version" in rest[0] and "3 earlier versions" in rest[1] and "Geheim" not in page.said
    assert "These look alike and stay." in page.said and "Fast dasselbe" in page.said


def test_what_others_wrote_since_about_a_public_text_is_not_told(desk_of, author, author_ruhr, live, row):
    Item.update(head=save(live, {"title": "Geheime Fassung"}, SYSTEM), state="draft").where(
        Item.id == live.id
    ).execute()
    (one,) = rows(desk_of(author_ruhr)[1]("/verwendung"))
    assert "Kennwort Halle" in one and "Geheime Fassung" not in one


def test_only_who_publishes_withdraws(desk_of, author, row):
    send, _look = desk_of(author)
    assert send("/zurueckziehen", reason="x").status_code == 403 and not row.refetch().withdrawn_at


def test_a_successor_is_named_by_its_number_and_changes_no_text(desk_of, author, text, row, new):
    send, look = desk_of(author)
    assert send("/ersetzen", known=f"#{new.id}").status_code == 303
    assert row.refetch().replaced_by_id == new.id and not shown_in(new.id, author)
    assert look("/verwendung").texts("//td[@class='actions']//button") == ["Replace in the text Kennwort Halle"]


def test_a_successor_is_uploaded_and_takes_over_what_is_known(desk_of, author, row):
    send, _look = desk_of(author)
    file = (BytesIO(jpeg()), "besser.jpg")
    assert send("/ersetzen", file=file, same="y").status_code == 303
    made = Picture.get(Picture.name == "besser.jpg")
    assert (row.refetch().replaced_by_id, made.credit, made.people_stated) == (made.id, "Foto: Anna Beispiel", False)


@pytest.mark.parametrize("given", [{}, {"known": "99"}, {"known": "x"}, {"known": "1"}])
def test_no_successor_is_refused_beside_the_field(desk_of, author, row, given):
    send, _look = desk_of(author)
    answer = send("/ersetzen", **given)
    assert answer.status_code == 422 and Page(answer).texts("//div[@class='error-summary']//li")
    assert row.refetch().replaced_by_id is None


def test_two_pictures_do_not_take_each_other_s_place(desk_of, author, row, new):
    send, _look = desk_of(author)
    Picture.update(replaced_by=row).where(Picture.id == new.id).execute()
    assert send("/ersetzen", known=str(new.id)).status_code == 422


def test_in_a_draft_the_new_picture_stands_as_a_new_version(desk_of, author, text, row, new):
    send, _look = desk_of(author)
    send("/ersetzen", known=str(new.id))
    answer = send(f"/verwendung/{text.id}")
    assert answer.location == f"/admin/item/{text.id}"
    (one,) = shown_in(new.id, author)
    figure = next(block for block in text.refetch().head.content["body"] if block["type"] == "picture")
    assert (one.item.id, one.head, shown_in(row.id, author)) == (text.id, 2, [])
    assert (figure["attrs"], plain([figure])) == ({"picture": new.id, "alt": new.alt}, "Das Tor")
    assert [(one.anchor, one.passage) for one in Comment.select()] == [(figure["id"], "Das Tor")]
    assert "whether this caption is still true" in Comment.get().text


@pytest.mark.parametrize("about", ['alt=""', 'alt="Ein Tor" lang="en"', 'alt="Ein Tor"'])
def test_nothing_is_said_of_the_new_picture_that_was_seen_in_the_old(author, flows, row, new, about):
    Picture.update(alt="").where(Picture.id == new.id).execute()
    text = create(
        "article",
        "siegen",
        {"title": "Halle", "body": f'<figure data-picture="{row.id}"><img {about}></figure>'},
        author,
    )
    swap_picture(text, row.id, new.id, author)
    body = text.refetch().head.content["body"]
    assert len(undescribed(body)) == 1 and not Comment.select().exists()


def test_what_only_adorns_does_so_still(author, flows, row, new):
    figure = f'<figure data-picture="{row.id}" data-decorative="true"><img alt=""></figure>'
    text = create("article", "siegen", {"title": "Halle", "body": figure}, author)
    before = text.head.content["body"][0]["attrs"]
    assert before["decorative"]
    swap_picture(text, row.id, new.id, author)
    assert text.refetch().head.content["body"][0]["attrs"] == before | {"picture": new.id}


def test_where_readers_see_the_text_it_stands_in_a_working_copy(desk_of, author, live, row, new):
    send, look = desk_of(author)
    send("/ersetzen", known=str(new.id))
    answer = send(f"/verwendung/{live.id}")
    copy = Item.get(Item.source == live.id)
    assert answer.location == f"/admin/item/{copy.id}"
    assert [(one.item.id, one.live) for one in shown_in(row.id, author)] == [(live.id, 1)]


def test_who_may_not_edit_replaces_nothing(desk_of, author, author_ruhr, reviewer_siegen, text, row, new):
    desk_of(author)[0]("/ersetzen", known=str(new.id))
    assert desk_of(author_ruhr)[0](f"/verwendung/{text.id}").status_code == 404
    assert desk_of(reviewer_siegen)[0](f"/verwendung/{text.id}").status_code in (403, 404)
    assert text.refetch().head_id == text.head_id


def test_without_a_successor_or_a_use_nothing_is_replaced(desk_of, author, text, row, new):
    send, _look = desk_of(author)
    assert send(f"/verwendung/{text.id}").status_code == 409
    send("/ersetzen", known=str(new.id))
    send(f"/verwendung/{text.id}")
    assert send(f"/verwendung/{text.id}").status_code == 409 and text.refetch().head.number == 2


def test_many_texts_cost_no_more_statements(english, everything, author, text, row, picture_row, statements):
    for one in (row, picture_row(), picture_row()):
        Picture.update(likeness="ff00ff00ff00ff00").where(Picture.id == one.id).execute()
    save(text, {"title": "Noch eine Fassung"}, author)
    for number in range(6):
        create("article", "siegen", words(row) | {"title": f"Text {number}"}, author)
    client = english(everything)
    for end in ("/verwendung", "/ersetzen", "/zurueckziehen"):
        with statements() as sent:
            answer = client.get(f"/admin/medien/{row.id}{end}")
        assert answer.status_code == 200 and len(sent) <= 12, str(sent)
