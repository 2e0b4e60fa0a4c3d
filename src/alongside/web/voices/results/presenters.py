"""What came out, as pages show it: three sentences first, then statements with what each group says."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.small_numbers import shown

from . import drawing, words

TOP, WIDE = 5, 200  # statements of a kind; pixels of a bar
SECTIONS = (("agreed", "refused"), ("divides",), ("unsure",))


def statements(outcome: dict[str, Any], texts: Mapping[int, Any]) -> list[dict[str, Any]]:
    """Each statement that is shown still, with its finding and what each group says."""
    groups = len(outcome["groups"])
    return [
        {
            "number": texts[row["id"]].number,
            "text": texts[row["id"]].text,
            "lang": texts[row["id"]].language,
            "kind": row["kind"],
            "says": words.found(row["kind"], row["yes"], row["no"], groups),
            "measures": row,
            "by_group": [by_group(row, one, outcome["groups"][one]["people"]) for one in range(groups)],
        }
        for row in outcome["statements"]
        if row["id"] in texts
    ]


def by_group(row: dict[str, Any], group: int, people: int) -> dict[str, Any]:
    """What one group says of a statement: counts, those of few people hidden with what would tell them."""
    told = {name: row[name][group] for name in ("agree", "disagree", "pass")}
    unseen = max(people - sum(told.values()), 0)
    kept = shown(told | {"unseen": unseen}).counts
    seen = sum(told.values())
    whole = seen > 0 and all(kept[name] is not None for name in told)
    return {
        "group": group + 1,
        "colour": drawing.COLOURS[group % len(drawing.COLOURS)],
        "words": words.share(told["agree"], told["disagree"], told["pass"]),
        "counts": {name: kept[name] for name in told},
        "said": {name: _(words.FEWER) if kept[name] is None else f"{kept[name]:,}" for name in told},
        "bar": _bar(told, seen) if whole else [],
    }


def _bar(told: dict[str, int], seen: int) -> list[dict[str, Any]]:
    """The parts of a bar: where each begins and how wide it is."""
    parts, start = [], 0
    for name in ("agree", "pass", "disagree"):
        wide = round(told[name] * WIDE / seen)
        parts.append({"kind": name, "x": start, "width": wide})
        start += wide
    return parts


def sections(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What most agree on, what divides, what is uncertain: the clearest of each first."""
    titles = (
        (_("What most agree on"), _("There is nothing yet that most people in all groups say.")),
        (
            _("Where people differ"),
            _("There is nothing that most of one group want and most of another do not."),
        ),
        (_("What people are not sure about"), _("There is nothing that many people pass on.")),
    )
    weigh = (
        lambda one: max(one["measures"]["consensus"], one["measures"]["against"]),
        lambda one: one["measures"]["divisive"],
        lambda one: one["measures"]["uncertain"],
    )
    found = []
    for (title, none), kinds, weight, name in zip(
        titles, SECTIONS, weigh, ("agree", "differ", "unsure"), strict=True
    ):
        chosen = sorted(
            (one for one in rows if one["kind"] in kinds), key=lambda one: (-weight(one), one["number"])
        )
        found.append(
            {"id": name, "title": title, "none": none, "rows": chosen[:TOP], "more": len(chosen) - TOP}
        )
    return found


def opening(outcome: dict[str, Any], parts: list[dict[str, Any]]) -> list[str]:
    """The three sentences with which the page opens."""
    agree, differ, _unsure = (part["rows"] for part in parts)
    first = (
        _("%(says)s “%(text)s”") % {"says": agree[0]["says"].rstrip(".") + ":", "text": agree[0]["text"]}
        if agree
        else _("There is nothing yet that most people in all groups say.")
    )
    second = (
        _("People differ most on this: “%(text)s”") % {"text": differ[0]["text"]}
        if differ
        else _("There is nothing yet on which whole groups are against each other.")
    )
    return [first, second, _grouped(outcome)]


def _grouped(outcome: dict[str, Any]) -> str:
    people = words.people(outcome["people"])
    count = len(outcome["groups"])
    if count < 2:
        return _("%(people)s voted, and they do not fall into groups.") % {"people": people}
    return ngettext(
        "%(people)s voted; there is %(n)s group of people who tended to agree.",
        "%(people)s voted; there are %(n)s groups of people who tended to agree with one another.",
        count,
    ) % {"people": people, "n": count}


def groups(outcome: dict[str, Any], texts: Mapping[int, Any], you: Any) -> list[dict[str, Any]]:
    """The groups as a list, which says what the picture says. They are numbered, and never named."""
    found = []
    for number, group in enumerate(outcome["groups"]):
        speaks = [
            {"text": texts[pk].text, "lang": texts[pk].language, "agrees": agrees}
            for pk, agrees in group["speaks"]
            if pk in texts
        ]
        found.append(
            {
                "number": number + 1,
                "title": _("Group %(n)s") % {"n": number + 1},
                "people": words.people(group["people"]),
                "shape": words.SHAPE[str(number % len(drawing.COLOURS))],
                "colour": drawing.COLOURS[number % len(drawing.COLOURS)],
                "path": drawing.shape(number, 11, 11),
                "speaks": speaks if len(outcome["groups"]) > 1 else [],
                "is_yours": bool(you) and you.group == number,
            }
        )
    return found


def list_rows(rows: list[dict[str, Any]], group_count: int) -> tuple[list[str], list[list[Any]]]:
    """All statements with what each group says, as a file to keep: header and rows."""
    head = [_("Number"), _("What was said"), _("What we found")]
    for number in range(1, group_count + 1):
        for name in (_("agree"), _("disagree"), _("pass")):
            head.append(_("Group %(n)s: %(answer)s") % {"n": number, "answer": name})
    body = [
        [
            one["number"],
            one["text"],
            one["says"],
            *(
                _(words.FEWER) if group["counts"][name] is None else group["counts"][name]
                for group in one["by_group"]
                for name in ("agree", "disagree", "pass")
            ),
        ]
        for one in rows
    ]
    return head, body
