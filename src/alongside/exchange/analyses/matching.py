"""Which offers may help with a need, and why: rows in, engine, answer out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from django.conf import settings
from django.utils import timezone

from alongside.backends.index import Area, Candidates, Index, IndexProblem, Query
from alongside.backends.index.documents import STANDINGS
from alongside.backends.matching import columns
from alongside.engines.matching import (
    Facts,
    NeedProfile,
    Offers,
    Ranking,
    SubjectTree,
    explain,
    rank,
    stage_mask,
)
from alongside.engines.matching.reach import PARTLY, SERVES
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.queries import ActorLink
from alongside.exchange.offers import queries as offers
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.queries import AnsweredOffer
from alongside.exchange.places import queries as places
from alongside.exchange.places.models import PlaceKind
from alongside.exchange.places.queries import Where

from . import tagging
from .answers import Answer, Ask, Found, PlaceLink, ReasonLine
from .asking import Beside, ask_of, read_beside
from .ordering import in_order, looks_further
from .trust import Ties, ties_to_each
from .understanding import Understood, understand
from .wording import shared_words

__all__ = ["IndexProblem", "ask_of", "find_groups", "find_offers", "open_index"]

DIGITS = 6  # scores are printed to a millionth; reasons recompute them to that
CANDIDATES = 300
NEAR_KM = 30.0  # how far around a place its own candidates are looked for
ALL = 10_000  # more than there are ever candidates


@lru_cache(maxsize=1)
def _index_at(path: Path) -> Index:
    return Index.open(path)


def open_index() -> Index:
    """The index, at its newest generation. Raises: IndexProblem, whose message says what to do."""
    index = _index_at(Path(settings.INDEX_PATH))
    index.refresh()
    return index


@dataclass(frozen=True, slots=True)
class Names:
    """The tree of subjects, and the words for them inside a sentence."""

    tree: SubjectTree
    subjects: dict[int, str]  # label by id
    groups: dict[str, str]  # label by code
    kinds: dict[int, str]
    codes: dict[int, str]


@lru_cache(maxsize=2)
def _names_at(version: tuple[int, int]) -> Names:
    """The subjects as they are at a version of theirs."""
    rows = directory.subjects()
    tree = SubjectTree(
        ids=np.array([row.pk for row in rows], dtype=np.int64),
        parents=np.array([row.parent_id or -1 for row in rows], dtype=np.int64),
        slugs=tuple(row.code for row in rows),
    )
    labels = {row.pk: _in_a_sentence(row.label) for row in rows}
    return Names(
        tree,
        subjects=labels,
        groups={row.code: labels[row.pk] for row in rows},
        kinds={row.pk: row.kind for row in rows},
        codes={row.pk: row.code for row in rows},
    )


def _in_a_sentence(label: str) -> str:
    """'Unpaid carers' becomes 'unpaid carers'; 'COPD' and 'LGBT+ people' stay."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question, retrieved and ranked, before it is put into words."""

    index: Index
    meant: Understood
    subjects: tuple[int, ...]
    need: NeedProfile
    found: Candidates
    rows: Offers
    ties: Ties
    names: Names
    ranking: Ranking


def find_offers(viewer: Viewer, ask: Ask) -> Answer:
    """Rank what the viewer may see for a need, with the reasons. Raises: IndexProblem without an index."""
    asked = prepare(viewer, replace(ask, top=ALL) if looks_further(ask) else ask)
    rows = in_order(viewer, ask, asked.rows, asked.ranking, asked.ranking.order.tolist())
    return _answer(viewer, ask, asked, rows[: ask.top])


def find_groups(viewer: Viewer, ask: Ask, sizes: Mapping[str, int]) -> Answer:
    """Answer by standing: of each the first so many that fit, however many of another standing fit better.

    `ask.within_km` counts here; `ask.top` does not. Raises: IndexProblem without an index.
    """
    asked = prepare(viewer, replace(ask, top=ALL))
    groups, far = groups_of(ask, asked)
    rows = [
        row
        for standing in STANDINGS
        for row in in_order(viewer, ask, asked.rows, asked.ranking, groups[standing])[
            : sizes.get(standing, 0)
        ]
    ]
    answer = _answer(viewer, ask, asked, rows)
    return replace(
        answer,
        excluded=answer.excluded | ({"distance": far} if far else {}),
        nothing_fits=not any(groups.values()),
        fitting={standing: len(rows) for standing, rows in groups.items()},
    )


def _answer(viewer: Viewer, ask: Ask, asked: Prepared, rows: Sequence[int]) -> Answer:
    return Answer(
        ask=ask,
        subjects=tuple((code, asked.names.subjects[pk]) for pk, code in _codes(asked.subjects, asked.names)),
        found=tuple(_found(viewer, ask, asked, rows)),
        excluded=_counts(asked.found.excluded, dict(asked.ranking.excluded)),
        nothing_fits=asked.ranking.nothing_fits,
        generation=asked.index.generation,
        offers=asked.index.seen(viewer.audiences, ask.world),
        also=asked.meant.also,
    )


def groups_of(ask: Ask, asked: Prepared) -> tuple[dict[str, list[int]], int]:
    """The rows that fit and are near enough, by standing and best first; and how many are not near enough."""
    groups: dict[str, list[int]] = {standing: [] for standing in STANDINGS}
    far = 0
    for row in asked.ranking.order.tolist():
        if near_enough(ask, asked, row):
            groups[STANDINGS[int(asked.rows.standing[row])]].append(row)
        else:
            far += 1
    return groups, far


def near_enough(ask: Ask, asked: Prepared, row: int) -> bool:
    """Whether an offer is near enough; one whose distance is not known must say that it serves the place."""
    if ask.within_km is None:
        return True
    km = float(asked.ranking.reach.km[row])
    return int(asked.ranking.reach.how[row]) in (SERVES, PARTLY) if math.isnan(km) else km <= ask.within_km


def prepare(viewer: Viewer, ask: Ask, also: frozenset[int] = frozenset()) -> Prepared:
    """Retrieve and rank for a question, with offers that are asked about by number among the candidates.

    Raises: IndexProblem without an index.
    """
    return prepare_each(viewer, [ask], also)[0]


def prepare_each(viewer: Viewer, asks: Sequence[Ask], also: frozenset[int] = frozenset()) -> list[Prepared]:
    """Do what `prepare` does for several questions of one world, and ask the database as often as for one.

    Order: as given. Raises: IndexProblem without an index.
    """
    index = open_index()
    if not asks:
        return []
    beside = read_beside(viewer, asks)
    searched = [_searched(viewer, ask, index, beside, also) for ask in asks]
    wanted = [(ask.owner_id, found.actor) for ask, (_, found) in zip(asks, searched, strict=True)]
    ties = ties_to_each(viewer, asks[0].world, wanted)
    return [
        _ranked(ask, index, beside, meant, found, tie)
        for ask, (meant, found), tie in zip(asks, searched, ties, strict=True)
    ]


def _searched(
    viewer: Viewer, ask: Ask, index: Index, beside: Beside, also: frozenset[int]
) -> tuple[Understood, Candidates]:
    words = f"{ask.title}. {ask.text}" if ask.title else ask.text
    meant = understand(words, index, ask.world)
    query = Query(
        text=meant.words,
        audiences=viewer.audiences,
        world=ask.world,
        kinds=frozenset(ask.kinds),
        stages=frozenset(ask.stages),
        standings=frozenset(ask.standings),
        limit=CANDIDATES,
        area=_area(ask.where, beside),
        also=also,
    )
    return meant, index.search(query)


def _ranked(
    ask: Ask, index: Index, beside: Beside, meant: Understood, found: Candidates, ties: Ties
) -> Prepared:
    names = _names_at(beside.version)
    subjects = (
        ask.subjects
        if ask.subjects is not None
        else tuple(tagging.subjects_in(meant.said, wanted=True, version=beside.version))
    )
    groups = tuple(code for pk, code in _codes(subjects, names) if names.kinds[pk] == "group")
    need = _profile(ask, subjects, groups, beside)
    rows = columns(found, ties.length)
    floor = None if meant.words else 1.0  # "the of and" asks for nothing
    ranking = rank(need, rows, names.tree, beside.weights, ask.top, floor)
    return Prepared(index, meant, subjects, need, found, rows, ties, names, ranking)


def _codes(subjects: Sequence[int], names: Names) -> list[tuple[int, str]]:
    return [(subject, names.codes[subject]) for subject in subjects if subject in names.codes]


def _counts(*tables: dict[str, int]) -> dict[str, int]:
    total: dict[str, int] = {}
    for table in tables:
        for reason, count in table.items():
            total[reason] = total.get(reason, 0) + count
    return {reason: count for reason, count in total.items() if count}


def _area(where: Where | None, beside: Beside) -> Area | None:
    """Where to look twice: a nation is searched as a whole anyway."""
    if where is None or where.kind == PlaceKind.NATION:
        return None
    lat, lon = _point(where)
    return Area(lat, lon, NEAR_KM, beside.local(where).union(beside.inside_of(where)))


def _point(where: Where | None) -> tuple[float, float]:
    """The point of a place that one point can stand for."""
    if where is None or where.lat is None or where.lon is None or where.kind in places.WIDE:
        return math.nan, math.nan
    return where.lat, where.lon


def _profile(ask: Ask, subjects: Sequence[int], groups: tuple[str, ...], beside: Beside) -> NeedProfile:
    """The need as the engine sees it."""
    where = ask.where
    lat, lon = _point(where)
    return NeedProfile(
        today=timezone.localdate().toordinal(),
        subjects=np.array(subjects, dtype=np.int64),
        places=np.array(sorted(where.within) if where else [], dtype=np.int64),
        inside=np.array(beside.inside_of(where), dtype=np.int64),
        lat=lat,
        lon=lon,
        stages=stage_mask((ask.need_stage,)) if ask.need_stage else 0,
        groups=groups,
        groups_stated=ask.groups_stated,
        owner=ask.owner_id or -1,
        declined=np.array(sorted(beside.declined.get(ask.need_id or 0, ())), dtype=np.int64),
        rivals=np.array(sorted(beside.rivals.get(ask.owner_id or 0, ())), dtype=np.int64),
    )


def _found(viewer: Viewer, ask: Ask, asked: Prepared, rows: Sequence[int]) -> list[Found]:
    """The ranked offers as people see them; one that the viewer may no longer see is passed over."""
    ids = {row: int(asked.rows.id[row]) for row in rows}
    seen = offers.answers_by_id(viewer, ids.values())
    actors = directory.links(viewer, [offer.actor_id for offer in seen.values()])
    facts = facts_for(ask, asked, rows)
    found = []
    for row, pk in ids.items():
        if (offer := seen.get(pk)) is None:
            continue
        actor = actors.get(offer.actor_id) if offer.actor_id else None
        reasons = reasons_for(asked, row, offer, actor, facts)
        found.append(_line(len(found) + 1, offer, actor, float(asked.ranking.reach.km[row]), reasons))
    return found


def served(asked: Prepared, rows: Sequence[int]) -> set[int]:
    """The places that these rows serve."""
    return {int(place) for row in rows for place in _row(asked.rows.reach, row)}


def facts_for(
    ask: Ask, asked: Prepared, rows: Sequence[int], named: Mapping[int, str] | None = None
) -> Facts:
    """The names that sentences about these rows may need; `named`: of the places, where they are known."""
    return Facts(
        need_place=ask.where.name if ask.where else "",
        places=places.names_of(served(asked, rows)) if named is None else named,
        subjects=asked.names.subjects,
        groups=asked.names.groups,
    )


def reasons_for(
    asked: Prepared, row: int, offer: Offer | AnsweredOffer, actor: ActorLink | None, facts: Facts
) -> tuple[ReasonLine, ...]:
    """Why one offer is where it is, a sentence a part."""
    own = replace(
        facts,
        words=shared_words(asked.meant.said, _says(offer, actor, asked, row)),
        tie=asked.ties.sentence(row),
        tie_year=asked.ties.year(row),
        free=None if offer.capacity is None else offer.capacity - (offer.taken or 0),
        room=offer.capacity,
    )
    said = explain(asked.need, asked.rows, asked.names.tree, asked.ranking, row, own)
    return tuple(ReasonLine(r.part, round(r.score, DIGITS), r.weight, r.why) for r in said)


def scored(lines: Sequence[ReasonLine]) -> float:
    """The score, worked out from its reasons as anyone can."""
    total = sum(line.weight for line in lines)
    return round(sum(line.weight * line.score for line in lines) / total, DIGITS)


def _says(offer: Offer | AnsweredOffer, actor: ActorLink | None, asked: Prepared, row: int) -> str:
    """What an offer says of itself, the subjects it is listed under, and who makes it."""
    listed = [asked.names.subjects.get(int(pk), "") for pk in _row(asked.rows.subjects, row)]
    return ". ".join([offer.title, offer.summary, offer.audience, *listed, actor.name if actor else ""])


def _row(ragged: tuple[np.ndarray, np.ndarray], row: int) -> np.ndarray:
    return ragged[1][ragged[0][row] : ragged[0][row + 1]]


def _line(
    position: int, offer: AnsweredOffer, actor: ActorLink | None, km: float, lines: tuple[ReasonLine, ...]
) -> Found:
    contact, website = offers.contact_of(offer)
    return Found(
        rank=position,
        offer_pk=offer.pk,
        offer=offer.source_id or offer.ref,
        ref=offer.ref,
        standing=offer.standing,
        kind=offer.kind,
        title=offer.title,
        summary=offer.summary,
        actor=actor,
        place=_place(offer),
        score=scored(lines),
        reasons=lines,
        distance_km=None if math.isnan(km) else km,
        source=offer.dataset_title or "",
        reported_on=offer.reported_on,
        confirmed_on=offer.confirmed_on,
        contact=contact,
        website=website,
        available_from=offer.available_from,
        valid_until=offer.valid_until,
        point=None if offer.lat is None or offer.lon is None else (offer.lat, offer.lon),
        point_basis=offer.point_basis,
    )


def _place(offer: AnsweredOffer) -> PlaceLink | None:
    if offer.place_ref is None or offer.place_name is None:
        return None
    return PlaceLink(offer.place_source_id, offer.place_ref, offer.place_name)
