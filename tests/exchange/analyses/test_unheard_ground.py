"""What may be told of voices, whom they are set against, and from where they come."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.unheard_ground import FEW, Question, ground_for, told
from alongside.exchange.voices.models import CountSheet
from tests._support import rows, voices
from tests._support.introductions import user, viewer
from tests._support.unheard import CODE, Area


def test_small_numbers_are_not_told_and_others_are_rounded():
    assert [told(n) for n in (0, 1, 4, 5, 7, 8, 12, 13)] == [0, None, None, 5, 5, 10, 10, 15]


@pytest.mark.django_db
def test_voices_are_counted_where_they_came_from_and_what_is_wider_is_elsewhere():
    those = Area()
    found = voices.ask()
    for place, many in ((those.places[0], 7), (those.places[1], 3), (those.district, 12), (None, 9)):
        for _ in range(many):
            voices.part(found, place=place)
    voices.part(found, place=those.places[0], started_at=None)  # a code that nobody used
    rows.need(place=those.places[0])
    question = Question("real", those.system.pk, CODE, "asks")
    ground = ground_for(VISITOR, question)
    assert ground.level == "small_area" and len(ground.areas) == 8
    assert ground.voices == (5, None, 0, 0, 0, 0, 0, 0) and ground.elsewhere == 10
    assert ground.counted.tolist()[:2] == [5, FEW]
    both = ground_for(VISITOR, Question("real", those.system.pk, CODE, "all"))
    assert both.voices[0] == 10  # with what is needed


@pytest.mark.django_db
def test_what_a_viewer_may_not_see_is_not_counted():
    those = Area()
    hidden = voices.ask(state="draft")
    for _ in range(20):
        voices.part(hidden, place=those.places[0])
    assert sum(ground_for(VISITOR, Question("real", those.system.pk, CODE, "all")).voices) == 0


@pytest.mark.django_db
def test_counts_that_somebody_brought_are_theirs_alone():
    those = Area()
    nell, ned = user("nell", rows.actor("A").party), user("ned", rows.actor("B").party)
    keys = {those.places[2].source_id: 30, "gone": 8}
    sheet = CountSheet.objects.create(user=nell, title="Ours", counts=keys)
    question = Question("real", None, CODE, sheet.ref)
    inside = Question("real", those.system.pk, CODE, sheet.ref)
    assert ground_for(viewer(nell), inside).voices[2] == 30
    assert sum(ground_for(viewer(ned), inside).voices) == 0
    assert ground_for(viewer(nell), question).level == "district"


@pytest.mark.django_db
def test_an_area_without_people_or_figure_is_left_out_and_counted():
    those = Area()
    those.places[3].figures.filter(indicator=those.lonely).delete()
    ground = ground_for(VISITOR, Question("real", those.system.pk, "", "all"))
    assert ground.without == 1 and len(ground.areas) == 7
    assert list(ground.choices) == [CODE]  # the number of people is no figure of its own
