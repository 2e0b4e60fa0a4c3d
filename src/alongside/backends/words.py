"""From text to stems, the same for offers and needs."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Any

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

LONGEST_WORD = 40  # bytes; anything longer is no word


@lru_cache(maxsize=1)
def _analyser() -> Any:
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for step in (
        Filter.remove_long(LONGEST_WORD),
        Filter.lowercase(),
        Filter.ascii_fold(),
        Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def stems(text: str) -> list[str]:
    """Split a text into lower-case English stems without accents. Order: as in the text."""
    found: list[str] = _analyser().analyze(sayable(text))
    return found


def sayable(text: str) -> str:
    """Give the text with a question mark for each half of a broken character, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


@lru_cache(maxsize=200_000)
def stem_key(stem: str) -> int:
    """Give a stem its number, 0 to 2⁶⁴ − 1, the same on every machine."""
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")
