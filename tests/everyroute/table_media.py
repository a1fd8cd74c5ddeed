"""The addresses of pictures and PDFs."""

from tests.everyroute import policies as p
from tests.everyroute.ask import Ask
from tests.everyroute.network import LEAD
from tests.media.files import jpeg

ONE, AWAY = {"number": "{picture}"}, {"number": "{put_away}"}
FILE = {"name": "plan.pdf"}
PDF, OLD_PDF = {"number": "{document}"}, {"number": "{old_document}"}
SMALL = {"name": "400.webp"}
SHOWN = {"number": "{shown}"} | SMALL
SOMEBODY = ONE | {"party_id": "{somebody}"}
SAID = {"state": "released", "how": "paper", "note": "Im Ordner."}
RIGHTS = {"title": "Neu", "ai_mark": "none"}
MEDIA = {
    "GET site.picture": [Ask(p.public, SHOWN), Ask(p.stranger, ONE | SMALL)],
    "GET site.shared_picture": [
        Ask(p.by_link, {"token": "{shared}"} | SHOWN),
        Ask(p.stranger, {"token": "0" * 43} | SHOWN),
    ],
    "GET site.document": [Ask(p.public, PDF | FILE), Ask(p.stranger, OLD_PDF | FILE)],
    "GET site.shared_document": [
        Ask(p.by_link, {"token": "{shared}"} | PDF | FILE),
        Ask(p.stranger, {"token": "0" * 43} | PDF | FILE),
    ],
    "GET media_bytes.picture": [Ask(p.own, ONE | {"width": "400"}), Ask(p.missing, {"number": "0", "width": "400"})],
    "GET media_bytes.document": [Ask(p.own, PDF), Ask(p.missing, {"number": "0"})],
    "GET media.index": Ask(p.working),
    "GET media_upload.upload": Ask(p.working),
    "POST media_upload.upload": Ask(
        p.working_at_the_lead_centre, sent={"centre": LEAD}, files={"files": ("neu.jpg", jpeg())}
    ),
    "GET media_page.one": [Ask(p.working, ONE), Ask(p.both(p.working, p.missing), {"number": "0"})],
    "POST media_page.describe": Ask(p.keeping, ONE, RIGHTS),
    "POST media_page.focus": Ask(p.keeping, ONE, {"focal_x": "10", "focal_y": "90"}),
    "POST media_page.trash": Ask(p.keeping, ONE),
    "POST media_page.untrash": Ask(p.keeping, AWAY),
    "GET media_past.past": Ask(p.keeping_entries, ONE),
    "GET media_people.people": [Ask(p.keeping_entries, ONE), Ask(p.seeing_some_text, {"number": "{shown}"})],
    "POST media_people.recognise": Ask(p.keeping, ONE, {"party": "{somebody}", "basis": "consent"}),
    "POST media_people.restate": Ask(p.keeping, SOMEBODY, {"basis": "consent", "purposes": "Messebericht"}),
    "POST media_people.nobody": Ask(p.keeping, ONE, {"stand": "offen"}),
    "POST media_people.take_out": Ask(p.keeping, SOMEBODY),
    "POST media_people.ask": [
        Ask(p.keeping, SOMEBODY, {"item": "", "days": "14"}),
        Ask(p.both(p.keeping_entries, p.in_vain), SOMEBODY, {"item": "0", "days": "14"}),  # in a text that is not there
    ],
    "POST media_people.revoke": [
        Ask(p.keeping, ONE | {"link_id": "{picture_link}"}),
        Ask(p.both(p.keeping, p.missing), ONE | {"link_id": "0"}),
    ],
    "POST media_people.answer": Ask(p.keeping, SOMEBODY, SAID),
    "GET media_uses.uses": Ask(p.working, ONE),
    "POST media_uses.swap": Ask(p.both(p.working, p.both(p.item("view"), p.in_vain)), ONE),  # no text shows the picture
    "GET media_uses.withdraw": Ask(p.withdrawing, ONE),
    "POST media_uses.withdraw": Ask(p.withdrawing, ONE, {"reason": "Beispiel"}),
    "GET media_replace.replace": Ask(p.keeping, ONE),
    "POST media_replace.replace": Ask(p.keeping, ONE, {"known": "{put_away}"}),
    "GET media_documents.index": Ask(p.working),
    "GET media_documents.document": [Ask(p.working, PDF), Ask(p.both(p.working, p.missing), {"number": "0"})],
    "POST media_documents.document": Ask(p.keeping, PDF, {"accessibility": "tagged"}),
    "POST media_documents.trash": Ask(p.keeping, PDF),
    "POST media_documents.untrash": Ask(p.keeping, OLD_PDF),
}
