"""A series read by the rules of control charts, plain enough for a page."""

from alongside.exchange.analyses.measures import Point, chart_of, plain


def points(values):
    return [Point(one) for one in values]


def test_a_lasting_shift_is_read_with_where_limits_could_begin_anew():
    found = chart_of(points([10.0, 12.0] * 10 + [30.0] * 12), direction="down", target=20)
    assert (found.kind, found.variation, found.again, found.again_firm) == ("xmr", "concerning", 20, True)
    assert "shift" in found.rules[-1]
    assert found.signs[-1] == 1
    cut = chart_of(points([10.0, 12.0] * 10 + [30.0, 31.0] * 6), direction="down", target=20, breaks=[20, 99])
    assert [one.mean for one in cut.parts] == [11.0, 30.5]
    assert (cut.variation, cut.assurance, cut.provisional) == ("ordinary", "miss", False)


def test_a_share_is_read_by_its_halves_and_told_per_hundred():
    given = [Point(100 * (20 + at % 3) / 60, 20 + at % 3, 60) for at in range(20)]
    found = chart_of(given, direction="up", per=100, share=True)
    assert found.kind == "p"
    assert 30 < found.mean[0] < 40
    assert found.high[0] > found.mean[0]


def test_what_is_not_known_is_none():
    found = chart_of([Point(None), Point(4.0)], direction="neither")
    assert found.values == [None, 4.0]
    assert found.high == [None, None]
    assert found.variation == "none"
    assert found.provisional
    assert plain([float("inf"), 1]) == [None, 1.0]


def test_limits_do_not_fall_below_what_can_be():
    assert chart_of(points([0.0, 6.0] * 6), direction="down", lowest=0).low[0] == 0
