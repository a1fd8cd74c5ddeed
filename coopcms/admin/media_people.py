"""Who can be recognised in a picture: nobody, said expressly, or people whose basis and answers are kept."""

from collections.abc import Callable

from flask import current_app, flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from coopcms.admin.media_desk import ONE, PictureDesk, address_of
from coopcms.admin.media_forms import AnswerForm, AskForm, BasisForm, PersonForm
from coopcms.admin.media_listing import picture_shown
from coopcms.admin.media_people_shown import asking_items, entries, parties_to_choose
from coopcms.admin.typed import DeskForm
from coopcms.consents.models import PICTURE
from coopcms.consents.policy_pictures import require_see_people
from coopcms.consents.queries import party as party_numbered
from coopcms.consents.queries_links import PATH
from coopcms.consents.queries_picture_links import open_links
from coopcms.consents.queries_pictures import recognised
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given
from coopcms.consents.services_links import ask
from coopcms.consents.services_picture_answers import note_answer
from coopcms.consents.services_picture_links import ask_alone, revoke_alone
from coopcms.consents.services_pictures import depict, depict_new, undepict
from coopcms.content.queries import item_for
from coopcms.content.queries_pictures import shown_in
from coopcms.errors import Invalid, NotNow, Taken, Unknown, msg
from coopcms.media.models import Picture
from coopcms.media.policy import may_keep
from coopcms.media.queries import picture
from coopcms.media.services_rights import describe, may_state_people

PEOPLE = f"{ONE}/menschen"
SOMEBODY = f"{PEOPLE}/<int(max=2147483647):party_id>"
_NEW = ("name", "function", "organisation", "email")
_STATED = {
    "": msg("Noted: nobody can be recognised."),
    "alle": msg("Noted: everybody who can be recognised is named."),
    "offen": msg("It is open again who can be recognised."),
}
_SAID = ("basis", "purposes", "channels", "proof", "until")


class MediaPeople(PictureDesk):
    """The page, and everything that is said on it."""

    checks_itself = ("recognise", "restate", "ask", "revoke", "answer")

    @expose(PEOPLE)
    def people(self, number: int):
        """Everybody who was named, what each has said, and what can be done."""
        row = picture_shown(number)
        require_see_people(self.actor, row)
        return self._page(row)

    @expose(f"{PEOPLE}/niemand", methods=["POST"])
    def nobody(self, number: int):
        """Nobody can be recognised, or all who can are named, or that is open again; what is named has to fit."""
        row, state = picture(number), request.form.get("stand", "")
        require_see_people(self.actor, row)
        state = state if state in _STATED else ""
        if state == "" and recognised(row):
            raise NotNow(msg("People are named in this picture. Take them out first if nobody can be recognised."))
        if state == "alle" and not recognised(row):
            raise NotNow(msg("Nobody is named in this picture yet."))
        describe(row, {"people_stated": state != "offen"}, self.actor)
        flash(_(_STATED[state]))
        return redirect(address_of(number, "/menschen"), 303)

    @expose(PEOPLE, methods=["POST"])
    def recognise(self, number: int):
        """Somebody can be recognised: a known entry, or a new one that the picture's centre keeps."""
        form, row = PersonForm(), picture(number)
        may_state = may_state_people(row, self.actor)  # else those confirm it who may: the page says so

        def act():
            said = {name: form[name].data or "" for name in _SAID}
            if form.party.data:
                depict(row, _number(form.party.data), said, self.actor)
            else:
                depict_new(row, {name: form[name].data or "" for name in _NEW}, said, self.actor)
            if may_state:
                describe(row, {"people_stated": True}, self.actor)

        return self._try(row, form, act, _("Noted. The person stands in the list now."))

    @expose(f"{SOMEBODY}/angaben", methods=["POST"])
    def restate(self, number: int, party_id: int):
        """On what basis the person is shown and for what; who has agreed to less is asked again."""
        form, row = BasisForm().apart(f"angaben-{party_id}"), picture(number)
        if all(one.party.id != party_id for one in recognised(row)):
            raise Unknown(msg("There is no such person or firm."))
        said = {name: form[name].data or "" for name in _SAID}
        return self._try(row, form, lambda: depict(row, party_id, said, self.actor), _("It is noted."), party_id)

    @expose(f"{SOMEBODY}/entfernen", methods=["POST"])
    def take_out(self, number: int, party_id: int):
        """Somebody cannot be recognised after all."""
        undepict(picture(number), party_id, self.actor)
        flash(_("Taken out. What was answered stays in the history."))
        return redirect(address_of(number, "/menschen"), 303)

    @expose(f"{SOMEBODY}/bitten", methods=["POST"])
    def ask(self, number: int, party_id: int):
        """A link by which the person agrees or not: to the picture itself, or in a text that shows it."""
        form, row = AskForm().apart(f"bitten-{party_id}"), picture(number)
        whom = party_numbered(party_id)
        links = []

        def act():
            days = _number(form.days.data)
            if form.item.data:
                item = item_for(self.actor, _number(form.item.data))
                links.append(ask(item, whom.id, [About(PICTURE, row.id)], days, self.actor))
            else:
                links.append(ask_alone(row, whom.id, days, self.actor))

        answer = self._try(row, form, act, _("%(name)s is asked.", name=whom.name), party_id)
        if links and not whom.email:
            address = f"{current_app.config['SETTINGS'].base_url}{PATH}{links[0][1]}"
            flash(
                _("There is no e-mail address. Pass this link on, it is shown only now: %(link)s", link=address),
                "warning",
            )
        return answer

    @expose(f"{PEOPLE}/link/<int(max=2147483647):link_id>/zuruecknehmen", methods=["POST"])
    def revoke(self, number: int, link_id: int):
        """A link that asks about the picture itself asks nothing any more."""
        revoke_alone(picture(number), link_id, self.actor)
        flash(_("The link is taken back. Whoever follows it is told so."))
        return redirect(address_of(number, "/menschen"), 303)

    @expose(f"{SOMEBODY}/antwort", methods=["POST"])
    def answer(self, number: int, party_id: int):
        """What the person has said by mail, on the phone or on paper."""
        form, row = AnswerForm().apart(f"antwort-{party_id}"), picture(number)
        given = Given(party_id, form.state.data or "", form.how.data or "", form.note.data or "")
        return self._try(row, form, lambda: note_answer(row, given, self.actor), _("The answer is noted."), party_id)

    def _try(self, row: Picture, form: DeskForm, act: Callable[[], object], done: str, party: int = 0):
        require_see_people(self.actor, row)
        if form.validate_on_submit():
            try:
                act()
            except (Invalid, NotNow, Taken, Unknown) as refusal:
                form.refuse(refusal)
            else:
                flash(done)
                return redirect(address_of(row.id, "/menschen"), 303)
        return self._page(picture_shown(row.id), form, party), 422

    def _page(self, row: Picture, refused: DeskForm | None = None, party: int = 0) -> str:
        named = recognised(row)
        person = refused if isinstance(refused, PersonForm) else PersonForm(None)
        chosen = parties_to_choose(self.actor, row, {one.party.id for one in named})
        person.party.choices = [SelectChoice("", _("– a new one –")), *chosen]
        items = asking_items(shown_in(row.id, self.actor)) if named else []
        values = {
            "people": entries(named, items, refused, party), "person_form": person, "refused": refused,
            "may_state": may_state_people(row, self.actor),
            "links": open_links(row.id) if named and may_keep(self.actor, row.centre) else [],
        }  # fmt: skip
        return self.page(row, "/menschen", "admin/media/people.html", **values)


def _number(text: str | None) -> int:
    """A number out of a form; 0, which is nobody's, for everything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def views() -> list:
    """What desk.py hangs up."""
    return [MediaPeople("media_people", "/admin/medien")]
