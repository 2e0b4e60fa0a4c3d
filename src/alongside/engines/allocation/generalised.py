"""Jobs to agents, each job taking of an agent's capacity what that agent needs for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .._shared.checks import frozen_array, require_between, require_finite
from .._shared.errors import EngineInputError
from .scaling import Steps, whole_steps
from .values import Floats, Ints

WORK = 200.0  # deterministic units, about seconds: the same end on a slow machine as on a fast one


@dataclass(frozen=True, slots=True)
class Generalised:
    """The agent of each job, what that is worth, and what no assignment can exceed."""

    agent: Ints  # per job
    value: float
    bound: float
    optimal: bool


def assign_generalised(
    value: ArrayLike, takes: ArrayLike, capacity: ArrayLike, work: float = WORK
) -> Generalised:
    """Give every job to one agent so that the sum of values is largest and no agent is overfull.

    Shapes: `value` and `takes` agents × jobs, finite, 0 or more; `capacity` per agent.
    Units: `takes` and `capacity` in the same; decimals are kept exactly, up to nine places.
    Cost: the problem is NP-hard; after `work` the best found is returned with its bound, `optimal` False.
    Raises: EngineInputError naming the input, and when no assignment fits or none was found in time.
    Source: Martello and Toth (1990), Knapsack Problems, chapter 7.
    """
    worth = frozen_array("value", value, np.float64)
    if worth.ndim != 2:
        raise EngineInputError("value", "it is not a table.", "Give a row for each agent.")
    weight = frozen_array("takes", takes, np.float64, worth.shape)
    room = frozen_array("capacity", capacity, np.float64, worth.shape[:1])
    for name, numbers in (("value", worth), ("takes", weight), ("capacity", room)):
        require_finite(name, numbers.ravel())
        require_between(name, numbers.ravel(), 0, np.inf)
    steps = whole_steps(worth.ravel(), worth.size, worth.shape[1])
    sizes = whole_steps(np.append(weight.ravel(), room), worth.size, worth.shape[1])
    if not sizes.exact:
        raise EngineInputError(
            "takes", "its numbers have too many digits to add without rounding.", "Round them first."
        )
    return _solve(worth, steps, sizes, work)


def _solve(worth: Floats, steps: Steps, sizes: Steps, work: float) -> Generalised:
    from ortools.sat.python import cp_model  # here, since it brings pandas with it

    agents, jobs = worth.shape
    gain, weight = steps.steps.reshape(agents, jobs), sizes.steps[: worth.size].reshape(agents, jobs)
    model = cp_model.CpModel()
    takes = [[model.new_bool_var("") for _ in range(jobs)] for _ in range(agents)]
    for job in range(jobs):
        model.add_exactly_one(takes[agent][job] for agent in range(agents))
    for agent in range(agents):
        used = cp_model.LinearExpr.weighted_sum(takes[agent], weight[agent].tolist())
        model.add(used <= int(sizes.steps[worth.size + agent]))
    every = [one for row in takes for one in row]
    model.maximize(cp_model.LinearExpr.weighted_sum(every, gain.ravel().tolist()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = work
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        raise EngineInputError(
            "capacity", "the jobs do not fit into what the agents have.", "Add room or leave jobs out."
        )
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise EngineInputError("work", "no assignment was found in this time.", "Allow more work.")
    agent = np.array([[solver.value(one) for one in row] for row in takes]).reshape(agents, jobs).argmax(0)
    value = float(worth[agent, np.arange(jobs)].sum())
    bound = max(value, solver.best_objective_bound / steps.per_unit + jobs * steps.error)
    return Generalised(agent, value, bound, status == cp_model.OPTIMAL)
