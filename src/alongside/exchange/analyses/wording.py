"""The telling words of what somebody asked."""

import re

from alongside.backends.words import stems

WORD = re.compile(r"[^\W\d_][\w'’-]+")
SHORTEST = 3  # letters, but for abbreviations such as GP

COMMON = frozenset(
    """
    about after also and are because been being but can cannot could day days does down each
    for from get getting had has have having help helps her here him his how into its just
    keep know like live lives living look looking made make many more most much must need
    needed needs not now off one only other our out over people place places see seeing she
    should some someone something such than that the their them then there these they this
    those time times too under until use used using very want wants was way week weeks were
    what when where which who will with would year years you your
    """.split()
)


def shared_words(asked: str, offered: str, *, most: int = 5) -> tuple[str, ...]:
    """The asker's own words that the offer says too, by stem, as they were asked; common words left out."""
    theirs = set(stems(offered))
    shared: dict[str, str] = {}
    for word in telling_words(asked):
        for stem in stems(word):
            if stem in theirs and stem not in COMMON:
                shared.setdefault(stem, word if word.isupper() else word.casefold())
    return tuple(shared.values())[:most]


def telling_words(text: str) -> list[str]:
    """The words that say what a text is about, in order."""
    return [
        word
        for word in WORD.findall(text)
        if (len(word) >= SHORTEST or word.isupper()) and word.casefold() not in COMMON
    ]


def says_something(text: str) -> bool:
    """Whether there is at least one telling word."""
    return bool(telling_words(text))
