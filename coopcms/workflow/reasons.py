"""Why an act is refused, in words for the person and in names for machines."""

from dataclasses import dataclass
from typing import Literal


def msg(text: str) -> str:
    """Mark a text for the catalogue; this room translates nothing (Babel extracts `msg`)."""
    return text


@dataclass(frozen=True, slots=True)
class Reason:
    """One obstacle: `message` is a msgid for `values`, `who_can` names roles as `publisher@siegen`."""

    kind: Literal["guard", "input", "check", "state"]
    name: str
    message: str
    values: dict
    who_can: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message


STATE = {
    "state": msg("“%(step)s” is not possible in the state “%(state)s”."),
    "automatic": msg("“%(step)s” happens by itself, nobody can choose it."),
    "closed": msg("This working copy has been checked in."),
    "trashed": msg("It lies in the trash."),
}
GUARD = {
    "who": msg("None of your roles allows “%(step)s” here."),
    "lane": msg("You cannot act for the centre “%(lane)s” here."),
    "four_eyes": msg("You have contributed to this text. Somebody else has to take this step."),
    "hash": msg("The text has changed since you opened it. Please read the new version first."),
}
INPUT = {
    "comment": msg("Please give a reason."),
    "at": msg("Please give a date and a time."),
    "mode": msg("Please choose what the public sees: a banner, or that the page is gone."),
    "successor": msg("Please name the page that takes its place."),
    "hash": msg("Please name the version of the text that you have read."),
    "lane": msg("Please say for which centre you act: %(lanes)s."),
    "reauth": msg("Please enter your password again."),
    "confirm": msg("A date is set for this item. Please confirm that it should happen now."),
}
CHECK = {
    "no_lane": msg("No centre is reviewing this text."),
    "changes_requested": msg("Changes are asked for by: %(lanes)s."),
    "unsigned_all": msg("Signatures are missing from: %(lanes)s."),
    "unsigned_lead_centre": msg("The signature of the lead centre is missing: %(lanes)s."),
    "unsigned_any": msg("One signature is enough; it can come from: %(lanes)s."),
    "unsigned_number": msg("%(signed)s of %(needed)s signatures are there. The rest can come from: %(lanes)s."),
    "no_open_invitation": msg("An invitation has not been answered yet: %(centres)s."),
}
