"""Who works with whom: what `/network/` shows, for programs."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from alongside.exchange.analyses.network import SOMEBODY, Network, Node, Scope, read_network
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.places.queries import find_place

from .actors import Sector
from .listing import Link
from .problems import BadQuestion

router = Router()
TieKind = Literal[
    "works-with", "member-of", "part-of", "hosts", "funds", "runs", "founds-with", "advises", "evaluates",
    "adopts-from", "board-of", "seconded-to", "prospective",
]  # fmt: skip


class FiguresOut(Schema):
    """How an actor stands in what was asked for; of a person only to that person."""

    ties: int
    between: float
    joins: int
    cut_off: int


class NodeOut(Schema):
    """One actor."""

    id: str
    ref: str
    name: str
    nature: str
    sector: str
    place: str
    past: bool
    x: float
    y: float
    figures: FiguresOut | None


class TieOut(Schema):
    """One tie."""

    source: str
    target: str
    kind: str
    directed: bool
    since: str
    until: str
    basis: str
    past: bool


class ProposalOut(Schema):
    """Two that are worth putting in touch."""

    one: Link
    other: Link
    steps: int = Field(description="How far apart they are now; 0 where nothing connects them.")
    gain: float = Field(
        description="Σ of 1 ÷ distance then − 1 ÷ distance now, over pairs of different sectors."
    )
    pairs: int
    joined: int
    through: list[str]
    shared: list[str]


class NetworkOut(Schema):
    """The network as asked for. Refs name actors."""

    time: str
    groups: int
    is_cut: bool
    digest: str
    nodes: list[NodeOut]
    ties: list[TieOut]
    introductions: list[ProposalOut]


class Asked(Schema):
    """What part of the network."""

    world: str = Field("real", pattern="^(real|practice)$", description="`practice`: the invented town.")
    place: str = Field("", max_length=200, description="A place id, an official code, a name or a postcode.")
    sector: Sector | None = None
    kind: TieKind | None = Field(None, description="Only ties of this kind.")
    time: Literal["now", "past", "always"] | None = Field(
        None, description="Without it: what holds now, or what was reported where there is nothing else."
    )
    since: int = Field(0, ge=0, le=9999, description="A year; ties without a date are left out then.")
    until: int = Field(0, ge=0, le=9999)
    focus: str = Field("", max_length=200, description="An actor's ref or source id: only those around it.")
    steps: int = Field(1, ge=1, le=3)


@router.get("", response=NetworkOut, summary="Who works with whom")
def show_network(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Actors you may see and the ties between them, with figures and the introductions worth making."""
    viewer = request.viewer  # type: ignore[attr-defined]
    world, place_id, focus = asked.world, None, 0
    if asked.place:
        found = find_place(asked.place)
        if found.where is None or found.where.id is None:
            raise BadQuestion(found.sentence or "We do not know which council area this postcode lies in.")
        world, place_id = found.where.world, found.where.id
    if asked.focus:
        actor = actor_for(viewer, asked.focus)
        if actor is None:
            raise Http404
        world, focus = actor.world, actor.pk
    scope = Scope(
        today=_today().isoformat(),
        world=world,
        place_id=place_id,
        sector=asked.sector or "",
        kind=asked.kind or "",
        time=asked.time or "",
        since=asked.since,
        until=asked.until,
        focus=focus,
        steps=asked.steps,
    )
    return _shown(read_network(viewer, scope))


def _today() -> date:
    return timezone.localdate()


def _shown(network: Network) -> dict[str, Any]:
    refs = {node.member.pk: node.member.ref for node in network.nodes}
    return {
        "time": network.time,
        "groups": network.groups,
        "is_cut": network.is_cut,
        "digest": network.digest,
        "nodes": [_node(node) for node in network.nodes],
        "ties": [
            {
                "source": refs[bond.actor],
                "target": refs[bond.other],
                "kind": bond.kind,
                "directed": bond.directed,
                "since": bond.since,
                "until": bond.until,
                "basis": "inferred" if bond.is_inferred else "stated",
                "past": bond.is_past,
            }
            for bond in network.bonds
        ],
        "introductions": [
            {
                "one": _link(network.nodes[one.one]),
                "other": _link(network.nodes[one.other]),
                "steps": one.steps,
                "gain": one.gain,
                "pairs": one.pairs,
                "joined": one.joined,
                "through": [network.nodes[at].member.ref for at in one.through if at != SOMEBODY],
                "shared": list(one.shared),
            }
            for one in network.proposals
        ],
    }


def _link(node: Node) -> dict[str, str]:
    return {"id": node.member.id, "name": node.member.name}


def _node(node: Node) -> dict[str, Any]:
    figures = node.figures
    return {
        "id": node.member.id,
        "ref": node.member.ref,
        "name": node.member.name,
        "nature": "person" if node.member.is_person else "organisation",
        "sector": node.member.sector,
        "place": node.place,
        "past": node.member.is_past,
        "x": node.x,
        "y": node.y,
        "figures": {name: getattr(figures, name) for name in FiguresOut.model_fields} if figures else None,
    }
