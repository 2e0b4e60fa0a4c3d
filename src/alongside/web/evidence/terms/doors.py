"""What the pages of terms share: for whom somebody speaks, the names in a case, terms as they are shown."""

from typing import Any

from django.http import HttpRequest

from alongside.exchange.analyses import terms as analyses
from alongside.exchange.evidence.queries import cases, terms
from alongside.web.components.formats import long_date

from .. import doors
from . import wording


def speaks(request: HttpRequest, case: Any) -> tuple[str, int] | None:
    """For which party the viewer would propose, nothing for whoever writes the case, and whose act it is."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if request.doer is None or viewer.user_id is None:  # type: ignore[attr-defined]
        return None
    if cases.keeps(viewer, case):
        return "", case.owner_id
    mine = cases.answers_for(viewer, case)
    return (mine[0].key, mine[0].actor.party_id) if mine and mine[0].actor else None


def may_propose(request: HttpRequest, case: Any) -> bool:
    """Whether terms can be proposed now by the viewer."""
    return case.status in cases.SHOWN_TO_PARTIES and speaks(request, case) is not None


def url_of(case: Any, row: Any = None) -> str:
    """Where the terms of a case are shown, or one of them."""
    return f"{doors.url_of(case)}terms/{f'{row.ref}/' if row is not None else ''}"


def says(row: Any) -> list[str]:
    """What terms say, in sentences, by the names of the version they were worked out on."""
    model = row.version.model
    lines = {one["id"]: one.get("name") or one["id"] for one in model.get("streams") or []}
    return wording.said(row.kind, row.numbers, dict(analyses.parties(model)), lines)


def item(case: Any, row: Any) -> dict[str, Any]:
    """Terms in a list."""
    return {
        "title": f"{row.number}. {wording.KIND[row.kind]}",
        "url": url_of(case, row),
        "line": " ".join(says(row)),
        "badge": wording.STATE[row.state],
        "tone": wording.TONE[row.state],
        "on": long_date(row.settled_on or row.made_at),
    }


def newest_terms(request: HttpRequest, case: Any) -> list[Any]:
    """All terms of a case that the viewer may see, the newest first."""
    return terms.terms_of(request.viewer, case)  # type: ignore[attr-defined]
