"""Panels drawn by lot: whether one is possible, the draw, somebody in another's stead, and the replay."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from alongside.engines import lotteries as engine
from alongside.engines.lotteries import Conflict, Person, Pool, Quota

from .models import Run

ENGINE = "lotteries"
RULE = engine.RULE
DIGITS = 6  # of a chance that is kept


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who may be drawn. `features`: by category; a missing or empty one was not said.

    `household`: equal for people of one address, empty where only one lives there or none is asked.
    """

    id: str
    features: Mapping[str, str]
    household: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many of a panel have a feature, at least and at most."""

    category: str
    feature: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way to make a panel possible: `say` in a sentence, and as values.

    `quotas`: those that change, as they would be; `size`: how many would be drawn; `more`: how many more
    people to invite, and `invite` of these so many with this category and feature.
    """

    say: str
    quotas: tuple[Wanted, ...]
    size: int
    more: int
    invite: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Impossible:
    """Why no panel is possible, and what would mend it, the smallest change first.

    `wanted`: the quotas that exclude each other, with whether it is their least (else their most).
    """

    why: str
    wanted: tuple[tuple[Wanted, bool], ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a draw gave, ready to be kept. `panels`: equally likely; `number`: which was drawn, from 0.

    `chances`: each id's chance: in how many of the panels it stands over how many there are. `fairest`: as
    fair as chances could be without rounding to a list; `never`: who is in no possible panel.
    """

    members: tuple[str, ...]
    alternates: tuple[str, ...]
    panels: tuple[tuple[str, ...], ...]
    number: int
    chances: dict[str, float]
    fairest: dict[str, float]
    never: tuple[str, ...]
    seed: str
    fair: str
    size: int
    pool: int
    input_hash: str
    list_hash: str
    version: str
    run: str


@dataclass(frozen=True, slots=True)
class Replay:
    """A draw once more: the number that comes out, and what is the same, by what was compared.

    `checks`: number, panel, list; and, where a number had been promised, promise and seed.
    """

    number: int
    panel: tuple[str, ...]
    checks: tuple[tuple[str, bool], ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return all(good for _, good in self.checks)


def check(people: Sequence[Row], wanted: Sequence[Wanted], size: int) -> Impossible | None:
    """Why no panel can be drawn of these people, if so; quick enough for a page while people register.

    Raises: EngineInputError for what is no sensible question.
    """
    conflict = engine.why_not(_pool(people, wanted, size))
    return _impossible(conflict) if conflict else None


def draw(
    people: Sequence[Row],
    wanted: Sequence[Wanted],
    size: int,
    seed: str,
    *,
    fair: str = "leximin",
    alternates: int = 0,
    staying: Collection[str] = (),
    gone: Collection[str] = (),
) -> Drawn | Impossible:
    """Draw a panel by a public seed, and keep the run.

    With `staying`, only the places that are free are drawn, so that all of them together keep the quotas;
    `gone` are not drawn again. Alternates stand by for whoever has a seat then. Seconds for hundreds of
    people, during which nothing is locked: only the run is written, at the end. Raises: EngineInputError.
    """
    pool = _pool(people, wanted, size)
    part = engine.remaining(pool, staying, gone) if staying or gone else pool
    found = engine.lottery(part, fair)
    if isinstance(found, Conflict):
        return _impossible(found)
    drawn = engine.draw(found.panels, seed)
    seated = (*staying, *drawn.panel)
    more = engine.alternates(pool, seated, alternates, seed, gone) if alternates else ()
    rows = len(found.panels)
    outcome = {
        "number": drawn.number,
        "list": drawn.digest,
        "panels": rows,
        "people": len(found.ids),
        "least": round(min(found.chances, default=0.0), DIGITS),
        "difference": round(found.difference, DIGITS),
    }
    run = Run.objects.create(
        engine=ENGINE,
        version=settings.VERSION,
        input_hash=found.inputs,
        outcome=json.loads(json.dumps(outcome)),
    )
    return Drawn(
        members=drawn.panel,
        alternates=more,
        panels=found.panels,
        number=drawn.number,
        chances={one: round(many / rows, DIGITS) for one, many in zip(found.ids, found.listed, strict=True)},
        fairest=dict(zip(found.ids, (round(one, DIGITS) for one in found.chances), strict=True)),
        never=found.never,
        seed=seed,
        fair=fair,
        size=part.size,
        pool=len(part.people),
        input_hash=found.inputs,
        list_hash=drawn.digest,
        version=settings.VERSION,
        run=str(run.pk),
    )


def replace(
    people: Sequence[Row],
    wanted: Sequence[Wanted],
    size: int,
    seed: str,
    *,
    staying: Collection[str],
    gone: Collection[str],
    fair: str = "leximin",
) -> Drawn | Impossible:
    """Draw somebody for each place that is free: as `draw`, with those who stay and who are gone."""
    return draw(people, wanted, size, seed, fair=fair, staying=staying, gone=gone)


def replay_kept(record: Mapping[str, Any]) -> Replay:
    """Draw once more from a kept record, and compare; nothing is written. Raises: EngineInputError.

    `record`: panels, seed, number, panel; list, the hash of the list; commitment, secret and words, where a
    number had been promised: its hash was shown before, and the seed is the hash of both together.
    """
    again = engine.replay(record)
    return Replay(again.number, again.panel, again.checks)


def _pool(people: Sequence[Row], wanted: Sequence[Wanted], size: int) -> Pool:
    categories = tuple(dict.fromkeys(one.category for one in wanted))
    return Pool(
        categories,
        tuple(
            Person(row.id, tuple(row.features.get(one, "") for one in categories), row.household)
            for row in people
        ),
        tuple(Quota(one.category, one.feature, one.least, one.most) for one in wanted),
        size,
    )


def _impossible(conflict: Conflict) -> Impossible:
    return Impossible(
        conflict.why,
        tuple((_wanted(bound.quota), bound.is_least) for bound in conflict.bounds),
        tuple(
            Way(mend.say, tuple(_wanted(one) for one in mend.quotas), mend.size, mend.more, mend.invite)
            for mend in conflict.mends
        ),
    )


def _wanted(quota: Quota) -> Wanted:
    return Wanted(**asdict(quota))
