"""A result in sentences and rows. Pure: options by their ids, titles given."""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Any

from django.utils.translation import gettext as _

from alongside.exchange.voices.ballot_rules import ASPECTS

from . import words

NAMED = 3  # things named in a sentence
DIFFER = 1.2  # a spread of marks from which people are said to differ
WHATEVER = 0.95  # first in so many cases is first whatever counts


def sentences(outcome: Mapping[str, Any], titles: Mapping[int, str], people: int) -> list[str]:
    """Three plain sentences: who answered, what comes first, and how sure that is."""
    told = _of_criteria if outcome["way"] == "criteria" else _of_pairs
    rows = [row for row in outcome["options"] if row["id"] in titles]
    who = _("The answers of %(n)d people are counted.") % {"n": people}
    return [who, *told(outcome, rows, titles)]


def _of_pairs(outcome: Mapping[str, Any], rows: Sequence[Any], titles: Mapping[int, str]) -> list[str]:
    top = [titles[row["id"]] for row in rows if row["level"] == 0]
    if not top:
        return [_("Too few people have been asked about any of these yet.")]
    if len(top) == len(rows):
        return [
            _("Nothing stands out: none of these surely comes before another."),
            _("More answers would show more, if there is something to show."),
        ]
    if len(top) == 1:
        first = _("“%(title)s” comes first.") % {"title": top[0]}
    else:
        first = _("These cannot be told apart at the top: %(titles)s.") % {"titles": _named(top)}
    last = [titles[row["id"]] for row in rows if row["level"] == rows[-1]["level"]]
    return [first, _("At the end: %(titles)s.") % {"titles": _named(last)}]


def _of_criteria(outcome: Mapping[str, Any], rows: Sequence[Any], titles: Mapping[int, str]) -> list[str]:
    best = sorted(rows, key=lambda row: (-row["top"], row["id"]))
    if not best:
        return [_("Too few people have been asked about any of these yet.")]
    names = {"title": titles[best[0]["id"]], "n": round(100 * best[0]["top"])}
    if best[0]["top"] >= WHATEVER or len(best) == 1:
        first = _("“%(title)s” comes first, whatever counts most for people.") % names
    else:
        names |= {"other": titles[best[1]["id"]], "m": round(100 * best[1]["top"])}
        first = (
            _(
                "What comes first hangs on what counts most: “%(title)s” in %(n)d of 100 ways to see it, "
                "“%(other)s” in %(m)d."
            )
            % names
        )
    return [first, _differing(rows, titles)]


def _differing(rows: Sequence[Any], titles: Mapping[int, str]) -> str:
    """Where people differ most, if they do."""
    spread = [
        (row["spread"][at], row["id"], one)
        for row in rows
        for at, one in enumerate(ASPECTS)
        if row["spread"][at] is not None
    ]
    most = max(spread, default=(0.0, 0, ""))
    if most[0] < DIFFER:
        return _("People see much the same in each of these.")
    return _("People differ most about “%(title)s”, on “%(what)s”.") % {
        "title": titles[most[1]],
        "what": words.ASPECT[most[2]],
    }


def _named(titles: Sequence[str]) -> str:
    """A few names, and how many more there are."""
    named = titles if len(titles) == NAMED + 1 else titles[:NAMED]
    said = ", ".join(f"“{title}”" for title in named)
    more = len(titles) - len(named)
    return said if not more else _("%(titles)s and %(n)d more") % {"titles": said, "n": more}


def of_hundred(score: float) -> int:
    """How often it would be put first against the others, of 100 times: 50 is as often as not."""
    return round(100 / (1 + exp(-score)))


def places(low: int, high: int) -> str:
    """The places between which it likely stands."""
    return str(low) if low == high else _("%(low)d to %(high)d") % {"low": low, "high": high}


def pair_rows(rows: Sequence[Any], titles: Mapping[int, str]) -> list[list[Any]]:
    """For a file: title, place, likely places, first of 100 times, its range, times asked, times first."""
    return [
        [
            titles[row["id"]],
            row["rank"],
            row["rank_low"],
            row["rank_high"],
            of_hundred(row["score"]),
            of_hundred(row["low"]),
            of_hundred(row["high"]),
            row["shown"],
            row["first"],
        ]
        for row in rows
    ]


def criteria_rows(rows: Sequence[Any], titles: Mapping[int, str]) -> list[list[Any]]:
    """For a file: title, place, first of 100 ways as people weigh, and of all ways, means, spreads."""
    return [
        [
            titles[row["id"]],
            row["rank"],
            round(100 * row["top"]),
            round(100 * row["top_any"]),
            *(
                round(one, 2) if seen is not None else ""
                for one, seen in zip(row["mean"], row["spread"], strict=True)
            ),
            *(round(one, 2) if one is not None else "" for one in row["spread"]),
        ]
        for row in rows
    ]
