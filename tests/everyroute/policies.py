"""Who may have an answer: each rule of the table as a function of the item's place and the person, nothing imported."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.everyroute.network import CO, FOREIGN, LEAD
from tests.review.evaluation import NETWORK, Place, Somebody, guards, lanes_of, permits, steps

LOGIN, UNKNOWN, DENIED, GONE = "login", "unknown", "denied", "gone"
ANSWERED = "answered"  # done, shown, or refused with something to mend: the permission was there
REFUSED = "refused"  # nothing is forbidden, but nothing of this may be done
UNMOVED = "unmoved"  # answered kindly, and nothing was changed


@dataclass(frozen=True)
class Case:
    """One cell: the person (None without a login), the item and its original (None where the address names none)."""

    person: Somebody | None
    place: Place | None = None
    original: Place | None = None
    values: dict = field(default_factory=dict)  # of the address


Policy = Callable[[Case], str]


def public(_case: Case) -> str:
    """For everybody; the public site knows no persons."""
    return ANSWERED


def wrong_login(_case: Case) -> str:
    """For everybody, and nobody comes in."""
    return REFUSED


def public_item(case: Case) -> str:
    """What readers get at an item's own address, whoever they are."""
    return {"none": UNKNOWN, "gone": GONE}.get(case.original.public, ANSWERED)


def by_link(case: Case) -> str:
    """By a link of who wrote all texts: everything but what lies in the trash, for everybody who has it."""
    return UNKNOWN if case.place.trashed else ANSWERED


def asked_by_link(case: Case) -> str:
    """By a link that asks somebody outside; for everybody who has it, until the text lies in the trash."""
    return GONE if case.place.trashed else ANSWERED


def stranger(_case: Case) -> str:
    """A public address that names nothing, for everybody."""
    return UNKNOWN


EVERYBODYS = (public, public_item, wrong_login, by_link, asked_by_link, stranger)  # which ask for no login


def own(_case: Case) -> str:
    """For every account, about itself; what else stands there is looked at by the marks of each item."""
    return ANSWERED


def role(*pairs: str) -> Policy:
    """For who holds one of these: `administrator@netz`; `centre_lead@` means anywhere."""

    def judge(case: Case) -> str:
        held = {f"{name}@{slug}" for name, slug in case.person.roles} | {f"{name}@" for name, _ in case.person.roles}
        return DENIED if held.isdisjoint(pairs) else ANSWERED

    return judge


OTHER = f"author@{CO}"  # the account that addresses with a person's number name
looking_after = role(f"administrator@{NETWORK}", f"centre_lead@{CO}")
itself = role(OTHER, f"administrator@{NETWORK}", f"centre_lead@{CO}")
knowing = role(OTHER, *(f"{name}@{NETWORK}" for name in ("administrator", "network_editor")), f"centre_lead@{CO}")
administrator = role(f"administrator@{NETWORK}")
shared = role(f"administrator@{NETWORK}", f"network_editor@{NETWORK}")
leading = role("centre_lead@", f"administrator@{NETWORK}", f"network_editor@{NETWORK}")
own_words = role(f"centre_lead@{LEAD}", f"administrator@{NETWORK}", f"network_editor@{NETWORK}")
writing = role("author@", "centre_lead@")


working = role("author@", "reviewer@", "publisher@", "centre_lead@", "network_editor@")
keeping = role(*(f"{name}@{LEAD}" for name in ("author", "reviewer", "publisher", "centre_lead", "network_editor")))
keeping_entries = role(
    f"network_editor@{NETWORK}", *(f"{name}@{LEAD}" for name in ("author", "reviewer", "publisher", "centre_lead"))
)
seeing_some_text = role(  # those of both owning centres, and who is invited to own one
    f"network_editor@{NETWORK}", f"centre_lead@{FOREIGN}",
    *(f"{name}@{slug}" for slug in (LEAD, CO) for name in ("author", "reviewer", "publisher", "centre_lead")),
)  # fmt: skip
withdrawing = role(f"publisher@{LEAD}", f"centre_lead@{LEAD}")


def working_at_the_lead_centre(case: Case) -> str:
    """Who works elsewhere sees the form, and nothing comes in for a centre that is not theirs."""
    answer = working(case)
    return REFUSED if answer == ANSWERED and keeping(case) == DENIED else answer


def in_vain(_case: Case) -> str:
    """What stands there does not allow it, whoever asks."""
    return REFUSED


def hidden(rule: Policy) -> Policy:
    """The same, but whom it is not for is not told that there is anything."""
    return lambda case: UNKNOWN if rule(case) == DENIED else ANSWERED


def missing(_case: Case) -> str:
    """What the address names is not there, for nobody."""
    return UNKNOWN


def faulty(rule: Policy) -> Policy:
    """The same for what is sent with a fault in it: refused, whoever it is for."""
    return lambda case: REFUSED if (answer := rule(case)) == ANSWERED else answer


def harmless(rule: Policy) -> Policy:
    """The same, but whom it is not for gets the usual answer and changes nothing."""
    return lambda case: UNMOVED if rule(case) == DENIED else ANSWERED


def both(first: Policy, second: Policy) -> Policy:
    """For whom both rules let in; the first that does not says what is answered."""

    def judge(case: Case) -> str:
        answer = first(case)
        return answer if answer != ANSWERED else second(case)

    return judge


def for_the_lead_centre(case: Case) -> str:
    """Who writes elsewhere sees the form, and nothing begins in a centre that is not theirs."""
    here = role(f"author@{LEAD}", f"centre_lead@{LEAD}")(case)
    return here if here == ANSWERED or writing(case) == DENIED else REFUSED


def item(*permissions: str) -> Policy:
    """For who may see the item and holds one of these permissions in the file."""

    def judge(case: Case) -> str:
        if not permits(case.place, case.person, "view"):
            return UNKNOWN
        return ANSWERED if any(permits(case.place, case.person, name) for name in permissions) else DENIED

    return judge


def words_of_a_mail(case: Case) -> str:
    """What a mail says of an item: for administrators who may see the item."""
    return administrator(case) if permits(case.place, case.person, "view") else DENIED


def words(case: Case) -> str:
    """Editing: where the file says so; else in a working copy, of which there are no copies."""
    return item("edit")(case) if case.place.copy else item("edit", "copy_out")(case)


def asking(case: Case) -> str:
    """For who may see the item and edit it where it stands, or would where its way begins: answers come late, too."""
    begun = replace(case.place, state=case.place.file["initial"])
    edits = any(permits(place, case.person, "edit") for place in (case.place, begun))
    return item("view")(case) if edits or not permits(case.place, case.person, "view") else DENIED


def exempting(case: Case) -> str:
    """Like asking where the way of the text begins; later for who reviews or publishes for a centre that owns it."""
    if case.place.state == case.place.file["initial"]:
        return asking(case)
    owning = [f"{name}@{slug}" for slug in case.place.owners for name in ("reviewer", "publisher", "centre_lead")]
    return both(item("view"), role(*owning))(case)


copying = both(item("view"), writing)
copying_to_the_lead_centre = both(item("view"), role(f"author@{LEAD}", f"centre_lead@{LEAD}"))


def act(case: Case) -> str:
    """A transition: the file's `who`, four eyes; impossible in this state is no question of rights."""
    if not permits(case.place, case.person, "view"):
        return UNKNOWN
    stop = guards(case.place, case.person, case.values["transition"])
    return REFUSED if "state" in stop else DENIED if stop else ANSWERED


def bulk(case: Case) -> str:
    """A step over many items always answers with their results; it moves what the same step alone would move."""
    watching = dict.fromkeys(("beobachten", "nicht-beobachten"), item("view"))
    alone = {"papierkorb": item("trash"), "zurueckholen": item("trash")} | watching
    judge = alone.get(case.values["step"], act)
    answer = judge(replace(case, values={"transition": case.values["step"]}))
    return ANSWERED if answer == ANSWERED else UNMOVED


def owners(case: Case) -> str:
    """Inviting, accepting, leaving: always about the original, by the leads of those concerned who may see it."""
    if not all(permits(place, case.person, "view") for place in (case.place, case.original)):
        return UNKNOWN
    manages = permits(case.original, case.person, "owners")
    match case.values["act"]:
        case "einladen":
            return ANSWERED if manages else DENIED
        case "annehmen":
            if FOREIGN not in case.original.invited:
                return REFUSED
            return ANSWERED if ("centre_lead", FOREIGN) in case.person.roles else DENIED
    if CO not in case.original.owners:
        return REFUSED
    return ANSWERED if manages or ("centre_lead", CO) in case.person.roles else DENIED


LANE_ACTS = {  # act in the lead centre's lane → the roles there that may, besides who may claim
    "uebergeben": ("centre_lead",), "zurueckgeben": ("centre_lead",), "termin": ("centre_lead",),
    "vertreten": ("centre_lead",), "entlassen": ("centre_lead",),
}  # fmt: skip


def lane(case: Case) -> str:
    """A review among people: by the lead of its centre, handed over also by whoever may take it on."""
    if not permits(case.place, case.person, "view"):
        return UNKNOWN
    if LEAD not in case.place.lanes or not case.place.file["states"][case.place.state].get("lanes"):
        return REFUSED
    claims = "claim" in steps(case.place) and LEAD in lanes_of(case.place, case.person, "claim")
    reads = claims and case.person.id not in case.place.writers and case.values["act"] == "uebergeben"
    leads = any((role, LEAD) in case.person.roles for role in LANE_ACTS[case.values["act"]])
    return ANSWERED if reads or leads else DENIED


def settling(case: Case) -> str:
    """Ending a conversation: who may comment and writes or reviews for an owner, or wrote the text."""
    said = item("comment")(case)
    roles = {(role, slug) for role in ("author", "reviewer", "centre_lead") for slug in case.original.owners}
    if said != ANSWERED or case.person.id in case.place.writers or not roles.isdisjoint(case.person.roles):
        return said
    return DENIED
