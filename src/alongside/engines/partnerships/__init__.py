"""Who should work together: line-ups that cover what is asked for, held together by earlier work.

`propose(world, wanted) -> Proposals` finds a few line-ups, the best first, each unlike the others;
`evaluate(world, wanted, members) -> Proposal` says the same of any line-up;
`slim(world, wanted, proposal)` leaves out who adds nothing that was asked for;
`swaps(world, wanted, members, out) -> tuple[Swap, ...]` ranks who could take the place of `out`;
`complete(world, wanted, members) -> tuple[Swap, ...]` ranks who would add most;
`trust_of` puts together what two have done. `cohesion.cohesion` says how closely a team hangs together on a
`paths.graph` of distances, `closest.closest` finds the team that does most. Actors are positions throughout.
"""

from .answers import (
    Caution,
    Introduction,
    Link,
    Member,
    Missing,
    Proposal,
    Proposals,
    Relaxed,
    Scores,
    Swap,
    Watch,
    Why,
)
from .evaluating import complete, evaluate, slim, swaps
from .proposing import propose
from .trust import OUTCOME, STRENGTH, trust_of
from .values import LEGITIMACY_RISK, SECTORS, Parts, Wanted, World

__all__ = [
    "LEGITIMACY_RISK",
    "OUTCOME",
    "SECTORS",
    "STRENGTH",
    "Caution",
    "Introduction",
    "Link",
    "Member",
    "Missing",
    "Parts",
    "Proposal",
    "Proposals",
    "Relaxed",
    "Scores",
    "Swap",
    "Wanted",
    "Watch",
    "Why",
    "World",
    "complete",
    "evaluate",
    "propose",
    "slim",
    "swaps",
    "trust_of",
]
