"""Mails, as files or pasted: the subject is the headline proposed, signature and earlier mails go into the report."""

import re
from dataclasses import replace

from coopcms.blocks.html import read_html, to_html
from coopcms.blocks.normal import normal
from coopcms.blocks.shape import BREAK, Block, leaf
from coopcms.blocks.text import plain
from coopcms.exchange import note_words as say
from coopcms.exchange.found import Found, Note
from coopcms.exchange.mail_builder import MailBuilder
from coopcms.exchange.mail_lines import Cut, closing, cut, has_head, head_of, is_earlier
from coopcms.exchange.mail_parts import Mail, bytes_of, inner, name_of, open_mail
from coopcms.exchange.pictures import Offered, keep
from coopcms.exchange.press_builder import PressBuilder
from coopcms.exchange.press_plain import plain_blocks

_RAW = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2}")
_RAW_NAMES = re.compile(rb"^(?:from|subject|date|message-id|mime-version|received|return-path):", re.IGNORECASE | re.M)
_ANSWER = re.compile(r"\s*(?:(?:aw|re|antw|wg|fwd?|fw)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_FORWARD = re.compile(r"\s*(?:wg|fwd?|fw)\s*:", re.IGNORECASE)
_LABEL = re.compile(
    r"\s*(?:pressemitteilung|presseinformation|pressemeldung|medieninformation|pm)\s*[:–-]\s+", re.IGNORECASE
)
_FEW = 30  # words above a forwarded mail that are about it
_SEEN = 8  # lines that tell whether an earlier mail begins
_HEAD = 8  # paragraphs that the head of a forwarded mail may take


def is_raw_mail(data: bytes) -> bool:
    """Whether bytes begin as a stored mail does."""
    head = data[:20_000].lstrip()
    return bool(_RAW.match(head)) and len(set(map(bytes.lower, _RAW_NAMES.findall(head)))) > 1


def is_pasted_mail(text: str) -> bool:
    """Whether a text begins as a mail copied out of a mail program does."""
    return has_head(_lines(text.lstrip("\ufeff \t\r\n")))


def read_mail(data: bytes) -> Found:
    """The words, pictures and peculiarities of a stored mail. Raises Unreadable."""
    mail = open_mail(data)
    notes: tuple[Note, ...] = ()
    inside = next((part for part in mail.attached if part.get_content_type() == "message/rfc822"), None)
    only = inner(inside) if inside and not any(_words(text) for _kind, text in mail.bodies) else None
    if only:
        notes, mail = (Note(say.MAIL_HEAD, {}, (f"Subject: {mail.subject}", *mail.head)),), only
    found = _from_parts(mail)
    pictures, more = keep(
        Offered(name_of(part), lambda part=part: bytes_of(part))
        for part in mail.attached
        if part.get_content_maintype() == "image"
    )
    others = tuple(name_of(part) for part in mail.attached if part.get_content_maintype() != "image")
    notes += (Note(say.ATTACHED, {}, others),) if others else ()
    notes += (Note(say.GARBLED),) if mail.is_garbled else ()
    return replace(found, notes=(*notes, *found.notes, *more), pictures=(*found.pictures, *pictures))


def read_pasted_mail(text: str) -> Found:
    """The same for words that were copied."""
    lines = _lines(text.lstrip("\ufeff \t\r\n"))
    head = head_of(lines)
    return _from_parts(Mail(head.subject, head.others, [("plain", "\n".join(lines[head.length :]))]))


def _from_parts(mail: Mail) -> Found:
    """The body as HTML under the subject; what is not the mail's own in notes."""
    parts = [(_from_html if kind == "html" else _from_plain)(text, mail.subject) for kind, text in mail.bodies]
    subject = next((one.title for one in parts if one.title), mail.subject)
    title = _LABEL.sub("", _ANSWER.sub("", subject)).strip()
    told = mail.head if title == mail.subject else (f"Subject: {mail.subject}", *mail.head)
    notes = (Note(say.MAIL_HEAD, {}, tuple(filter(None, told))),) if any(told) else ()
    return Found(
        "".join(one.html for one in parts), notes + tuple(note for one in parts for note in one.notes),
        tuple(picture for one in parts for picture in one.pictures), title=title,
    )  # fmt: skip


def _from_plain(text: str, subject: str) -> Found:
    found = cut(_lines(text))
    title, above = "", ()
    if found.earlier and _is_forward(subject, "\n".join(found.own)):
        head = head_of(found.earlier)
        outer = "\n".join([*found.own, *found.signature]).strip()
        above = (Note(say.FORWARDED, {}, tuple(filter(None, [outer, *head.others]))),)
        title, found = head.subject, cut(found.earlier[head.length :])
    return Found(to_html(plain_blocks("\n".join(found.own))), (*above, *_cut_notes(found)), title=title)


def _from_html(html: str, subject: str) -> Found:
    builder = MailBuilder()
    own, signature, earlier = _cut_blocks(normal(read_html(html, builder)))
    if (earlier or builder.earlier) and _is_forward(subject, plain(own)):
        return _forwarded(html, Cut(_plain_lines(own), [*_plain_lines(signature), builder.signature], []))
    apart = Cut([], [builder.signature, *_plain_lines(signature)], [builder.earlier, *_plain_lines(earlier)])
    pictures, more = keep(builder.pictures)
    return Found(to_html(own), (*builder.notes, *_cut_notes(apart), *more), pictures)


def _forwarded(html: str, outer: Cut) -> Found:
    """The mail that was passed on is the text: read once more, without keeping apart what hangs below."""
    builder = PressBuilder()
    _own, _signature, earlier = _cut_blocks(normal(read_html(html, builder)))
    head = head_of(_plain_lines(earlier[:1]))
    if not head.subject:  # the head stands in several paragraphs
        head = head_of(_plain_lines(earlier[:_HEAD]))
    rest = _without_lines(earlier, head.length)
    own, signature, more = _cut_blocks(rest)
    apart = Cut([], _plain_lines(signature), _plain_lines(more))
    above = tuple(filter(None, ["\n".join([*outer.own, *outer.signature]).strip(), *head.others]))
    pictures, left = keep(builder.pictures)
    notes = (Note(say.FORWARDED, {}, above), *builder.notes, *_cut_notes(apart), *left)
    return Found(to_html(own), notes, pictures, title=head.subject)


def _without_lines(blocks: list[Block], count: int) -> list[Block]:
    """The blocks behind so many lines of plain text; a paragraph that only begins among them keeps its rest."""
    for at, block in enumerate(blocks):
        length = len(_plain_lines([block])) + (1 if at else 0)
        if count < length:
            breaks = [n for n, (text, _marks) in enumerate(block.get("runs", ())) if text == BREAK]
            skipped = count - (1 if at else 0)
            rest = leaf("p", block["runs"][breaks[skipped - 1] + 1 :]) if 0 < skipped <= len(breaks) else block
            return [rest, *blocks[at + 1 :]]
        count -= length
    return []


def _cut_blocks(body: list[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """The mail's own blocks, those that close it, and an earlier mail."""
    body = [part for block in body for part in _at_closing(block)]
    lines = [plain([block]).split("\n") for block in body]
    firsts = [line[0] for line in lines]
    ends = (at for at, each in enumerate(lines) if is_earlier([*each[:_SEEN], *firsts[at + 1 : at + _SEEN]], 0))
    end = next(ends, len(body))
    closes = next((at for at in range(1, end) if closing(firsts[at])), end)
    return body[:closes], body[closes:end], body[end:]


def _at_closing(block: Block) -> list[Block]:
    """A paragraph whose last lines are the greeting is two."""
    if block["type"] != "p":
        return [block]
    breaks = [at for at, (text, _marks) in enumerate(block["runs"]) if text == BREAK]
    for at, end in zip(breaks, [*breaks[_SEEN:], *[None] * _SEEN], strict=False):
        lines = plain([leaf("p", block["runs"][at + 1 : end])]).split("\n")
        if closing(lines[0]) or is_earlier(lines, 0):
            return [leaf("p", block["runs"][:at]), leaf("p", block["runs"][at + 1 :])]
    return [block]


def _plain_lines(blocks: list[Block]) -> list[str]:
    return plain(blocks).split("\n") if blocks else []


def _cut_notes(found: Cut) -> tuple[Note, ...]:
    told = ((say.SIGNATURE, found.signature), (say.EARLIER, found.earlier))
    passages = ((message, "\n".join(lines).strip()) for message, lines in told)
    return tuple(Note(message, {}, (text,)) for message, text in passages if text)


def _is_forward(subject: str, own: str) -> bool:
    """Whether the earlier mail is what is to be read in: nothing stands above it, or a few words that pass it on."""
    return not _words(own) or (bool(_FORWARD.match(subject)) and len(_words(own)) <= _FEW)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^<>]*>", " ", text))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
