"""How rows of a kind are shown: each in a list, and what a file of them holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.exchange.directory.queries import seen_actor
from alongside.exchange.offers.queries import contact_of

from . import presenting, words
from .components.formats import long_date

Column = tuple[Any, Callable[[Any], Any]]  # heading, value of a row


def _name(thing: Any) -> str:
    return thing.name if thing else ""


def _about(row: Any) -> str:
    return "; ".join(sorted(about.subject.label for about in row.abouts.all()))


def _of_set(name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row.dataset, name) if row.dataset else ""


def _nothing(viewer: Any) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a list are shown, and what the file of it holds."""

    item: Callable[[Any], dict[str, Any]]
    columns: Sequence[Column]
    besides: Callable[[Any], tuple[Any, ...]] = _nothing  # for a viewer: what only the file needs of the rows


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
    (_("Contact"), lambda row: contact_of(row)[0]),
    (_("Website"), lambda row: contact_of(row)[1]),
    *WHERE,
    (_("Latitude"), lambda row: row.lat),
    (_("Longitude"), lambda row: row.lon),
    *RECORD,
)
ACTOR: tuple[Column, ...] = (
    (_("Name"), lambda row: row.name),
    (_("Kind of organisation"), lambda row: words.SECTOR[row.sector]),
    (_("Type"), lambda row: row.kind),
    (_("What it does"), lambda row: row.remit.summary if hasattr(row, "remit") else ""),
    (_("Ended"), lambda row: row.ended_on),
    (_("Website"), lambda row: row.website),
    (_("Known as"), lambda row: "; ".join(f"{one.scheme} {one.value}" for one in row.identifiers.all())),
    *WHERE,
    (_("Latitude"), lambda row: row.lat),
    (_("Longitude"), lambda row: row.lon),
    *RECORD,
)


def _actor_and_subjects(viewer: Any) -> tuple[Any, ...]:
    return (seen_actor(viewer), "abouts__subject")


NEEDS = Shape(presenting.need_item, NEED, _actor_and_subjects)
OFFERS = Shape(presenting.offer_item, OFFER, _actor_and_subjects)
ACTORS = Shape(presenting.actor_item, ACTOR, lambda viewer: ("identifiers",))
NOTES = Shape(
    lambda note: {"title": long_date(note.on), "url": "", "line": note.text},
    ((_("Day"), lambda note: note.on), (_("What happened"), lambda note: note.text)),
)


def alike(shape: Shape) -> Shape:
    """The shape of records that are like another (`directory.likeness.Like`), each with why."""
    return Shape(
        lambda like: shape.item(like.row) | {"why": presenting.why_alike(like.shared, like.km)},
        (
            *((head, _of_row(value)) for head, value in shape.columns),
            (_("In common"), lambda like: "; ".join(like.shared)),
            (_("Kilometres"), lambda like: None if like.km is None else round(like.km, 1)),
        ),
        shape.besides,
    )


def _of_row(value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda like: value(like.row)
