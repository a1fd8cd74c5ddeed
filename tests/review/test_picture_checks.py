"""What a release asks of pictures: words for those who do not see them, and everything the law wants recorded."""

from datetime import timedelta

import pytest

from coopcms.clock import berlin, now
from coopcms.content.models import Item
from coopcms.content.services import create
from coopcms.errors import TransitionDenied
from coopcms.review.checks import failures
from coopcms.review.facts import facts_for
from coopcms.workflow.facts import Inputs
from tests.fixtures.items import TEXT


def figure(number: int, inner: str = '<img alt="Die Halle">', more: str = "") -> str:
    return f'<figure data-picture="{number}"{more}>{inner}</figure>'


@pytest.fixture
def illustrated(flows, author):
    """A factory: a draft whose text ends with these pictures."""
    return lambda *figures: create("article", "siegen", TEXT | {"body": TEXT["body"] + "".join(figures)}, author)


@pytest.fixture
def lacking():
    """A factory: what does not hold of an item, by the name of the check."""
    return lambda item: failures(item, facts_for(item), Inputs())


def test_a_picture_with_a_description_and_all_rights_lacks_nothing(illustrated, lacking, picture_row):
    one = picture_row()
    found = lacking(illustrated(figure(one.id), figure(one.id, "", " data-decorative")))
    assert "alt_texts" not in found and "credits" not in found


def test_each_picture_is_described_or_only_adorns(illustrated, lacking, picture_row):
    item = illustrated(figure(picture_row().id, "<figcaption>Worte</figcaption>"), figure(picture_row().id))
    failure = lacking(item)["alt_texts"]
    bare = next(
        block["id"]
        for block in item.head.content["body"]
        if "alt" not in block["attrs"] and block["runs"][0][0] == "Worte"
    )
    assert (failure.values, failure.fields) == ({"number": 1, "blocks": bare}, ("body",))


@pytest.mark.parametrize(
    ("lack", "word"),
    [
        ({"credit": ""}, "credit"),
        ({"licence": ""}, "licence"),
        ({"licence_until": berlin(now()).date() - timedelta(days=1)}, "licence"),
        ({"ai_mark": "unknown"}, "AI"),
        ({"state": "waiting"}, "shown"),
        ({"withdrawn_at": now()}, "shown"),
        ({"trashed_at": now()}, "shown"),
    ],
)
def test_what_a_picture_lacks_is_said_with_its_title(illustrated, lacking, picture_row, lack, word):
    failure = lacking(illustrated(figure(picture_row().id), figure(picture_row(title="Das Tor", **lack).id)))["credits"]
    assert word in failure.message and failure.values["pictures"] == "Das Tor"


@pytest.mark.parametrize(
    "enough", [{"credit": "", "credit_waived": "Eigenes Logo"}, {"licence_until": berlin(now()).date()}]
)
def test_a_reason_stands_for_a_credit_and_the_last_day_counts(illustrated, lacking, picture_row, enough):
    assert "credits" not in lacking(illustrated(figure(picture_row(**enough).id)))


def test_a_picture_that_is_nowhere_is_told_by_its_number(illustrated, lacking):
    assert lacking(illustrated(figure(4711)))["credits"].values["pictures"] == "#4711"


def test_a_text_without_pictures_costs_no_select(draft, lacking, statements):
    found = lacking(draft)
    with statements() as sent:
        assert "credits" not in found
    assert len(sent) == 0


def test_a_text_is_submitted_without_them_and_released_only_with_them(
    illustrated, act, author, reviewer_siegen, publisher, picture_row
):
    item = act(act(illustrated(figure(picture_row(credit="").id, "")), "submit", author), "sign_off", reviewer_siegen)
    with pytest.raises(TransitionDenied) as denied:
        act(item, "publish", publisher)
    assert [reason.name for reason in denied.value.reasons] == ["alt_texts", "credits"]
    assert item.refetch().state == "approved"


def test_a_credit_that_is_recorded_later_lets_the_signed_words_go_live(
    illustrated, act, author, reviewer_siegen, publisher, picture_row
):
    one = picture_row(credit="")
    item = act(act(illustrated(figure(one.id)), "submit", author), "sign_off", reviewer_siegen)
    one.credit = "Foto: Anna Beispiel"
    one.save()
    assert act(item, "publish", publisher).state == "published"


@pytest.mark.parametrize("flow", ["vier_augen", "einfach"])
def test_no_date_is_set_that_would_fail_at_the_minute(
    illustrated, act, author, reviewer_siegen, publisher, picture_row, flow, clock
):
    ends = berlin(clock.now).date() + timedelta(days=5)
    item = illustrated(figure(picture_row(title="Das Tor", licence_until=ends).id), figure(picture_row().id, ""))
    if flow == "einfach":
        Item.update(workflow=flow).where(Item.id == item.id).execute()
        item = item.refetch()
    else:
        item = act(act(item, "submit", author), "sign_off", reviewer_siegen)
    for days, names in ((5, {"alt_texts"}), (6, {"alt_texts", "credits"})):
        with pytest.raises(TransitionDenied) as denied:
            act(item, "schedule", publisher, at=clock.now + timedelta(days=days))
        assert {reason.name for reason in denied.value.reasons} & {"alt_texts", "credits"} == names
    assert "Das Tor" in str(denied.value.reasons) and item.refetch().publish_at is None


def test_an_emergency_skips_signatures_and_no_description(illustrated, act, author, network_editor, picture_row):
    item = act(illustrated(figure(picture_row().id, "")), "submit", author)
    with pytest.raises(TransitionDenied) as denied:
        act(item, "break_glass", network_editor, comment="Eilt.", password="Morgens-um-sieben-2026")
    assert [reason.name for reason in denied.value.reasons] == ["alt_texts"]
