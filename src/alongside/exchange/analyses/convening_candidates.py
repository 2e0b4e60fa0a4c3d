"""Who could take part in answering a need, and what each brings: open help, what they say, who they are.

How much of a competence somebody brings, 0 to 1: 1 with open help that fits this very need, 0.8 with open
help of this kind nearby, 0.5 where they only say that it is what they do, 0.3 where a register says so and
nobody here has confirmed it. What was reported in the past counts for nothing: it cannot be had now.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count, F, Q, Sum

from alongside.engines.matching.reach import PARTLY, SERVES, UNKNOWN
from alongside.engines.matching.values import KINDS, OPEN, UNCLAIMED
from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.terms import Sector
from alongside.exchange.matches.models import Introduction
from alongside.exchange.needs.models import Need
from alongside.exchange.offers import queries as offers
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Member, Partnership
from alongside.exchange.places.models import Within
from alongside.exchange.places.queries import WIDE, Where, surroundings

from .answers import Ask
from .asking import asks_of
from .convening_asking import (
    BY_SUBJECT,
    FITS,
    OFFERS,
    REGISTER,
    SAYS,
    Competence,
    Wish,
    branch,
    wish_of,
)
from .matching import ALL, NEAR_KM, Prepared, prepare_each

ASKABLE = ("open", "unclaimed")
FUND = KINDS.index("fund")
POLICY = ("council", "commissioner", "integrated care", "authority", "government", "nhs england", "board")
PRACTICE = (
    "gp ", "surgery", "nhs", "trust", "hospital", "health provider", "home care", "pharmacy", "care home"
)  # fmt: skip
LISTED = ("public", "academic", "network", "community")  # found by where they are; others by what they offer
MOST = 400  # found by where they are
FULL = 5  # introductions and partnerships under way, from which somebody has no room left


@dataclass(frozen=True, slots=True)
class Brings:
    """How much of one competence somebody brings, and by what: an offer, or what they say or are."""

    level: float
    offer_id: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take part. `load`: the share of their room that is taken, 0 to 1."""

    pk: int
    id: str
    ref: str
    name: str
    party_id: int
    sector: str
    nature: str
    place_id: int | None
    is_open: bool
    load: float = 0.0
    brings: dict[str, Brings] = field(default_factory=dict)  # by competence


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a viewer may know of who could answer a need. Order: candidates by id."""

    wish: Wish
    candidates: tuple[Candidate, ...]
    generation: int


def proposed(viewer: Viewer, need: Need) -> tuple[Wish, Prepared]:
    """What would have to come together, and what fits the need. Raises: IndexProblem without an index."""
    ask = asks_of([need], viewer, Ask(text="", standings=ASKABLE, top=ALL))[0]
    asked = prepare_each(viewer, [ask])[0]
    return wish_of(need, asked), asked


def gather(viewer: Viewer, need: Need, wish: Wish, own: Prepared) -> Gathered:
    """Everybody who could take part and brings something of what is asked for, as far as the viewer may see.

    Cost: a search for each competence, and as many questions to the database for many as for one.
    Raises: IndexProblem without an index.
    """
    found: dict[int, dict[str, Brings]] = defaultdict(dict)
    branches = {one.code: _branch(one, own) for one in wish.competences}
    ask = asks_of([need], viewer, Ask(text="", standings=ASKABLE, top=ALL))[0]
    labels = own.names.subjects
    asks = [
        replace(ask, title="", text=". ".join(labels[pk] for pk in sorted(codes)[:3]), subjects=tuple(codes))
        for codes in branches.values()
        if codes
    ]
    searched = prepare_each(viewer, asks)
    for asked in [own, *searched]:
        _from_offers(asked, branches, found, fits=set(own.ranking.order.tolist()) if asked is own else set())
    listed = _listed(viewer, need, ask.where, {pk for codes in branches.values() for pk in codes})
    rows = _actors(viewer, need.world, {*found, *listed, *([need.actor_id] if need.actor_id else [])})
    shown = _seen_offers(viewer, found)
    remits = _remits(rows)
    load = _loads(viewer, rows)
    made = []
    for row in rows:
        brings = {code: one for code, one in found[row.pk].items() if one.offer_id in shown}
        _from_who(row, need, wish, branches, remits.get(row.pk, frozenset()), brings)
        if brings or row.pk == need.actor_id or row.pk in wish.keep:
            made.append(as_candidate(row, load.get(row.pk, 0.0), brings))
    return Gathered(wish, tuple(made), own.index.generation)


def _branch(one: Competence, own: Prepared) -> frozenset[int]:
    """The subjects that make somebody bring a competence."""
    codes = BY_SUBJECT.get(one.code, (one.code,))
    return frozenset().union(*(branch(code, own.names) for code in codes))


def _from_offers(
    asked: Prepared,
    branches: dict[str, frozenset[int]],
    found: dict[int, dict[str, Brings]],
    *,
    fits: set[int],
) -> None:
    """What the actors of offers bring by them, where these are near enough and can be had."""
    rows, ranking = asked.rows, asked.ranking
    groups = set(asked.need.groups)
    indptr, indices = rows.subjects
    for row in range(len(rows)):
        actor, standing = int(rows.actor[row]), int(rows.standing[row])
        if actor < 0 or standing not in (OPEN, UNCLAIMED) or ranking.exclusion[row] != -1:
            continue
        if not _near(asked, row):
            continue
        level = REGISTER if standing == UNCLAIMED else FITS if row in fits else OFFERS
        about = set(indices[indptr[row] : indptr[row + 1]].tolist())
        said = Brings(level, int(rows.id[row]))
        for code, codes in branches.items():
            if not about.isdisjoint(codes) or (code == "funder" and rows.kind[row] == FUND):
                for_others = code == "lived-experience"  # bringing people in is not being one of them
                _keep(found[actor], code, replace(said, level=min(level, SAYS)) if for_others else said)
        if "lived-experience" in branches and groups & set(rows.groups[row]):
            _keep(found[actor], "lived-experience", replace(said, level=min(level, SAYS)))


def _keep(brings: dict[str, Brings], code: str, said: Brings) -> None:
    before = brings.get(code)
    if before is None or (said.level, -said.offer_id) > (before.level, -before.offer_id):
        brings[code] = said


def _near(asked: Prepared, row: int) -> bool:
    how, km = int(asked.ranking.reach.how[row]), float(asked.ranking.reach.km[row])
    return how in (SERVES, PARTLY, UNKNOWN) or km <= NEAR_KM


def _listed(viewer: Viewer, need: Need, where: Where | None, about: set[int]) -> list[int]:
    """Actors at the place, or in what it lies in, found by what they are and what they say they do."""
    if where is None or where.id is None:
        return []
    wider = [place.pk for place in surroundings(where.id) if place.kind not in WIDE]
    outer = wider[-1] if wider else where.id
    here = Within.objects.filter(outer_id=outer).values("inner_id")
    rows = visible(viewer, Actor.objects.filter(world=need.world, standing__in=ASKABLE, ended_on=""))
    there = Q(place_id__in=here) | Q(place_id=outer) | Q(remit__places__in=list(where.within))
    said = Q(sector__in=LISTED) | Q(remit__subjects__in=list(about))
    near = rows.filter(there, said).order_by("standing", "pk").values_list("pk", flat=True).distinct()
    return list(near[:MOST])


def _actors(viewer: Viewer, world: str, ids: Iterable[int]) -> list[Actor]:
    askable = Actor.objects.filter(pk__in=set(ids), world=world, standing__in=ASKABLE, ended_on="")
    return list(visible(viewer, askable).order_by("pk"))


def _seen_offers(viewer: Viewer, found: dict[int, dict[str, Brings]]) -> set[int]:
    """Those of the offers that the viewer may see now; 0 stands for none."""
    ids = {one.offer_id for brings in found.values() for one in brings.values()}
    return {0, *offers.answers_by_id(viewer, ids)}


def _remits(rows: Sequence[Actor]) -> dict[int, frozenset[int]]:
    """The subjects that each says are theirs."""
    through = Actor.objects.filter(pk__in=[row.pk for row in rows], remit__subjects__isnull=False)
    found: dict[int, set[int]] = defaultdict(set)
    for pk, subject in through.values_list("pk", "remit__subjects"):
        found[pk].add(subject)
    return {pk: frozenset(subjects) for pk, subjects in found.items()}


def _from_who(
    row: Actor,
    need: Need,
    wish: Wish,
    branches: dict[str, frozenset[int]],
    remit: frozenset[int],
    brings: dict[str, Brings],
) -> None:
    """What somebody brings by what they say they do, and by who they are."""
    sure = row.standing == "open"
    says = Brings(SAYS if sure else REGISTER)
    kind = f"{row.kind} ".lower()
    for one in wish.competences:
        if remit & branches[one.code]:
            _keep(brings, one.code, says)
        if one.code == "lived-experience" and row.sector == Sector.COMMUNITY:
            here = OFFERS if row.place_id in (None, need.place_id) else SAYS
            _keep(brings, one.code, Brings(FITS if row.pk == need.actor_id else here))
        elif _is_champion(one.code, row.sector, kind):
            _keep(brings, one.code, Brings(OFFERS if sure else REGISTER))
        elif one.code == "evaluator" and row.sector == Sector.ACADEMIC:
            _keep(brings, one.code, says)


def _is_champion(code: str, sector: str, kind: str) -> bool:
    """Whether somebody of this kind can open doors in policy, or in practice."""
    if code == "policy-champion":
        return sector == Sector.PUBLIC and _is(kind, POLICY)
    return code == "practice-champion" and _is(kind, PRACTICE)


def _is(kind: str, words: Iterable[str]) -> bool:
    return any(word in kind for word in words)


def _loads(viewer: Viewer, rows: Sequence[Actor]) -> dict[int, float]:
    """The share of each one's room that is taken: of the places they offer, or by what they are part of."""
    ids, parties = [row.pk for row in rows], {row.party_id: row.pk for row in rows}
    under_way: dict[int, int] = defaultdict(int)
    begun = Introduction.objects.filter(
        match__offer__actor__in=ids, state__in=[Introduction.State.OPEN, Introduction.State.ACCEPTED]
    )
    for pk, many in begun.order_by().values_list("match__offer__actor").annotate(many=Count("pk")):
        under_way[pk] += many
    taking_part = Member.objects.filter(
        party__in=parties, state__in=[Member.State.INVITED, Member.State.ACCEPTED]
    ).exclude(partnership__state=Partnership.State.CLOSED)
    for party, many in taking_part.order_by().values_list("party").annotate(many=Count("pk")):
        under_way[parties[party]] += many
    found = {pk: min(many / FULL, 1.0) for pk, many in under_way.items()}
    room = Offer.objects.filter(actor__in=ids, standing="open", capacity__gt=0, withdrawn_at=None)
    places = {"can": Sum("capacity"), "has": Sum(F("taken"))}
    counted = visible(viewer, room).order_by().values_list("actor").annotate(**places)
    for pk, can, has in counted:
        found[pk] = max(found.get(pk, 0.0), min((has or 0) / can, 1.0))
    return found


def as_candidate(row: Actor, load: float = 0.0, brings: Mapping[str, Brings] | None = None) -> Candidate:
    """An actor as one who could take part."""
    return Candidate(
        pk=row.pk,
        id=row.source_id or row.ref,
        ref=row.ref,
        name=row.name,
        party_id=row.party_id,
        sector=row.sector,
        nature=row.nature,
        place_id=row.place_id,
        is_open=row.standing == "open",
        load=round(load, 3),
        brings=dict(sorted((brings or {}).items())),
    )
