"""Why two records may be one, in words, and how much each counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .comparisons import UNKNOWN, Comparison

SURE, LIKELY, EVEN = 0.99, 0.9, 0.6

WORDS = {
    ("identifier", "same"): "Both have the same number or code: {value}.",
    ("name", "same"): "Both have the same name, written alike or nearly so.",
    ("name", "order"): "Their names have the same words in another order.",
    ("name", "slip"): "Their names differ by a letter or two.",
    ("name", "word"): "One name has one word more.",
    ("name", "alike"): "Their names begin alike.",
    ("name", ""): "Their names differ.",
    ("where", "postcode"): "Both have the same postcode: {value}.",
    ("where", "spot"): "Both are at the same spot.",
    ("where", "near"): "They are within two kilometres of each other.",
    ("where", "place"): "Both are in the same place.",
    ("where", ""): "They are in different places.",
    ("website", "same"): "Both have the same website: {value}.",
    ("website", ""): "They have different websites.",
    ("phone", "same"): "Both have the same telephone number.",
    ("phone", ""): "They have different telephone numbers.",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one comparison says: its level by key ('' for none), bits for (above 0) or against, a sentence.

    `value`: what both have, where the sentence names it.
    """

    comparison: str
    level: str
    bits: float
    why: str
    value: str = ""


def explain(
    levels: Sequence[int],
    bits: Sequence[float],
    comparisons: Sequence[Comparison],
    values: dict[str, str] | None = None,
) -> tuple[Evidence, ...]:
    """What is known of one pair, in the order of the comparisons; what is not known is not said.

    Shapes: a level and a number of bits for each comparison. `values`: what both have, by comparison.
    """
    said = []
    for comparison, level, counted in zip(comparisons, levels, bits, strict=True):
        if level == UNKNOWN:
            continue
        key = comparison.levels[len(comparison.levels) - level].key if level else ""
        words = WORDS[comparison.key, key]
        value = (values or {}).get(comparison.key, "") if "{value}" in words else ""
        said.append(Evidence(comparison.key, key, round(counted, 2), words.format(value=value), value))
    return tuple(said)


def how_sure(probability: float) -> str:
    """How sure a probability is, in a word: sure, likely, even or doubtful."""
    for word, least in (("sure", SURE), ("likely", LIKELY), ("even", EVEN)):
        if probability >= least:
            return word
    return "doubtful"
