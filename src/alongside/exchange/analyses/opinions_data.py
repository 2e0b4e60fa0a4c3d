"""The votes of a question that is over, as the files that Polis exports: open data without people.

Only those are in it whom the last picture counted, and never fewer than five. Numbers of people are drawn
anew, days stand for moments, and who said something is not told.
"""

import csv
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

import numpy as np

from alongside.engines import opinions as engine
from alongside.exchange.accounts.small_numbers import FEWEST
from alongside.exchange.voices.models import Ask, Conversation
from alongside.exchange.voices.queries import opinions as voices

from .opinions import grouped, picture_of

OVER = (Ask.State.CLOSED, Ask.State.ANSWERED)
COMMENTS = (
    "timestamp",
    "comment-id",
    "author-id",
    "agrees",
    "disagrees",
    "moderated",
    "is-meta",
    "is-seed",
    "group-informed-consensus",
    "comment-body",
)


@dataclass(frozen=True, slots=True)
class OpenData:
    """The four files, by name, as text."""

    people: int
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """The votes with people in a new order: who is where among them is drawn by chance."""

    votes: engine.Votes
    days: dict[tuple[int, int], datetime]
    label: Any
    said: Sequence[Any]
    authors: int


def open_data(conversation: Conversation, url: str) -> OpenData | None:
    """The files; None while it is open, or where fewer than five people can be in them.

    Cost: reads every vote.
    """
    picture = picture_of(conversation)
    if picture is None or conversation.ask.state not in OVER:
        return None
    told = _read(conversation, picture.at.timestamp(), picture.run.pk.int)
    if told.votes.people < FEWEST:
        return None
    ask = conversation.ask
    return OpenData(
        told.votes.people,
        {
            "summary": _summary(told, ask, url),
            "comments": _comments(told),
            "votes": _votes(told),
            "participants-votes": _participants(told),
        },
    )


def _read(conversation: Conversation, until: float, seed: int) -> _Told:
    cast, said = voices.cast(conversation), voices.said_by_id(conversation)
    first = np.full(len(cast.people), np.inf)
    np.minimum.at(first, np.array(cast.person, np.int64), np.array(cast.at))
    kept = np.flatnonzero(first <= until).tolist()
    random.Random(seed).shuffle(kept)
    number = {person: place for place, person in enumerate(kept)}
    rows = [
        (number[person], statement, value, at)
        for person, statement, value, at in zip(cast.person, cast.statement, cast.value, cast.at, strict=True)
        if person in number
    ]
    told = engine.votes(
        len(kept), len(cast.statements), *([row[place] for row in rows] for place in range(3))
    )
    days = {(who, what): datetime.fromtimestamp(at, UTC) for who, what, _, at in rows}
    label = grouped(told).label if kept else np.zeros(0, np.int64)
    return _Told(told, days, label, [said[pk] for pk in cast.statements], len(set(cast.authors)))


def _file(head: Iterable[Any], rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def _day(moment: datetime) -> int:
    """The day of a moment, as the milliseconds at which it begins."""
    return int(datetime.combine(moment.date(), time(), UTC).timestamp() * 1000)


def _summary(told: _Told, ask: Ask, url: str) -> str:
    groups = sorted(set(told.label[told.label >= 0].tolist()))
    rows = (
        ("topic", ask.title),
        ("url", url),
        ("views", ""),
        ("voters", told.votes.people),
        ("voters-in-conv", int((told.label >= 0).sum())),
        ("commenters", told.authors if told.authors >= FEWEST else ""),
        ("comments", told.votes.statements),
        ("groups", len(groups)),
        ("conversation-description", ask.about),
    )
    return _file(*rows[:1], rows[1:])


def _comments(told: _Told) -> str:
    by_group = engine.counts(told.votes, told.label)
    whole = engine.counts(told.votes, np.zeros(told.votes.people, np.int64))
    consensus = engine.common(by_group).consensus
    return _file(
        COMMENTS,
        (
            (
                _day(one.made_at),
                one.number - 1,
                "",
                int(whole.agree[0, at]),
                int(whole.disagree[0, at]),
                1,
                "false",
                "true" if one.seed else "false",
                float(consensus[at]),
                one.text,
            )
            for at, one in enumerate(told.said)
        ),
    )


def _votes(told: _Told) -> str:
    rows = []
    for (who, what), at in sorted(told.days.items()):
        value = int(told.votes.said[who, what])
        day = at.strftime("%a %b %d %Y")
        rows.append((_day(at), day, told.said[what].number - 1, who, value))
    return _file(("timestamp", "datetime", "comment-id", "voter-id", "vote"), rows)


def _participants(told: _Told) -> str:
    head = ["participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"]
    rows = []
    for who, row in enumerate(told.votes.said):
        seen = row != engine.UNSEEN
        group = int(told.label[who])
        counts = (int(seen.sum()), int((row == engine.AGREE).sum()), int((row == engine.DISAGREE).sum()))
        cells = ["" if one == engine.UNSEEN else int(one) for one in row]
        rows.append((who, "", group if group >= 0 else "", "", *counts, *cells))
    return _file([*head, *(one.number - 1 for one in told.said)], rows)
