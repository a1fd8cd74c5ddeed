"""Every address of the application with its rule, typed by hand: an address that is not here fails the walk."""

import json

from tests.everyroute import policies as p
from tests.everyroute.ask import Ask, each
from tests.everyroute.network import CO, FOREIGN, LEAD, MOVING, RUN
from tests.everyroute.table_consents import CONSENTS
from tests.everyroute.table_media import MEDIA
from tests.fixtures.items import TEXT
from tests.fixtures.people import PASSWORD
from tests.review.evaluation import flows

ACCOUNT = {"user_id": "{other}"}
THREAD = {"thread": "{thread}"}
VIEW = {"view_id": "{view}"}
LEAVING = {"token": "{leaving}"}
FINDING = {
    "rule": "GM01",
    "surface": "Winzer",
    "lemma": "Winzer",
    "field": "title",
    "before": "Die",
    "after": "laden ein",
}
STEPS = sorted({name for file in flows().values() for name in file["transitions"]})
UNREAD = ("submit", "recall", "claim", "request_changes", "publish", "schedule", "withdraw", "archive", "reopen")
PLAIN = ("papierkorb", "zurueckholen", "beobachten", "nicht-beobachten")
GIVEN = {"comment": "Ein Grund.", "at": "2026-12-24T06:00", "mode": "banner", "hash": "{hash}", "password": PASSWORD}
BETTER = "Abends-um-sieben-2026"
TWICE = {"password": BETTER, "again": BETTER}
GUESSED = frozenset({"login_failures"})
CHOSEN = GIVEN | {"nummern": "{item}", "lauf": "1" * 32, "confirm": "y"}


SITE = {
    "GET healthz": Ask(p.public),
    "GET site.home": Ask(p.public),
    "GET site.kind": Ask(p.public, {"prefix": "artikel"}),
    "GET site.item": Ask(p.public_item, {"prefix": "artikel", "slug": "{slug}"}),
    "GET site.without_slash": Ask(p.public, {"prefix": "artikel", "slug": "{slug}"}),
    "GET site.topic": Ask(p.public, {"slug": "ki"}),
    "GET site.centres": Ask(p.public),
    "GET site.centre": Ask(p.public, {"slug": LEAD}),
    "GET site.items_of_centre": Ask(p.public, {"slug": LEAD}),
    "GET site.centre_feed": Ask(p.public, {"slug": LEAD}),
    "GET site.shared": [
        Ask(p.by_link, {"token": "{shared}"}, marks=True, shows=True),
        Ask(p.stranger, {"token": "0" * 43}),
    ],
    "GET site.search": Ask(p.public, sent={"q": "Halle"}),
    "GET site.network_feed": Ask(p.public),
    "GET site.sitemap": Ask(p.public),
    "GET site.robots": Ask(p.public),
    "GET site.imprint": Ask(p.public),
    "GET site.privacy": Ask(p.public),
    "GET site.accessibility": Ask(p.public),
}
DOOR = {
    "GET door.login": Ask(p.public),
    "POST door.login": [
        Ask(p.public, sent={"email": f"{p.OTHER}.example", "password": PASSWORD}),
        Ask(p.wrong_login, sent={"email": "niemand@siegen.example", "password": "falsch"}, books=GUESSED | {"history"}),
    ],
    "POST door.logout": Ask(p.own),
    "GET account.own": Ask(p.own),
    "POST account.own": [
        Ask(p.own, sent=TWICE | {"current": PASSWORD}),
        Ask(p.faulty(p.own), sent=TWICE | {"current": "falsch"}, books=GUESSED),
    ],
    "POST account.leave_everywhere": Ask(p.own),
    "POST account.rename": Ask(p.own, sent={"name": "Anders (Beispiel)"}),
    "POST account.email": [
        Ask(p.own, sent={"email": "anders@siegen.example", "password": PASSWORD}),
        Ask(p.faulty(p.own), sent={"email": "anders@siegen.example", "password": "falsch"}, books=GUESSED),
    ],
    "POST account.end_one": Ask(p.hidden(p.role(p.OTHER)), sent={"id": "{session}"}),
    "POST account.end_others": Ask(p.own),
    "GET links.forgotten": Ask(p.public),
    "POST links.forgotten": Ask(p.public, sent={"email": "niemand@siegen.example"}),
    "GET links.sent": Ask(p.public),
    "GET links.invitation": Ask(p.public, {"token": "invite"}),
    "POST links.invitation": Ask(p.public, {"token": "invite"}, TWICE),
    "GET links.reset": Ask(p.public, {"token": "reset"}),
    "POST links.reset": Ask(p.public, {"token": "reset"}, TWICE),
    "GET links.address": Ask(p.public, {"token": MOVING}),
    "POST links.address": Ask(p.public, {"token": MOVING}),
    "GET leave.ask": Ask(p.public, LEAVING),
    "POST leave.do": Ask(p.public, LEAVING),
    "GET mail_settings.own": Ask(p.own),
    "POST mail_settings.own": Ask(p.own, sent={"hour": "7"}),
    "GET news.index": Ask(p.own),
    "GET news.one": Ask(p.hidden(p.role(p.OTHER)), {"entry_id": "{entry}"}, marks=True),
    "POST news.read": Ask(p.harmless(p.role(p.OTHER)), {"entry_id": "{entry}"}),
    "POST news.read_all": Ask(p.own),
    "GET absences.index": Ask(p.own),
    "GET absences.one": Ask(p.itself, ACCOUNT),
    "POST absences.one": Ask(p.itself, ACCOUNT, {"first": "2026-12-01", "last": "2026-12-05"}),
    "POST absences.end": Ask(p.itself, ACCOUNT),
}
DESK = {
    "GET admin.index": Ask(p.own),
    "POST admin.scheme": Ask(p.own, sent={"scheme": "dark"}, leaves=False),
    "GET worklist.index": Ask(p.own),
    "GET planning.index": Ask(p.own),
    "GET palette.index": Ask(p.own, sent={"q": "Kennwort"}),
    "GET targets.targets": Ask(p.own, sent={"q": "Kennwort"}),
    "GET pictures.choose": Ask(p.working, sent={"q": "Halle"}),
    "GET documents.choose": Ask(p.working, sent={"q": "plan"}),
    "GET items.index": Ask(p.own),
    "GET items.csv": Ask(p.own),
    "GET bulk.index": [Ask(p.own, sent={"auswahl": "{item}"}), Ask(p.own, sent={"alle": "1"})],
    "GET bulk.ask": [
        Ask(p.own, {"step": "submit"}, {"auswahl": "{item}"}),
        Ask(p.missing, {"step": "sign_off"}, {"auswahl": "{item}"}),
    ],
    "POST bulk.take": [
        *(Ask(p.bulk, {"step": step}, CHOSEN, books=frozenset({"bulk_results"})) for step in (*UNREAD, *PLAIN)),
        Ask(p.missing, {"step": "break_glass"}, CHOSEN),
    ],
    "GET bulk.results": [Ask(p.hidden(p.role(p.OTHER)), {"run": RUN}), Ask(p.missing, {"run": "0" * 32})],
    "GET bulk.table": [Ask(p.hidden(p.role(p.OTHER)), {"run": RUN}), Ask(p.missing, {"run": "0" * 32})],
    "GET saved_views.index": Ask(p.own),
    "POST saved_views.index": Ask(p.own, sent={"name": "Meine Texte", "query": "meine=1"}),
    "POST saved_views.rename": Ask(p.hidden(p.role(p.OTHER)), VIEW, {"name": "Andere"}),
    "POST saved_views.delete": Ask(p.hidden(p.role(p.OTHER)), VIEW),
    "GET help.index": Ask(p.own),
    "GET workflows.index": Ask(p.own),
    "GET workflows.one": Ask(p.own, {"flow_name": "gemeinsam"}),
    "GET person_rights.person": [
        Ask(p.hidden(p.knowing), ACCOUNT),
        Ask(p.both(p.hidden(p.knowing), p.item("view")), ACCOUNT, {"item": "{item}"}),
    ],
    "GET writing.begin": Ask(p.writing, {"kind_name": "article"}),
    "POST writing.begin": Ask(p.for_the_lead_centre, {"kind_name": "article"}, {"centre": LEAD, "title": "Neu"}),
    "GET press.read": Ask(p.writing),
    "POST press.read": Ask(p.for_the_lead_centre, sent={"centre": LEAD, "kind": "article", "text": "Neue Halle"}),
}
ITEM = {
    "GET item.index": Ask(p.item("view")),
    "GET rights.rights": Ask(p.item("view")),
    "GET item.taken": Ask(p.own, {"transition": "submit"}),  # it leads to the item's page without looking at it
    "POST item.take": each(p.act, "transition", dict.fromkeys([*STEPS, "unknown"], GIVEN)),
    "GET editing.edit": Ask(p.words),
    "POST editing.edit": Ask(p.words, sent=TEXT | {"title": "Anders", "base": "{head}"}),
    "GET editing.kept": Ask(p.item("view")),
    "POST merging.merge": Ask(p.words, sent={"mein-title": "Anders", "von": "{head}", "base": "{head}"}),
    "GET press_report.report": Ask(p.item("view")),
    "GET press_report.picture": Ask(p.item("view"), {"number": "1"}),
    "POST findings.found": Ask(p.words, json='{"fields": {"title": "Die Winzer"}, "blocks": []}', leaves=False),
    "POST findings.keep": [
        Ask(p.words, sent=FINDING | {"start": "4", "reason": "Es sind Männer."}),
        Ask(p.words, json=json.dumps(FINDING | {"start": 4, "reason": "Es sind Männer."})),
        Ask(p.faulty(p.words), json=json.dumps(FINDING | {"start": 4})),
    ],
    "POST findings.free": Ask(p.words, {"decision_id": "{decision}"}),
    "GET ready.saved": Ask(p.item("view")),
    "POST ready.typed": Ask(p.words, sent=TEXT | {"title": ""}, leaves=False),
    "GET write.login": Ask(p.own),
    "POST write.begin": Ask(p.words, sent={"base": "{head}"}),
    "POST write.ping": Ask(p.item("view"), leaves=False),
    "POST write.keep": Ask(p.words, sent=TEXT | {"title": "Anders", "base": "{head}"}),
    "POST write.take_over": Ask(p.words, sent={"base": "{head}"}),
    "POST write.close": Ask(p.words, sent=TEXT | {"title": "Anders", "base": "{head}"}),
    "POST write.discard": Ask(p.item("view"), sent={"sitzung": "unbekannt"}, leaves=False),
    "GET past.history": Ask(p.item("history")),
    "GET comments.comments": Ask(p.item("view")),
    "POST comments.comments": Ask(p.item("comment"), sent={"comment": "Gut so."}),
    "GET comments.names": Ask(p.item("comment"), sent={"q": "a"}),
    "POST comments.answer": Ask(p.item("comment"), THREAD, {"comment": "Gut so."}),
    "POST comments.settle": [
        Ask(p.settling, THREAD | {"end": "erledigt"}),
        Ask(p.settling, {"thread": "{settled}", "end": "offen"}),
    ],
    "GET comments.came_back": Ask(p.own, THREAD | {"end": "antwort"}),
    "GET review_page.read": [Ask(p.item("view")), Ask(p.item("view"), sent={"reihe": "1"})],
    "POST review_page.take": each(p.act, "transition", dict.fromkeys(("claim", "sign_off", "request_changes"), GIVEN)),
    "GET review_page.taken": Ask(p.own, {"transition": "claim"}),
    "POST item.lane": each(
        p.lane,
        "act",
        {
            "uebergeben": {"to": "{reviewer}"},
            "zurueckgeben": {},
            "termin": {"due": "2026-12-01"},
            "vertreten": {"user": "{other}"},
            "entlassen": {"user": "{substitute}"},
        },
        lane=LEAD,
    ),
    "GET item.laned": Ask(p.own, {"lane": LEAD, "act": "termin"}),
    "POST watching.watch": Ask(p.item("view")),
    "POST watching.unwatch": Ask(p.item("view")),
    "GET watching.looked": Ask(p.own),
    "GET versions.versions": Ask(p.item("history")),
    "GET versions.changes": Ask(p.item("history")),
    "POST versions.restore": Ask(p.words, sent={"version": "1"}),
    "GET preview.plain": Ask(p.item("preview")),
    "GET preview.frame": Ask(p.item("preview")),
    "POST preview.frame": Ask(p.item("preview"), sent=TEXT | {"title": "Anders"}, leaves=False),
    "GET preview.view": Ask(p.item("preview")),
    "POST preview.view": Ask(p.item("preview"), sent={"days": "7", "note": "Beispiel GmbH"}),
    "POST preview.revoke": [
        Ask(p.item("preview"), {"link_id": "{link}"}),
        Ask(p.both(p.item("preview"), p.missing), {"link_id": "0"}),
    ],
    "GET owners.index": Ask(p.item("view")),
    "POST owners.change": each(
        p.owners, "act", {"einladen": {"centre": FOREIGN}, "annehmen": {"centre": FOREIGN}, "entfernen": {"centre": CO}}
    ),
    "GET copies.copy": Ask(p.copying),
    "POST copies.copy": Ask(p.copying_to_the_lead_centre, sent={"centre": LEAD}),
    "POST copies.copy_out": Ask(p.item("copy_out")),
    "GET copies.update": Ask(p.item("edit")),
    "POST copies.update": Ask(p.item("edit"), sent={"stand": "{stand}"}),
    "POST copies.trash": Ask(p.item("trash")),
    "POST copies.untrash": Ask(p.item("trash")),
}
MASTERS = {
    "GET accounts.index": Ask(p.administrator),
    "GET accounts.begin": Ask(p.administrator),
    "POST accounts.begin": Ask(p.administrator, sent={"email": "neu@siegen.example", "name": "Neu (Beispiel)"}),
    "GET accounts.account": Ask(p.administrator, ACCOUNT),
    "POST accounts.rename": Ask(p.administrator, ACCOUNT, {"name": "Anders (Beispiel)"}),
    "POST accounts.password": Ask(p.administrator, ACCOUNT, {"password": BETTER}),
    "POST accounts.grant": Ask(p.administrator, ACCOUNT, {"role": "reviewer", "organisation": CO}),
    "POST accounts.revoke": Ask(p.administrator, ACCOUNT, {"role": "author", "organisation": CO}),
    "POST accounts.send": Ask(p.administrator, ACCOUNT),
    "POST accounts.end_sessions": Ask(p.administrator, ACCOUNT),
    "POST accounts.close": Ask(p.administrator, ACCOUNT),
    "POST accounts.reopen": Ask(p.administrator, {"user_id": "{closed}"}),
    "GET leaver.hand_over": Ask(p.looking_after, ACCOUNT),
    "POST leaver.hand_over": Ask(p.looking_after, ACCOUNT, {"all": "{colleague}"}),
    "GET mails.index": Ask(p.administrator),
    "GET mails.one": [
        Ask(p.administrator, {"name": "{mail}"}),
        Ask(p.both(p.administrator, p.missing), {"name": "keine.eml"}),
    ],
    "GET mails.html": [
        Ask(p.words_of_a_mail, {"name": "{mail}"}),
        Ask(p.both(p.administrator, p.missing), {"name": "keine.eml"}),
    ],
    "POST mails.again": [
        Ask(p.administrator, {"job_id": "{given_up}"}),
        Ask(p.both(p.administrator, p.missing), {"job_id": "0"}),
    ],
    "POST mails.all_again": Ask(p.administrator),
    "GET centres.index": Ask(p.leading),
    "GET centres.begin": Ask(p.shared),
    "POST centres.begin": Ask(p.shared, sent={"slug": "neu", "name": "Neu (Beispiel)", "kind": "centre", "hue": "1"}),
    "GET centres.centre": Ask(p.own_words, {"slug": LEAD}),
    "POST centres.centre": Ask(
        p.own_words, {"slug": LEAD}, {"description": "<p>Anders.</p>", "name": "Neu", "hue": "1"}
    ),
    "POST centres.names": Ask(p.shared, {"slug": LEAD}, {"name": "Früher (Beispiel)", "kind": "former"}),
    "GET topics.index": Ask(p.shared),
    "POST topics.index": Ask(p.shared, sent={"name": "Neu", "slug": "neu"}),
    "GET topics.topic": Ask(p.shared, {"slug": "ki"}),
    "POST topics.topic": Ask(p.shared, {"slug": "ki"}, {"name": "Anders"}),
    "GET settings.index": Ask(p.shared),
    "POST settings.index": Ask(p.shared, sent={"site.title": "Anders"}),
}
TABLE: dict[str, Ask | list[Ask]] = SITE | DOOR | DESK | ITEM | MASTERS | MEDIA | CONSENTS


def asks(name: str) -> list[Ask]:
    """All requests of one method and endpoint."""
    found = TABLE[name]
    return found if isinstance(found, list) else [found]


def routes(app) -> dict[str, object]:
    """Every rule a person can ask for, by method and endpoint; built files are nobody's secret."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.split(".")[-1] != "static"]
    return {f"{method} {rule.endpoint}": rule for rule in rules for method in sorted(rule.methods & {"GET", "POST"})}
