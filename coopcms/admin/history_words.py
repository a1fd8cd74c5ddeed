"""Lines of the history as sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from coopcms.admin.item_consents_shown import WAYS
from coopcms.admin.says import Names, said
from coopcms.blocks.text import inside
from coopcms.consents.facts_words import in_words
from coopcms.consents.judged import STATE_WORDS
from coopcms.consents.models import ASKED, FACTS, LINK, PICTURE
from coopcms.consents.queries_past import Told, told_of
from coopcms.errors import msg
from coopcms.ledger.models import HistoryLine
from coopcms.rendering.filters import moment
from coopcms.workflow.definition import Definition
from coopcms.workflow.reasons import Reason

_SENTENCES = {
    "created": msg("%(name)s began the text for %(centre)s."),
    "imported": msg("%(name)s imported the text for %(centre)s."),
    "copied": msg("%(name)s began this as a copy of no. %(of)s."),
    "saved": msg("%(name)s saved version %(revision)s."),
    "taken_over": msg("%(name)s went on writing in the place of %(person)s."),
    "wording_kept": msg("%(name)s left “%(words)s” as it is, whatever the language check says (%(rule)s)."),
    "wording_freed": msg("%(name)s took back that “%(words)s” stays as it is."),
    "wording_accepted": msg("%(name)s took over proposals of the language check for version %(revision)s: %(rules)s."),
    "restored": msg("%(name)s brought earlier words back, as version %(revision)s."),
    "commented": msg("%(name)s left a comment."),
    "comment_resolved": msg("%(name)s settled a comment."),
    "comment_reopened": msg("%(name)s opened a comment again."),
    "preview_shared": msg("%(name)s made a link to the preview, which holds until %(at)s."),
    "preview_revoked": msg("%(name)s took back a link to the preview."),
    "speakers_named": msg("%(name)s noted who speaks in a quote: %(party)s."),
    "speakers_named:nobody": msg("%(name)s noted that it is not known who speaks in a quote."),
    "quote_exempted": msg("%(name)s noted that nobody need be asked about a quote: %(reason)s"),
    "exemption_ended": msg("%(name)s noted that the speakers of a quote have to be asked after all."),
    "firm_named": msg("%(name)s noted that %(party)s is asked about the facts."),
    "approval_revoked": msg("%(name)s took back the link by which %(party)s was asked."),
    "approval_replaced": msg("%(name)s asked %(party)s anew; the link sent before ended."),
    "change_asked": msg("By an answered link of %(party)s, a new one was asked for to change the answer."),
    "answered": msg("%(name)s noted the answer of %(party)s: %(state)s (%(how)s)."),
    "answered:asked": msg("%(name)s asked %(party)s for consent by a link."),
    "answered:link": msg("%(name)s answered by the link: %(state)s."),
    "copy_opened": msg("%(name)s opened this working copy of no. %(of)s."),
    "copied_out": msg("%(name)s opened working copy no. %(copy)s."),
    "updated_from_live": msg("%(name)s took over what went live meanwhile (version %(live)s)."),
    "checked_in": msg("%(name)s released working copy no. %(copy)s; its words are version %(revision)s."),
    "owner_invited": msg("%(name)s invited %(centre)s to own the text too."),
    "owner_accepted": msg("%(name)s accepted for %(centre)s: it owns the text too."),
    "owner_declined": msg("%(name)s declined for %(centre)s."),
    "invitation_taken_back": msg("%(name)s took back the invitation of %(centre)s."),
    "leave_asked": msg("%(name)s said that %(centre)s wants to leave."),
    "leave_agreed": msg("%(name)s agreed that %(centre)s leaves."),
    "owner_left": msg("%(centre)s has left; the last word was %(name)s's."),
    "trashed": msg("%(name)s moved it to the trash."),
    "untrashed": msg("%(name)s took it out of the trash."),
    "workflow_moved": msg("It follows another workflow now, because several centres own it."),
    "workflow_migrated": msg("%(name)s moved it to a changed workflow."),
    "automatic_loop": msg("Automatic steps went round in a circle; they were undone."),
    "publish_failed": msg("It could not go live at its date: %(reasons)s"),
    "withdraw_failed": msg("It could not be withdrawn at its date: %(reasons)s"),
    "submit": msg("%(name)s gave it for review."),
    "recall": msg("%(name)s took it back from review."),
    "claim": msg("%(name)s took on the review for %(lane)s."),
    "handed_over": msg("%(name)s handed the review for %(lane)s over to %(person)s."),
    "draft_handed_over": msg("%(name)s handed the draft over to %(person)s, since %(of)s leaves."),
    "talk_handed_over": msg("%(name)s asked %(person)s to answer the open comments for %(of)s, who leaves."),
    "given_back": msg("%(name)s gave back the review for %(lane)s."),
    "due_set": msg("%(name)s set the day on which the review for %(lane)s is due: %(at)s."),
    "due_taken_back": msg("%(name)s took back the day on which the review for %(lane)s was due."),
    "substitute_granted": msg("%(name)s named %(person)s as a substitute for %(lane)s."),
    "substitute_revoked": msg("%(name)s ended the substitution for %(lane)s by %(person)s."),
    "lane_orphaned": msg("Nobody is left to sign for %(lane)s, since %(person)s signs there no more."),
    "sign_off": msg("%(name)s signed version %(revision)s for %(lane)s."),
    "request_changes": msg("%(name)s asked for changes for %(lane)s."),
    "approve": msg("All signatures are there: version %(revision)s is approved."),
    "schedule": msg("%(name)s set the date: %(at)s."),
    "unschedule": msg("%(name)s took the date back."),
    "embargo": msg("%(name)s set an embargo until %(at)s."),
    "lift_embargo": msg("%(name)s lifted the embargo."),
    "publish": msg("%(name)s published version %(revision)s."),
    "withdraw": msg("%(name)s withdrew it."),
    "expire": msg("%(name)s set the day of expiry: %(at)s."),
    "archive": msg("%(name)s moved it to the archive."),
    "reopen": msg("%(name)s reopened it."),
    "break_glass": msg("%(name)s published version %(revision)s in an emergency, without all signatures."),
}
_ELSE = msg("%(name)s: %(step)s.")
_BY_DATE = {
    "publish": msg("Version %(revision)s went live by itself; %(set_by)s had set the date."),
    "withdraw": msg("It was withdrawn by itself; %(set_by)s had set the date."),
}
_NO_DATE = msg("%(name)s took the day of expiry back.")
_VIA = {"cli": msg("on the command line"), "api": msg("through the interface"), "job": msg("automatically")}
_NOBODY = {"job": msg("The system"), "cli": msg("Somebody")}  # who acts where no account does


@dataclass(frozen=True, slots=True)
class Entry:
    """One line for people: the sentence, what was said along with it, and how it came about."""

    at: datetime
    text: str
    comment: str
    notes: tuple[str, ...]


def entries(lines: Iterable[HistoryLine], definition: Definition, names: Names) -> list[Entry]:
    """The lines in their order; `names` are centres by slug. One select beside theirs, for who was asked what."""
    lines = list(lines)
    told = told_of(lines)
    return [_entry(line, definition, names, told.get(line.id, Told())) for line in lines]


def _entry(line: HistoryLine, definition: Definition, names: Names, told: Told) -> Entry:
    notes = []
    if line.lateness >= 60:
        late = line.lateness // 60
        notes.append(ngettext("one minute late", "%(num)s minutes late", late))
    if how := _how(line):
        notes.append(how)
    comment = line.facts.get("comment", "") or _wording(told)
    return Entry(line.at, _text(line, definition, names, told), comment, tuple(notes))


def _how(line: HistoryLine) -> str:
    """By which way it came, with the account of the machine; empty for the desk, and where the sentence says it."""
    if line.via not in _VIA or (line.verb in _BY_DATE and not line.actor_id):
        return ""
    how = _(_VIA[line.via])
    return _("%(how)s (%(account)s)", how=how, account=line.os_user) if line.os_user else how


def _name(line: HistoryLine) -> str:
    """The person, or words for what acts by itself; names that only programs bear are no names for people."""
    return line.actor_name if line.actor_id or line.via not in _NOBODY else _(_NOBODY[line.via])


def _wording(told: Told) -> str:
    """The exact words that were asked about, and those that were proposed instead."""
    words = told.words
    if told.about == FACTS:
        words = "\n".join(": ".join(pair) for pair in in_words(words, _, str(get_locale())))
    if told.about == PICTURE and words:
        words = _("Picture: “%(text)s”", text=inside(words))
    return f"{words}\n\n{_('Proposed:')}\n{told.proposal}" if told.proposal else words


def _text(line: HistoryLine, definition: Definition, names: Names, told: Told) -> str:
    facts = line.facts
    values = {
        "name": _name(line), "at": _moment(facts.get("at", "")),
        "reasons": " ".join(_reason(one, names) for one in facts.get("reasons", [])),
        "set_by": facts.get("set_by", {}).get("name", ""),
        **{key: names.get(slug, slug) for key in ("centre", "lane") if (slug := facts.get(key, ""))},
        "rules": ", ".join(f"{rule} ({count})" for rule, count in facts.get("rules", {}).items()),
        **{key: facts.get(key, "?") for key in ("revision", "of", "copy", "live", "person", "words", "rule", "reason")},
        "state": _(STATE_WORDS[facts["state"]]) if facts.get("state") in STATE_WORDS else "",
        "how": _(WAYS[facts["how"]]) if facts.get("how") in WAYS else "",
        "party": ", ".join(told.names) or _("somebody"),
    }  # fmt: skip
    if line.verb == "expire" and not values["at"]:
        return _(_NO_DATE, **values)
    table = _BY_DATE if line.verb in _BY_DATE and not line.actor_id else _SENTENCES
    if (verb := _answer(line)) in table:
        return _(table[verb], **{"centre": "?", "lane": "?"} | values)
    step = definition.transitions.get(line.verb)
    return _(_ELSE, name=values["name"], step=step.title if step else line.verb)


def _answer(line: HistoryLine) -> str:
    """The verb; of an answer, whether it was a question, or came by a link."""
    if line.verb == "speakers_named" and not line.facts.get("parties"):
        return "speakers_named:nobody"
    if line.verb != "answered":
        return line.verb
    asked = line.facts.get("state") == ASKED
    return "answered:asked" if asked else "answered:link" if line.facts.get("how") == LINK else "answered"


def _reason(kept: dict | str, names: Names) -> str:
    """A reason in the language of the request; older lines keep it as words."""
    return kept if isinstance(kept, str) else said(Reason("check", "", kept["message"], kept["values"]), names).text


def _moment(text: str) -> str:
    return moment(datetime.fromisoformat(text), str(get_locale())) if text else ""
