"""From what is needed to three line-ups, side by side, with what the viewer says counts."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.convening import convene_need, usual_for
from alongside.exchange.analyses.convening_asking import FEWEST, LARGEST, STEPS
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.partnerships.queries.convening import need_to_convene
from alongside.web.matches.views import not_ready
from alongside.web.presenting import PRACTICE

from . import presenters
from .asking import LEAST, WANT, query_of, wish_from

NOT_READY = 503


def need_or_404(request: HttpRequest, ref: str) -> Any:
    """The need, for somebody who may bring people together about it. Raises: Http404 for anybody else."""
    need = need_to_convene(request.viewer, ref)  # type: ignore[attr-defined]
    if need is None:
        raise Http404
    return need


@require_GET
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    """Three line-ups, each unlike the others, and what they were chosen by."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    need = need_or_404(request, ref)
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        usual = usual_for(viewer, need)
        wish = wish_from(request.GET, usual)
        convened = convene_need(viewer, need, wish)
    except IndexProblem:
        context = {"need": need, "not_ready": not_ready(), "practice": need.world == PRACTICE}
        return render(request, "convening/compare.html.jinja", context, status=NOT_READY)
    show = presenters.Show(viewer, convened, usual, query_of(wish, usual))
    context = {
        "need": need,
        "line_ups": [show.line_up(one) for one in convened.line_ups],
        "figures": presenters.figures_table(show, convened.line_ups),
        "given_up": presenters.given_up(show, convened),
        "competences": presenters.competence_rows(wish, show.labels),
        "to_add": presenters.to_add(wish),
        "counts": presenters.COUNTS,
        "least": presenters.LEAST,
        "names": {"want": WANT, "least": LEAST},
        "left_out": [one.code for one in usual.competences if one.code not in show.labels],
        "steps": [
            {"name": name, "label": presenters.PART[name], "value": step}
            for name, step in zip(STEPS, wish.steps, strict=True)
        ],
        "step_words": presenters.STEP,
        "most": wish.size[1],
        "sizes": [(many, str(many)) for many in range(FEWEST, LARGEST + 1)],
        "is_changed": bool(show.query),
        "practice": need.world == PRACTICE,
    }
    return render(request, "convening/compare.html.jinja", context)
