"""What an import recognised and what it did not, and the pictures that came with the text."""

import io

from flask import abort, send_file
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.item_desk import ItemDesk
from coopcms.admin.seen import ITEM, seen
from coopcms.blocks.text import inside
from coopcms.exchange import report_words as words
from coopcms.exchange.pictures import MEDIA_TYPES
from coopcms.exchange.queries import picture, pictures_of, report_of

REPORT, PICTURES = "einlesebericht", "bilder"
_LOCKED = "sandbox; default-src 'none'"  # should a browser show it all the same


class PressReport(ItemDesk):
    """Pages of an item that was read in, for all who may see it."""

    @expose(f"{ITEM}/{REPORT}")
    def report(self, item_id: int):
        """The report as it was made; the draft has gone on since."""
        found = seen(self.actor, item_id)
        row = report_of(item_id) or abort(404)
        facts = row.facts
        quotes = [(quote, words.speaker_of(quote)) for quote in facts["quotes"]]
        return self.page(
            found, f"/{REPORT}", "admin/item/press_report.html", row=row, form=words.FORMS.get(facts["form"], ""),
            head=[_(part) for part in words.head_of(facts)], missing=[_(part) for part in words.missing_of(facts)],
            counts=words.counted(facts), quotes=quotes, inside=inside,
            people=words.known(facts, "people"), organisations=words.known(facts, "organisations"),
            sentences=[(_(one.message, **one.values), one) for one in words.sentences(facts)],
            pictures=pictures_of(item_id),
        )  # fmt: skip

    @expose(f"{ITEM}/{PICTURES}/<int(max=2147483647):number>")
    def picture(self, item_id: int, number: int):
        """One picture, to be saved: never shown as a part of our pages, whatever it holds."""
        seen(self.actor, item_id)
        found = picture(item_id, number)
        kind = found.media_type if found.media_type in MEDIA_TYPES else "application/octet-stream"
        answer = send_file(io.BytesIO(bytes(found.data)), kind, as_attachment=True, download_name=found.name)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Content-Security-Policy"] = _LOCKED
        return answer
