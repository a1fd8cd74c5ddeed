"""The word in a mail by which its reader unsubscribes from one kind: signed, so that nobody unsubscribes another."""

from itsdangerous import BadSignature, URLSafeSerializer

from coopcms.config import Settings
from coopcms.notify.kinds import ALL, KINDS

PATH = "/abmelden"


def unsubscribe_token(user_id: int, kind: str, settings: Settings) -> str:
    """It holds for as long as the instance keeps its secret: a mail may be read years later."""
    return _signer(settings).dumps([user_id, kind])


def read_token(token: str, settings: Settings) -> tuple[int, str] | None:
    """Whose wish it is and about which kind; None for whatever we have not signed."""
    try:
        user_id, kind = _signer(settings).loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return (user_id, kind) if isinstance(user_id, int) and kind in {*KINDS, ALL} else None


def _signer(settings: Settings) -> URLSafeSerializer:
    return URLSafeSerializer(settings.secret_key, salt="mail: unsubscribe")
