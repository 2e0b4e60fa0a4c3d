"""The work of those who work together, for those inside: what could go wrong, dates, how it is."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.queries import pulse, work

router = Router()


class RiskOut(Schema):
    """What could go wrong, or does."""

    ref: str
    what: str
    kind: Literal["risk", "issue"]
    likelihood: str
    impact: str
    whose: str
    response: str
    review_on: date
    closed_at: datetime | None
    closed_how: str


class ActionOut(Schema):
    """Who does what by when."""

    what: str
    who: str
    by_when: date
    done_on: date | None


class DateOut(Schema):
    """A date on which they meet."""

    ref: str
    what: str
    where: str
    agenda: str
    starts_at: datetime
    minutes: int
    called_off: bool
    notes: str
    actions: list[ActionOut]


class RoundOut(Schema):
    """What one closed round showed: averages in halves, 2 meaning 2 or less and 4 meaning 4 or more."""

    closed_on: date
    results: dict[str, float]
    words: list[str]


def _inside(request: HttpRequest, ref: str) -> Any:
    found = queries.inside(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _names(request: HttpRequest, members: list[Any]) -> dict[int, str]:
    named = queries.names_of(request.viewer, [one for one in members if one])  # type: ignore[attr-defined]
    return {pk: one.name for pk, one in named.items()}


@router.get("/{ref}/risks", response=list[RiskOut], summary="What could go wrong for them")
def risks(request: HttpRequest, ref: str) -> list[dict[str, Any]]:
    """What could go wrong or does, the gravest first; where you take part and send your key."""
    rows = work.risks_of(_inside(request, ref))
    named = _names(request, [row.whose for row in rows])
    fields = (
        "ref",
        "what",
        "kind",
        "likelihood",
        "impact",
        "response",
        "review_on",
        "closed_at",
        "closed_how",
    )
    return [
        {name: getattr(row, name) for name in fields} | {"whose": named.get(row.whose_id or 0, "")}
        for row in rows
    ]


@router.get("/{ref}/dates", response=list[DateOut], summary="When they meet")
def dates(request: HttpRequest, ref: str) -> list[dict[str, Any]]:
    """Dates with their notes and who does what, the earliest first; where you take part and send your key."""
    rows = work.meetings_of(_inside(request, ref))
    named = _names(request, [action.who for row in rows for action in row.actions.all()])
    fields = ("ref", "what", "where", "agenda", "starts_at", "minutes", "notes")
    return [
        {name: getattr(row, name) for name in fields}
        | {
            "called_off": row.called_off_at is not None,
            "actions": [
                {
                    "what": one.what,
                    "who": named.get(one.who_id or 0, ""),
                    "by_when": one.by_when,
                    "done_on": one.done_on,
                }
                for one in row.actions.all()
            ],
        }
        for row in rows
    ]


@router.get("/{ref}/pulse", response=list[RoundOut], summary="How they find it to work together")
def rounds(request: HttpRequest, ref: str) -> list[dict[str, Any]]:
    """Rounds that are closed and had enough answers, the newest first; nothing of one that is open."""
    rows = [row for row in pulse.closed_rounds(_inside(request, ref)) if row.results]
    return [{"closed_on": row.closed_on, "results": row.results, "words": row.words} for row in rows]
