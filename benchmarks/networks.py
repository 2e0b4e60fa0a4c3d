"""Every measure of a network at several sizes, and how its cost grows; networkx beside us where it can.

A fifth as many actors as ties, in communities of fifty; four ties of five stay inside; far ends are drawn so
that a few have very many ties. Betweenness and closeness are exact where that is cheap, else sampled, as
shipped. networkx measures what we do, exactly or with as many pivots, at the smallest size. Every size has
its own process.

    python -m benchmarks.networks --out FILE [--sizes 10000,100000,1000000] [--rounds N]
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from alongside.engines import networks as engine

from .machine import peak_mb, said
from .timing import by_size, exponents, seconds

SEED, EACH, COMMUNITY, SECTORS, PEER_TIES = 1, 5, 50, 6, 12_000
FITTED = ("all", "peak")


def ties_of(count: int) -> tuple[engine.Ties, np.ndarray[Any, Any]]:
    """Make about so many ties and a sector for each actor; they depend on `SEED` alone."""
    random = np.random.default_rng(SEED)
    n = max(count // EACH, COMMUNITY)
    made = int(count * 1.15)
    source = random.integers(0, n, made)
    near = source // COMMUNITY * COMMUNITY + random.integers(0, COMMUNITY, made)
    far = (n * random.random(made) ** 3).astype(np.int64)
    target = np.where(random.random(made) < 0.8, np.minimum(near, n - 1), far)
    return engine.ties(n, source, target), random.integers(0, SECTORS, n)


def measures(net: engine.Network, way: engine.Network, sector: Any) -> dict[str, Callable[[], Any]]:
    """What is measured, by name."""
    return {
        "degree": lambda: engine.degrees(net),
        "components": lambda: engine.components(net),
        "k-core": lambda: engine.cores(net),
        "communities": lambda: engine.communities(net),
        "eigenvector, PageRank": lambda: engine.standing(net),
        "closeness": lambda: engine.closeness(net),
        "betweenness": lambda: engine.betweenness(net),
        "structural holes": lambda: engine.holes(net),
        "brokerage": lambda: engine.brokerage(way, sector),
        "mixing": lambda: (engine.mixing(net, sector), engine.bridging(net, sector)),
        "what hangs on whom": lambda: engine.fragility(net, sector),
        "introductions": lambda: engine.introductions(net, sector),
        "the whole": lambda: engine.summary(net),
    }


def by_networkx(net: engine.Network, sector: Any) -> dict[str, float]:
    """The same by networkx, as far as it has it."""
    import networkx as nx

    graph = nx.Graph(zip(net.source.tolist(), net.target.tolist(), strict=True))
    nx.set_node_attributes(graph, dict(enumerate(sector.tolist())), "sector")
    work: dict[str, Callable[[], Any]] = {
        "degree": lambda: dict(graph.degree()),
        "components": lambda: list(nx.connected_components(graph)),
        "k-core": lambda: nx.core_number(graph),
        "communities": lambda: nx.community.louvain_communities(graph, seed=SEED),
        "eigenvector, PageRank": lambda: (nx.eigenvector_centrality_numpy(graph), nx.pagerank(graph)),
        "closeness": lambda: nx.harmonic_centrality(graph),
        "structural holes": lambda: (nx.constraint(graph), nx.effective_size(graph, nodes=list(graph))),
        "mixing": lambda: nx.attribute_assortativity_coefficient(graph, "sector"),
        "the whole": lambda: nx.transitivity(graph),
    }
    found = {name: seconds(one) for name, one in work.items()}
    pivots = engine.betweenness(net).pivots
    found["betweenness"] = seconds(
        lambda: nx.betweenness_centrality(graph, k=min(pivots, len(graph)), seed=SEED)
    )
    return found


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Measure one network `rounds` times; then let networkx do it, if it is small enough."""
    told, sector = ties_of(count)
    build = time.perf_counter()
    net, way = engine.network(told), engine.network(told, directed=True)
    build = time.perf_counter() - build
    before, took = peak_mb(), {}
    for name, one in measures(net, way, sector).items():
        took[name] = round(float(np.median([seconds(one) for _ in range(rounds)])), 3)
    between = engine.betweenness(net) if net.ties <= PEER_TIES else None
    return {
        "ties": net.ties,
        "actors": net.n,
        "most ties of one": int(engine.degrees(net).total.max()),
        "build": round(build, 3),
        "measures": took,
        "all": round(build + sum(took.values()), 3),
        "exact": between.exact if between else False,
        "networkx": by_networkx(net, sector) if net.ties <= PEER_TIES else None,
        "peak": peak_mb(),
        "peak before": before,
        "load": said()["load"],
    }


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size(
        "benchmarks.networks", __doc__, measure=measure, tell=told, sizes="10000,100000,1000000", rounds=1
    )


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, and how each cost grows."""
    return {**said(), "sizes": rows, "exponents": exponents(rows, "ties", FITTED)}


if __name__ == "__main__":
    main()
