"""The API is asked everything that its description allows, and more: it never fails, it refuses."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from alongside.exchange.analyses import indexing
from tests._support import town

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


@pytest.fixture
def operations(home):
    """Every operation of the API of a small exchange, by its name."""
    import schemathesis
    from django.core.wsgi import get_wsgi_application

    town.settle()
    indexing.rebuild()
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    found = [one.ok() for one in described.get_all_operations()]
    return {f"{one.method} {one.path}": one for one in found}


def often():
    """How often each operation is asked: more in a long run."""
    return 60 if settings().max_examples > 50 else 8


def ask_often(operation, mode, answered):
    """Ask one operation with values made from its description, or with ones that break it."""

    @settings(max_examples=often(), **QUIET)
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case):
        answered.append((case.call().status_code, repr(case.query), repr(case.path_parameters)))

    ask()


def test_no_question_is_a_fault_of_ours(operations):
    from schemathesis import GenerationMode

    for name, operation in operations.items():
        answered = []
        ask_often(operation, GenerationMode.POSITIVE, answered)
        with suppress(Unsatisfiable):  # where no value breaks the description
            ask_often(operation, GenerationMode.NEGATIVE, answered)
        assert len(answered) >= often(), name
        assert [one for one in answered if one[0] >= 500] == [], name
