"""Balance and gaps: beside what is aimed for, what would restore it, how much can be taken on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import portfolios_balance as analyses
from alongside.exchange.innovations.notices_portfolios import PortfolioRefused
from alongside.exchange.innovations.portfolio_rules import PARTS
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.services import portfolios as services
from alongside.exchange.offers.queries import offers_by_id
from alongside.web import downloads, typed
from alongside.web import words as house
from alongside.web.components import charts
from alongside.web.components.formats import money
from alongside.web.doors import by, forms

from . import doors, words

FREE = ("place", "group")  # their parts are words of others: shown, and not aimed for


def name_of(kind: str, part: str) -> str:
    """A part of a kind, in words."""
    known: dict[str, Any] = {
        "type": house.TYPE,
        "stage": house.STAGE,
        "risk": words.RISK,
        "horizon": words.HORIZON,
        "cost": words.SIZE,
    }
    if kind == "quality" and part.isdecimal():
        return str(house.EVIDENCE[int(part)])
    return str(known[kind][part]) if kind in known and part in known[kind] else part


@require_GET
def balance(request: HttpRequest, ref: str) -> HttpResponse:
    """Bars for each kind of part, beside what is aimed for; the shortest list of changes; hours of staff."""
    found = doors.portfolio_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    held = queries.held_for(viewer, found)
    sides = analyses.sides(held, found)
    if kind := downloads.asked_for(request):
        head = [
            _("Kind of part"),
            _("Part"),
            _("Projects"),
            _("Percent"),
            _("Aimed for, percent"),
            _("Pounds a year"),
        ]
        rows = [
            [
                words.PART[one.kind],
                name_of(one.kind, part.key),
                part.count,
                round(part.share * 100),
                part.wanted,
                part.pounds,
            ]
            for one in sides
            for part in one.parts
        ]
        return downloads.as_file(kind, f"{found.name} balance", head, rows)
    shown = [one for one in sides if one.known]
    context = {
        "charts": [_chart(one) for one in shown],
        "not_known": ", ".join(words.PART[one.kind].lower() for one in sides if not one.known and held),
        "changes": _changes(viewer, found, analyses.restored(viewer, held, found)) if held else None,
        "has_target": bool(found.target),
        "absorbing": _absorbing(analyses.absorbing(held, found)),
        "downloads": downloads.links(request),
    }
    return doors.page(request, "balance", found, context)


def _chart(one: Any) -> dict[str, Any]:
    points = [{"name": name_of(one.kind, part.key), "value": round(part.share * 100)} for part in one.parts]
    aimed = one.distance is not None
    total = sum(part.pounds for part in one.parts)
    head: list[Any] = [words.PART[one.kind], _("Projects"), _("Percent")]
    head += [_("Aimed for")] if aimed else []
    head += [_("Pounds a year"), _("Percent of the money")]
    rows = [
        [
            name_of(one.kind, part.key),
            _numeric(str(part.count)),
            _numeric(f"{part.share:.0%}"),
            *([_numeric(f"{part.wanted}%")] if aimed else []),
            _numeric(money(part.pounds)),
            _numeric(f"{part.pounds / total:.0%}" if total else "–"),
        ]
        for part in one.parts
    ]
    return {
        "id": f"side-{one.kind}",
        "title": words.PART[one.kind],
        "says": _says(one),
        "spec": charts.bars(points, _("Percent of the projects")),
        "head": head,
        "rows": rows,
    }


def _numeric(text: str) -> dict[str, str]:
    return {"text": text, "format": "numeric"}


def _says(one: Any) -> str:
    """How far it lies from what is aimed for, in words."""
    unknown = ""
    if one.unknown:
        said = ngettext(
            "Of %(num)d more this is not known.", "Of %(num)d more this is not known.", one.unknown
        )
        unknown = said % {"num": one.unknown}
    if one.distance is None:
        return " ".join(filter(None, [_("Nothing is aimed for here."), unknown]))
    off = one.distance * one.known
    if off < 0.5:
        return " ".join(filter(None, [_("As you aim for."), unknown]))
    most = max(one.parts, key=lambda part: part.share - (part.wanted or 0) / 100)
    least = min(one.parts, key=lambda part: part.share - (part.wanted or 0) / 100)
    said = _(
        "About %(num)d of %(all)d would have to be of another sort: less “%(most)s”, more “%(least)s”."
    ) % {
        "num": round(off),
        "all": one.known,
        "most": name_of(one.kind, most.key),
        "least": name_of(one.kind, least.key),
    }
    return " ".join(filter(None, [said, unknown]))


def _changes(viewer: Any, found: Any, made: Any) -> dict[str, Any] | None:
    """The shortest list of changes, each a sentence with a link."""
    if made is None:
        return None
    offers = offers_by_id(viewer, [one.offer_id for one in made.changes if one.offer_id])
    items = []
    for one in made.changes:
        offer = offers.get(one.offer_id)
        url = f"/innovations/{offer.ref}/" if offer else ""
        title = offer.title if offer else _("A project that is new")
        if one.do == "new":
            line = ", ".join(name_of(kind, part) for kind, part in one.parts)
        elif one.do == "move":
            line = _("Help it on to: %(stage)s") % {"stage": name_of("stage", one.to)}
        else:
            line = _("Stop it, or pay for it elsewhere") if one.do == "stop" else _("Add it")
        items.append({"title": title, "url": url, "line": line})
    return {
        "items": items,
        "is_there": made.is_there,
        "reached": made.reached,
        "proven": made.proven,
        "left_out": made.left_out,
        "before": round(made.before * 100),
        "after": round(made.after * 100),
    }


def _absorbing(made: Any) -> list[str]:
    """How much can be taken on, in sentences."""
    if not made.given and made.capacity is None:
        return []
    said = [
        ngettext(
            "%(num)d project that goes on takes %(hours)d hours a month.",
            "%(num)d projects that go on take %(hours)d hours a month.",
            made.given,
        )
        % {"num": made.given, "hours": made.asked}
    ]
    if made.capacity is None:
        said.append(_("How many hours staff have for what is new is not known."))
    elif made.room is not None and made.room < 0:
        said.append(
            _("Staff have %(have)d. That is %(over)d too few: something must wait, stop or get more people.")
            % {"have": made.capacity, "over": round(-made.room)}
        )
    elif made.room is not None:
        more = ngettext("one more", "%(num)d more", made.more or 0) % {"num": made.more or 0}
        said.append(
            _("Staff have %(have)d, so there is room for %(more)s of the usual size (%(usual)d hours).")
            % {"have": made.capacity, "more": more, "usual": round(made.usual or 0)}
        )
    if made.unknown:
        told = ngettext(
            "Of %(num)d the hours are not known.", "Of %(num)d the hours are not known.", made.unknown
        )
        said.append(told % {"num": made.unknown})
    return said


@forms
def target(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what balance is aimed for: percent for each part, of as many kinds as one likes."""
    found = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    kinds = _kinds(queries.held_for(viewer, found), found)
    if request.method != "POST":
        said = {
            f"{kind}-{at}": found.target.get(kind, {}).get(part, "") for kind, parts in kinds.items()
            for at, part in enumerate(parts)
        }  # fmt: skip
        return _target(request, found, kinds, said)
    wrong: list[typed.Problem] = []
    aimed = {}
    for kind, parts in kinds.items():
        shares = {part: doors.whole(request, f"{kind}-{at}", wrong) for at, part in enumerate(parts)}
        if any(value is not None for value in shares.values()):
            aimed[kind] = {part: value or 0 for part, value in shares.items()}
    if wrong:
        return _target(request, found, kinds, request.POST, wrong)
    try:
        services.aim(ref=ref, target=aimed, by=by(request, found.owner_id))
    except PortfolioRefused as refused:
        problems = [typed.problem(str(refused), f"{refused.field}-0")]
        return _target(request, found, kinds, request.POST, problems)
    return redirect(f"{doors.url_of(found)}balance/")


def _kinds(held: Any, found: Any) -> dict[str, list[str]]:
    """The kinds of part for which something can be aimed, with their parts."""
    kinds = {}
    for kind in PARTS:
        here = sorted({queries.part_of(one, kind, found) for one in held} - {""})
        parts = list(dict.fromkeys([*queries.known_parts(kind), *found.target.get(kind, {}), *here]))
        if kind not in FREE and parts:
            kinds[kind] = parts[:12]
    return kinds


def _target(
    request: HttpRequest,
    found: Any,
    kinds: dict[str, list[str]],
    said: Any,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    context = {
        "kinds": [
            {
                "key": kind,
                "title": words.PART[kind],
                "parts": [
                    {
                        "name": f"{kind}-{at}",
                        "text": name_of(kind, part),
                        "value": said.get(f"{kind}-{at}", ""),
                    }
                    for at, part in enumerate(parts)
                ],
            }
            for kind, parts in kinds.items()
        ],
        "back_url": f"{doors.url_of(found)}balance/",
        "back_text": _("Balance and gaps"),
    }
    return doors.page(request, "target", found, context, problems)
