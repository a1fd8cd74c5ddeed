"""Everything a withdrawal reaches: texts of all centres, their earlier versions, lists, links, files, look-alikes."""

from dataclasses import dataclass, replace

from coopcms.actor import Actor
from coopcms.admin.media_uses_rows import Use, as_rows
from coopcms.consents.queries_picture_links import open_links
from coopcms.content.queries_pictures import earlier_in, shown_in
from coopcms.media.models import Picture
from coopcms.media.queries import alike
from coopcms.publishing.queries_places import places_of


@dataclass(frozen=True, slots=True)
class Reach:
    """`uses` are its texts with their lists; the rest are numbers, and pictures that look the same and stay."""

    uses: list[Use]
    alike: list[Picture]
    links: int
    files: int

    @property
    def public(self) -> int:
        """How many public pages show it."""
        return sum(bool(use.shown.live) for use in self.uses)

    @property
    def newest(self) -> int:
        """In how many texts the newest words hold it."""
        return sum(bool(use.shown.head) for use in self.uses)

    @property
    def earlier(self) -> int:
        """In how many earlier versions it stands."""
        return sum(use.earlier for use in self.uses)

    @property
    def hidden(self) -> int:
        """How many of the texts this person may not see."""
        return sum(not (use.shown.is_visible or use.shown.live) for use in self.uses)


def reach_of(row: Picture, actor: Actor) -> Reach:
    """All of it; eight selects at most."""
    earlier = earlier_in(row.id)
    rows = as_rows(shown_in(row.id, actor, earlier), actor)
    places = places_of(use.shown.item.id for use in rows if use.shown.live)
    uses = [
        replace(use, earlier=earlier.get(use.shown.item.id, 0), places=tuple(places.get(use.shown.item.id, ())))
        for use in rows
    ]
    others = [one for one in alike(row) if not one.withdrawn_at]
    files = len(row.renditions) + bool(row.key)
    return Reach(uses, others, len({link.id for link, _alone in open_links(row.id)}), files)
