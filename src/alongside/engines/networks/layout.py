"""Where to draw each actor."""

from __future__ import annotations

from .values import Floats, Network


def layout(given: Network, seed: int = 1) -> Floats:
    """Place actors so that those with ties lie near each other; the same seed gives the same places.

    Shapes: n × 2, each between −1 and 1, centred. Components lie side by side, the largest in the middle.
    Cost: force-directed up to 3,000 actors, by levels (DrL) above.
    Sources: Fruchterman and Reingold (1991); Martin, Brown, Klavans and Boyack (2011).
    """
    raise NotImplementedError
