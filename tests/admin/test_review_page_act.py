"""The decision at the end of reading: signed, sent back with a reason, or refused with everything that was typed."""

import pytest
from werkzeug.datastructures import MultiDict

from coopcms.content.services import create, save
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from coopcms.review.services_comments import comment, resolve
from tests.admin.pages import Page
from tests.fixtures.items import TEXT


def page_of(client, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return Page(answer)


def at(item, **asked) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/admin/item/{item.id}/pruefung" + (f"?{query}" if query else "")


def decide(client, address: str, step: str, **typed):
    """Read the page, type, send the form where it says."""
    page = page_of(client, address)
    (action,) = page.root.xpath(f"//form[@id='akt-{step}']/@action")
    return client.post(action, data=page.form_named(f"akt-{step}") | typed)


def flashes(client, answer) -> list[str]:
    assert answer.status_code == 303, answer.text
    return page_of(client, answer.location).texts("//*[contains(@class, 'flash')]")


def test_signing_signs_the_words_on_the_page(english, shared_review, reviewer_siegen):
    client = english(reviewer_siegen)
    answer = decide(client, at(shared_review), "sign_off")
    assert answer.location == f"/admin/item/{shared_review.id}"
    assert "Still missing: Zentrum Ruhr-OWL (Beispiel)." in flashes(client, answer)[0]
    assert SignOff.get().hash == shared_review.refetch().head.hash


def test_words_that_changed_meanwhile_are_not_signed_but_shown(english, shared_review, reviewer_siegen, reviewer_ruhr):
    client = english(reviewer_siegen)
    form = page_of(client, at(shared_review)).form_named("akt-sign_off")
    save(shared_review, {"title": "Neue Halle in Olpe"}, reviewer_ruhr)
    answer = client.post(f"/admin/item/{shared_review.id}/pruefung/sign_off", data=form)
    page = Page(answer)
    assert answer.status_code == 409 and not SignOff.select().exists()
    assert "The text has changed since you opened it." in page.texts("//*[@id='fehler']")[0]
    assert "One change. Compared with version 1, which you had before you." in page.said
    assert (page.texts("//main//del"), page.texts("//main//ins")) == (["Siegen"], ["Olpe"])
    again = client.post(f"/admin/item/{shared_review.id}/pruefung/sign_off", data=page.form_named("akt-sign_off"))
    assert again.status_code == 303 and SignOff.get().hash == shared_review.refetch().head.hash


def test_asking_for_changes_takes_a_reason(english, in_review, reviewer_siegen):
    client = english(reviewer_siegen)
    answer = decide(client, at(in_review), "request_changes", comment="   ")
    page = Page(answer)
    assert answer.status_code == 422 and in_review.refetch().state == "review"
    assert page.root.xpath("//*[@id='fehler']//a[@href='#request_changes-comment']")
    assert flashes(client, decide(client, at(in_review), "request_changes", comment="Bitte kürzen."))
    assert (in_review.refetch().state, ChangeRequest.get().comment) == ("draft", "Bitte kürzen.")


def test_a_reason_outlives_a_refusal(english, in_review, act, author, reviewer_siegen):
    client = english(reviewer_siegen)
    form = page_of(client, at(in_review)).form_named("akt-request_changes")
    act(in_review, "recall", author)
    answer = client.post(
        f"/admin/item/{in_review.id}/pruefung/request_changes", data=form | {"comment": "Bitte die Zahl belegen."}
    )
    assert answer.status_code == 409 and not ChangeRequest.select().exists()
    assert "Bitte die Zahl belegen." in Page(answer).texts("//*[@id='fehler']")[0]


def test_a_form_from_before_the_login_comes_back_with_what_was_typed(english, in_review, reviewer_siegen):
    answer = decide(
        english(reviewer_siegen), at(in_review), "request_changes", comment="Bitte kürzen.", csrf_token="alt"
    )
    assert answer.status_code == 422 and in_review.refetch().state == "review"
    assert Page(answer).form_named("akt-request_changes")["comment"] == "Bitte kürzen."


def test_taking_on_a_review_stays_on_the_page(english, in_review, reviewer_siegen):
    client = english(reviewer_siegen)
    answer = decide(client, at(in_review), "claim")
    assert answer.location == at(in_review) and LaneRow.get().claimed_by == reviewer_siegen.id
    page = page_of(client, answer.location)
    assert "You have taken on this review for Zentrum Siegen (Beispiel)." in page.said
    assert not page.root.xpath("//form[@id='akt-claim']")


def test_others_see_who_reads_and_may_sign_all_the_same(english, in_review, act, acting, reviewer_siegen):
    act(in_review, "claim", reviewer_siegen)
    page = page_of(english(acting("zwei@siegen.example", "reviewer@siegen")), at(in_review))
    assert f"{reviewer_siegen.name} has taken on this review" in page.said
    assert page.root.xpath("//form[@id='akt-sign_off']") and not page.root.xpath("//form[@id='akt-claim']")


def test_who_signs_in_two_lanes_says_for_which(english, shared_review, acting):
    both = acting("beide@netz.example", "reviewer@siegen", "reviewer@ruhr-owl")
    client = english(both)
    answer = decide(client, at(shared_review), "sign_off")
    assert answer.status_code == 422 and "Please say for which centre you act" in answer.text
    assert decide(client, at(shared_review), "sign_off", lane="ruhr-owl").status_code == 303
    assert SignOff.get().organisation.slug == "ruhr-owl"


@pytest.mark.parametrize("step", ["sign_off", "request_changes", "claim"])
def test_a_forged_form_of_the_author_is_refused_with_who_could(english, in_review, author, step):
    client = english(author)
    token = page_of(client, at(in_review)).root.xpath("//input[@name='csrf_token']/@value")[0]
    form = {"csrf_token": token, "comment": "Nein.", "hash": in_review.head.hash}
    answer = client.post(f"/admin/item/{in_review.id}/pruefung/{step}", data=form)
    assert answer.status_code == 403 and in_review.refetch().state == "review"
    assert "None of your roles allows" in answer.text and not SignOff.select().exists()


@pytest.mark.parametrize("step", ["publish", "submit", "break_glass", "nonsense"])
def test_no_other_step_is_taken_here(english, in_review, reviewer_siegen, step):
    client = english(reviewer_siegen)
    assert client.post(f"/admin/item/{in_review.id}/pruefung/{step}").status_code in (404, 405)


def test_who_comes_back_by_the_address_of_a_step_finds_the_text(english, in_review, reviewer_siegen):
    answer = english(reviewer_siegen).get(f"/admin/item/{in_review.id}/pruefung/sign_off")
    assert (answer.status_code, answer.location) == (303, at(in_review))


def test_a_stranger_is_told_nothing_by_a_step(english, in_review, reviewer_hannover):
    client = english(reviewer_hannover)
    answer = client.post(f"/admin/item/{in_review.id}/pruefung/sign_off", data={"hash": in_review.head.hash})
    assert answer.status_code == 404


@pytest.fixture
def three(act, author):
    """Three texts that wait for Siegen, in the order in which they came."""
    items = [create("article", "siegen", TEXT | {"title": f"Text {n}"}, author) for n in (1, 2, 3)]
    return [act(item, "submit", author) for item in items]


def test_a_series_leads_from_text_to_text_until_everything_is_reviewed(english, three, reviewer_siegen):
    client = english(reviewer_siegen)
    address = client.get(at(three[0], reihe=1)).location
    for number, step in enumerate(("sign_off", "request_changes", "sign_off"), 1):
        page = page_of(client, address)
        assert page.texts("//nav[@class='series']//strong") == [f"Text {number} of 3"]
        address = decide(client, address, step, comment="Bitte kürzen.").location
    assert address == "/admin/pruefung/"
    assert "Everything is reviewed: no text of this series waits for you any more." in page_of(client, address).said
    assert [item.refetch().state for item in three] == ["approved", "draft", "approved"]


def test_what_was_skipped_is_not_called_reviewed(english, three, reviewer_siegen):
    client = english(reviewer_siegen)
    page = page_of(client, client.get(at(three[0], reihe=1)).location)
    (skip,) = page.root.xpath("//nav[@class='series']//a[@rel='next']/@href")
    address = decide(client, decide(client, skip, "sign_off").location, "sign_off").location
    assert "One text that you skipped still waits." in page_of(client, address).said


def test_a_series_goes_past_what_somebody_else_has_done(english, three, act, acting, reviewer_siegen):
    client = english(reviewer_siegen)
    address = client.get(at(three[0], reihe=1)).location
    act(three[1], "sign_off", acting("zwei@siegen.example", "reviewer@siegen"))
    assert decide(client, address, "sign_off").location.startswith(f"/admin/item/{three[2].id}/")


def test_back_and_on_in_a_series(english, three, reviewer_siegen):
    client = english(reviewer_siegen)
    page = page_of(client, client.get(at(three[1], reihe=1)).location)
    links = {link.get("rel"): link.get("href") for link in page.root.xpath("//nav[@class='series']//a[@rel]")}
    assert page_of(client, links["prev"]).texts("//nav[@class='series']//strong") == ["Text 1 of 3"]
    assert page_of(client, links["next"]).texts("//nav[@class='series']//strong") == ["Text 3 of 3"]


@pytest.mark.parametrize("texts", ["", "9", "x-y", "1" * 400, "-", "0", "<b>"])
def test_a_series_that_this_text_does_not_belong_to_is_none(english, in_review, reviewer_siegen, texts):
    page = page_of(english(reviewer_siegen), at(in_review, texte=texts))
    assert not page.root.xpath("//nav[@class='series']")


def test_a_claim_and_a_comparison_stay_in_the_series(english, three, reviewer_siegen):
    client = english(reviewer_siegen)
    address = client.get(at(three[0], reihe=1)).location
    assert decide(client, address, "claim").location == address


def boxes(page: Page) -> list[tuple[str, bool]]:
    """The remarks a request can collect, in their order: number and whether it is ticked."""
    found = page.root.xpath("//form[@id='akt-request_changes']//input[@name='remarks']")
    return [(box.get("value"), box.get("checked") is not None) for box in found]


def collect(client, item, *remarks: int, **typed):
    """Ask for changes with exactly these remarks ticked."""
    form = page_of(client, at(item)).form_named("akt-request_changes")
    form.pop("remarks", None)
    data = MultiDict([*(form | typed).items(), *(("remarks", number) for number in remarks)])
    return client.post(f"/admin/item/{item.id}/pruefung/request_changes", data=data)


def test_ones_own_remarks_on_these_words_are_ticked_at_first(english, in_review, author, acting, reviewer_siegen):
    old = comment(in_review, "Zur ersten Fassung.", reviewer_siegen)
    save(in_review, {"title": "Neue Halle in Olpe"}, acting("zwei@siegen.example", "reviewer@siegen"))
    other, mine = comment(in_review, "Von mir.", author), comment(in_review, "Hier.", reviewer_siegen)
    done = comment(in_review, "Erledigt.", reviewer_siegen)
    resolve(in_review, done.id, author)
    page = page_of(english(reviewer_siegen), at(in_review))
    assert boxes(page) == [(str(old.id), False), (str(mine.id), True), (str(other.id), False)]
    labels = page.texts("//form[@id='akt-request_changes']//*[contains(@class, 'tick')]/label")
    assert labels[1] == "3 Hier." and labels[2] == f"2 Von mir. {author.name}"


def test_what_is_ticked_is_the_reason(english, in_review, author, reviewer_siegen):
    first, second = comment(in_review, "Hier.", reviewer_siegen), comment(in_review, "Und hier.", author)
    client = english(reviewer_siegen)
    assert flashes(client, collect(client, in_review, second.id))
    assert ChangeRequest.get().comment == f"1. Und hier.\n/admin/item/{in_review.id}/kommentare#k{second.id}"
    assert (first.refetch().asked, second.refetch().asked) == (None, ChangeRequest.get().id)


def test_without_a_tick_the_reason_is_asked_for_and_the_ticks_stay_as_they_were(english, in_review, reviewer_siegen):
    first, second = comment(in_review, "Hier.", reviewer_siegen), comment(in_review, "Und hier.", reviewer_siegen)
    client = english(reviewer_siegen)
    answer = collect(client, in_review)
    assert answer.status_code == 422 and in_review.refetch().state == "review"
    assert boxes(Page(answer)) == [(str(first.id), False), (str(second.id), False)]
    answer = collect(client, in_review, second.id, csrf_token="alt")
    assert answer.status_code == 422 and boxes(Page(answer)) == [(str(first.id), False), (str(second.id), True)]


@pytest.mark.parametrize("number", ["x", "-1", "²", "9" * 30, "", "99999"])
def test_what_is_no_remark_is_no_reason(english, in_review, reviewer_siegen, number):
    comment(in_review, "Hier.", reviewer_siegen)
    assert collect(english(reviewer_siegen), in_review, number).status_code == 422


def test_where_nobody_has_said_anything_there_is_nothing_to_collect(english, in_review, reviewer_siegen):
    page = page_of(english(reviewer_siegen), at(in_review))
    assert not boxes(page) and not page.root.xpath("//fieldset[contains(@class, 'collected')]")
