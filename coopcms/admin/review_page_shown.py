"""Everything the review's page shows, put together from one standing in a handful of statements."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coopcms.actor import Actor
from coopcms.admin.changes import words_of
from coopcms.admin.comments_shown import Talk, by_place, talks
from coopcms.admin.item_desk import address_of, head_of
from coopcms.admin.item_page import Refusal, around, base_moved, may_know_names, owner_views
from coopcms.admin.reading import titles_of
from coopcms.admin.review_diff import BODY, FACT, PLACEMENT, Ask, Sheet, changes_in, forms_in, sheets
from coopcms.admin.review_diff_places import remarks_on
from coopcms.admin.review_page_act import choices_among, decision, with_choices
from coopcms.admin.review_page_compare import CHOICES, Comparison, comparison, comparison_with
from coopcms.admin.review_page_series import TEXTS, Series
from coopcms.admin.says import names_of
from coopcms.content import policy
from coopcms.content.models import Item, Revision
from coopcms.language.wording import only_form
from coopcms.review.queries import Standing
from coopcms.review.queries_comments import threads_on
from coopcms.review.reviewing import bases

FORMS, WITHOUT = "schreibweisen", "ohne"  # the argument of the address that hides changes of form


@dataclass(frozen=True, slots=True)
class Wanted:
    """What this very page is to show: the `wish` what to compare with, the series, a refusal, the words once seen.

    With `hides` it leaves out the changes that are of form alone; `chosen` are the remarks that were ticked.
    """

    wish: str = ""
    series: Series | None = None
    refusal: Refusal | None = None
    seen: Revision | None = None
    hides: bool = False
    chosen: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Forms:
    """How many changes are of form alone, whether they are hidden, and the address of the page that turns it round."""

    count: int
    hidden: bool
    other: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The sheets as they are laid out: words first, facts to be read, what need not be read, where it stands."""

    words: tuple[Sheet, ...]
    facts: tuple[Sheet, ...]
    folded: tuple[Sheet, ...]
    placement: tuple[Sheet, ...]


def page_values(found: Standing, actor: Actor, wanted: Wanted) -> dict:
    """The values of templates/admin/item/review.html; three selects beyond the standing."""
    item, names, refusal = found.item, names_of(found.owners), wanted.refusal
    compared = _compared(found, actor, wanted)
    every = talks(found, threads_on(item), actor)
    shown = _sheets(item, compared, every, wanted)
    people = around(found, actor).values() if may_know_names(found, actor) else None
    typed = {refusal.transition: refusal.form} if refusal and refusal.form else {}
    choices = choices_among(every, found, wanted.chosen)
    return head_of(item, policy.definition_of(item), found.may) | {
        "tab": "/pruefung", "owners": owner_views(found.owners), "standing": found, "actor_id": actor.id,
        "statuses": {lane.centre: lane.status for lane in found.lanes} or None,
        "comparison": compared, "parts": _parts(shown, compared, every), "changes": changes_in(shown),
        "talks": by_place(every), "open_talks": sum(talk.thread.is_open for talk in every),
        "gone": _gone(shown, every), "series": wanted.series, "forms": _forms(item, shown, wanted),
        "decision": with_choices(decision(found, names, typed, people), choices), "refusal": refusal,
        "base_moved": base_moved(item), "here": _here(item, wanted), "again": _again(wanted),
    }  # fmt: skip


def _compared(found: Standing, actor: Actor, wanted: Wanted) -> Comparison:
    known = bases(found, actor)
    if wanted.seen:
        return comparison_with(wanted.seen, known)
    return comparison(known, wanted.wish, signs=_signs(found))


def _signs(found: Standing) -> bool:
    """True for people of a centre that signs the text, and for those who stand in for one."""
    own = {slug for _role, slug in found.person.roles} | found.person.substitute_for
    return not own.isdisjoint(owner.slug for owner in found.facts.owners)


def revision_of_hash(item: Item, hash: str) -> Revision | None:
    """The newest of the item's revisions with these words."""
    return Revision.select().where(Revision.item == item.id, Revision.hash == hash).order_by(Revision.id.desc()).first()


def _sheets(item: Item, compared: Comparison, every: Iterable[Talk], wanted: Wanted) -> tuple[Sheet, ...]:
    places = frozenset(talk.stands_at for talk in every if talk.thread.is_open)
    old = words_of(compared.old) if compared.old else None
    new = words_of(item.head)
    titles = titles_of([*(new.get(BODY) or []), *((old or {}).get(BODY) or [])])
    remarks = replace(remarks_on(talk.thread for talk in every), titles=titles)
    return sheets(Ask(item.kind, old, new, places, remarks, only_form, wanted.hides))


def _forms(item: Item, shown: tuple[Sheet, ...], wanted: Wanted) -> Forms | None:
    """The changes of form in what is shown, and the way to the page with or without them."""
    count = forms_in(shown)
    other = replace(wanted, hides=not wanted.hides)
    return Forms(count, wanted.hides, _here(item, other)) if count else None


def _parts(shown: tuple[Sheet, ...], compared: Comparison, every: Iterable[Talk]) -> Parts:
    talked = {talk.stands_at for talk in every if talk.thread.is_open}
    short = [sheet for sheet in shown if sheet.look in (FACT, PLACEMENT)]
    read = [sheet for sheet in short if not compared.old or sheet.changed or sheet.name in talked]
    return Parts(
        tuple(sheet for sheet in shown if sheet not in short),
        tuple(sheet for sheet in read if sheet.look == FACT),
        tuple(sheet for sheet in short if sheet not in read),
        tuple(sheet for sheet in read if sheet.look == PLACEMENT),
    )


def _gone(shown: tuple[Sheet, ...], every: Iterable[Talk]) -> list[Talk]:
    """Conversations whose place is neither in the text nor among what is marked as gone."""
    places = {stretch.place for sheet in shown for run in sheet.runs for stretch in run.stretches}
    return [talk for talk in every if talk.thread.now is None and talk.stands_at not in places]


def _again(wanted: Wanted) -> str:
    """What the address of this page asks for besides the comparison."""
    series = f"{TEXTS}={'-'.join(map(str, wanted.series.items))}" if wanted.series else ""
    return "&".join(filter(None, (series, f"{FORMS}={WITHOUT}" if wanted.hides else "")))


def _here(item: Item, wanted: Wanted) -> str:
    """The address of this page, where a comment on it leads back to."""
    wish = f"seit={wanted.wish}" if wanted.wish in {argument for argument, _name, _title in CHOICES} else ""
    asked = "&".join(filter(None, (wish, _again(wanted))))
    page = address_of(item.id, "/pruefung")
    return f"{page}?{asked}" if asked else page
