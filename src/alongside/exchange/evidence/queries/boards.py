"""Read boards of a few figures, what was said at meetings, and the questions that people answer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.directory.models import Actor
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.queries import inside_ids

from ..measure_rules import period_of
from ..models import Board, BoardSeries, DataMeeting, OutcomeForm, Series
from .measures import series_for


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on a board, and whether it says what is asked for or what can be given."""

    series: Series
    part: str


def under(viewer: Viewer, prefix: str = "") -> Q:
    """The condition by which a board is seen: as itself, and as whoever it is for."""
    rule = seen(viewer, Board, prefix)
    for name, model in (("actor", Actor), ("partnership", Partnership)):
        rule &= Q(**{f"{prefix}{name}__isnull": True}) | seen(viewer, model, f"{prefix}{name}__")
    return rule


def boards_for(
    viewer: Viewer,
    *,
    world: str = "",
    place_id: int | None = None,
    actor_id: int | None = None,
    partnership_id: int | None = None,
) -> QuerySet[Board]:
    """Those the viewer may see, by name; `place_id`: of that place or one inside it."""
    rows = Board.objects.filter(under(viewer)).select_related("place", "actor", "partnership")
    narrowed = {"world": world, "actor_id": actor_id, "partnership_id": partnership_id}
    rows = rows.filter(**{name: value for name, value in narrowed.items() if value not in ("", None)})
    return rows if place_id is None else rows.filter(place_id__in=inside_ids(place_id))


def board_for(viewer: Viewer, ref: str) -> Board | None:
    """One of them by ref."""
    return boards_for(viewer).filter(ref=ref).first()


def keeps(viewer: Viewer, board: Board) -> bool:
    """Whether the viewer changes it: acts for whoever owns it, signed in as themselves."""
    return viewer.user_id is not None and viewer.guest_id is None and board.owner_id in viewer.parties


def shown_on(viewer: Viewer, board: Board) -> list[Shown]:
    """The figures on it that the viewer may see, as they were put there."""
    parts = dict(BoardSeries.objects.filter(board=board).order_by("pk").values_list("series_id", "part"))
    rows = {row.pk: row for row in series_for(viewer).filter(pk__in=parts)}
    return [Shown(rows[pk], part) for pk, part in parts.items() if pk in rows]


def boards_with(viewer: Viewer, series: Series) -> QuerySet[Board]:
    """The boards that the viewer may see and on which a series stands."""
    return boards_for(viewer).filter(shown__series=series)


def meetings_of(board: Board) -> QuerySet[DataMeeting]:
    """What was said at each meeting about a board that the viewer was given, the newest first."""
    return board.meetings.select_related("user")


def meeting_of(board: Board, ref: str) -> DataMeeting | None:
    """One of them by ref."""
    return meetings_of(board).filter(ref=ref).first()


def form_for(ref: str) -> OutcomeForm | None:
    """Questions that people answer, by the ref that leads there; open to all who are given it."""
    return OutcomeForm.objects.select_related("series", "series__definition").filter(ref=ref).first()


def form_of(series: Series) -> OutcomeForm | None:
    """The questions behind a series that the viewer was given, if there are any."""
    return OutcomeForm.objects.filter(series=series).first()


def waiting_answers(form: OutcomeForm) -> list[tuple[date, date, int]]:
    """Times that are over of which answers wait to be added up: first day, last day, how many."""
    today = timezone.localdate()
    often = form.series.often
    counted = form.answers.order_by("starts_on").values_list("starts_on").annotate(many=Count("pk"))
    spans = [(*period_of(start, often), many) for start, many in counted]
    return [one for one in spans if one[1] < today]
