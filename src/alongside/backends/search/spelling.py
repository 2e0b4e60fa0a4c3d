"""How far one spelling is from another."""

from __future__ import annotations

from collections import Counter


def reach(word: str) -> int:
    """How many slips of the finger are forgiven: none in three letters, one in up to seven, then two."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def slips(one: str, other: str, most: int) -> int:
    """Count letters added, left out, changed, or swapped with their neighbour; `most` + 1 if there are more.

    Cost: O(length²), or nothing where lengths or letters differ too much.
    Source: optimal string alignment; Damerau (1964), Communications of the ACM 7(3).
    """
    if abs(len(one) - len(other)) > most or _letters_apart(one, other) > 2 * most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def _letters_apart(one: str, other: str) -> int:
    here, there = Counter(one), Counter(other)
    return (here - there).total() + (there - here).total()
