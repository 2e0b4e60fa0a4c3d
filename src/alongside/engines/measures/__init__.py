"""Whether something changed, and by more than chance: charts of a series and designs that compare.

`run_chart`, `xmr_chart`, `p_chart`, `u_chart` and `chart` (the one that fits), with `variation`,
`assurance` and `suggest_rebase` to read them. Designs: `before_after`, `interrupted` (time series),
`difference` (in differences), `matched` (comparison) and `pooled` with `shares_apart`, `means_apart`
(trials at several sites). Each gives an `Estimate` with its interval and its `Assumption`s with what the
data say; `answer` and `grade` say the rest.
"""

from .before_after import BeforeAfter, before_after
from .control import Chart, Part, assurance, chart, p_chart, u_chart, variation, xmr_chart
from .difference import Difference, difference
from .funnel import Funnel, funnel
from .grading import Grade, answer, grade
from .interrupted import Interrupted, interrupted
from .least import Fit, least_squares
from .matched import Matched, matched
from .rebasing import Rebase, suggest_rebase
from .runs import RunChart, critical, run_chart
from .trials import Pooled, means_apart, pooled, shares_apart
from .values import DESIGNS, NOTHING, STATES, Assumption, Estimate

__all__ = [
    "DESIGNS",
    "NOTHING",
    "STATES",
    "Assumption",
    "BeforeAfter",
    "Chart",
    "Difference",
    "Estimate",
    "Fit",
    "Funnel",
    "Grade",
    "Interrupted",
    "Matched",
    "Part",
    "Pooled",
    "Rebase",
    "RunChart",
    "answer",
    "assurance",
    "before_after",
    "chart",
    "critical",
    "difference",
    "funnel",
    "grade",
    "interrupted",
    "least_squares",
    "matched",
    "means_apart",
    "p_chart",
    "pooled",
    "run_chart",
    "shares_apart",
    "suggest_rebase",
    "u_chart",
    "variation",
    "xmr_chart",
]
