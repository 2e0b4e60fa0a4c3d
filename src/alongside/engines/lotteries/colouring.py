"""Colours for the edges of a bipartite graph, evenly at every end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

Edge = tuple[int, int]


def evenly(edges: Sequence[Edge], colours: int) -> list[int]:
    """Colour edges so that at every left end no colour comes twice and at every right end all come evenly.

    Shapes: a colour, 0 to `colours` − 1, for each edge; a left end has at most `colours` edges.
    A right end with more edges is cut into pieces of `colours` edges each and a rest; in a proper colouring
    each whole piece has each colour once, so the counts of two colours differ by one at most. A proper
    colouring is made edge by edge: where no colour is free at both ends, two colours change places along the
    path that starts at one end, which cannot reach the other.
    Cost: a path for each edge at worst. Source: König (1916), Mathematische Annalen 77, 453–465; de Werra
    (1971), INFOR 9, 68–70.
    """
    met: dict[int, int] = defaultdict(int)
    ends: list[Edge] = []
    pieces: dict[Edge, int] = {}
    for left, right in edges:
        piece = pieces.setdefault((right, met[right] // colours), len(pieces))
        met[right] += 1
        ends.append((left, piece))
    at_left: dict[int, list[int]] = defaultdict(lambda: [-1] * colours)
    at_right: list[list[int]] = [[-1] * colours for _ in pieces]
    found = [-1] * len(ends)
    for number, (left, piece) in enumerate(ends):
        mine, its = at_left[left], at_right[piece]
        start = piece % colours  # spreads the colours where there is a choice
        order = [*range(start, colours), *range(start)]
        colour = next((one for one in order if mine[one] < 0 and its[one] < 0), None)
        if colour is None:
            colour = next(one for one in order if mine[one] < 0)
            other = next(one for one in order if its[one] < 0)
            _swap(ends, at_left, at_right, found, piece, colour, other)
        found[number] = colour
        mine[colour] = its[colour] = number
    return found


def _swap(
    ends: list[Edge],
    at_left: dict[int, list[int]],
    at_right: list[list[int]],
    found: list[int],
    piece: int,
    colour: int,
    other: int,
) -> None:
    """Free `colour` at a right end: it and `other` change places along the path from there."""
    path, right, end, wanted = [], True, piece, colour
    while (number := (at_right[end] if right else at_left[end])[wanted]) >= 0:
        path.append(number)
        end = ends[number][0] if right else ends[number][1]
        right, wanted = not right, other if wanted == colour else colour
    for number in path:
        left, right_end = ends[number]
        at_left[left][found[number]] = at_right[right_end][found[number]] = -1
    for number in path:
        left, right_end = ends[number]
        found[number] = other if found[number] == colour else colour
        at_left[left][found[number]] = at_right[right_end][found[number]] = number
