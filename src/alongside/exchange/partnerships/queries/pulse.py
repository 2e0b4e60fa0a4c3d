"""Read the pulse: whether a round is open, whether one has answered, and what closed rounds show.

No question here can be asked about a person, and none about a round that is open but how long it lasts. For
readers who are inside: each is given the partnership that `inside` returned.
"""

from dataclasses import dataclass
from datetime import date

from alongside.exchange.accounts.access import Viewer

from .. import pulse_rules as rules
from ..models import Answered, Partnership, Round


@dataclass(frozen=True, slots=True)
class Trend:
    """Trust over the rounds that show anything: (day, 2 to 4 in halves), oldest first; and where it goes."""

    points: tuple[tuple[date, float], ...]
    direction: str  # up, down, same, or nothing yet


def open_round(partnership: Partnership) -> Round | None:
    """The round that is open."""
    return partnership.rounds.filter(closed_on=None).first()


def may_answer(viewer: Viewer, asked: Round, today: date) -> bool:
    """Whether the viewer can still answer a round of theirs."""
    if viewer.user_id is None or viewer.guest_id is not None or today > asked.closes_on:
        return False
    return not Answered.objects.filter(round=asked, user_id=viewer.user_id).exists()


def closed_rounds(partnership: Partnership) -> list[Round]:
    """The rounds that are closed, the newest first; those with too few answers show nothing."""
    return list(partnership.rounds.exclude(closed_on=None))


def trust_trend(partnership: Partnership) -> Trend:
    """How trust in each other went over the rounds."""
    points = tuple(
        (row.closed_on, float(row.results["trust"]))
        for row in reversed(closed_rounds(partnership))
        if row.closed_on is not None and row.results
    )
    return Trend(points, rules.trend([value for _day, value in points]))
