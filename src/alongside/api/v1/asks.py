"""What people are asked, with what they are promised; and what came of it."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.accounts.small_numbers import FEWEST
from alongside.exchange.voices.queries import answers, asks

from .listing import Link, Worldly, each, link, page

router = Router()
Kind = Literal["conversation", "ballot", "ideas", "panel"]
State = Literal["draft", "open", "closed", "answered", "withdrawn"]
Did = Literal["done", "will", "part", "not"]


class AskOut(Schema):
    """Something that is asked, and its promise; `people` is null where fewer than five took part."""

    id: str
    ref: str
    kind: Kind
    state: State
    title: str
    about: str
    decides: str
    decider: str
    answer_by: date | None
    fixed: str
    minutes: int | None
    pays: str
    who: str
    place: Link | None
    closes_on: date | None
    people: int | None


class ChangeOut(Schema):
    """What is different since."""

    on: date
    words: str
    link: str
    is_done: bool


class AnswerOut(Schema):
    """What was heard and what is done about it, or not and why; `said`: what it answers, word for word."""

    ref: str
    ask: str
    heard: str
    did: Did
    words: str
    why: str
    decided_by: str
    decided_on: date
    by_when: date | None
    published_on: date
    changes: list[ChangeOut]
    said: list[str]


class AskPage(Schema):
    """A page of what is asked."""

    items: list[AskOut]
    next: str | None


class AskFilters(Worldly):
    """What to list."""

    kind: Kind | None = None
    state: State | None = None


def show(row: Any) -> dict[str, Any]:
    """One thing that is asked."""
    plain = ("ref", "kind", "state", "title", "about", "decides", "decider", "answer_by", "fixed", "minutes")
    more = ("pays", "who", "closes_on")
    return {name: getattr(row, name) for name in (*plain, *more)} | {
        "id": row.source_id or row.ref,
        "place": link(row.place),
        "people": row.people if row.people >= FEWEST else None,
    }


@router.get("", response=AskPage, summary="List what people are asked")
def list_asks(request: HttpRequest, filters: Query[AskFilters]) -> dict[str, Any]:
    """What you may see, by kind and by where it has got to."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    states = [filters.state] if filters.state else ()
    rows = asks.asks_for(viewer, kind=filters.kind or "", world=filters.world, states=states)
    return page(asks.with_people(asks.listed(rows)), filters, each(show))


@router.get("/{ref}", response=AskOut, summary="One of them")
def one_ask(request: HttpRequest, ref: str) -> dict[str, Any]:
    """What is asked, and what whoever takes part is promised."""
    return show(_ask(request, ref))


@router.get("/{ref}/answers", response=list[AnswerOut], summary="What came of one of them")
def answers_of(request: HttpRequest, ref: str) -> list[dict[str, Any]]:
    """The answers that are published, the oldest first."""
    found = _ask(request, ref)
    rows = answers.published_of(found)
    said = answers.said_to(rows)
    plain = ("ref", "heard", "did", "words", "why", "decided_by", "decided_on", "by_when")
    return [
        {name: getattr(row, name) for name in plain}
        | {
            "ask": found.ref,
            "published_on": row.published_at.date(),
            "changes": list(row.changes.all()),
            "said": [one.words for one in said[row.pk]],
        }
        for row in rows
        if row.published_at is not None
    ]


def _ask(request: HttpRequest, ref: str) -> Any:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = asks.with_people(asks.asks_for(viewer).filter(ref=ref)).first()
    if found is None:
        raise Http404
    return found
