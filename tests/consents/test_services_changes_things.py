"""A firm takes back its facts, and somebody who is shown the picture, as a quote is taken back."""

import pytest

from coopcms.consents.models import FACTS, PICTURE, ApprovalLink
from coopcms.consents.queries import missing
from coopcms.consents.queries_pictures import recognised
from coopcms.consents.queries_things import About
from coopcms.consents.services_changes import ask_to_change, change
from coopcms.consents.services_links import answer, ask, opened, renew
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict
from coopcms.consents.services_quotes import name_firm
from coopcms.content.models import Item
from coopcms.content.queries import item_by_id
from coopcms.content.services import create
from coopcms.review.services_trash import trash
from tests.consents.test_services_changes import BACK, YES, changing, numbers, stand
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import speaker


def test_a_firm_takes_back_facts_that_are_live(flows, author):
    words = TEXT | {"company": "Beispiel AG", "figure_value": "2.5", "figure_unit": "Tage"}
    story, firm = create("story", "siegen", words, author), speaker("Beispiel AG", "firm")
    name_firm(story, firm.id, author)
    token = ask(story, firm.id, [About(FACTS, story.id)], 7, author)[1]
    answer(token, dict.fromkeys(numbers(token), YES))
    Item.update(public="live", live=Item.head).where(Item.id == story.id).execute()
    story = item_by_id(story.id)
    assert missing(story, story.live.content) == []
    back = changing(token)
    change(back, dict.fromkeys(numbers(back), BACK))
    assert [one.state for one in missing(story, story.live.content)] == ["withdrawn"]


@pytest.fixture
def shot(picture_row, anna, author):
    """A picture in which Anna can be seen."""
    row = picture_row()
    depict(row, anna.id, {"basis": "consent"}, author)
    return row


def test_a_picture_is_taken_from_everybodys_eyes_in_the_same_act(shot, anna, author):
    token = ask_alone(shot, anna.id, 7, author)[1]
    answer(token, dict.fromkeys(numbers(token), YES))
    back = changing(token)
    change(back, dict.fromkeys(numbers(back), BACK))
    assert shot.refetch().withdrawn_at and recognised(shot)[0].state == "withdrawn"
    again = ApprovalLink.select().count()
    ask_to_change(back)
    last = renew(ApprovalLink.select().order_by(ApprovalLink.id.desc()).first().id)
    assert ApprovalLink.select().count() == again + 1 and stand(last) == [("withdrawn", "")]


def test_a_picture_of_a_text_in_the_trash_is_taken_back_by_itself(flows, shot, anna, author):
    figure = f'<p>Neu.</p><figure data-picture="{shot.id}"><img alt="Ein Tor"></figure>'
    text = create("article", "siegen", {"title": "Halle", "body": figure}, author)
    token = ask(text, anna.id, [About(PICTURE, shot.id)], 7, author)[1]
    answer(token, dict.fromkeys(numbers(token), YES))
    trash(item_by_id(text.id), author)
    back = changing(token)
    assert [one.item for one in opened(back).asked] == [0]
    change(back, dict.fromkeys(numbers(back), BACK))
    assert shot.refetch().withdrawn_at
