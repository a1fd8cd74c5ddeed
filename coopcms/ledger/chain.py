"""The digest that ties a line of history to the line before it."""

import hashlib
import json

from coopcms.ledger.models import HistoryLine


def chain_digest(line: HistoryLine) -> str:
    """SHA-256 over the previous digest and this line; the actor enters by id, so that the name may be anonymised."""
    parts = [line.previous, line.subject_kind, line.subject_id, line.verb, line.actor_id, line.at.isoformat()]
    parts += [line.via, line.definition, line.lateness, line.facts]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
