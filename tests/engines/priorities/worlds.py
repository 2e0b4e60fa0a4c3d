"""Small worlds of choices, drawn by a seed."""

import itertools
from math import exp

import numpy as np
from hypothesis import strategies as st

from alongside.engines.priorities import pairs

seeds = st.integers(0, 2**32 - 1)


def drawn(seed, most=7):
    """Items, and who was chosen over whom, how often, tied or not."""
    draw = np.random.default_rng(seed)
    n, k = int(draw.integers(2, most)), int(draw.integers(1, 25))
    one = draw.integers(0, n, k)
    other = (one + draw.integers(1, n, k)) % n
    return n, one, other, draw.random(k) < 0.2, draw.integers(1, 4, k)


def world(seed, most=7):
    n, *rows = drawn(seed, most)
    return pairs(n, *rows)


def ring(n):
    """Each beats the next, once, around."""
    return pairs(n, np.arange(n), (np.arange(n) + 1) % n)


def chance_of_order(order, score):
    """Plackett and Luce, spelled out."""
    left, chance = list(order), 1.0
    while left:
        chance *= exp(score[left[0]]) / sum(exp(score[one]) for one in left)
        left.pop(0)
    return chance


def every_order(n):
    return list(itertools.permutations(range(n)))
