"""The telling words of what somebody asked."""

import re
from functools import lru_cache

from alongside.backends.words import stems

WORD = re.compile(r"[^\W\d_][\w'’-]*\w")

# Words that any need may have and that say nothing of what it is about.
COMMON = frozenset(
    """
    able about after again against all almost along already also although always am an and another any
    anybody anyone anything are aren't as ask asks at away back be became because been before being
    besides best better between both but by can cannot can't come comes coming could couldn't day days did
    didn't do does doesn't doing done don't down during each either else enough even ever every everybody
    everyone everything few find finding first for from get gets getting give gives giving go goes going
    good got great had has hasn't have haven't having he help helps her here hers herself him himself his
    how however if in instead into is isn't it its itself just keep keeps kind know knows lack lacking let
    like likes little live lives living look looking lot lots made make makes making manage many may maybe
    me mine might more most much must my myself need needed needing needs neither never new no nobody none
    nor not nothing now of off often on once one ones only onto or other others otherwise our ours
    ourselves out over own people perhaps person place places please put quite rather really same say says
    see seeing seem seems several she should since so some somebody someone something sometimes soon still
    struggle struggles such take takes taking than that the their theirs them themselves then there these
    they thing things think this those though through time times to together too try trying under until up
    upon us use used uses using usually very via want wanted wanting wants was wasn't way ways we week
    weeks well went were what whatever when where whether which while who whole whom whose why will wish
    wishes with within without would wouldn't year years yes yet you your yours yourself
    """.split()
)


def shared_words(asked: str, offered: str, *, most: int = 5) -> tuple[str, ...]:
    """The asker's own words that the offer says too, by stem, as they were asked; common words left out."""
    theirs = set(stems(offered))
    shared: dict[str, str] = {}
    for stem, word in _asked(asked):
        if stem in theirs:
            shared.setdefault(stem, word)
    return tuple(shared.values())[:most]


@lru_cache(maxsize=8)
def _asked(text: str) -> tuple[tuple[str, str], ...]:
    """The telling stems of what was asked, each with its word: the same for every offer of an answer."""
    return tuple(
        (stem, word if word[1:] != word[1:].lower() else word.casefold())
        for word in telling_words(text)
        for stem in stems(word)
        if stem not in COMMON
    )


def telling_words(text: str) -> list[str]:
    """The words that say what a text is about, in order."""
    return [word for word in WORD.findall(text) if word.casefold().replace("’", "'") not in COMMON]
