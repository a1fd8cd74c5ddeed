"""Links for previews: who makes them, what they open at which moment, and what ends them."""

import hashlib

import pytest

from coopcms.accounts.models import Role, User
from coopcms.accounts.services import deactivate, reactivate
from coopcms.content.models import Item
from coopcms.content.policy import facts_of
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out, edit
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, NotNow, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.review.models_preview import PreviewLink
from coopcms.review.queries_preview import links_of, opened
from coopcms.review.services_preview import KEPT, MOST, looked, revoke, revoke_all, share
from coopcms.review.services_substitutes import grant
from coopcms.review.services_trash import trash, untrash


@pytest.fixture
def link(draft, author, clock):
    """(row, token) of a link to the draft that holds a week."""
    return share(draft, 7, "Beispiel GmbH, Presse", author)


def opens(token: str) -> bool:
    try:
        return opened(token).item.id > 0
    except Unknown:
        return False


def account(actor) -> User:
    return User.get_by_id(actor.id)


def another(author) -> Item:
    return create("article", "siegen", {"title": "Ein anderer Text"}, author)


def endings(item) -> list[str]:
    return [found.ended for found in links_of(item.refetch(), facts_of(item.refetch()))]


def test_a_token_has_256_bits_and_only_its_hash_is_kept(link):
    row, token = link
    kept = PreviewLink.get_by_id(row.id)
    assert len(token) == 43 and kept.key == hashlib.sha256(token.encode()).hexdigest()
    found = db.execute_sql("SELECT * FROM preview_links").fetchone()
    assert token not in " ".join(map(str, found))


def test_making_one_is_in_the_history_without_the_name_of_whom_it_is_for(link, draft, author):
    line = HistoryLine.get(HistoryLine.verb == "preview_shared")
    assert (line.subject_id, line.actor_id) == (draft.id, author.id)
    assert line.facts == {"link": link[0].id, "at": link[0].expires_at.isoformat()}


def test_it_shows_the_newest_words_at_the_time_of_looking(link, draft, author):
    assert opened(link[1]).item.head.title == "Neue Halle in Siegen"
    save(draft, {"title": "Neue Werkhalle in Siegen"}, author)
    assert opened(link[1]).item.head.title == "Neue Werkhalle in Siegen"


def test_it_opens_nothing_after_its_day(link, draft, clock):
    clock.forward(days=7, seconds=-1)
    assert opens(link[1]) and endings(draft) == [""]
    clock.forward(seconds=1)
    assert not opens(link[1]) and endings(draft) == ["has run out"]


@pytest.mark.parametrize("wrong", ["", "x", "a" * 43, "a" * 42 + "ä", "../../etc", "a" * 5000])
def test_a_wrong_token_opens_nothing(link, wrong):
    assert not opens(wrong)


def test_a_token_with_one_letter_changed_opens_nothing(link):
    token = link[1]
    assert not opens(("A" if token[0] != "A" else "B") + token[1:]) and not opens(token + "=") and opens(token)


def test_what_has_not_the_form_of_a_token_costs_no_statement(link, statements):
    with statements() as sent:
        assert not opens("kein Token")
    assert len(sent) == 0, sent


def test_it_is_taken_back_once_and_for_all(link, draft, author):
    row, token = link
    revoke(draft, row.id, author)
    revoke(draft, row.id, author)
    assert not opens(token) and endings(draft) == ["taken back"]
    assert HistoryLine.select().where(HistoryLine.verb == "preview_revoked").count() == 1


def test_anybody_who_might_make_one_takes_it_back(link, draft, lead_siegen):
    revoke(draft, link[0].id, lead_siegen)
    assert not opens(link[1])
    assert HistoryLine.get(HistoryLine.verb == "preview_revoked").actor_id == lead_siegen.id


def test_all_are_taken_back_at_once(link, draft, author, lead_siegen):
    _row, other = share(draft, 1, "", lead_siegen)
    assert revoke_all(draft, author) == 2 and revoke_all(draft, author) == 0
    assert not opens(link[1]) and not opens(other)


def test_a_link_of_another_text_is_not_taken_back_by_this_ones_address(link, draft, author, flows):
    other = another(author)
    with pytest.raises(Unknown):
        revoke(other, link[0].id, author)
    assert opens(link[1])


def test_who_may_not_preview_makes_none_and_takes_none_back(link, draft, author_ruhr, administrator):
    for stranger in (author_ruhr, administrator):
        with pytest.raises(Unknown):
            share(draft, 7, "", stranger)
        with pytest.raises(Unknown):
            revoke(draft, link[0].id, stranger)
        with pytest.raises(Unknown):
            revoke_all(draft, stranger)
    assert PreviewLink.select().count() == 1 and opens(link[1])


def test_it_rests_while_its_maker_may_not_see_the_text(link, draft, author, siegen):
    held = Role.get(Role.user == author.id)
    held.delete_instance()
    assert not opens(link[1])
    assert endings(draft) == ["rests: whoever made it may not preview the text any more"]
    Role.create(user=author.id, role="author", organisation=siegen)
    assert opens(link[1]) and endings(draft) == [""]


def test_rights_are_those_in_the_state_the_text_is_in_now(in_review, act, author, network_editor, clock):
    _row, token = share(in_review, 7, "", network_editor)
    assert opens(token)
    act(in_review, "recall", author)
    assert not opens(token)
    act(in_review, "submit", author)
    assert opens(token)


def test_it_ends_with_the_account_of_its_maker_and_stays_ended(link, draft, author, administrator):
    deactivate(account(author), administrator)
    assert not opens(link[1])
    reactivate(account(author), administrator)
    assert not opens(link[1]) and endings(draft) == ["taken back"]


def test_a_closed_account_alone_is_enough(link, author):
    User.update(active=False).where(User.id == author.id).execute()
    assert not opens(link[1])


def test_it_ends_in_the_trash_and_stays_ended(link, draft, author):
    trash(draft, author)
    assert not opens(link[1])
    untrash(draft, author)
    assert not opens(link[1]) and endings(draft) == ["taken back"]


def test_what_lies_in_the_trash_is_never_shown(link, draft, clock):
    Item.update(trashed_at=clock.now).where(Item.id == draft.id).execute()
    assert not opens(link[1])


def test_nobody_makes_one_for_what_lies_in_the_trash_or_is_public(draft, published, act, author, publisher):
    with pytest.raises(NotNow, match="have been released"):
        share(published, 7, "", author)
    act(published, "withdraw", publisher, comment="Fehler.")
    with pytest.raises(NotNow, match="have been released"):
        share(published, 7, "", author)
    other = another(author)
    with pytest.raises(NotNow, match="in the trash"):
        share(trash(other, author), 7, "", author)


def test_once_the_words_are_released_it_leads_to_the_public_page(draft, act, author, reviewer_siegen, publisher):
    _row, token = share(draft, 30, "", author)
    act(draft, "submit", author)
    act(draft, "sign_off", reviewer_siegen)
    assert opened(token).home is None
    act(draft, "publish", publisher)
    assert opened(token).home == draft and endings(draft) == ["leads to the public page"]
    act(draft, "withdraw", publisher, comment="Fehler.")
    assert opened(token).home == draft


def test_words_that_are_new_after_a_withdrawal_are_shown(draft, act, author, reviewer_siegen, publisher):
    _row, token = share(draft, 30, "", author)
    act(draft, "submit", author)
    act(draft, "sign_off", reviewer_siegen)
    act(draft, "publish", publisher)
    act(draft, "withdraw", publisher, comment="Fehler.")
    act(draft, "reopen", publisher)
    assert opened(token).home == draft
    save(draft, {"title": "Die Halle steht"}, author)
    assert opened(token).home is None and opened(token).item.head.title == "Die Halle steht"


def test_a_working_copy_has_links_of_its_own_until_it_is_checked_in(published, act, author, reviewer_siegen, publisher):
    copy = edit(published, {"title": "Halle eröffnet"}, author).item
    _row, token = share(copy, 7, "", author)
    assert (opened(token).item, opened(token).home) == (copy, None)
    for step, who in (("submit", author), ("sign_off", reviewer_siegen), ("publish", publisher)):
        act(copy, step, who)
    assert opened(token).home == published
    with pytest.raises(NotNow, match="checked in"):
        share(copy, 7, "", author)


def test_a_copy_just_opened_can_be_shown_too(published, author):
    copy = copy_out(published, author)
    _row, token = share(copy, 1, "", author)
    assert opened(token).home is None


def test_an_embargo_keeps_nobody_from_showing_the_text(approved, act, publisher):
    act(approved, "embargo", publisher, at="2030-01-01T06:00")
    _row, token = share(approved, 7, "", publisher)
    assert opens(token)


def test_a_substitute_makes_one_that_ends_with_the_grant(shared_review, acting, hannover, lead_ruhr):
    helper = acting("hilfe@hannover.example", "reviewer@hannover")
    grant(shared_review, "ruhr-owl", account(helper), lead_ruhr)
    _row, token = share(shared_review, 7, "", helper)
    assert opens(token) and endings(shared_review) == [""]
    end_grants(shared_review)
    assert not opens(token)


def end_grants(item) -> None:
    for row in item.grants:
        row.delete_instance()


def test_a_state_the_file_does_not_know_shows_nothing(link, draft):
    Item.update(state="verschollen").where(Item.id == draft.id).execute()
    assert not opens(link[1])


@pytest.mark.parametrize(
    ("days", "note", "field"), [(2, "", "days"), (0, "", "days"), (7, "x" * 201, "note"), (7, "a\x00b", "note")]
)
def test_other_spans_and_notes_are_refused(draft, author, days, note, field):
    with pytest.raises(Invalid) as refused:
        share(draft, days, note, author)
    assert refused.value.field == field and PreviewLink.select().count() == 0


def test_there_is_an_end_to_open_links(draft, author):
    for _number in range(MOST):
        share(draft, 1, "", author)
    with pytest.raises(NotNow, match=str(MOST)):
        share(draft, 1, "", author)
    revoke(draft, PreviewLink.get().id, author)
    share(draft, 1, "", author)


def test_links_long_over_are_forgotten_with_the_names_in_their_notes(link, draft, author, clock):
    clock.forward(days=7 + KEPT.days)
    share(draft, 7, "", author)
    assert PreviewLink.select().count() == 2
    clock.forward(seconds=1)
    share(draft, 7, "", author)
    assert [found.note for found in PreviewLink.select().order_by(PreviewLink.id)] == ["", ""]


def test_looks_are_counted_and_nothing_else_is_kept_of_them(link, clock):
    row, lines = link[0], HistoryLine.select().count()
    looked(row)
    later = clock.forward(hours=1)
    looked(row)
    kept = row.refetch()
    assert (kept.looks, kept.looked_at, HistoryLine.select().count()) == (2, later, lines)


def test_who_was_deactivated_meanwhile_makes_none(draft, author, administrator):
    deactivate(account(author), administrator)
    with pytest.raises(NotAllowed):
        share(draft, 7, "", author)


def test_looking_and_listing_cost_few_selects(link, draft, author, lead_siegen, statements):
    with statements() as sent:
        opened(link[1])
    assert len(sent) <= 3, sent
    share(draft, 7, "", lead_siegen)
    facts = facts_of(draft)
    with statements() as sent:
        links_of(draft, facts)
    assert len(sent) <= 2, sent
