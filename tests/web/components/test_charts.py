"""Charts are described so that the picture says what the table says, without a word that needs eval."""

import json

from alongside.web.components import charts


def test_a_line_keeps_the_order_of_the_periods_and_all_values():
    points = [{"period": "2019-20", "value": 1.5}, {"period": "2020-21", "value": 3}]
    spec = charts.over_time(points, "% of adults")
    assert spec["data"]["values"] == points
    line = spec["layer"][0]["encoding"]
    assert line["x"]["sort"] == ["2019-20", "2020-21"] and line["y"]["title"] == "% of adults"
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["line", "point"]


def test_a_band_is_drawn_where_the_limits_are_known():
    points = [{"period": "2020", "value": 2, "low": 1, "high": 3}, {"period": "2021", "value": 2}]
    assert charts.over_time(points, "")["layer"][0]["mark"]["type"] == "errorband"


def test_a_strip_marks_this_place_by_shape_size_and_name_and_not_by_colour_alone():
    points = [{"name": "Here", "value": 1, "own": True}, {"name": "There", "value": 2, "own": False}]
    spec = charts.beside(points, "")
    others, own, label = spec["layer"]
    assert spec["data"]["values"] == points
    assert (others["mark"]["type"], own["mark"]["shape"], label["encoding"]["text"]) == (
        "tick",
        "diamond",
        {"field": "name"},
    )
    assert own["transform"] == label["transform"] == [{"filter": "datum.own"}]


def test_no_chart_asks_another_host_for_anything():
    spec = charts.beside([{"name": "Here", "value": 1, "own": True}], "")
    assert json.dumps(spec | {"$schema": ""}).count("http") == 0 and "url" not in spec["data"]


def test_things_stand_in_the_order_given_with_where_each_likely_lies():
    points = [
        {"name": "B", "value": 70, "low": 60, "high": 80},
        {"name": "A", "value": 20, "low": 5, "high": 40},
    ]
    line, dots = charts.between(points, "of 100")["layer"]
    assert dots["encoding"]["y"]["sort"] == ["B", "A"]
    assert (line["encoding"]["x"]["field"], line["encoding"]["x2"]["field"]) == ("low", "high")
    plain = charts.bars(points, "of 100")
    assert plain["encoding"]["y"]["sort"] == ["B", "A"]
    assert plain["encoding"]["x"]["scale"]["zero"]
