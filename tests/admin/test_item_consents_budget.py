"""The page of consents costs at most twelve statements where it has most to say: a copy of a live text in review."""

import pytest

from coopcms.consents.models import Party, StoryFirm
from coopcms.consents.queries_asked import states_of
from coopcms.consents.queries_things import About
from coopcms.consents.services_links import Wish, ask_for
from coopcms.consents.services_parties import add_party
from coopcms.consents.services_pictures import depict
from coopcms.consents.services_quotes import name_firm, name_speakers
from coopcms.content.models import Item
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import accept, invite
from tests.admin.consents_page import badges
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import say

MOST = 12
FIGURE = '<figure data-picture="{}"><img alt="Eine Halle"></figure>'
FIRM = {"company": "Beispiel GmbH", "period": "2025"}


@pytest.fixture
def reviewed(flows, author, lead_siegen, lead_ruhr, act, picture_row):
    """A copy of a live story of two centres, in review: other quotes, other facts, asked and answered."""
    words = TEXT | FIRM | {"body": f"<p>Sie sagt: <q>Es geht.</q></p>{FIGURE.format(picture_row().id)}"}
    story = create("story", "siegen", words, author)
    invite(story, "ruhr-owl", lead_siegen)
    accept(story, "ruhr-owl", lead_ruhr)
    anna = add_party("siegen", {"name": "Anna Beispiel"}, author)
    firm = add_party("siegen", {"name": "Beispiel GmbH", "kind": "firm"}, author)
    name_firm(story, firm.id, author)
    live = states_of(story, story.head.content)[0]
    name_speakers(story, live[0].hash, [anna.id], author)
    say(story, live[0].hash, "released", anna)
    Item.update(live=Item.head, state="published", public="live").where(Item.id == story.id).execute()
    copy = copy_out(item_by_id(story.id), author)
    row = picture_row()
    depict(row, anna.id, {"basis": "consent"}, author)
    body = f"<p>Sie sagt: <q>Es geht gut.</q></p><blockquote><p>Neu.</p></blockquote>{FIGURE.format(row.id)}"
    save(item_by_id(copy.id), {"body": body, "period": "2026"}, author)
    copy = item_by_id(copy.id)
    things = states_of(copy, copy.head.content)[0]
    for one in things[:2]:
        name_speakers(copy, one.hash, [anna.id], author)
    ask_for(copy, Wish(anna.id, (About("quote", things[0].subject),), 14), author)
    return act(item_by_id(copy.id), "submit", author)


@pytest.mark.parametrize("who", ["author", "reviewer_ruhr", "publisher", "lead_ruhr"])
def test_a_copy_in_review_of_a_live_text_costs_no_more_than_any_other(who, reviewed, request, inside, statements):
    client = inside(request.getfixturevalue(who))
    with statements() as sent:
        answer = client.get(f"/admin/item/{reviewed.id}/freigaben")
    assert answer.status_code == 200 and len(sent) <= MOST, f"{len(sent)}\n{sent}"
    page = Page(answer)
    assert page.texts("//blockquote[@class='consent-words']") == ["Es geht gut.", "Neu.", "Es geht."]
    assert len(badges(page)) >= 5


def test_facts_in_two_forms_are_told_apart(reviewed, english, author):
    firm = Party.get(Party.kind == "firm")
    assert StoryFirm.get().party_id == firm.id
    now, before = states_of(reviewed, reviewed.head.content, reviewed.source.live.content)
    assert now[-1].hash != before[-1].hash and [one.kind for one in (now[-1], before[-1])] == ["facts", "facts"]
    assert [voice.name for voice in now[-1].voices] == [voice.name for voice in before[-1].voices] == ["Beispiel GmbH"]
