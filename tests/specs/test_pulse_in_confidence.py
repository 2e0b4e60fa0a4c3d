"""Whoever reads everything that they may read cannot tell who answered what about working together.

The same people answer twice over, each in another's place; nothing that anybody reads may differ.
"""

import re
from datetime import timedelta
from itertools import zip_longest

import pytest
from django.db import transaction
from django.utils import timezone

from alongside.exchange.partnerships.pulse_rules import QUESTIONS
from alongside.exchange.partnerships.services import asking
from tests._support.partnership_work import crew

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CHANGING = re.compile(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"|\d\d:\d\d(:\d\d)?(\.\d+)?')
ANSWERS = [1, 5, 3, 4, 2, 4]
WORDS = ["A zebra", "Bees", "", "", "", ""]


def read(client, those, at):
    """All that one of them reads of it, without what is drawn by lot and the minutes of the clock."""
    client.force_login(those.users[at])
    client.get("/you/notices/")  # whoever looks has seen what is new
    room = f"/partnerships/{those.ref}/"
    paths = [room, f"{room}pulse/", f"{room}pulse/?download=csv", f"{room}log/", "/you/details/"]
    paths += [f"/api/v1/partnerships/{those.ref}/pulse", "/you/trail/", "/you/notices/"]
    return {path: CHANGING.sub("", client.get(path).text) for path in paths}


def told(client, those, order):
    """What the host reads while it is open, and the last who answered once it is closed."""
    found = []
    with transaction.atomic():
        asking.open_round(ref=those.ref, closes_on=timezone.localdate() + timedelta(7), by=those.by())
        for at, given in enumerate(order):
            said = dict.fromkeys(QUESTIONS, ANSWERS[given])
            asking.answer_round(ref=those.ref, answers=said, words=WORDS[given], by=those.by(at))
        found.append(read(client, those, 0))
        asking.close_round(ref=those.ref, by=those.by())
        found.append(read(client, those, 5))
        transaction.set_rollback(True)
    return found


def differences(first, second):
    """The lines in which two readings of the same pages differ."""
    pairs = zip(first.items(), second.values(), strict=True)
    return [
        (path, *lines)
        for (path, one), other in pairs
        for lines in zip_longest(one.splitlines(), other.splitlines())
        if lines[0] != lines[1]
    ]


def test_those_who_change_places_change_nothing_that_anybody_reads(client):
    those = crew(6)
    first = told(client, those, [0, 1, 2, 3, 4, 5])
    second = told(client, those, [5, 4, 3, 2, 1, 0])
    assert any("A zebra" in text for reader in first for text in reader.values())
    for one, other in zip(first, second, strict=True):
        assert differences(one, other) == []


def test_while_it_is_open_nothing_is_read_of_what_was_answered(client):
    """Not even that an answer came: the pages of others stay as they were, whatever is answered."""
    those = crew(6)
    asking.open_round(ref=those.ref, closes_on=timezone.localdate() + timedelta(7), by=those.by())
    before = read(client, those, 5)
    for at in range(4):
        said = dict.fromkeys(QUESTIONS, ANSWERS[at])
        asking.answer_round(ref=those.ref, answers=said, words="Mine", by=those.by(at))
    assert differences(read(client, those, 5), before) == []
