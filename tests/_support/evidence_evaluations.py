"""Evaluations for tests: one with its figures, those beside it, and the results of a trial."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import numpy as np

from alongside.exchange.evidence.measure_rules import period_of
from alongside.exchange.evidence.models import (
    Evaluation,
    EvaluationSeries,
    Observation,
    Series,
    TrialResult,
)
from alongside.exchange.evidence.services import evaluations as services
from tests._support.evidence_measures import Keeper, definition, series

FIRST = 2022
NUMBER = count(1)


def evaluation(keeper: Keeper | None = None, **fields: Any) -> Evaluation:
    """A question that everybody may see, with nothing decided yet."""
    party = (keeper or Keeper(f"Asker{next(NUMBER)}")).party
    return Evaluation.objects.create(**({"question": "Did the visits help?", "owner": party} | fields))


def followed(values: list[float | None], keeper: Keeper | None = None, **fields: Any) -> Series:
    """A monthly figure with these values from January 2022, None where one is missing."""
    made = series(keeper, fields.pop("found", None) or definition(of_people=False), **fields)
    for at, value in enumerate(values):
        if value is not None:
            start, end = period_of(date(FIRST + at // 12, at % 12 + 1, 1), "month")
            Observation.objects.create(series=made, starts_on=start, ends_on=end, value=value, came="file")
    return made


def line(seed: int = 1, change: float = 0.0, spell: float = 0.0, level: float = 50.0) -> list[float | None]:
    """Forty months that vary as ever: `change` from the 24th on, `spell` in the three months before."""
    values = np.random.default_rng(seed).normal(level, 3, 40)
    values[24:] += change
    values[21:24] += spell
    return [float(one) for one in values.round(1)]


def beside(found: Evaluation, other: Series) -> EvaluationSeries:
    """Hold it against another figure too."""
    return EvaluationSeries.objects.create(evaluation=found, series=other)


def looked(design: str = "before-after", values: Any = None, **fields: Any) -> Evaluation:
    """One that looks at a figure, begun in January 2024."""
    keeper = fields.pop("keeper", None) or Keeper(f"Asker{next(NUMBER)}")
    said = {"design": design, "series": followed(values or line(), keeper), "began_on": date(2024, 1, 1)}
    return evaluation(keeper, **(said | fields))


def result(found: Evaluation | None = None, site: str = "Wenbury", **fields: Any) -> TrialResult:
    """One way at one site: 12 of 80."""
    of = found or evaluation(design="trial")
    said = {"site": site, "way": "As ever", "is_usual": True, "people": 80}
    if "mean" not in fields:
        said["count"] = 12
    return TrialResult.objects.create(**({"evaluation": of} | said | fields))


def filled(world: Any) -> None:
    """A full world's: for all, the circle, its owner, whoever does it, and one about a case that some see."""
    for token, sight, fields in (
        ("ZqEval", "public", {"offer": world.made["ZqInvent"]}),
        ("ZqEvalInner", "circle", {}),
        ("ZqEvalOwn", "private", {}),
        ("ZqEvalDone", "private", {"done_by": world.bodies["outside"]}),
        ("ZqEvalCase", "public", {"case": world.made["ZqCaseNamed"]}),
    ):
        _of_nina(world, token, sight, **fields)


def _of_nina(world: Any, token: str, sight: str, **fields: Any) -> None:
    """A trial that Nina keeps, with every text and a result, seen so far."""
    nina = world.by("nina")
    about = {name: fields.pop(name) for name in ("offer", "case") if name in fields}
    plan = services.Plan(token, design="trial", measured=f"{token}Measured", **fields)
    made = services.ask(plan=plan, about=services.About(**about), by=nina)
    services.report(
        ref=made.ref, site=f"{token}Site", way=f"{token}Way", is_usual=True, people=40, count=9, by=nina
    )
    texts = (f"{token}{part}" for part in ("Found", "Limits", "Planned", "Adapted"))
    services.say(ref=made.ref, status="provisional", words=services.Words(*texts), by=nina)
    if sight != "private":
        services.share(ref=made.ref, visibility=sight, circles=[world.inner.ref], by=nina)
    world.keep("evaluations", made, token)
