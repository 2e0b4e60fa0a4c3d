"""Small pools, and the slow and obvious answers about them: every panel tried, chances level by level."""

import math
from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from alongside.engines.lotteries import Person, Pool, Quota

CATEGORIES = ("age", "home")
FEATURES = ("x", "y")


@st.composite
def pools(draw):
    """A pool of up to seven, some of one address, some saying nothing; quotas that may exclude all."""
    many = draw(st.integers(2, 7))
    size = draw(st.integers(1, min(3, many)))
    people = [
        Person(
            f"p{number}",
            tuple(draw(st.sampled_from(("x", "x", "y", ""))) for _ in CATEGORIES),
            draw(st.sampled_from(("", "", "", "one street", "other street"))),
        )
        for number in range(many)
    ]
    quotas = []
    for category in CATEGORIES:
        for feature in FEATURES:
            least = draw(st.sampled_from((0, 0, 0, 1, 1, 2)))
            quotas.append(Quota(category, feature, least, draw(st.integers(least, max(least, size)))))
    return Pool(CATEGORIES, tuple(people), tuple(quotas), size)


def counted(pool, panel):
    """How many of a panel each quota counts."""
    return [
        sum(one.features[pool.categories.index(quota.category)] == quota.feature for one in panel)
        for quota in pool.quotas
    ]


def lives_apart(panel):
    homes = [one.address for one in panel if one.address]
    return len(homes) == len(set(homes))


def groups(pool):
    """Every group of the right size, one from an address."""
    return [panel for panel in combinations(pool.people, pool.size) if lives_apart(panel)]


def possible(pool):
    """Every panel that keeps all quotas."""
    return [
        panel
        for panel in groups(pool)
        if all(q.least <= n <= q.most for q, n in zip(pool.quotas, counted(pool, panel), strict=True))
    ]


def fewest_steps(pool):
    """By how much the quotas must change in total for some group to keep them; infinite if none can."""
    return min(
        (
            sum(
                max(q.least - n, 0, n - q.most)
                for q, n in zip(pool.quotas, counted(pool, panel), strict=True)
            )
            for panel in groups(pool)
        ),
        default=math.inf,
    )


def fairest_chances(pool):
    """Leximin chances by person: raise the least, hold those who cannot have more, go on with the rest."""
    panels = possible(pool)
    has = np.array([[one in panel for panel in panels] for one in pool.people], float)
    fixed = {at: 0.0 for at in range(len(has)) if not has[at].any()}
    while len(fixed) < len(has):
        level = -_most(has, fixed, None, 0.0)
        for at in [at for at in range(len(has)) if at not in fixed]:
            if -_most(has, fixed, at, level) <= level + 1e-7:
                fixed[at] = level
                break
        else:
            raise AssertionError("somebody is held at every level")
    return {one.id: fixed[at] for at, one in enumerate(pool.people)}


def _most(has, fixed, whose, level):
    """The largest least chance of those not fixed; or of one person, while the others have `level`."""
    people, panels = has.shape
    aim = np.zeros(panels + 1)
    if whose is None:
        aim[-1] = -1
    else:
        aim[:-1] = -has[whose]
    rows, ends = [], []
    for at in range(people):
        is_level = at not in fixed and whose is None
        rows.append([*-has[at], 1.0 if is_level else 0.0])
        ends.append(0.0 if is_level else -(fixed.get(at, level) - 1e-9))
    found = linprog(
        aim,
        rows,
        ends,
        [[*np.ones(panels), 0.0]],
        [1.0],
        [(0, 1)] * (panels + 1),
    )
    assert found.success
    return found.fun
