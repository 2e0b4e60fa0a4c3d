"""Which to pay for: sets under what can be spent, side by side; and deciding on one, with reasons."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import portfolios as analyses
from alongside.exchange.innovations.notices_portfolios import PortfolioRefused
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.web import downloads, typed
from alongside.web.components.formats import long_date, money
from alongside.web.doors import by, forms, problems_of

from . import asking, doors, sets, words

FILE = (
    lazy("Name"),
    lazy("Pounds a year"),
    lazy("Least it may be worth"),
    lazy("Likely worth"),
    lazy("Most it may be worth"),
    lazy("Money that can be spent elsewhere"),
    lazy("Hours a month it takes"),
    lazy("Hours a month it gives back"),
    lazy("Years of wellbeing"),
)


@forms
def choose(request: HttpRequest, ref: str) -> HttpResponse:
    """The form and, once it is known what can be spent, the sets; or decide on one of them."""
    found = doors.portfolio_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    held = queries.held_for(viewer, found)
    form = asking.read(request, found, held)
    if request.method != "POST":
        return _page(request, found, held, form)
    doors.kept_or_404(request, ref)
    if form.asked is None:
        return _page(request, found, held, form)
    by_ref = {one.offer.ref: one.offer.pk for one in held}
    chosen = [by_ref.get(one, 0) for one in typed.line(request, "set").split()]
    try:
        made = analyses.decide(
            viewer,
            found,
            asked=form.asked,
            chosen=chosen,
            digest=typed.line(request, "digest"),
            reasons=typed.words(request, "reasons"),
            by=by(request, found.owner_id),
        )
    except PortfolioRefused as refused:
        return _page(request, found, held, form, problems_of(refused))
    return redirect(f"{doors.url_of(found)}choices/{made.ref}/")


def _page(
    request: HttpRequest,
    found: Any,
    held: Any,
    form: asking.Form,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    looked = analyses.what_if(viewer, found, form.asked) if form.asked is not None else None
    names = {one.offer.pk: one.offer.title for one in held}
    context = {
        "form": asking.shown(form, found, held),
        "looked": _looked(looked, names) if looked else None,
        "may_decide": queries.keeps(viewer, found),
    }
    return doors.page(request, "choose", found, context, [*form.problems, *(problems or [])])


def _looked(looked: Any, names: dict[int, str]) -> dict[str, Any]:
    """What was found, in words."""
    answer = looked.found
    real = [one for one in answer.sets if one]
    rows = {one.offer.pk: one for one in looked.held}
    return {
        "sets": [
            {
                "name": sets.name(at),
                "value": " ".join(rows[pk].offer.ref for pk in chosen),
                "text": sets.choice_text(at, [rows[pk] for pk in chosen]),
            }
            for at, chosen in enumerate(real)
        ],
        "table": sets.side_by_side(looked, real),
        "sums": sets.sums(looked, real),
        "in_none": ", ".join(names[pk] for pk in rows if not any(pk in one for one in real)),
        "proven": answer.proven,
        "none": _none(looked) if not real else "",
        "sure": ", ".join(names[pk] for pk in answer.sure),
        "step": _step(answer.step, names),
        "held": _held(answer),
        "ranks": sets.ranks(answer, names),
        "left_out": [
            {
                "title": one.offer.title,
                "why": words.LEFT_OUT[why],
                "must": (one.offer.pk, "must") in looked.asked.rules,
            }
            for one, why in looked.left_out
        ],
        "digest": looked.digest,
    }


def _none(looked: Any) -> str:
    if looked.found.least_money:
        return _("No set keeps all of this. What must be in it takes at least %(pounds)s a year.") % {
            "pounds": money(looked.found.least_money)
        }
    return _("No set keeps all of this. Ask for less, or say what is not known yet.")


def _step(step: Any, names: dict[int, str]) -> str:
    """What the next step of money would bring, in a sentence."""
    if step is None:
        return _(
            "More money would change nothing: all that can be is in it, or something else sets the limit."
        )
    said = _("%(extra)s a year more would bring %(gain)s more of what it is likely worth.") % {
        "extra": money(step.extra),
        "gain": money(step.gain),
    }
    comes = _("Then these come in: %(names)s.") % {"names": ", ".join(names[pk] for pk in step.added)}
    if not step.dropped:
        return f"{said} {comes}"
    goes = _("These go out: %(names)s.") % {"names": ", ".join(names[pk] for pk in step.dropped)}
    return f"{said} {comes} {goes}"


def _held(answer: Any) -> str:
    if answer.held is None:
        return _("No project says how unsure its worth is, so nothing can be said of how sure this set is.")
    tens = round(answer.held * 10)
    if not tens:
        return _(
            "If the figures turn out otherwise within their ranges, another set is nearly always best. So "
            "choose by what matters to you, not by the last pound."
        )
    return _(
        "If the figures turn out otherwise in their ranges, Set A stays the best about %(num)d in 10 times."
    ) % {"num": tens}


@require_GET
def choice(request: HttpRequest, ref: str, choice_ref: str) -> HttpResponse:
    """A set that was decided on, with its reasons and the figures by which it was chosen."""
    found = doors.portfolio_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    made = queries.choice_for(viewer, found, choice_ref)
    if made is None:
        raise Http404
    rows = queries.chosen_of(viewer, made)
    day = long_date(timezone.localtime(made.made_at))
    if kind := downloads.asked_for(request):
        about = [
            _("Decided on %(day)s") % {"day": day},
            _("What could be spent: %(pounds)s a year") % {"pounds": money(made.budget)},
            made.reasons,
        ]
        return downloads.as_file(
            kind, f"{found.name} {day}", [str(text) for text in FILE], [_row(one) for one in rows], about
        )
    context = {
        "day": day,
        "who": made.user.name if made.user is not None and queries.keeps(viewer, found) else "",
        "reasons": made.reasons,
        "best": made.best,
        "budget": _("%(pounds)s a year") % {"pounds": money(made.budget)},
        "hours": _("%(hours)s hours a month") % {"hours": f"{made.hours:,}"}
        if made.hours is not None
        else "",
        "table_of": sets.decided(rows),
        "sums": sets.sum_of(rows),
        "downloads": downloads.links(request),
    }
    return doors.page(request, "choice", found, context)


def _row(one: Any) -> list[Any]:
    return [
        one.offer.title,
        one.cost,
        one.value_low,
        one.value_likely,
        one.value_high,
        one.cash,
        one.hours,
        one.frees_hours,
        one.wellbeing,
    ]
