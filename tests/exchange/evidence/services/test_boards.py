"""At most six figures side by side; meetings are kept; answers are added up and gone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.audit.models import Entry
from alongside.exchange.evidence.models import Board, OutcomeAnswer, Series
from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.queries import boards as queries
from alongside.exchange.evidence.queries import measures
from alongside.exchange.evidence.services import boards as services
from tests._support import evidence_measures as made
from tests._support.evidence_measures import Keeper, series, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return Keeper()


def test_six_stand_side_by_side_and_two_say_demand_and_capacity(keeper):
    six = [series(keeper) for _ in range(7)]
    with pytest.raises(FigureRefused, match="six"):
        services.start(said=services.Said("All", series=six), by=keeper.by)
    with pytest.raises(FigureRefused) as refused:
        services.start(said=services.Said("All", series=six[:2], demand=six[0]), by=keeper.by)
    assert refused.value.field == "demand"
    said = services.Said("All", series=six[:6], demand=six[0], capacity=six[1])
    found = services.start(said=said, by=keeper.by)
    shown = queries.shown_on(keeper.viewer, found)
    assert [one.part for one in shown] == ["demand", "capacity", "", "", "", ""]
    assert queries.board_for(Keeper("Other").viewer, found.ref) is None


def test_a_figure_on_it_that_one_may_not_see_stays_and_leaves_no_trace(keeper):
    other = Keeper("Other")
    hidden, seen = series(other, visibility="private"), series(keeper)
    found = made.board(keeper)
    found.shown.create(series=hidden)
    services.edit(ref=found.ref, said=services.Said("All", series=[seen]), by=keeper.by)
    assert [one.series.pk for one in queries.shown_on(keeper.viewer, found)] == [seen.pk]
    assert found.shown.count() == 2
    with pytest.raises(Series.DoesNotExist):
        services.edit(ref=found.ref, said=services.Said("All", series=[hidden]), by=keeper.by)
    with pytest.raises(Board.DoesNotExist):
        services.edit(ref=found.ref, said=services.Said("All", series=[seen]), by=other.by)


def test_what_was_said_on_a_day_is_kept_once(keeper):
    found = made.board(keeper)
    said = services.Meeting(date(2026, 1, 9), "It goes down", "Wait", "All", date(2026, 4, 9))
    services.keep_meeting(ref=found.ref, said=said, by=keeper.by)
    with pytest.raises(FigureRefused, match="kept already"):
        services.keep_meeting(ref=found.ref, said=said, by=keeper.by)
    ahead = services.Meeting(timezone.localdate() + timedelta(days=2), "x")
    with pytest.raises(FigureRefused):
        services.keep_meeting(ref=found.ref, said=ahead, by=keeper.by)
    assert "goes down" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_answers_are_added_up_once_their_time_is_over_and_are_gone(keeper):
    found = series(keeper, share(per=1))
    form = made.form(found)
    many, few = date(2026, 1, 7), date(2026, 2, 7)
    for score in (2, 4, 6, 8, 10):
        services.answer(form=form, answers=[score, score], agreed=True, on=many)
    for _ in range(4):
        services.answer(form=form, answers=[1, 1], agreed=True, on=few)
    services.answer(form=form, answers=[9, 9], agreed=True)  # this time is not over
    assert services.add_up(ref=found.ref, by=keeper.by) == (1, 1)
    (point,) = measures.points_of(found)
    assert (point.value, point.denominator, point.came) == (6.0, 5, "asked")
    assert OutcomeAnswer.objects.count() == 1
    with pytest.raises(FigureRefused):
        services.add_up(ref=found.ref, by=keeper.by)


def test_nothing_is_kept_without_consent_or_of_a_closed_form(keeper):
    form = made.form(series(keeper, share(per=1)))
    before = Entry.objects.count()
    for answers, agreed in (([5, 5], False), ([5], True), ([5, None], True), ([5, 11], True)):
        with pytest.raises(FigureRefused):
            services.answer(form=form, answers=answers, agreed=agreed)
    services.answer(form=form, answers=[5, 6], agreed=True)
    assert Entry.objects.count() == before  # the trail holds nothing of who answered when
    form.is_open = False
    with pytest.raises(FigureRefused, match="closed"):
        services.answer(form=form, answers=[5, 6], agreed=True)
    assert OutcomeAnswer.objects.count() == 1


def test_questions_stand_only_behind_a_mean(keeper):
    said = {"intro": "Why", "questions": ["How?"], "worst": "bad", "best": "good", "by": keeper.by}
    with pytest.raises(FigureRefused, match="mean"):
        services.ask(ref=series(keeper).ref, **said)
    found = series(keeper, share(per=1))
    with pytest.raises(FigureRefused):
        services.ask(ref=found.ref, **(said | {"questions": [" "]}))
    assert services.ask(ref=found.ref, **said).questions == ["How?"]
