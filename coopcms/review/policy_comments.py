"""Who may end a conversation beside the text, and begin it again."""

from coopcms.actor import Actor
from coopcms.review.models import Comment
from coopcms.workflow.facts import Facts

SETTLERS = ("author", "reviewer", "centre_lead")


def may_settle(actor: Actor, facts: Facts, thread: Comment) -> bool:
    """True for who began it, for the text's writers, and for those who write or review for one of its owners."""
    if actor.id in (thread.user_id, *facts.contributors):
        return True
    return any((role, owner.slug) in actor.roles for role in SETTLERS for owner in facts.owners)


def who_settles(facts: Facts) -> tuple[str, ...]:
    """The same as `role@centre`, for who may not."""
    return tuple(f"{role}@{owner.slug}" for role in SETTLERS for owner in facts.owners)
