"""An example for every page of the desk: by whom and where it is looked at. A new page fails until it has one."""

AUTHOR, REVIEWER, LEAD = "autor@siegen.example", "pruefung@siegen.example", "leitung@siegen.example"
PUBLISHER, EVERYTHING, LEAD_RUHR = "publikation@siegen.example", "alles@siegen.example", "leitung@ruhr-owl.example"
EDITOR, ADMINISTRATOR, STRANGER = "redaktion@netz.example", "verwaltung@netz.example", ""

ITEMS = "draft", "shared", "review", "approved", "published", "withdrawn", "trash", "behind", "invited"
EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "absences.index": ((LEAD, "/admin/abwesenheit/"),),
    "absences.one": ((LEAD, "/admin/abwesenheit/{user}"),),
    "account.own": ((AUTHOR, "/admin/zugang"),),
    "accounts.account": ((ADMINISTRATOR, "/admin/konten/{user}"),),
    "accounts.begin": ((ADMINISTRATOR, "/admin/konten/neu"),),
    "accounts.index": ((ADMINISTRATOR, "/admin/konten/"),),
    "admin.index": tuple((who, "/admin/") for who in (REVIEWER, AUTHOR, EVERYTHING, LEAD_RUHR, EDITOR, ADMINISTRATOR)),
    "bulk.index": (
        (EVERYTHING, "/admin/inhalte/auswahl?alle=1&liste=zentrum%3Dsiegen"),
        (AUTHOR, "/admin/inhalte/auswahl"),
    ),
    "bulk.ask": (
        (EVERYTHING, "/admin/inhalte/auswahl/schritt/withdraw?alle=1&liste=zentrum%3Dsiegen"),
        (PUBLISHER, "/admin/inhalte/auswahl/schritt/recall?auswahl={draft}&auswahl={review}"),
    ),
    "bulk.results": ((AUTHOR, "/admin/inhalte/auswahl/ergebnis/{run}"),),
    "centres.begin": ((ADMINISTRATOR, "/admin/zentren/neu"),),
    "centres.centre": ((ADMINISTRATOR, "/admin/zentren/siegen"),),
    "centres.index": ((ADMINISTRATOR, "/admin/zentren/"),),
    "comments.comments": ((REVIEWER, "/admin/item/{shared}/kommentare"), (AUTHOR, "/admin/item/{draft}/kommentare")),
    "consents.index": ((AUTHOR, "/admin/item/{imported}/freigaben"), (EVERYTHING, "/admin/item/{published}/freigaben")),
    "copies.copy": ((AUTHOR, "/admin/item/{published}/kopieren"),),
    "copies.update": ((AUTHOR, "/admin/item/{behind}/aktualisieren"),),
    "door.login": ((STRANGER, "/admin/login"),),
    "editing.edit": ((AUTHOR, "/admin/item/{draft}/bearbeiten"), (AUTHOR, "/admin/item/{published}/bearbeiten")),
    "editing.kept": ((AUTHOR, "/admin/item/{stale}/aufgehoben"),),
    "help.index": ((AUTHOR, "/admin/hilfe/"),),
    "item.index": tuple((EVERYTHING, f"/admin/item/{{{name}}}") for name in ITEMS)
    + tuple((EDITOR, f"/admin/item/{{{name}}}") for name in ("review", "scheduled", "archived"))
    + ((REVIEWER, "/admin/item/{shared}"), (LEAD_RUHR, "/admin/item/{shared}")),
    "items.index": (
        (EVERYTHING, "/admin/inhalte/"),
        (AUTHOR, "/admin/inhalte/?meine=1&q=Halle"),
        (AUTHOR, "/admin/inhalte/?papierkorb=1"),
        (EDITOR, "/admin/inhalte/?q=gibt+es+nicht"),
        (
            EVERYTHING,
            "/admin/inhalte/?wartet=siegen&seit=2020-01-01&unbekannt=1&spalten=nummer,art,autor,wartet,frist,adresse",
        ),
    ),
    "leaver.hand_over": ((ADMINISTRATOR, "/admin/konten/{user}/uebergabe"),),
    "links.address": ((STRANGER, "/admin/adresse/{moving}"),),
    "links.forgotten": ((STRANGER, "/admin/passwort-vergessen"),),
    "links.invitation": ((STRANGER, "/admin/einladung/{invitation}"),),
    "links.reset": ((STRANGER, "/admin/passwort/{reset}"),),
    "links.sent": ((STRANGER, "/admin/passwort-vergessen/gesendet"),),
    "mail_settings.own": ((AUTHOR, "/admin/zugang/post"),),
    "mails.index": ((ADMINISTRATOR, "/admin/post/"),),
    "mails.one": ((ADMINISTRATOR, "/admin/post/{mail}"),),
    "media.index": (
        (AUTHOR, "/admin/medien/"),
        (LEAD_RUHR, "/admin/medien/?zentrum=siegen&fehlt=people&endet=1&q=Halle"),
        (AUTHOR, "/admin/medien/?papierkorb=1"),
    ),
    "media_documents.document": (
        (AUTHOR, "/admin/medien/dokumente/{pdf}"),
        (LEAD_RUHR, "/admin/medien/dokumente/{pdf}"),
    ),
    "media_documents.index": ((AUTHOR, "/admin/medien/dokumente"),),
    "media_page.one": (
        (EVERYTHING, "/admin/medien/{picture_halle}"),
        (AUTHOR, "/admin/medien/{picture_weg}"),
        (AUTHOR, "/admin/medien/{picture_waiting}"),
        (LEAD_RUHR, "/admin/medien/{picture_halle}"),
    ),
    "media_past.past": ((AUTHOR, "/admin/medien/{picture_weg}/verlauf"),),
    "media_people.people": (
        (AUTHOR, "/admin/medien/{picture_treffen}/menschen"),
        (AUTHOR, "/admin/medien/{picture_neu}/menschen"),
    ),
    "media_replace.replace": ((AUTHOR, "/admin/medien/{picture_treffen}/ersetzen"),),
    "media_upload.upload": ((AUTHOR, "/admin/medien/hochladen"),),
    "media_uses.uses": (
        (AUTHOR, "/admin/medien/{picture_alt}/verwendung"),
        (LEAD_RUHR, "/admin/medien/{picture_alt}/verwendung"),
    ),
    "media_uses.withdraw": ((PUBLISHER, "/admin/medien/{picture_treffen}/zurueckziehen"),),
    "news.index": ((REVIEWER, "/admin/neues/"),),
    "owners.index": ((LEAD, "/admin/item/{draft}/eigentum"), (LEAD, "/admin/item/{invited}/eigentum")),
    "palette.index": ((EVERYTHING, "/admin/schnell?q=digital"), (REVIEWER, "/admin/schnell?q=gibt+es+nicht")),
    "past.history": ((REVIEWER, "/admin/item/{shared}/verlauf"),),
    "person_rights.person": ((LEAD, "/admin/wer/{user}"),),
    "planning.index": ((REVIEWER, "/admin/planung/"), (REVIEWER, "/admin/planung/?was=expire&zentrum=hannover")),
    "preview.view": (
        (AUTHOR, "/admin/item/{shared}/ansicht"),
        (AUTHOR, "/admin/item/{draft}/ansicht?breite=telefon"),
        (EVERYTHING, "/admin/item/{published}/ansicht?breite=papier"),
    ),
    "press.read": ((AUTHOR, "/admin/einlesen"),),
    "press_report.report": ((AUTHOR, "/admin/item/{imported}/einlesebericht"),),
    "ready.saved": ((AUTHOR, "/admin/item/{draft}/bereit"), (EDITOR, "/admin/item/{review}/bereit")),
    "review_page.read": (
        (REVIEWER, "/admin/item/{shared}/pruefung?reihe=1"),
        (LEAD_RUHR, "/admin/item/{shared}/pruefung"),
        (EDITOR, "/admin/item/{review}/pruefung"),
    ),
    "rights.rights": ((LEAD, "/admin/item/{shared}/rechte"),),
    "saved_views.index": ((AUTHOR, "/admin/inhalte/ansichten"),),
    "settings.index": ((ADMINISTRATOR, "/admin/einstellungen/"),),
    "topics.index": ((EDITOR, "/admin/themen/"),),
    "topics.topic": ((EDITOR, "/admin/themen/{topic}"),),
    "versions.changes": ((AUTHOR, "/admin/item/{shared}/aenderungen"),),
    "versions.versions": ((AUTHOR, "/admin/item/{shared}/versionen"),),
    "workflows.index": ((REVIEWER, "/admin/ablaeufe/"),),
    "workflows.one": ((REVIEWER, "/admin/ablaeufe/gemeinsam"),),
    "worklist.index": (
        (REVIEWER, "/admin/pruefung/"),
        (LEAD, "/admin/pruefung/?liste=zentren"),
        (EDITOR, "/admin/pruefung/?liste=netz"),
    ),
    "writing.begin": ((AUTHOR, "/admin/neu/article"), (AUTHOR, "/admin/neu/format")),
}
# the pages that stand open all day, looked at in every run; the gate looks at all of them
DAILY = (
    *("admin.index", "item.index", "editing.edit", "editing.kept", "review_page.read", "comments.comments"),
    *(
        "media.index",
        "media_page.one",
        "worklist.index",
        "items.index",
        "press.read",
        "copies.update",
        "writing.begin",
        "door.login",
    ),
)
NO_PAGES = {
    "admin.static": "Flask-Admin's own files",
    "bulk.table": "a file for spreadsheets",
    "comments.came_back": "leads to the talk where a form was sent",
    "consents.came_back": "leads to the page where a form was sent",
    "comments.names": "names while one types, not a page",
    "items.csv": "a file, not a page",
    "item.laned": "leads to the item's page where a form was sent",
    "item.taken": "leads to the item's page where a form was sent",
    "mails.html": "the mail itself, shut in",
    "media_bytes.document": "a file to be saved",
    "media_bytes.picture": "a picture, not a page",
    "news.one": "marks as read and leads on",
    "press_report.picture": "a file to be saved",
    "pictures.choose": "pictures to choose from, asked for by the editor",
    "preview.frame": "the public page in a frame, walked by its own test",
    "preview.plain": "the public page, walked by its own test",
    "review_page.taken": "leads to the review where a form was sent",
    "targets.targets": "what a link can lead to, asked for by the editor",
    "write.login": "an answer to a script",
    "watching.looked": "leads to the item's page where a form was sent",
}
# by whom, where, what is typed, what is pressed: the page that comes back has the errors in it
MISTAKES = (
    (STRANGER, "/admin/login", {"#email": "autor@siegen.example", "#password": "falsch"}, "button.primary"),
    (AUTHOR, "/admin/einlesen", {}, "form.long button.primary"),
    (AUTHOR, "/admin/item/{draft}/bearbeiten", {"[name=slug]": "/"}, "form.long button.primary"),
    (AUTHOR, "/admin/item/{behind}/aktualisieren", {}, "form.merge button.primary"),
    (REVIEWER, "/admin/inhalte/auswahl/schritt/request_changes?auswahl={shared}", {}, "#schritt button.primary"),
    (ADMINISTRATOR, "/admin/konten/neu", {}, "main form button.primary"),
    (AUTHOR, "/admin/medien/{picture_halle}", {"#licence_until": "bald"}, "form.rights button.primary"),
    (AUTHOR, "/admin/medien/{picture_neu}/menschen", {"#name": "Anna Beispiel"}, "form.person button"),
)
LOST = (
    (AUTHOR, "/admin/item/99999"),
    (AUTHOR, "/admin/konten/"),
    (STRANGER, "/admin/einladung/unbekannt"),
    (STRANGER, "/admin/adresse/unbekannt"),
)
