"""What is needed now that somebody's help could meet, and who else asked for much the same."""

import math
from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alongside.engines.matching.reach import haversine
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.places.queries import WIDE, Where

from . import tagging
from .answers import Ask
from .matching import open_index
from .wording import shared_words, telling_words

ASKED_NOW = ("open", "called")
LOOKED_AT = 200  # the newest, and as many about the same subjects
CLOSE = 0.2  # nearness in meaning from which two texts are called close
MUCH = 0.2  # how much two needs share, to be called much the same
SUBJECT, WORD = 0.15, 0.05  # what a shared subject and a shared word add to nearness in meaning
BANDS = (5.0, 15.0, 50.0)  # kilometres: within a band what fits best comes first


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is needed now, and what it shares with what was said."""

    pk: int
    ref: str
    title: str
    statement: str
    place: str
    words: tuple[str, ...]
    subjects: tuple[str, ...]
    groups: tuple[str, ...]
    near: float  # in meaning, 0 to 1
    km: float | None
    source: str

    @property
    def shared(self) -> float:
        """How much it shares: meaning, subjects and words; to be about the same people is too little."""
        return self.near + SUBJECT * len(self.subjects) + WORD * len(self.words)

    @property
    def fits(self) -> bool:
        """Whether it shares enough to be worth showing."""
        return bool(self.subjects or self.words) or self.near >= CLOSE


def wanted(viewer: Viewer, ask: Ask) -> tuple[Wanted, ...]:
    """What is needed now and shares something with what was said: the best `ask.top`, what is near first.

    Raises: IndexProblem without an index.
    """
    best = likely(viewer, ask)
    return tuple(sorted(best, key=lambda one: bisect(BANDS, math.inf if one.km is None else one.km)))


def likely(viewer: Viewer, ask: Ask) -> list[Wanted]:
    """What is needed now and shares most with what was said, most first. Raises: IndexProblem."""
    return sorted(_looked_at(viewer, ask), key=lambda one: (-one.shared, one.title))[: ask.top]


def alike(viewer: Viewer, ask: Ask) -> tuple[Wanted, ...]:
    """Others who asked for much the same, most alike first. Raises: IndexProblem without an index."""
    much = [one for one in _looked_at(viewer, ask) if one.shared >= MUCH and (one.words or one.subjects)]
    return tuple(sorted(much, key=lambda one: (-one.shared, one.title))[: ask.top])


def _looked_at(viewer: Viewer, ask: Ask) -> list[Wanted]:
    """The needs asked now that share something with what was said."""
    about = tagging.subjects_in(ask.text)
    rows = _candidates(viewer, ask, about)
    texts = [". ".join(filter(None, [n.title, n.statement, n.who_affected, n.wanted])) for n in rows]
    nearness = open_index().nearness(ask.text, texts)
    found = [
        _wanted(need, ask, about, text, float(near))
        for need, text, near in zip(rows, texts, nearness, strict=True)
    ]
    return [one for one in found if one.fits]


def _candidates(viewer: Viewer, ask: Ask, about: Iterable[int]) -> list[Need]:
    """The needs asked now: the newest, and those about the same subjects."""
    now = needs_for(viewer, world=ask.world, standing="open").filter(status__in=ASKED_NOW)
    ids = set(now.order_by("-pk").values_list("pk", flat=True)[:LOOKED_AT])
    if about:
        same = now.filter(subjects__in=list(about)).order_by("-pk").distinct()
        ids.update(same.values_list("pk", flat=True)[:LOOKED_AT])
    return list(now.filter(pk__in=ids).prefetch_related("subjects").order_by("pk"))


def _wanted(need: Need, ask: Ask, about: Mapping[int, str], text: str, near: float) -> Wanted:
    """What one need shares with what was said."""
    both = [subject for subject in need.subjects.all() if subject.pk in about]
    people = [subject for subject in both if subject.kind == "group"]
    named = {word for subject in people for word in telling_words(about[subject.pk])}
    return Wanted(
        pk=need.pk,
        ref=need.ref,
        title=need.title,
        statement=need.statement,
        place=need.place.name if need.place else "",
        words=tuple(word for word in shared_words(ask.text, text) if word not in named),
        subjects=tuple(subject.label for subject in both if subject.kind != "group"),
        groups=tuple(subject.label for subject in people),
        near=max(near, 0.0),
        km=_distance(need, ask.where),
        source=need.dataset.title if need.dataset else "",
    )


def _distance(need: Need, where: Where | None) -> float | None:
    """Kilometres between the place of a need and a place, where a point can stand for each."""
    place = need.place
    if where is None or place is None or place.kind in WIDE or where.kind in WIDE:
        return None
    if place.lat is None or place.lon is None or where.lat is None or where.lon is None:
        return None
    return float(haversine(where.lat, where.lon, place.lat, place.lon))
