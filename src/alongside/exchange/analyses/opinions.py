"""Who tended to agree in a conversation: worked out as votes come in, and shown only when five more came.

What is kept is what may be shown: counts by groups of five people or more, and places on a coarse grid,
from which nobody's votes can be read back. Where somebody stands themselves is worked out from their own
votes when they look, and not kept.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from alongside.engines import opinions as engine
from alongside.exchange.accounts.small_numbers import FEWEST
from alongside.exchange.voices.models import Ask, Conversation, Participant
from alongside.exchange.voices.queries import opinions as voices
from alongside.exchange.voices.queries.opinions import Cast

from .models import Picture, Run

ENGINE, SEED = "opinions", 0
WIDE, HIGH = 48, 32  # places of the grid
DIGITS = 6


@dataclass(frozen=True, slots=True)
class You:
    """Where somebody stands by their own votes: a place on the grid, the nearest group or −1, votes given."""

    x: int
    y: int
    group: int
    given: int


def refresh(*, conversation_id: int) -> Run | None:
    """Work out a conversation anew where five more people took part than at last, else nothing.

    Cost: as `engine.opinions`; one row kept.
    """
    found = voices.conversation_by_id(conversation_id)
    if found is None or not _is_due(found):
        return None
    votes = voices.cast(found)
    if len(votes.people) < FEWEST:
        return None
    outcome = worked_out(votes) | {"conversation": found.pk}
    digest = hashlib.sha256(
        repr((votes.statements, votes.person, votes.statement, votes.value)).encode()
    ).hexdigest()
    with transaction.atomic():
        run = Run.objects.create(
            engine=ENGINE, version=settings.VERSION, input_hash=digest, seed=SEED, outcome=outcome
        )
        Picture.objects.update_or_create(
            conversation=found, defaults={"run": run, "people": len(votes.people), "at": timezone.now()}
        )
    return run


def due() -> list[int]:
    """The conversations in which five more people took part than what is shown tells."""
    return [one.pk for one in voices.live_conversations() if _is_due(one)]


def picture_of(conversation: Conversation) -> Picture | None:
    """What is shown of a conversation that the viewer was given; None while too few took part."""
    return Picture.objects.select_related("run").filter(conversation=conversation).first()


def _is_due(conversation: Conversation) -> bool:
    last = Picture.objects.filter(conversation=conversation).first()
    if last is not None and conversation.ask.state != Ask.State.OPEN and _is_final(last, conversation):
        return False
    return voices.voters(conversation) >= (last.people if last is not None else 0) + FEWEST


def _is_final(last: Picture, conversation: Conversation) -> bool:
    closed = conversation.ask.closed_at
    return closed is not None and last.at >= closed


def worked_out(votes: Cast) -> dict[str, Any]:
    """All that may be shown of the votes, as plain values; groups of five people or more only."""
    told = engine.votes(len(votes.people), len(votes.statements), votes.person, votes.statement, votes.value)
    found = grouped(told)
    sizes = np.bincount(found.label[found.label >= 0], minlength=found.groups)
    dots, frame = _dots(found)
    return {
        "people": told.people,
        "votes": len(votes.value),
        "groups": [
            {
                "people": int(size),
                "speaks": [[votes.statements[one.statement], one.agrees] for one in speaks if one.rate > 0.5],
            }
            for size, speaks in zip(sizes, found.speaks, strict=True)
        ],
        "statements": _statements(found, votes.statements),
        "dots": dots,
        "frame": frame,
        "plane": {
            "mean": _plain(found.space.mean),
            "axes": [_plain(axis) for axis in found.space.axes],
            "centres": [_plain(one) for one in found.centres],
            "statements": list(votes.statements),
        },
        "stability": {
            "mean": _one(found.stability.mean),
            "low": _one(found.stability.low),
            "high": _one(found.stability.high),
            "draws": found.stability.draws,
        },
        "balance": _balance(told, found, votes),
        "given": _quarters(told.given()),
    }


def grouped(told: engine.Votes) -> engine.Opinions:
    """Groups of five people or more, fewer if need be; one of all who voted where there are no two."""
    found = engine.opinions(told, seed=SEED)
    for k in range(found.groups, 1, -1):
        if k < found.groups:
            found = engine.opinions(told, k=k, seed=SEED)
        if np.bincount(found.label[found.label >= 0]).min() >= FEWEST:
            return found
    return engine.opinions(told, groups=np.zeros(told.people, np.int64), seed=SEED)


def _statements(found: engine.Opinions, ids: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {
            "id": pk,
            "agree": found.by_group.agree[:, at].tolist(),
            "disagree": found.by_group.disagree[:, at].tolist(),
            "pass": found.by_group.passed[:, at].tolist(),
            "consensus": _one(found.common.consensus[at]),
            "against": _one(found.common.against[at]),
            "divisive": _one(found.common.divisive[at]),
            "uncertain": _one(found.common.uncertain[at]),
            "kind": found.found[at].kind.value,
            "yes": list(found.found[at].agree),
            "no": list(found.found[at].disagree),
        }
        for at, pk in enumerate(ids)
    ]


def _dots(found: engine.Opinions) -> tuple[list[list[int]], list[float]]:
    """People in groups as places on a grid, in order of places, so that their own order tells nothing."""
    inside = found.label >= 0
    at = found.at[inside]
    low, high = np.quantile(at, 0.02, axis=0), np.quantile(at, 0.98, axis=0)
    room = np.where(high - low > 0, high - low, 1.0)
    frame = [*(low - 0.05 * room).tolist(), *(high + 0.05 * room).tolist()]
    rows = [
        [*_place(x, y, frame), int(group)]
        for (x, y), group in zip(at.tolist(), found.label[inside].tolist(), strict=True)
    ]
    return sorted(rows), [round(one, DIGITS) for one in frame]


def _place(x: float, y: float, frame: Sequence[float]) -> tuple[int, int]:
    left, bottom, right, top = frame
    across = round((x - left) / (right - left) * WIDE)
    up = round((y - bottom) / (top - bottom) * HIGH)
    return min(max(across, 0), WIDE), min(max(up, 0), HIGH)


def _balance(told: engine.Votes, found: engine.Opinions, votes: Cast) -> dict[str, Any]:
    """Whether a few people, or those of one hour, account for it; who came on paper came at no hour."""
    first = np.full(told.people, np.inf)
    np.minimum.at(first, np.array(votes.person, np.int64), np.array(votes.at))
    online = np.array([way == Participant.Way.SELF for way in votes.ways], bool)
    even = engine.balance(told.given(), authors=votes.authors)
    burst = np.zeros(told.people, bool)
    if online.any():
        burst[online] = engine.balance(told.given()[online], first[online]).burst
    few = engine.without(told, found.label, even.active)
    rush = engine.without(told, found.label, burst)
    return {
        "active": int(even.active.sum()),
        "active_share": round(even.active_share, DIGITS),
        "active_kept": round(few.share, DIGITS),
        "burst": int(burst.sum()),
        "burst_share": round(float(burst.mean()), DIGITS),
        "burst_kept": round(rush.share, DIGITS),
        "authors": len(set(votes.authors)),
        "authors_share": _one(even.authors_share),
        "said": len(votes.authors),
    }


def _quarters(given: Any) -> list[int]:
    """The lower quarter, the middle and the upper quarter of how many votes people gave."""
    return [round(float(one)) for one in np.quantile(given, (0.25, 0.5, 0.75))]


def stands(picture: Picture, own: dict[int, int]) -> You | None:
    """Where somebody stands in what is shown; None where they voted on none of it."""
    plane, frame = picture.run.outcome["plane"], picture.run.outcome["frame"]
    row = np.array([own.get(pk, engine.UNSEEN) for pk in plane["statements"]], np.int8)
    if not (row != engine.UNSEEN).any():
        return None
    size = len(plane["mean"])
    axes = np.array(plane["axes"], np.float64).reshape(2, size)
    space = engine.Space(np.array(plane["mean"]), axes, np.zeros(2), np.zeros(size, bool))
    found = engine.stands(space, plane["centres"], row)
    x, y = _place(found.x, found.y, frame)
    group = found.group if len(plane["centres"]) > 1 else -1
    return You(x, y, group, found.given)


def _plain(values: Any) -> list[float]:
    return [round(float(one), 2 * DIGITS) for one in values]


def _one(value: float) -> float | None:
    return round(float(value), 2 * DIGITS) if np.isfinite(value) else None
