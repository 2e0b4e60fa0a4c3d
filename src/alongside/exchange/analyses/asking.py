"""Stored needs as questions, and what questions read beside the index: for many at the cost of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alongside.engines.matching import Weights
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.matches.queries import declined_offers
from alongside.exchange.needs import queries as needs
from alongside.exchange.needs.models import Need
from alongside.exchange.places import queries as places
from alongside.exchange.places.queries import Where

from .answers import Ask
from .ordering import weights_now


def ask_of(need: Need, viewer: Viewer, ask: Ask) -> Ask:
    """A stored need as a question, with the filters of `ask`."""
    return asks_of([need], viewer, ask)[0]


def asks_of(stored: Sequence[Need], viewer: Viewer, ask: Ask) -> list[Ask]:
    """Stored needs as questions, with the filters of `ask`. Order: as given."""
    owners = directory.links(viewer, [need.actor_id for need in stored])
    about = needs.subjects_of_each([need.pk for need in stored])
    wheres = {} if ask.where else places.where_are([need.place for need in stored if need.place])
    return [
        replace(
            ask,
            text=". ".join(filter(None, [need.statement, need.who_affected, need.wanted])),
            title=need.title,
            need_id=need.pk,
            need_key=need.source_id or need.ref,
            owner_id=need.actor_id if need.actor_id in owners else None,
            where=ask.where or wheres.get(need.place_id or 0),
            world=need.world,
            need_stage=need.stage,
            subjects=tuple(subject for subject, *_ in about[need.pk]),
            groups_stated=any(kind == "group" and not words for _, _, kind, words in about[need.pk]),
        )
        for need in stored
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the questions of one world read of the database before they are searched for."""

    version: tuple[int, int]  # of the subjects
    weights: Weights
    inside: Mapping[int, list[int]]  # by place
    narrow: frozenset[int]  # those of the places asked about that are small
    declined: Mapping[int, frozenset[int]]  # by need
    rivals: Mapping[int, frozenset[int]]  # by who needs it, as far as the viewer may know

    def inside_of(self, where: Where | None) -> list[int]:
        """The places within one, itself left out."""
        return [] if where is None else self.inside.get(where.id or 0, [])

    def local(self, where: Where) -> frozenset[int]:
        """The place and those it lies in that are small enough for what serves them to be near."""
        return where.within & self.narrow


def read_beside(viewer: Viewer, asks: Sequence[Ask]) -> Beside:
    """Read it for questions of one world."""
    wheres = [ask.where for ask in asks if ask.where is not None]
    return Beside(
        directory.subjects_version(),
        weights_now(asks[0].world),
        places.all_inside(wheres),
        places.narrow({place for where in wheres for place in where.within}),
        declined_offers([ask.need_id for ask in asks if ask.need_id]),
        directory.rivals_of(viewer, [ask.owner_id for ask in asks]),
    )
