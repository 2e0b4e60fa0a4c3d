"""What comes first.

`pairs`, `rankings` and `choices` make what people said into choices; `connections` says what can be compared;
`estimate` gives scores with intervals, `spectral` and `rank_centrality` scores by random walks, `propagate`
a posterior; `ranks` how likely each place is; `next_pair` which two to ask about next. Over many criteria,
`acceptability` says which weights put which option first.
"""

from .asking import AIMS, gains, next_pair, pair_chances
from .criteria import CRITERIA, Acceptability, acceptability, any_weights, weights_of, weights_within
from .likelihood import PRIOR_VARIANCE, Estimate, estimate, log_likelihood
from .propagation import Posterior, propagate
from .ranks import Ranks, ranks
from .spectral import rank_centrality, spectral
from .values import UNRANKED, Choices, Connections, choices, connections, merged, pairs, rankings

__all__ = [
    "AIMS",
    "CRITERIA",
    "PRIOR_VARIANCE",
    "UNRANKED",
    "Acceptability",
    "Choices",
    "Connections",
    "Estimate",
    "Posterior",
    "Ranks",
    "acceptability",
    "any_weights",
    "choices",
    "connections",
    "estimate",
    "gains",
    "log_likelihood",
    "merged",
    "next_pair",
    "pair_chances",
    "pairs",
    "propagate",
    "rank_centrality",
    "rankings",
    "ranks",
    "spectral",
    "weights_of",
    "weights_within",
]
