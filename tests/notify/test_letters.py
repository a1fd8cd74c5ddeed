"""The mails word for word, as plain text and as HTML; and every link in them leads the reader to the right page.

COOPCMS_WRITE_LETTERS=1 writes tests/notify/letters anew; read the difference before you keep it.
"""

import os
import re
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

from coopcms.accounts.models import User
from coopcms.accounts.services import deactivate
from coopcms.accounts.services_absence import set_absence
from coopcms.content.models import Item
from coopcms.content.services import create
from coopcms.content.services_owners import invite
from coopcms.notify.services_wishes import wish
from coopcms.review.passages import Spot
from coopcms.review.services_comments import comment, comment_on_words
from coopcms.review.services_lanes import hand_over, set_due
from coopcms.review.services_requests import request_changes
from coopcms.review.services_substitutes import grant
from coopcms.workflow.facts import Inputs
from tests.fixtures.items import TEXT
from tests.fixtures.people import PASSWORD

KEPT = Path(__file__).parent / "letters"
HOME = "https://netz.example"


def user(actor) -> User:
    return User.get_by_id(actor.id)


def parts(mail: EmailMessage) -> dict[str, str]:
    headers = [f"{name}: {mail[name]}" for name in ("Subject", "From", "To", "List-Unsubscribe") if mail[name]]
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return {"txt": "\n".join(headers) + "\n\n" + plain, "html": html}


def is_as_kept(mail: EmailMessage, name: str) -> None:
    """Compare with the files, or write them."""
    for ending, text in parts(mail).items():
        file = KEPT / f"{name}.{ending}"
        if os.environ.get("COOPCMS_WRITE_LETTERS"):
            KEPT.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8"), file.name


def links(mail: EmailMessage) -> list[str]:
    text, html = parts(mail)["txt"].partition("\n\n")[2], parts(mail)["html"]
    plain = re.findall(rf"{HOME}\S*", text)
    assert sorted(set(plain)) == sorted(set(re.findall(r'href="([^"]*)"', html)))
    return plain


def arrives(client, link: str, email: str) -> str:
    """Where a person without a session comes to: through the door where there is one, then the page they asked for."""
    address = link.removeprefix(HOME) or "/"
    answer = client.get(address)
    if answer.status_code == 303:
        door = answer.location
        token = re.search(r'name="csrf_token"[^>]*value="([^"]*)"', client.get(door).text)[1]
        entered = client.post(door, data={"csrf_token": token, "email": email, "password": PASSWORD})
        assert entered.status_code == 303, entered.text
        assert entered.location == address.partition("#")[0]
        answer = client.get(entered.location)
    assert answer.status_code == 200, (address, answer.status_code)
    return urlsplit(answer.request.url).path


def lands(app, mail: EmailMessage) -> list[str]:
    """The paths of all links, each followed by a person who has just opened the mail."""
    email = re.search(r"<([^>]*)>", str(mail["To"]))[1]
    return [arrives(app.test_client(), link, email) for link in links(mail)]


def test_a_review_waits(submitted, letters, app):
    (mail,) = letters("robin")
    is_as_kept(mail, "review_waits")
    assert lands(app, mail)[0] == f"/admin/item/{submitted.id}/pruefung"


def test_changes_are_requested(submitted, act, cast, letters, app):
    act(
        submitted,
        "request_changes",
        cast["robin"],
        comment="Bitte die Zahl im zweiten Absatz belegen.\nDer Rest ist gut.",
    )
    mail = letters("ada")[-1]
    is_as_kept(mail, "changes_requested")
    assert lands(app, mail)[0] == f"/admin/item/{submitted.id}"


def test_changes_are_requested_as_a_list_of_remarks(submitted, cast, letters, app):
    place = submitted.head.content["body"][-1]["id"]
    words = comment_on_words(submitted, Spot(place, "am Bildschirm"), "An welchem <Bildschirm>?", cast["robin"])
    whole = comment(submitted, "Bitte kürzer.", cast["robin"])
    request_changes(submitted, cast["robin"], Inputs(comment="Fast fertig."), (words.id, whole.id))
    mail = letters("ada")[-1]
    is_as_kept(mail, "changes_requested_list")
    assert lands(app, mail)[:2] == [f"/admin/item/{submitted.id}/kommentare"] * 2


def test_who_may_not_edit_hears_that_their_review_rests(of_two, act, cast, letters, app):
    item = act(of_two, "submit", cast["ada"])
    act(item, "request_changes", cast["robin"], comment="Die Zahl fehlt.", lane="siegen")
    mail = letters("sascha")[-1]
    is_as_kept(mail, "review_rests")
    assert lands(app, mail)[0] == f"/admin/item/{item.id}"


def test_a_text_is_approved(signed, letters, app):
    mail = letters("ada")[-1]
    is_as_kept(mail, "approved")
    assert lands(app, mail)[0] == f"/admin/item/{signed.id}"


def test_a_text_is_published(signed, act, cast, letters, app):
    act(signed, "publish", cast["kim"])
    mail = letters("ada")[-1]
    is_as_kept(mail, "published")
    assert lands(app, mail)[:2] == [f"/artikel/{signed.slug}", f"/admin/item/{signed.id}"]


def test_a_text_is_withdrawn(signed, act, cast, letters, app):
    item = act(act(signed, "publish", cast["kim"]), "withdraw", cast["kim"], comment="Die Zahlen sind überholt.")
    mail = letters("ada")[-1]
    is_as_kept(mail, "withdrawn")
    assert lands(app, mail)[0] == f"/admin/item/{item.id}"


def test_somebody_is_mentioned(story, cast, letters, app):
    comment(story, "@Robin Beispiel, stimmt die Jahreszahl? Ich finde nur 2025.", cast["ada"])
    (mail,) = letters("robin")
    is_as_kept(mail, "mentioned")
    assert lands(app, mail)[0] == f"/admin/item/{story.id}/kommentare"


def test_a_review_is_overdue(submitted, cast, letters, app, clock):
    set_due(submitted, "siegen", clock.now.date(), cast["toni"])
    letters("robin")
    clock.set("2026-11-25 09:00")
    mail = letters("robin")[-1]
    is_as_kept(mail, "reminder_overdue")
    assert lands(app, mail)[0] == f"/admin/item/{submitted.id}/pruefung"


def test_a_lane_is_orphaned(of_two, act, cast, letters, app):
    item = act(of_two, "submit", cast["ada"])
    User.update(active=False).where(User.id == cast["luca"].id).execute()
    deactivate(user(cast["sascha"]), cast["admin"])
    mail = letters("netz")[-1]
    is_as_kept(mail, "lane_orphaned")
    assert lands(app, mail)[0] == f"/admin/item/{item.id}"


def test_a_centre_is_invited(story, cast, letters, app):
    invite(story, "ruhr-owl", cast["toni"])
    (mail,) = letters("luca")
    is_as_kept(mail, "invitation")
    assert lands(app, mail)[0] == f"/admin/item/{story.id}/eigentum"


def test_an_invitation_is_accepted(of_two, letters, app):
    mail = letters("toni")[-1]
    is_as_kept(mail, "invitation_accepted")
    assert lands(app, mail)[0] == f"/admin/item/{of_two.id}/eigentum"


def test_a_review_is_handed_over(submitted, act, cast, letters, app):
    hand_over(submitted, "siegen", user(cast["robin"]), cast["toni"])
    mail = letters("robin")[-1]
    is_as_kept(mail, "handed_over")
    assert lands(app, mail)[0] == f"/admin/item/{submitted.id}/pruefung"


def test_a_substitute_is_named(submitted, cast, letters, app):
    grant(submitted, "siegen", user(cast["sascha"]), cast["toni"])
    (mail,) = letters("sascha")
    is_as_kept(mail, "substitute")
    assert lands(app, mail)[0] == f"/admin/item/{submitted.id}/pruefung"


def test_a_deputy_is_told_for_whom(story, act, cast, letters, app, clock):
    today = clock.now.date()
    set_absence(user(cast["robin"]), (today, today), user(cast["kim"]), cast["robin"])
    act(story, "submit", cast["ada"])
    mail = letters("kim")[-1]
    is_as_kept(mail, "deputy")
    assert lands(app, mail)[0] == f"/admin/item/{story.id}/pruefung"


def test_a_date_fails(signed, act, cast, letters, app, clock):
    act(signed, "schedule", cast["kim"], at="2026-11-25T08:00")
    Item.update(embargo=clock.now + timedelta(days=2)).where(Item.id == signed.id).execute()
    clock.set("2026-11-25 08:00")
    mail = letters("kim")[-1]
    is_as_kept(mail, "date_failed")
    assert lands(app, mail)[0] == f"/admin/item/{signed.id}" and not mail["List-Unsubscribe"]


def test_an_emergency_alarms(submitted, act, cast, letters, app):
    act(submitted, "break_glass", cast["netz"], comment="Falsche Telefonnummer.", password=PASSWORD)
    mail = letters("toni")[-1]
    is_as_kept(mail, "emergency")
    assert lands(app, mail)[1] == f"/admin/item/{submitted.id}" and not mail["List-Unsubscribe"]


def test_a_digest(story, act, cast, letters, app, clock):
    wish(18, [], cast["robin"])
    act(story, "submit", cast["ada"])
    comment(story, "@Robin Beispiel, der Termin drängt: Am Freitag ist die Eröffnung.", cast["ada"])
    other = create("article", "siegen", {**TEXT, "title": "Werkstatt für alle"}, cast["ada"])
    act(other, "submit", cast["ada"])
    assert letters("robin") == []
    clock.set("2026-11-24 18:00")
    (mail,) = letters("robin")
    is_as_kept(mail, "digest")
    assert lands(app, mail)[:3] == [
        f"/admin/item/{story.id}/pruefung", f"/admin/item/{story.id}/kommentare", f"/admin/item/{other.id}/pruefung",
    ]  # fmt: skip


def test_no_letter_speaks_english_or_names_a_slug():
    for file in KEPT.glob("*.txt"):
        text = re.sub(r"https://\S+|\S+@\S+", "", file.read_text("utf-8").partition("\n\n")[2])
        assert not re.search(r"\b(the|you|and|siegen|ruhr-owl|None)\b", text), file.name


def test_no_letter_loads_anything_or_sets_a_colour_that_only_light_or_dark_can_bear():
    for file in KEPT.glob("*.html"):
        text = file.read_text("utf-8")
        assert not re.search(r"<(script|link|img|iframe|form)|src=|url\(|@import|background", text), file.name
        assert 'lang="de"' in text and 'name="color-scheme" content="light dark"' in text, file.name


def test_every_letter_is_one_that_a_test_writes():
    tests = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_[lv]*.py"))
    tested = set(re.findall(r'is_as_kept\(mail, "(\w+)"\)', tests))
    kept = {file.stem for file in KEPT.iterdir() if not file.stem.startswith("account_")}  # those have their own test
    assert kept == tested and len(tested) >= 8
