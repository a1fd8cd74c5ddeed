"""What is said of real items: the workflow's checks to the letter, links by what stands there now, in one select."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.network.models import OrganisationName, Topic
from coopcms.readiness.gathered import lines_about, saved, typed
from coopcms.readiness.lines import BLOCKING, WARNING
from coopcms.review.facts import facts_for
from coopcms.review.services_trash import trash
from tests.fixtures.items import TEXT
from tests.readiness.conftest import only, passages

FULL = TEXT | {
    "contact": "Anna Beispiel, 0271 123456", "topics": "KI", "seo_text": "Planen in Siegen.", "byline": "Anna Beispiel",
    "dateline": "Siegen", "licence": "CC BY 4.0", "ai_mark": "none",
    "body": "<h2>Anfang</h2><p>Sie wollten weniger Papier.</p>",
}  # fmt: skip


@pytest.fixture
def listed(flows):
    """A factory: the lines about an item, for everybody's eyes; with `typed` words those of a form."""

    def make(item, words: dict | None = None, actor=SYSTEM):
        item = item_by_id(item.id)
        draft = saved(item) if words is None else typed(item, words)
        return lines_about(draft, facts_for(item), policy.owners_of(item), actor)

    return make


@pytest.fixture
def full(flows, author, reviewer_siegen):
    """A draft of Siegen that lacks nothing."""
    return create("article", "siegen", FULL, author)


def rules(lines) -> list[str]:
    return [line.rule for line in lines]


def test_a_full_draft_lacks_nothing(listed, full):
    assert rules(listed(full)) == []


def test_checks_block_and_warnings_do_not(listed, flows, author):
    lines = listed(create("article", "siegen", {"title": "Nur ein Titel"}, author))
    assert [line.rule for line in lines if line.severity == BLOCKING] == ["lead", "body"]
    assert {line.steps for line in lines if line.severity == BLOCKING} == {("submit",)}
    assert {"contact", "topic", "seo", "lane_without_reviewer"} <= {
        line.rule for line in lines if line.severity == WARNING
    }


def test_typed_words_are_judged_before_they_are_saved(listed, full):
    lines = listed(full, {"title": "", "lead": "In diesem Jahr.", "body": FULL["body"]})
    assert rules(lines) == ["title", "T1"] and full.refetch().head.title == TEXT["title"]


def test_what_cannot_be_kept_is_told_beside_its_field(listed, full):
    lines = listed(full, {"news_date": "gestern", "title": "x" * 300, "lead": "Kurz.", "csrf_token": "x"})
    assert [(line.rule, line.severity, line.anchor) for line in lines] == [
        ("form", BLOCKING, "#news_date"), ("form", BLOCKING, "#title"),
    ]  # fmt: skip


def test_places_name_the_blocks_of_the_form(listed, full):
    body = '<p data-block="b1">Alle planen.</p><p data-block="b2">In diesem Jahr.</p>'
    place = only(listed(full, {"body": body}), "T1").places[0]
    assert (place.block, place.number, place.start, place.end) == ("b2", 1, 3, 14)


def test_signatures_count_for_the_list_and_not_while_somebody_edits(listed, full, act, author):
    item = act(full, "submit", author)
    line = only(listed(item), "quorum")
    assert (line.severity, line.steps, line.way[1]) == (BLOCKING, ("approve",), "#bahnen")
    assert rules(listed(item, {"title": "Anders"})) == []


def test_an_address_of_another_item_is_told(listed, full, author):
    create("article", "siegen", {"title": "Alte Halle"}, author)
    save(full, {"slug": "alte-halle"}, author)
    line = only(listed(full), "path_free")
    assert (line.severity, line.anchor) == (WARNING, "#slug")
    assert rules(listed(full, {"slug": "neueste-halle"})) == []


def test_an_address_that_an_item_once_had_stays_taken(listed, full, published, act, author, publisher):
    old = published.slug
    copy = act(published, "withdraw", publisher, comment="Ein Grund.")
    assert copy.slug == old
    assert rules(listed(full, {"slug": old})) == ["path_free"]


def test_names_are_held_against_their_records(listed, full, ruhr):
    OrganisationName.create(organisation=ruhr, name="Zentrum Ruhr-OWL", kind="short")
    assert only(listed(full, {"lead": "Das Zentrum Ruhr OWL hilft."}), "N1").values == {"words": "Zentrum Ruhr-OWL"}


def linking(*paths: str) -> dict:
    return {"body": "".join(f'<p>Siehe <a href="{path}">Seite {n}</a>.</p>' for n, path in enumerate(paths))}


def test_pages_of_this_site_that_stand_are_fine(listed, full, published, siegen):
    Topic.create(slug="ki", name="KI")
    paths = ("/", "/artikel/", "/zentren/", "/zentren/siegen", "/zentren/siegen/beitraege", "/themen/ki", "/impressum")
    assert rules(listed(full, linking(*paths, f"/artikel/{published.slug}", f"/artikel/{published.slug}/"))) == []
    lines = listed(full, linking("/zentren/nirgends", "/themen/nichts", "/artikel/nie", "/wer/weiss", "/artikel/a/b"))
    assert rules(lines) == ["link.unknown"] * 5


def test_a_page_that_is_not_public_is_told_to_those_who_may_know_of_it(
    listed, full, draft, author, lead_hannover, act, publisher
):
    link = linking(f"/artikel/{draft.slug}")
    assert rules(listed(full, link, author)) == ["link.hidden"]
    assert rules(listed(full, link, lead_hannover)) == ["link.unknown"]
    trash(draft, author)
    assert rules(listed(full, link, author)) == ["link.unknown"]


def test_a_page_that_moved_is_told_with_its_new_address(
    listed, full, published, act, author, reviewer_siegen, publisher
):
    old = published.slug
    act(published, "withdraw", publisher, comment="Ein Grund.")
    assert rules(listed(full, linking(f"/artikel/{old}"))) == ["link.withdrawn"]
    item = act(published, "reopen", publisher)
    save(item, {"slug": "umgezogen", "kicker": "Neu"}, author)
    item = act(act(act(item, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    line = only(listed(full, linking(f"/artikel/{old}")), "link.moved")
    assert line.values["instead"] == "/artikel/umgezogen" and passages(line) == ["Seite 0"]
    act(item, "withdraw", publisher, comment="Ein Grund.", mode="gone")
    assert rules(listed(full, linking("/artikel/umgezogen", f"/artikel/{old}"))) == ["link.gone"] * 2


@pytest.mark.parametrize(
    "words", [None, linking("/artikel/nie", "https://beispiel.example/", "/zentren/siegen", "/themen/ki")]
)
def test_everything_is_looked_up_in_one_select(listed, full, statements, words):
    item = item_by_id(full.id)
    facts, owners = facts_for(item), policy.owners_of(item)
    with statements() as sent:
        lines_about(saved(item) if words is None else typed(item, words), facts, owners, SYSTEM)
    assert len(sent) == 1, sent


def test_a_working_copy_is_judged_by_its_own_words(listed, full, act, author, reviewer_siegen, publisher):
    item = act(act(act(full, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    copy = copy_out(item, author)
    assert rules(listed(copy)) == []
    assert rules(listed(copy, {"lead": ""})) == ["lead"]


def test_pdfs_are_told_with_what_is_known_of_them_by_the_same_select(listed, full, author, document_row, statements):
    dark, lost = document_row(title="", accessibility="untagged"), document_row(trashed_at=now())
    with statements() as before:
        listed(full)
    numbers = (document_row().id, dark.id, document_row(accessibility="tagged").id, lost.id, 4711)
    figures = "".join(f'<figure data-document="{number}"></figure>' for number in numbers)
    save(full, {"body": FULL["body"] + figures}, author)
    with statements() as sent:
        lines = listed(full)
    told = {line.rule: line.values["documents"] for line in lines if line.rule.startswith("document.")}
    assert told == {
        "document.unchecked": "„Leitfaden für Hallen“", "document.untagged": "„Leitfaden Halle.pdf“",
        "document.lost": f"Nr. {lost.id}, Nr. 4711",
    }  # fmt: skip
    assert len(sent) == len(before)


def test_pictures_are_told_with_their_places_by_one_select_more(listed, full, author, picture_row, statements):
    bare, dark = f'<figure data-picture="{picture_row().id}">', f'<figure data-picture="{picture_row(credit="").id}">'
    caption = '<img alt="Tor"><figcaption>Das neue Tor</figcaption></figure>'
    with statements() as before:
        listed(full)
    save(full, {"body": f"{FULL['body']}{bare}</figure>{dark}{caption}"}, author)
    with statements() as sent:
        lines = listed(full)
    described, credited = only(lines, "alt_texts"), only(lines, "credits")
    ids = [block["id"] for block in full.refetch().head.content["body"]][-2:]
    assert [(place.block, place.passage) for place in described.places] == [(ids[0], "")]
    assert [(place.block, place.passage) for place in credited.places] == [(ids[1], "Das neue Tor")]
    assert (described.severity, credited.severity) == (WARNING, WARNING) and len(sent) == len(before) + 1
