"""Who would lose and what was agreed, on the page of a case."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.analyses import splits as analyses
from alongside.exchange.evidence.queries import cases
from alongside.exchange.evidence.queries import terms as queries

from .. import doors
from . import presenters
from .doors import item, may_propose, newest_terms, url_of


def section(request: HttpRequest, case: Any) -> dict[str, Any] | None:
    """Who would lose, the least that would put it right, and the terms that are agreed or asked."""
    version = cases.newest(case)
    found = analyses.split(version.model) if version is not None else None
    if found is None:
        return None
    rows = newest_terms(request, case)
    shown = next((one for one in rows if one.state == "agreed"), None)
    asked = next((one for one in rows if one.state == "proposed"), None)
    return {
        "url": f"{doors.url_of(case)}split/",
        "terms_url": url_of(case),
        "says": presenters.losing(found),
        "least": presenters.least(found)["says"] if found.losers else "",
        "rows": [item(case, one) for one in (shown, asked) if one is not None],
    }


def ways(request: HttpRequest, case: Any) -> list[dict[str, Any]]:
    """Answer what is asked of one's own party; propose who pays whom."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = [
        {"text": _("Say whether you agree who pays whom"), "url": url_of(case, one), "main": True}
        for one in queries.to_answer(viewer)
        if one.case_id == case.pk
    ]
    if not found and may_propose(request, case):
        found.append({"text": _("Propose who pays whom"), "url": f"{url_of(case)}new/", "main": False})
    return found
