"""`alongside value psa`: two matrices in, one answer out; each thing that cannot be used has its sentence."""

import gzip
import json

import pyarrow as pa
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from alongside.config import entry

COSTS = "Usual,Visits,Calls\n10,14,12\n12,18,12\n"
EFFECTS = "Usual,Visits,Calls\n1,3,1\n1,2,2\n"


def run(folder, costs, effects, *words, names=("costs.csv", "effects.csv")):
    for name, content in zip(names, (costs, effects), strict=True):
        if content is not None:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    given = ["--costs", f"{folder / names[0]}", "--effects", f"{folder / names[1]}"]
    words = words or ("--wtp", "2,10")
    done = CliRunner().invoke(entry._app.app, ["value", "psa", *given, *words], catch_exceptions=False)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def found(*given, **more):
    code, out, _ = run(*given, "--json", "--wtp", "2,10", **more)
    assert code == 0
    return json.loads(out)


def test_two_options_have_one_answer(tmp_path):
    done = found(tmp_path, "a,b\n10,14\n12,18\n", "a,b\n1,3\n1,2\n")
    assert (done["icer"], done["break_even"], done["options"]) == (5 / 1.5, 3.4, ["a", "b"])
    assert done["wtp"]["2"] == {
        "enb": -2,
        "ceac": 0,
        "evpi": 0,
        "best": "a",
        "chance_best": {"a": 0.75, "b": 0.25},
        "net_benefit": {"a": -9, "b": -11},
    }
    assert (done["wtp"]["10"]["enb"], done["wtp"]["10"]["ceac"]) == (10, 1)


def test_several_options_have_an_answer_each_against_the_first_or_another(tmp_path):
    done = found(tmp_path, COSTS, EFFECTS)
    assert done["icer"] == {"Visits": 5 / 1.5, "Calls": 2} and done["against"] == "Usual"
    assert done["break_even"] == {"Visits": 3.4, "Calls": 2}
    assert done["wtp"]["10"]["enb"] == {"Visits": 10, "Calls": 4}
    assert [(one["from"], one["to"]) for one in done["switches"]] == [("Usual", "Calls"), ("Calls", "Visits")]
    assert len(done["comparisons"]) == 3
    _, out, _ = run(tmp_path, COSTS, EFFECTS, "--json", "--wtp", "10", "--against", "visits")
    turned = json.loads(out)
    assert turned["wtp"]["10"]["enb"] == {"Usual": -10, "Calls": -6}
    assert turned["wtp"]["10"]["evpi"] == done["wtp"]["10"]["evpi"]


def test_options_may_stand_in_another_order_or_file_kind(tmp_path):
    plain = found(tmp_path, COSTS, EFFECTS)
    turned = '"",calls,usual,visits\n1,1,1,3\n2,2,1,2\n'
    assert found(tmp_path, COSTS, turned) == plain
    table = pa.table({"Usual": [1.0, 1], "Visits": [3, 2], "Calls": [1, 2]})
    pa.parquet.write_table(table, tmp_path / "effects.parquet")
    packed = gzip.compress(COSTS.replace(",", "\t").encode())
    assert found(tmp_path, packed, None, names=("costs.tsv.gz", "effects.parquet")) == plain
    lines = '{"Usual": 1, "Visits": 3, "Calls": 1}\n{"Usual": 1, "Visits": 2, "Calls": 2}\n'
    assert found(tmp_path, COSTS, lines, names=("costs.csv", "effects.jsonl")) == plain


def test_one_file_may_hold_both_and_names_may_differ(tmp_path):
    both = "cost_a,cost_b,eff_a,eff_b\n10,14,1,3\n12,18,1,2\n"
    done = found(tmp_path, both, both)
    assert done["options"] == ["a", "b"] and done["icer"] == 5 / 1.5
    code, out, err = run(tmp_path, "a,b\n10,14\n12,18\n", "t0,t1\n1,3\n1,2\n", "--json", "--wtp", "2")
    assert code == 0 and json.loads(out)["icer"] == 5 / 1.5 and "a with t0, b with t1" in err
    code, out, err = run(tmp_path, "a,b,c\n1,1,1\n", "b,a,d\n1,2,3\n", "--json", "--wtp", "2")
    assert json.loads(out)["options"] == ["a", "b"] and "not used" in err and "c" in err


def test_people_read_sentences(tmp_path):
    code, out, _ = run(tmp_path, COSTS, EFFECTS)
    assert code == 0 and "Visits costs £5.00 more than Usual and brings 1.5 more: £3 for each more." in out
    assert "it is better whatever" in run(tmp_path, "a,b\n3,2\n", "a,b\n1,2\n")[1]
    assert "it is worse whatever" in run(tmp_path, "a,b\n1,2\n", "a,b\n2,1\n")[1]
    assert "the same on average" in run(tmp_path, "a,b\n1,1\n", "a,b\n2,2\n")[1]
    assert found(tmp_path, "a,b\n1,2\n", "a,b\n1,1\n")["icer"] is None


@pytest.mark.parametrize(
    ("costs", "effects", "words", "said"),
    [
        ("a,b\n1,2\n", "a,b\n1,x\n", (), "effects.csv, row 2, column b: 'x' is not a number"),
        ("a,b\n1,2\n", "a,b\n1,\n", (), "effects.csv, row 2, column b: '' is not a number"),
        ("a,b\n1,2\n", "a,b\n1,2\n1,2\n", (), "costs.csv has 1 simulations and effects.csv 2"),
        ("a,b\n1,2\n", "c,d,e\n1,2,3\n", (), "they need the same two or more options"),
        ("a\n1\n", "a\n1\n", (), "they need the same two or more options"),
        ("a,b\n", "a,b\n", (), "costs.csv: it has no rows"),
        ("0.5,1.5\n1,2\n", "a,b\n1,2\n", (), "its first line holds numbers"),
        (None, "a,b\n1,2\n", (), "costs.csv: there is no such file"),
        ("a,b\n1\n", "a,b\n1,2\n", (), "costs.csv, row 2: the row has 1 cells"),
        ("a,b\n1,2\n", "a,b\n1,2\n", ("--wtp", "20000,much"), "--wtp: 'much' is not an amount"),
        ("a,b\n1,2\n", "a,b\n1,2\n", ("--wtp", "-1"), "--wtp: '-1' is not an amount"),
        ("a,b\n1,2\n", "a,b\n1,2\n", ("--wtp", "1", "--against", "c"), "The options are: a, b."),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(tmp_path, costs, effects, words, said):
    code, out, err = run(tmp_path, costs, effects, *words)
    assert (code, out) == (2, "") and said in err
