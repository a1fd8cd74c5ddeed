"""Mails leave encrypted by STARTTLS and by smtps; for a server whose certificate is not trusted they wait."""

import ssl
from contextlib import contextmanager

import pytest
import trustme

from coopcms.ledger.models import Job
from coopcms.notify import post
from coopcms.notify.letter import german
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import unsent_mails
from coopcms.notify.queries_post import undelivered
from tests.notify.servers import working
from tests.notify.test_smtp import deliver_by


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    """No server of another test rests."""
    monkeypatch.setattr(post, "_rests", {})


@pytest.fixture
def trusted(authority, monkeypatch, tmp_path):
    """This machine trusts the authority, as its operator can have it."""
    authority.cert_pem.write_to_path(file := tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.fixture(params=["smtps", "starttls"])
def server(request, authority):
    """A factory: a server that encrypts, with a certificate for this name."""

    @contextmanager
    def serve(name: str = "127.0.0.1"):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(name).configure_cert(context)
        if request.param == "smtps":
            how = {"scheme": "smtps", "ssl_context": context}
        else:
            how = {"tls_context": context, "require_starttls": True}
        with working(**how) as served:
            yield served

    return serve


def test_a_trusted_server_gets_the_mail_encrypted(settings, news, trusted, server):
    names = news(2)
    with server() as (url, kept):
        assert deliver_by(settings, url).done == 2
    assert [address for address, _mail in kept.mails] == names and kept.encrypted == [True, True]


def test_for_a_server_nobody_vouches_for_the_mail_waits(settings, news, server, clock, monkeypatch):
    news()
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with server() as (url, kept):
        assert deliver_by(settings, url).failed == 1
    waits_untrusted(kept)


def test_for_a_server_with_the_certificate_of_another_the_mail_waits(settings, news, trusted, server, clock):
    news()
    with server("mail.example") as (url, kept):
        assert deliver_by(settings, url).failed == 1
    waits_untrusted(kept)
    clock.forward(seconds=5)
    with server() as (url, kept):
        assert deliver_by(settings, url).done == 1
    assert kept.encrypted == [True]


def waits_untrusted(kept) -> None:
    """Nothing left; the mail is in the queue, and administrators read why."""
    (mail,) = undelivered()
    assert mail.reason.startswith(german(post._UNTRUSTED).partition("%(why)s")[0] % {"host": "127.0.0.1"})
    assert (kept.mails, mail.failed_at, unsent_mails().count()) == ([], None, 1)
    assert InboxEntry.get().mailed_at is None and Job.get().done_at is None


def test_an_smtps_server_that_speaks_no_tls_gets_nothing(settings, news, clock):
    news()
    with working() as (url, kept):
        assert deliver_by(settings, url.replace("smtp:", "smtps:")).failed == 1
    assert kept.mails == [] and Job.get().failed_at is None
