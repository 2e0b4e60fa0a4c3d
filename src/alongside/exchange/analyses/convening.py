"""From a need to line-ups: who should work together on it, why these, who is missing, whom to swap."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.conf import settings
from django.core.cache import cache

from alongside.engines.partnerships import Scores, evaluate, swaps
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id
from alongside.exchange.partnerships.models import Partnership

from .convening_asking import STEPS, Competence, Wish
from .convening_candidates import Candidate, Gathered, as_candidate, gather, proposed
from .convening_problem import problem_of, solved, told
from .convening_values import Change, LineUp, line_up_of
from .matching import DIGITS
from .models import Run
from .sharing import is_key

ENGINE = "partnerships"
KEPT = 86_400  # seconds for which an answer is kept; a changed input has another key
REPLACEMENTS = 3


@dataclass(frozen=True, slots=True)
class Convened:
    """The line-ups for a need, and what a viewer may know of those in them."""

    need: Need
    gathered: Gathered
    line_ups: tuple[LineUp, ...]
    given_up: tuple[tuple[str, str], ...]  # rules that nothing keeps: which, about what
    considered: int
    digest: str

    @property
    def candidates(self) -> dict[int, Candidate]:
        """Everybody who could take part, by id."""
        return {one.pk: one for one in self.gathered.candidates}

    def as_json(self) -> dict[str, Any]:
        """The object of `commands.md`."""
        key = self.need.source_id or self.need.ref
        return {"proposals": [_said(one, key, self.candidates) for one in self.line_ups]}


def usual_for(viewer: Viewer, need: Need) -> Wish:
    """What would have to come together, as it is proposed. Raises: IndexProblem without an index."""
    return proposed(viewer, need)[0]


def convene_need(
    viewer: Viewer,
    need: Need,
    wish: Wish | None = None,
    *,
    size: tuple[int, int] | None = None,
    proposals: int = 3,
) -> Convened:
    """Propose line-ups for a need: the best first, each unlike the others; `wish` None asks for the usual.

    Worked out once for the same input, whoever asks. Raises: IndexProblem without an index; EngineInputError
    where nothing counts.
    """
    usual, own = proposed(viewer, need)
    wish = wish or replace(usual, size=size or usual.size, proposals=proposals)
    problem = problem_of(need, gather(viewer, need, wish, own))
    answer = _kept(problem.digest, lambda: solved(problem))
    return Convened(
        need=need,
        gathered=problem.gathered,
        line_ups=tuple(line_up_of(one) for one in answer["line_ups"]),
        given_up=tuple((rule, about) for rule, about in answer["given_up"]),
        considered=answer["considered"],
        digest=problem.digest,
    )


def one_line_up(
    viewer: Viewer, need: Need, actors: Collection[int], wish: Wish | None = None, *, out: int = 0
) -> tuple[Convened, tuple[Change, ...]]:
    """What is to be said of a line-up that a person put together, and who could come for the member `out`.

    Of those who could come only the best, and nobody whose coming would break a rule. No line-up where none
    of the actors can be asked.
    Raises: as `convene_need`.
    """
    usual, own = proposed(viewer, need)
    wish = replace(wish or usual, keep=tuple(sorted(actors)))
    problem = problem_of(need, gather(viewer, need, wish, own))
    members = [problem.at[pk] for pk in sorted(actors) if pk in problem.at]
    if not members:
        return Convened(need, problem.gathered, (), (), 0, problem.digest), ()
    found = evaluate(problem.world, problem.wanted, members)
    said = line_up_of(_plain(told(problem, found)))
    convened = Convened(need, problem.gathered, (said,), (), len(problem.at), problem.digest)
    if problem.at.get(out) not in members:
        return convened, ()
    free = replace(problem.wanted, must=())
    best = [one for one in swaps(problem.world, free, members, problem.at[out]) if one.allowed]
    return convened, tuple(
        Change(problem.ids[one.actor], _difference(one.scores, found.scores)) for one in best[:REPLACEMENTS]
    )


def _difference(then: Scores, now: Scores) -> dict[str, float]:
    return {name: round(getattr(then, name) - getattr(now, name), DIGITS) for name in STEPS}


def keep_run(convened: Convened, line_up: LineUp) -> Run:
    """Keep what was asked, answered and chosen, so that it can be asked again why these."""
    wish = convened.gathered.wish
    outcome = {
        "need": convened.need.pk,
        "wish": asdict(wish),
        "line_ups": [asdict(one) for one in convened.line_ups],
        "chosen": list(line_up.actors),
    }
    return Run.objects.create(
        engine=ENGINE,
        version=settings.VERSION,
        input_hash=convened.digest,
        index_generation=convened.gathered.generation,
        outcome=_plain(outcome),
    )


def kept_for(viewer: Viewer, partnership: Partnership) -> Convened | None:
    """The line-up that a partnership came of, as it was then, with as many of its members as are seen now.

    The viewer is inside that partnership. None where it came of no line-up, or nothing it was for is seen.
    """
    found = Run.objects.filter(pk=partnership.run, engine=ENGINE).first() if is_key(partnership.run) else None
    if found is None or "line_ups" not in found.outcome:
        return None
    need = needs_by_id(viewer, [found.outcome["need"]]).get(found.outcome["need"])
    chosen = set(found.outcome["chosen"])
    rows = [line_up_of(one) for one in found.outcome["line_ups"]]
    line_up = next((one for one in rows if set(one.actors) == chosen), None)
    if need is None or line_up is None:
        return None
    seen = tuple(as_candidate(row) for row in directory.actors_by_id(viewer, chosen).values())
    gathered = Gathered(_wish(found.outcome["wish"]), seen, found.index_generation or 0)
    return Convened(need, gathered, (line_up,), (), 0, found.input_hash)


def _wish(said: dict[str, Any]) -> Wish:
    return Wish(
        competences=tuple(Competence(**one) for one in said["competences"]),
        **{name: tuple(said[name]) for name in ("steps", "size", "keep", "leave")},
        proposals=said["proposals"],
    )


def _kept(digest: str, work: Any) -> dict[str, Any]:
    """The answer to this input, worked out at most once a day."""
    key = f"convene:{digest}"
    told: dict[str, Any] | None = cache.get(key)
    if told is None:
        told = _plain(work())
        cache.set(key, told, KEPT)
    return told


def _said(one: LineUp, need: str, known: dict[int, Candidate]) -> dict[str, Any]:
    """A line-up as `commands.md` wants it."""
    return {
        "need": need,
        "why": [one.why],
        "members": [
            {
                "id": known[who.actor].id,
                "role": "convener" if who.hosts else "lead" if who.leads else "member",
                "covers": [*who.speaks_for, *who.covers],
            }
            for who in one.places
        ],
        "coverage": one.scores["coverage"],
        "cohesion": one.cohesion,
        "missing": [lack.code for lack in one.lacks],
        "warnings": [
            {"warning": what, "members": [known[pk].id for pk in who], "about": about}
            for what, who, about in one.warnings
        ],
        "gap": one.gap,
    }


def _plain(outcome: dict[str, Any]) -> dict[str, Any]:
    """As it comes back from the database."""
    plain: dict[str, Any] = json.loads(json.dumps(outcome))
    return plain
