"""Promises of `why_not`: for any one offer, what kept it out or which parts were low."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines.matching import EXCLUSIONS, rank, why_not
from alongside.engines.matching.absence import WHY_EXCLUDED
from tests.engines.matching.worlds import TODAY, TREE, need, offers, random_world

WORDLESS = {"lexical": 0, "coverage": 0}
FOUND = offers(
    {"semantic": 0.9, "evidence": 0, "confirmed": TODAY - 3650},
    {"valid_until": TODAY - 1},
    {**WORDLESS, "semantic": 0.0},
    {"semantic": 0.3},
)


@pytest.mark.parametrize(
    ("offer", "status", "exclusion", "place", "low"),
    [
        (1, "listed", None, 1, ["freshness", "evidence"]),
        (2, "excluded", "expired", None, []),
        (3, "below_floor", None, None, ["topic"]),
        (4, "beyond_top", None, None, []),
        (99, "not_retrieved", None, None, []),
    ],
)
def test_every_offer_gets_its_own_answer(offer, status, exclusion, place, low):
    answer = why_not(FOUND, rank(need(), FOUND, TREE, top=1), offer)
    assert (answer.status, answer.exclusion, answer.rank) == (status, exclusion, place)
    assert [part for part, _ in answer.low] == low
    assert answer.why.endswith(".")


def test_every_exclusion_has_its_sentence():
    assert tuple(WHY_EXCLUDED) == EXCLUSIONS


@given(st.integers(0, 2**32 - 1))
def test_the_answers_add_up_to_the_ranking(seed):
    asked, found, tree = random_world(seed)
    ranking = rank(asked, found, tree, top=3)
    answers = [why_not(found, ranking, int(offer)) for offer in found.id]
    listed = sorted((a.rank, a.offer) for a in answers if a.status == "listed")
    assert [offer for _, offer in listed] == [int(found.id[i]) for i in ranking.order]
    for why, count in ranking.excluded.items():
        assert sum(answer.exclusion == why for answer in answers) == count
