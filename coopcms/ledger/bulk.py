"""The first history line of many new subjects at once: an import writes thousands, each chain starts here."""

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.ledger.chain import chain_digest
from coopcms.ledger.models import HistoryLine


def record_first(verb: str, kind: str, facts_of: dict[int, dict], actor: Actor) -> None:
    """Like `services.record` for subjects without a line so far; `facts_of` maps each to its facts.

    Each gets this one line, or none: two verbs for one subject need `services.record`.
    """
    at = now()
    lines = [
        HistoryLine(
            subject_kind=kind,
            subject_id=subject,
            verb=verb,
            actor_id=actor.id,
            actor_name=actor.name,
            at=at,
            via=actor.via,
            request=actor.request,
            os_user=actor.os_user,
            definition=facts.get("definition", ""),
            facts={key: value for key, value in facts.items() if key != "definition"},
            previous="",
        )  # fmt: skip
        for subject, facts in facts_of.items()
    ]
    for line in lines:
        line.digest = chain_digest(line)
    HistoryLine.bulk_create(lines)
