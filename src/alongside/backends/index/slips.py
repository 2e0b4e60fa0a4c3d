"""Slips of the pen: a word that no open row says, and the one word near it that they do say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

import numpy as np

from alongside.backends.encoders import Encoder
from alongside.backends.index.segment import LiveSegment
from alongside.backends.index.terms import found_in_open
from alongside.backends.words import LONGEST_WORD, stem_key, stems

SHORTEST = 5  # letters; shorter words have too many neighbours
CLEARER = 5  # a spelling counts as meant when it is so many times as common as the next


def corrections(words: Iterable[str], segments: Sequence[LiveSegment], encoder: Encoder) -> dict[str, str]:
    """Give, for words spelt as no open row spells them, the spelling that was meant, where that is clear.

    Left alone: names and codes (anything but small letters), short words, words that the encoder knows whole,
    and words with two near spellings about as common as one another. One letter may be added, left out,
    changed, or swapped with its neighbour. `segments`: those of one world; only open rows count.
    Cost: some 60 look-ups a letter of each unknown word.
    """
    plain = [
        word for word in dict.fromkeys(words) if SHORTEST <= len(word) < LONGEST_WORD and _is_plain(word)
    ]
    found: dict[str, str] = {}
    for word, known in zip(plain, _heard(_stems_of(plain), segments), strict=True):
        if not known and not encoder.knows(word) and (meant := _meant(word, segments, encoder)):
            found[word] = meant
    return found


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower()


def _stems_of(words: Sequence[str]) -> list[str]:
    """Give the stem of each plain word, all split in one go: each has one."""
    return stems(" ".join(words))


def _heard(stems: Sequence[str], segments: Sequence[LiveSegment]) -> list[int]:
    """Count the open rows that say each stem."""
    keys = np.fromiter(map(stem_key, stems), dtype=np.uint64, count=len(stems))
    counted: list[int] = found_in_open(keys, segments)[0].tolist()
    return counted


def _meant(word: str, segments: Sequence[LiveSegment], encoder: Encoder) -> str:
    """Give the commonest spelling near a word, or nothing when another is nearly as common.

    Near words begin with the same letter: few slip there. A spelling whose stem alone is known may be no word
    ("widing", from "wide"): it must be its own stem, the plural of it, or known whole.
    """
    near = sorted(spelling for spelling in set(_one_slip_from(word)) - {word} if spelling[0] == word[0])
    by_stem: dict[str, tuple[int, str]] = {}
    stemmed = _stems_of(near)
    for spelling, stem, rows in zip(near, stemmed, _heard(stemmed, segments), strict=True):
        if not rows or not (spelling.removesuffix("s") == stem or encoder.knows(spelling)):
            continue
        if stem not in by_stem or len(spelling) < len(by_stem[stem][1]):
            by_stem[stem] = (rows, spelling)
    best = sorted(by_stem.values(), key=lambda one: (-one[0], one[1]))
    if not best or (len(best) > 1 and best[0][0] < CLEARER * best[1][0]):
        return ""
    return best[0][1]


def _one_slip_from(word: str) -> Iterator[str]:
    """Every spelling one slip away. Source: Damerau (1964), Communications of the ACM 7(3)."""
    for place in range(len(word) + 1):
        left, right = word[:place], word[place:]
        for letter in ascii_lowercase:
            yield left + letter + right
            yield left + letter + right[1:]
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
