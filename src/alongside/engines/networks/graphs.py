"""Our networks as igraph has them, and its chance held by a seed."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import igraph
import numpy as np

from .values import Network

_one_at_a_time = threading.RLock()  # igraph has one generator of random numbers for the whole process


def graph_of(given: Network) -> Any:
    """Make the graph; vertex and edge numbers are ours."""
    edges = np.column_stack([given.source, given.target])
    return igraph.Graph(n=given.n, edges=edges, directed=given.directed)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of its own, begun with `seed`, and put the usual one back."""
    with _one_at_a_time:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
