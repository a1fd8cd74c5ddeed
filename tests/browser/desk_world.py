"""The demo network on a busy day: every state, late reviews, talk beside a text, two kinds of conflict, the trash."""

from datetime import timedelta
from types import SimpleNamespace

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for, user_by_email
from coopcms.actor import Actor
from coopcms.clock import berlin, now
from coopcms.content import services
from coopcms.content.models import Item, Revision
from coopcms.content.services_copies import copy_out, edit
from coopcms.content.services_owners import accept, invite
from coopcms.errors import Stale
from coopcms.exchange.press import read_press
from coopcms.exchange.services import bring_in
from coopcms.network.models import Person
from coopcms.review.passages import Spot
from coopcms.review.services import take
from coopcms.review.services_bulk import begin, finish
from coopcms.review.services_comments import answer, comment, comment_on, comment_on_words, resolve
from coopcms.review.services_lanes import set_due
from coopcms.review.services_substitutes import grant
from coopcms.review.services_trash import trash
from coopcms.review.services_watch import watch
from coopcms.workflow.facts import Inputs
from tests.browser.desk_library import library
from tests.exchange import word_files as w

WORDS = {
    "title": "Umstieg auf die digitale Auftragsmappe",
    "lead": "Die Beispiel GmbH legt ihre Aufträge nicht mehr in Mappen ab.",
    "body": "<h2>Anfang</h2><p>Die Mitarbeiter:innen suchten jeden Tag eine Stunde.</p>"
    "<p>Nun finden sie alles am Bildschirm.</p><h2>Ergebnis</h2><p>Die Suche dauert eine Minute.</p>",
}
LATER = WORDS["body"].replace("eine Stunde", "fast zwei Stunden").replace("eine Minute", "wenige Sekunden")


def actor(email: str) -> Actor:
    """Somebody of the demo."""
    return actor_for(user_by_email(email), "desk")


def act(item: Item, step: str, who: str, **given) -> Item:
    """Take a transition as this person and give the item after it."""
    if step == "sign_off":
        given["hash"] = item.refetch().head.hash
    return take(item.refetch(), step, actor(who), Inputs(**given)).item


def titled(words: str) -> Item:
    """The original whose title begins so."""
    return Item.select().join(Revision, on=(Item.head == Revision.id)).where(
        Revision.title.startswith(words), Item.source.is_null()
    ).get()  # fmt: skip


def furnish() -> SimpleNamespace:
    """The numbers of what the pages below need."""
    shared, review = _signed_and_changed(), titled("Gestaltungsworkshops")
    return SimpleNamespace(
        shared=shared.id, review=_talked_about(review, shared), draft=titled("ERP auswählen").id,
        stale=_saved_too_late(titled("ERP auswählen")), behind=_left_behind(), trash=_trashed().id,
        approved=titled("Digitalisierung erklären").id, scheduled=_dated().id, invited=titled("Gemeinsam über").id,
        published=titled("Zwei Zentren").id, withdrawn=titled("Beispielpreis").id,
        archived=titled("Beispiel-Planer").id,
        run=_several(shared, review), imported=_imported().id,
        copy=Item.get(Item.relation == "working_copy").id, user=user_by_email("autor@siegen.example").id,
        **library(actor("autor@siegen.example"), actor("publikation@siegen.example")),
    )  # fmt: skip


def _imported() -> Item:
    """A text from a Word file of every kind of thing, in which somebody of the network speaks."""
    Person.create(name="Anna Beispiel", function="Leiterin", is_example=True)
    said = "„Wir messen mit Licht“, sagt Anna Beispiel, Leiterin des Zentrums, „und mit Verstand.“"
    data = w.word(
        w.p("Licht in der Werkstatt", style="Titel"), w.p(said, w.picture("i", "Die Halle von vorn"), w.note_mark(1)),
        w.p("Der Bau", style="berschrift1"), w.p("Offen", w.run("geheim", "vanish"), w.box(w.p("Im Kasten"))),
        w.item("eins"), w.table(["Jahr", "Zahl"], ["2025", "3"], header=True), w.p("„Ein offenes Zitat ohne Ende"),
        rels={"i": ("image", "media/halle.png"), "v": ("attachedTemplate", "https://boese.example/v.dotm")},
        parts={"word/media/halle.png": b"\x89PNG\r\n\x1a\nxyz", "word/footnotes.xml": w.notes("Quelle: Beispiel.")},
    )  # fmt: skip
    author = actor("autor@siegen.example")
    return bring_in(read_press(data, "meldung.docx"), "article", "siegen", author, name="meldung.docx")


def _signed_and_changed() -> Item:
    """Two centres; one has signed, the other asked for a change; both are asked again, one is late from tomorrow on."""
    item = services.create("article", "siegen", WORDS, actor("autor@siegen.example"))
    invite(item, "ruhr-owl", actor("leitung@siegen.example"))
    accept(item, "ruhr-owl", actor("leitung@ruhr-owl.example"))
    act(item, "submit", "autor@siegen.example")
    act(item, "sign_off", "pruefung@siegen.example")
    act(item, "request_changes", "pruefung@ruhr-owl.example", comment="Bitte sagen, woher die Zahlen kommen.")
    services.save(item.refetch(), {"body": LATER, "subtitle": "Ein Betrieb räumt auf"}, actor("autor@siegen.example"))
    act(item, "submit", "autor@siegen.example")
    set_due(item.refetch(), "siegen", berlin(now()).date() + timedelta(days=1), actor("leitung@siegen.example"))
    set_due(item.refetch(), "ruhr-owl", berlin(now()).date() + timedelta(days=5), actor("leitung@ruhr-owl.example"))
    return item


def _talked_about(item: Item, other: Item) -> int:
    """Conversations on a field and on the whole, one settled; a claim, a substitute, somebody who watches."""
    reviewer = actor("pruefung@siegen.example")
    said = comment_on(other.refetch(), "title", "Geht das kürzer?", reviewer)
    answer(other.refetch(), said.id, "Gern: „Auftragsmappe digital“.", actor("autor@siegen.example"))
    comment_on_words(other.refetch(), Spot("lead", "ihre Aufträge"), "Alle?", reviewer)
    settled = comment(other.refetch(), "Die Zahlen sind belegt.", actor("autor@siegen.example"))
    resolve(other.refetch(), settled.id, actor("autor@siegen.example"))
    act(other, "claim", "pruefung@siegen.example")
    grant(
        item.refetch(),
        "ruhr-owl",
        User.get(User.email == "pruefung@hannover.example"),
        actor("leitung@ruhr-owl.example"),
    )
    watch(item.refetch(), reviewer)
    return item.id


def _saved_too_late(item: Item) -> int:
    """Two people wrote at once: the words of the second are kept beside the item."""
    base = item.head_id
    services.save(item, {"lead": "Worauf es beim Auswählen ankommt."}, actor("leitung@siegen.example"))
    try:
        services.save(item.refetch(), {"lead": "Was man vorher wissen muss."}, actor("autor@siegen.example"), base)
    except Stale:
        return item.id
    raise AssertionError("nobody came too late")


def _several(*items: Item) -> str:
    """Watching many at once, of which one is not there: what it came to is kept under this key."""
    run, author = "5" * 32, actor("autor@siegen.example")
    begin(run, "beobachten", [*(item.id for item in items), titled("Zwei Zentren").id, 99_999], author)
    finish(run, Inputs(), author)
    return run


def _left_behind() -> int:
    """A working copy whose original went live with other words meanwhile."""
    item = services.create("article", "siegen", WORDS | {"title": "Zwei Kopien"}, actor("autor@siegen.example"))
    for step, who in (("submit", "autor"), ("sign_off", "pruefung"), ("publish", "publikation")):
        act(item, step, f"{who}@siegen.example")
    copies = [copy_out(item.refetch(), actor("autor@siegen.example")) for _ in range(2)]
    for copy, lead in zip(copies, ("Der erste Satz.", "Ein anderer Satz."), strict=True):
        edit(copy, {"lead": lead}, actor("autor@siegen.example"))
    for step, who in (("submit", "autor"), ("sign_off", "pruefung"), ("publish", "publikation")):
        act(copies[0], step, f"{who}@siegen.example")
    return copies[1].id


def _dated() -> Item:
    """A text with an embargo and a date, one that expires."""
    item = titled("Digitalisierung erklären")
    soon = now() + timedelta(days=4)
    act(item, "embargo", "publikation@siegen.example", at=soon - timedelta(days=1))
    act(
        titled("Zwei Zentren"), "expire", "publikation@siegen.example", at=soon, mode="banner", comment="Dann veraltet."
    )
    return titled("Beispiel Feinguss")


def _trashed() -> Item:
    item = services.create("article", "siegen", {"title": "Doppelt angelegt"}, actor("autor@siegen.example"))
    trash(item, actor("autor@siegen.example"))
    return item
