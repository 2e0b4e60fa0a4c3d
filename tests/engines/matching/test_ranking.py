"""Promises of the ranking as a whole, against a slow twin written in loops."""

import math
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import (
    DEFAULT_CALIBRATION,
    DEFAULT_WEIGHTS,
    EXCLUSIONS,
    KINDS,
    PARTS,
    STAGES,
    Facts,
    NeedProfile,
    Offers,
    explain,
    rank,
)
from tests.engines.matching.worlds import NAN, TODAY, TREE, need, offers, random_world, taken

worlds = st.integers(0, 2**32 - 1)


def slow_rank(asked, found, tree):
    """Ids in order, their scores, and what was excluded: the rule spelt out, one offer at a time."""
    parent = dict(zip(tree.ids.tolist(), tree.parents.tolist(), strict=True))
    slug = dict(zip(tree.slugs, tree.ids.tolist(), strict=True))

    def line(subject):
        nodes = []
        while subject != -1:
            nodes.append(subject)
            subject = parent[subject]
        return nodes

    def bag(subjects):
        counts = {}
        for subject in subjects:
            if subject in parent:
                nodes = line(subject)
                for step, node in enumerate(nodes):
                    if step == 0 or parent[node] != -1:
                        counts[node] = max(counts.get(node, 0), 0.5**step)
        return counts

    def group_line(group):
        return {s for s in tree.slugs if slug[s] in line(slug[group])} if group in slug else {group}

    shares = sorted(
        lexical / coverage
        for lexical, coverage in zip(found.lexical, found.coverage, strict=True)
        if coverage > 0
    )
    half = len(shares) // 2
    full = 0 if not shares else shares[half] if len(shares) % 2 else (shares[half - 1] + shares[half]) / 2
    asked_stages = {s for s in range(len(STAGES)) if asked.stages >> s & 1}
    chosen_stages = {s for s in range(len(STAGES)) if asked.only_stages >> s & 1}
    listed, excluded = [], {}
    for i in range(len(found)):
        kind = KINDS[found.kind[i]]
        history, is_open = found.standing[i] == 2, found.standing[i] == 0
        subjects = found.subjects[1][found.subjects[0][i] : found.subjects[0][i + 1]].tolist()
        reach = found.reach[1][found.reach[0][i] : found.reach[0][i + 1]].tolist()
        stages = {s for s in range(len(STAGES)) if int(found.stages[i]) >> s & 1}
        part = dict.fromkeys(PARTS)
        logit = DEFAULT_CALIBRATION.bias + DEFAULT_CALIBRATION.semantic * found.semantic[i]
        logit += DEFAULT_CALIBRATION.lexical * math.log(1 + (found.lexical[i] / full if full else 0))
        part["topic"] = 1 / (1 + math.exp(-logit))
        mine, theirs = bag(asked.subjects.tolist()), bag(subjects)
        if mine and theirs:
            nodes = mine.keys() | theirs.keys()
            part["subject"] = sum(min(mine.get(x, 0), theirs.get(x, 0)) for x in nodes) / sum(
                max(mine.get(x, 0), theirs.get(x, 0)) for x in nodes
            )
        km = None
        if not any(math.isnan(x) for x in (asked.lat, found.lat[i], found.lon[i])):
            km = max(slow_km(asked.lat, asked.lon, found.lat[i], found.lon[i]) - asked.radius_km, 0)
        decay = {"capability": 50, "asset": 5, "support": 25, "innovation": 500, "fund": 500}[kind]
        serves = bool(set(reach) & set(asked.places.tolist()))
        partly = bool(set(reach) & set(asked.inside.tolist()))
        says = bool(reach) and len(asked.places) > 0
        if serves:
            part["reach"] = 1.0
        elif partly:
            part["reach"] = 0.8
        elif km is not None:
            part["reach"] = math.exp(-km / decay)
        elif says:
            part["reach"] = 0.0
        if asked.groups and found.groups[i]:
            part["audience"] = sum(
                max(
                    1.0 if other in group_line(group) else 0.7 if group in group_line(other) else 0.0
                    for other in found.groups[i]
                )
                for group in asked.groups
            ) / len(asked.groups)
        if stages and asked_stages:
            part["stage"] = {0: 1.0, 1: 0.6, 2: 0.3}.get(
                min(abs(a - b) for a in stages for b in asked_stages), 0.0
            )
        if asked.owner >= 0 and found.actor[i] >= 0 and not math.isnan(found.trust[i]):
            part["trust"] = 1 / (1 + found.trust[i]) if found.trust[i] <= 4 else 0.0
        if not history and not math.isnan(found.capacity[i]):
            part["capacity"] = found.capacity[i]
        if found.confirmed[i] > 0:
            life = {"capability": 365, "asset": 730, "support": 365, "innovation": 1095, "fund": 180}[kind]
            part["freshness"] = 0.5 ** (max(asked.today - int(found.confirmed[i]), 0) / life)
        if found.evidence[i] >= 0:
            part["evidence"] = [0.2, 0.4, 0.6, 0.8, 1.0][found.evidence[i]]
        limit = {"capability": 100, "asset": 30, "support": 50, "innovation": math.inf, "fund": 0}[kind]
        why = next(
            (
                name
                for name, holds in {
                    "kind": asked.only_kinds and kind not in asked.only_kinds,
                    "stage": chosen_stages and not chosen_stages & stages,
                    "declined": found.id[i] in asked.declined,
                    "rival": found.actor[i] in asked.rivals,
                    "expired": 0 < found.valid_until[i] < asked.today,
                    "unavailable": is_open and found.capacity[i] == 0,
                    "audience": part["audience"] == 0,
                    "place": not history
                    and kind != "innovation"
                    and (says or (kind == "asset" and km is not None))
                    and not (serves or partly)
                    and not (km is not None and km < limit),
                }.items()
                if holds
            ),
            None,
        )
        if why:
            excluded[why] = excluded.get(why, 0) + 1
            continue
        weigh = dict(zip(PARTS, DEFAULT_WEIGHTS.table[found.kind[i]], strict=True))
        known = [name for name in PARTS if part[name] is not None]
        score = sum(weigh[name] * part[name] for name in known) / sum(weigh[name] for name in known)
        shared = min((part["subject"] or 0) / 0.25, 1)
        if part["topic"] >= 0.60 - 0.40 * shared:
            listed.append((-round(score, 9), -round(part["topic"], 9), int(found.id[i]), score))
    return [(row[2], row[3]) for row in sorted(listed)], excluded


def slow_km(lat, lon, to_lat, to_lon):
    """The same distance by the angle between two vectors."""

    def vector(north, east):
        north, east = math.radians(north), math.radians(east)
        return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)

    a, b = vector(lat, lon), vector(to_lat, to_lon)
    cross = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    return 6371.0088 * math.atan2(math.hypot(*cross), sum(x * y for x, y in zip(a, b, strict=True)))


@given(worlds)
def test_the_slow_twin_gives_the_same_answer(seed):
    asked, found, tree = random_world(seed)
    fast = rank(asked, found, tree)
    listed, excluded = slow_rank(asked, found, tree)
    assert [int(found.id[i]) for i in fast.order] == [offer for offer, _ in listed]
    assert np.allclose([fast.score[i] for i in fast.order], [score for _, score in listed])
    assert fast.excluded == excluded


@given(worlds)
def test_scores_and_parts_lie_between_nothing_and_one(seed):
    ranking = rank(*random_world(seed))
    kept = ranking.exclusion == -1
    assert ((ranking.score[kept] >= 0) & (ranking.score[kept] <= 1)).all()
    known = ranking.parts[~np.isnan(ranking.parts)]
    assert ((known >= 0) & (known <= 1)).all()


@given(worlds)
def test_anyone_can_work_the_score_out_again_from_the_reasons(seed):
    asked, found, tree = random_world(seed)
    ranking = rank(asked, found, tree)
    for i in range(len(found)):
        reasons = explain(asked, found, tree, ranking, i, Facts())
        if ranking.exclusion[i] >= 0:
            assert reasons == ()
        else:
            total = sum(reason.weight for reason in reasons)
            again = sum(reason.weight * reason.score for reason in reasons) / total
            assert again == pytest.approx(ranking.score[i], abs=1e-12)


@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_the_candidates_changes_nothing(seed, random):
    asked, found, tree = random_world(seed)
    rows = list(range(len(found)))
    random.shuffle(rows)
    one, other = rank(asked, found, tree), rank(asked, taken(found, rows), tree)
    assert [one.id[i] for i in one.order] == [other.id[i] for i in other.order]
    assert np.array_equal(one.score[rows], other.score, equal_nan=True)
    assert one.excluded == other.excluded


@given(worlds)
def test_what_was_given_is_left_as_it_was(seed):
    asked, found, tree = random_world(seed)
    again = random_world(seed)
    ranking = rank(asked, found, tree)
    for value, copy in zip((asked, found, tree), again, strict=True):
        for column in fields(value):
            left, right = getattr(value, column.name), getattr(copy, column.name)
            if isinstance(left, np.ndarray):
                assert np.array_equal(left, right, equal_nan=left.dtype.kind == "f")
                assert not left.flags.writeable
    for name in ("order", "score", "parts", "weight", "exclusion", "below_floor"):
        assert not getattr(ranking, name).flags.writeable


@given(worlds)
def test_an_excluded_offer_is_counted_once_and_never_listed(seed):
    asked, found, tree = random_world(seed)
    ranking = rank(asked, found, tree)
    assert not set(np.flatnonzero(ranking.exclusion >= 0)) & set(ranking.order.tolist())
    assert sum(ranking.excluded.values()) == (ranking.exclusion >= 0).sum()
    assert set(ranking.excluded) <= set(EXCLUSIONS)
    assert ranking.passing + int(ranking.below_floor.sum()) + sum(ranking.excluded.values()) == len(found)


@given(worlds, st.integers(1, 5))
def test_a_shorter_list_is_the_beginning_of_a_longer_one(seed, top):
    world = random_world(seed)
    few, all_of_them = rank(*world, top=top), rank(*world, top=100)
    assert few.order.tolist() == all_of_them.order.tolist()[:top]
    assert few.passing == all_of_them.passing == len(all_of_them.order)


BETTER = {
    "topic": ({"semantic": 0.4}, {"semantic": 0.6}),
    "subject": ({"subjects": [4]}, {"subjects": [3]}),
    "reach": ({"lat": 50.9, "lon": -3.5}, {"lat": 50.6, "lon": -3.5}),
    "audience": ({"groups": ("unpaid-carers",)}, {"groups": ("people",)}),
    "stage": ({"stages": 1}, {"stages": 4}),
    "trust": ({"actor": 7, "trust": np.inf}, {"actor": 7, "trust": 1}),
    "capacity": ({"capacity": 0.25}, {"capacity": 0.75}),
    "freshness": ({"confirmed": TODAY - 900}, {"confirmed": TODAY - 9}),
    "evidence": ({"evidence": 0}, {"evidence": 3}),
}
KNOWN = need(subjects=[3], places=[1], lat=50.5, lon=-3.5, stages=4, groups=("carers",), owner=9)


@pytest.mark.parametrize("part", PARTS)
def test_a_better_part_gives_a_better_score(part):
    worse, better = BETTER[part]
    ranking = rank(KNOWN, offers(worse, better), TREE)
    p = PARTS.index(part)
    assert ranking.parts[0, p] < ranking.parts[1, p]
    assert ranking.score[0] < ranking.score[1]
    assert ranking.order.tolist() == [1, 0]


@pytest.mark.parametrize("part", PARTS[1:])
def test_a_part_that_is_not_known_drops_out_on_either_side(part):
    stated = BETTER[part][1]
    p = PARTS.index(part)
    nothing_said = rank(KNOWN, offers({}), TREE)
    assert np.isnan(nothing_said.parts[0, p]) and nothing_said.weight[0, p] == 0
    assert nothing_said.score[0] == pytest.approx(nothing_said.parts[0, 0])
    if part not in ("capacity", "freshness", "evidence"):
        nothing_asked = rank(need(), offers(stated), TREE)
        assert np.isnan(nothing_asked.parts[0, p]) and nothing_asked.weight[0, p] == 0


def test_what_is_not_about_the_need_is_no_match_whatever_else_speaks_for_it():
    asked = replace(KNOWN, subjects=np.array([], dtype=np.int64), subject_weights=None)
    near = {
        "lexical": 0, "coverage": 0, "semantic": 0.1, "reach": [1], "groups": ("carers",), "stages": 4,
        "actor": 9, "trust": 0, "capacity": 1, "confirmed": TODAY, "evidence": 4,
    }  # fmt: skip
    ranking = rank(asked, offers(near), TREE)
    assert ranking.nothing_fits and ranking.order.tolist() == [] and ranking.below_floor.tolist() == [True]
    assert ranking.score[0] > 0.5


def test_a_shared_subject_lowers_the_floor_and_another_subject_does_not():
    weak = {"lexical": 0, "coverage": 0, "semantic": 0.4}
    ranking = rank(
        need(subjects=[3]), offers({**weak, "subjects": [3]}, {**weak, "subjects": [8]}, weak), TREE
    )
    assert ranking.order.tolist() == [0]


def test_a_floor_that_is_given_replaces_the_usual_one():
    some = offers({"semantic": 0.1})
    assert rank(need(), some, TREE, floor=0.0).order.tolist() == [0]
    assert rank(need(), some, TREE, floor=1.0).nothing_fits


def test_equal_scores_are_ordered_by_topic_and_then_by_id():
    alike = {"id": 7, "semantic": 0.5}
    ranking = rank(need(), offers(alike, {**alike, "id": 3}, {**alike, "id": 5}), TREE)
    assert [ranking.id[i] for i in ranking.order] == [3, 5, 7]


def test_no_candidates_is_an_answer_too():
    ranking = rank(need(), offers(), TREE)
    assert ranking.nothing_fits and ranking.excluded == {} and ranking.parts.shape == (0, 9)


def test_history_is_never_said_to_have_room():
    ranking = rank(need(), offers({"standing": 2, "capacity": 1.0}, {"standing": 2, "capacity": 0.0}), TREE)
    assert np.isnan(ranking.parts[:, PARTS.index("capacity")]).all()
    assert ranking.excluded == {}


@pytest.mark.parametrize(
    ("said", "names"), [({"top": 0}, "top"), ({"floor": 1.5}, "floor"), ({"floor": NAN}, "floor")]
)
def test_an_impossible_question_is_refused_by_name(said, names):
    with pytest.raises(EngineInputError) as refused:
        rank(need(), offers({}), TREE, **said)
    assert refused.value.input == names and refused.value.remedy


def test_needs_and_offers_are_the_values_they_claim_to_be():
    assert isinstance(need(), NeedProfile) and isinstance(offers({}), Offers)
