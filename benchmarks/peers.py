"""Other ways to find the same documents, run beside ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

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


class PostgresWords:
    """PostgreSQL's full-text search, ranked, with trigrams of the title, in a cluster of its own."""

    def __init__(self, documents: Iterable[Document], cluster: Any) -> None:
        import psycopg

        self._cluster = cluster
        self._database = psycopg.connect(cluster.url(), autocommit=True)
        try:
            self._fill(documents)
        except BaseException:
            self.__exit__()
            raise

    def _fill(self, documents: Iterable[Document]) -> None:
        run = self._database.execute
        self._trigrams = run("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'").fetchone()
        run("CREATE TABLE said (id bigint, title text, words tsvector)")
        run("CREATE TEMP TABLE plain (id bigint, title text, body text)")
        with self._database.cursor().copy("COPY plain FROM STDIN") as copy:
            for one in documents:
                copy.write_row((one.id, one.title, one.text))
        run(
            "INSERT INTO said SELECT id, title, setweight(to_tsvector('english', title), 'A')"
            " || to_tsvector('english', body) FROM plain"
        )
        run("CREATE INDEX ON said USING gin (words)")
        if self._trigrams:
            run("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            run("CREATE INDEX ON said USING gin (title gin_trgm_ops)")
        run("ANALYZE said")

    @classmethod
    def start(cls, documents: Iterable[Document]) -> PostgresWords | None:
        """Start a cluster and fill it; None where there is no PostgreSQL."""
        from tests._support import postgres

        return cls(documents, postgres.start()) if postgres.programs() else None

    def __enter__(self) -> PostgresWords:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the cluster and take its files away."""
        self._database.close()
        self._cluster.stop()

    def best(self, question: str) -> list[int]:
        """Give the best by any of the words, or by a title like the question; no filter, no reasons."""
        words = " OR ".join(question.split())
        like = "OR title %% %(text)s" if self._trigrams else ""
        near = "+ similarity(title, %(text)s)" if self._trigrams else ""
        asked = (
            "SELECT id FROM said, websearch_to_tsquery('english', %(words)s) AS wanted"
            f" WHERE words @@ wanted {like} ORDER BY ts_rank(words, wanted) {near} DESC, id LIMIT {DEPTH}"
        )
        rows = self._database.execute(asked, {"words": words, "text": question})
        return [row for (row,) in rows]
