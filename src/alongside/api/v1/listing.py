"""Lists a page at a time. The cursor is the `ref` of the last row seen, so nothing can be counted from it."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from django.db.models import QuerySet
from ninja import Field, Schema

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory.queries import links

from .problems import BadQuestion

ShowAll = Callable[[Sequence[Any]], list[dict[str, Any]]]

Kind = Literal["capability", "asset", "support", "innovation", "fund"]
Stage = Literal["idea", "development", "testing", "adoption", "diffusion", "scale-up", "decommissioning"]
Standing = Literal["open", "unclaimed", "history"]
MOST = 200
USUAL = 50


class Paging(Schema):
    """Which page."""

    cursor: str | None = Field(None, description="`next` of the page before.")
    limit: int = Field(USUAL, ge=1, le=MOST, description="How many rows.")


class Worldly(Paging):
    """Which page, of which world."""

    world: str = Field("real", pattern="^(real|practice)$", description="`practice`: the invented town.")


class Link(Schema):
    """A row, as a link to it."""

    id: str
    name: str


def page(rows: QuerySet[Any], paging: Paging, show: ShowAll) -> dict[str, Any]:
    """One page of rows in the order they were made; `show` is given all of the page at once.

    Raises: BadQuestion for a cursor that leads nowhere.
    """
    if paging.cursor:
        # among the rows the viewer may see: a hidden one leads as little anywhere as one that never was
        last = rows.filter(ref=paging.cursor).values_list("pk", flat=True).first()
        if last is None:
            raise BadQuestion("This cursor leads nowhere: its row is gone. Start again without a cursor.")
        rows = rows.filter(pk__gt=last)
    found = list(rows.order_by("pk")[: paging.limit + 1])
    shown = found[: paging.limit]
    more = len(found) > paging.limit
    return {"items": show(shown), "next": shown[-1].ref if more else None}


def each(show: Callable[[Any], dict[str, Any]]) -> ShowAll:
    """Show rows one by one."""
    return lambda rows: [show(row) for row in rows]


def with_actors(viewer: Viewer, show: Callable[[Any, Any], dict[str, Any]]) -> ShowAll:
    """Show rows, each with its actor as a link where the viewer may see that one."""

    def show_all(rows: Sequence[Any]) -> list[dict[str, Any]]:
        actors = links(viewer, [row.actor_id for row in rows])
        named = {pk: {"id": actor.id, "name": actor.name} for pk, actor in actors.items()}
        return [show(row, named.get(row.actor_id)) for row in rows]

    return show_all


def link(row: Any) -> dict[str, str] | None:
    """A place as a link."""
    return {"id": row.source_id, "name": row.name} if row else None
