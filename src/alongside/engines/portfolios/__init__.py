"""Pathways and portfolios.

`journeys` are stays in stages: `dwell` says how long a stage takes, `flow` and `leaving` where things go and
where a type is lost, `stalls` what stays unusually long, `outlook` how likely and how soon adoption is.
`balance` measures a `mix` against a `target`, `restore` lists the fewest changes. `load` and `more_fit` tell
what a place can take on. `choose` finds the best set under a budget, `next_step` what more money would bring,
`near_best` sets nearly as good, `chances` how sure each is. `league` orders figures with ranges of ranks.
"""

from .balance import Balance, Mix, Target, balance, banded, mix, target
from .capacity import Load, load, more_fit
from .choosing import (
    Chances,
    Chosen,
    Near,
    Nearly,
    Options,
    Rule,
    Step,
    chances,
    choose,
    least_needed,
    near_best,
    next_step,
    options,
    worth_of,
)
from .dwell import Dwell, Flow, dwell, flow
from .league import League, league, league_of_rates
from .outlook import Outlook, outlook
from .restoring import Changes, restore
from .stalls import Leaving, Stall, leaving, stalls
from .survival import Curve, Endings, endings, survival
from .values import DONE, ENOUGH, EVERY, STILL, STOPPED, Journeys, Now, journeys, now

__all__ = [
    "DONE",
    "ENOUGH",
    "EVERY",
    "STILL",
    "STOPPED",
    "Balance",
    "Chances",
    "Changes",
    "Chosen",
    "Curve",
    "Dwell",
    "Endings",
    "Flow",
    "Journeys",
    "League",
    "Leaving",
    "Load",
    "Mix",
    "Near",
    "Nearly",
    "Now",
    "Options",
    "Outlook",
    "Rule",
    "Stall",
    "Step",
    "Target",
    "balance",
    "banded",
    "chances",
    "choose",
    "dwell",
    "endings",
    "flow",
    "journeys",
    "league",
    "league_of_rates",
    "least_needed",
    "leaving",
    "load",
    "mix",
    "more_fit",
    "near_best",
    "next_step",
    "now",
    "options",
    "outlook",
    "restore",
    "stalls",
    "survival",
    "target",
    "worth_of",
]
