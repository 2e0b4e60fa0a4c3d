"""A sharing as its page shows it: who gets what under each way to be fair, in plain words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from alongside.exchange.analyses.sharing import Choice, Shared
from alongside.exchange.matches.notices_sharing import why_not_sent
from alongside.exchange.matches.queries.sharing import asked_now, room_of
from alongside.web import words
from alongside.web.components.formats import long_date
from alongside.web.matches.introductions.presenters import STATE
from alongside.web.words import Words

FAIR = Words(
    {
        "none": noop("Most good overall"),
        "floor": noop("Nobody left out"),
        "leximin": noop("Worst-off first"),
    }
)
MEANS = Words(
    {
        "none": noop("The best fit over all of them together, whoever gets it."),
        "floor": noop("Each that something fits gets a place, as far as there is room; then the best fit."),
        "leximin": noop("The place that gets least comes first, then the next; then the best fit."),
    }
)
RULE = Words({"": noop("As it comes"), "pinned": noop("Always together"), "apart": noop("Not together")})
MUCH = 0.5  # of what a place does on average, from which one more does about as much
NOTICED = 0.005  # of the good done in all; less is not worth a sentence


def choices(shared: Shared) -> list[dict[str, Any]]:
    """Each way to be fair: what it means, how many it helps, and what is given up for it."""
    return [
        {
            "key": one.fair,
            "title": FAIR[one.fair],
            "means": MEANS[one.fair],
            "said": _said(one, shared),
            "chosen": shared.sharing.fair == one.fair,
        }
        for one in shared.choices
    ]


def _said(choice: Choice, shared: Shared) -> list[str]:
    helped = len({one.need_id for one in choice.given})
    counts = {"helped": helped, "all": len(shared.parts.needs)}
    said = [_("%(helped)d of %(all)d are helped.") % counts]
    without = counts["all"] - len({pair.need_id for pair in shared.parts.pairs})
    if choice.fair == "floor" and without:
        text = ngettext("None of this fits one of them.", "None of this fits %(count)d of them.", without)
        said.append(text % {"count": without})
    if choice.fair == "floor" and not choice.is_everyone:
        said.append(_("There is not room for all, so as few as can be are left out."))
    if choice.fair == "leximin" and len({row.need.place_id for row in shared.parts.needs}) == 1:
        said.append(_("All of it is needed in one place, so no place is behind another."))
    if choice.given_up >= NOTICED:
        percent = {"percent": round(100 * choice.given_up) or 1}
        said.append(_("It gives up %(percent)d%% of the good that the best fit would do.") % percent)
    elif choice.fair != "none":
        said.append(_("Nothing is given up for it: it does as much good in all."))
    return said


def is_one(shared: Shared) -> bool:
    """Whether all ways come to the same."""
    return len({choice.given for choice in shared.choices}) == 1


def head(first: str) -> list[str]:
    """The head of a table with a column for each way to be fair."""
    return [first, *(FAIR[fair] for fair in ("none", "floor", "leximin"))]


def by_need(shared: Shared) -> list[list[Any]]:
    """Who gets what: a row for each need, a cell for each way."""
    names = {row.offer_id: row.offer for row in shared.parts.offers}
    fitting = {pair.need_id for pair in shared.parts.pairs}
    pinned = {(pair.need_id, pair.offer_id) for pair in shared.parts.pairs if pair.rule == "pinned"}
    rows = []
    for row in shared.parts.needs:
        cells: list[Any] = [{"items": [_link(row.need, "needs", row.need.place)]}]
        for choice in shared.choices:
            got = [one for one in choice.given if one.need_id == row.need_id]
            items = [
                {
                    "text": names[one.offer_id].title,
                    "url": f"/offers/{names[one.offer_id].ref}/",
                    "mark": _mark(one.places, (one.need_id, one.offer_id) in pinned),
                }
                for one in got
            ]
            none = _("Nothing this time") if row.need_id in fitting else _("None of this fits")
            cells.append({"items": items} if items else none)
        rows.append(cells)
    return rows


def _link(row: Any, path: str, place: Any) -> dict[str, str]:
    return {"text": row.title, "url": f"/{path}/{row.ref}/", "mark": place.name if place else ""}


def _mark(places: int, pinned: bool) -> str:
    said = [ngettext("one place", "%(count)d places", places) % {"count": places}] if places > 1 else []
    return ", ".join([*said, *([_("as you fixed it")] if pinned else [])])


def by_place(shared: Shared) -> list[list[str]]:
    """What each place gets of what it asks for, under each way."""
    at = {
        row.need_id: row.need.place.name if row.need.place else _("No place named")
        for row in shared.parts.needs
    }
    asked: dict[str, int] = {}
    for row in shared.parts.needs:
        asked[at[row.need_id]] = asked.get(at[row.need_id], 0) + row.takes
    rows = []
    for name, wanted in sorted(asked.items()):
        got = [sum(one.places for one in c.given if at[one.need_id] == name) for c in shared.choices]
        rows.append([name, *(_("%(got)d of %(wanted)d") % {"got": many, "wanted": wanted} for many in got)])
    return rows


def by_offer(shared: Shared) -> list[list[Any]]:
    """How much of each help is given under each way, and what one more place of it would bring."""
    rows = []
    for row in shared.parts.offers:
        cells: list[Any] = [{"items": [_link(row.offer, "offers", row.offer.place)]}]
        for choice in shared.choices:
            used = sum(one.places for one in choice.given if one.offer_id == row.offer_id)
            told = _("%(used)d of %(room)d given.") % {"used": used, "room": row.gives}
            cells.append(f"{told} {_one_more(choice, row.offer_id)}")
        rows.append(cells)
    return rows


def _one_more(choice: Choice, offer_id: int) -> str:
    places, more = sum(one.places for one in choice.given), choice.worth.get(offer_id, 0.0)
    if more <= 0:
        return _("One more would change nothing.")
    if not places or more >= MUCH * choice.value / places:
        return _("One more would do about as much good as one given now.")
    return _("One more would do a little good.")


def changes(shared: Shared) -> list[str]:
    """What is no longer as it was when this was worked out, in sentences; nothing once it was sent."""
    if shared.sharing.sent_at:
        return []
    said = []
    if hidden := shared.parts.hidden:
        text = ngettext("One of these is no longer there.", "%(count)d of these are no longer there.", hidden)
        said.append(text % {"count": hidden})
    for row in shared.parts.offers:
        if (room := room_of(row.offer)) < row.gives:
            told = {"title": row.offer.title, "room": room, "gives": row.gives}
            said.append(_("“%(title)s” has room for %(room)d now, not %(gives)d.") % told)
    for one in shared.parts.needs:
        if not asked_now(one.need):
            said.append(_("Nobody looks for help with “%(title)s” any more.") % {"title": one.need.title})
    return said


def pairs(shared: Shared, typed: dict[str, str]) -> list[dict[str, Any]]:
    """Each need with what fits it, best first, and what a person decided of the two, for the form."""
    names = {row.offer_id: row.offer.title for row in shared.parts.offers}
    found = []
    for row in shared.parts.needs:
        own = sorted((p for p in shared.parts.pairs if p.need_id == row.need_id), key=lambda p: -p.value)
        found.append(
            {
                "title": row.need.title,
                "name": f"takes-{row.pk}",
                "takes": typed.get(f"takes-{row.pk}", str(row.takes)),
                "fits": [
                    {
                        "name": f"pair-{pair.pk}",
                        "title": names[pair.offer_id],
                        "why": "; ".join(pair.why),
                        "rule": typed.get(f"pair-{pair.pk}", pair.rule),
                    }
                    for pair in own
                ],
            }
        )
    return found


def gives(shared: Shared, typed: dict[str, str]) -> list[dict[str, str]]:
    """Each help with how many places it gives, for the form."""
    return [
        {
            "title": row.offer.title,
            "name": f"gives-{row.pk}",
            "gives": typed.get(f"gives-{row.pk}", str(row.gives)),
            "hint": _("Room for %(room)d now") % {"room": room_of(row.offer)},
        }
        for row in shared.parts.offers
    ]


def sent(shared: Shared) -> list[list[Any]]:
    """Who was put in touch, and who could not be and why."""
    needs = {row.need_id: row.need.title for row in shared.parts.needs}
    names = {row.offer_id: row.offer.title for row in shared.parts.offers}
    return [
        [
            needs[pair.need_id],
            names[pair.offer_id],
            {
                "items": [
                    {
                        "text": STATE[pair.introduction.state],
                        "url": f"/introductions/{pair.introduction.ref}/",
                    }
                ]
            }
            if pair.introduction
            else _("Not put in touch. %(why)s") % {"why": why_not_sent(pair.not_sent)},
        ]
        for pair in shared.parts.pairs
        if pair.introduction or pair.not_sent
    ]


def title(sharing: Any) -> str:
    """'3 things needed, 2 kinds of help'."""
    needs, offers = sharing.needs_count, sharing.offers_count
    asked = ngettext("one thing needed", "%(count)d things needed", needs) % {"count": needs}
    return ngettext("%(asked)s, one kind of help", "%(asked)s, %(count)d kinds of help", offers) % {
        "asked": asked,
        "count": offers,
    }


def item(sharing: Any) -> dict[str, Any]:
    """A sharing in a list."""
    day = long_date(sharing.sent_at or sharing.made_at)
    state = _("Sent on %(day)s") if sharing.sent_at else _("Worked out on %(day)s, not sent")
    return {
        "title": title(sharing),
        "url": f"/sharing/{sharing.ref}/",
        "line": FAIR[sharing.fair] if sharing.fair else "",
        "badge": state % {"day": day},
        "tone": "open" if sharing.sent_at else "unclaimed",
    }


def need_choice(need: Any, chosen: Iterable[str]) -> dict[str, Any]:
    """What is needed, to be ticked."""
    said = [need.place.name if need.place else ""]
    if need.fits:
        text = ngettext("one possible help", "%(count)d kinds of possible help", need.fits)
        said.append(text % {"count": need.fits})
    return _tick(need, said, chosen)


def offer_choice(offer: Any, chosen: Iterable[str]) -> dict[str, Any]:
    """Help with room left, to be ticked."""
    said = [words.KIND[offer.kind], offer.place.name if offer.place else ""]
    said.append(_("room for %(room)d") % {"room": offer.room})
    if offer.fits:
        said.append(ngettext("may fit one", "may fit %(count)d of them", offer.fits) % {"count": offer.fits})
    return _tick(offer, said, chosen)


def _tick(row: Any, said: list[str], chosen: Iterable[str]) -> dict[str, Any]:
    hint = " · ".join(filter(None, said))
    return {"value": row.ref, "text": row.title, "hint": {"text": hint}, "checked": row.ref in chosen}


FILE = (
    noop("What is fair"),
    noop("What is needed"),
    noop("Where"),
    noop("Help"),
    noop("Places"),
    noop("Why it's listed here"),
    noop("Put in touch"),
)


def file_rows(shared: Shared) -> list[list[Any]]:
    """Who gets what under each way, a row for each pair; needs that get nothing as well."""
    names = {row.offer_id: row.offer.title for row in shared.parts.offers}
    pair = {(one.need_id, one.offer_id): one for one in shared.parts.pairs}
    rows: list[list[Any]] = []
    for choice in shared.choices:
        for row in shared.parts.needs:
            where = row.need.place.name if row.need.place else ""
            got = [one for one in choice.given if one.need_id == row.need_id]
            for one in got:
                both = pair[one.need_id, one.offer_id]
                told = [names[one.offer_id], one.places, "; ".join(both.why), _state(shared, choice, both)]
                rows.append([FAIR[choice.fair], row.need.title, where, *told])
            if not got:
                rows.append([FAIR[choice.fair], row.need.title, where, "", 0, "", ""])
    return rows


def _state(shared: Shared, choice: Choice, pair: Any) -> str:
    """What became of a pair under the way that was sent."""
    if choice.fair != shared.sharing.fair:
        return ""
    return STATE[pair.introduction.state] if pair.introduction else why_not_sent(pair.not_sent)
