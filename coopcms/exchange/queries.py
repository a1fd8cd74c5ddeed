"""Reads of what an import needs to know and of what it left behind."""

from peewee import JOIN, fn

from coopcms.content.models import Item
from coopcms.content.policy import unknown_item
from coopcms.content.queries import items_numbered
from coopcms.errors import Unknown, msg
from coopcms.exchange.known_names import Name
from coopcms.exchange.models import ImportReport, KeptPicture
from coopcms.network.models import Organisation, OrganisationName, Person

_LEAN = tuple(field for field in KeptPicture._meta.sorted_fields if field.name != "data")


def names_of_network() -> list[Name]:
    """All names that people and organisations bear or bore; three selects."""
    found = []
    for row in Person.select(Person, Organisation).join(Organisation, JOIN.LEFT_OUTER, on=Person.employer):
        employer = row.employer.name if row.employer_id else ""
        found.append(Name("person", row.id, row.name, row.name, ", ".join(filter(None, (row.function, employer)))))
    names = {row.id: row.name for row in Organisation.select(Organisation.id, Organisation.name)}
    bodies = Organisation.select(Organisation.id, Organisation.name, Organisation.short_name)
    for body in bodies:
        spellings = dict.fromkeys(filter(None, (body.name, body.short_name)))
        found += [Name("organisation", body.id, one, body.name) for one in spellings]
    for row in OrganisationName.select():
        found.append(Name("organisation", row.organisation_id, row.name, names[row.organisation_id]))
    return found


def report_of(item_id: int) -> ImportReport | None:
    """The report of the import that began this item; None where it was begun otherwise."""
    return ImportReport.get_or_none(ImportReport.item == item_id)


def item_with_import(item_id: int) -> Item:
    """The item as `item_by_id` gives it, in as many selects: one. Raises Unknown.

    `pictures_beside` counts the pictures that came with it; None for an item that was begun otherwise.
    """
    pictures = (
        ImportReport.select(fn.COUNT(KeptPicture.id))
        .join(KeptPicture, JOIN.LEFT_OUTER, on=(KeptPicture.item == ImportReport.item))
        .where(ImportReport.item == Item.id)
        .group_by(ImportReport.id)
    )
    found = items_numbered(item_id).select_extend(pictures.alias("pictures_beside")).first()
    if found is None:
        raise unknown_item()
    return found


def pictures_of(item_id: int) -> list[KeptPicture]:
    """The pictures that lie beside the item in their order, without their bytes."""
    return list(KeptPicture.select(*_LEAN).where(KeptPicture.item == item_id).order_by(KeptPicture.number))


def picture(item_id: int, number: int) -> KeptPicture:
    """One of them with its bytes. Raises Unknown."""
    found = KeptPicture.get_or_none(KeptPicture.item == item_id, KeptPicture.number == number)
    if found is None:
        raise Unknown(msg("There is no such picture."))
    return found
