"""Ballots for tests: a list that is open, and people who answered."""

from __future__ import annotations

from typing import Any

from alongside.exchange.accounts.access import Doer
from alongside.exchange.voices.ballot_rules import ASPECTS
from alongside.exchange.voices.models import Ask, Ballot, Option, Participant
from alongside.exchange.voices.services import ballots
from tests._support.voices import ask, asker, part

TITLES = ("A bus on Sundays", "Supper on Wednesdays", "Warm packs", "Telephone friends")


def ballot(way: str = "pairs", titles: tuple[str, ...] = TITLES, **fields: Any) -> tuple[Ballot, Doer]:
    """A ballot that is open, with things to put in order, and who runs it."""
    party, by = asker()
    found = Ballot.objects.create(ask=ask("ballot", owner=party, **fields), way=way)
    for title in titles:
        Option.objects.create(ballot=found, title=title)
    return found, by


def refs(found: Ballot) -> list[str]:
    """The refs of what is put in order, as it was added."""
    return list(found.options.order_by("pk").values_list("ref", flat=True))


def choose_all(found: Ballot, people: int, order: tuple[int, ...] = (0, 1, 2, 3)) -> list[Participant]:
    """So many more people, each of whom puts all in this order, two at a time."""
    there, made = refs(found), []
    for _person in range(people):
        one = part(found.ask)
        for at, first in enumerate(order):
            for second in order[at + 1 :]:
                ballots.choose(part=one, left=there[first], right=there[second], said="left")
        made.append(one)
    return made


def mark_all(found: Ballot, people: int, marks: tuple[str, ...], weights: str = "") -> list[Participant]:
    """So many more people, each with these marks for each option and these weights."""
    made = []
    for _person in range(people):
        one = part(found.ask)
        for ref, said in zip(refs(found), marks, strict=True):
            ballots.mark(part=one, option=ref, marks=dict(zip(ASPECTS, map(int, said), strict=True)))
        if weights:
            ballots.weigh(part=one, weights=dict(zip(ASPECTS, map(int, weights), strict=True)))
        made.append(one)
    return made


def close(found: Ballot) -> Ballot:
    """The same once no more answers are taken."""
    Ask.objects.filter(pk=found.ask_id).update(state="closed")
    return Ballot.objects.select_related("ask").get(pk=found.pk)
