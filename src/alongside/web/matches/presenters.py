"""Answers of the matching as a page shows them."""

from collections.abc import Sequence
from typing import Any

from alongside.exchange.analyses.answers import Answer, Found
from alongside.web import words
from alongside.web.components.formats import distance
from alongside.web.presenting import address, standing_text

MOST_REASONS = 4
PER_GROUP = 10
MATTERS = 0.25  # a part below this speaks against, not for


def card(found: Found, **asked: str) -> dict[str, Any]:
    """One answer: what it is, why it is listed, where it comes from.

    `asked` goes with the link, so that the offer's page can say why it fits: `need`, or `q` and `place`.
    """
    return {
        "rank": found.rank,
        "title": found.title,
        "url": address(f"/offers/{found.ref}/", **asked),
        "kind_word": words.KIND[found.kind],
        "actor_name": found.actor.name if found.actor else "",
        "actor_url": f"/actors/{found.actor.ref}/" if found.actor else "",
        "place_name": found.place.name if found.place else "",
        "distance_text": f"{distance(found.distance_km)} away" if found.distance_km is not None else "",
        "summary": found.summary,
        "standing": found.standing,
        "standing_text": standing_text(found),
        "source_text": f"Source: {found.source}" if found.source else "",
        "reasons": reasons(found),
        "all_reasons": parts(found),
    }


def reasons(found: Found) -> list[str]:
    """The sentences of the parts that mattered most."""
    # When it was checked stands beside every answer already.
    speaking = [r for r in found.reasons if r.score >= MATTERS and r.part != "freshness"]
    speaking.sort(key=lambda reason: -reason.score * reason.weight)
    return [reason.why for reason in speaking[:MOST_REASONS]]


def parts(found: Found) -> list[dict[str, Any]]:
    """Every part that was counted, so that anyone can work the score out again."""
    return [
        {
            "part_word": words.PART[reason.part],
            "why": reason.why,
            "score": reason.score,
            "weight": reason.weight,
        }
        for reason in found.reasons
    ]


def grouped(found: Sequence[Found], **asked: str) -> list[dict[str, Any]]:
    """The one ranking in the three groups that people act on differently."""
    return [
        {
            "key": standing,
            "title": title,
            "intro": intro,
            "answers": [card(one, **asked) for one in found if one.standing == standing][:PER_GROUP],
        }
        for standing, (title, intro) in words.GROUPS.items()
    ]


def left_out(answer: Answer) -> list[str]:
    """What was left out, in sentences."""
    return [words.left_out(reason, count) for reason, count in sorted(answer.excluded.items())]
