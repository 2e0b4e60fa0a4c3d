"""Fit the topic part on judged questions, see whether what is shipped still stands, and say so in JSON.

Two collections: the cystic fibrosis abstracts of Shaw, Wood, Wood and Tibbo (1991), read from
`ALONGSIDE_SHARED`, and our own judgements of the shipped data. For each: nDCG@10 by words alone, by the fused
order, by the calibration that ships, and by one fitted here, in-sample and cross-validated by question;
means with 95% bootstrap intervals over questions. Then how many good offers and how many questions without an
answer pass the floor.

    python -m benchmarks.fit_topic [--out FILE]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from alongside.engines.matching import DEFAULT_CALIBRATION, Calibration, topic

from .judgements import Asked, cystic_fibrosis, ndcg, scratch, shipped
from .machine import said
from .shipped import build, folders, load, settle

OUT = Path(__file__).parent / "results" / "topic.json"
FOLDS, RESAMPLES, SEED = 5, 2000, 1
ABOUT = {
    "cystic_fibrosis": 3.0,
    "landscape": 1.0,
    "practice_town": 1.0,
}  # from this gain on, about the question
FEATURES = ("lexical", "semantic", "coverage")
Scorer = Callable[[Asked], np.ndarray]


def features(asked: Asked) -> np.ndarray:
    """What the logistic model sees, as `Calibration` states it: n × 3."""
    shares = asked.coverage > 1e-6
    full = float(np.median(asked.lexical[shares] / asked.coverage[shares])) if shares.any() else 0.0
    relative = asked.lexical / full if full > 0 else np.zeros_like(asked.lexical)
    return np.column_stack([np.log1p(relative), asked.semantic, asked.coverage])


def fit(sets: Sequence[tuple[Sequence[Asked], float]]) -> Calibration:
    """Fit a logistic model whose coefficients are not below 0; classes balanced, every set of one weight.

    `sets`: questions, and the gain from which an offer is about its question.
    """
    rows, hits, weights = [], [], []
    for asked, about in sets:
        x = np.concatenate([features(each) for each in asked])
        y = np.concatenate([each.gain >= about for each in asked])
        weights.append(np.where(y, 0.5 / max(y.sum(), 1), 0.5 / max((~y).sum(), 1)))
        rows.append(x)
        hits.append(y)
    x, y, w = np.concatenate(rows), np.concatenate(hits).astype(float), np.concatenate(weights)
    used = list(range(len(FEATURES)))
    while True:
        beta = _newton(np.column_stack([np.ones(len(x)), x[:, used]]), y, w * len(y) / w.sum())
        if (beta[1:] >= 0).all():
            break
        used.pop(int(np.argmin(beta[1:])))
    found = dict(zip([FEATURES[i] for i in used], beta[1:].tolist(), strict=True))
    return replace(
        DEFAULT_CALIBRATION, bias=float(beta[0]), **{name: found.get(name, 0.0) for name in FEATURES}
    )


def _newton(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Maximise the weighted likelihood with a slight pull to 0, by Newton's steps."""
    beta = np.zeros(x.shape[1])
    pull = np.full(x.shape[1], 1e-3)
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (w * (y - p)) - pull * beta
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + np.diag(pull), gradient)
        beta += step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def by(calibration: Calibration) -> Scorer:
    """Score by the topic part."""
    return lambda asked: topic(asked.lexical, asked.semantic, asked.coverage, calibration).value


def each(asked: Sequence[Asked], score: Scorer) -> np.ndarray:
    """Give nDCG@10 of every question."""
    return np.array([ndcg(one.gain, score(one), one.ideal) for one in asked])


def interval(values: np.ndarray) -> list[float]:
    """Mean, and 95% bootstrap interval over questions."""
    random = np.random.default_rng(SEED)
    means = values[random.integers(0, len(values), (RESAMPLES, len(values)))].mean(axis=1)
    return [round(float(x), 4) for x in (values.mean(), *np.quantile(means, (0.025, 0.975)))]


def crossed(sets: dict[str, list[Asked]], name: str) -> np.ndarray:
    """nDCG@10 of each question of one set, by a model that has not seen it nor any in its fold."""
    asked = sets[name]
    fold = np.random.default_rng(SEED).permutation(len(asked)) % FOLDS
    values = np.empty(len(asked))
    for k in range(FOLDS):
        seen = [one for one, f in zip(asked, fold, strict=True) if f != k]
        model = fit([(seen if other == name else rows, ABOUT[other]) for other, rows in sets.items()])
        for place in np.flatnonzero(fold == k):
            values[place] = each([asked[place]], by(model))[0]
    return values


def orders(sets: dict[str, list[Asked]]) -> dict[str, Any]:
    """How well each way of ordering does on each set."""
    fitted = fit([(rows, ABOUT[name]) for name, rows in sets.items()])
    found: dict[str, Any] = {
        "fitted": {k: round(v, 3) for k, v in asdict(fitted).items() if k in ("bias", *FEATURES)}
    }
    for name, asked in sets.items():
        words = each(asked, lambda one: one.lexical)
        fused = each(asked, lambda one: topic(one.lexical, one.semantic, one.coverage).fused)
        shipped_, crossed_ = each(asked, by(DEFAULT_CALIBRATION)), crossed(sets, name)
        found[name] = {
            "questions": len(asked),
            "lexical": interval(words),
            "semantic": interval(each(asked, lambda one: one.semantic)),
            "fused": interval(fused),
            "shipped": interval(shipped_),
            "fitted, in sample": interval(each(asked, by(fitted))),
            "fitted, cross-validated": interval(crossed_),
            "shipped less lexical": interval(shipped_ - words),
            "shipped over lexical": round(float(shipped_.mean() / words.mean() - 1), 4),
            "cross-validated over lexical": round(float(crossed_.mean() / words.mean() - 1), 4),
        }
    return found


def floors(sets: dict[str, list[Asked]], none: list[Asked], calibration: Calibration) -> dict[str, Any]:
    """What the floor on topic lets pass, for what would be shown first and for what has no answer."""
    score = by(calibration)
    best = {
        name: np.concatenate([score(one)[one.gain >= 2] for one in sets[name]])
        for name in sets
        if name != "cystic_fibrosis"
    }
    wrong = {name: np.concatenate([score(one)[one.gain < 1] for one in sets[name]]) for name in best}
    top = np.array([score(one).max(initial=0.0) for one in none])
    return {
        f"{floor:.2f}": {
            **{
                f"good offers passing, {name}": round(float((values >= floor).mean()), 3)
                for name, values in best.items()
            },
            **{
                f"other offers passing a question, {name}": round(
                    float((values >= floor).sum() / len(sets[name])), 1
                )
                for name, values in wrong.items()
            },
            "questions without an answer that find something": round(float((top >= floor).mean()), 3),
        }
        for floor in sorted({0.15, 0.3, 0.35, 0.45, 0.5, 0.55, 0.6, calibration.floor})
    }


def main() -> None:
    """Fit, measure, print and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    with scratch() as folder:
        settle(Path(folder) / "home")
        load(*folders())
        build()
        landscape, town, none = shipped()
        sets = {"landscape": landscape, "practice_town": town}
        try:
            sets = {"cystic_fibrosis": cystic_fibrosis(Path(folder) / "cf"), **sets}
        except FileNotFoundError as missing:
            print(f"Not measured: {missing.filename} is not there. Set ALONGSIDE_SHARED.")
    result = {
        **said(),
        "shipped": asdict(DEFAULT_CALIBRATION),
        "ndcg@10": orders(sets),
        "floors": floors(sets, none, DEFAULT_CALIBRATION),
        "questions without an answer": len(none),
    }
    chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
