"""Small worlds for the tests of portfolios."""

import numpy as np
from hypothesis import strategies as st

from alongside.engines import portfolios as engine

seeds = st.integers(0, 2**32 - 1)
STAGES, KINDS, UNTIL = 5, 3, 400.0


def stays(draw, items=60):
    """Rows of journeys: item, stage, entered, left, type; slower by type, some stop, some are still there."""
    rows = []
    for item in range(items):
        kind, time = item % KINDS, draw.uniform(0, 150)
        for stage in range(STAGES):
            left = time + round(draw.exponential(20 * (1 + kind))) + 1
            rows.append((item, stage, time, left if left <= UNTIL else np.nan, kind))
            time = left
            if left > UNTIL or draw.random() < 0.15:
                break
    return tuple(np.array(column) for column in zip(*rows, strict=True))


def journeys(rows, **more):
    return engine.journeys(*rows, stages=STAGES, kinds=KINDS, until=UNTIL, ends=[STAGES - 1], **more)


def options(draw, n=9, resources=1, whole=True):
    """Something to choose from, with a few rules that one set at least keeps."""
    value = draw.integers(0, 50, n) if whole else draw.uniform(0, 50, n)
    use = draw.integers(1, 30, (n, resources)) * 100
    return engine.options(
        value,
        use,
        use.sum(axis=0) * draw.uniform(0.2, 0.8, resources),
        forbidden=[int(draw.integers(n))],
        rules=[engine.Rule((0, 1), most=1), engine.Rule(tuple(range(n // 2)), most=3)],
        needs=[(2, 3)],
    )


def keeps(given, chosen):
    """Whether a set keeps every rule, by the words of the rules."""
    names = set(np.flatnonzero(chosen).tolist())
    return (
        bool((given.use[chosen].sum(axis=0) <= given.limit + 1e-9).all())
        and not (given.required & ~chosen).any()
        and not (given.forbidden & chosen).any()
        and all(
            rule.least <= len(names & set(rule.members)) <= (len(chosen) if rule.most is None else rule.most)
            for rule in given.rules
        )
        and all(one not in names or other in names for one, other in given.needs)
    )


def every_set(given):
    """All sets that keep the rules, with their value."""
    n = len(given.value)
    for code in range(2**n):
        chosen = (code >> np.arange(n) & 1).astype(bool)
        if keeps(given, chosen):
            yield chosen, float(given.value[chosen].sum())
