"""Kinds of source are registered by the rooms that own them."""

from dataclasses import replace

import pytest

from alongside.exchange.evidence import sources


def test_a_kind_is_known_by_its_name_and_cannot_be_taken_by_another():
    people = sources.kind_of("people")
    assert people in sources.kinds() and people.find is None
    sources.register(people)
    with pytest.raises(ValueError, match="registered twice"):
        sources.register(replace(people, family="documents"))
    assert sources.kind_of("people") == people and sources.kind_of("tea-leaves") is None


def test_the_kinds_that_the_room_begins_with_are_there():
    assert {one.name for one in sources.kinds()} >= {
        *("people", "workshop", "document", "evaluation", "series", "case", "offer", "need", "objection")
    }
