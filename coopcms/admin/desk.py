"""The desk as one part of the application: Flask-Admin with our frame, and every view of ours."""

from flask import Flask
from flask_admin import Admin
from flask_admin.theme import Theme

from coopcms.admin import (
    absence,
    account,
    acts,
    bulk,
    comments,
    copies,
    door,
    door_links,
    editing,
    help_pages,
    item_consents,
    items,
    leaver,
    mail_folder,
    mail_settings,
    master_centres,
    master_settings,
    master_topics,
    master_users,
    media_bytes,
    media_documents,
    media_list,
    media_page,
    media_past,
    media_people,
    media_replace,
    media_upload,
    media_uses,
    merging,
    news,
    owners,
    palette,
    past,
    person_rights,
    planning,
    press,
    registry,
    registry_party,
    review_page,
    rights,
    saved_views,
    versions,
    watching,
    workflow_pages,
    worklist_page,
    write_findings,
    write_links,
    write_ready,
    write_session,
    writing,
)
from coopcms.admin.preview import Draw, Preview
from coopcms.admin.start import Start
from coopcms.web import DESK, nonce

# each offers views() -> list; order is the rail's
ROOMS = (
    door,
    door_links,
    news,
    planning,
    absence,
    items,
    bulk,
    saved_views,
    media_list,
    registry,
    writing,
    press,
    acts,
    review_page,
    editing,
    merging,
    write_session,
    write_ready,
    versions,
    comments,
    item_consents,
    past,
    owners,
    rights,
    copies,
    account,
    mail_settings,
    palette,
    media_bytes,
    media_documents,
    media_page,
    media_past,
    media_people,
    media_replace,
    media_upload,
    media_uses,
    write_findings,
    write_links,
    person_rights,
    registry_party,
    worklist_page,
    watching,
    help_pages,
)
MASTERS = (master_users, leaver, master_centres, master_topics, master_settings, mail_folder, workflow_pages)


def init_desk(app: Flask, draw_preview: Draw) -> Admin:
    """Hang the desk under /admin; `draw_preview` is the public site's own way to draw a revision."""
    theme = Theme(folder="bootstrap4", base_template="admin/base.html")
    start = Start("admin", DESK)
    start.static_folder = "static"  # Flask-Admin's own files, for its model views
    admin = Admin(app, "coopcms", url=DESK, index_view=start, theme=theme, csp_nonce_generator=nonce)
    views = [*(view for room in ROOMS + MASTERS for view in room.views()), Preview(draw_preview)]
    admin.add_views(*views)
    for endpoint in (f"{view.endpoint}.{name}" for view in views for name in view.checks_itself):
        app.extensions["csrf"].exempt(app.view_functions[endpoint])
    return admin
