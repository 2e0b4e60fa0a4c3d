"""Other ways to find the same documents, run beside ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from alongside.backends.index import Document
from alongside.backends.words import stems

DEPTH = 300


class SqliteWords:
    """SQLite's full-text search (FTS5, Porter stemming), ranked by its BM25, the title counting twice."""

    def __init__(self, documents: Iterable[Document], path: str = ":memory:") -> None:
        self._database = sqlite3.connect(path)
        self._database.execute(
            "CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize = 'porter unicode61')"
        )
        self._database.executemany(
            "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
            ((d.id, d.title, d.text) for d in documents),
        )
        self._database.commit()

    def best(self, question: str) -> list[int]:
        """Give the best by words, any of them; no filter, no reasons."""
        words = " OR ".join(f'"{word}"' for word in stems(question))
        if not words:
            return []
        asked = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 2.0, 1.0) LIMIT ?"
        return [row for (row,) in self._database.execute(asked, (words, DEPTH))]
