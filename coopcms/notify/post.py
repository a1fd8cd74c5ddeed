"""Where mails leave: an SMTP server, or a folder that keeps them as files."""

import os
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

from coopcms.config import Settings
from coopcms.ledger.models import Job

TIMEOUT = 30  # seconds


def send(message: EmailMessage, job: Job, settings: Settings) -> None:
    """Hand over one mail. A server that is away raises OSError or SMTPException: the job tries again."""
    if settings.mail_url.startswith(("smtp://", "smtps://")):
        _to_server(message, settings.mail_url)
    else:
        _to_folder(message, Path(settings.mail_url) / f"{job.id:08}.eml")


def _to_folder(message: EmailMessage, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_bytes(message.as_bytes())
    os.replace(draft, file)  # the name comes from the job: a second try replaces the first


def _to_server(message: EmailMessage, url: str) -> None:
    place, context = urlsplit(url), ssl.create_default_context()
    if place.scheme == "smtps":
        server = smtplib.SMTP_SSL(place.hostname, place.port or 465, timeout=TIMEOUT, context=context)
    else:
        server = smtplib.SMTP(place.hostname, place.port or 587, timeout=TIMEOUT)
    with server:
        server.ehlo()
        if place.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=context)
        if place.username:
            server.login(unquote(place.username), unquote(place.password or ""))
        server.send_message(message)
