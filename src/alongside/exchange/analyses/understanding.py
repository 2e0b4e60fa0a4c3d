"""What somebody meant by the words they typed: slips of the pen mended, short forms beside long ones."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from alongside.backends.index import Index

from .wording import telling_words


@dataclass(frozen=True, slots=True)
class Understood:
    """A text as it is searched for."""

    words: str  # searched for
    said: str  # as typed, and what was looked for besides
    also: tuple[str, ...] = ()  # what was looked for besides, to be said to whoever asked


Pattern = re.Pattern[str]


@lru_cache(maxsize=2)
def _forms_in(
    folder: Path,
) -> tuple[tuple[tuple[str, Pattern, str, Pattern], ...], tuple[tuple[str, Pattern, str], ...]]:
    """Abbreviations (short, long, and how each is met in a text), and sayings with what they mean."""
    short = tuple(
        (row["short"], _met(row["short"], any_case=row["any_case"] == "yes"), row["long"], _met(row["long"]))
        for row in _rows(folder / "abbreviations.csv")
    )
    sayings = _rows(folder / "sayings.csv")
    return short, tuple((row["saying"], _met(row["saying"]), row["means"]) for row in sayings)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _met(words: str, *, any_case: bool = True) -> Pattern:
    """Words as they stand in a text: whole, `…` for one word, a short form also in the plural."""
    plain = re.escape(words).replace("…", r"\w+").replace("'", "['’]")
    plural = "" if " " in words else "s?"
    return re.compile(rf"(?<!\w){plain}{plural}(?!\w)", re.IGNORECASE if any_case else 0)


@lru_cache(maxsize=4096)
def _longest(words: str) -> str:
    """The longest piece that a text must hold, in any case, for these words to stand in it."""
    return max(re.split("[…']", words), key=len).lower()


def other_forms(text: str) -> list[str]:
    """The long forms of the short ones in a text, the short ones of the long, and what sayings in it mean."""
    abbreviations, sayings = _forms_in(Path(settings.DATA) / "words")
    found = []
    met = _meets(text)
    for short, as_short, long, as_long in abbreviations:
        is_short, is_long = met(short, as_short), met(long, as_long)
        if is_short != is_long:
            found.append(long if is_short else short)
    return found + [means for saying, as_saying, means in sayings if met(saying, as_saying)]


def _meets(text: str) -> Callable[[str, Pattern], bool]:
    """What says whether words stand in a text; most are ruled out without looking for the pattern."""
    if not text.isascii():  # in other alphabets one letter can be another's small form
        return lambda words, pattern: pattern.search(text) is not None
    small = text.lower()
    return lambda words, pattern: _longest(words) in small and pattern.search(text) is not None


def understand(text: str, index: Index, world: str) -> Understood:
    """Read what was asked: the telling words, with what they were meant to be and other forms of them.

    What is looked for besides is added and never takes the place of what was typed.
    """
    telling = telling_words(text)
    mended = index.corrected(telling, world)
    also = [*mended.values(), *other_forms(" ".join([text, *mended.values()]))]
    added = list(dict.fromkeys(also))
    return Understood(
        words=" ".join([*telling, *added]),
        said=". ".join([text, *added]),
        also=tuple(added),
    )
