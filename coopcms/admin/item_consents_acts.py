"""What is done on the page of consents: each act reads its form, calls one service, and says what happened."""

from collections.abc import Callable

from flask import session
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from coopcms.actor import Actor
from coopcms.consents.models import FACTS, REFUSED, WITHDRAWN
from coopcms.consents.queries import party as party_numbered
from coopcms.consents.queries_asked import states_of
from coopcms.consents.queries_links import PATH
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_asking import ask_all
from coopcms.consents.services_links import Wish, ask_for
from coopcms.consents.services_newcomers import name_new_firm, name_new_speaker
from coopcms.consents.services_parties import change_party
from coopcms.consents.services_quotes import end_exemption, exempt, name_firm, name_speakers
from coopcms.content.models import Item
from coopcms.errors import Invalid, Problem, Unknown, msg
from coopcms.rendering.filters import moment

MADE = "approval_link"  # where the session keeps a link that was not mailed until the next page shows it, once
_NEW = ("centre", "kind", "name", "function", "organisation", "email", "language")


def asked_address(site: str, token: str) -> str:
    """The whole address of a link on a site given by scheme and host."""
    return f"{site}{PATH}{token}"


def speakers(item: Item, form: MultiDict, actor: Actor) -> str:
    """Who speaks in a quote, in this order."""
    parties = [_number(text) for text in form.getlist("party") if text]
    name_speakers(item, form.get("hash", ""), parties, actor)
    return _("Noted who speaks.") if parties else _("Noted: nobody is named.")


def new_person(item: Item, form: MultiDict, actor: Actor) -> str:
    """An entry for somebody who is not known yet, named for this thing at once, beside who is named already."""
    given = {name: form.get(name, "") for name in _NEW}
    if _about(form).kind == FACTS:
        made = name_new_firm(item, given, actor)
    else:
        beside = [_number(text) for text in form.getlist("beside")]
        made = name_new_speaker(item, form.get("hash", ""), beside, given, actor)
    return _("%(name)s is entered and named here.", name=made.name)


def exemption(item: Item, form: MultiDict, actor: Actor) -> str:
    """Nobody need be asked about these words."""
    exempt(item, form.get("hash", ""), form.get("reason", ""), actor)
    return _("Noted with your reason: nobody need be asked about these words.")


def asked_after_all(item: Item, form: MultiDict, actor: Actor) -> str:
    """The exemption ends."""
    end_exemption(item, form.get("hash", ""), actor)
    return _("Noted: whoever speaks has to be asked after all.")


def firm(item: Item, form: MultiDict, actor: Actor) -> str:
    """Which firm a story tells of."""
    name_firm(item, _number(form.get("party", "")), actor)
    return _("Noted which firm is asked about the facts.")


def ask(item: Item, form: MultiDict, actor: Actor) -> str:
    """One mail to one person about all that was ticked; without an address the link is shown once, to be handed on."""
    party = party_numbered(_number(form.get("party", "")))
    abouts = tuple(_parsed(text) for text in form.getlist("about"))
    if not abouts:
        raise Invalid(Problem("about", msg("Tick at least one thing to ask about.")))
    if (email := form.get("email", "").strip()) and not party.email:
        party = change_party(party, {"email": email}, actor)
    wish = Wish(party.id, abouts, _number(form.get("days", "")), form.get("note", ""))
    link, token = ask_for(item, wish, actor)
    if not party.email:
        session[MADE] = [item.id, token]
        return _("The link is made. %(name)s has no e-mail address: hand it on yourself.", name=party.name)
    ends = moment(link.expires_at, str(get_locale()))
    count = link.asks.count()
    return ngettext(
        "A mail goes to %(name)s. It asks about one thing; the link holds until %(ends)s.",
        "A mail goes to %(name)s. It asks about %(num)s things; the link holds until %(ends)s.",
        count, name=party.name, ends=ends,
    )  # fmt: skip


def ask_everybody(item: Item, form: MultiDict, actor: Actor) -> str:
    """One mail to each person with an address who was not asked yet, each about what is theirs."""
    wanted: dict[int, list[About]] = {}
    for text in form.getlist("about"):
        party, _dot, thing = text.partition(".")
        wanted.setdefault(_number(party), []).append(_parsed(thing))
    voices = (voice for matter in states_of(item, item.head.content)[0] for voice in matter.voices)
    names = {voice.party: party_numbered(voice.party) for voice in voices if voice.party in wanted}
    wishes = [Wish(number, tuple(wanted[number])) for number, party in names.items() if party.email]
    made, refused = ask_all(item, wishes, actor)
    told = [ngettext("A mail goes to one person.", "A mail goes to %(num)s people.", len(made))]
    for number, why in refused.items():
        parts = why.problems if isinstance(why, Invalid) else (why,)
        reason = " ".join(_(part.message, **part.values) for part in parts)
        told.append(_("%(name)s was not asked: %(reason)s", name=names[number].name, reason=reason))
    return " ".join(told)


def note(item: Item, form: MultiDict, actor: Actor) -> str:
    """An answer that came otherwise, with who took it and how."""
    state = form.get("state", "")
    words = {name: form.get(name, "") for name in ("how", "note", "proposal")}
    record(item, _about(form), Given(_number(form.get("party", "") or "0"), state, **words), actor)
    if state in (REFUSED, WITHDRAWN):
        return _("Noted. If these words or this picture were public, they are not any more.")
    return _("The answer is noted, with your name.")


def _about(form: MultiDict) -> About:
    return _parsed(form.get("thing", ""))


def _parsed(text: str) -> About:
    kind, _dash, number = text.partition("-")
    return About(kind, _number(number))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unknown(msg("There is no such person or firm."))
    return int(text)


ACTS: dict[str, Callable[[Item, MultiDict, Actor], str]] = {
    "sprechende": speakers,
    "person": new_person,
    "ausnahme": exemption,
    "gefragt": asked_after_all,
    "firma": firm,
    "bitten": ask,
    "alle": ask_everybody,
    "antwort": note,
    "widerruf": note,
}
