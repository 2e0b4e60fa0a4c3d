"""The patterns that ship name what is easily forgotten, without a number."""

from alongside.exchange.evidence.building_templates import pattern, patterns


def test_a_pattern_has_lines_and_no_number():
    assert {"digital", "device", "medicine", "service", "social-value"} <= set(patterns())
    for one in patterns().values():
        assert one.streams and all("value" not in row for row in one.streams)
    assert pattern("nothing") is None


def test_what_replaces_staff_names_the_saving_and_what_is_put_back():
    ids = {one["id"] for one in patterns()["replaces"].streams}
    assert {"staff-time", "put-back", "closing"} <= ids
    assert patterns()["social-value"].mode == "adds"
