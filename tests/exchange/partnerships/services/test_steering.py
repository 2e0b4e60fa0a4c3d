"""Changing what it is for, naming roles, moving on, counting and noting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import LogEntry, Partnership
from alongside.exchange.partnerships.services import (
    PartnershipRefused,
    add_value,
    edit,
    move_stage,
    set_measure,
    set_roles,
    write_note,
)
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    found = partnership(vision="Lunch for all")
    host, other = member(found, None, "convener"), member(found, None, "member")
    by = {name: doer(user_of(one.party, f"{name}@x.org")) for name, one in (("host", host), ("other", other))}
    return found, host, other, by


def test_a_vision_that_changes_stays_in_the_log(two):
    found, _host, _other, by = two
    edit(ref=found.ref, fields={"vision": "Lunch for ten", "kind": "nonsense"}, by=by["host"])
    found.refresh_from_db()
    assert (found.vision, found.kind) == ("Lunch for ten", "project")
    assert LogEntry.objects.get(kind="vision").words == "Lunch for all"
    with pytest.raises(PartnershipRefused, match="hosts or leads"):
        edit(ref=found.ref, fields={"vision": "Mine"}, by=by["other"])
    with pytest.raises(PartnershipRefused, match="Give it a name"):
        edit(ref=found.ref, fields={"name": " "}, by=by["host"])


def test_needs_that_the_doer_does_not_see_stay(two):
    found, _host, other, by = two
    seen, hidden = rows.need("Seen"), rows.need("Hidden", visibility="private", owner=other.party)
    found.needs.set([seen, hidden])
    edit(ref=found.ref, fields={"needs": []}, by=by["host"])
    assert list(found.needs.all()) == [hidden]


def test_the_last_host_gives_the_role_to_another_first(two):
    found, host, other, by = two
    with pytest.raises(PartnershipRefused, match="Somebody must host"):
        set_roles(ref=found.ref, member_id=host.pk, roles=["evaluator"], votes=True, by=by["host"])
    set_roles(ref=found.ref, member_id=other.pk, roles=["lead"], votes=False, by=by["host"])
    set_roles(ref=found.ref, member_id=host.pk, roles=["evaluator"], votes=True, by=by["host"])
    assert [one.pk for one in queries.steering(found)] == [other.pk]
    assert host.roles.get(role="convener").until == timezone.localdate()


def test_an_outsider_changes_nothing(two):
    found, *_rest = two
    by = doer(user_of(rows.actor().party, "z@x.org"))
    for change in (
        lambda: edit(ref=found.ref, fields={"vision": "x"}, by=by),
        lambda: move_stage(ref=found.ref, to="design", by=by),
        lambda: write_note(ref=found.ref, words="x", by=by),
        lambda: set_measure(ref=found.ref, what="x", by=by),
    ):
        with pytest.raises(Partnership.DoesNotExist):
            change()


def test_a_stage_moves_one_step(two):
    found, _host, _other, by = two
    with pytest.raises(PartnershipRefused):
        move_stage(ref=found.ref, to="implementation", by=by["host"])
    assert move_stage(ref=found.ref, to="design", by=by["host"]).stage == "design"
    assert move_stage(ref=found.ref, to="diagnosis", by=by["host"]).stage == "diagnosis"
    assert [one.kind for one in found.log.all()] == ["stage-back", "stage"]


def test_every_member_counts_and_notes_and_a_figure_of_a_day_is_one(two):
    found, _host, _other, by = two
    measure = set_measure(ref=found.ref, what="Lunches", target=40, by=by["other"])
    today = timezone.localdate()
    add_value(ref=found.ref, measure_id=measure.pk, on=today, value=10, by=by["other"])
    add_value(ref=found.ref, measure_id=measure.pk, on=today, value=12, by=by["host"])
    assert [one.value for one in measure.values.all()] == [12]
    with pytest.raises(PartnershipRefused, match="not in the future"):
        tomorrow = today + timedelta(days=1)
        add_value(ref=found.ref, measure_id=measure.pk, on=tomorrow, value=1, by=by["host"])
    write_note(ref=found.ref, words="The oven broke", by=by["other"])
    assert found.log.first().words == "The oven broke"
    with pytest.raises(PartnershipRefused, match="Write what happened"):
        write_note(ref=found.ref, words=" ", by=by["other"])
