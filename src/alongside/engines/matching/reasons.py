"""Say in plain sentences why an offer is listed: one per part that counted, with the fact in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from .._shared.errors import EngineInputError
from .overlap import shared_subjects
from .ranking import Ranking
from .reach import NEAR, PARTLY, SERVES
from .tree import SubjectTree
from .trust import FURTHEST_TIE
from .values import HISTORY, KINDS, PARTS, STAGES, UNCLAIMED, NeedProfile, Offers, row
from .wording import counted, distance, in_year, listed, on_day, sentence

RUNS = {
    "capability": ("works in", "worked in"),
    "asset": ("is in", "was in"),
    "support": ("runs in", "ran in"),
    "innovation": ("is used in", "was reported in"),
    "fund": ("gives money in", "gave money in"),
}
CLOSE = 0.5  # topic from which an offer that shares no word says something close to the need
LITTLE = "Says little of what this need says"
GRADES = (
    "Rests on opinion so far",
    "Tested in a case, or before and after",
    "Tested against a comparison",
    "Tested in a randomised trial",
    "Tested in several trials, which have been reviewed together",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The names that sentences need; what is left empty is not said.

    The mappings may be shared between offers and hold more than one offer needs.
    """

    need_place: str = ""  # name of the need's place
    places: Mapping[int, str] = field(default_factory=dict)  # names of places that offers serve
    subjects: Mapping[int, str] = field(default_factory=dict)  # page words, such as 'unpaid carers'
    groups: Mapping[str, str] = field(default_factory=dict)  # the same, by slug
    words: tuple[str, ...] = ()  # the need's words that were found
    tie: str = ""  # 'has worked with the need's owner before'
    tie_year: int | None = None
    free: int | None = None  # places free, of `room`
    room: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One part that counted, how it counted, and the sentence for it."""

    part: str
    score: float
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """One offer before one need: all that a sentence may draw on."""

    need: NeedProfile
    offers: Offers
    tree: SubjectTree
    ranking: Ranking
    i: int
    facts: Facts

    @property
    def past(self) -> bool:
        """Whether the offer is history, which is told in the past tense."""
        return int(self.offers.standing[self.i]) == HISTORY


def explain(
    need: NeedProfile, offers: Offers, tree: SubjectTree, ranking: Ranking, i: int, facts: Facts
) -> tuple[Reason, ...]:
    """Give the reasons for the offer in row `i`: exactly the parts that counted, with values and weights.

    The score is Σ weight × score ÷ Σ weight over the reasons, so that anyone can work it out again.
    Order: as PARTS. An offer that was excluded has no reasons.
    Raises: EngineInputError if there is no such row.
    """
    if not 0 <= i < len(offers):
        raise EngineInputError(
            "row", f"{i} is not one of the {len(offers)} candidates.", "Take one from `order`."
        )
    case = Case(need, offers, tree, ranking, i, facts)
    return tuple(
        Reason(part, float(ranking.parts[i, p]), float(ranking.weight[i, p]), sentence(SENTENCES[part](case)))
        for p, part in enumerate(PARTS)
        if ranking.weight[i, p] > 0
    )


def _topic(case: Case) -> str:
    if case.facts.words:
        one = len(set(case.facts.words)) == 1
        return f"Shares the word{'' if one else 's'}: {', '.join(dict.fromkeys(case.facts.words))}"
    near = float(case.ranking.parts[case.i, 0]) >= CLOSE
    return "Says something close to this need in other words" if near else LITTLE


def _subject(case: Case) -> str:
    same, wider = shared_subjects(case.need, case.offers, case.i, case.tree)
    verb = "was about" if case.past else "about"
    names = [case.facts.subjects[subject] for subject in same or wider if subject in case.facts.subjects]
    if same:
        return f"{verb} {listed(names)}, as this need is" if names else "Shares a subject with this need"
    if wider:
        return (
            f"{verb} something near, within {listed(names)}" if names else "Its subject is near this need's"
        )
    return "Listed under other subjects than this need"


def _reach(case: Case) -> str:
    how, km = int(case.ranking.reach.how[case.i]), float(case.ranking.reach.km[case.i])
    runs = RUNS[KINDS[int(case.offers.kind[case.i])]][case.past]
    stated = row(case.offers.reach, case.i).tolist()
    need_place, names = case.facts.need_place, case.facts.places
    if how == SERVES:
        meeting = [names[place] for place in stated if place in names and place in case.need.places]
        if need_place and (need_place in meeting or not meeting):
            return f"{runs} {need_place}, where this is needed"
        return (
            f"{runs} {listed(meeting)}, where this is needed"
            if meeting
            else f"{runs} the place where this is needed"
        )
    if how == PARTLY:
        meeting = [names[place] for place in stated if place in names and place in case.need.inside]
        where = need_place or "the place where this is needed"
        return (
            f"{runs} {listed(meeting[:3])}, which lies in {where}" if meeting else f"{runs} part of {where}"
        )
    if how == NEAR:
        where = need_place or "where this is needed"
        return (
            f"In or near {where}" if km == 0 and case.need.radius_km > 0 else f"{distance(km)} from {where}"
        )
    other = [names[place] for place in stated if place in names]
    if other:
        return f"{runs} {listed(other[:3])}{f', not in {need_place}' if need_place else ''}"
    return f"{runs} other places than the one where this is needed"


def _audience(case: Case) -> str:
    groups = case.offers.groups[case.i]
    wide = [g for g in groups if any(g in case.tree.line_of(needed) for needed in case.need.groups)]
    narrow = [g for g in groups if any(needed in case.tree.line_of(g) for needed in case.need.groups)]
    names = [case.facts.groups[group] for group in wide or narrow if group in case.facts.groups]
    verb = "was for" if case.past else "for"
    if not wide and not narrow:
        theirs = [case.facts.groups[group] for group in groups if group in case.facts.groups]
        return f"{verb} {listed(theirs)}, whom this need does not name" if theirs else f"{verb} other people"
    if wide:
        return f"{verb} {listed(names)}, as this need is" if names else f"{verb} the people who need this"
    return (
        f"{verb} {listed(names)}, who are some of those who need this"
        if names
        else f"{verb} some of those who need this"
    )


def _stage(case: Case) -> str:
    verb = "served" if case.past else "serves"
    needed = [i for i in range(len(STAGES)) if case.need.stages >> i & 1]
    served = [i for i in range(len(STAGES)) if int(case.offers.stages[case.i]) >> i & 1]
    steps, theirs, ours = min((abs(i - j), j, i) for i in needed for j in served)
    if steps == 0:
        return f"{verb} the {STAGES[theirs]} stage, the stage this need is at"
    far = "one step" if steps == 1 else f"{counted(steps)} steps"
    return f"{verb} the {STAGES[theirs]} stage, {far} from the {STAGES[ours]} stage this need is at"


def _trust(case: Case) -> str:
    path = float(case.offers.trust[case.i])
    if path > FURTHEST_TIE:
        return "Nothing is recorded of having worked together before"
    if case.facts.tie:
        return f"{case.facts.tie}{f' ({case.facts.tie_year})' if case.facts.tie_year else ''}"
    if path == 0:
        return "Comes from whoever needs this"
    return "Has worked with whoever needs this, directly or through others"


def _capacity(case: Case) -> str:
    free, room, share = case.facts.free, case.facts.room, float(case.offers.capacity[case.i])
    if free is not None and room is not None and room > 0 and 0 <= free <= room:
        if room == 1:
            return "Its one place is free" if free else "Its one place is taken"
        if free == room:
            return f"All of its {counted(room)} places are free"
        return f"{counted(free)} of its {counted(room)} places {'is' if free == 1 else 'are'} free"
    if share == 1:
        return "All of its room is free"
    if share == 0:
        return "Has no room left"
    return "At least half of its room is free" if share >= 0.5 else "Less than half of its room is free"


def _freshness(case: Case) -> str:
    day = int(case.offers.confirmed[case.i])
    if case.past:
        return f"Reported in {in_year(day)}; nobody here has confirmed it since"
    if int(case.offers.standing[case.i]) == UNCLAIMED:
        return f"From a public register of {on_day(day)}; nobody here has confirmed it"
    return f"Last checked on {on_day(day)}"


def _evidence(case: Case) -> str:
    return GRADES[int(np.clip(case.offers.evidence[case.i], 0, len(GRADES) - 1))]


SENTENCES: Mapping[str, Callable[[Case], str]] = {
    "topic": _topic,
    "subject": _subject,
    "reach": _reach,
    "audience": _audience,
    "stage": _stage,
    "trust": _trust,
    "capacity": _capacity,
    "freshness": _freshness,
    "evidence": _evidence,
}
