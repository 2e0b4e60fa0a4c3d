"""A round is asked and closed by hosts, answered once by anybody inside, and keeps no more than is shown."""

from datetime import datetime, timedelta

import pytest
from django.core import serializers
from django.db import connection
from django.utils import timezone

from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.partnerships.models import Answered, Partnership, Round, Tally
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.pulse_rules import QUESTIONS
from alongside.exchange.partnerships.queries import trust_trend
from alongside.exchange.partnerships.queries.pulse import closed_rounds, may_answer, open_round
from alongside.exchange.partnerships.services import asking
from tests._support.partnership_work import crew, stranger
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def opened(those, days=14, at=0):
    ends = timezone.localdate() + timedelta(days=days)
    return asking.open_round(ref=those.ref, closes_on=ends, by=those.by(at))


def answer(those, at, value=3, words="", **more):
    said = dict.fromkeys(QUESTIONS, value) | more
    asking.answer_round(ref=those.ref, answers=said, words=words, by=those.by(at))


def refusal(do, *args, **named):
    with pytest.raises(PartnershipRefused) as problem:
        do(*args, **named)
    return problem.value.why


def test_a_host_asks_everybody_and_nobody_else_may():
    those = crew(5)
    assert refusal(opened, those, at=1) == "not-host"
    with pytest.raises(Partnership.DoesNotExist):
        asking.open_round(ref=those.ref, closes_on=timezone.localdate(), by=stranger())
    made = opened(those)
    assert Tally.objects.filter(round=made, count=0).count() == 25
    assert Notice.objects.filter(url=f"/partnerships/{those.ref}/pulse/").count() == 5
    assert refusal(opened, those) == "one-open"
    assert refusal(opened, crew(4, name="Four")) == "too-few-people"


def test_five_answers_are_shown_when_the_round_closes_and_only_as_halves():
    those = crew(5)
    asked = opened(those)
    for at in range(5):
        answer(those, at, value=[4, 4, 3, 4, 2][at], words=["Slow", "", "A good lunch", "", ""][at])
        assert open_round(those.found) == asked and Round.objects.get().results == {}
        assert not may_answer(those.viewer(at), asked, timezone.localdate())
    closed = asking.close_round(ref=those.ref, by=those.by())
    assert closed.results == dict.fromkeys(QUESTIONS, 3.5) and closed.words == ["A good lunch", "Slow"]
    assert not Tally.objects.exists() and not Answered.objects.exists()
    assert trust_trend(those.found).points == ((timezone.localdate(), 3.5),)
    assert refusal(opened, those) == "too-soon"


def test_too_few_answers_are_deleted_and_nothing_is_shown():
    those = crew(5)
    opened(those)
    for at in range(4):
        answer(those, at, words="Mine")
    closed = asking.close_round(ref=those.ref, by=those.by())
    assert closed.results == {} and closed.words == [] and not Tally.objects.exists()
    assert trust_trend(those.found).points == () and closed_rounds(those.found) == [closed]


def test_answers_that_nearly_all_come_from_one_member_are_not_shown():
    those = crew(2)
    for number in range(4):
        those.users.append(user_of(those.members[0].party, f"more{number}@example.org"))
        those.members.append(those.members[0])
    opened(those)
    for at in range(6):
        answer(those, at, value=5)
    assert asking.close_round(ref=those.ref, by=those.by()).results == {}


def test_an_answer_is_counted_once_and_whole():
    those = crew(5)
    opened(those)
    assert refusal(answer, those, 0, aim=None) == "answer-aim"
    answer(those, 0, value=5)
    assert refusal(answer, those, 0) == "answered-already"
    assert list(Tally.objects.filter(count=1).values_list("value", flat=True)) == [5] * 5
    with pytest.raises(Partnership.DoesNotExist):
        asking.answer_round(ref=those.ref, answers={}, by=stranger())
    Round.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    assert refusal(answer, those, 1) == "round-over"


def test_rounds_close_by_themselves_after_their_last_day():
    those = crew(5)
    asked = opened(those)
    noon = datetime.combine(asked.closes_on, datetime.min.time(), timezone.get_current_timezone())
    assert asking.close_rounds(now=noon + timedelta(hours=12)) == 0
    assert asking.close_rounds(now=noon + timedelta(hours=36)) == 1
    assert Round.objects.get().closed_on == asked.closes_on + timedelta(days=1)


def test_nothing_that_is_stored_puts_an_answer_beside_a_person():
    """What the tables hold after each answer differs by five counts and words in order, and a bare mark."""
    those = crew(5)
    opened(those)
    tables = [model._meta.db_table for model in (Tally, Answered, Round)]
    before = ids_of(Tally)
    for at, words in enumerate(["zebra", "", "apple", "moon", ""]):
        entries = Entry.objects.count()
        answer(those, at, value=1 + at, words=words)
        (entry,) = Entry.objects.order_by("-sequence")[: Entry.objects.count() - entries]
        assert (entry.doer, entry.acting_for, entry.process, entry.detail) == (None, None, "pulse", {})
        assert ids_of(Tally) == before  # no row is made by an answer, so none tells when it came
    assert Round.objects.get().words == ["apple", "moon", "zebra"]
    with connection.cursor() as cursor:
        for table in tables[:2]:
            names = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            assert not {name for name in names if name.endswith("_at")}
    assert set(serializers.serialize("python", Answered.objects.all())[0]["fields"]) == {"round", "user"}


def ids_of(model):
    return list(model.objects.order_by("pk").values_list("pk", flat=True))
