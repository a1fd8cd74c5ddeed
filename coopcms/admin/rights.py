"""“Who may do what here?”: for one item, role by role and with the people who hold the roles."""

from flask_admin import expose

from coopcms.admin.item_desk import HOME, ItemDesk, head_of
from coopcms.admin.item_page import owner_views, standing_for
from coopcms.admin.people_near import people_near
from coopcms.admin.rights_cards import cards
from coopcms.admin.rights_heads import heads_of, spans_of
from coopcms.admin.rights_table import Row, columns, rows
from coopcms.admin.says import Names, Said, names_of, said
from coopcms.admin.seen import ITEM
from coopcms.content import policy
from coopcms.review.queries import Standing


class Rights(ItemDesk):
    """GET /admin/item/<number>/rechte."""

    @expose(f"{ITEM}/rechte")
    def rights(self, item_id: int):
        """The table for everybody who may see the item."""
        seen = standing_for(self.actor, item_id)
        definition, names = policy.definition_of(seen.item), names_of(seen.owners)
        shown = columns(seen.facts, [lane.centre for lane in seen.lanes if lane.substitutes])
        table = rows(definition, seen.facts, shown)
        people = people_near(seen.item, {column.slug for column in shown}, seen.facts.contributors)
        heads = heads_of(seen, shown, people, self.actor)
        return self.render(
            "admin/item/rights.html", **head_of(seen.item, definition, seen.may), tab="/rechte",
            owners=owner_views(seen.owners), statuses={lane.centre: lane.status for lane in seen.lanes} or None,
            heads=heads, table=table, spans=spans_of(heads), cards=cards(table, heads), state_title=seen.state_title,
            reasons={row.name: _reasons(row, names, seen) for row in table}, workflow=definition,
            wrote=[people[key] for key in sorted(seen.facts.contributors) if key in people],
        )  # fmt: skip


def _reasons(row: Row, names: Names, seen: Standing) -> tuple[Said, ...]:
    return tuple(said(reason, names, seen.item.kind) for reason in row.reasons)


def views() -> list:
    """What desk.py hangs up."""
    return [Rights("rights", HOME)]
