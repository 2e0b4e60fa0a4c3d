"""Reads of rows by id whose SQL is put together once: that took longer than asking the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

SMALLEST = 8  # ids that a statement has room for at least; then 16, 32, …


class Statement:
    """The SQL of a read, of as many ids as there is room for.

    Keep it by what it was built of, such as the viewer and the room. It holds the question and never an
    answer: each time the database is asked anew.
    """

    def __init__(self, rows: QuerySet[Any]) -> None:
        """`rows` must be a `values_list` of columns, filtered by the ids that `places_for` gives."""
        compiler = rows.query.get_compiler(connection=connection)
        self._sql, self._values = compiler.as_sql()
        self._converters = compiler.get_converters([column for column, *_ in compiler.select])

    def rows(self, ids: list[int]) -> list[tuple[Any, ...]]:
        """Ask for the rows with these ids, as many as there is room for or fewer."""
        values = [
            ids[min(-1 - value, len(ids) - 1)] if isinstance(value, int) and value < 0 else value
            for value in self._values
        ]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            found = cursor.fetchall()
        return [self._read(row) for row in found] if self._converters else found

    def _read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place, (converters, column) in self._converters.items():
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return tuple(values)


def places_for(room: int) -> range:
    """Stand-ins for so many ids, which no row has."""
    return range(-1, -1 - room, -1)


def ask(statement: Callable[[int], Statement], ids: Iterable[int]) -> list[tuple[Any, ...]]:
    """Read the rows with these ids; `statement` gives the one with a room, and should keep it."""
    wanted = sorted(set(ids))
    room = SMALLEST
    while room < len(wanted):
        room *= 2
    return statement(room).rows(wanted) if wanted else []
