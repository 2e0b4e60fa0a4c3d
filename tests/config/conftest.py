"""The rows that tests of the joined house stand on."""

from tests.web.conftest import indexed_town, no_index, town

__all__ = ["indexed_town", "no_index", "town"]
