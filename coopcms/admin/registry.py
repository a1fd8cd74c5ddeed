"""The registry of all consents: what wants looking at first, the same as proof on paper or in a table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import Response, request, stream_with_context
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.accounts.policy import only_administers
from coopcms.admin.base import TEXTS, DeskView
from coopcms.admin.item_consents_shown import WAYS
from coopcms.admin.list_words import chips_of
from coopcms.admin.media_words import BASES
from coopcms.admin.paging import number_of, page_at
from coopcms.admin.queries import centre_choices
from coopcms.admin.rail import RailLink
from coopcms.admin.registry_list import HOME, KEYS, SIZE, Wanted, address, found, proof_of, words_of
from coopcms.admin.registry_pictures import ENDED, IMAGE, ORDER, UNLICENSED, UNSTATED
from coopcms.admin.registry_proof import by_whom, end_of, exact, lines, place_of, proofs, state_of
from coopcms.admin.registry_rows import MISSING, Row
from coopcms.admin.registry_words import KIND, KINDS, STATES
from coopcms.clock import berlin, now
from coopcms.consents.judged import shortened
from coopcms.consents.models import LEGACY, PICTURE, QUOTE, RELEASED
from coopcms.errors import msg
from coopcms.rendering.pages import Page

PRINTED = 500  # rows of one print: more than anybody reads
_CHIPS = {
    "text": msg("Contains “%(value)s”"),
    "kind": msg("Kind: %(value)s"),
    "state": msg("State: %(value)s"),
    "centre": msg("Centre: %(value)s"),
    "settled": msg("With pictures that lack nothing"),
    "former": msg("With words that stand nowhere any more"),
}
_BADGES = {MISSING: "", ENDED: "unseen", UNLICENSED: "unseen", ORDER: RELEASED}  # that look like those of texts


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words: `badge` names its look, `place` and `url` where the thing stands and is dealt with."""

    row: Row
    badge: tuple[str, str]
    words: str
    place: str
    url: str


class Registry(DeskView):
    """For everybody who works on texts, about what each may see."""

    group, title = TEXTS, msg("Consents")

    def links(self) -> Iterable[RailLink]:
        """The list; nothing for who only administers."""
        return [] if only_administers(self.actor) else super().links()

    @expose("/")
    def index(self):
        """A page behind the last shows the last."""
        known = _choices()
        wanted = _asked(known)
        answer = found(self.actor, wanted)
        pages = max(1, -(-len(answer.rows) // SIZE))
        wanted = replace(wanted, page=min(wanted.page, pages))
        whole = replace(wanted, page=1)
        part = answer.rows[(wanted.page - 1) * SIZE : wanted.page * SIZE]
        return self.render(
            "admin/registry/list.html", lines=lines_of(part, words_of(part)), wanted=wanted, known=known,
            numbers=answer.states, page=_page(wanted, pages, len(answer.rows)), home=HOME,
            chips=chips_of(wanted, known, _CHIPS, address), **proof_words(),
            csv_url=address(whole, "/liste.csv"), print_url=address(whole, "/nachweis"),
            legacy=address(replace(whole, state=LEGACY)) if answer.states.get(LEGACY) else "",
        )  # fmt: skip

    @expose("/liste.csv")
    def csv(self):
        """The whole list as proof, one line for each answer; as it is made, it is sent."""
        body = stream_with_context(lines(proof_of(self.actor, _asked(_choices()))))
        headers = {"Content-Disposition": f'attachment; filename="freigaben-{berlin(now()):%Y-%m-%d}.csv"'}
        return Response(body, headers=headers, content_type="text/csv; charset=utf-8")

    @expose("/nachweis")
    def proof(self):
        """The same to be printed, with who asks for it and when."""
        known = _choices()
        wanted = _asked(known)
        rows = proof_of(self.actor, wanted)
        return self.render(
            "admin/registry/proof.html", proofs=list(proofs(rows[:PRINTED])), total=len(rows), most=PRINTED,
            chips=chips_of(wanted, known, _CHIPS, address), back=address(wanted), now=now(), **proof_words(),
        )  # fmt: skip


def lines_of(rows: list[Row], quotes: dict[int, str]) -> list[Line]:
    """The rows as tables show them, with the words of their quotes."""
    return [_line(row, quotes) for row in rows]


def proof_words() -> dict:
    """What templates need to say the answers of a proof."""
    return {"kinds": KIND, "states": STATES, "ways": WAYS, "place_of": place_of, "state_of": state_of,
            "by_whom": by_whom, "exact": exact, "end_of": end_of, "bases": BASES}  # fmt: skip


def _line(row: Row, quotes: dict[int, str]) -> Line:
    badge = "nobody" if row.state == MISSING and row.who is None else _BADGES.get(row.state, row.state)
    words = shortened(quotes.get(row.subject, "")) if row.kind == QUOTE else row.title
    return Line(row, (badge, state_of(row)), words, place_of(row), _url(row))


def _url(row: Row) -> str:
    if row.kind == IMAGE:
        return f"/admin/medien/{row.subject}{'/menschen' if row.state == UNSTATED else ''}"
    if row.kind == PICTURE:
        return f"/admin/medien/{row.subject}/menschen"
    return f"/admin/item/{row.text.id}/freigaben#sache-{row.kind}-{row.subject}"


def _choices() -> dict[str, dict[str, str]]:
    """Every filter that takes one of several values, with their words; one select."""
    return {
        "kind": {name: _(words) for name, words in KINDS.items()},
        "state": {name: _(words) for name, words in STATES.items()},
        "centre": dict(centre_choices()),
    }


def _asked(known: dict[str, dict[str, str]]) -> Wanted:
    """What is no filter of ours, or has no value of ours, is left out."""
    given = {name: request.args.get(key, "").strip()[:200] for name, key in KEYS.items()}
    chosen = {name: given[name] for name, values in known.items() if given[name] in values}
    return Wanted(
        text=given["text"],
        **chosen,
        former=given["former"] == "1",
        settled=given["settled"] == "1",
        page=number_of(given["page"]),
    )


def _page(wanted: Wanted, pages: int, total: int) -> Page:
    return page_at(wanted.page, pages, total, lambda number: address(replace(wanted, page=number)))


def views() -> list:
    """What desk.py hangs up."""
    return [Registry("registry", HOME)]
