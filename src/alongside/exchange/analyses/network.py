"""Who works with whom, for a viewer: ties read, figures worked out, and what a viewer may not see left out.

The page, the API and every file read this and nothing else, so what one leaves out no other shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from alongside.exchange.accounts import small_numbers
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.queries import brokered_places
from alongside.exchange.directory.queries import network as directory
from alongside.exchange.directory.queries.network import Bond, Member, Tied, Which
from alongside.exchange.directory.queries.ties import rivals_of
from alongside.exchange.directory.terms import TieKind
from alongside.exchange.matches.queries.acquaintances import acquaintances_for
from alongside.exchange.places.models import Within
from alongside.exchange.places.queries import places_by_id

from . import network_people as rule
from .network_alike import About, Alike, about_of, overlapping
from .network_measures import Bridge, Measured, Proposal, measure

NOW, PAST, ALWAYS = "now", "past", "always"
MOST_STEPS = 3
SOMEBODY = -1  # stands for a person in a way between two
MOST_AROUND = 300  # actors around one, whose ties among each other are shown


@dataclass(frozen=True, slots=True)
class Scope(Which):
    """What part of the network is looked at. `time`: now, past, always, or empty for what there is.

    `focus`: the actor whose neighbourhood it is, 0 for none; `steps`: how far from it, 1 to 3.
    """

    focus: int = 0
    steps: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """How an actor stands in what is shown.

    `ties`: others it is tied to; `between`: share of the shortest ways among others that lead over it;
    `joins`: pairs of others of different sectors without a tie that it is tied to both of; `cut_off`:
    others that nothing would tie to the rest without it.
    """

    ties: int
    between: float
    joins: int
    cut_off: int


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the network. `figures` is None where they are not the viewer's to see."""

    member: Member
    place: str
    place_ref: str
    x: float
    y: float
    near: tuple[int, ...]  # positions of those it is tied to
    sectors: tuple[str, ...]  # of those, without its own
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class Network:
    """Who works with whom, as one viewer may know it. Positions are those in `nodes`, which are by name."""

    scope: Scope
    time: str
    nodes: tuple[Node, ...]
    bonds: tuple[Bond, ...]
    pairs: tuple[tuple[int, int], ...]
    proposals: tuple[Proposal, ...]
    hangs: tuple[tuple[int, int], ...]  # position, others cut off without it; most first
    is_best: bool  # no two that are not proposed would bring more
    bridges: tuple[Bridge, ...]  # organisations only
    joiners: tuple[int, ...]  # organisations, by position, who joins most first
    alike: tuple[Alike, ...]
    boards: Mapping[int, tuple[int, ...]]  # who sits on whose boards
    groups: int  # parts that nothing ties to each other
    largest: int
    across: int  # pairs of different sectors
    between_sectors: Mapping[tuple[str, str], int | None]  # pairs; None where a number of people is too small
    years: tuple[int, ...]  # in which what is shown was reported
    without: int  # organisations that nobody has named a tie of
    is_cut: bool
    digest: str
    at: Mapping[int, int] = field(default_factory=dict)  # position by actor


def read_network(viewer: Viewer, scope: Scope) -> Network:
    """The network of one scope, as the viewer may know it. Questions do not grow with what there is."""
    which = _which(viewer, scope)
    found = _around(viewer, scope, which) if scope.focus else directory.tied(viewer, which)
    members = sorted(found.members.values(), key=lambda one: (one.name.casefold(), one.pk))
    at = {member.pk: position for position, member in enumerate(members)}
    pairs = tuple(sorted({_pair(at[bond.actor], at[bond.other]) for bond in found.bonds}))
    measured = measure(
        len(members),
        pairs,
        tuple(member.sector for member in members),
        tuple(rule.may_be_proposed(is_person=m.is_person, is_past=m.is_past) for m in members),
        _refused(viewer, found, at),
    )
    near: list[set[int]] = [set() for _ in members]
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    me, places = directory.person_of(viewer), _places(members)
    nodes = tuple(
        _node(member, position, near, members, measured, places, me)
        for position, member in enumerate(members)
    )
    about = about_of(viewer, [one for one in members if not one.is_person])
    return Network(
        scope=scope,
        time=which.time or ALWAYS,
        nodes=nodes,
        bonds=found.bonds,
        pairs=pairs,
        proposals=tuple(_proposed(measured, members, about)),
        hangs=tuple(_hangs(viewer, measured, members, me)),
        is_best=measured.is_best,
        bridges=tuple(one for one in measured.bridges if not members[one.who].is_person),
        joiners=tuple(_joiners(nodes)),
        alike=overlapping(about, at, set(pairs)),
        boards=_boards(found.bonds, at),
        groups=measured.groups,
        largest=measured.largest,
        across=measured.across,
        between_sectors=_between(members, pairs),
        years=tuple(sorted({member.reported for member in members if member.is_past and member.reported})),
        without=0 if scope.focus else directory.without_ties(viewer, which),
        is_cut=found.is_cut,
        digest=measured.digest,
        at=at,
    )


def _which(viewer: Viewer, scope: Scope) -> Which:
    """What to read. Where time was left open: what holds now, unless there is only what was reported."""
    if scope.time:
        return replace(scope, time="" if scope.time == ALWAYS else scope.time)
    around = [scope.focus] if scope.focus else None
    past = directory.has_past_only(viewer, scope, around=around)
    return replace(scope, time=PAST if past else NOW)


def _around(viewer: Viewer, scope: Scope, which: Which) -> Tied:
    """One actor, those a few steps from it, and all ties among them."""
    ids, edge, is_cut = {scope.focus}, {scope.focus}, False
    for _ in range(min(max(scope.steps, 1), MOST_STEPS)):
        found = directory.tied(viewer, which, around=edge)
        more = sorted(set(found.members) - ids)
        is_cut |= found.is_cut or len(ids) + len(more) > MOST_AROUND
        edge = set(more[: MOST_AROUND - len(ids)])
        ids |= edge
        if not edge:
            break
    inner = directory.tied(viewer, which, around=ids, inner=True)
    return replace(inner, is_cut=is_cut or inner.is_cut)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _refused(viewer: Viewer, found: Tied, at: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Who may soon work together, bids for the same work or was put in touch, as far as the viewer knows."""
    apart = {(one, other) for one, others in rivals_of(viewer, at).items() for other in others}
    asked = acquaintances_for(viewer).order_by().values_list("one_id", "other_id").distinct()
    pairs = found.hoped | apart | set(asked)
    return tuple(sorted({_pair(at[one], at[other]) for one, other in pairs if one in at and other in at}))


def _places(members: Iterable[Member]) -> dict[int, tuple[str, str]]:
    found = places_by_id({member.place_id for member in members if member.place_id})
    return {pk: (place.name, place.ref) for pk, place in found.items()}


def _node(
    member: Member,
    position: int,
    near: Sequence[set[int]],
    members: Sequence[Member],
    measured: Measured,
    places: Mapping[int, tuple[str, str]],
    me: int | None,
) -> Node:
    place, place_ref = places.get(member.place_id or 0, ("", ""))
    seen = rule.sees_figures(is_person=member.is_person, is_me=member.pk == me)
    figures = Figures(
        ties=len(near[position]),
        between=measured.between[position],
        joins=measured.joins[position],
        cut_off=measured.cut_off[position],
    )
    return Node(
        member=member,
        place=place,
        place_ref=place_ref,
        x=measured.x[position],
        y=measured.y[position],
        near=tuple(sorted(near[position])),
        sectors=tuple(sorted({members[other].sector for other in near[position]} - {member.sector})),
        figures=figures if seen else None,
    )


def _hangs(
    viewer: Viewer, measured: Measured, members: Sequence[Member], me: int | None
) -> list[tuple[int, int]]:
    """Those without whom others are cut off, as far as the viewer is told of it."""
    cutting = [position for position, lost in enumerate(measured.cut_off) if lost]
    mine = (
        brokered_places(viewer) if any(members[position].is_person for position in cutting) else frozenset()
    )
    places = {members[position].place_id for position in cutting if members[position].is_person}
    there = set(
        Within.objects.filter(inner_id__in=places - {None}, outer_id__in=mine).values_list(
            "inner_id", flat=True
        )
        if mine
        else ()
    )
    told = [
        (position, measured.cut_off[position])
        for position in cutting
        if rule.is_told_of(
            is_person=members[position].is_person,
            is_me=members[position].pk == me,
            is_connector_there=members[position].place_id in there,
        )
    ]
    return sorted(told, key=lambda one: (-one[1], one[0]))


def _joiners(nodes: Sequence[Node]) -> list[int]:
    joins = {
        at: node.figures.joins for at, node in enumerate(nodes) if node.figures and not node.member.is_person
    }
    return sorted((at for at, many in joins.items() if many), key=lambda at: (-joins[at], at))


def _proposed(
    measured: Measured, members: Sequence[Member], about: Mapping[int, About]
) -> Iterable[Proposal]:
    """The proposals with what the two have in common; a person between them is not named but `SOMEBODY`."""
    people = {member.sector for member in members if member.is_person}
    for one in measured.proposals:
        first, second = about.get(members[one.one].pk), about.get(members[one.other].pk)
        shared, here = first.shared(second) if first and second else ((), False)
        through = tuple(SOMEBODY if members[at].is_person else at for at in one.through)
        meet = tuple(
            (a, b, many) for a, b, many in one.meet if not (people & {a, b} and small_numbers.is_small(many))
        )
        yield replace(one, shared=shared, here=here, through=through, meet=meet)


def _boards(bonds: Iterable[Bond], at: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """Who sits on whose boards, whoever sits on most first."""
    seats: dict[int, set[int]] = {}
    for bond in bonds:
        if bond.kind == TieKind.BOARD_OF:
            seats.setdefault(at[bond.actor], set()).add(at[bond.other])
    return {who: tuple(sorted(seats[who])) for who in sorted(seats, key=lambda one: (-len(seats[one]), one))}


def _between(
    members: Sequence[Member], pairs: Iterable[tuple[int, int]]
) -> dict[tuple[str, str], int | None]:
    """How many pairs there are of each two sectors; of people none below five, nor what gives it away."""
    counted: dict[str, int] = {}
    people = {member.sector for member in members if member.is_person}
    for one, other in pairs:
        key = "|".join(sorted((members[one].sector, members[other].sector)))
        counted[key] = counted.get(key, 0) + 1
    of_people = {key for key in counted if people & set(key.split("|"))}
    shown = small_numbers.shown(counted, people=of_people).counts
    return {(key.split("|")[0], key.split("|")[1]): many for key, many in shown.items()}
