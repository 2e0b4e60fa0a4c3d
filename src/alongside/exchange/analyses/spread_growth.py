"""How many sites may come to use something: curves of growth, and how far they are to be believed."""

from dataclasses import dataclass
from functools import lru_cache

from alongside.engines.diffusion.forecasts import forecast
from alongside.engines.diffusion.growth import growth

KEPT = 64
FEWEST_SITES, FEWEST_PERIODS = 8, 8
SEED = 8
AHEAD = 12  # months that are looked ahead; four quarters or three years where periods are longer
EIGHTY, NINETY_FIVE = 1, 2  # places of the bands among the levels of the engine


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many sites will have started by the end of each period to come, or why nobody can say.

    `why`: empty, or `few` (sites or periods), `nobody`, `at-once`, `no-peak` (growth has not slowed, so any
    end would do) or `no-curve`. `middle`, `low`, `high` are of 80 in 100; `widest` of 95 in 100.
    """

    why: str
    middle: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    widest: tuple[tuple[float, float], ...] = ()
    best: str = ""  # the likeliest curve
    weight: float = 0.0

    @property
    def enough(self) -> bool:
        """Whether anything can be said."""
        return not self.why


@lru_cache(maxsize=KEPT)
def outlook(new: tuple[int, ...], months: int) -> Outlook:
    """Look ahead from how many sites started in each period that is over. Worked out once for each input."""
    if sum(new) < FEWEST_SITES or len(new) < FEWEST_PERIODS:
        return Outlook("few")
    fitted = growth(new)
    if not fitted.enough or fitted.best is None:
        return Outlook(fitted.why)
    fan = forecast(fitted, max(3, AHEAD // months), SEED)
    edges = zip(fan.low[NINETY_FIVE].tolist(), fan.high[NINETY_FIVE].tolist(), strict=True)
    return Outlook(
        "",
        tuple(fan.middle.tolist()),
        tuple(fan.low[EIGHTY].tolist()),
        tuple(fan.high[EIGHTY].tolist()),
        tuple(edges),
        fitted.best.name,
        fitted.best.weight,
    )
