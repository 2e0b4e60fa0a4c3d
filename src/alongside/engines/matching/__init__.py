"""Which offers fit a need, and why.

`rank` orders candidates by named parts, `explain` says in sentences what counted, `why_not` says what kept
one out.
"""

from .absence import Absence, why_not
from .audience import audience_part
from .capacity import capacity_part
from .evidence import evidence_part
from .exclusions import EXCLUSIONS
from .freshness import freshness_part
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
    "Facts",
    "NeedProfile",
    "Offers",
    "Ranking",
    "Reach",
    "Reason",
    "SubjectTree",
    "Topic",
    "Weights",
    "audience_part",
    "capacity_part",
    "evidence_part",
    "explain",
    "freshness_part",
    "haversine",
    "rank",
    "reach_part",
    "stage_mask",
    "stage_part",
    "subject_part",
    "topic",
    "trust_part",
    "why_not",
]
