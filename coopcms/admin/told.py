"""What a person is told after an act: what happened, what followed by itself, and what comes next."""

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.admin.says import Names, centres, sentence
from coopcms.admin.state_course import EMBARGO, course
from coopcms.content import policy
from coopcms.content.models import Item
from coopcms.errors import msg
from coopcms.publishing.queries import path_of
from coopcms.rendering.filters import moment
from coopcms.review.queries import Standing
from coopcms.review.services import Taken
from coopcms.workflow.facts import Inputs
from coopcms.workflow.lanes import open_lanes, signed_lanes

_DONE = {
    "submit": msg("It is in review now. Next, these sign: %(missing)s. They have been told."),
    "recall": msg("It is a draft again. Signatures hold if the words stay the same."),
    "claim": msg("Others see that you are reading. It locks nobody out."),
    "sign_off": msg("Your signature stands under these words."),
    "request_changes": msg("It is a draft again; its authors have been told your reason. Next, they mend the text."),
    "schedule": msg("It goes live by itself: %(at)s. Until then you can take the date back."),
    "unschedule": msg("The date is taken back. It stays approved until somebody publishes it or sets another date."),
    "embargo": msg("Nothing goes live before %(at)s."),
    "lift_embargo": msg("The embargo is lifted; the owners have been told your reason."),
    "publish": msg("It is public now: %(path)s"),
    "withdraw": msg("It is withdrawn: readers find a banner with your reason, and it is out of lists and search."),
    "expire": msg("It is withdrawn by itself: %(at)s."),
    "archive": msg("It is in the archive. What readers see stays as it was."),
    "reopen": msg("It is a draft again. Next, it is edited and given for review."),
    "break_glass": msg("It is public without all signatures: %(path)s All owners have been alarmed, and it is marked."),
}
_GONE = msg("It is withdrawn: its address says that it is gone, and why.")
_NEVER = msg("It does not expire by itself any more.")
_FOLLOWED = {"approve": msg("Everybody has signed: it is approved. Next, it is published or gets a date.")}
_HELD = {  # the same where the release is held back: whether an embargo does, another step mends it, or only time
    EMBARGO: msg("Everybody has signed: it is approved. Its embargo holds until %(embargo)s; next, it gets a date."),
    "mended": msg(
        "Everybody has signed: it is approved, but cannot be published as it is. %(why)s Next step: “%(instead)s”."
    ),
    "": msg("Everybody has signed: it is approved, but cannot be published as it is. %(why)s"),
}
_MISSING = msg("Still missing: %(missing)s.")
_FROM_COPY = msg("The working copy is checked in: its words are public now at %(path)s")
_ELSE = msg("Done: “%(step)s”. State now: %(state)s.")


def told(taken: Taken, inputs: Inputs, now: Standing, names: Names) -> str:
    """The message after a transition; `now` is where the item stands after it."""
    locale = str(get_locale())
    values = {
        "missing": missing(now, names), "at": moment(inputs.at, locale) if inputs.at else "",
        "path": path_of(now.item.source if now.item.is_copy else now.item),
    }  # fmt: skip
    followed = [_followed(name, now, values, names) for name in taken.followed if name in _FOLLOWED]
    if taken.transition == "sign_off" and not followed and values["missing"]:
        followed = [_MISSING]
    return " ".join(_(text, **values) for text in (_sentence(taken, inputs, now, values), *followed))


def _followed(name: str, now: Standing, values: dict, names: Names) -> str:
    """What followed by itself, as a msgid whose values are added."""
    way = course(now, policy.definition_of(now.item))
    if way is None or not (way.instead or way.waits):
        return _FOLLOWED[name]
    values["why"] = " ".join(sentence(reason, names) for reason in way.held)
    if [reason.name for reason in way.held] == [EMBARGO]:
        values["embargo"] = moment(now.item.embargo, str(get_locale()))
        return _HELD[EMBARGO]
    values["instead"] = way.instead.title if way.instead else ""
    return _HELD["mended" if way.instead else ""]


def missing(now: Standing, names: Names) -> str:
    """The centres whose signature is missing, by name."""
    signed = signed_lanes(now.facts)
    return centres(", ".join(lane for lane in open_lanes(now.facts) if lane not in signed), names)


def _sentence(taken: Taken, inputs: Inputs, now: Standing, values: dict) -> str:
    item: Item = now.item
    if taken.transition == "withdraw" and item.public == "gone":
        return _GONE
    if taken.transition == "expire" and inputs.at is None:
        return _NEVER
    if taken.transition in ("publish", "break_glass") and item.closed:
        return _FROM_COPY
    if taken.transition == "submit" and not values["missing"]:
        values |= _titles(taken, now)
        return _ELSE
    if taken.transition in _DONE:
        return _DONE[taken.transition]
    values |= _titles(taken, now)
    return _ELSE


def _titles(taken: Taken, now: Standing) -> dict:
    step = policy.definition_of(now.item).transitions[taken.transition]
    return {"step": step.title, "state": now.state_title}
