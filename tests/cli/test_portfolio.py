"""`alongside portfolio`: journeys and a budget in; what stalls, lacks balance and is worth choosing out."""

import json
from itertools import combinations

import pytest
from typer.testing import CliRunner

from alongside.config import entry

JOURNEYS = """item,stage,entered,left,value,cost,type,risk,shoe
alpha,idea,2020-01-01,2020-06-01,,,digital,low,1
alpha,development,2020-06-01,2021-01-01,,,,,
alpha,testing,2021-01-01,,50,20000,,,
beta,idea,2020-02-01,2020-03-01,40,"£15,000",device,high,
beta,development,2020-03-01,2021-05-01,,,,,
beta,testing,2021-05-01,2021-09-01,,,,,
beta,adoption,2021-09-01,,,,,,
gamma,idea,2020-05-01,2020-09-01,30,9000,digital,,
gamma,development,2020-09-01,2020-12-01,,,,,
delta,idea,2019-05-01,,10,30000,service,medium,
eps,idea,2020-05-01,2020-08-01,22,8000,device,,
eps,development,2020-08-01,2021-02-01,,,,,
eps,testing,2021-02-01,2021-12-01,,,,,
eps,adoption,2021-12-01,2023-01-01,,,,,
eps,diffusion,2023-01-01,,,,,,
zeta,idea,2022-05-01,2022-08-01,22,8000,device,,
zeta,development,2022-08-01,,,,,,
"""
WORTH = {
    "alpha": (50, 20000),
    "beta": (40, 15000),
    "gamma": (30, 9000),
    "delta": (10, 30000),
    "eps": (22, 8000),
    "zeta": (22, 8000),
}
TARGET = """dimension,category,share
type,device,40
type,digital,30
type,service,30
"""
KEYS = {"dwell", "stalls", "balance", "chosen", "gap"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeys.csv").write_text(JOURNEYS)
    (tmp_path / "target.csv").write_text(TARGET)
    return tmp_path


def run(*words, budget="40000"):
    words = ["portfolio", "--journeys", "journeys.csv", "--budget", budget, *words]
    done = CliRunner().invoke(entry._app.app, words, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def told(*words, **more):
    code, out, said = run(*words, "--json", **more)
    assert code == 0, said
    return json.loads(out)


def best(budget):
    """The most value by trying every set."""
    sets = (some for many in range(7) for some in combinations(WORTH.values(), many))
    return max(sum(v for v, _ in some) for some in sets if sum(c for _, c in some) <= budget)


def test_the_set_chosen_is_the_best_and_the_next_step_is_named(folder):
    done = told()
    assert done.keys() >= KEYS
    assert done["chosen"] == ["beta", "eps", "gamma", "zeta"] and (done["gap"], done["optimal"]) == (0, True)
    assert done["value"] == best(40000) == 114 and done["cost"] == 40000
    step = done["next_step"]
    assert (step["extra"], step["gain"]) == (4000, 6) and best(43999) == 114 and best(44000) == 120
    assert (step["added"], step["dropped"]) == (["alpha"], ["eps", "zeta"])
    assert done["one_more_pound"] == 0


def test_times_are_days_and_those_still_there_count_as_such(folder):
    done = told()
    idea = done["dwell"]["idea"]
    assert (idea["stays"], idea["ended"], idea["median"], idea["enough"]) == (6, 5, 92, True)
    assert idea["by_type"]["service"] == {
        "stays": 1,
        "ended": 0,
        "median": None,
        "low": None,
        "high": None,
        "mean": 1341,
        "longest": 1341,
        "enough": False,
    }
    assert list(done["dwell"]) == ["idea", "development", "testing", "adoption", "diffusion"]
    (stall,) = done["stalls"]
    assert (stall["item"], stall["stage"], stall["since"], stall["peers"]) == ("delta", "idea", 1341, 5)
    assert done["until"] == "2023-01-01"
    later = told("--until", "2023-01-11")
    assert later["dwell"]["idea"]["by_type"]["service"]["longest"] == 1351


def test_balance_counts_what_is_not_known_and_changes_restore_it(folder):
    done = told("--target", "target.csv")["balance"]
    assert done["dimensions"]["risk"]["counts"] == {"high": 1, "low": 1, "medium": 1, "not known": 3}
    assert done["dimensions"]["type"]["distance"] == pytest.approx(0.4 / 3)
    assert done["distance"] == done["dimensions"]["type"]["distance"]
    changes = done["changes"]
    assert changes["count"] == 1 and changes["reached"] and changes["fewest"] and changes["after"] <= 0.1
    plain = told()["balance"]
    assert plain["distance"] is None and plain["changes"] is None
    assert plain["dimensions"]["cost"]["counts"] == {"10k to 100k": 3, "under 10k": 3, "not known": 0}


def test_a_stage_that_all_have_left_is_in_no_balance(folder):
    moved = JOURNEYS.replace("delta,idea,2019-05-01,,", "delta,idea,2019-05-01,2019-06-01,")
    (folder / "journeys.csv").write_text(moved + "delta,development,2019-06-01,,,,,,\n")
    found = told("--target", "target.csv")["balance"]
    assert "idea" not in found["dimensions"]["stage"]["counts"]
    assert found["changes"]["reached"]


def test_the_order_of_rows_changes_nothing_and_unknown_columns_are_named(folder):
    first = told("--target", "target.csv")
    head, *rows = JOURNEYS.splitlines()
    (folder / "journeys.csv").write_text("\n".join([head, *rows[::-1]]) + "\n")
    assert told("--target", "target.csv") == first
    assert "not used: shoe" in run("--json")[2]


def test_whole_numbers_are_times_too_and_other_stages_stand_in_the_order_met(folder):
    (folder / "journeys.csv").write_text(
        "item,stage,entered,left\na,pilot,4,9\na,sketch,0,4\nb,sketch,1,3\nb,pilot,3,\nb,live,8,\n"
    )
    code, out, said = run("--json")
    done = json.loads(out)
    assert (code, list(done["dwell"])) == (0, ["sketch", "pilot", "live"])
    assert done["dwell"]["sketch"]["median"] == 2 and done["unit"] == "units of time" and done["until"] == 9
    assert done["chosen"] == [] and "Without a value or a cost, so not to choose: a, b." in said
    assert "row 5: 'b' is still in 'pilot' though it entered another stage later" in said


def test_for_people_it_says_what_more_money_would_bring(folder):
    code, out, _ = run("--target", "target.csv")
    assert code == 0
    assert "With £4,000 more you could also have alpha instead of eps, zeta, which brings 6 more" in out
    assert "£1 more brings 0." in out and "this is proven" in out
    assert "delta: 1,341 days in idea; of 5 others, next to none stayed so long." in out
    assert "The fewest changes that bring it within 10%" in out and "too few to" in out
    assert "Half leave" in out and "Looked at until 2023-01-01." in out
    code, out, _ = run(budget="0")
    assert "Nothing can be chosen for £0." in out
    code, out, _ = run(budget="999999")
    assert "More money would bring nothing more." in out


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("journeys.csv", "2020-06-01,,,digital", "1 June,,,digital", "row 2, column left: '1 June'"),
        ("journeys.csv", "2020-01-01", "", "row 2, column entered: '' says not when"),
        ("journeys.csv", "alpha,idea,2020-01-01", "alpha,idea,2021-01-01", "row 2, column left"),
        ("journeys.csv", "gamma,idea", ",idea", "row 9, column item"),
        ("journeys.csv", "gamma,idea", "gamma,", "row 9, column stage"),
        ("journeys.csv", ",50,", ",much,", "row 4, column value: 'much' is not a number"),
        ("journeys.csv", ",20000", ",-1", "row 4, column cost: '-1' is not a number"),
        ("journeys.csv", "stage,entered", "phase,entered", "it has no column 'stage'"),
        ("journeys.csv", "delta,idea,2019-05-01", "gamma,idea,2020-05-01", "row 11, column stage"),
        ("target.csv", "type,device", "size,device", "row 2, column dimension: 'size' is not one of"),
        ("target.csv", "type,device", "type,digital", "row 3, column category: 'digital' is there twice"),
        ("target.csv", ",40", ",lots", "row 2, column share: 'lots'"),
        ("target.csv", ",40", ",", "row 2, column share: ''"),
    ],
)
def test_each_wrong_row_is_named(folder, file, old, new, said):
    path = folder / file
    path.write_text(path.read_text().replace(old, new, 1))
    code, out, complained = run("--target", "target.csv", "--json")
    assert (code, out) == (2, "")
    assert file in complained and said in complained


@pytest.mark.parametrize(
    ("words", "budget", "said"),
    [
        ((), "-1", "--budget: '-1'"),
        ((), "nan", "--budget"),
        (("--until", "soon"), "1", "--until: 'soon'"),
        (("--until", "2020-01-01"), "1", "--until: '2020-01-01' lies before"),
        (("--target", "none.csv"), "1", "no such file"),
    ],
)
def test_what_cannot_be_used_ends_with_a_sentence(folder, words, budget, said):
    code, out, complained = run(*words, budget=budget)
    assert (code, out) == (2, "")
    assert said in complained


def test_a_file_without_rows_says_so(folder):
    (folder / "journeys.csv").write_text("item,stage,entered,left\n")
    code, _, said = run()
    assert code == 2 and "it has no rows" in said
