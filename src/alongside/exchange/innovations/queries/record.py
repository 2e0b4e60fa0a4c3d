"""Read the record of an innovation: what is said now, what was said before, and which records rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.offers.models import Offer

from .. import record_rules as rules
from ..models import Innovation, RecordAnswer
from .innovations import record_of, records_for, under

RESTS = timedelta(days=14)  # after so long somebody is reminded of a record that is not done


@dataclass(frozen=True, slots=True)
class Told:
    """What a record says now. `answers`: by question; `said`: the same, the oldest first; `at`: when last."""

    innovation: Innovation | None
    types: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    said: tuple[tuple[str, Any], ...] = ()
    at: datetime | None = None

    @property
    def states(self) -> dict[str, str]:
        """Of each section whether it is done, begun or to do."""
        return rules.states(self.answers, self.types)

    @property
    def done(self) -> int:
        """How many sections are done."""
        return sum(state == "done" for state in self.states.values())

    @property
    def first_open(self) -> int:
        """The first of the six pages without an answer, from 1; 0 for none."""
        return rules.first_open(self.answers)

    @property
    def extras(self) -> dict[str, Any]:
        """What is kept under the ids of the national record, for want of a question of ours."""
        start = rules.EXTRA
        return {
            key.removeprefix(start): value
            for key, value in sorted(self.answers.items())
            if key.startswith(start) and not rules.is_empty(value)
        }


def told_of(viewer: Viewer, offer: Offer) -> Told:
    """What is said of an innovation that the viewer was given; but for its types nothing without a record."""
    found = record_of(viewer, offer)
    types = tuple(one for one in rules.TYPES if one in offer.innovation_types)
    if found is None:
        return Told(None, types)
    rows = RecordAnswer.objects.filter(under(viewer), innovation=found).order_by("pk")
    now: dict[str, Any] = {}
    at = None
    for key, value, said_at in rows.values_list("question", "value", "said_at"):
        now.pop(key, None)
        now[key], at = value, said_at
    said = tuple(now.items())
    now["word"] = found.word
    now["types"] = list(types)
    now["grade"] = "" if offer.evidence is None else str(offer.evidence)
    return Told(found, types, now, said, at)


def history_of(viewer: Viewer, offer: Offer) -> list[RecordAnswer]:
    """Every version of every answer, the newest first, with who said it; for those who keep the record."""
    rows = RecordAnswer.objects.filter(under(viewer), innovation__offer=offer)
    return list(rows.filter(innovation__owner__in=viewer.parties).select_related("user").order_by("-pk"))


def resting(viewer: Viewer, *, world: str) -> list[tuple[Innovation, int]]:
    """Records the viewer keeps that nobody went on with for 14 days: each with how many sections are done."""
    mine = records_for(viewer, world=world).filter(owner__in=viewer.parties, status=Innovation.Status.MOVING)
    ended = timezone.now() - RESTS
    rows = mine.annotate(last=Max("answers__said_at")).filter(last__lt=ended).order_by("last")[:5]
    found = []
    for row in rows:
        done = told_of(viewer, row.offer).done
        if done < len(rules.SECTIONS):
            found.append((row, done))
    return found
