"""Charts say which marks stand out by shape as well as by colour, and leave a gap where nothing is known."""

from alongside.web.components import control

POINTS = [
    {"day": "2026-01-01", "value": 4, "mean": 5, "low": 1, "high": 9, "part": 0, "mark": "ordinary"},
    {"day": "2026-02-01", "value": None, "mean": 5, "low": 1, "high": 9, "part": 0, "mark": "ordinary"},
    {"day": "2026-03-01", "value": 12, "mean": 5, "low": 1, "high": 9, "part": 1, "mark": "worse"},
]


def test_marks_that_stand_out_differ_in_shape_and_in_colour():
    assert len(set(control.SHAPES.values())) == len(control.SHAPES) == len(set(control.COLOURS.values()))
    spec = control.control_chart(POINTS, "falls", target=3)
    assert spec["data"]["values"][1]["value"] is None and spec["data"]["values"][2]["mark"] == "worse"
    assert [layer["data"]["values"][0]["value"] for layer in spec["layer"] if "data" in layer] == [3]
    assert not any("data" in layer for layer in control.control_chart(POINTS, "falls")["layer"])
    assert {layer["encoding"]["detail"]["field"] for layer in spec["layer"][:3]} == {"part"}


def test_beside_others_only_ones_own_is_named_on_the_chart():
    points = [{"name": "A", "size": 9, "value": 1, "low": 0, "high": 3, "own": True, "mark": "ordinary"}]
    spec = control.funnel_chart(points, "Visits", "%", 2.0)
    named = [layer for layer in spec["layer"] if layer.get("transform") == [{"filter": "datum.own"}]]
    assert len(named) == 1 and spec["layer"][2]["data"]["values"] == [{"value": 2.0}]


def test_of_two_figures_one_is_dashed():
    points = [{"day": "2026-01-01", "name": name, "value": 1} for name in ("Asked", "Given")]
    dashes = control.two_lines(points, "visits")["encoding"]["strokeDash"]["scale"]
    assert dashes["domain"] == ["Asked", "Given"] and dashes["range"][0] != dashes["range"][1]
