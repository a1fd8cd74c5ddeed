"""One person or firm outside: who it is, everything of theirs that the reader may see, its uses, their answers."""

from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.fields import SelectChoice

from coopcms.admin.base import DeskView
from coopcms.admin.registry import lines_of, proof_words
from coopcms.admin.registry_list import HOME, of_party
from coopcms.admin.registry_proof import proofs
from coopcms.admin.registry_rows import Row
from coopcms.admin.registry_uses import uses_of
from coopcms.admin.typed import DeskForm
from coopcms.clock import now
from coopcms.consents.models import QUOTE, ApprovalAsk, ApprovalLink, Party
from coopcms.consents.policy import may_keep, require_keep
from coopcms.consents.services_parties import SUBJECT, change_party
from coopcms.errors import Invalid, Unknown, msg
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import history_of
from coopcms.network.models import Organisation

ONE = "/partei/<int(max=2147483647):party_id>"
LONGEST = 200  # lines of the history that are shown
_FIELDS = {
    "name": msg("Name"),
    "function": msg("Function"),
    "organisation": msg("Company or organisation"),
    "email": msg("E-mail address"),
    "language": msg("Language of mails and page"),
    "note": msg("Note"),
    "kind": msg("Kind"),
}
_LANGUAGES = {"de": "Deutsch", "en": "English"}


class PartyForm(DeskForm):
    """What is known of a person or firm."""

    name = StringField(_l("Name"), render_kw={"required": True})
    function = StringField(_l("Function"))
    organisation = StringField(_l("Company or organisation"))
    email = StringField(
        _l("E-mail address"), render_kw={"type": "email"},
        description=_l("Used for these questions only. A link that was sent already stays as it is."),
    )  # fmt: skip
    language = SelectField(
        _l("Language of mails and page"), validate_choice=False,
        choices=[SelectChoice(code, name) for code, name in _LANGUAGES.items()],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Past:
    """One line of the entry's history."""

    at: datetime
    text: str


class RegistryParty(DeskView):
    """Who keeps the entry sees and changes it; others see it where they see something of theirs, without address."""

    checks_itself = ("change",)

    @expose(ONE)
    def one(self, party_id: int):
        """The page."""
        party = _party(party_id)
        return self._page(party, PartyForm(None, obj=party))

    @expose(ONE, methods=["POST"])
    def change(self, party_id: int):
        """Change the entry; answers stay with it. Raises NotAllowed, Unknown."""
        party, form = _party(party_id), PartyForm()
        if not may_keep(self.actor, party.centre):
            self._rows(party)  # whoever sees nothing of them learns nothing
            require_keep(self.actor, party.centre)
        given = {field.short_name: field.data or "" for field in form if field.short_name in _FIELDS}
        if form.validate_on_submit():
            try:
                change_party(party, given, self.actor)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(_("Saved. What was answered before stays as it was."))
                return redirect(f"{HOME}/partei/{party_id}", 303)
        return self._page(party, form), 422

    def _rows(self, party: Party) -> list[Row]:
        """What the reader sees of them; raises Unknown for who keeps no such entry and sees nothing."""
        rows = of_party(self.actor, party.id)
        if not rows and not may_keep(self.actor, party.centre):
            raise Unknown(msg("There is no such person or firm."))
        return rows

    def _page(self, party: Party, form: PartyForm) -> str:
        rows, keeps = self._rows(party), may_keep(self.actor, party.centre)
        words = {row.subject: row.title for row in rows if row.kind == QUOTE}
        return self.render(
            "admin/registry/party.html", party=party, lines=lines_of(rows, words), proofs=list(proofs(rows)),
            form=form, uses=uses_of(self.actor, party.id), links=_links(party, rows), keeps=keeps, home=HOME,
            past=_past(party) if keeps else [], now=now(),
            language_name=_LANGUAGES.get(party.language, party.language), **proof_words(),
        )  # fmt: skip


def _party(number: int) -> Party:
    found = Party.select(Party, Organisation).join(Organisation).where(Party.id == number).first()
    if found is None:
        raise Unknown(msg("There is no such person or firm."))
    return found


def _links(party: Party, rows: list[Row]) -> list[ApprovalLink]:
    """Links that ask them about something the reader sees, the newest first; one select."""
    seen = {(row.kind, row.subject) for row in rows}
    asks = ApprovalAsk.select(ApprovalAsk, ApprovalLink).join(ApprovalLink).where(ApprovalLink.party == party.id)
    found = {
        ask.link_id: ask.link
        for ask in asks.order_by(ApprovalLink.id.desc())
        if (ask.subject_kind, ask.subject_id) in seen
    }
    return list(found.values())


def _past(party: Party) -> list[Past]:
    return [Past(line.at, _sentence(line)) for line in history_of(SUBJECT, party.id).limit(LONGEST)]


def _sentence(line: HistoryLine) -> str:
    name = line.actor_name if line.actor_id else _("The system")
    if line.verb == "party_added":
        return _("%(name)s made the entry.", name=name)
    fields = ", ".join(_(_FIELDS.get(field, field)) for field in line.facts.get("fields", ()))
    return _("%(name)s changed: %(fields)s.", name=name, fields=fields)


def views() -> list:
    """What desk.py hangs up."""
    return [RegistryParty("registry_party", HOME)]
