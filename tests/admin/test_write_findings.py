"""Findings for words as they are typed, and what is decided about them, in the editor and on the item's page."""

import json

import pytest

from coopcms.blocks.html import from_html
from coopcms.content.models_findings import FindingDecision
from coopcms.content.services import save
from coopcms.content.services_copies import edit
from coopcms.language.flat import from_utf16
from tests.admin.pages import Page
from tests.readiness.conftest import numbered

TEXT = "<p>Ein Satz davor.</p><ul><li>Hier planen die Mitarbeiter am Bildschirm.</li></ul>"
NO_SIGNS = 'name = "Ohne"\npreferred = ["pair"]\nforbidden = ["colon"]'
GROUPS = "//section[@class='language']"


@pytest.fixture
def ask(english, author):
    """A factory: the answer of an address below …/schreiben/ to JSON, as the editor's script asks it."""
    client = english(author)

    def post(item, end: str, given, who=None):
        asking = english(who) if who else client
        token = Page(asking.get("/admin/zugang")).root.xpath("//input[@name='csrf_token']")[0].get("value")
        data = given if isinstance(given, str | bytes) else json.dumps(given)
        headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
        return asking.post(f"/admin/item/{item.id}/schreiben/{end}", data=data, headers=headers)

    return post


def typed(html: str = TEXT, **fields) -> dict:
    return {"fields": {"title": "Ein Titel", **fields}, "blocks": numbered(from_html(html))}


@pytest.fixture
def found(ask, draft):
    """A factory: the findings and hints in these words."""

    def of(words: dict | None = None, item=None) -> list[dict]:
        answer = ask(item or draft, "sprache", words or typed())
        assert answer.status_code == 200, answer.text
        return [one for one in answer.json["findings"] if one["severity"] != "note"]

    return of


@pytest.fixture
def kept(ask, draft, found):
    """A factory: the first finding in these words stays, for a reason; the number of the decision."""

    def keep(words: dict | None = None, **more) -> int:
        answer = ask(draft, "in-ordnung", found(words)[0] | {"reason": "Es sind nur Männer."} | more)
        assert answer.status_code == 200, answer.text
        return answer.json["id"]

    return keep


def test_a_finding_has_place_reason_and_proposals(found):
    (one,) = found()
    assert (one["rule"], one["severity"], one["group"], one["field"]) == ("GM01", "finding", "wording", None)
    assert (one["block"], one["surface"], one["lemma"], one["decided"]) == ("b3", "Mitarbeiter", "Mitarbeiter", None)
    assert (one["before"], one["after"]) == ("Hier planen die ", " am Bildschirm")
    assert one["title"] and one["reason"].startswith("„Mitarbeiter“ nennt nur Männer")
    first = one["suggestions"][0]
    assert first["style"] == "neutral" and set(first) == {"style", "text", "start", "end", "advice"}


def test_places_are_counted_as_javascript_counts(found):
    (one,) = found(typed("<p>Hallo</p>", lead="😀😀 Die Mitarbeiter planen."))
    text = "😀😀 Die Mitarbeiter planen."
    assert one["field"] == "lead" and one["start"] == 9
    assert text[from_utf16(text, one["start"]) : from_utf16(text, one["end"])] == "Mitarbeiter"


def test_words_are_read_as_they_are_typed_with_doubled_spaces(found):
    words = typed("<p>x</p>")
    words["blocks"][0]["runs"] = [["  Die   Mit", []], ["arbeiter", ["em"]], [" planen ", []]]
    (one,) = found(words)
    assert (one["start"], one["end"], one["surface"]) == (8, 19, "Mitarbeiter")


def test_what_is_said_of_a_picture_is_checked_like_its_caption_and_can_stay(ask, draft, found, kept):
    words = typed(
        '<figure data-picture="7"><img alt="😀 Die Lehrer am Tor"><figcaption>Die Winzer im Hof</figcaption></figure>'
        '<figure data-picture="8" lang="en"><img alt="Die Lehrer"></figure>'
    )
    described, caption = found(words)
    assert (described["surface"], described["block"], described["field"]) == ("Lehrer", "b0~alt", None)
    assert (described["start"], described["end"]) == (7, 13)
    assert (caption["surface"], caption["block"]) == ("Winzer", "b0")
    kept(words)
    assert [bool(one["decided"]) for one in found(words)] == [True, False]


def test_every_finding_counts_once_and_what_was_decided_as_that(ask, draft, kept):
    before = ask(draft, "sprache", typed(lead="Eine Teilnehmerliste.")).json["counts"]
    kept()
    after = ask(draft, "sprache", typed(lead="Eine Teilnehmerliste.")).json["counts"]
    assert (before["finding"], before["hint"], before["decided"]) == (1, 1, 0)
    assert (after["finding"], after["hint"], after["decided"]) == (0, 1, 1)


def test_the_strictest_profile_of_the_owners_counts(ask, settings, shared):
    folder = settings.instance / "profiles"
    folder.mkdir()
    (folder / "ruhr-owl.toml").write_text(NO_SIGNS)
    rules = {one["rule"] for one in ask(shared, "sprache", typed(lead="Alle Kolleg:innen kommen.")).json["findings"]}
    assert "SF01" in rules and "GN01" not in rules


def test_a_text_in_another_language_has_no_findings(found):
    assert found(typed(language="en")) == []


def test_quotes_are_left_alone(found):
    assert found(typed("<blockquote><p>Die Winzer kommen.</p></blockquote><p>Sagt <q>ein Winzer</q>.</p>")) == []


@pytest.mark.parametrize(
    "given",
    [
        "", "[]", "null", "{", '{"fields": {}}', '{"blocks": []}', '{"fields": [], "blocks": []}', b"\xff\xfe{}",
        '{"fields": {}, "blocks": [], "more": 1}', '{"fields": {"title": 1}, "blocks": []}', "[" * 100_000,
        '{"fields": {"titel": "x"}, "blocks": []}', '{"fields": {"body": "x"}, "blocks": []}',
        '{"fields": {"title": "a\\u0000b"}, "blocks": []}', '{"fields": {"title": "\\ud800"}, "blocks": []}',
        '{"fields": {}, "blocks": [{"type": "script", "runs": []}]}', '{"fields": {}, "blocks": {"type": "p"}}',
        '{"fields": {}, "blocks": [{"type": "p", "attrs": {}, "runs": [["x", ["on"]]]}]}',
    ],
)  # fmt: skip
def test_what_is_no_text_of_ours_is_refused_with_a_reason(ask, draft, given):
    answer = ask(draft, "sprache", given)
    assert answer.status_code == 422 and answer.json["message"].endswith((".", "“."))


def test_more_than_two_megabytes_are_refused(ask, draft):
    answer = ask(draft, "sprache", {"fields": {"lead": "x" * 2_000_000}, "blocks": []})
    assert answer.status_code == 422 and "2 MB" in answer.json["message"]


def test_a_very_long_text_is_checked_at_its_beginning(ask, draft):
    body = "".join(f"<p>Die Winzer {n} kommen gern in die Stadt.</p>" for n in range(3000))
    answer = ask(draft, "sprache", typed(body)).json
    assert answer["is_cut"] and len(answer["findings"]) >= 500


def test_who_may_not_write_there_is_told_nothing_of_it(ask, draft, publisher, author_ruhr):
    assert ask(draft, "sprache", typed(), publisher).status_code == 403
    assert ask(draft, "sprache", typed(), author_ruhr).status_code == 404


def test_who_opens_a_working_copy_by_writing_is_answered_too(found, published):
    assert found(item=published)


def test_without_the_token_of_a_page_nothing_is_answered(english, author, draft):
    answer = english(author).post(f"/admin/item/{draft.id}/schreiben/sprache", json=typed())
    assert answer.status_code == 400


def test_a_decision_is_told_with_reason_person_and_moment(found, kept, author):
    key = kept()
    (one,) = found()
    assert one["decided"]["id"] == key and one["decided"]["reason"] == "Es sind nur Männer."
    assert one["decided"]["name"] == author.name and one["decided"]["at"]


@pytest.mark.parametrize(
    ("html", "holds"),
    [
        ("<p>Ein anderer Satz davor, und noch einer.</p>" + TEXT.partition("</p>")[2], True),
        ("<p>Hier planen die Mitarbeiter am Bildschirm.</p><p>Ein Satz danach.</p>", True),
        ("<aside><p>Hier planen die Mitarbeiter jetzt am Bildschirm.</p></aside>", True),
        ("<p>Wo sind bloß all die Mitarbeiter hin?</p>", False),
    ],
    ids=["edited elsewhere", "moved", "little changed", "another sentence"],
)
def test_a_decision_stays_with_its_passage(found, kept, html, holds):
    kept()
    words = typed(html)
    for block in words["blocks"]:
        block["id"] = f"neu{block['id']}"
    assert bool(found(words)[0]["decided"]) is holds


def test_the_reason_is_asked_for(ask, draft, found):
    answer = ask(draft, "in-ordnung", found()[0] | {"reason": " "})
    assert answer.status_code == 422 and answer.json["field"] == "reason" and answer.json["message"]
    assert not FindingDecision.select().exists()


@pytest.mark.parametrize(
    "change",
    [
        {"block": None}, {"field": "title"}, {"block": 7}, {"rule": 7}, {"start": -1}, {"start": "4"}, {"start": True},
        {"start": None}, {"surface": None}, {"before": []}, {"block": "b" * 41},
    ],
)  # fmt: skip
def test_a_forged_passage_is_refused(ask, draft, found, change):
    answer = ask(draft, "in-ordnung", found()[0] | {"reason": "Gut."} | change)
    assert answer.status_code == 422 and not FindingDecision.select().exists()


def test_it_can_be_taken_back(ask, draft, found, kept):
    key = kept()
    assert ask(draft, f"in-ordnung/{key}/zurueck", {}).status_code == 200
    assert found()[0]["decided"] is None
    assert ask(draft, f"in-ordnung/{key}/zurueck", {}).status_code == 404


@pytest.fixture
def saved(draft, author):
    """The draft with words of which one is found."""
    save(draft, {"lead": "Die Mitarbeiter planen am Bildschirm.", "body": "<p>Gut.</p>"}, author)
    return draft.refetch()


def page_of(client, item) -> Page:
    return Page(client.get(f"/admin/item/{item.id}"))


def test_without_a_script_it_is_decided_on_the_items_page_and_taken_back_there(english, author, saved):
    client = english(author)
    page = page_of(client, saved)
    form = dict(page.root.xpath(f"{GROUPS}//form[contains(@action, 'in-ordnung')]")[0].form_values())
    answer = client.post(f"/admin/item/{saved.id}/schreiben/in-ordnung", data=form | {"reason": "Nur Männer."})
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{saved.id}#sprache")
    page = page_of(client, saved)
    assert page.texts(f"{GROUPS}/ol/li") == []
    (line,) = page.texts(f"{GROUPS}//p[@class='decided']")
    assert "Nur Männer." in line and author.name in line
    (back,) = page.root.xpath(f"{GROUPS}//form[contains(@action, 'zurueck')]")
    assert client.post(back.get("action"), data=dict(back.form_values())).status_code == 303
    assert page_of(client, saved).texts(f"{GROUPS}/ol/li")


def test_without_a_script_a_missing_reason_is_said(english, author, saved):
    client = english(author)
    form = dict(page_of(client, saved).root.xpath(f"{GROUPS}//form[contains(@action, 'in-ordnung')]")[0].form_values())
    client.post(f"/admin/item/{saved.id}/schreiben/in-ordnung", data=form | {"reason": ""})
    assert "Please say why the words stay as they are." in page_of(client, saved).said


def test_who_may_only_read_sees_what_was_decided_and_no_buttons(english, author, saved, publisher):
    client = english(author)
    form = dict(page_of(client, saved).root.xpath(f"{GROUPS}//form[contains(@action, 'in-ordnung')]")[0].form_values())
    client.post(f"/admin/item/{saved.id}/schreiben/in-ordnung", data=form | {"reason": "Nur Männer."})
    page = page_of(english(publisher), saved)
    assert page.texts(f"{GROUPS}//p[@class='decided']") and not page.root.xpath(f"{GROUPS}//form")


def test_the_history_tells_of_decisions_and_of_proposals_taken_over(english, author, saved, ask):
    client = english(author)
    (one,) = [one for one in ask(saved, "sprache", typed()).json["findings"] if one["rule"] == "GM01"]
    ask(saved, "in-ordnung", one | {"reason": "Nur Männer."})
    form = Page(client.get(f"/admin/item/{saved.id}/bearbeiten")).form()
    rules = {"accepted_rules": "GM01,GM01 XX99 <b>", "title": "Ganz neu"}
    assert client.post(f"/admin/item/{saved.id}/bearbeiten", data=form | rules).status_code == 303
    said = Page(client.get(f"/admin/item/{saved.id}/verlauf")).said
    assert "left “Mitarbeiter” as it is, whatever the language check says (GM01)." in said and "Nur Männer." in said
    assert "took over proposals of the language check for version 3: GM01 (2)." in said


def test_the_form_shows_the_list_for_its_words_without_a_script_too(english, author, saved):
    page = Page(english(author).get(f"/admin/item/{saved.id}/bearbeiten"))
    assert page.texts("//div[@class='findings-list']//mark") == ["Mitarbeiter"]


def test_accepted_rules_are_bounded_and_known(english, author, saved):
    client = english(author)
    form = Page(client.get(f"/admin/item/{saved.id}/bearbeiten")).form()
    client.post(f"/admin/item/{saved.id}/bearbeiten", data=form | {"accepted_rules": "GM01 " * 99, "title": "Neu"})
    assert "GM01 (50)" in Page(client.get(f"/admin/item/{saved.id}/verlauf")).said


def test_a_working_copy_tells_what_was_decided_about_its_original(saved, act, author, reviewer_siegen, publisher, ask):
    (one,) = [one for one in ask(saved, "sprache", typed()).json["findings"] if one["rule"] == "GM01"]
    ask(saved, "in-ordnung", one | {"reason": "Nur Männer."})
    item = act(act(act(saved, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    twin = edit(item, {"title": "Ganz neu"}, author).item
    decided = [one["decided"] for one in ask(twin, "sprache", typed()).json["findings"] if one["decided"]]
    assert [one["reason"] for one in decided] == ["Nur Männer."]
