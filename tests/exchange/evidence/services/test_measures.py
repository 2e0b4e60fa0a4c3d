"""What is counted keeps its meaning; a figure is followed by whoever keeps it, and by nobody else."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.evidence.models import Definition, Measure, Series
from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.services import measures as services
from tests._support import rows
from tests._support.evidence_measures import FALLS, SHARE, Keeper, observation, series

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return Keeper()


def test_another_meaning_is_another_version_and_who_counts_by_the_old_goes_on_so(keeper):
    made = services.define(said=FALLS, by=keeper.by)
    said = services.Followed(actor=keeper.actor)
    found = services.follow(measure=made, said=said, by=keeper.by)
    services.revise(ref=made.ref, said=replace(FALLS, theme="Home"), by=keeper.by)
    assert made.definitions.count() == 1
    anew = replace(FALLS, counts="Falls with an injury")
    with pytest.raises(FigureRefused, match="what is different"):
        services.revise(ref=made.ref, said=anew, by=keeper.by)
    services.revise(ref=made.ref, said=anew, change="Only injuries", by=keeper.by)
    found.refresh_from_db()
    assert (made.definitions.count(), found.definition.number) == (2, 1)


def test_figures_keep_their_meaning_when_the_newest_version_is_taken_over(keeper):
    made = services.define(said=FALLS, by=keeper.by)
    found = services.follow(measure=made, said=services.Followed(actor=keeper.actor), by=keeper.by)
    services.revise(ref=made.ref, said=replace(FALLS, unit="injuries"), change="Injuries", by=keeper.by)
    same = services.take_over(ref=found.ref, by=keeper.by)
    assert same.pk == found.pk and same.definition.number == 2  # no figure yet: nothing changes its meaning
    with pytest.raises(FigureRefused):
        services.take_over(ref=found.ref, by=keeper.by)
    observation(found)
    services.revise(ref=made.ref, said=replace(FALLS, unit="graver falls"), change="Grave", by=keeper.by)
    other = services.take_over(ref=found.ref, by=keeper.by)
    found.refresh_from_db()
    assert other.pk != found.pk and other.definition.number == 3 and not other.observations.exists()
    assert found.ended_on is not None and found.definition.number == 2


def test_only_its_keeper_changes_it(keeper):
    other = Keeper("Other")
    measure = services.define(said=FALLS, by=keeper.by)
    with pytest.raises(Measure.DoesNotExist):
        services.revise(ref=measure.ref, said=FALLS, by=other.by)
    found = series(keeper)
    for work in (
        lambda: services.edit(ref=found.ref, said=services.Followed(actor=keeper.actor), by=other.by),
        lambda: services.share(ref=found.ref, visibility="public", by=other.by),
        lambda: services.end(ref=found.ref, by=other.by),
        lambda: services.recalculate(ref=found.ref, starts_on=date(2026, 1, 1), why="x", by=other.by),
        lambda: services.take_over(ref=found.ref, by=other.by),
    ):
        with pytest.raises(Series.DoesNotExist):
            work()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"counts": ""}, "counts"),
        ({"unit": ""}, "unit"),
        ({"direction": "left"}, "direction"),
        ({"kind": "magic"}, "kind"),
        ({"numerator": "Falls"}, "denominator"),
        ({"per": 0}, "per"),
        ({"guidance_url": "javascript:alert(1)"}, "guidance_url"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(keeper, fields, field):
    with pytest.raises(FigureRefused) as refused:
        services.define(said=replace(FALLS, **fields), by=keeper.by)
    assert refused.value.field == field and not Measure.objects.exists()


def test_it_is_followed_for_something_of_its_world(keeper):
    measure = services.define(said=SHARE, by=keeper.by)
    with pytest.raises(FigureRefused, match="where or for what"):
        services.follow(measure=measure, said=services.Followed(), by=keeper.by)
    elsewhere = rows.place("Town", world="practice")
    with pytest.raises(FigureRefused, match="invented"):
        services.follow(measure=measure, said=services.Followed(place=elsewhere), by=keeper.by)
    said = services.Followed(actor=keeper.actor, baseline_from=date(2026, 2, 1), baseline_to=date(2026, 1, 1))
    with pytest.raises(FigureRefused) as refused:
        services.follow(measure=measure, said=said, by=keeper.by)
    assert refused.value.field == "baseline_to-day"
    made = services.follow(measure=measure, said=services.Followed(actor=keeper.actor), by=keeper.by)
    assert made.visibility == "private"


def test_what_is_usual_is_worked_out_anew_once_from_a_day_with_a_reason(keeper):
    found = series(keeper)
    with pytest.raises(FigureRefused):
        services.recalculate(ref=found.ref, starts_on=date(2026, 1, 9), why=" ", by=keeper.by)
    made = services.recalculate(ref=found.ref, starts_on=date(2026, 1, 9), why="New door", by=keeper.by)
    assert made.starts_on == date(2026, 1, 1)
    with pytest.raises(FigureRefused):
        services.recalculate(ref=found.ref, starts_on=date(2026, 1, 20), why="Again", by=keeper.by)


def test_a_library_loaded_again_changes_no_meaning_silently():
    source = rows.dataset()
    meaning = {"counts": "Falls", "unit": "falls", "direction": "down", "population": "", "numerator": "",
               "denominator": "", "per": 100, "of_people": True}  # fmt: skip
    row = {"source_id": "m-1", "world": "real", "title": "Falls", "kind": "outcome", "meaning": meaning}
    for said, new, number in ((row, 1, 1), (row, 0, 1), (row | {"meaning": meaning | {"unit": "x"}}, 0, 2)):
        kept = services.keep_measures(rows=[said], dataset=source.pk, by=Doer(process="load"))
        assert (len(kept.new), Definition.objects.count()) == (new, number)
    assert len(kept.changed) == 1
