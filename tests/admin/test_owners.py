"""Owners are invited, join, decline and leave at the desk; nobody is removed against their will."""

from coopcms.content.models import ItemOwner
from coopcms.content.services_owners import invite
from tests.admin.pages import Page


def page_of(client, item) -> Page:
    return Page(client.get(f"/admin/item/{item.id}/eigentum"))


def press(client, item, centre: str, act: str):
    """Press the button in the row of a centre."""
    forms = page_of(client, item).root.xpath(
        f"//form[contains(@action, '/eigentum/{act}')][.//input[@value='{centre}'] or .//option[@value='{centre}']]"
    )
    return client.post(forms[0].get("action"), data=dict(forms[0].form_values()) | {"centre": centre})


def owners(item) -> set[str]:
    rows = ItemOwner.select().where(ItemOwner.item == item.id, ItemOwner.accepted_at.is_null(False))
    return {row.organisation.slug for row in rows}


def test_a_lead_invites_and_the_invited_lead_accepts(english, draft, lead_siegen, lead_ruhr):
    client = english(lead_siegen)
    assert press(client, draft, "ruhr-owl", "einladen").status_code == 303
    assert "invited, has not answered yet" in page_of(client, draft).said
    joining = english(lead_ruhr)
    answer = press(joining, draft, "ruhr-owl", "annehmen")
    assert owners(draft) == {"siegen", "ruhr-owl"}
    assert "Zentrum Ruhr-OWL (Beispiel) owns the text too" in Page(joining.get(answer.location)).said


def test_who_declines_and_so_sees_the_item_no_more_lands_on_the_first_page(english, draft, lead_siegen, lead_ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    client = english(lead_ruhr)
    answer = press(client, draft, "ruhr-owl", "entfernen")
    assert (answer.status_code, answer.location) == (303, "/admin/")
    assert owners(draft) == {"siegen"} and client.get("/admin/").status_code == 200


def test_leaving_takes_the_word_of_both_sides(english, shared, lead_siegen, lead_ruhr):
    press(english(lead_ruhr), shared, "ruhr-owl", "entfernen")
    assert owners(shared) == {"siegen", "ruhr-owl"}
    client = english(lead_siegen)
    assert "wants to leave; the lead centre has to agree" in page_of(client, shared).said
    press(client, shared, "ruhr-owl", "entfernen")
    assert owners(shared) == {"siegen"}


def test_an_invitation_is_taken_back_also_of_what_is_withdrawn(english, published, act, lead_siegen, publisher, ruhr):
    invite(published, "ruhr-owl", lead_siegen)
    act(published, "withdraw", publisher, comment="Fehler.")
    press(english(lead_siegen), published, "ruhr-owl", "entfernen")
    assert ItemOwner.select().where(ItemOwner.item == published.id).count() == 1


def test_who_may_not_change_owners_reads_who_may(english, shared, author):
    page = page_of(english(author), shared)
    assert "Owners are changed by: a centre lead, Zentrum Siegen (Beispiel)." in page.said
    assert not page.root.xpath("//form[contains(@action, '/eigentum/')]")


def test_a_forged_invitation_is_denied(english, draft, author, ruhr):
    client = english(author)
    token = page_of(client, draft).root.xpath("//input[@name='csrf_token']/@value")[0]
    data = {"csrf_token": token, "centre": "ruhr-owl"}
    answer = client.post(f"/admin/item/{draft.id}/eigentum/einladen", data=data)
    assert answer.status_code == 403 and ItemOwner.select().count() == 1


def test_the_lead_centre_is_offered_no_way_out(english, shared, lead_siegen):
    page = page_of(english(lead_siegen), shared)
    assert not page.root.xpath("//form[contains(@action, 'entfernen')]//input[@value='siegen']")
