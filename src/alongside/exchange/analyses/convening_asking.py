"""What would have to come together to meet a need: competences, what each counts, how little is enough."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import subjects_of

from .matching import Names, Prepared

MUST, GOOD = "must", "good"
COUNTS = {MUST: 3.0, GOOD: 1.0}
# How much of a competence somebody brings, 0 to 1: what is on offer now counts most, a register least.
FITS, OFFERS, SAYS, REGISTER = 1.0, 0.8, 0.5, 0.3
LEAST = {"any": REGISTER, "says": SAYS, "offers": OFFERS}  # the least that is enough, in three steps
CONSTITUENTS = ("lived-experience", "practice-champion", "policy-champion", "evaluator", "funder")
BY_SUBJECT = {  # what makes somebody an evaluator or funder, and those who bring in whom it affects
    "evaluator": ("evaluation", "research", "data-analysis"),
    "funder": ("funding",),
    "lived-experience": ("involvement",),
    "practice-champion": (
        "nursing-therapy",
        "care-at-home",
        "diagnostics-treatment",
        "counselling",
    ),
    "policy-champion": (),
}
ELSEWHERE = {code for who in ("evaluator", "funder", "lived-experience") for code in BY_SUBJECT[who]}
TOO_WIDE = {"help", "conditions", "health-conditions", "groups", "settings", "wider-causes", "care-journey"}
MOST_HELP, MOST_ABOUT = 5, 2  # kinds of help, and things to know about, that are proposed
TOLD_BY = 25  # offers that fit best, whose kinds of help are counted
MOST = 12  # competences that can be asked for at once
FEWEST, LARGEST = 2, 8  # members
STEPS = ("coverage", "trust", "mix", "load")
USUAL = 2  # of 0 to 3: not at all, less, as usual, more


@dataclass(frozen=True, slots=True)
class Competence:
    """One thing that has to come together. `code`: of a subject, or one of `CONSTITUENTS`."""

    code: str
    counts: str = GOOD
    least: str = "any"

    @property
    def is_constituent(self) -> bool:
        """Whether it is somebody to have at the table rather than something to do."""
        return self.code in CONSTITUENTS


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants the line-ups: what must come together, what counts, how many, who in and who out."""

    competences: tuple[Competence, ...]
    steps: tuple[int, int, int, int] = (USUAL, USUAL, USUAL, USUAL)  # in the order of STEPS, 0 to 3
    size: tuple[int, int] = (3, 6)
    proposals: int = 3
    keep: tuple[int, ...] = ()  # actors
    leave: tuple[int, ...] = ()


def wish_of(need: Need, asked: Prepared) -> Wish:
    """What would have to come together for a need, read from its subjects and what fits it."""
    names = asked.names
    about = [(names.codes[pk], kind) for pk, _, kind, _ in subjects_of(need) if pk in names.codes]
    own = [code for code, kind in about if kind == "help"]
    own = [code for code in own if code not in ELSEWHERE]
    told = [code for code in _told(asked, "help") if code not in ELSEWHERE]
    helps = _apart([*own, *told], names)[:MOST_HELP]
    must = own or helps[:1]
    found = [Competence(code, MUST if code in must else GOOD) for code in helps]
    fitting = _told(asked, "condition")
    knows = [code for code in fitting if (code, "condition") in about and code not in TOO_WIDE][:MOST_ABOUT]
    found += [Competence(code) for code in knows]
    lived = [Competence("lived-experience", MUST)]
    return Wish((*found, *lived, *(Competence(code) for code in CONSTITUENTS[1:])))


def changed(
    wish: Wish, said: Mapping[str, tuple[str, str]], add: Iterable[str], known: Collection[str]
) -> Wish:
    """The wish with what a person said of each competence: (counts, least) by code; 'no' leaves one out.

    `known`: codes of all subjects; others are passed over. Order: as before, what is new last.
    """
    kept = [
        replace(
            one,
            counts=counts if (counts := said.get(one.code, ("", ""))[0]) in COUNTS else one.counts,
            least=least if (least := said.get(one.code, ("", ""))[1]) in LEAST else one.least,
        )
        for one in wish.competences
        if said.get(one.code, ("", ""))[0] != "no"
    ]
    here = {one.code for one in wish.competences}
    new = [code for code in dict.fromkeys([*said, *add]) if code not in here]
    for code in new:
        counts, least = said.get(code, (GOOD, "any"))
        if counts != "no" and (code in known or code in CONSTITUENTS) and code not in TOO_WIDE:
            counts, least = counts if counts in COUNTS else GOOD, least if least in LEAST else "any"
            kept.append(Competence(code, counts, least))
    return replace(wish, competences=tuple(kept[:MOST]))


def _told(asked: Prepared, kind: str) -> list[str]:
    """The subjects of a kind of what fits the need best, what the best fits are most about first."""
    total: dict[str, float] = {}
    indptr, indices = asked.rows.subjects
    for row in asked.ranking.order.tolist()[:TOLD_BY]:
        for pk in indices[indptr[row] : indptr[row + 1]].tolist():
            if asked.names.kinds.get(pk) == kind:
                code = asked.names.codes[pk]
                total[code] = total.get(code, 0.0) + float(asked.ranking.score[row])
    return sorted(total, key=lambda code: (-total[code], code))


def _apart(codes: Sequence[str], names: Names) -> list[str]:
    """The codes, without one that is another's parent in the tree or said before."""
    above = parents(names)
    found: list[str] = []
    for code in dict.fromkeys(codes):
        line = set(_line(code, above))
        if code in TOO_WIDE or any(other in line or code in _line(other, above) for other in found):
            continue
        found.append(code)
    return found


def parents(names: Names) -> dict[str, str]:
    """The code above each, none for a root."""
    ids, up = names.tree.ids.tolist(), names.tree.parents.tolist()
    return {names.codes[pk]: names.codes.get(parent, "") for pk, parent in zip(ids, up, strict=True)}


def _line(code: str, above: Mapping[str, str]) -> list[str]:
    """A subject and all above it."""
    found = [code]
    while above.get(found[-1]):
        found.append(above[found[-1]])
    return found


def branch(code: str, names: Names) -> frozenset[int]:
    """The ids of a subject and of all below it."""
    above = parents(names)
    ids = {code: pk for pk, code in names.codes.items()}
    return frozenset(pk for own, pk in ids.items() if code in _line(own, above))
