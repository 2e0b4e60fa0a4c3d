"""The instruments that ship are read whole, and a broken file is refused with what to mend."""

from pathlib import Path

import pytest

from alongside.exchange.partnerships.instruments import InstrumentProblem, instruments, read
from alongside.exchange.partnerships.models import Fit, Member, Partnership

SHIPPED = Path(__file__).resolve().parents[3] / "data/landscape-2017/instruments.yaml"


def broken(tmp_path, old, new):
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "instruments.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_what_ships_is_there_with_its_source():
    found = instruments()
    assert [one.id for one in found.stages.items] == list(Partnership.Stage.values)
    counts = {key: len(one.items) for key, one in found.lists.items()}
    assert counts["tactics"] == 7 and counts["drivers"] == 11 and counts["barriers"] == 5
    assert counts["four-cos"] == 4 and counts["pulse-check"] == 7 and counts["mechanisms"] == 10
    assert found["drivers"].source == "000" and found["logics"].source == "004"
    assert found["legitimacy"].item("integrative").risk == "high"
    assert found["drivers"].item("nothing") is None


def test_the_choices_of_the_models_are_those_of_the_instruments():
    def ids(key):
        return sorted(one.id for one in instruments()[key].items)

    assert ids("responses") == sorted(Member.Response.values)
    assert ids("legitimacy") == sorted(Partnership.CompanyForm.values)
    assert ids("relations") == sorted(Fit.Relation.values) and ids("logics") == sorted(Fit.Logic.values)


def test_what_helps_at_a_stage_comes_before_what_the_source_puts_nowhere():
    found = [(one.id, one.stage) for one in instruments().tactics_at("diagnosis")]
    assert found[:3] == [(key, "diagnosis") for key in ("engage-partners", "vision", "values-fit")]
    assert {stage for _id, stage in found[3:]} == {None} and len(found) == 7
    assert [one.stage for one in instruments().tactics_at("design")] == [None] * 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('{id: "vision",', '{id: "engage-partners",', "two lines have the same id"),
        ('stage: "diagnosis", purpose: "set a common aim"', 'stage: "soon"', "no stage is called 'soon'"),
        ('{id: "transactional", risk: "lower"}', '{id: "transactional"}', "a risk of '' means nothing"),
        ('{id: "trust", label', "{label", "a line has no id"),
        ('partner_selection:\n  source: "000"', "partner_selection:", "does not say its source"),
        ("partner_selection:", "partner_choice:", "there is no list 'drivers'"),
        ("version: 1", "version: [1", "is not YAML"),
    ],
)
def test_a_broken_file_says_what_to_mend(tmp_path, old, new, said):
    with pytest.raises(InstrumentProblem, match=said) as problem:
        read(broken(tmp_path, old, new))
    assert "instruments.yaml" in str(problem.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InstrumentProblem, match="cannot be read"):
        read(tmp_path / "instruments.yaml")
