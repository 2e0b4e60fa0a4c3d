"""The topic part: how much an offer is about what the need is about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._shared.checks import frozen_array, require_finite

LEAST_FULL = 1e-6  # BM25; a full match worth less than this says nothing, and dividing by it could overflow


@dataclass(frozen=True, slots=True)
class Calibration:
    """What turns likeness in words and in meaning into a value from 0 to 1, comparable between needs.

    value = logistic(bias + lexical × log(1 + relative) + semantic × cosine + coverage × coverage), where
    `relative` is an offer's BM25 over the BM25 that a full match typically has for this need (the median,
    over the candidates that share a word with it, of BM25 ÷ coverage).

    A second look, where the best answers were read (see `feedback`), adds akin_words × log(1 + w) +
    akin_meaning × c to the logit, where w is what the offer says of the stems that these answers have in
    common, 1 for what they say themselves, and c its cosine with their mean. It puts the offers in another
    order, and no more: the values of the first look are dealt out anew in that order. So what no offer fits
    stays so, however much the offers for it are alike.

    Source: a logistic model, classes balanced, fitted on two judged sets of equal weight: the cystic fibrosis
    collection of Shaw, Wood, Wood and Tibbo (1991), where a document is relevant when its four raters gave it
    3 points or more; and pairs of the 2017 landscape judged by us, beside questions that it cannot answer.
    Then rounded, and moved a little towards words, to what ordered the first set best through the match index
    without letting more of those questions pass. `coverage` is 0 because its fitted value was below 0 once
    the two others were known, and a part may not fall when more of a need is found. The floors were set on
    our judged questions and on questions without an answer; real use will move them. A script beside the
    tests, `benchmarks/fit_topic.py`, fits again and says what the floors let pass.
    """

    bias: float = -3.7
    lexical: float = 8.0
    semantic: float = 6.0
    coverage: float = 0.0
    floor: float = 0.60  # below this an offer with no shared subject is no match, whatever else speaks for it
    floor_with_subject: float = 0.20  # enough when the subject is shared as well
    subject_needed: float = 0.25  # how much of the subject part that takes; with less the floor lies between
    lexical_share: float = 0.6  # of the fused order; the rest is semantic
    akin_words: float = 4.0
    akin_meaning: float = 3.0


DEFAULT_CALIBRATION = Calibration()
TIE_DIGITS = 9  # logits that agree to so many digits are a tie
LEAST_FOUND = 1e-6  # a smaller share of the words is none


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """The topic of each candidate: an absolute value, and the fused likeness within this one need."""

    value: NDArray[np.float64]  # 0..1, comparable between needs
    first: NDArray[np.float64]  # 0..1, of the first look: what a floor is held against
    logit: NDArray[np.float64]  # of the last look: in the order of the value, not cut off near 0 and 1
    words: NDArray[np.float64]  # as given
    meaning: NDArray[np.float64]  # as given
    lexical_share: float

    @property
    def fused(self) -> NDArray[np.float64]:
        """Give words and meaning as one, in standard deviations from the mean of these candidates."""
        share = self.lexical_share
        return share * _standardised(self.words) + (1 - share) * _standardised(self.meaning)


def topic(
    lexical: ArrayLike,
    semantic: ArrayLike,
    coverage: ArrayLike,
    calibration: Calibration = DEFAULT_CALIBRATION,
    akin: tuple[ArrayLike, ArrayLike] | None = None,
) -> Topic:
    """Weigh likeness in words against likeness in meaning, for every candidate of one need.

    Shapes: three arrays of n, and two in `akin` where feedback was had; all results have n.
    Units: `lexical` is BM25, 0 or more; `semantic` a cosine; `coverage` 0..1; `akin` what the candidate says
    of what the best answers say, 0 or more, 1 for these; and its cosine with their mean.
    Order: as given; the order of the candidates changes nothing.
    Cost: O(n).
    Raises: EngineInputError for arrays of unequal length or values that are not numbers.
    """
    words = frozen_array("topic.lexical", lexical, np.float64)
    meaning = frozen_array("topic.semantic", semantic, np.float64, words.shape)
    found = frozen_array("topic.coverage", coverage, np.float64, words.shape)
    for name, values in (("lexical", words), ("semantic", meaning), ("coverage", found)):
        require_finite(f"topic.{name}", values)
    shares = found > LEAST_FOUND
    full = float(np.median(words[shares] / found[shares])) if shares.any() else 0.0
    relative = words / full if full > LEAST_FULL else np.zeros_like(words)
    logit = (
        calibration.bias
        + calibration.lexical * np.log1p(relative)
        + calibration.semantic * meaning
        + calibration.coverage * found
    )
    value = first = 1 / (1 + np.exp(-logit))
    if akin is not None:
        says = frozen_array("topic.akin_words", akin[0], np.float64, words.shape)
        near = frozen_array("topic.akin_meaning", akin[1], np.float64, words.shape)
        require_finite("topic.akin_words", says)
        require_finite("topic.akin_meaning", near)
        logit = logit + calibration.akin_words * np.log1p(says) + calibration.akin_meaning * near
        value = _dealt(value, np.round(logit, TIE_DIGITS))
    return Topic(
        frozen_array("topic.value", value, np.float64),
        frozen_array("topic.first", first, np.float64),
        frozen_array("topic.logit", logit, np.float64),
        words,
        meaning,
        calibration.lexical_share,
    )


def _dealt(values: NDArray[np.float64], by: NDArray[np.float64]) -> NDArray[np.float64]:
    """Deal values out in another order, the highest to the highest of `by`; equal ones share the mean."""
    if not len(values):
        return values
    _, place, many = np.unique(-by, return_inverse=True, return_counts=True)
    shared = np.add.reduceat(np.sort(values)[::-1], np.cumsum(many) - many) / many
    result: NDArray[np.float64] = shared[place]
    return result


def _standardised(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Count each value in standard deviations from the mean; all 0 when they do not differ."""
    spread = float(values.std()) if len(values) else 0.0
    result: NDArray[np.float64] = (values - values.mean()) / spread if spread > 0 else np.zeros_like(values)
    return result
