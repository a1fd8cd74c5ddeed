"""What was said of a picture in a text stands in the picture's own history."""

from coopcms.consents.models import PHONE, PICTURE
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import answer, ask
from coopcms.consents.services_pictures import depict
from coopcms.content.services import create
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import broken_chains
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, speaker


def test_answers_noted_in_a_text_are_told_by_the_history_of_the_picture(english, flows, author, picture_row):
    row, who = picture_row(), speaker("Tarek Muster")
    depict(row, who.id, {"basis": "consent", "purposes": "Berichte", "channels": "Website"}, author)
    figure = f'<figure data-picture="{row.id}"><img alt="Ein Tor"></figure>'
    item = create("article", "siegen", TEXT | {"body": f"<p>Text.</p>{figure}"}, author)
    _link, token = ask(item, who.id, [About(PICTURE, row.id)], 14, author)
    number = HistoryLine.get(HistoryLine.subject_kind == PICTURE, HistoryLine.verb == "answered").facts["item"]
    answer(token, {1: Given(0, "released")})
    record(item, About(PICTURE, row.id), Given(who.id, "refused", PHONE, NOTE), author)
    said = Page(english(author).get(f"/admin/medien/{row.id}/verlauf")).texts("//ol[@class='log']/li/span")
    assert said[:3] == [
        f"{author.name} noted the answer of Tarek Muster: refused.",
        "Tarek Muster answered by a link: released.",
        f"{author.name} asked Tarek Muster for consent by a link.",
    ]
    assert number == item.id and broken_chains() == []
