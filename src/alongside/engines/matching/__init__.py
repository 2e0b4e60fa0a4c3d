"""Which offers fit a need, and why.

`rank` orders candidates by named parts, `explain` says in sentences what counted, `why_not` says what kept
one out.
`different_first` and `with_floor` reorder a list, `exposure` says who gets seen, `refit` and `compare` learn
from what became of earlier answers.
"""

from .absence import Absence, why_not
from .audience import audience_part
from .capacity import capacity_part
from .diversity import different_first, likeness
from .evidence import evidence_part
from .exclusions import EXCLUSIONS
from .exposure import Exposure, Floored, attention, exposure, with_floor
from .feedback import Leaders, in_common, leaders
from .freshness import freshness_part
from .learning import Compared, Fit, Outcomes, compare, refit, scaled
from .overlap import subject_part
from .ranking import Ranking, rank
from .reach import Reach, haversine, reach_part
from .reasons import Facts, Reason, explain
from .stage import stage_part
from .topic import DEFAULT_CALIBRATION, Calibration, Topic, topic
from .tree import SubjectTree
from .trust import trust_part
from .values import KINDS, PARTS, STAGES, STANDINGS, NeedProfile, Offers, stage_mask
from .weights import DEFAULT_WEIGHTS, Weights

__all__ = [
    "DEFAULT_CALIBRATION",
    "DEFAULT_WEIGHTS",
    "EXCLUSIONS",
    "KINDS",
    "PARTS",
    "STAGES",
    "STANDINGS",
    "Absence",
    "Calibration",
    "Compared",
    "Exposure",
    "Facts",
    "Fit",
    "Floored",
    "Leaders",
    "NeedProfile",
    "Offers",
    "Outcomes",
    "Ranking",
    "Reach",
    "Reason",
    "SubjectTree",
    "Topic",
    "Weights",
    "attention",
    "audience_part",
    "capacity_part",
    "compare",
    "different_first",
    "evidence_part",
    "explain",
    "exposure",
    "freshness_part",
    "haversine",
    "in_common",
    "leaders",
    "likeness",
    "rank",
    "reach_part",
    "refit",
    "scaled",
    "stage_mask",
    "stage_part",
    "subject_part",
    "topic",
    "trust_part",
    "why_not",
    "with_floor",
]
