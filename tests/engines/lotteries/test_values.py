"""What a lottery refuses to be asked."""

import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.lotteries import Person, Pool, Quota

X = Quota("age", "x", 0, 1)


@pytest.mark.parametrize(
    ("people", "quotas", "size", "named"),
    [
        ([Person("a", ("x",))], [X], 0, "size"),
        ([Person("a", ("x",)), Person("a", ("x",))], [X], 1, "people"),
        ([Person("a", ("x",))], [X, X], 1, "quotas"),
        ([Person("a", ("x", "y"))], [X], 1, "person a"),
        ([Person("a", ("z",))], [X], 1, "person a"),
        ([Person("a", ("x",))], [Quota("age", "x", 2, 1)], 1, "quota age: x"),
        ([Person("a", ("x",))], [Quota("home", "x", 0, 1)], 1, "quota home: x"),
        ([Person("a", ("",))], [Quota("age", "", 0, 1)], 1, "quota age: "),
    ],
)
def test_each_fault_is_named(people, quotas, size, named):
    with pytest.raises(EngineInputError) as problem:
        Pool(("age",), tuple(people), tuple(quotas), size)
    assert problem.value.input == named


def test_a_category_is_named_once():
    with pytest.raises(EngineInputError, match="'age' is there twice"):
        Pool(("age", "age"), (), (), 1)
