"""Which replacements a finding offers: by the kind of its verdict."""

from coopcms.language.findings import Suggestion
from coopcms.language.judge import Judged
from coopcms.language.profile import Profile
from coopcms.language.reading import Read


def suggestions_for(whole: Read, judged: Judged, profile: Profile) -> tuple[Suggestion, ...]:
    """Ranked proposals, those of preferred styles first; offsets in the text as given."""
    return ()
