"""Which pictures a text can show: those of the library that everybody may see, for the editor."""

from flask import request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.admin.base import DeskView
from coopcms.media.models import Picture
from coopcms.media.queries_pick import to_choose

_THUMB = 400  # pixels


class PicturePicker(DeskView):
    """For everybody who works at the desk: the library is shared by all centres."""

    @expose("/waehlen")
    def choose(self):
        """JSON for the editor: number, title, whose it is, a small picture, a proposal for the description."""
        rows = to_choose(request.args.get("q", "")[:200])
        said = ngettext("%(num)s picture", "%(num)s pictures", len(rows)) if rows else _("No picture is called so.")
        return {"hits": [_hit(row) for row in rows], "said": said}


def _hit(row: Picture) -> dict[str, str | int]:
    about = " · ".join(filter(None, (row.centre.name, row.credit)))
    return {
        "picture": row.id, "title": row.title or row.name, "about": about,
        "thumb": f"/admin/medien/{row.id}/{_THUMB}", "alt": row.alt,
    }  # fmt: skip
