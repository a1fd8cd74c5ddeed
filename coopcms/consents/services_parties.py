"""Entries of people and firms outside: kept by a centre, named wherever they speak or are shown."""

from collections.abc import Mapping

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents import policy
from coopcms.consents.models import Party
from coopcms.content.cleaning import CONTROL
from coopcms.db import db, locked
from coopcms.errors import Invalid, Problem, Unknown, msg
from coopcms.ledger import services as ledger
from coopcms.network.models import Organisation
from coopcms.network.queries import organisation

SUBJECT = "party"
TEXTS = {"name": 200, "function": 200, "organisation": 200, "email": 200, "note": 2000}
KINDS, LANGUAGES = ("person", "firm"), ("de", "en")


def add_party(centre: str, given: Mapping[str, str], actor: Actor, person: int | None = None) -> Party:
    """Make an entry that the centre (slug) keeps. Raises NotAllowed, Invalid, Unknown."""
    given = _clean({"kind": "person", "language": "de", **given})
    if not given.get("name"):
        raise Invalid(_NAMELESS)
    with db.atomic():
        actor, owner = refreshed(actor), organisation(centre)
        policy.require_keep(actor, owner)
        made = {"created_by": actor.id, "created_name": actor.name, "created_at": now()}
        row = Party.create(centre=owner, person=person, **given, **made)
        ledger.record("party_added", SUBJECT, row.id, actor, centre=centre)
    return row


def enter_party(centre: str, given: Mapping[str, str], actor: Actor) -> Party:
    """The centre's entry of this very person or firm, so that nobody is entered twice; else a new one.

    It is the same where kind and name are, and the address of their mail too, or, without one, function and
    organisation. Raises NotAllowed, Invalid, Unknown.
    """
    words = _clean({"kind": "person", "language": "de", **given})
    policy.require_keep(refreshed(actor), organisation(centre))
    return _same(centre, words) or add_party(centre, given, actor)


def change_party(party: Party, given: Mapping[str, str], actor: Actor) -> Party:
    """Change an entry; answers stay with it. The history names the fields, not the words: they may be personal."""
    given = _clean(given)
    if "name" in given and not given["name"]:
        raise Invalid(_NAMELESS)
    with db.atomic():
        actor, row = refreshed(actor), locked(Party.select().where(Party.id == party.id)).first()
        if row is None:
            raise Unknown(msg("There is no such person or firm."))
        policy.require_keep(actor, row.centre)
        changed = {name: value for name, value in given.items() if getattr(row, name) != value}
        if changed:
            Party.update(**changed).where(Party.id == row.id).execute()
            ledger.record("party_changed", SUBJECT, row.id, actor, fields=sorted(changed))
    return row.refetch()


def _same(centre: str, words: Mapping[str, str]) -> Party | None:
    rows = Party.select().join(Organisation).where(Organisation.slug == centre, Party.name == words.get("name", ""))
    rows = rows.where(Party.kind == words["kind"]).order_by(Party.id)
    marks = ("email",) if words.get("email") else ("email", "function", "organisation")
    return next((row for row in rows if all(getattr(row, mark) == words.get(mark, "") for mark in marks)), None)


def _clean(given: Mapping[str, str]) -> dict[str, str]:
    clean = {name: value.strip() if name == "note" else " ".join(value.split()) for name, value in given.items()}
    if problems := [problem for name, value in clean.items() if (problem := _problem(name, value))]:
        raise Invalid(*problems)
    return clean


def _problem(name: str, value: str) -> Problem | None:
    known = {"kind": KINDS, "language": LANGUAGES}
    if name in known:
        return None if value in known[name] else Problem(name, msg("This is none of the possible answers."))
    if name not in TEXTS:
        return Problem(name, msg("There is no such field."))
    if len(value) > TEXTS[name] or CONTROL.search(value):
        return Problem(name, msg("At most %(most)s characters."), {"most": TEXTS[name]})
    wrong = name == "email" and value and (value.count("@") != 1 or " " in value or value.strip("@") != value)
    return Problem(name, msg("This is no e-mail address.")) if wrong else None


_NAMELESS = Problem("name", msg("Please give the name."))
