"""Invitations, absences and hand-overs from the shell: the same services, the same refusals."""

import pytest

from coopcms.accounts.models import User
from coopcms.ledger.models import Job
from coopcms.review.models import Watch

WHO = ("--actor", "verwaltung@netz.example")


@pytest.fixture
def eva(person, siegen, administrator):
    return person("eva@siegen.example", "author@siegen", "reviewer@siegen", name="Eva Beispiel")


def test_an_invitation_is_queued_without_its_token(coopcms, eva):
    User.update(password="").where(User.id == eva.id).execute()
    answer = coopcms("user", "invite", eva.email, *WHO, "--format", "json")
    assert answer.json == {"id": eva.id, "email": eva.email, "purpose": "invite"}
    assert Job.get().args == {"user": eva.id, "purpose": "invite"}


def test_who_has_a_password_gets_a_link_to_a_new_one(coopcms, eva):
    assert "neues Passwort" in coopcms("user", "invite", eva.email, *WHO).out


def test_an_absence_is_noted_and_ended(coopcms, eva, author, clock):
    days = ("--from", "24.11.2026", "--until", "2026-12-06", "--deputy", "autor@siegen.example")
    answer = coopcms("user", "away", eva.email, *days, *WHO, "--format", "json")
    assert (answer.json["until"], answer.json["deputy"]) == ("2026-12-06", "autor@siegen.example")
    assert coopcms("user", "away", eva.email, "--back", *WHO).status == 0
    assert User.get_by_id(eva.id).away_from is None


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("--from", "gestern", "--until", "24.12.2026"), "first"),
        (("--from", "24.12.2026"), "last"),
        (("--from", "24.12.2026", "--until", "26.12.2026", "--deputy", "niemand@siegen.example"), "deputy"),
    ],
)
def test_wrong_days_and_deputies_are_refused_with_their_field(coopcms, eva, clock, words, field):
    answer = coopcms("user", "away", eva.email, *words, *WHO, "--format", "json")
    assert (answer.status, answer.json["field"]) == (2, field)
    assert User.get_by_id(eva.id).away_from is None


def test_a_hand_over_is_tried_first_and_then_done(coopcms, draft, author, eva):
    words = ("user", "handover", "autor@siegen.example", "--to", eva.email, *WHO, "--format", "json")
    tried = coopcms(*words, "--dry-run")
    assert not Watch.select().exists()
    done = coopcms(*words)
    assert tried.json == done.json
    assert [(one["kind"], one["item"]) for one in done.json["moved"]] == [("draft", draft.id)]
    assert Watch.get().user_id == eva.id and coopcms(*words).json["moved"] == []


@pytest.mark.parametrize("more", [("--dry-run",), ()])
@pytest.mark.parametrize("form", ["text", "json"])
def test_administrators_read_the_kind_and_number_but_no_title(
    coopcms, in_review, act, reviewer_siegen, eva, more, form
):
    act(in_review, "claim", reviewer_siegen, lane="siegen")
    words = ("user", "handover", "pruefung@siegen.example", "--to", eva.email, "--format", form, *more)
    said = coopcms(*words, *WHO).out
    assert "Neue Halle" not in said and "claim" in said and str(in_review.id) in said


def test_a_lead_reads_the_titles(coopcms, draft, author, lead_siegen, eva):
    words = ("user", "handover", "autor@siegen.example", "--to", eva.email, "--actor", "leitung@siegen.example")
    assert f"#{draft.id} Neue Halle in Siegen" in coopcms(*words, "--dry-run").out


def test_an_active_account_goes_on_standing_in_unless_that_ends_too(coopcms, author, person, eva):
    other = person("fort@siegen.example", "author@siegen")
    User.update(deputy=author.id, away_from="2026-11-24", away_until="2099-12-24").where(User.id == other.id).execute()
    words = ("user", "handover", "autor@siegen.example", "--to", eva.email, *WHO)
    assert "vertritt weiter" in coopcms(*words).out and other.refetch().deputy_id == author.id
    assert coopcms(*words, "--deputy-ends").status == 0 and other.refetch().deputy is None


def test_only_those_who_look_after_the_leaver_hand_over(coopcms, draft, author, eva, author_ruhr):
    words = ("user", "handover", "autor@siegen.example", "--to", eva.email, "--actor", "autor@ruhr-owl.example")
    answer = coopcms(*words, "--format", "json")
    assert answer.status == 3 and "centre_lead@siegen" in answer.json["reasons"][0]["who_can"]
