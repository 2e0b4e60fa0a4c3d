"""Each sentence of each reason is read back, and the fact in it is worked out again from what went in.

Nothing of the engine is used to judge it: distances, steps, days, shares and names are found here, in loops.
"""

import math
import re
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.matching import KINDS, PARTS, STAGES, Facts, explain, rank
from tests.engines.matching.worlds import TODAY, random_world

SMALL = "none one two three four five six seven eight nine ten eleven twelve".split()
MONTHS = "January February March April May June July August September October November December".split()
VERBS = {
    "capability": ("Works in", "Worked in"),
    "asset": ("Is in", "Was in"),
    "support": ("Runs in", "Ran in"),
    "innovation": ("Is used in", "Was reported in"),
    "fund": ("Gives money in", "Gave money in"),
}
HERE = "Place 1"  # the need's place, in all worlds here
PLACES = {number: f"Place {number}" for number in range(1, 7)}


class World:
    """What went in, and how one row of it looks."""

    def __init__(self, asked, found, tree, facts, i):
        self.asked, self.facts, self.i = asked, facts, i
        self.row = {name: getattr(found, name)[i] for name in PLAIN}
        self.subjects = set(cut(found.subjects, i))
        self.reach = set(cut(found.reach, i))
        self.groups = set(found.groups[i])
        self.kind, self.past = KINDS[self.row["kind"]], bool(self.row["standing"] == 2)
        self.parent = dict(zip(tree.ids.tolist(), tree.parents.tolist(), strict=True))
        self.slug = dict(zip(tree.slugs, tree.ids.tolist(), strict=True))
        self.verb = VERBS[self.kind][self.past]

    def line(self, subject):
        """A subject and all above it."""
        found = []
        while subject in self.parent:
            found.append(subject)
            subject = self.parent[subject]
        return found

    def wider(self, one, other):
        """Whether group `one` is `other` or holds it."""
        return one == other or (
            one in self.slug and other in self.slug and self.slug[one] in self.line(self.slug[other])
        )

    def km(self):
        return distance(self.asked.lat, self.asked.lon, self.row["lat"], self.row["lon"])


PLAIN = ("kind", "standing", "stages", "lat", "lon", "actor", "capacity", "confirmed", "evidence", "trust")


def cut(rows, i):
    return rows[1][rows[0][i] : rows[0][i + 1]].tolist()


def distance(lat, lon, to_lat, to_lon):
    """Kilometres by the law of cosines, another formula than the engine's."""
    a, b, turn = math.radians(lat), math.radians(to_lat), math.radians(to_lon - lon)
    angle = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 6371.0088 * math.acos(max(-1.0, min(1.0, angle)))


def names(said):
    """'a, b and c' as a set."""
    return set(re.split(r", | and ", said))


def topic(world, said, score):
    if world.facts.words:
        assert re.fullmatch(r"Shares the words?: (.+)", said)[1].split(", ") == list(world.facts.words)
    else:
        close = "Says something close to this need in other words"
        assert said == (close if score >= 0.5 else "Says little of what this need says")


def subject(world, said, score):
    both = world.subjects & set(world.asked.subjects.tolist())
    above = {top for mine in world.asked.subjects.tolist() for top in world.line(mine)}
    above &= {top for theirs in world.subjects for top in world.line(theirs)}
    assert said.startswith("Was about") <= world.past
    if match := re.fullmatch(r"(?:About|Was about) something near, within (.+)", said):
        assert not both and names(match[1]) <= {world.facts.subjects[top] for top in above}
    elif match := re.fullmatch(r"(?:About|Was about) (.+), as this need is", said):
        assert names(match[1]) == {world.facts.subjects[one] for one in both if one in world.facts.subjects}
    elif said == "Shares a subject with this need":
        assert both and not both & set(world.facts.subjects)
    elif said == "Listed under other subjects than this need":
        assert not both and score == pytest.approx(0)
        assert all(world.parent[top] == -1 for top in above)
    else:
        raise AssertionError(said)


def reach(world, said, _score):
    mine, inside = set(world.asked.places.tolist()), set(world.asked.inside.tolist())
    if match := re.fullmatch(rf"{world.verb} (.+), where this is needed", said):
        assert names(match[1]) <= {PLACES[p] for p in world.reach & mine} | (
            {HERE} if world.reach & mine else set()
        )
    elif match := re.fullmatch(rf"{world.verb} (.+), which lies in {HERE}", said):
        assert not world.reach & mine and names(match[1]) <= {PLACES[p] for p in world.reach & inside}
    elif said == f"In or near {HERE}":
        assert not world.reach & (mine | inside) and world.km() <= world.asked.radius_km + 0.01
    elif match := re.fullmatch(rf"(under 1|[\d,]+) km from {HERE}", said[0].lower() + said[1:]):
        km = world.km() - world.asked.radius_km
        assert not world.reach & (mine | inside)
        if match[1] == "under 1":
            assert km < 1
        else:
            assert abs(int(match[1].replace(",", "")) - km) <= 0.51
    elif match := re.fullmatch(rf"{world.verb} (.+), not in {HERE}", said):
        assert names(match[1]) <= {PLACES[p] for p in world.reach} and not world.reach & (mine | inside)
        assert math.isnan(world.asked.lat) or math.isnan(world.row["lat"]) or math.isnan(world.row["lon"])
    else:
        raise AssertionError(said)


def audience(world, said, score):
    needed = world.asked.groups
    named = {f"group {g}" for g in world.groups if any(world.wider(g, other) for other in needed)}
    narrow = {f"group {g}" for g in world.groups if any(world.wider(other, g) for other in needed)}
    assert said.startswith("Was for") == world.past
    if match := re.fullmatch(r"(?:For|Was for) (.+), as this need is", said):
        assert names(match[1]) == named and score > 0
    elif match := re.fullmatch(r"(?:For|Was for) (.+), who are some of those who need this", said):
        assert not named and names(match[1]) == narrow and score < 1
    else:
        raise AssertionError(said)


def stage(world, said, score):
    match = re.fullmatch(r"(Serves|Served) the (\S+) stage, (.+)", said)
    assert (match[1] == "Served") == world.past
    serves = {s for s in range(7) if int(world.row["stages"]) >> s & 1}
    needed = {s for s in range(7) if world.asked.stages >> s & 1}
    steps = min(abs(a - b) for a in serves for b in needed)
    assert STAGES.index(match[2]) in serves
    if match[3] == "the stage this need is at":
        assert steps == 0 and STAGES.index(match[2]) in needed and score == 1
    else:
        far, other = re.fullmatch(r"(\w+) steps? from the (\S+) stage this need is at", match[3]).groups()
        assert SMALL.index(far) == steps == abs(STAGES.index(match[2]) - STAGES.index(other))
        assert STAGES.index(other) in needed


def trust(world, said, score):
    path = world.row["trust"]
    if said == "Nothing is recorded of having worked together before":
        assert path > 4 and score == 0
    elif said == "Comes from whoever needs this":
        assert path == 0 and score == 1
    else:
        assert said == "Has worked with whoever needs this, directly or through others"
        assert 0 < path <= 4 and score == pytest.approx(1 / (1 + path))


def capacity(world, said, score):
    free, room = world.facts.free, world.facts.room
    assert not world.past and score == world.row["capacity"]
    if match := re.fullmatch(r"all of its (\w+) places are free", said.lower()):
        assert SMALL.index(match[1]) == free == room and score == 1
    elif match := re.fullmatch(r"(\w+) of its (\w+) places (?:is|are) free", said.lower()):
        assert (SMALL.index(match[1]), SMALL.index(match[2])) == (free, room) and score == free / room
    else:
        held = {
            "All of its room is free": score == 1,
            "Has no room left": score == 0,
            "At least half of its room is free": 0.5 <= score < 1,
            "Less than half of its room is free": 0 < score < 0.5,
        }
        assert held[said] and room is None


def freshness(world, said, score):
    day = date.fromordinal(int(world.row["confirmed"]))
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert (
        said
        == {
            0: f"Last checked on {written}",
            1: f"From a public register of {written}; nobody here has confirmed it",
            2: f"Reported in {day.year}; nobody here has confirmed it since",
        }[int(world.row["standing"])]
    )
    life = {"capability": 365, "asset": 730, "support": 365, "innovation": 1095, "fund": 180}[world.kind]
    assert score == pytest.approx(2 ** (-max(TODAY - day.toordinal(), 0) / life))


def evidence(world, said, score):
    words = ("opinion", "case, or before and after", "comparison", "randomised trial", "several trials")
    assert words[world.row["evidence"]] in said and score == pytest.approx((world.row["evidence"] + 1) / 5)


JUDGES = dict(
    zip(PARTS, (topic, subject, reach, audience, stage, trust, capacity, freshness, evidence), strict=True)
)


def facts_for(world, found, i):
    """Names for everything, and places counted where the share of room allows it."""
    rng = np.random.default_rng(world + i)
    share = found.capacity[i]
    counted = not math.isnan(share) and rng.random() < 0.5
    return Facts(
        need_place=HERE,
        places=PLACES,
        subjects={number: f"subject {number}" for number in range(1, 60)},
        groups={slug: f"group {slug}" for slug in (*(f"s{n}" for n in range(1, 60)), "stranger")},
        words=("dementia", "carers")[: int(rng.integers(0, 3))],
        free=round(share * 8) if counted else None,
        room=8 if counted else None,
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_every_reason_can_be_worked_out_again_from_what_went_in(seed):
    asked, found, tree = random_world(seed)
    ranking = rank(asked, found, tree)
    for i in range(len(found)):
        facts = facts_for(seed, found, i)
        reasons = explain(asked, found, tree, ranking, i, facts)
        for reason in reasons:
            JUDGES[reason.part](World(asked, found, tree, facts, i), reason.why, reason.score)
        if reasons:
            total = sum(reason.weight for reason in reasons)
            assert ranking.score[i] == pytest.approx(sum(r.weight * r.score for r in reasons) / total)
            assert reasons[0].part == "topic"


FALSE = (
    ("one", "two"),
    ("two", "three"),
    ("20", "19"),
    ("eight", "nine"),
    ("Place 1", "Place 9"),
    ("case", "trial"),
    ("8 km", "3 km"),
)


def test_a_false_fact_would_be_caught():
    caught = set()
    for seed in range(60):
        asked, found, tree = random_world(seed)
        ranking = rank(asked, found, tree)
        for i in range(len(found)):
            facts = facts_for(seed, found, i)
            for reason in explain(asked, found, tree, ranking, i, facts):
                for old, new in FALSE:
                    if old in reason.why and reason.part != "topic":
                        with pytest.raises((AssertionError, KeyError, TypeError, ValueError)):
                            world = World(asked, found, tree, facts, i)
                            JUDGES[reason.part](world, reason.why.replace(old, new), reason.score)
                        caught.add(reason.part)
    assert {"reach", "stage", "capacity", "freshness", "evidence"} <= caught
