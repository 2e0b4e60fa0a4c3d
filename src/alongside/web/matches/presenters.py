"""Answers of the matching as a page shows them."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses.answers import Absent, Answer, Found
from alongside.exchange.analyses.meeting import Met
from alongside.web import words
from alongside.web.components.formats import distance, long_date
from alongside.web.presenting import address, standing_text

MOST_REASONS = 4
MATTERS = 0.25  # a part below this speaks against, not for

DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week-?days?|weekends?|every day|daily)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z£])")
EARLY, SHORT = 40, 120  # characters: where a day is named, and how long a sentence about it is
PHONE = re.compile(r"(?<![\w.@/])(?:\+44\s?|0)\d(?:[\s-]?\d){7,10}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def card(found: Found, **asked: str) -> dict[str, Any]:
    """One answer: what it is, why it is listed, how to reach it, where it comes from.

    `asked` goes with the link, so that the offer's page can say why it fits: `need`, or `q` and `place`.
    """
    when, summary = when_and_rest(found)
    said = reasons(found)
    return {
        "rank": found.rank,
        "pk": found.offer_pk,
        "ref": found.ref,
        "title": found.title,
        "url": address(f"/offers/{found.ref}/", **asked),
        "kind_word": words.KIND[found.kind],
        "actor_name": found.actor.name if found.actor else "",
        "actor_url": f"/actors/{found.actor.ref}/" if found.actor else "",
        "place_name": found.place.name if found.place else "",
        "distance_text": distance_text(found),
        "when": when,
        "dates": dates(found),
        "summary": summary,
        "standing": found.standing,
        "standing_text": standing_text(found),
        "source_text": _("Source: %(source)s") % {"source": found.source} if found.source else "",
        "ways": ways(found),
        "reasons": said[:MOST_REASONS],
        "all_reasons": parts(found),
    }


def distance_text(found: Found) -> str:
    """'4 km away'; 'about' where the point is that of its place or of a town near it."""
    return away(found.distance_km, exact=found.point is not None and found.point_basis == "stated")


def away(km: float | None, *, exact: bool) -> str:
    """'4 km away', 'about 4 km away', 'under 1 km away'; nothing where it is not known."""
    if km is None:
        return ""
    told = {"distance": distance(km)}
    return _("%(distance)s away") % told if exact or km < 1 else _("about %(distance)s away") % told


def when_and_rest(found: Found) -> tuple[str, str]:
    """The sentence of an offer's own words that names a day, and the rest; nothing of what is past."""
    if found.standing == "history":
        return "", found.summary
    sentences = SENTENCE.split(found.summary)
    for position, sentence in enumerate(sentences):
        named = DAY.search(sentence)
        if named and named.start() <= EARLY and len(sentence) <= SHORT:
            rest = sentences[:position] + sentences[position + 1 :]
            return sentence.rstrip("."), " ".join(rest)
    return "", found.summary


def dates(found: Found) -> str:
    """From when and until when it is there, where that is still to come and its own words do not say so."""
    begins, ends = found.available_from, found.valid_until
    said = []
    if begins and begins > timezone.localdate() and long_date(begins) not in found.summary:
        said.append(_("From %(date)s") % {"date": long_date(begins)})
    if ends and long_date(ends) not in found.summary:
        said.append(_("Until %(date)s") % {"date": long_date(ends)})
    return ", ".join(said)


def ways(found: Found) -> list[dict[str, str]]:
    """How to reach whoever offers it: phone first; nothing for what is only worth learning from."""
    if found.standing == "history":
        return []
    said = [
        {"kind": "phone", "text": _("Ring %(number)s") % {"number": number}, "url": tel(number)}
        for number in dict.fromkeys(PHONE.findall(found.contact))
    ]
    said += [
        {"kind": "mail", "text": _("E-mail"), "url": f"mailto:{mail}", "address": mail}
        for mail in dict.fromkeys(MAIL.findall(found.contact))
    ]
    if found.contact and not said:
        said.append({"kind": "text", "text": found.contact, "url": ""})
    if found.website.startswith(("http://", "https://")):
        name = found.website.split("//", 1)[1].removeprefix("www.").rstrip("/")
        said.append({"kind": "web", "text": _("Website"), "url": found.website, "address": name})
    return said


def tel(number: str) -> str:
    """The address that rings a number."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


def reasons(found: Found | Met) -> list[str]:
    """The sentences of the parts that mattered most, most first; shared words, which say least, last."""
    # When it was checked stands beside every answer already.
    speaking = [r for r in found.reasons if r.score >= MATTERS and r.part != "freshness"]
    speaking.sort(key=lambda reason: -reason.score * reason.weight)
    chosen = sorted(speaking[:MOST_REASONS], key=lambda reason: reason.part == "topic")
    return [_why(reason) for reason in chosen]


def _why(reason: Any) -> str:
    """The sentence of a part; where something has got to is told without the names that we use inside."""
    if reason.part != "stage" or " stage" not in reason.why:
        return str(reason.why)
    same = reason.why.endswith("the stage this need is at")
    return _("Has got as far as is asked for") if same else _("Has not got just as far as is asked for")


def parts(found: Found | Absent | Met) -> list[dict[str, Any]]:
    """Every part that was counted, so that anyone can work the score out again."""
    return [
        {
            "part_word": words.PART[line.part],
            "why": _why(line),
            "score": line.score,
            "weight": line.weight,
        }
        for line in found.reasons
    ]


def grouped(answer: Answer, sizes: Mapping[str, int], most: int, **asked: str) -> list[dict[str, Any]]:
    """The three groups that people act on differently, each with how many more there are."""
    groups = []
    for standing, (title, intro) in words.GROUPS.items():
        answers = [card(one, **asked) for one in answer.found if one.standing == standing]
        fitting = answer.fitting.get(standing, 0)
        more = min(fitting, most) - sizes[standing]
        groups.append(
            {
                "key": standing,
                "title": title,
                "intro": intro,
                "answers": answers,
                "count": fitting,
                "more_text": more_text(more) if more > 0 else "",
                "next_rank": answers[-1]["rank"] + 1 if answers else 0,
                "rest_text": rest_text(fitting - most) if fitting > most else "",
            }
        )
    return groups


def rest_text(count: int) -> str:
    """What is said of those that are never shown."""
    text = _("%(count)d more fit less well. Say more of what is needed, or narrow the list.")
    return text % {"count": count}


def more_text(count: int) -> str:
    """'Show 12 more'."""
    return ngettext("Show one more", "Show %(count)d more", count) % {"count": count}


def points(answer: Answer, **asked: str) -> list[dict[str, Any]]:
    """What of the answers has a point of its own, for a map; an approximate one says so."""
    return [
        {
            "lat": found.point[0],
            "lon": found.point[1],
            "title": found.title
            if found.point_basis == "stated"
            else _("%(title)s (about here)") % {"title": found.title},
            "url": address(f"/offers/{found.ref}/", **asked),
            "tone": found.standing,
            "number": "",
        }
        for found in answer.found
        if found.point is not None
    ]


def left_out(answer: Answer) -> list[str]:
    """What was left out, in sentences."""
    return [words.left_out(reason, count) for reason, count in sorted(answer.excluded.items())]
