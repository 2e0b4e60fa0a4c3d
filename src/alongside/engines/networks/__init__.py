"""Who connects whom.

`ties` are told, of many kinds and times; `network` makes the simple network of them. Then: `degrees`,
`closeness`, `betweenness`, `cores`, `components`, `communities`, `standing` (where actors stand); `holes`
and `brokerage` (who stands between others); `mixing`, `bridging`, `diversity` (how groups meet);
`key_players` and `fragility` (what hangs on whom); `introductions` (the ties that are missing); `overlaps`
(what two have in common); `layout`.
"""

from .brokerage import ROLES, Brokerage, brokerage
from .fragility import Fragility, Loss, fragility, loss_of
from .holes import Holes, holes
from .introductions import Introduction, Introductions, introductions
from .keyplayers import AIMS, KeyPlayers, key_players, set_value
from .layout import layout
from .mixing import Bridging, Diversity, Mixing, bridging, diversity, mixing
from .overlap import Overlaps, overlaps, shared_items
from .paths import Betweenness, Closeness, betweenness, closeness
from .structure import (
    Degrees,
    Groups,
    Standing,
    Summary,
    communities,
    components,
    cores,
    degrees,
    standing,
    summary,
)
from .values import MERGE, Network, Ties, network, ties

__all__ = [
    "AIMS",
    "MERGE",
    "ROLES",
    "Betweenness",
    "Bridging",
    "Brokerage",
    "Closeness",
    "Degrees",
    "Diversity",
    "Fragility",
    "Groups",
    "Holes",
    "Introduction",
    "Introductions",
    "KeyPlayers",
    "Loss",
    "Mixing",
    "Network",
    "Overlaps",
    "Standing",
    "Summary",
    "Ties",
    "betweenness",
    "bridging",
    "brokerage",
    "closeness",
    "communities",
    "components",
    "cores",
    "degrees",
    "diversity",
    "fragility",
    "holes",
    "introductions",
    "key_players",
    "layout",
    "loss_of",
    "mixing",
    "network",
    "overlaps",
    "set_value",
    "shared_items",
    "standing",
    "summary",
    "ties",
]
