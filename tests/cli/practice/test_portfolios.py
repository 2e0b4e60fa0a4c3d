"""The practice town's fund has projects at every stage, and figures for all but one of them."""

from alongside.cli.practice import portfolios as seed


def test_projects_stand_at_many_stages_and_one_has_no_figures():
    inside = [one for one in seed.PROJECTS if one.figures]
    assert len(inside) >= 12 and len({one.title for one in seed.PROJECTS}) == len(seed.PROJECTS)
    assert {len(one.months) for one in inside} >= {2, 3, 4, 5, 6}
    known = [dict(zip(seed.FIGURES, one.figures, strict=False)) for one in inside]
    assert sum("cost" not in one for one in known) == 1
    for one in known:
        assert one.get("value_low", 0) <= one.get("value_likely", 0) <= one.get("value_high", 0)


def test_what_is_aimed_for_makes_a_whole_of_each_kind():
    assert {sum(shares.values()) for shares in seed.TARGET.values()} == {100}
