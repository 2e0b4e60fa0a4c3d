"""Business cases on the page of what they are about; what waits for whoever keeps one."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.queries import since
from alongside.web.components.formats import money
from alongside.web.presenting import address

from .. import doors, words
from . import happened, presenters

FEW = 5
NAMES = {"Offer": "offer", "Partnership": "partnership", "Place": "place"}


def section(request: HttpRequest, subject: Any) -> dict[str, Any] | None:
    """Cases about an innovation, a partnership or a place, each in a sentence; None where there are none.

    Of several also what they come to together by what people do for each other: on top of staff, or instead.
    """
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    name = NAMES[type(subject).__name__]
    rows = list(queries.cases_for(viewer, world=subject.world).filter(**{f"{name}_id": subject.pk}))
    shown = [one for one in rows if one.status != "withdrawn"]
    if not shown:
        return None
    versions = queries.newest_of([one.pk for one in shown])
    answers = {pk: analyses.result_of(one) for pk, one in versions.items()}
    looked = since.last_of(viewer, [one.pk for one in shown[:FEW]])
    return {
        "items": [item(one, answers.get(one.pk), looked.get(one.pk)) for one in shown[:FEW]],
        "more_url": address("/cases/", q=_short(subject)) if len(shown) > FEW else "",
        "mix": mix(shown, answers) if len(shown) > 1 else None,
    }


def _short(subject: Any) -> str:
    return str(getattr(subject, "title", "") or getattr(subject, "name", ""))[:60]


def item(case: Any, answer: Any, looked: Any) -> dict[str, Any]:
    """One case in a list: what it comes to, and what it came to where somebody looked."""
    return {
        "title": case.title,
        "url": doors.url_of(case),
        "line": presenters.sentence(answer)
        if answer is not None
        else _("It cannot be worked out as it stands."),
        "why": happened.sentence(looked) if looked is not None else "",
        "badge": words.STATUS[case.status],
        "tone": words.TONE[case.status],
    }


def mix(rows: list[Any], answers: dict[int, Any]) -> dict[str, Any] | None:
    """Cases that add to what staff do beside those that replace it: what they cost and bring."""
    found: dict[str, list[Any]] = {}
    for case in rows:
        answer = answers.get(case.pk)
        if answer is not None:
            found.setdefault(case.mode, []).append(answer.result)
    if not any(found):
        return None
    table = []
    for mode in (*words.MODE, ""):
        results = found.get(mode, [])
        if not results:
            continue
        table.append(
            [
                str(words.MODE.get(mode) or _("Nobody says")),
                *map(
                    presenters.number,
                    [
                        str(len(results)),
                        money(sum(float(one.costs.sum()) for one in results)),
                        money(sum(one.npv for one in results)),
                        money(sum(float(one.benefits[0]) for one in results)),
                    ],
                ),
            ]
        )
    head = presenters.heads(
        _("What people do for each other"),
        _("Cases"),
        _("Costs"),
        _("Worth in today's money"),
        _("Sets free as money"),
    )
    return {"head": head, "rows": table}


def ways(request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """Work out what it costs and brings; for somebody signed in."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is None or viewer.guest_id is not None:
        return []
    name = NAMES[type(subject).__name__]
    url = address("/cases/new/", **{name: subject.ref})
    return [{"text": _("Work out what it costs and brings"), "url": url, "main": False}]
