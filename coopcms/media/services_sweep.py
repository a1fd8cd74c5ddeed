"""Once a night: files that no row speaks of go; a process leaves them that is killed before it has written the row."""

from datetime import timedelta

from coopcms.clock import now
from coopcms.media import shelf
from coopcms.media.models import FAILED, WAITING, PdfDocument, Picture

_GRACE = timedelta(days=1)  # whoever writes a file now will write its row


def sweep() -> int:
    """Delete files older than a day that belong to nothing; how many. Running twice, or late, does the same."""
    wanted = _wanted()
    lost = [key for key in shelf.storage().before(now() - _GRACE) if not _is_wanted(key, wanted)]
    for key in lost:
        shelf.storage().delete(key)
    return len(lost)


def _wanted() -> set[str]:
    """Uploads that wait, folders of pictures that are or will be shown, documents."""
    rows = Picture.select(Picture.place, Picture.state).where(Picture.state != FAILED, Picture.withdrawn_at.is_null())
    found = {key for (key,) in PdfDocument.select(PdfDocument.key).tuples()}
    for row in rows:
        found |= {row.folder} | ({row.upload_key} if row.state == WAITING else set())
    return found


def _is_wanted(key: str, wanted: set[str]) -> bool:
    return not key.endswith(".part") and (key in wanted or f"{key.rpartition('/')[0]}/" in wanted)
