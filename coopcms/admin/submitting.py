"""Saving and giving for review in one go: the save stands whatever the review says."""

from collections.abc import Iterable

from flask import flash
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape

from coopcms.actor import Actor
from coopcms.admin.forms import ItemForm
from coopcms.admin.item_desk import address_of
from coopcms.admin.item_page import standing_for
from coopcms.admin.says import Names, names_of, sentence
from coopcms.admin.seen import Seen
from coopcms.admin.told import told
from coopcms.content.queries import item_by_id
from coopcms.errors import NotNow, TransitionDenied
from coopcms.readiness.gathered import lines_about, saved
from coopcms.readiness.lines import BLOCKING, WARNING, Line, counts
from coopcms.rendering.pages import OwnerView
from coopcms.review import services
from coopcms.review.queries import Standing
from coopcms.workflow.facts import Facts, Inputs, Owner, Person
from coopcms.workflow.guards import fits

SUBMIT = "submit"
BUTTON = "pruefung"  # the name of the button that saves and submits
MISSING = "fehlt"  # asks the form to say what the step still lacks


def offers(seen: Seen, owners: Iterable[OwnerView], actor: Actor) -> bool:
    """True if this person may give the item for review where it stands; without a statement."""
    step = seen.definition.transitions.get(SUBMIT)
    if step is None or seen.item.state not in step.sources:
        return False
    known = tuple(Owner(owner.slug, owner.lead) for owner in owners)
    facts = Facts(seen.item.state, seen.item.cycle, "", known)
    return any(fits(Person(actor.id, actor.roles), who, facts) for who in step.who)


def submitted(item_id: int, actor: Actor) -> str:
    """Give a saved item for review; the address that comes next, with the message that is true of it."""
    item = item_by_id(item_id)
    try:
        taken = services.take(item, SUBMIT, actor, Inputs())
    except (TransitionDenied, NotNow):
        flash(_("Saved, but not given for review yet. Here is what it still needs."), "error")
        return address_of(item_id, f"/bearbeiten?{MISSING}=1")
    after = standing_for(actor, item_id)
    flash(_with_missing(told(taken, Inputs(), after, names_of(after.owners)), after, actor))
    return address_of(item_id)


def _with_missing(message: str, after: Standing, actor: Actor) -> str:
    """The message, with the number of things a text in review still lacks and the way to them."""
    lines = lines_about(saved(after.item), after.facts, after.owners, actor)
    if not (number := counts(lines)[WARNING]):
        return message
    missing = ngettext("%(num)s thing is still missing.", "%(num)s things are still missing.", number)
    link = Markup('<a href="{}">{}</a>').format(address_of(after.item.id, "/bereit"), missing)
    return escape(message) + " " + link


def name_what_is_missing(lines: Iterable[Line], names: Names, form: ItemForm) -> None:
    """Put what keeps the text from being given for review beside the fields that mend it, as the list says it."""
    for line in lines:
        if line.severity != BLOCKING or SUBMIT not in line.steps:
            continue
        field = next((form[place.field] for place in line.places if place.field in form), None)
        text = sentence(line, names)
        if field is None:
            form.form_errors = [*form.form_errors, text]
        else:
            field.errors = [*field.errors, text]
