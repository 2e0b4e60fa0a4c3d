"""Read competitions: terms, who scores what, and the ranking as it may be shown."""

from django.db.models import QuerySet
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.models import User

from .. import competition_rules as rules
from ..models import Ask, Competition, Criterion, Idea, IdeaAuthor, Pitch, Score, Scorer
from . import asks


def competition_of(ask: Ask) -> Competition | None:
    """The competition that a call is, if it is one."""
    return Competition.objects.filter(ask=ask).prefetch_related("criteria", "scorers").first()


def takes_pitches(ask: Ask) -> bool:
    """Whether suggestions still come in today, or may from a later day on."""
    return ask.state == Ask.State.DRAFT or (
        ask.state == Ask.State.OPEN and not (ask.closes_on and ask.closes_on < timezone.localdate())
    )


def may_add(ask: Ask) -> bool:
    """Whether somebody can suggest something today."""
    return asks.is_taking(ask, timezone.localdate())


def my_scorer(viewer: Viewer, competition: Competition) -> Scorer | None:
    """The viewer as one of those who score, by the address of their account; nobody for a guest."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return None
    address = User.objects.filter(pk=viewer.user_id, is_active=True).values_list("email", flat=True).first()
    if not address:
        return None
    return Scorer.objects.filter(competition=competition, email=address.lower()).first()


def scoring_for(viewer: Viewer, *, world: str) -> list[Ask]:
    """The closed competitions without a result in which the viewer still has something to score."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return []
    address = User.objects.filter(pk=viewer.user_id).values_list("email", flat=True).first() or ""
    rows = Scorer.objects.filter(
        email=address.lower(), competition__result_at=None, competition__ask__world=world
    ).exclude(email="")
    found = []
    for one in rows.select_related("competition__ask")[:20]:
        ask = one.competition.ask
        if ask.state != Ask.State.WITHDRAWN and not takes_pitches(ask) and left_for(one):
            found.append(ask)
    return found


def left_for(scorer: Scorer) -> int:
    """How many pitches a scorer has neither scored nor said to have something to do with."""
    rows = _in_ranking(scorer.competition.ask)
    return rows.exclude(scores__scorer=scorer).exclude(interests__scorer=scorer).count()


def _in_ranking(ask: Ask) -> QuerySet[Pitch]:
    """The pitches that are ranked: looked at, and gone on in no other."""
    out = (Idea.State.NEW, Idea.State.MERGED)
    return Pitch.objects.filter(idea__contribution__ask=ask).exclude(idea__state__in=out)


def pitches_of(ask: Ask) -> list[Pitch]:
    """The pitches that are ranked, by rank once there is one, else as they came."""
    rows = _in_ranking(ask).select_related("idea__contribution__ask", "idea__place")
    return list(rows.order_by("rank", "pk"))


def pitch_of(idea: Idea) -> Pitch | None:
    """What an idea asks for, where it is in a competition."""
    return Pitch.objects.filter(idea=idea).first()


def as_rule(one: Criterion) -> rules.Criterion:
    """A criterion as the rules know it."""
    return rules.Criterion(one.pk, one.weight, one.scale)


def ranking(competition: Competition, pitches: list[Pitch]) -> list[rules.Placed]:
    """The ranking of pitches by the marks so far; marks of a scorer who left one out do not count."""
    criteria = [as_rule(one) for one in competition.criteria.all()]
    marks: dict[int, dict[int, dict[int, int]]] = {}
    rows = Score.objects.filter(pitch__in=[one.pk for one in pitches])
    for pitch, scorer, criterion, value in rows.values_list("pitch", "scorer", "criterion", "value"):
        marks.setdefault(pitch, {}).setdefault(scorer, {})[criterion] = value
    whole = {
        pitch: {scorer: given for scorer, given in by.items() if len(given) == len(criteria)}
        for pitch, by in marks.items()
    }
    return rules.place(criteria, {one.pk: one.amount for one in pitches}, whole, competition.tie)


def own_scores(scorer: Scorer, pitch: Pitch) -> dict[int, Score]:
    """What a scorer gave a pitch, by criterion."""
    return {one.criterion_id: one for one in scorer.scores.filter(pitch=pitch)}


def own_interests(scorer: Scorer) -> dict[int, str]:
    """What a scorer said to have to do with pitches, by pitch."""
    return dict(scorer.interests.values_list("pitch_id", "words"))


def scored_by(scorer: Scorer) -> set[int]:
    """The pitches that a scorer has scored."""
    return set(scorer.scores.values_list("pitch_id", flat=True))


def interests_in(competition: Competition) -> list[tuple[str, str, str]]:
    """Who has something to do with which pitch, and what: name of the scorer, title, words."""
    rows = Scorer.objects.filter(competition=competition, interests__isnull=False)
    return list(rows.values_list("name", "interests__pitch__idea__title", "interests__words"))


def wrote(by: Doer, pitch: Pitch) -> bool:
    """Whether the doer is among those who said it."""
    if by.user_id is None:
        return False
    rows = IdeaAuthor.objects.filter(idea=pitch.idea_id, contribution__participant__user=by.user_id)
    return rows.exists()
