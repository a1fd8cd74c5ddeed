"""Subjects and names arrive as they were written, however long they are and whatever stands in them."""

import re
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP, compat32, default
from email.utils import parseaddr

from hypothesis import example, given
from hypothesis import strategies as st

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.ledger.models import Job
from coopcms.notify.headers import MailPolicy, addressed, one_line
from coopcms.notify.letter import Letter, compose

SUBJECT = st.lists(st.text("abcäöüßÄÖÜ„“–:?=", min_size=1, max_size=30), min_size=1, max_size=30)
NAME = st.lists(st.text("abcYZäöüßÄÖÜłŞ名.,;:@<>()[]\"'\\\\=?_-&", min_size=1, max_size=12), min_size=1, max_size=14)
LONG = "Prof.in Dr.-Ing. Jürgen Müller-Lüdenscheidt-Österreicher von der Höhe zu Größenwahn, Übersetzer:in (Beispiel)"
PLACE = "ada.beispiel@siegen.example"


def sent(message: EmailMessage) -> list[bytes]:
    """As a file, and as it goes over the wire."""
    return [message.as_bytes(), message.as_bytes(policy=message.policy.clone(linesep=SMTP.linesep))]


@given(SUBJECT)
def test_a_long_subject_keeps_every_space(words):
    subject = " ".join(words)
    message = EmailMessage(MailPolicy())
    message["Subject"] = one_line(subject)
    for mail in sent(message):
        assert message_from_bytes(mail, policy=default)["Subject"] == one_line(subject)
        assert all(len(line) <= 78 for line in mail.splitlines())


def to(name: str) -> EmailMessage:
    """A mail to somebody of this name."""
    message = EmailMessage(MailPolicy())
    message["To"] = addressed(name, PLACE)
    return message


@given(NAME)
@example(LONG.split(" "))
@example(['"Ada', "Beispiel,", "geb.", 'Muster"'])
@example(["=?utf-8?q?Chef?=", "Beispiel"])
def test_a_name_is_read_as_it_was_written(words):
    """By Python's modern reader, which of some versions leaves a space too many, and by the older, exact one."""
    name = one_line(" ".join(words))
    for mail in sent(to(" ".join(words))):
        (one,) = message_from_bytes(mail, policy=SMTP)["To"].addresses
        assert (" ".join(one.display_name.split()), one.addr_spec) == (name, PLACE)
        raw, place = parseaddr(message_from_bytes(mail, policy=compat32)["To"].replace("\r", "").replace("\n", ""))
        assert (str(make_header(decode_header(raw))), place) == (name, PLACE)


@given(NAME)
@example(LONG.split(" "))
def test_no_line_of_a_name_is_too_long_and_no_word_of_it_is_cut(words):
    for mail in sent(to(" ".join(words))):
        head = mail.decode("ascii").strip().splitlines()
        assert head[0].startswith("To: ") and all(line.startswith(" ") for line in head[1:])
        assert all(len(line) <= 78 for line in head)
        for encoded in re.findall(r"=\?utf-8\?.*?\?=(?= |$)", " ".join(line.strip() for line in head)):
            whole = str(make_header(decode_header(encoded))).split()
            assert len(encoded) <= 75 and set(whole) <= set(one_line(" ".join(words)).split())


@given(st.text(max_size=80))
@example("Ada\r\nBcc: alle@netz.example")
@example("Ada\n\nGuten Tag")
@example("Ada\u2028Bcc: alle@netz.example\x00\x1b[31m")
@example("Ä" * 80)
def test_no_name_makes_a_header_of_its_own_or_another_recipient(name):
    for mail in sent(to(name)):
        read = message_from_bytes(mail, policy=SMTP)
        assert read.keys() == ["To"] and [one.addr_spec for one in read["To"].addresses] == [PLACE]
        assert not read.get_payload().strip() and not read.defects
        assert re.fullmatch(rb"[ -~]*(\r?\n [ -~]+)*\r?\n\r?\n", mail)


def test_a_whole_mail_names_its_sender_and_its_reader(settings, database):
    letter = Letter("Ihre Adresse", "account_note", {"at": now()})
    long = replace(settings, site_title=LONG, mail_from="redaktion@netz.example")
    mail = compose(letter, User(id=1, name=LONG, email=PLACE), Job(id=1, created_at=now()), long)
    for one in sent(mail):
        read = message_from_bytes(one, policy=SMTP)
        assert str(read["To"]).replace("  ", " ") == f'"{LONG}" <{PLACE}>'
        assert str(read["From"]).replace("  ", " ") == f'"{LONG}" <redaktion@netz.example>'
