"""What happened to a picture, in sentences."""

from dataclasses import dataclass
from datetime import datetime

from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.media_changes import changes_of
from coopcms.admin.media_desk import ONE, PictureDesk
from coopcms.admin.media_forms import RightsForm
from coopcms.admin.media_listing import picture_shown
from coopcms.admin.typed import DeskForm
from coopcms.consents.judged import STATE_WORDS
from coopcms.consents.models import ASKED, LINK, Party
from coopcms.consents.policy_pictures import require_see_people
from coopcms.errors import msg
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import history_of
from coopcms.media.models import PICTURE

LONGEST = 500  # lines shown
_SENTENCES = {
    "uploaded": msg("%(name)s uploaded it as “%(file)s”."),
    "made": msg("The picture was made: %(width)s × %(height)s pixels."),
    "failed": msg("The picture could not be made."),
    "described": msg("%(name)s changed: %(fields)s."),
    "person_named": msg("%(name)s noted that %(party)s can be recognised."),
    "person_taken_out": msg("%(name)s noted that %(party)s cannot be recognised."),
    "answered": msg("%(name)s noted the answer of %(party)s: %(state)s."),
    "answered:asked": msg("%(name)s asked %(party)s for consent by a link."),
    "answered:link": msg("%(party)s answered by a link: %(state)s."),
    "approval_revoked": msg("%(name)s took back the link by which %(party)s was asked."),
    "approval_replaced": msg("%(name)s asked %(party)s anew; the link sent before ended."),
    "change_asked": msg("By an answered link of %(party)s, a new one was asked for to change the answer."),
    "replaced": msg("%(name)s put picture no. %(by)s in its place."),
    "took_place": msg("%(name)s put it in the place of picture no. %(of)s."),
    "withdrawn": msg("%(name)s withdrew it: it is shown nowhere."),
    "erased": msg("Its files were deleted."),
    "trashed": msg("%(name)s moved it to the trash."),
    "untrashed": msg("%(name)s took it out of the trash."),
}
_ELSE = msg("%(name)s: %(step)s.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line for people, with what was said along with it, and what every change was from and to."""

    at: datetime
    text: str
    comment: str = ""
    changes: tuple[str, ...] = ()


class MediaPast(PictureDesk):
    """The history."""

    @expose(f"{ONE}/verlauf")
    def past(self, number: int):
        """Every act, the newest first."""
        row = picture_shown(number)
        require_see_people(self.actor, row)
        lines = list(history_of(PICTURE, number).limit(LONGEST))
        return self.page(row, "/verlauf", "admin/media/past.html", entries=told(lines), longest=LONGEST)


def told(lines: list[HistoryLine], form: type[DeskForm] = RightsForm) -> list[Entry]:
    """The lines as sentences, fields by the labels of `form`; one select for people they name, none for none."""
    named = {line.facts["party"] for line in lines if line.facts.get("party")}
    names = dict(Party.select(Party.id, Party.name).where(Party.id.in_(named)).tuples()) if named else {}
    labels = {field.short_name: field.label.text for field in form(None)}
    labels |= dict.fromkeys(("focal_x", "focal_y"), _("Focal point"))
    labels["people_stated"] = _("whether it was said who can be recognised")
    return [Entry(line.at, _text(line, names, labels), _comment(line), changes_of(line.facts)) for line in lines]


def _text(line: HistoryLine, names: dict[int, str], labels: dict[str, str]) -> str:
    facts = line.facts
    changed = facts.get("changed", {})  # in no order: databases keep none
    fields = [label for name, label in labels.items() if name in changed] + sorted(changed.keys() - labels.keys())
    values = {
        "name": line.actor_name if line.actor_id else _("The system"), "step": line.verb,
        "file": facts.get("name", ""), "fields": ", ".join(dict.fromkeys(map(str, fields))),
        "party": names.get(facts.get("party", 0), _("somebody")),
        "state": _(STATE_WORDS[facts["state"]]) if facts.get("state") in STATE_WORDS else "",
        **{key: facts.get(key, "?") for key in ("width", "height", "by", "of")},
    }  # fmt: skip
    return _(_SENTENCES.get(_verb(line), _ELSE), **values)


def _verb(line: HistoryLine) -> str:
    """The verb; of an answer, whether it was a question, or came by a link."""
    if line.verb != "answered" or line.facts.get("how") != LINK:
        return line.verb
    return "answered:asked" if line.facts.get("state") == ASKED else "answered:link"


def _comment(line: HistoryLine) -> str:
    """Why: the reason of a withdrawal, the fault of what could not be made."""
    fault = line.facts.get("fault", "")
    return _(fault) if fault else line.facts.get("reason", "")


def views() -> list:
    """What desk.py hangs up."""
    return [MediaPast("media_past", "/admin/medien")]
