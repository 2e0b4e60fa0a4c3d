"""Groups and common ground in votes on statements.

`votes` (one after the other) or `of_matrix` make the matrix; `opinions` gives the whole answer: the plane
(`space`, `project`), groups (`grouping`), what speaks for them (`speaking_for`), what all share (`common`,
`findings`, `sentence`), how far it would hold for others (`stability`). `stands` places one person,
`priorities` and `next_statement` choose what to ask next, `balance` and `without` look for a vocal few.
"""

from .asking import next_statement, priorities
from .balance import Balance, Kept, balance, without
from .common import Common, Finding, Found, common, findings, sentence
from .grouping import Grouping, grouping, k_means, silhouette
from .result import FEWEST_VOTES, Opinions, Standing, opinions, stands, takes_part
from .space import Space, project, space
from .speaking import Rates, Speaks, rates, said_by_most, speaking_for
from .stability import Stability, adjusted_rand, stability
from .values import AGREE, DISAGREE, PASS, UNSEEN, Counts, Votes, counts, of_matrix, votes

__all__ = [
    "AGREE",
    "DISAGREE",
    "FEWEST_VOTES",
    "PASS",
    "UNSEEN",
    "Balance",
    "Common",
    "Counts",
    "Finding",
    "Found",
    "Grouping",
    "Kept",
    "Opinions",
    "Rates",
    "Space",
    "Speaks",
    "Stability",
    "Standing",
    "Votes",
    "adjusted_rand",
    "balance",
    "common",
    "counts",
    "findings",
    "grouping",
    "k_means",
    "next_statement",
    "of_matrix",
    "opinions",
    "priorities",
    "project",
    "rates",
    "said_by_most",
    "sentence",
    "silhouette",
    "space",
    "speaking_for",
    "stability",
    "stands",
    "takes_part",
    "votes",
    "without",
]
