"""Let several suggestions go on as one, or one as several; each author and each voter is kept."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import idea_rules as rules
from .. import notices_ideas as notices
from ..models import Contribution, Idea, IdeaAuthor, IdeaLineage, IdeaStep, IdeaSupport, Pitch
from ..notices_ideas import IdeaRefused
from ..queries import ideas as queries
from .ideas import held, refuse, show


@transaction.atomic
def combine(*, ref: str, others: Sequence[str], title: str, words: str, by: Doer) -> Idea:
    """Let an idea and others of the same call go on as one, in words of whoever combines them.

    Everybody who said one of them said it, and everybody who wants one wants it, once. Raises:
    Idea.DoesNotExist; IdeaRefused. Then: one audit entry; all of them are told where it goes on.
    """
    title, words = " ".join(title.split()), words.strip()
    parents = [held(one, by) for one in dict.fromkeys([ref, *others])]
    asks = [one.contribution.ask_id for one in parents]
    _no_pitch(parents)
    refuse(rules.may_combine(states=[one.state for one in parents], asks=asks, title=title, words=words))
    child = _child(parents, title, words, by)
    _go_on(parents, [child], by)
    record(by=by, action="combine", kind="idea", ids=[child.pk], detail={"of": len(parents)})
    return child


@transaction.atomic
def split(*, ref: str, titles: Sequence[str], by: Doer) -> list[Idea]:
    """Let one idea go on as several, each with its words below its own title.

    Whoever said it said each, and whoever wants it wants each. Raises: Idea.DoesNotExist; IdeaRefused.
    Then: one audit entry; all of them are told.
    """
    parent = held(ref, by)
    said = [" ".join(one.split()) for one in titles if one.strip()]
    _no_pitch([parent])
    refuse(rules.may_split(state=parent.state, titles=said))
    children = [_child([parent], title, parent.words, by) for title in said]
    _go_on([parent], children, by)
    record(by=by, action="split", kind="idea", ids=[parent.pk], detail={"into": len(children)})
    return children


@transaction.atomic
def undo(*, ref: str, by: Doer) -> list[Idea]:
    """Take back what an idea came out of, while nobody has acted on it; return what is there again.

    Of a split, all its parts go. Raises: Idea.DoesNotExist; IdeaRefused. Then: one audit entry.
    """
    idea = held(ref, by)
    parents = list(Idea.objects.filter(goes_on__child=idea).distinct())
    children = list(Idea.objects.filter(came_from__parent__in=parents).distinct())
    acted = any(queries.has_acted(one) for one in children)
    refuse(rules.may_undo(acted=acted, has_parents=bool(parents)))
    Contribution.objects.filter(idea__in=children).delete()
    for one in parents:
        one.state, one.was = one.was, ""
        one.save(update_fields=["state", "was"])
        IdeaStep.objects.create(idea=one, state=one.state, user_id=by.user_id)
    record(by=by, action="undo", kind="idea", ids=[one.pk for one in parents])
    return parents


def _child(parents: Sequence[Idea], title: str, words: str, by: Doer) -> Idea:
    """One that came out of others: first of them in place and owner, the earliest day of all."""
    first = parents[0]
    places = {one.place_id for one in parents}
    looked = all(one.state == Idea.State.NEW for one in parents)
    child = Idea.objects.create(
        contribution=Contribution.objects.create(ask=first.contribution.ask, kind=Contribution.Kind.IDEA),
        kind=first.kind,
        title=title,
        words=words,
        place_id=first.place_id if len(places) == 1 else None,
        state=Idea.State.LOOKED_AT if looked else max((one.state for one in parents), key=_far),
        owner_id=first.owner_id,
        owner_name=first.owner_name,
        answer_by=min(one.answer_by for one in parents),
    )
    child.subjects.set({subject for one in parents for subject in one.subjects.all()})
    said = IdeaAuthor.objects.filter(idea__in=parents).order_by("pk")
    contributions = dict.fromkeys(said.values_list("contribution_id", flat=True))
    IdeaAuthor.objects.bulk_create(IdeaAuthor(idea=child, contribution_id=pk) for pk in contributions)
    authors = child.authors.values("contribution__participant_id")
    wants = IdeaSupport.objects.filter(idea__in=parents).exclude(
        participant_id__in=authors.filter(contribution__participant__isnull=False)
    )
    people = dict.fromkeys(wants.order_by("pk").values_list("participant_id", flat=True))
    IdeaSupport.objects.bulk_create(IdeaSupport(idea=child, participant_id=pk, carried=True) for pk in people)
    IdeaStep.objects.create(idea=child, state=child.state, user_id=by.user_id)
    return child


def _no_pitch(ideas: Sequence[Idea]) -> None:
    """What asks for money stays as it was pitched: its scores are about just that."""
    if Pitch.objects.filter(idea__in=ideas).exists():
        raise IdeaRefused("pitched")


def _far(state: str) -> int:
    return rules.OPEN.index(state)


def _go_on(parents: Sequence[Idea], children: Sequence[Idea], by: Doer) -> None:
    """Join parents to children; the parents are read from now on, and answered there."""
    IdeaLineage.objects.bulk_create(
        IdeaLineage(parent=one, child=child) for one in parents for child in children
    )
    for one in parents:
        show(one, by)
        one.was, one.state = one.state, Idea.State.MERGED
        one.save(update_fields=["was", "state"])
        IdeaStep.objects.create(idea=one, state=one.state, user_id=by.user_id)
        notices.moved(one, _("It goes on in another suggestion"), "\n".join(c.title for c in children))
