"""Small worlds drawn by a seed, and their measures counted one by one."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from alongside.engines.diffusion import adoption, ties

seeds = st.integers(0, 10_000)


@dataclass(frozen=True)
class World:
    """Up to nine actors over up to six periods: rows as they were told, and what the engine makes of them."""

    n: int
    first: int
    periods: int
    start: list[float]
    stop: list[float]
    rows: list[tuple]  # source, target, weight, since, until

    @property
    def given(self):
        return adoption(self.n, self.start, self.stop, first=self.first, periods=self.periods)

    @property
    def told(self):
        columns = list(zip(*self.rows, strict=True)) if self.rows else [[] for _ in range(5)]
        return ties(self.n, *columns[:3], since=columns[3], until=columns[4])

    def tied(self, period):
        """Who looks to whom in a period, and by how much."""
        found = {}
        for a, b, w, since, until in self.rows:
            if a != b and not since > period and not until < period:
                found[a, b] = found.get((a, b), 0.0) + w
        return found

    def uses(self, one, period):
        return self.start[one] <= period and not self.stop[one] <= period

    @property
    def calendar(self):
        return range(self.first, self.first + self.periods)


def world(seed, stops=True, changing=True):
    """Draw one; some never start, some ties are told twice, some lead to oneself."""
    random = np.random.default_rng(seed)
    n, periods, first = int(random.integers(1, 10)), int(random.integers(2, 7)), int(random.choice([1, 1946]))
    start = first + random.integers(0, periods + 2, n).astype(float)
    start[start >= first + periods] = np.nan
    stop = start + random.integers(0, 4, n)
    stop[random.random(n) < (0.5 if stops else 2)] = np.nan
    stop[stop >= first + periods] = np.nan
    rows = []
    for _ in range(int(random.integers(0, 25))):
        since, until = sorted(first + random.integers(-1, periods + 1, 2).astype(float))
        always = not changing or random.random() < 0.3
        span = (np.nan, np.nan) if always else (since, until)
        rows.append((*map(int, random.integers(0, n, 2)), float(random.integers(1, 4)), *span))
    return World(n, first, periods, start.tolist(), stop.tolist(), rows)
