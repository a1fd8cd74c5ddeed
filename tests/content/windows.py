"""A page of the desk with the form of an item, as its form and its script behave towards the services."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from coopcms.actor import Actor
from coopcms.admin.words import changed, shown
from coopcms.content import services_sessions as sessions
from coopcms.content.kinds.registry import KINDS
from coopcms.content.merging import merge_contents
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.queries import item_by_id
from coopcms.content.queries_sessions import fields_typed
from coopcms.content.services_copies import edit
from coopcms.content.services_sessions import Held, Typed, Writing
from coopcms.errors import Invalid, NotAllowed, Stale

KIND = KINDS["article"]
SLOTS = ("title", "lead", "body 0", "body 1")  # fields, and paragraphs of the body


@dataclass(eq=False)
class Window:
    """`typed` is the text typed last in each slot; `sent` is called whenever the words of the form have left it.

    `origin` names the form whose texts it goes on with: a page that follows a refused save is the same one's.
    """

    actor: Actor
    item_id: int
    base: int
    before: dict
    form: dict
    origin: int
    script: bool
    sent: Callable[["Window"], None]
    token: str = ""
    number: int = 0
    begun: bool = False
    typed: dict = field(default_factory=dict)

    @property
    def item(self) -> Item:
        return item_by_id(self.item_id)

    @property
    def words(self) -> Typed:
        """What differs from the words the form was opened with."""
        return Typed(changed(self.form, self.before), self.base, self.number)

    def write(self, slot: str, mark: str) -> None:
        """A new text in one slot; what it overwrites is typed no more."""
        name, _, place = slot.partition(" ")
        if place:
            parts = [*self.form["body"].split("\n"), "<p></p>"][:2]
            parts[int(place)] = f"<p>Satz {mark}.</p>"
            self.form["body"] = "\n".join(parts)
        else:
            self.form[name] = f"Satz {mark}."
        self.typed[slot] = mark
        self.forget_overwritten()

    def take_back(self, name: str) -> None:
        """The field says again what it said when the form was opened."""
        self.form[name] = self.before[name]
        self.forget_overwritten()

    def forget_overwritten(self) -> None:
        self.typed = {slot: mark for slot, mark in self.typed.items() if mark in str(self.form)}

    def keep(self) -> None:
        """What the script sends after each pause; what is not taken stays on the page and the device."""
        if not self.script:
            return
        try:
            if not self.begun:
                self.told(sessions.begin(self.item, self.actor, self.base, self.token))
            self.number += 1
            self.told(sessions.keep(self.item, self.words, self.actor, self.token))
        except (NotAllowed, Invalid):
            return
        self.sent(self)

    def late(self, older: Typed) -> None:
        """A sending of before arrives now."""
        with suppress(NotAllowed):
            sessions.keep(self.item, older, self.actor, self.token)

    def ping(self) -> None:
        if self.begun:
            session = sessions.ping(self.item, self.actor, self.token)
            self.begun = bool(session and session.closed_at is None)

    def take_over(self) -> None:
        try:
            self.told(sessions.take_over(self.item, self.actor, self.token, self.base))
        except NotAllowed:
            self.begun = False

    def leave(self) -> None:
        """The last words go out with the closing."""
        self.keep()
        if self.begun:
            sessions.close(self.item, self.actor, self.token)

    def save(self, *, forces: bool) -> "Window | None":
        """Send the form; the page that follows, if the person goes on there."""
        self.number += self.script
        writing = Writing(self.token, self.number)
        if not self.words.words:
            sessions.undo(self.item, self.actor, writing)
            return self.sent(self)
        try:
            edit(self.item, self.words.words, self.actor, self.base, writing)
        except Held as held:
            self.told_kept(held.kept)
            if not forces:
                return None
            self.token = sessions.take_over(self.item, self.actor, held.kept, self.base).token
            return self.save(forces=False)
        except Stale as late:
            self.told_kept(late.kept)
            return self.beside_theirs(late.kept, late.mine)
        except NotAllowed as denied:
            return self.sent(self) if denied.kept else None
        return self.sent(self)

    def beside_theirs(self, token: str, mine: dict) -> "Window":
        """The page after a late save: both texts in one form, mine where both say something else."""
        head, base = self.item.head, words_of(Revision.get_by_id(self.base))
        words, _conflicts = merge_contents(base, base | mine, words_of(head))
        self.before, self.form = shown(KIND, words_of(head)), shown(KIND, words)
        began = str(shown(KIND, base))  # what was saved before may have been replaced by them
        mine = {mark for mark in self.typed.values() if mark not in began}
        assert all(mark in str(self.form) for mark in mine), (self.typed, self.form)
        self.forget_overwritten()
        self.base, self.token, self.begun = head.id, token, False
        return self

    def take_up(self, draft: EditSession) -> "Window":
        """Words that were kept stand in the form again, beside newer ones if there are any."""
        self.base, self.token, self.number = draft.base_id, draft.token, draft.number
        if draft.base_id != self.item.head_id:
            return self.beside_theirs(draft.token, fields_typed(KIND, draft.words)[0])
        self.form = self.before | draft.words
        return self

    def told_kept(self, token: str) -> None:
        """Where there were too many drafts, the words are on the page alone."""
        if token:
            self.sent(self)

    def told(self, session: EditSession) -> None:
        self.begun, self.token, self.number = True, session.token, max(self.number, session.number)


def words_of(revision: Revision) -> dict:
    return revision.content | revision.placement
