"""Which hosts come out of a round: so that what comes out points at nobody."""

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.partnerships.host_rules import APART, NONE_IN, Counted, come_out, may_ask

FINE, MINDED = Counted(2, 0, 0), Counted(1, 1, 0)
LOTS = range(APART * NONE_IN)


def test_where_five_answered_a_host_comes_out_unless_somebody_minds():
    counted = {1: Counted(5, 0, 0), 2: Counted(4, 1, 0), 3: Counted(0, 0, 5)}
    assert {come_out(counted, lot=lot) for lot in LOTS} == {frozenset({1, 3})}


def test_where_fewer_answered_nobody_can_tell_a_host_that_was_minded_from_one_not_drawn():
    nobody_minds = [come_out({1: FINE, 2: FINE, 3: FINE}, lot=lot) for lot in LOTS]
    assert all(len(out) <= 1 for out in nobody_minds)
    for host in (1, 2, 3):  # each is left out at times though nobody minds, and comes out at times
        assert {host in out for out in nobody_minds} == {True, False}
    assert nobody_minds.count(frozenset()) == len(LOTS) // NONE_IN
    one_minded = [come_out({1: FINE, 2: MINDED, 3: FINE}, lot=lot) for lot in LOTS]
    assert all(2 not in out for out in one_minded) and set(one_minded) < set(nobody_minds)
    assert {come_out({1: MINDED, 2: MINDED}, lot=lot) for lot in LOTS} == {frozenset()}


def test_a_lot_comes_out_the_same_however_often_it_is_looked_at():
    counted = {1: FINE, 2: FINE, 3: Counted(6, 0, 0)}
    for lot in LOTS:
        assert come_out(counted, lot=lot) == come_out(dict(reversed(counted.items())), lot=lot)
        assert 3 in come_out(counted, lot=lot)


def test_one_asks_about_a_few_at_once_about_each_once_and_more_than_one():
    fine = {"may": True, "hosts": 2, "asked": 2, "again": False}
    assert isinstance(may_ask(**fine), Allowed)
    for change, why in (
        ({"may": False}, "who"),
        ({"hosts": 1}, "hosts"),
        ({"hosts": 5}, "hosts"),
        ({"again": True}, "again"),
        ({"asked": 1}, "few"),
    ):
        assert may_ask(**(fine | change)) == Refused(why)
