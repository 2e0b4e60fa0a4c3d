"""Projects judged together: what may be written down and decided, into which parts they fall. Pure.

Each `Refused` names its reason by a key; `notices_portfolios.WHY_NOT` has the sentence.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.limits import LONGEST as LONGEST

MOST_ITEMS = 200  # projects in one portfolio
MOST_POUNDS = 2_000_000_000  # what a column of the database holds
WHOLE = 100  # percent
SHORT, LONG = 1, 5  # years: up to the first is soon, from the second on is later
HORIZONS = ("short", "middle", "long")
SIZES = ("small", "large")
STOPS = ("closing", "halted", "replaced", "displaced", "little-used", "dear")  # what speaks for stopping
PERIODS = 3  # years or the like from which a figure shows where it is going
RULES = ("must", "never")
PARTS = ("type", "stage", "risk", "horizon", "theme", "quality", "cost", "place", "group")


def may_keep(
    *,
    name: str,
    about: str,
    acts_for: int | None,
    starts_on: date | None,
    ends_on: date | None,
) -> Allowed | Refused:
    """Whether a portfolio may be kept so."""
    against = (
        ("no-party", acts_for is None),
        ("no-name", not name),
        ("long-name", len(name) > 200),
        ("too-long", len(about) > LONGEST),
        ("ends-early", starts_on is not None and ends_on is not None and ends_on < starts_on),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_add(*, there: int, new: int) -> Allowed | Refused:
    """Whether so many more projects can be added."""
    if new == 0:
        return Refused("nothing-new")
    return Refused("many") if there + new > MOST_ITEMS else Allowed()


def may_keep_figures(
    *,
    low: int | None,
    likely: int | None,
    high: int | None,
    cash: int | None,
    risk: str,
    rule: str,
    note: str,
) -> Allowed | Refused:
    """Whether figures of a project may stand so: a range needs what is likely, and holds it."""
    known = [one for one in (low, likely, high) if one is not None]
    against = (
        ("no-likely", bool(known) and likely is None),
        ("no-order", known != sorted(known)),
        ("cash", cash is not None and bool(known) and cash > max(known)),
        ("no-risk", risk not in ("", "low", "medium", "high")),
        ("no-rule", rule not in ("", "must", "never")),
        ("too-long", len(note) > LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_aim(target: Mapping[str, Mapping[str, int]]) -> Allowed | Refused:
    """Whether these shares in percent can be aimed for: of each kind they make a whole."""
    for kind in target:
        if kind not in PARTS:
            return Refused("no-part")
        if sum(target[kind].values()) != WHOLE or min(target[kind].values()) < 0:
            return Refused("no-whole")
    return Allowed()


def may_decide(*, chosen: int, seen: Collection[bool], reasons: str, known: bool) -> Allowed | Refused:
    """Whether a set may be decided on. `seen`: of each project, whether the doer sees it and has its figures.

    `known`: the set is one of those that were worked out.
    """
    against = (
        ("nothing", chosen == 0),
        ("changed", not known or not all(seen)),
        ("no-reasons", not reasons),
        ("too-long", len(reasons) > LONGEST),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def horizon_of(years: float | None) -> str:
    """In which of `HORIZONS` something lies; empty where it is not known."""
    if years is None:
        return ""
    return "short" if years <= SHORT else "long" if years >= LONG else "middle"


def size_of(cost: int | None, large_from: int) -> str:
    """Which of `SIZES` an amount is; empty where it is not known."""
    if cost is None:
        return ""
    return "large" if cost >= large_from else "small"


def why_stop(
    *,
    stage: str,
    status: str,
    is_replaced: bool,
    is_displaced: bool,
    using: int,
    stopped: int,
    cost: int | None,
    worth: tuple[int, int, int] | None,
) -> tuple[str, ...]:
    """What speaks for stopping a project, keys of `STOPS` in their order; nothing where nothing is known to.

    `using`, `stopped`: how many sites use it and stopped. It costs more than it is worth only where it costs
    more than the most that it may be worth.
    """
    speaks = {
        "closing": stage == "decommissioning" or status == "retired",
        "halted": status == "stopped",
        "replaced": is_replaced,
        "displaced": is_displaced,
        "little-used": stopped > using,
        "dear": cost is not None and worth is not None and cost > worth[2],
    }
    return tuple(key for key in STOPS if speaks[key])


def gets_worse(values: Sequence[float], *, better: str) -> bool:
    """Whether a figure, oldest first, got worse over at least three periods, and did in the last.

    `better`: lower or higher; with neither nothing is worse.
    """
    if len(values) < PERIODS or better not in ("lower", "higher"):
        return False
    sign = 1 if better == "lower" else -1
    return sign * (values[-1] - values[0]) > 0 and sign * (values[-1] - values[-2]) > 0
