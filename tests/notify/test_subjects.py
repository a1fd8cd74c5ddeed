"""Subjects arrive as they were written, however long they are."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

from hypothesis import given
from hypothesis import strategies as st

from coopcms.notify.letter import _Policy

WORDS = st.lists(st.text("abcäöüßÄÖÜ„“–:?=", min_size=1, max_size=30), min_size=1, max_size=30)


@given(WORDS)
def test_a_long_subject_keeps_every_space(words):
    subject = " ".join(words)
    message = EmailMessage(_Policy())
    message["Subject"] = subject
    for sent in (message.as_bytes(), message.as_bytes(policy=message.policy.clone(linesep=SMTP.linesep))):
        assert message_from_bytes(sent, policy=default)["Subject"] == subject
        assert all(len(line) <= 78 for line in sent.splitlines())
