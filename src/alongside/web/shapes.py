"""How rows of a kind are shown: each in a list, and what a file of them holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.exchange.directory.queries import with_actors

from . import presenting, words

Column = tuple[Any, Callable[[Any], Any]]  # heading, value of a row


def _name(thing: Any) -> str:
    return thing.name if thing else ""


def _about(row: Any) -> str:
    return "; ".join(sorted(about.subject.label for about in row.abouts.all()))


def _of_set(name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row.dataset, name) if row.dataset else ""


def _as_they_are(viewer: Any, rows: Any) -> Any:
    return rows


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a list are shown, and what the file of it holds."""

    item: Callable[[Any], dict[str, Any]]
    columns: Sequence[Column]
    whole: Callable[[Any, Any], Any] = _as_they_are  # for a viewer: the rows with what only the file shows


# Where a record comes from and how far it can be relied on: the last columns of every file of records.
RECORD: tuple[Column, ...] = (
    (_("How far it can be relied on"), presenting.standing_text),
    (_("Last checked"), lambda row: row.confirmed_on),
    (_("Reported on"), lambda row: row.reported_on),
    (_("Where this comes from"), _of_set("title")),
    (_("Where in it"), lambda row: row.source),
    (_("The source is dated"), _of_set("dated")),
    (_("Licence"), _of_set("licence")),
)
WHERE: tuple[Column, ...] = (
    (_("Place"), lambda row: _name(row.place)),
    (_("Official code of the place"), lambda row: row.place.code if row.place else ""),
)
NEED: tuple[Column, ...] = (
    (_("What's needed"), lambda row: row.title),
    (_("In their words"), lambda row: row.statement),
    (_("Who it affects"), lambda row: row.who_affected),
    (_("How many"), lambda row: presenting.no_small_number(row.how_many)),
    (_("What would be better"), lambda row: row.wanted),
    (_("What has been tried"), lambda row: row.tried),
    (_("By when"), lambda row: row.by_when),
    (_("Where it's got to"), lambda row: words.STATUS[row.status]),
    (_("Why it was closed"), lambda row: row.closed_reason),
    (_("What helps or gets in the way"), lambda row: words.DRIVER.get(row.driver, "")),
    (_("How far along"), lambda row: words.STAGE.get(row.stage, "")),
    (_("About"), _about),
    (_("Raised by"), lambda row: _name(row.actor)),
    *WHERE,
    *RECORD,
)
OFFER: tuple[Column, ...] = (
    (_("Name"), lambda row: row.title),
    (_("Kind of help"), lambda row: words.KIND[row.kind]),
    (_("What it is"), lambda row: row.summary),
    (_("Who it is for"), lambda row: row.audience),
    (_("Organisation or person"), lambda row: _name(row.actor)),
    (_("How many it can take"), lambda row: row.capacity),
    (_("Taken"), lambda row: row.taken),
    (_("From"), lambda row: row.available_from),
    (_("Until"), lambda row: row.valid_until),
    (_("How much"), lambda row: row.amount),
    (_("How far along"), lambda row: "; ".join(words.STAGE.get(stage, stage) for stage in row.stages)),
    (_("How well it is proven"), lambda row: words.EVIDENCE.get(row.evidence, "")),
    (_("About"), _about),
    (_("Contact"), lambda row: row.contact),
    (_("Website"), lambda row: row.website),
    *WHERE,
    (_("Latitude"), lambda row: row.lat),
    (_("Longitude"), lambda row: row.lon),
    *RECORD,
)
ACTOR: tuple[Column, ...] = (
    (_("Name"), lambda row: row.name),
    (_("Sector"), lambda row: words.SECTOR[row.sector]),
    (_("Kind"), lambda row: row.kind),
    (_("What it does"), lambda row: row.remit.summary if hasattr(row, "remit") else ""),
    (_("Ended"), lambda row: row.ended_on),
    (_("Website"), lambda row: row.website),
    (_("Known as"), lambda row: "; ".join(f"{one.scheme} {one.value}" for one in row.identifiers.all())),
    *WHERE,
    (_("Latitude"), lambda row: row.lat),
    (_("Longitude"), lambda row: row.lon),
    *RECORD,
)


def _with_actor_and_subjects(viewer: Any, rows: Any) -> Any:
    return with_actors(viewer, rows).prefetch_related("abouts__subject")


def _with_identifiers(viewer: Any, rows: Any) -> Any:
    return rows.prefetch_related("identifiers")


NEEDS = Shape(presenting.need_item, NEED, _with_actor_and_subjects)
OFFERS = Shape(presenting.offer_item, OFFER, _with_actor_and_subjects)
ACTORS = Shape(presenting.actor_item, ACTOR, _with_identifiers)
