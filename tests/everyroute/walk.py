"""Walking through the application: one request in a transaction that is undone, its answer as one word."""

import re
from dataclasses import dataclass
from io import BytesIO

from flask import session
from flask_wtf.csrf import generate_csrf

from coopcms.accounts.models import Login, LoginFailure, SavedView
from coopcms.accounts.services_logins import log_in
from coopcms.content.models import Item, Revision
from coopcms.content.queries import item_by_id
from coopcms.db import db
from coopcms.notify.models import InboxEntry
from coopcms.notify.tokens import unsubscribe_token
from coopcms.review.models import Comment
from coopcms.web import TOKEN
from tests.everyroute import policies as p
from tests.everyroute.listening import pictures, writes
from tests.everyroute.network import ANONYMOUS, Network, shared_token
from tests.everyroute.table import STEPS, Ask
from tests.fixtures.people import PASSWORD
from tests.review.evaluation import steps
from tests.review.places import place_of, somebody

_STATUS = {401: p.LOGIN, 403: p.DENIED, 404: p.UNKNOWN, 409: p.REFUSED, 410: p.GONE, 422: p.REFUSED, 429: p.REFUSED}
_PEOPLE = {
    "other": p.OTHER, "colleague": "reviewer@ruhr-owl", "reviewer": "reviewer@siegen", "substitute": "substitute",
}  # fmt: skip
_MARK = re.compile(r"Kennwort\d{3}")


@dataclass(frozen=True)
class Cell:
    """One request by somebody about one item."""

    route: str
    ask: Ask
    who: str
    where: str

    def __str__(self) -> str:
        return f"{self.route} {dict(self.ask.values) or ''} as {self.who}, {self.where}"


@dataclass(frozen=True)
class Got:
    """An answer: in one word, as a number, its text, and the tables in which something is not as it was."""

    word: str
    status: int
    text: str
    changed: frozenset[str]


class Walk:
    """The application, everybody's session in it, and every item as the tables hold it at the start."""

    def __init__(self, app, network: Network):
        self.app, self.network = app, network
        self.client = app.test_client(use_cookies=False)
        log_in(network.users[p.OTHER].email, PASSWORD, "another device")
        self.sessions = {name: self._session(name) for name in (*network.users, ANONYMOUS)}
        self.places = {name: place_of(number) for name, number in network.items.items()}
        self.originals = {name: place_of(_original(number)) for name, number in network.items.items()}
        self.people = {
            (who, where): somebody(user.id, number)
            for who, user in network.users.items()
            for where, number in network.items.items()
        }
        self.titles = dict(Item.select(Item.id, Revision.title).join(Revision, on=(Item.head == Revision.id)).tuples())
        self.known = {name: self._known(number) for name, number in network.items.items()}
        self.before = pictures()

    def problems(self, cell: Cell) -> list[str]:
        """What is wrong with the answer: another than the files say, a change, a fault, a title that is not theirs."""
        wanted = self.expected(cell)
        got = self.ask(cell, wanted)
        found = []
        if got.changed:
            found.append(f"{cell}: {got.word}, and yet it changed {', '.join(sorted(got.changed))}")
        if got.word != wanted and not self._fine(cell, wanted, got.word):
            found.append(f"{cell}: {wanted} by the files, {got.word} ({got.status}) by the application")
        return found + [f"{cell}: shows “{title}”" for title in self._leaks(cell, got)]

    def ask(self, cell: Cell, wanted: str = "") -> Got:
        """The request and what came of it, but for changes that go with what was `wanted`; then all is as it was."""
        with db.atomic() as undo:
            try:
                with writes() as wrote:
                    answer = self._answer(cell)
                word = word_of(answer)
                wrote = set() if wanted == word and _does(cell, word) else wrote - cell.ask.books
                changed = {table for table, now in pictures(wrote).items() if now != self.before.get(table, now)}
            finally:
                undo.rollback()
        return Got(word, answer.status_code, answer.text, frozenset(changed))

    def does(self, cell: Cell) -> bool:
        """True if the request is heard and, being one to change something, changes something."""
        got = self.ask(cell)
        return got.word == p.ANSWERED and (bool(got.changed) or cell.route.startswith("GET") or not cell.ask.leaves)

    def _fine(self, cell: Cell, wanted: str, word: str) -> bool:
        """Who may can still have forgotten something; in the trash the state may be named before the person."""
        asleep = self.places[cell.where].trashed or self.places[cell.where].closed
        if wanted == p.UNMOVED:
            return word in (p.ANSWERED, p.REFUSED)
        return word == p.REFUSED and (wanted == p.ANSWERED or (wanted == p.DENIED and asleep))

    def expected(self, cell: Cell) -> str:
        """What the table and the files say."""
        if cell.who == ANONYMOUS and cell.ask.policy not in p.EVERYBODYS:
            return p.LOGIN
        person = self.people.get((cell.who, cell.where))
        case = p.Case(person, self.places[cell.where], self.originals[cell.where], cell.ask.values)
        return cell.ask.policy(case)

    def _answer(self, cell: Cell):
        method, endpoint = cell.route.split()
        known = self.known[cell.where]
        values = {name: text.format(**known) for name, text in cell.ask.values.items()}
        rule = next(self.app.url_map.iter_rules(endpoint))
        values |= {"item_id": self.network.items[cell.where]} if "item_id" in rule.arguments else {}
        address = self.app.url_map.bind("localhost").build(endpoint, values, method)
        sent = {name.format(**known): text.format(**known) for name, text in cell.ask.sent.items()}
        cookie, token = self.sessions[cell.who]
        if cell.ask.json:
            headers = {"Cookie": cookie, "X-CSRFToken": token, "Content-Type": "application/json"}
            return self.client.open(address, method=method, headers=headers, data=cell.ask.json)
        sent |= {name: (BytesIO(data), called) for name, (called, data) in cell.ask.files.items()}
        body = {"data": sent | {"csrf_token": token}} if method == "POST" else {"query_string": sent}
        return self.client.open(address, method=method, headers={"Cookie": cookie}, **body)

    def is_open(self, cell: Cell) -> bool:
        """False for a transition that is none of this state."""
        step = cell.ask.values.get("transition" if cell.ask.policy is p.act else "step")
        return step not in STEPS or step in steps(self.places[cell.where])

    def _known(self, number: int) -> dict:
        """What an address or a form may name of an item."""
        item = item_by_id(number)
        users, other = self.network.users, self.network.users[p.OTHER].id
        threads = {row.resolved_at is None: row.id for row in Comment.select().where(Comment.subject_id == number)}
        people = {name: users[who].id for name, who in _PEOPLE.items()} | {"closed": self.network.closed}
        own = {"session": Login.get(Login.user == other).id, "entry": InboxEntry.get(InboxEntry.user == other).id}
        own["view"] = SavedView.get(SavedView.user == other).id
        own["leaving"] = unsubscribe_token(other, "all", self.app.config["SETTINGS"])
        item_s = {"head": item.head_id, "hash": item.head.hash, "slug": item.slug, "item": item.id}
        item_s |= {"shared": shared_token(number), "link": self.network.links[number]}
        item_s |= {"stand": f"{item.head_id}-{item.source.live_id if item.source else ''}"}
        item_s |= {"thread": threads[True], "settled": threads[False]}
        item_s |= {"decision": self.network.decisions[number]}
        mail = {"mail": self.network.mails[number], "given_up": self.network.given_up}
        return people | own | item_s | mail | self.network.media | self.network.consents[number]

    def _leaks(self, cell: Cell, got: Got) -> list[str]:
        """Titles on the page of items that this person may not see and the public does not either."""
        shown = set(_MARK.findall(got.text)) if got.status == 200 else set()
        hidden = set()
        for where in self.network.items if shown else ():
            person = self.people.get((cell.who, where))
            seen = person and p.permits(self.places[where], person, "view")
            public = self.originals[where].public in ("live", "banner")
            own = cell.ask.shows and where == cell.where
            hidden |= set() if seen or public or own else {self.titles[self.network.items[where]]}
        return sorted(shown & hidden)

    def _session(self, name: str) -> tuple[str, str]:
        """(cookie, token for forms) of a fresh login; without one, of a browser that has opened the door only."""
        user = self.network.users.get(name)
        login = {TOKEN: log_in(user.email, PASSWORD, "test")} if user else {}
        LoginFailure.delete().execute()
        with self.app.test_request_context("/admin/"):
            form = generate_csrf()
            kept = dict(session) | login
        signed = self.app.session_interface.get_signing_serializer(self.app).dumps(kept)
        return f"{self.app.config['SESSION_COOKIE_NAME']}={signed}", form


def _does(cell: Cell, word: str) -> bool:
    """True if the request was one to change something, and was heard."""
    return word == p.ANSWERED and (cell.ask.marks or not cell.route.startswith("GET"))


def word_of(answer) -> str:
    """The answer in one word; anything strange keeps its number."""
    if answer.status_code == 303 and "/admin/login?next=" in answer.location:
        return p.LOGIN
    if answer.status_code in (200, 301, 303):
        return p.ANSWERED
    return _STATUS.get(answer.status_code, str(answer.status_code))


def _original(number: int) -> int:
    item = Item.get_by_id(number)
    return item.source_id if item.is_copy else item.id
