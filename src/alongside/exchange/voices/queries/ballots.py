"""Read ballots: what is put in order, what somebody answered for themselves, and all answers without names.

Nobody reads who chose what but they themselves, with their own part in hand; `answers_of` numbers people in
the order in which they came and says nothing else of them.
"""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id, needs_for

from ..models import Ask, Ballot, Comparison, Contribution, Idea, Mark, Option, Participant, Weight
from .asks import under
from .ideas import ideas_for

MOST_TO_ADD = 40


@dataclass(frozen=True, slots=True)
class Answers:
    """What the first so many people answered. People are numbered from 0, in the order in which they came.

    `pairs`: (person, one, other, came); `marks`: (person, option, aspect, value); `weights`: (person, aspect,
    value); options by their ids.
    """

    people: int
    pairs: list[tuple[int, int, int, str]]
    marks: list[tuple[int, int, str, int]]
    weights: list[tuple[int, str, int]]


def ballot_for(viewer: Viewer, ref: str) -> Ballot | None:
    """The ballot with its ask, where the viewer may see that."""
    rows = Ballot.objects.select_related("ask", "ask__place", "ask__owner")
    return rows.filter(under(viewer), ask__ref=ref).first()


def ballot_of(ask: Ask) -> Ballot:
    """The ballot of an ask that the viewer was given; with what holds before it was set up."""
    return Ballot.objects.filter(ask=ask).first() or Ballot(ask=ask)


def options_of(ballot: Ballot) -> list[Option]:
    """What is put in order, as it was added; with what each comes from."""
    if not ballot.pk:
        return []
    return list(ballot.options.select_related("need", "idea__contribution").order_by("pk"))


def seen_sources(viewer: Viewer, options: list[Option]) -> set[int]:
    """The ids of those options whose need or suggestion the viewer may see."""
    needs = needs_by_id(viewer, [one.need_id for one in options if one.need_id])
    wanted = [one.idea_id for one in options if one.idea_id]
    ideas = set(ideas_for(viewer).filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    return {one.pk for one in options if one.need_id in needs or one.idea_id in ideas}


def own_pairs(part: Participant) -> list[tuple[int, int]]:
    """The pairs that somebody answered, the oldest first."""
    return list(part.comparisons.values_list("one_id", "other_id"))


def own_marks(part: Participant) -> dict[int, dict[str, int]]:
    """What somebody said of each option, by aspect."""
    found: dict[int, dict[str, int]] = {}
    for option, aspect, value in part.marks.values_list("option_id", "aspect", "value"):
        found.setdefault(option, {})[aspect] = value
    return found


def own_weights(part: Participant) -> dict[str, int]:
    """How much each aspect counts for somebody."""
    return dict(part.weights.values_list("aspect", "value"))


def people_of(ballot: Ballot) -> list[int]:
    """The ids of those who answered, in the order in which they first did."""
    rows = Contribution.objects.filter(
        ask_id=ballot.ask_id, kind=Contribution.Kind.CHOICES, participant__isnull=False
    )
    return list(dict.fromkeys(rows.order_by("pk").values_list("participant_id", flat=True)))


def answers_of(ballot: Ballot, people: list[int]) -> Answers:
    """What these people answered, by their place in the list."""
    place = {pk: at for at, pk in enumerate(people)}
    pairs = _of(Comparison, ballot).values_list("participant_id", "one_id", "other_id", "came")
    marks = _of(Mark, ballot).values_list("participant_id", "option_id", "aspect", "value")
    weights = _of(Weight, ballot).values_list("participant_id", "aspect", "value")
    return Answers(
        len(people),
        [(place[who], *rest) for who, *rest in pairs if who in place],
        [(place[who], *rest) for who, *rest in marks if who in place],
        [(place[who], *rest) for who, *rest in weights if who in place],
    )


def _of(model: type, ballot: Ballot) -> QuerySet:  # type: ignore[type-arg]
    return model.objects.filter(participant__ask_id=ballot.ask_id).order_by("pk")


def tallies(ballot: Ballot) -> list[tuple[int, int, str, int]]:
    """How often each two were answered in which way: (one, other, came, times), from all so far."""
    rows = Comparison.objects.filter(one__ballot=ballot).values_list("one_id", "other_id", "came")
    return list(rows.annotate(n=Count("pk")).order_by("one_id", "other_id", "came"))


def times_marked(ballot: Ballot) -> dict[int, int]:
    """How many people marked each option, by id."""
    rows = Mark.objects.filter(option__ballot=ballot).values_list("option_id")
    return dict(rows.annotate(n=Count("participant", distinct=True)).order_by())


def needs_to_add(viewer: Viewer, ballot: Ballot) -> list[Need]:
    """What is needed that could be put in order here: the ask's own, then what is open in its place.

    Only what everyone sees: its title is read by whoever answers.
    """
    ask, there = ballot.ask, {one.need_id for one in options_of(ballot)}
    own = list(needs_by_id(viewer, ask.needs.values_list("pk", flat=True)).values())
    if ask.place_id is not None:
        own += needs_for(viewer, world=ask.world, status="open", place_id=ask.place_id)[:MOST_TO_ADD]
    public = {need.pk: need for need in own if need.visibility == Visibility.PUBLIC and need.pk not in there}
    return list(public.values())[:MOST_TO_ADD]


def ideas_to_add(viewer: Viewer, ballot: Ballot) -> list[Idea]:
    """Suggestions that could be put in order here: those of the same place that were looked at."""
    ask, there = ballot.ask, [one.idea_id for one in options_of(ballot) if one.idea_id]
    if ask.place_id is None:
        return []
    rows = ideas_for(viewer, world=ask.world).filter(
        contribution__ask__visibility=Visibility.PUBLIC, state__in=("looked-at", "taken-up")
    )
    here = rows.filter(contribution__ask__place_id=ask.place_id) | rows.filter(place_id=ask.place_id)
    return list(here.exclude(pk__in=there)[:MOST_TO_ADD])
