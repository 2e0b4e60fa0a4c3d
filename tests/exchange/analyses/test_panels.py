"""A panel of rows is checked, drawn and kept; whoever leaves is replaced by lot, and the quotas hold."""

import hashlib
from collections import Counter

import pytest

from alongside.exchange.analyses import panels as lottery
from alongside.exchange.analyses.lotteries import Impossible
from alongside.exchange.voices.models import Draw, Feature
from alongside.exchange.voices.notices_panels import PanelRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services.drawing import prepare_draw
from alongside.exchange.voices.services.panels import set_quotas
from alongside.exchange.voices.services.seating import note_answer
from tests._support import voices_panels as panels

pytestmark = pytest.mark.django_db


def drawn(officer, **more):
    found = panels.filled(officer, 24, size=4, **more)
    prepare_draw(ref=found.ask.ref, by=officer.by)
    return found, lottery.draw(found, "4 2 6", officer.by)


def holding(found):
    """What those said who have a seat now."""
    lots = [one for one in queries.lots_of(found) if one.state in ("drawn", "invited", "confirmed")]
    return len(lots), Counter(said for one in lots for said in one.features.values())


def test_a_draw_is_kept_with_all_that_replays_it():
    officer = panels.Officer()
    found, draw = drawn(officer, alternates=1)
    assert draw.commitment == hashlib.sha256(draw.secret.encode()).hexdigest()
    assert draw.seed == hashlib.sha256(f"{draw.secret}|4 2 6".encode()).hexdigest()
    assert sorted(draw.members) == sorted(draw.panels[draw.drawn])
    assert set(draw.chances) == {
        str(number) for number in found.registrations.values_list("number", flat=True)
    }
    many, said = holding(found)
    assert many == 4 and all(2 <= said[name] <= 3 for name in ("Woman", "Man", "Under 40", "40 and over"))
    assert queries.seats_by_state(found) == {"drawn": 4, "alternate": 1}


def test_nothing_is_drawn_before_a_number_is_promised_and_nothing_twice():
    officer = panels.Officer()
    found = panels.filled(officer, 24)
    with pytest.raises(PanelRefused, match="No draw is prepared"):
        lottery.draw(found, "", officer.by)
    prepare_draw(ref=found.ask.ref, by=officer.by)
    lottery.draw(found, "", officer.by)
    with pytest.raises(PanelRefused, match="has been held"):
        prepare_draw(ref=found.ask.ref, by=officer.by)


def test_an_impossible_quota_is_named_and_its_smallest_mend_makes_it_possible():
    officer = panels.Officer()
    found = panels.panel(officer, size=4)
    woman = Feature.objects.get(name="Woman")
    one = panels.people(
        found, 20, said=lambda at: ["Under 40" if at % 2 else "40 and over", "Woman" if at == 3 else "Man"]
    )
    panels.register_list(ref=found.ask.ref, people=one, words=panels.WORDS, by=officer.by)
    problem = lottery.check(found)
    assert isinstance(problem, Impossible) and "Woman" in problem.why
    way = next(way for way in problem.ways if not way.more)
    quotas = {
        Feature.objects.get(category__name=q.category, name=q.feature).pk: (q.least, q.most)
        for q in way.quotas
    }
    assert woman.pk in quotas or quotas
    set_quotas(ref=found.ask.ref, quotas=quotas, size=way.size, by=officer.by)
    found.refresh_from_db()
    assert lottery.check(found) is None


@pytest.mark.parametrize("alternates", [0, 3])
def test_whoever_says_no_is_replaced_and_the_quotas_hold(alternates):
    officer = panels.Officer()
    found, _draw = drawn(officer, alternates=alternates)
    seat = queries.seats_of(found)[0]
    note_answer(ref=found.ask.ref, seat_ref=seat.ref, yes=False, by=officer.by)
    assert holding(found)[0] == 3
    again = lottery.replace(found, officer.by)
    assert again.kind == Draw.Kind.REPLACEMENT and len(again.members) == 1
    many, said = holding(found)
    assert many == 4 and all(2 <= said[name] <= 3 for name in ("Woman", "Man", "Under 40", "40 and over"))
    seat.refresh_from_db()
    assert seat.replaced_by.registration.number == again.members[0] != seat.registration.number
    with pytest.raises(PanelRefused, match="Nobody has left"):
        lottery.replace(found, officer.by)


def test_where_nobody_fits_the_free_seat_the_seats_can_be_changed_and_it_is_filled():
    officer = panels.Officer()
    found = panels.panel(officer, size=4)
    people = panels.people(found, 8, said=lambda at: [None, "Woman" if at < 2 else "Man"])
    panels.register_list(ref=found.ask.ref, people=people, words=panels.WORDS, by=officer.by)
    quotas = {row.pk: (0, 4) for row in Feature.objects.filter(category__name="Age")}
    quotas[(woman := Feature.objects.get(name="Woman")).pk] = (2, 2)
    set_quotas(ref=found.ask.ref, quotas=quotas, by=officer.by)
    prepare_draw(ref=found.ask.ref, by=officer.by)
    lottery.draw(found, "", officer.by)
    with pytest.raises(PanelRefused):
        set_quotas(ref=found.ask.ref, quotas={woman.pk: (1, 2)}, by=officer.by)
    numbers = {one.number for one in queries.lots_of(found) if one.features["Gender"] == "Woman"}
    gone = next(seat for seat in queries.seats_of(found) if seat.registration.number in numbers)
    note_answer(ref=found.ask.ref, seat_ref=gone.ref, yes=False, by=officer.by)
    assert isinstance(lottery.replace(found, officer.by), Impossible)
    set_quotas(ref=found.ask.ref, quotas={woman.pk: (1, 2)}, by=officer.by)
    man = Feature.objects.get(name="Man")
    set_quotas(ref=found.ask.ref, quotas={man.pk: (2, 3)}, by=officer.by)
    assert len(lottery.replace(found, officer.by).members) == 1


def test_whoever_prefers_not_to_say_is_in_the_pool_and_counts_for_no_quota():
    officer = panels.Officer()
    found = panels.panel(officer, size=4)
    shy = panels.people(found, 12, said=lambda at: [None, None] if at < 6 else ["Under 40", "Man"])
    panels.register_list(ref=found.ask.ref, people=shy, words=panels.WORDS, by=officer.by)
    assert lottery.check(found) is not None  # nobody is known to be a woman
    set_quotas(
        ref=found.ask.ref,
        quotas={row.pk: (0, 2) for row in Feature.objects.filter(category__panel=found)},
        by=officer.by,
    )
    prepare_draw(ref=found.ask.ref, by=officer.by)
    lottery.draw(found, "", officer.by)
    many, said = holding(found)
    assert many == 4 and said == {"Under 40": 2, "Man": 2}
