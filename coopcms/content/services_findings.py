"""Deciding that words stay although a language check found them, and taking that back."""

from typing import NamedTuple

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content.cleaning import CONTROL
from coopcms.content.models import SUBJECT, Item
from coopcms.content.models_findings import FindingDecision
from coopcms.content.queries import locked_item
from coopcms.content.queries_findings import decided_on
from coopcms.content.services_sessions import require_writer
from coopcms.db import db
from coopcms.errors import Invalid, Problem, Unknown, msg
from coopcms.language.reasons import reasons
from coopcms.ledger import services as ledger

LONGEST = {"surface": 1000, "lemma": 200, "place": 40, "before": 300, "after": 300, "reason": 500}
KEPT, FREED = "wording_kept", "wording_freed"  # verbs of the history
_TOLD = 100  # letters of the words in the history
_INVENTORY = "GN"  # rules that only count what there is: nothing is to be decided


class Passage(NamedTuple):
    """A finding as it stands in the text: the words, those around them, and the block or field with the offset."""

    rule: str
    surface: str
    place: str
    before: str = ""
    after: str = ""
    lemma: str = ""
    start: int = 0


def keep_wording(item: Item, passage: Passage, reason: str, actor: Actor) -> FindingDecision:
    """The words stay as they are, for this reason; once more the same says it once.

    Raises Invalid where the reason is missing or something is no finding, NotAllowed, Unknown.
    """
    reason = " ".join(reason.split())
    _require_sound(passage, reason)
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        require_writer(actor, item)
        same = {name: value for name, value in passage._asdict().items() if name != "lemma"}
        known = FindingDecision.select().where(decided_on(item)).filter(item=item.id, **same).first()
        if known:
            return known
        decision = FindingDecision.create(
            item=item.id, reason=reason, person_id=actor.id, person_name=actor.name, at=now(), **passage._asdict()
        )
        ledger.record(KEPT, SUBJECT, item.id, actor, rule=passage.rule, words=_short(passage.surface), comment=reason)
    return decision


def free_wording(item: Item, decision_id: int, actor: Actor) -> None:
    """Take the decision back: the finding stands again. Raises Unknown where there is none in force, NotAllowed."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        require_writer(actor, item)
        found = FindingDecision.select().where(decided_on(item), FindingDecision.id == decision_id).first()
        if found is None:
            raise Unknown(msg("There is no such decision about these words any more."))
        found.taken_back_at = now()
        found.save(only=[FindingDecision.taken_back_at])
        ledger.record(FREED, SUBJECT, item.id, actor, rule=found.rule, words=_short(found.surface))


def _require_sound(passage: Passage, reason: str) -> None:
    problems = []
    if not reason:
        problems.append(Problem("reason", msg("Please say why the words stay as they are.")))
    for name, text in (passage._asdict() | {"reason": reason}).items():
        if name in LONGEST and len(text) > LONGEST[name]:
            problems.append(Problem(name, msg("Too long: at most %(limit)s characters."), {"limit": LONGEST[name]}))
        elif name in LONGEST and CONTROL.search(text):
            problems.append(Problem(name, msg("The text holds an invisible control character.")))
    if passage.rule not in reasons() or passage.rule.startswith(_INVENTORY):
        problems.append(Problem("rule", msg("Nothing is to be decided about this.")))
    if not passage.surface.strip() or not passage.place:
        problems.append(Problem("surface", msg("The words or their place are missing.")))
    if problems:
        raise Invalid(*problems)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TOLD else f"{line[: _TOLD - 1]}…"
