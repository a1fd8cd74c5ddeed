"""Old and short names of organisations find what the present name finds, and the other way round (M3, K7)."""

from collections import defaultdict

from coopcms.network.models import Organisation, OrganisationName
from coopcms.search.normalise import words

MOST = 8  # wordings of one question


def wordings(asked: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The question first, then with each name in it replaced by the other names of that organisation."""
    found = [asked]
    for names in _names():
        spoken = max((name for name in names if _position(asked, name) is not None), key=len, default=None)
        if spoken is None:
            continue
        at = _position(asked, spoken)
        others = (asked[:at] + other + asked[at + len(spoken) :] for other in names if other != spoken)
        found += [wording for wording in others if wording not in found]
    return tuple(found[:MOST])


def _names():
    """The normalised names of each organisation that has more than one."""
    by_organisation = defaultdict(set)
    rows = OrganisationName.select(OrganisationName.name, Organisation.id, Organisation.name).join(Organisation)
    for row in rows.order_by(OrganisationName.id):
        both = by_organisation[row.organisation.id]
        both.add(tuple(words(row.name)))
        both.add(tuple(words(row.organisation.name)))
    return [sorted(name for name in names if name) for names in by_organisation.values()]


def _position(asked: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    starts = range(len(asked) - len(name) + 1)
    return next((at for at in starts if asked[at : at + len(name)] == name), None)
