"""Fit the order of the topic part on judged collections, see whether what is shipped still stands, say so.

Collections: the cystic fibrosis abstracts of Shaw, Wood, Wood and Tibbo (1991) and the tagged charities of
the England pack, read from `ALONGSIDE_SHARED`, and our own judgements of the shipped data. For each: nDCG@10
by keywords alone (as bm25s has it), by our own lexical score, by the topic part before and after the best
answers are read, as shipped and as fitted on the *other* collections; means with 95% bootstrap intervals over
questions. Only the weights of meaning and of what the best answers say, against that of words, are searched
for, on a coarse grid: so few questions tell no more. Then how many good offers and how many questions without
an answer pass the floor.

    python -m benchmarks.fit_topic [--out FILE]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from alongside.engines.matching import DEFAULT_CALIBRATION, Calibration, topic
from alongside.engines.matching.judging import mean_and_interval

from .judgements import Asked, charities, cystic_fibrosis, ndcg, scratch, shipped
from .machine import said
from .shipped import build, folders, load, settle

OUT = Path(__file__).parent / "results" / "topic.json"
GRID = {
    "semantic": (4.0, 6.0, 8.0, 10.0),
    "akin_words": (2.0, 3.0, 4.0, 5.0),
    "akin_meaning": (1.0, 2.0, 3.0),
}
OURS = ("landscape", "practice_town")  # judged by us, with grades from 0 to 2
Sets = dict[str, list[Asked]]
Scorer = Callable[[Asked], np.ndarray]


def by(calibration: Calibration, feedback: bool = True) -> Scorer:
    """Score by the topic part."""

    def score(one: Asked) -> np.ndarray:
        akin = one.akin if feedback else None
        return topic(one.lexical, one.semantic, one.coverage, calibration, akin).logit

    return score


def each(asked: Sequence[Asked], score: Scorer) -> np.ndarray:
    """Give nDCG@10 of every question."""
    return np.array([ndcg(one.gain, score(one), one.ideal) for one in asked])


def keywords(asked: Sequence[Asked]) -> np.ndarray:
    """Give nDCG@10 of every question by keywords alone."""
    return np.array([one.words for one in asked])


def grid() -> list[Calibration]:
    """Every setting that is tried."""
    return [
        replace(DEFAULT_CALIBRATION, **dict(zip(GRID, values, strict=True)))
        for values in product(*GRID.values())
    ]


def gains(sets: Sets, tried: Sequence[Calibration]) -> dict[str, np.ndarray]:
    """Give what each setting gains over keywords on each collection, as a share."""
    return {
        name: np.array([each(asked, by(one)).mean() for one in tried]) / keywords(asked).mean() - 1
        for name, asked in sets.items()
    }


def chosen(gained: dict[str, np.ndarray], without: str = "") -> int:
    """Give the setting of the best mean gain, no collection weighing more than another."""
    return int(np.mean([values for name, values in gained.items() if name != without], axis=0).argmax())


def interval(values: np.ndarray) -> list[float]:
    """Mean, and 95% bootstrap interval over questions."""
    return [round(value, 4) for value in mean_and_interval(values)]


def orders(sets: Sets) -> dict[str, Any]:
    """How well each way of ordering does on each set."""
    tried = grid()
    gained = gains(sets, tried)
    best = asdict(tried[chosen(gained)])
    found: dict[str, Any] = {"fitted": {name: best[name] for name in GRID}}
    for name, asked in sets.items():
        words, ours = keywords(asked), each(asked, by(DEFAULT_CALIBRATION))
        crossed = each(asked, by(tried[chosen(gained, without=name)]))
        found[name] = {
            "questions": len(asked),
            "keywords": interval(words),
            "lexical": interval(each(asked, lambda one: one.lexical)),
            "semantic": interval(each(asked, lambda one: one.semantic)),
            "fused": interval(each(asked, lambda one: topic(one.lexical, one.semantic, one.coverage).fused)),
            "first look": interval(each(asked, by(DEFAULT_CALIBRATION, feedback=False))),
            "shipped": interval(ours),
            "fitted on the others": interval(crossed),
            "shipped less keywords": interval(ours - words),
            "shipped over keywords": round(float(ours.mean() / words.mean() - 1), 4),
            "fitted on the others over keywords": round(float(crossed.mean() / words.mean() - 1), 4),
        }
    return found


def floors(sets: Sets, none: list[Asked], calibration: Calibration) -> dict[str, Any]:
    """What the floor on topic lets pass, for what would be shown first and for what has no answer."""

    def value(one: Asked) -> np.ndarray:
        return topic(one.lexical, one.semantic, one.coverage, calibration, one.akin).value

    best = {name: np.concatenate([value(one)[one.gain >= 2] for one in sets[name]]) for name in OURS}
    wrong = {name: np.concatenate([value(one)[one.gain < 1] for one in sets[name]]) for name in OURS}
    top = np.array([value(one).max(initial=0.0) for one in none])
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


def judged(folder: Path) -> tuple[Sets, list[Asked]]:
    """Read every collection that is there, and the questions without an answer."""
    settle(folder / "home")
    load(*folders())
    build()
    landscape, town, none = shipped()
    sets: Sets = {}
    for name, read in (("cystic_fibrosis", cystic_fibrosis), ("charities", charities)):
        try:
            sets[name] = read(folder / name)
        except FileNotFoundError as missing:
            print(f"Not measured: {missing.filename} is not there. Set ALONGSIDE_SHARED.")
    return {**sets, "landscape": landscape, "practice_town": town}, none


def main() -> None:
    """Fit, measure, print and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    options_chosen = options.parse_args()
    with scratch() as folder:
        sets, none = judged(Path(folder))
    result = {
        **said(),
        "shipped": asdict(DEFAULT_CALIBRATION),
        "ndcg@10": orders(sets),
        "floors": floors(sets, none, DEFAULT_CALIBRATION),
        "questions without an answer": len(none),
    }
    options_chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
