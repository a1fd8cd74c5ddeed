"""Of a mail its own words come in; head, signature and earlier mails are kept in the report."""

from email.message import EmailMessage

import pytest

from coopcms.blocks.html import to_html
from coopcms.exchange import note_words as say
from coopcms.exchange.press import Unreadable, read_press

TEXT = """Sehr geehrte Damen und Herren,

die Beispiel GmbH hat eine Halle eröffnet. Zehn Menschen finden Arbeit.

- ein Lager
- eine Werkstatt

Mit freundlichen Grüßen
Anna Beispiel
Telefon 0271 1234
"""
EARLIER = """
Am Mo., 3. Mai 2026 um 10:00 Uhr schrieb Kim Muster
<kim@muster.example>:
> Wann kommt die Meldung?
"""
OUTLOOK = """
-----Ursprüngliche Nachricht-----
Von: Kim Muster <kim@muster.example>
Gesendet: Montag, 3. Mai 2026
An: Anna Beispiel
Betreff: Frage

Wann kommt die Meldung?
"""
PNG = b"\x89PNG\r\n\x1a\n123"


def mail(text: str = TEXT, subject: str = "Pressemitteilung: Neue Halle", **html: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "anna@beispiel.example", "presse@zentrum.example", subject
    message["Date"] = "Mon, 03 May 2026 12:00:00 +0200"
    message.set_content(text)
    if "html" in html:
        message.add_alternative(html["html"], subtype="html")
    return message


def read(message: EmailMessage | str, name: str = "meldung.eml"):
    data = message.encode() if isinstance(message, str) else bytes(message)
    return read_press(data, name)


def passages(press, message: str) -> tuple[str, ...]:
    return next((note.passages for note in press.notes if note.message == message), ())


def test_its_subject_is_the_title_and_its_words_the_body():
    press = read(mail())
    assert (press.title, press.form) == ("Neue Halle", "mail")
    assert to_html(press.body) == (
        "<p>Sehr geehrte Damen und Herren,</p><p>die Beispiel GmbH hat eine Halle eröffnet. Zehn Menschen finden "
        "Arbeit.</p><ul><li>ein Lager</li><li>eine Werkstatt</li></ul>"
    )
    assert passages(press, say.SIGNATURE) == ("Mit freundlichen Grüßen\nAnna Beispiel\nTelefon 0271 1234",)
    assert passages(press, say.MAIL_HEAD)[0] == "Subject: Pressemitteilung: Neue Halle"


@pytest.mark.parametrize("earlier", [EARLIER, OUTLOOK, OUTLOOK.replace("-----Ursprüngliche Nachricht-----", "")])
def test_an_earlier_mail_is_told_apart(earlier):
    press = read(mail(TEXT + earlier))
    assert "Wann kommt" in passages(press, say.EARLIER)[0] and "Wann kommt" not in press.words
    assert "Werkstatt" in press.words


def test_lines_quoted_between_the_words_are_told_apart():
    press = read(mail("Die Halle steht.\n\n> Steht sie?\n\nUnd zwar gut.\n-- \nAnna"))
    assert to_html(press.body) == "<p>Die Halle steht.</p><p>Und zwar gut.</p>"
    assert passages(press, say.EARLIER) == ("> Steht sie?",) and passages(press, say.SIGNATURE) == ("-- \nAnna",)


def test_a_sentence_that_begins_like_a_mail_history_stays():
    text = (
        "Am Montag hat die Beispiel GmbH ihre Halle eröffnet.\n\nVon: Siegen\nNach: Olpe\n\nMit freundlichen Menschen."
    )
    press = read(mail(text))
    assert len(press.body) == 3 and not passages(press, say.EARLIER) and not passages(press, say.SIGNATURE)


def test_html_is_preferred_and_programs_marks_are_followed():
    page = (
        "<p>Die <b>Halle</b> steht.</p><h2>Der Bau</h2><ol><li>erst</li></ol>"
        '<div class="moz-signature">Anna<br>Tel. 1</div>'
        '<blockquote type="cite"><p>Wann kommt <img src="x">sie?</p></blockquote><p>Danach.</p>'
    )
    press = read(mail("anders", html=page))
    assert to_html(press.body) == (
        "<p>Die <strong>Halle</strong> steht.</p><h2>Der Bau</h2><ol><li>erst</li></ol><p>Danach.</p>"
    )
    assert passages(press, say.SIGNATURE) == ("Anna\nTel. 1",) and passages(press, say.EARLIER) == ("Wann kommt sie?",)


def test_what_outlook_puts_below_a_line_is_an_earlier_mail():
    page = (
        '<p>Die Halle steht.</p><p>Viele Grüße<br>Anna</p><div id="divRplyFwdMsg"><b>Von:</b> Kim<br></div>'
        "<div>Wann kommt sie?</div>"
    )
    press = read(mail("x", html=page))
    assert to_html(press.body) == "<p>Die Halle steht.</p>"
    assert passages(press, say.SIGNATURE) == ("Viele Grüße\nAnna",)
    assert "Wann kommt sie?" in passages(press, say.EARLIER)[0]


FORWARDED = (
    "zur Info\n\n---------- Forwarded message ---------\nVon: Kim Muster <k@muster.example>\nDate: Mo., 3. Mai 2026\n"
    "Subject: Neue Halle in Olpe\nTo: <anna@beispiel.example>\n\nDie Halle in Olpe steht.\n\nViele Grüße\nKim\n"
)
FORWARDED_HTML = (
    '<div>zur Info</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>'
    "Von: Kim Muster<br>Date: Mo., 3. Mai 2026<br>Subject: Neue Halle in Olpe<br>To: Anna<br></div>"
    "<p>Die <b>Halle</b> in Olpe steht.</p><p>Viele Grüße<br>Kim</p></div>"
)


@pytest.mark.parametrize("html", [{}, {"html": FORWARDED_HTML}], ids=["plain", "html"])
def test_a_mail_that_is_passed_on_is_the_text(html):
    press = read(mail(FORWARDED, subject="WG: Neue Halle in Olpe", **html))
    assert press.title == "Neue Halle in Olpe"
    assert to_html(press.body).replace("<strong>", "").replace("</strong>", "") == "<p>Die Halle in Olpe steht.</p>"
    assert passages(press, say.SIGNATURE) == ("Viele Grüße\nKim",)
    assert "zur Info" in passages(press, say.FORWARDED)[0] and any(
        "Kim Muster" in p for p in passages(press, say.FORWARDED)
    )


def test_a_mail_that_is_passed_on_as_a_file_is_the_text():
    outer = mail("", subject="WG: Halle")
    outer.add_attachment(mail())
    press = read(outer)
    assert press.title == "Neue Halle" and "Werkstatt" in press.words


def test_pictures_lie_beside_and_other_files_are_named():
    message = mail()
    message.add_attachment(PNG, maintype="image", subtype="png", filename="halle.png")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="../../meldung.docx")
    press = read(message)
    assert [(one.name, one.data) for one in press.pictures] == [("halle.png", PNG)]
    assert passages(press, say.ATTACHED) == ("../../meldung.docx",)


@pytest.mark.parametrize("labels", [("Von", "Gesendet", "An", "Betreff"), ("From", "Date", "To", "Subject")])
def test_a_mail_that_was_copied_is_read_as_one(labels):
    values = ("Anna Beispiel", "Montag, 3. Mai 2026", "Presse", "AW: Neue Halle")
    head = "\n".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))
    press = read(f"{head}\n\n{TEXT}", "")
    assert (press.form, press.title) == ("mail", "Neue Halle")
    assert len(passages(press, say.MAIL_HEAD)) == 4 and "Werkstatt" in press.words


def test_the_headline_in_the_mail_is_not_said_twice():
    press = read(mail("Pressemitteilung\nSiegen, 3. Mai 2026\n\nNeue Halle\n\nSie steht.\n"))
    assert (press.kicker, press.dateline, press.title) == ("Pressemitteilung", "Siegen, 3. Mai 2026", "Neue Halle")
    assert to_html(press.body) == "<p>Sie steht.</p>"


def test_older_encodings_of_mails_are_followed_and_unknown_ones_told():
    known = mail().as_bytes().replace(b"utf-8", b"iso-8859-1").replace(b"Content-Transfer-Encoding: 8bit", b"")
    message = EmailMessage()
    message["Subject"] = "Größe"
    message.set_content("Die Größe zählt.\n", charset="iso-8859-1")
    press = read(message)
    assert (press.title, to_html(press.body)) == ("Größe", "<p>Die Größe zählt.</p>")
    odd = known.replace(b"iso-8859-1", b"x-unbekannt")
    assert "Werkstatt" in read_press(odd, "a.eml").words


@pytest.mark.parametrize("kind", ["application/pkcs7-mime", "multipart/encrypted"])
def test_a_sealed_mail_is_refused_with_what_helps(kind):
    data = f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: {kind}; boundary=x\n\nabc\n"
    with pytest.raises(Unreadable, match="encrypted"):
        read(data)


def test_a_sealed_text_is_refused_too():
    with pytest.raises(Unreadable, match="encrypted"):
        read(mail("-----BEGIN PGP MESSAGE-----\nabc"))


def test_parts_beyond_measure_are_refused_or_read():
    deep = "From: a@b.example\nSubject: x\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000)
    )
    with pytest.raises(Unreadable):
        read(deep)
