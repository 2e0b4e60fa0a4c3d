"""Search the index."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from alongside.backends.search.items import PUBLIC, STANDINGS, Asked, Found, Hit
from alongside.backends.search.schema import FORMAT, STATE, NoSearchIndex, code, plain, schema, whole
from alongside.backends.search.spelling import reach, slips
from alongside.backends.words import stem_key, stems

MOST = 500  # of a section, the best this many can be paged through
# A step counts for more than all the steps below it together.
CODE, EXACT, BEGINS, IN_NAME, IN_TEXT = 4096.0, 2048.0, 1024.0, 512.0, 256.0
NOW = dict(zip(STANDINGS, (2.0, 1.0, 0.0), strict=True))  # of equals, what can be had now comes first
PREFIX = 3  # letters of a last word that may be the beginning of one
WORDS = 16  # telling words looked for; more change nothing
SHARE = 1 / 3  # of the weight of all words, where a row need not have every one

Part = tuple[Any, Query]


class Search:
    """A search index as it is read; `refresh` looks whether there is something newer."""

    def __init__(self, path: Path | str) -> None:
        self._folder = Path(path) / FORMAT
        self._stamp: tuple[int, int] | None = None
        try:
            self._index = tantivy.Index.open(str(self._folder))
            self._index.config_reader("manual", 0)
        except ValueError as fault:
            raise NoSearchIndex(Path(path)) from fault
        self._counts: dict[tuple[str, int], int] = {}
        self.refresh()
        if self.feed_seq < 0:
            raise NoSearchIndex(Path(path))

    @classmethod
    def open(cls, path: Path | str) -> Search:
        """Raises: NoSearchIndex if there is none that can be read."""
        return cls(path)

    def refresh(self) -> None:
        """Look at the newest commit. Cost: one look at a file when nothing is newer."""
        try:
            found = (self._folder / "meta.json").stat()
            stamp = (found.st_mtime_ns, found.st_ino)
            if stamp != self._stamp:
                self._index.reload()
                self._searcher = self._index.searcher()
                self.feed_seq = feed_seq_of(self._searcher)
                self._counts = {}
                self._stamp = stamp
        except (OSError, ValueError) as fault:
            raise NoSearchIndex(self._folder.parent, f"the search index cannot be read ({fault})") from fault

    def find(self, asked: Asked, sections: Sequence[str], most: int = MOST) -> dict[str, Found]:
        """Give the best of each section that the viewer may see. Cost: O(rows that have the words)."""
        ladder = self._ladder(asked)
        if not ladder:
            return dict.fromkeys(sections, Found((), 0))
        looked_for = Query.boolean_query(ladder)
        seen = _seen(asked)
        if asked.standings:
            seen = _all(seen, _any("standing", sorted(asked.standings)))
        return {
            section: self._best(_all(seen, _one("section", section)), looked_for, most)
            for section in sections
        }

    def _best(self, seen: Query, looked_for: Query, most: int) -> Found:
        """What is seen and looked for; being seen counts for nothing, being had now for a little."""
        now = [(Occur.Should, _worth(_one("standing", name), worth)) for name, worth in NOW.items() if worth]
        query = Query.boolean_query([(Occur.Must, _worth(seen, 0.0)), (Occur.Must, looked_for), *now])
        result: Any = self._searcher.search(query, min(most, MOST))
        hits = [self._hit(score, address) for score, address in result.hits]
        hits.sort(key=lambda hit: (-round(hit.score, 3), hit.title.casefold(), hit.id))
        return Found(tuple(hits), result.count)

    def count(self, asked: Asked, word: str) -> int:
        """How many rows that the viewer may see have this word as it is written."""
        return self._count(_all(_seen(asked), _one("said", word)))

    def near(self, asked: Asked, word: str) -> str:
        """Give the spelling nearest to a word among what the viewer may see, or nothing.

        Order: fewest slips, then the one that most rows have. The first letter is taken as right.
        """
        most = reach(word)
        if not most:
            return ""
        close: dict[int, list[str]] = {}
        for term, _ in self._searcher.terms_with_prefix("said", word[0]):
            if len(term) > 2 and (apart := slips(word, term, most)) <= most and term != word:
                close.setdefault(apart, []).append(term)
        for apart in sorted(close):
            counted = [(self.count(asked, term), term) for term in close[apart]]
            best = max(counted, key=lambda pair: (pair[0], pair[1]))
            if best[0]:
                return best[1]
        return ""

    def _hit(self, score: float, address: Any) -> Hit:
        kept: Any = self._searcher.doc(address)
        kind, _, number = kept.get_first("key").partition(":")
        return Hit(kind, int(number), kept.get_first("title"), score)

    def _ladder(self, asked: Asked) -> list[Part]:
        """The steps of the ladder: what a row can have, each with what that counts for."""
        name, words = whole(asked.text), _words(asked)
        steps: list[tuple[float, Query]] = []
        if key := code(asked.text):
            steps.append((CODE, _one("code", key)))
        if name:
            steps.append((EXACT, _one("whole", name)))
        if len(name) >= PREFIX:
            steps.append((BEGINS, _begins("whole", name)))
        ladder = [(Occur.Should, _worth(query, worth)) for worth, query in steps]
        if words:
            ladder.append((Occur.Should, self._by_words(asked, words)))
        return ladder

    def _by_words(self, asked: Asked, words: Sequence[str]) -> Query:
        """Rows that have the words: all in their name, or in name and text, or some of them."""
        said = stems(" ".join(words))
        in_name = [_either(_one("stem", stem), _prefix_of(words, at)) for at, stem in enumerate(said)]
        weights = self._weights(asked.world, said)
        total = sum(weights)
        parts: list[Part] = []
        for weight, stem, named in zip(weights, said, in_name, strict=True):
            share = weight / total
            anywhere = _worth(_either(_one("text", stem), named), IN_TEXT * share / 2)
            better = _worth(named, IN_TEXT * share / 2)
            parts.append((Occur.Must if asked.every else Occur.Should, _sum(anywhere, better)))
        together = _worth(_all(*in_name), IN_NAME)
        body = Query.boolean_query(parts) if asked.every else self._some(parts, weights)
        return Query.boolean_query([(Occur.Must, body), (Occur.Should, together)])

    def _some(self, parts: Sequence[Part], weights: Sequence[float]) -> Query:
        """At least as many of the words as it takes the heaviest to weigh a third of all."""
        need, sum_so_far = 0, 0.0
        for weight in sorted(weights, reverse=True):
            need, sum_so_far = need + 1, sum_so_far + weight
            if sum_so_far >= SHARE * sum(weights):
                break
        return Query.boolean_query(list(parts), minimum_number_should_match=need)

    def _weights(self, world: str, said: Sequence[str]) -> list[float]:
        """How much each word tells: its rarity among what everyone may see; a hidden row weighs nothing."""
        rows = self._open_rows(world, "")
        counts = [self._open_rows(world, stem) for stem in said]
        return [math.log1p((rows - count + 0.5) / (count + 0.5)) for count in counts]

    def _open_rows(self, world: str, stem: str) -> int:
        """How many rows that everyone may see have a stem; with no stem, how many there are."""
        at = (world, stem_key(stem) if stem else 0)
        if at not in self._counts:
            opened = _all(_one("who", PUBLIC), _one("world", world))
            self._counts[at] = self._count(_all(opened, _one("text", stem)) if stem else opened)
        return self._counts[at]

    def _count(self, query: Query) -> int:
        found: Any = self._searcher.search(query, 1, count=True)
        return int(found.count)

    def keys(self) -> set[str]:
        """The keys of all items, for `doctor`."""
        found = self._searcher.terms_with_prefix("key", "", Query.all_query())
        return {key for key, count in found if count and key != STATE}


def feed_seq_of(searcher: Any) -> int:
    """The change up to which the index is true, −1 for none."""
    found = searcher.search(_one("key", STATE), 1).hits
    return int(searcher.doc(found[0][1]).get_first("seq")) if found else -1


def _words(asked: Asked) -> list[str]:
    words = plain(" ".join(asked.telling) if asked.telling else asked.text)
    longer = [word for word in words if len(word) > 1]
    return list(dict.fromkeys(longer or words))[:WORDS]


def _prefix_of(words: Sequence[str], at: int) -> Query | None:
    """The last word may be the beginning of one in a name."""
    last = at == len(words) - 1 and len(words[at]) >= PREFIX
    return _begins("name", words[at]) if last else None


def _seen(asked: Asked) -> Query:
    return _all(_any("who", sorted(asked.audiences)), _one("world", asked.world))


def _one(field: str, value: str) -> Query:
    return Query.term_query(schema(), field, value, "basic")


def _any(field: str, values: Sequence[str]) -> Query:
    return _one(field, values[0]) if len(values) == 1 else Query.term_set_query(schema(), field, list(values))


def _begins(field: str, start: str) -> Query:
    return Query.fuzzy_term_query(schema(), field, start, distance=0, prefix=True)


def _all(*queries: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _either(query: Query, other: Query | None) -> Query:
    return query if other is None else Query.boolean_query([(Occur.Should, query), (Occur.Should, other)])


def _sum(must: Query, should: Query) -> Query:
    return Query.boolean_query([(Occur.Must, must), (Occur.Should, should)])


def _worth(query: Query, score: float) -> Query:
    return Query.const_score_query(query, score)
