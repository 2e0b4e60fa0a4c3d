"""Candidates are held against what the best answers say, read from open rows only."""

from dataclasses import replace

import numpy as np

from alongside.backends.index import Index, Query, Writer
from alongside.engines.matching import topic
from tests.backends.index.worlds import Frozen, document, same

PUBLIC = frozenset({"public"})
HELD = [
    document(1, "dementia café with singing for families"),
    document(2, "dementia café with singing"),
    document(3, "singing for families in the hall"),
    document(4, "bicycle repair"),
    document(5, "bicycle café"),
    *[document(number, f"plain offer number {number}") for number in range(6, 30)],
]


def found_in(folder, held, text="dementia café", audiences=PUBLIC):
    with Writer.open(folder, Frozen()) as writer:
        writer.rebuild(held, 1)
    return Index.open(folder).search(Query(text, audiences, "real"))


def test_what_says_more_of_what_the_best_say_is_nearer_kin(tmp_path):
    found = found_in(tmp_path, HELD)
    says = dict(zip(found.id.tolist(), found.akin[0].tolist(), strict=True))
    assert says[1] > says[3] > 0.1 > says[4] and says[6] == 0
    value = topic(found.lexical, found.semantic, found.coverage, akin=found.akin).value
    first = topic(found.lexical, found.semantic, found.coverage).value
    assert np.allclose(np.sort(value), np.sort(first)) and not found.akin[0].flags.writeable


def test_without_an_answer_that_fits_nothing_is_read(tmp_path):
    assert found_in(tmp_path, HELD, "submarine mortgage").akin is None
    assert found_in(tmp_path / "empty", [], "dementia").akin is None


def test_a_closed_row_is_held_against_answers_but_never_read_as_one(tmp_path):
    closed = [document(number, "dementia café zither", audiences=("circle:1",)) for number in range(50, 60)]
    member = PUBLIC | {"circle:1"}
    open_only = found_in(tmp_path / "a", HELD)
    seen = found_in(tmp_path / "b", [*HELD, *closed], audiences=member)
    both = np.isin(seen.id, open_only.id)
    assert seen.akin[0][~both].max() > 0
    assert np.allclose(seen.akin[0][both], open_only.akin[0], atol=0.01)  # "zither" is not among what counts
    hidden = found_in(tmp_path / "c", [*HELD, *closed])
    assert same(hidden, open_only)


def test_the_sums_do_not_hang_on_how_rows_came_in(tmp_path):
    with Writer.open(tmp_path / "one", Frozen()) as writer:
        writer.rebuild([], 0)
        for number, each in enumerate(reversed(HELD), 1):
            writer.apply([replace(each)], [], number)
    step = Index.open(tmp_path / "one").search(Query("dementia café", PUBLIC, "real"))
    assert same(step, found_in(tmp_path / "two", HELD))
