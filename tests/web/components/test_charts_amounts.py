"""Charts of amounts: names on two lines, parts apart, and a line where it belongs."""

from alongside.web.components import charts_amounts as charts

LONG = "Ambulance calls and nights on a ward that are not needed any more, how well it works"


def test_long_names_stand_on_two_lines_in_data_and_order_alike():
    spec = charts.both_sides([{"name": LONG, "part": "Money", "value": -3}], "£")
    (point,) = spec["data"]["values"]
    first, second = point["name"].split("\n")
    assert len(first) <= 26 and second.endswith("…")
    assert spec["layer"][0]["encoding"]["y"]["sort"] == [point["name"]]


def test_a_cloud_has_its_line_through_nought_and_no_more_dots_than_a_phone_draws():
    points = [{"x": at, "y": -at} for at in range(3000)]
    spec = charts.cloud(points, "Brings", "Costs", 0.5)
    assert len(spec["data"]["values"]) == charts.FEW
    assert spec["layer"][-1]["data"]["values"] == [{"x": 0.0, "y": 0.0}, {"x": 2999, "y": 1499.5}]
    assert len(charts.cloud([], "a", "b", 1.0)["layer"]) == 3


def test_lines_spans_and_ranges_keep_their_parts():
    curve = charts.curves([{"x": 0, "value": 1, "name": name} for name in "ab"], "x", "y", 1.0)
    assert curve["layer"][0]["encoding"]["y"]["scale"] == {"domain": [0, 1.0]}
    span = charts.spans([{"name": "Old", "part": "Both", "start": 2026, "end": 2027.5}], "Year")
    assert span["layer"][0]["encoding"]["color"]["scale"]["domain"] == ["Both"]
    bar = charts.ranges([{"name": "Effect", "low": 1, "high": 5}], "£", 3)
    assert bar["layer"][1]["data"]["values"] == [{"middle": 3}]
