"""A slip of the pen is mended where it is clear what was meant, by open rows only."""

import pytest

from alongside.backends.index import Index, Writer
from tests.backends.index.worlds import Frozen, document

TEXTS = ["help with dementia", "dementia café", "walking groups", "talking groups", "home visits"]


@pytest.fixture
def index(tmp_path):
    held = [document(number, text) for number, text in enumerate(TEXTS, 1)]
    held.append(document(90, "secret orchestra", audiences=("party:7",)))
    held.append(document(91, "practice trombones", world="practice"))
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild(held, 1)
    return Index.open(tmp_path)


@pytest.mark.parametrize("typed", ["demetia", "dementai", "dementtia", "demenita", "dimentia"])
def test_one_letter_wrong_left_out_added_or_swapped(index, typed):
    assert index.corrected([typed], "real") == {typed: "dementia"}


@pytest.mark.parametrize(
    "typed",
    [
        "dementia",  # as it is said here
        "Demetia",  # may be a name
        "demetia1",  # a code
        "hme",  # too short to tell
        "xalking",  # begins otherwise
        "dementttiia",  # too far
        "orchestrra",  # said only where few may see it
        "trombonnes",  # said only in the other world
    ],
)
def test_left_alone(index, typed):
    assert index.corrected([typed], "real") == {}


def test_two_spellings_as_near_as_one_another_are_not_chosen_between(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(1, "garden"), document(2, "gardet")], 1)
    assert Index.open(tmp_path).corrected(["gardex"], "real") == {}
