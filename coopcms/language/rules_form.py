"""Decisions about inclusive forms: signs, pairs, malformed ones (rule 2)."""

from coopcms.language import inclusive
from coopcms.language.passage import Passage
from coopcms.language.profile import Profile
from coopcms.language.verdicts import Candidate, Verdict


def signed(text: Passage, i: int, profile: Profile) -> Verdict | None:
    """A word with a gender sign: forbidden here, malformed, or just counted; in a quote it stays as it was said."""
    form = inclusive.sign_form(text, i)
    if form is None:
        return None
    if text.shield[i]:
        return Verdict("GN02", "note") if text.shield[i] == "quote" else None
    if inclusive.fault(text, i, form):
        return Verdict("SF03", "finding", 0.9)
    written = "inner_i" if form.style == "slash" and not form.is_noun else form.style  # ein/e LehrerIn
    if form.style in profile.forbidden and written in profile.forbidden:
        return Verdict("SF01", "finding", 0.95)
    return Verdict("GN01", "note")


def sign_style(text: Passage, i: int) -> str:
    """The style of a form that shows which sign a text uses; empty for other words and for `der/die`, `ein/e`."""
    form = None if text.shield[i] else inclusive.sign_form(text, i)
    return "" if form is None or (form.style == "slash" and not form.is_noun) else form.style


def paired(one: Candidate) -> Verdict | None:
    """The other half stands in the same sentence."""
    if one.reading.entry.cls == "epi":
        return None
    left = one.phrase.left
    if left.det_last is not None and (one.text.tokens[left.det_last].sign or left.det != left.det_last):
        return Verdict("GN01", "note")  # der:die Vorsitzende
    if inclusive.partner(one.text, one.i, one.reading) is not None or inclusive.ellipsis_follows(one.text, one.i):
        return Verdict("GN01", "note")
    return None
