"""How fast projects move: what stalls beside others of its type, and how likely and how soon it is used."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from alongside.engines import portfolios as engine
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.innovations.models import Stay
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.queries.portfolios import Held
from alongside.exchange.innovations.stages import STAGES, TYPES

KINDS = (*TYPES, "")  # what is of no known type is a type of its own
SEED = 8
YEARS = 3  # within which it is asked how likely something is used
AGAIN = 40  # times whole journeys are drawn again for the range
USED = tuple(STAGES.index(one) for one in ("adoption", "diffusion", "scale-up"))


@dataclass(frozen=True, slots=True)
class Pace:
    """One project: since when it is there, and what others of its type did. In days; None: too few others.

    `chance`: of a peer to stay so long; `usual`: their median, infinite where most are there still; `kind`:
    the type of the peers, empty for all types; `adopted`, `low`, `high`: the chance to be used in `YEARS`;
    `median`: days until half of all like it would be, infinite where fewer than half are.
    """

    stage: str
    since: float
    chance: float | None = None
    usual: float = 0.0
    peers: int = 0
    kind: str = ""
    stalled: bool = False
    adopted: float | None = None
    low: float = 0.0
    high: float = 0.0
    median: float = 0.0


@dataclass(frozen=True, slots=True)
class Valley:
    """Where most of a type is lost: the stage, how many came there, the share that stopped or is there."""

    kind: str
    stage: str
    stays: int
    stopped: float
    stuck: float
    waiting: int
    slow: bool


def _journeys(stays: Sequence[Stay]) -> engine.Journeys:
    today = timezone.localdate().toordinal()
    rows = [one for one in stays if one.entered_on.toordinal() <= today]
    items = {pk: at for at, pk in enumerate(dict.fromkeys(one.innovation_id for one in rows))}
    kinds = [
        next((kind for kind in TYPES if kind in one.innovation.offer.innovation_types), "") for one in rows
    ]
    left = [
        float(one.left_on.toordinal()) if one.left_on and one.left_on.toordinal() <= today else float("nan")
        for one in rows
    ]
    return engine.journeys(
        [items[one.innovation_id] for one in rows],
        [STAGES.index(one.stage) for one in rows],
        [float(one.entered_on.toordinal()) for one in rows],
        left,
        [KINDS.index(one) for one in kinds],
        stages=len(STAGES),
        kinds=len(KINDS),
        until=float(today),
        ends=(len(STAGES) - 1,),
    )


def paces(viewer: Viewer, held: Sequence[Held], *, world: str, ahead: bool = True) -> dict[int, Pace]:
    """By offer, how the projects that go on stand beside everything that the viewer may see.

    `ahead`: also how likely they are used; dearer.
    """
    stays = [one for one in queries.stays_for(viewer, world=world) if one.stage in STAGES]
    given = _journeys(stays)
    numbers = {pk: at for at, pk in enumerate(dict.fromkeys(
        one.innovation_id for one in stays if one.entered_on <= timezone.localdate()))}  # fmt: skip
    stalled = {one.item: one for one in engine.stalls(given)}
    here = engine.now(given)
    place = {int(item): at for at, item in enumerate(here.item)}
    going = [one for one in held if one.record is not None and one.status == "moving"]
    known = [
        (one, numbers[one.record.pk]) for one in going if one.record and numbers.get(one.record.pk) in place
    ]
    rows = [place[number] for _, number in known]
    look = None
    if ahead and rows:
        look = engine.outlook(
            given, here.stage[rows], here.kind[rows], here.since[rows], reaching=USED, within=YEARS * 365.25,
            seed=SEED, again=AGAIN,
        )  # fmt: skip
    found = {}
    for at, (one, number) in enumerate(known):
        row = rows[at]
        made = Pace(STAGES[int(here.stage[row])], float(here.since[row]))
        found[one.offer.pk] = _with(made, stalled.get(number), look, at, int(here.stage[row]) in USED)
    return found


def _with(
    made: Pace, stall: engine.Stall | None, look: engine.Outlook | None, at: int, is_used: bool
) -> Pace:
    told = {name: getattr(made, name) for name in ("stage", "since")}
    if stall is not None:
        told |= {
            "chance": stall.chance,
            "usual": stall.usual,
            "peers": stall.peers,
            "kind": "" if stall.kind == engine.EVERY else KINDS[stall.kind],
            "stalled": stall.stalled,
        }
    if look is not None and not is_used and bool(look.known[at]):
        told |= {
            "adopted": float(look.chance[at]),
            "low": float(look.low[at]),
            "high": float(look.high[at]),
            "median": float(look.median[at]),
        }
    return Pace(**told)


def valleys(viewer: Viewer, *, world: str) -> list[Valley]:
    """For each type with enough journeys, the stage in which most of it is lost."""
    stays = [one for one in queries.stays_for(viewer, world=world) if one.stage in STAGES]
    return [
        Valley(KINDS[one.kind], STAGES[one.stage], one.stays, one.stop, one.stuck, one.waiting, one.slow)
        for one in engine.leaving(_journeys(stays))
        if one.valley and one.kind != engine.EVERY and KINDS[one.kind]
    ]
