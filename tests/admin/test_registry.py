"""The registry shows each person's word about each thing, what wants looking at first, to those who may see it."""

from datetime import date, timedelta

import pytest

from coopcms.actor import SYSTEM
from coopcms.clock import berlin, now
from coopcms.consents.models import CONSENT, LEGACY, PICTURE, QUOTE, Answer, Depicted, Party, Quote, QuoteSpeaker
from coopcms.consents.models_uses import ConsentUse
from coopcms.consents.queries_things import About
from coopcms.consents.services_links import ask
from coopcms.consents.services_quotes import exempt, name_speakers
from coopcms.consents.subjects import hash_of
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import say, speaker

HOME = "/admin/freigaben/"
BODY = "<blockquote><p>{}</p></blockquote>"


@pytest.fixture
def quoting(flows, author):
    """A factory: a draft of Siegen in which somebody says these words."""
    return lambda words, actor=author, centre="siegen": create(
        "article", centre, TEXT | {"title": f"Text: {words}", "body": BODY.format(words)}, actor
    )


@pytest.fixture
def listed(inside, author):
    """A factory: (what, who, state) of each row an author reads with these filters."""
    client = inside(author)

    def read(query=""):
        rows = Page(client.get(f"{HOME}{query}")).root.xpath("//table[contains(@class, 'registry')]/tbody/tr")
        return [
            (
                row.xpath("string(th/a)"),
                row.xpath("string(td[1]/a)"),
                row.xpath("string(.//*[contains(@class, 'state')])"),
            )
            for row in rows
        ]

    return read


def told(item, words: str, *states: str, name: str = "Maren Beispiel"):
    party = speaker(name)
    name_speakers(item, hash_of(words), [party.id], SYSTEM)
    for state in states:
        say(item, hash_of(words), state, party)
    return party


def test_what_was_taken_back_stands_first_then_what_waits_then_what_is_settled(quoting, listed, author):
    for words, states in (("Frei.", ["released"]), ("Weg.", ["released", "withdrawn"]), ("Nein.", ["refused"])):
        told(quoting(words), words, *states)
    told(quoting("Stumm."), "Stumm.")
    asked = quoting("Offen.")
    party = told(asked, "Offen.")
    number = Quote.get(Quote.hash == hash_of("Offen.")).id
    ask(asked, party.id, [About(QUOTE, number)], 14, author)
    exempt(quoting("Gesetz."), hash_of("Gesetz."), "Grundgesetz", SYSTEM)
    quoting("Wer?")
    found = [what.strip("„“”") for what, _who, _state in listed()]
    assert found == ["Weg.", "Nein.", "Offen.", "Stumm.", "Wer?", "Frei.", "Gesetz."]
    assert [len(listed(f"?stand={name}")) for name in ("withdrawn", "asked", "missing", "exempt")] == [1, 1, 2, 1]


def test_each_of_two_speakers_has_a_row_and_an_undone_answer_counts_no_more(quoting, listed):
    item = quoting("Zwei.")
    one, two = speaker("Maren Beispiel"), speaker("Otto Beispiel")
    name_speakers(item, hash_of("Zwei."), [one.id, two.id], SYSTEM)
    say(item, hash_of("Zwei."), "released", one)
    rows = {who: state for _what, who, state in listed()}
    assert set(rows) == {"Maren Beispiel", "Otto Beispiel"} and rows["Maren Beispiel"] != rows["Otto Beispiel"]


def test_what_is_not_documented_can_be_worked_off(quoting, listed):
    quoting("Neu.")
    quoting("Alt.")
    quote = Quote.get(Quote.hash == hash_of("Alt."))
    about = {"subject_kind": QUOTE, "subject_id": quote.id, "hash": quote.hash, "state": LEGACY, "how": "import"}
    Answer.create(**about, actor_id=0, actor_name="System")
    assert [what.strip("„“”") for what, *_ in listed("?stand=legacy")] == ["Alt."]


def test_a_quote_is_found_by_its_words_whatever_their_capitals_and_lines(flows, author, listed):
    for words in ("Ein SPAZIERGANG  war es nicht.", "Andere Worte."):
        create("article", "siegen", TEXT | {"title": "Über etwas", "body": BODY.format(words)}, author)
    for asked in ("spaziergang", "Spaziergang+war", "es NICHT"):
        assert [what for what, *_ in listed(f"?q={asked}&art=quote")] == ["„Ein SPAZIERGANG war es nicht.“"], asked


def test_words_that_stand_nowhere_any_more_are_proof_only_where_somebody_was_asked(quoting, listed, author):
    item = quoting("Erst.")
    told(item, "Erst.", "released")
    for words in ("Mitte.", "Zuletzt."):
        item = item_by_id(item.id)
        save(item, {"body": BODY.format(words)}, author)
    assert [what.strip("„“”") for what, *_ in listed()] == ["Zuletzt."]
    assert {what.strip("„“”") for what, *_ in listed("?frueher=1")} == {"Erst.", "Zuletzt."}


def test_words_that_readers_see_count_beside_newer_ones_until_they_are_withdrawn(quoting, listed, author):
    item = quoting("Erst.")
    Item.update(live=Item.head, public="live").where(Item.id == item.id).execute()
    save(item_by_id(item.id), {"body": BODY.format("Zuletzt.")}, author)
    assert {what.strip("„“”") for what, *_ in listed()} == {"Erst.", "Zuletzt."}
    Item.update(public="gone").where(Item.id == item.id).execute()
    assert {what.strip("„“”") for what, *_ in listed()} == {"Zuletzt."}


def test_no_text_is_read_for_the_list(quoting, inside, author, statements):
    quoting("Eins.")
    client = inside(author)
    with statements() as sent:
        client.get(HOME)
    assert sent.sent and not [one for one in sent.sent if '."content"' in one]


def test_only_what_the_reader_may_see_is_listed(quoting, inside, author_ruhr, author, picture_row, ruhr):
    told(quoting("Geheim."), "Geheim.")
    shown(picture_row(title="Ihr Bild"), speaker("Paula Beispiel"))
    shown(picture_row(title="Unser Bild", centre=ruhr), speaker("Paul Beispiel"))
    page = Page(inside(author_ruhr).get(HOME)).said
    assert "Geheim." not in page and "Ihr Bild" not in page and "Unser Bild" in page
    mine = Page(inside(author).get(HOME)).said
    assert "Geheim." in mine and "Ihr Bild" in mine and "Unser Bild" not in mine


def shown(picture, party):
    Depicted.create(picture=picture, party=party, basis=CONSENT, noted_by=1, noted_name="Anna Beispiel")
    return picture


def test_pictures_whose_licence_ends_stand_before_what_was_never_asked(picture_row, listed, quoting):
    quoting("Stumm.")
    today = berlin(now()).date()
    row = shown(picture_row(title="Bald", licence_until=today + timedelta(days=10)), speaker())
    shown(picture_row(title="Später", licence_until=today + timedelta(days=100)), speaker())
    shown(picture_row(title="Längst", licence_until=date(2020, 1, 1)), speaker())
    about = {"subject_kind": PICTURE, "subject_id": row.id, "hash": row.digest, "party": speaker(), "how": "paper"}
    Answer.create(**about, state="released", actor_id=1, actor_name="Anna Beispiel")
    assert {what for what, *_ in listed()[:2]} == {"Bald", "Längst"}
    assert {what for what, *_ in listed("?stand=ending")} == {"Bald", "Längst"}


@pytest.mark.parametrize(("days", "is_ending"), [(10, False), (12, True), (15, True)])
def test_an_open_link_that_ends_soon_or_ran_out_is_worth_a_look(clock, quoting, inside, author, days, is_ending):
    item = quoting("Offen.")
    party = told(item, "Offen.")
    ask(item, party.id, [About(QUOTE, Quote.get().id)], 14, author)
    clock.forward(days=days)
    found = Page(inside(author).get(f"{HOME}?stand=ending")).texts("//table/tbody/tr")
    assert len(found) == is_ending


def test_the_company_of_a_story_is_asked_about_its_facts(flows, author, listed):
    create("story", "siegen", TEXT | {"company": "Beispiel GmbH", "body": ""}, author)
    assert [(what, who) for what, who, _state in listed("?art=facts")] == [("Beispiel GmbH", "")]


def test_centre_person_and_kind_narrow_the_list_and_stand_as_chips(quoting, listed, inside, author, picture_row):
    told(quoting("Eins."), "Eins.", name="Maren Beispiel")
    told(quoting("Zwei."), "Zwei.", name="Otto Muster-Beispiel")
    shown(picture_row(title="Halle"), speaker("Otto Muster-Beispiel"))
    assert len(listed("?q=muster")) == 2 and len(listed("?q=muster&art=picture")) == 1
    assert len(listed("?zentrum=siegen")) == 3 and listed("?zentrum=ruhr-owl&x=1")[3:] == []
    assert len(Page(inside(author).get(f"{HOME}?q=muster&art=picture")).texts("//a[@class='chip']")) == 2


def test_the_entry_in_the_rail_is_for_those_who_work_on_texts(inside, author, administrator):
    entry = "//nav//a[@href='/admin/freigaben/']"
    assert Page(inside(author).get("/admin/")).texts(entry)
    assert not Page(inside(administrator).get("/admin/")).texts(entry)


@pytest.mark.parametrize("many", [300, pytest.param(5000, marks=pytest.mark.slow)])
def test_many_quotes_cost_no_more_statements_than_one(many, quoting, inside, author, statements, siegen):
    first = quoting("Satz 0.")
    crowd(first, many, siegen)
    client = inside(author)
    for query in ("", "?q=Person&seite=3", "?stand=released&zentrum=siegen", "nachweis"):
        with statements() as sent:
            page = Page(client.get(f"{HOME}{query}"))
        assert len(sent) <= 12, f"{query}: {len(sent)}\n{sent}"
    rows = Page(client.get(f"{HOME}?seite=2")).root.xpath("//table/tbody/tr")
    assert len(rows) == 50 and page.said


def crowd(first: Item, many: int, centre) -> None:
    """So many texts with a quote each, a speaker, and an answer of every second one."""
    item, head, owner = first.__data__, first.head.__data__, ItemOwner.get(ItemOwner.item == first.id).__data__
    kept = {name: value for name, value in head.items() if name not in ("id", "content", "hash", "item")}
    for number in range(1, many):
        words = f"Satz {number}."
        copied = {name: value for name, value in item.items() if name not in ("id", "slug", "head")}
        made = Item.insert(**copied, slug=f"satz-{number}").execute()
        content = first.head.content | {"body": _body(first.head.content["body"], words)}
        revision = Revision.insert(**kept, item=made, content=content, hash=hash_of(words)).execute()
        ConsentUse.insert(revision=revision, kind=QUOTE, hash=hash_of(words)).execute()
        Item.update(head=revision).where(Item.id == made).execute()
        ItemOwner.insert(**{**{k: v for k, v in owner.items() if k != "id"}, "item": made}).execute()
        quote = Quote.insert(item=made, hash=hash_of(words), text=words, kind="block").execute()
        by = {"created_by": 1, "created_name": "Anna Beispiel", "centre": centre}
        party = Party.insert(name=f"Person {number} (Beispiel)", **by).execute()
        QuoteSpeaker.insert(quote=quote, party=party).execute()
        if number % 2:
            about = {"subject_kind": QUOTE, "subject_id": quote, "hash": hash_of(words), "party": party}
            Answer.insert(**about, state="released", how="paper", text=words, actor_id=1, actor_name="A").execute()


def _body(blocks: list, words: str) -> list:
    """The same blocks with other words in the quote."""
    block = dict(blocks[0])
    block["children"] = [child | {"runs": [[words, []]]} for child in block["children"]]
    return [block]
