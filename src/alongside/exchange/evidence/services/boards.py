"""Put a few figures side by side, keep what was said at meetings about them, and ask people themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.accounts.small_numbers import is_small
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place

from .. import measure_rules as rules
from ..measure_rules import Figure
from ..models import Board, BoardSeries, DataMeeting, OutcomeAnswer, OutcomeForm, Series
from ..notices_measures import FigureRefused
from ..queries import boards as queries
from ..queries.measures import series_for
from . import figures
from .measures import held


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a board, and its figures in their order; of two at most what they say together."""

    title: str
    about: str = ""
    place: Place | None = None
    actor: Actor | None = None
    partnership: Partnership | None = None
    series: Sequence[Series] = ()
    demand: Series | None = None
    capacity: Series | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What was said at a meeting about a board."""

    held_on: date
    said: str
    decided: str = ""
    who: str = ""
    next_on: date | None = None


def _allow(said: Said, acts_for: int | None, world: str, by: Doer) -> None:
    if acts_for is None:
        raise FigureRefused("no-party")
    if not said.title:
        raise FigureRefused("no-title")
    if len(said.title) > 200:
        raise FigureRefused("long-title")
    if len(said.about) > rules.LONG:
        raise FigureRefused("too-long", "about")
    if not said.series:
        raise FigureRefused("none-shown")
    if len(said.series) > rules.MOST_SHOWN:
        raise FigureRefused("many-shown")
    parts = [one for one in (said.demand, said.capacity) if one is not None]
    ids = [one.pk for one in said.series]
    if (
        len(parts) == 1
        or len({one.pk for one in parts}) != len(parts)
        or any(one.pk not in ids for one in parts)
    ):
        raise FigureRefused("parts")
    things = (said.place, said.actor, said.partnership, *said.series)
    if any(one is not None and one.world != world for one in things):
        raise FigureRefused("worlds")
    if series_for(viewer_of(by)).filter(pk__in=ids).count() != len(set(ids)):
        raise Series.DoesNotExist


def kept_board(ref: str, by: Doer) -> Board:
    """A board that the doer keeps, locked. Raises: Board.DoesNotExist for anybody else."""
    viewer = viewer_of(by)
    found = queries.board_for(viewer, ref)
    if found is None or not queries.keeps(viewer, found):
        raise Board.DoesNotExist
    return Board.objects.select_for_update().get(pk=found.pk)


@transaction.atomic
def start(*, said: Said, by: Doer) -> Board:
    """Put figures side by side, seen by whoever does so alone at first. Raises: FigureRefused."""
    acts_for = by.acting_for_id if by.user_id is not None else None
    world = world_of_party(acts_for)
    _allow(said, acts_for, world, by)
    made = Board(user_id=by.user_id, owner_id=acts_for, world=world, visibility=Visibility.PRIVATE)
    _write(made, said, by)
    record(by=by, action="start", kind="board", ids=[made.pk], detail={"series": len(said.series)})
    return made


@transaction.atomic
def edit(*, ref: str, said: Said, by: Doer) -> Board:
    """Say otherwise what it is and which figures stand on it. Raises: Board.DoesNotExist; FigureRefused.

    A figure on it that the doer may not see stays.
    """
    found = kept_board(ref, by)
    _allow(said, found.owner_id, found.world, by)
    _write(found, said, by)
    record(by=by, action="edit", kind="board", ids=[found.pk], detail={"series": len(said.series)})
    return found


def _write(row: Board, said: Said, by: Doer) -> None:
    row.title, row.about = said.title, said.about
    row.place, row.actor, row.partnership = said.place, said.actor, said.partnership
    row.save()
    row.shown.filter(series__in=series_for(viewer_of(by))).delete()
    part = {said.demand.pk: "demand", said.capacity.pk: "capacity"} if said.demand and said.capacity else {}
    ids = dict.fromkeys(one.pk for one in said.series)
    BoardSeries.objects.bulk_create(BoardSeries(board=row, series_id=pk, part=part.get(pk, "")) for pk in ids)


@transaction.atomic
def share(*, ref: str, visibility: str, circles: Iterable[str] = (), by: Doer) -> Board:
    """Say who may see it; each figure on it is seen by whom it is shared with. Raises: SightRefused."""
    found = kept_board(ref, by)
    if fields := set_sight(row=found, visibility=visibility, circles=circles, by=by):
        record(by=by, action="share", kind="board", ids=[found.pk], detail={"fields": fields})
    return found


@transaction.atomic
def keep_meeting(*, ref: str, said: Meeting, by: Doer) -> DataMeeting:
    """Keep what was said and decided on a day. Raises: Board.DoesNotExist; FigureRefused."""
    found = kept_board(ref, by)
    if not said.said:
        raise FigureRefused("no-said")
    for name in ("said", "decided"):
        if len(getattr(said, name)) > rules.LONG:
            raise FigureRefused("too-long", name)
    if len(said.who) > 300:
        raise FigureRefused("long-note", "who")
    if said.held_on > timezone.localdate():
        raise FigureRefused("day-ahead")
    if found.meetings.filter(held_on=said.held_on).exists():
        raise FigureRefused("kept-then")
    plain = {name: getattr(said, name) for name in Meeting.__slots__}
    made = DataMeeting.objects.create(board=found, user_id=by.user_id, **plain)
    record(by=by, action="keep-meeting", kind="board", ids=[found.pk])
    return made


@transaction.atomic
def ask(
    *,
    ref: str,
    intro: str,
    questions: Sequence[str],
    worst: str,
    best: str,
    is_open: bool = True,
    by: Doer,
) -> OutcomeForm:
    """Keep the questions behind a series that is a mean. Raises: Series.DoesNotExist; FigureRefused."""
    found = held(ref, by)
    asked = [one.strip() for one in questions if one.strip()]
    if not found.definition.is_ratio or found.definition.per != 1 or not found.definition.of_people:
        raise FigureRefused("no-form")
    if not intro.strip():
        raise FigureRefused("no-intro")
    if len(intro) > rules.LONG:
        raise FigureRefused("too-long", "intro")
    if not 1 <= len(asked) <= rules.MOST_QUESTIONS:
        raise FigureRefused("no-questions")
    if any(len(one) > 200 for one in asked):
        raise FigureRefused("long-question")
    if not (worst.strip() and best.strip()) or max(len(worst), len(best)) > 80:
        raise FigureRefused("no-ends")
    said = {"intro": intro.strip(), "questions": asked, "worst": worst.strip(), "best": best.strip()}
    made, _new = OutcomeForm.objects.update_or_create(
        series=found, defaults=said | {"is_open": is_open}, create_defaults=said | {"user_id": by.user_id}
    )
    record(by=by, action="ask", kind="series", ids=[found.pk], detail={"questions": len(asked)})
    return made


@transaction.atomic
def answer(*, form: OutcomeForm, answers: Sequence[int | None], agreed: bool, on: date | None = None) -> None:
    """Keep what one person answered, with nothing that leads to them: no name, no day, nothing in the trail.

    Raises: FigureRefused where the questions are closed, not all are answered, or consent is not given.
    """
    if not form.is_open or form.series.ended_on is not None:
        raise FigureRefused("closed")
    for at, one in enumerate(answers, 1):
        if one is None or not 0 <= one <= rules.TOP:
            raise FigureRefused("not-all", f"answer-{at}")
    if len(answers) != len(form.questions):
        raise FigureRefused("not-all")
    if not agreed:
        raise FigureRefused("no-consent")
    start = rules.period_of(on or timezone.localdate(), form.series.often)[0]
    given = [one for one in answers if one is not None]
    OutcomeAnswer.objects.create(form=form, starts_on=start, score=sum(given) / len(given))


@transaction.atomic
def add_up(*, ref: str, by: Doer) -> tuple[int, int]:
    """Make figures of the answers of every time that is over, then forget the answers.

    Returns how many times became a figure, and how many had fewer than five answers: those are forgotten
    too, as nothing can be shown of them. Raises: Series.DoesNotExist; FigureRefused where nothing waits.
    """
    found = held(ref, by)
    form = queries.form_of(found)
    waiting = queries.waiting_answers(form) if form is not None else []
    if form is None or not waiting:
        raise FigureRefused("nothing-over")
    made = few = 0
    for start, _end, many in waiting:
        rows = form.answers.filter(starts_on=start)
        if is_small(many):
            few += 1
        else:
            total = round(sum(rows.values_list("score", flat=True)), 6)
            figure = Figure(start, numerator=total, denominator=many)
            kept = figures.add_many(ref=ref, figures=[figure], came="asked", by=by)
            made += sum(one.state == "new" for one in kept)
        rows.delete()
    record(by=by, action="add-up", kind="series", ids=[found.pk], detail={"made": made, "few": few})
    return made, few
