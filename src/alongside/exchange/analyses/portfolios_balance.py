"""Whether projects are in balance, what would restore it, and how much can be taken on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from alongside.engines import portfolios as engine
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.innovations.models import Portfolio
from alongside.exchange.innovations.portfolio_rules import PARTS
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.queries.portfolios import Held
from alongside.exchange.innovations.stages import STAGES

NEAR_ENOUGH = 0.1  # a tenth of the projects would have to be of another sort
MOST_OTHERS = 60


@dataclass(frozen=True, slots=True)
class Mixed:
    """Projects by what is aimed for: the kinds of part, their parts, a row a project, the shares wanted."""

    kinds: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    codes: tuple[tuple[int, ...], ...]
    shares: tuple[tuple[float, ...], ...]


def mix_of(held: Sequence[Held], portfolio: Portfolio) -> Mixed:
    """Projects by the kinds of part aimed for; what is not known is a part of its own, wanted of none."""
    kinds = tuple(kind for kind in PARTS if kind in portfolio.target)
    parts = tuple((*portfolio.target[kind], "") for kind in kinds)
    codes = tuple(
        tuple(
            _code(queries.part_of(one, kind, portfolio), some)
            for kind, some in zip(kinds, parts, strict=True)
        )
        for one in held
    )
    shares = tuple(tuple(float(portfolio.target[kind].get(part, 0)) for part in some) for kind, some in
                   zip(kinds, parts, strict=True))  # fmt: skip
    return Mixed(kinds, parts, codes, shares)


def _code(part: str, parts: Sequence[str]) -> int:
    return parts.index(part) if part in parts else len(parts) - 1


def target_of(shares: Sequence[Sequence[float]]) -> engine.Target:
    """What is wanted, all kinds of part counting alike."""
    return engine.target([list(one) for one in shares], [len(one) for one in shares])


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a kind: how many projects, their share, what is aimed for (percent), and their money."""

    key: str
    count: int
    share: float
    wanted: int | None
    pounds: int


@dataclass(frozen=True, slots=True)
class Side:
    """One kind of part. `distance`: the share of those known that would have to be in another part."""

    kind: str
    parts: tuple[Part, ...]
    known: int
    unknown: int
    distance: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change that helps: stop, add, move (to a stage) or new (of these parts)."""

    do: str
    offer_id: int = 0
    to: str = ""
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """The shortest list of changes; `reached`: it brings balance; `is_there`: there is balance already."""

    changes: tuple[Change, ...]
    before: float
    after: float
    reached: bool
    proven: bool
    is_there: bool
    left_out: int


@dataclass(frozen=True, slots=True)
class Absorbing:
    """Hours a month: asked for, by how many projects; there in all; how many more of the usual size fit."""

    asked: int
    given: int
    capacity: int | None
    room: float | None
    more: int | None
    usual: float | None
    unknown: int


def sides(held: Sequence[Held], portfolio: Portfolio) -> list[Side]:
    """How projects lie over each kind of part, beside what is aimed for."""
    return [_side(held, portfolio, kind) for kind in PARTS]


def _side(held: Sequence[Held], portfolio: Portfolio, kind: str) -> Side:
    said = [queries.part_of(one, kind, portfolio) for one in held]
    aimed: dict[str, int] = portfolio.target.get(kind, {})
    order = list(dict.fromkeys([*queries.known_parts(kind), *aimed, *sorted(set(said))]))
    keys = [key for key in order if key and (key in aimed or key in said or kind in ("horizon", "cost"))]
    inside = [(one, key) for one, key in zip(held, said, strict=True) if key]
    distance = None
    counts = [sum(key == part for _, key in inside) for part in keys]
    if aimed and inside:
        mixed = engine.mix([[keys.index(key)] for _, key in inside], [len(keys)])
        wanted = engine.target([[float(aimed.get(key, 0)) for key in keys]], [len(keys)])
        distance = float(engine.balance(mixed, wanted).distance[0])
    return Side(
        kind,
        tuple(
            Part(
                key,
                many,
                many / len(inside) if inside else 0.0,
                aimed.get(key, 0) if aimed else None,
                sum(one.cost or 0 for one, part in inside if part == key),
            )
            for key, many in zip(keys, counts, strict=True)
        ),
        len(inside),
        len(held) - len(inside),
        distance,
    )


def restored(viewer: Viewer, held: Sequence[Held], portfolio: Portfolio) -> Restored | None:
    """The shortest list of changes that would restore balance; None where nothing is aimed for or known.

    Projects of which a part is not known are left out. What could be added: innovations of the place.
    Nothing is moved further than to the next stage, and what must be in it stays.
    """
    if not portfolio.target:
        return None
    mixed = mix_of(held, portfolio)
    rows = [at for at, code in enumerate(mixed.codes) if _is_known(code, mixed)]
    if not rows:
        return None
    others = [
        one for one in queries.others_of(viewer, portfolio)[:MOST_OTHERS] if one.offer.standing != "history"
    ]
    further = mix_of(others, portfolio)
    add = [at for at, code in enumerate(further.codes) if _is_known(code, further)]
    sizes = [len(one) for one in mixed.parts]
    found = engine.restore(
        engine.mix([mixed.codes[at] for at in rows], sizes),
        target_of(mixed.shares),
        NEAR_ENOUGH,
        candidates=engine.mix(
            np.array([further.codes[at] for at in add], int).reshape(-1, len(sizes)), sizes
        ),
        new=True,
        keep=[held[at].item.rule == "must" for at in rows],
        moves=_moves(mixed),
        effort=5.0,
    )
    changes = [Change("stop", held[rows[at]].offer.pk) for at in found.drop]
    changes += [Change("add", others[add[at]].offer.pk) for at in found.add]
    changes += [
        Change("move", held[rows[at]].offer.pk, to=mixed.parts[dimension][to])
        for at, dimension, to in found.move
    ]
    changes += [Change("new", parts=_parts(mixed, code)) for code in found.new]
    is_there = not changes and found.reached
    return Restored(
        tuple(changes),
        found.before,
        found.after,
        found.reached,
        found.proven,
        is_there,
        len(held) - len(rows),
    )


def _is_known(code: Sequence[int], mixed: Mixed) -> bool:
    return all(one < len(parts) - 1 for one, parts in zip(code, mixed.parts, strict=True))


def _parts(mixed: Mixed, code: Sequence[int]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, parts[one]) for kind, parts, one in zip(mixed.kinds, mixed.parts, code, strict=True))


def _moves(mixed: Mixed) -> dict[int, np.typing.ArrayLike]:
    """A project may move on to the stage after its own, and nothing else of it changes."""
    if "stage" not in mixed.kinds:
        return {}
    at = mixed.kinds.index("stage")
    parts = mixed.parts[at]
    may = np.zeros((len(parts), len(parts)), np.bool_)
    for stage, following in pairwise(STAGES[:6]):
        if stage in parts and following in parts:
            may[parts.index(stage), parts.index(following)] = True
    return {at: may}


def absorbing(held: Sequence[Held], portfolio: Portfolio) -> Absorbing:
    """How many hours the projects that go on ask for, beside what staff have for what is new."""
    going = [one for one in held if one.status == "moving"]
    hours = [one.item.hours for one in going if one.item.hours is not None]
    if portfolio.hours is None or not hours:
        return Absorbing(sum(hours), len(hours), portfolio.hours, None, None, None, len(going) - len(hours))
    zeros = [0] * len(hours)
    use = np.array(hours, float)[:, None]
    asked = engine.load(zeros, zeros, use, np.array([[float(portfolio.hours)]]))
    usual = float(np.median(use))
    more = int(engine.more_fit(asked, [usual], 1)[0]) if usual else None
    return Absorbing(
        sum(hours), len(hours), portfolio.hours, float(asked.room[0, 0]), more, usual, len(going) - len(hours)
    )
