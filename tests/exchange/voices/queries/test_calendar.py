"""The calendar knows who was asked lately, within what the viewer may see."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.voices.models import Answer
from alongside.exchange.voices.queries import calendar
from tests._support import rows
from tests._support.introductions import user
from tests._support.voices_said import ask

pytestmark = pytest.mark.django_db


class Asks:
    """A county with a town and another town; an organisation that asks there."""

    def __init__(self):
        self.county = rows.place("Wenshire", "region")
        self.town = rows.place("Wenbury", parent=self.county)
        self.apart = rows.place("Farley", parent=self.county)
        self.body = rows.actor("Council")
        user("nell", self.body.party)

    def ask(self, title, place=None, weeks=4, subjects=(), **fields):
        then = timezone.now() - timedelta(weeks=weeks)
        fields = {"opened_at": then, "closed_at": then, "state": "closed"} | fields
        made = ask(self.body.party, title, place=place or self.town, **fields)
        made.subjects.set(subjects)
        return made


def test_the_same_people_were_asked_lately_where_places_meet(django_assert_max_num_queries):
    those = Asks()
    new = those.ask("New", weeks=0, state="draft", closed_at=None)
    those.ask("In the county", those.county)
    those.ask("Elsewhere", those.apart)
    those.ask("Long ago", weeks=30)
    those.ask("Hidden", visibility="private")
    with django_assert_max_num_queries(8):
        found = calendar.asked_lately(VISITOR, new)
    assert [one.ask.title for one in found] == ["In the county"]
    assert found[0].why == "Asked 4 weeks apart, in a place that it lies in."


def test_earlier_answers_come_however_long_ago_and_only_once_published():
    those = Asks()
    lonely = rows.subject("lonely", "Loneliness")
    new = those.ask("New", weeks=0, state="draft", closed_at=None, subjects=[lonely])
    old = those.ask("Answered", weeks=150, state="closed", subjects=[lonely])
    said = {"heard": "Too few", "did": "done", "words": "More", "decided_on": date(2024, 1, 1)}
    answer = Answer.objects.create(ask=old, decided_by="The board", **said)
    assert calendar.earlier(VISITOR, new) == []
    answer.published_at = timezone.now()
    answer.save()
    assert [one.ask for one in calendar.earlier(VISITOR, new)] == [old]
    near = calendar.earlier_answers(VISITOR, place=those.county, subjects=[lonely.pk])
    assert [one.ask for one in near] == [old] and "Loneliness" in near[0].why
    assert calendar.earlier_answers(VISITOR, place=those.apart, subjects=[lonely.pk]) == []
    assert calendar.earlier_answers(VISITOR, place=None, subjects=[lonely.pk], world="practice") == []


def test_the_calendar_holds_what_runs_and_what_is_to_come_by_day():
    those = Asks()
    today = timezone.localdate()
    later = those.ask("Later", opens_on=today + timedelta(9), closed_at=None, state="open")
    now = those.ask("Now", closed_at=None, state="open")
    past = those.ask("Past", weeks=20)
    assert calendar.months(VISITOR, "real", since=today) == [now, later]
    assert calendar.months(VISITOR, "real", place=those.county) == [past, now, later]
    assert calendar.months(VISITOR, "real", place=those.apart) == []
