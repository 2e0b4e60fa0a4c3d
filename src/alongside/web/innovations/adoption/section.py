"""Who uses an innovation, on its page: how many now, thanks, what made room, who stopped."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.innovations.queries import adoptions as queries

from . import presenters

FEW = 3


def section(request: HttpRequest, offer: Any) -> dict[str, Any] | None:
    """Who uses it and who stopped and why; of what was only reported in the past and nobody uses, nothing."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = list(queries.with_details(queries.adoptions_for(viewer, offer_ids=[offer.pk])))
    if not rows and offer.standing == "history":
        return None
    lenders = queries.lenders(viewer, rows)
    live = [row for row in rows if queries.state(row) in ("using", "planned")]
    over = [row for row in rows if queries.state(row) in ("stopped", "dropped")]
    displaced = [one for row in rows for one in row.displacements.all()]
    thanked = [said for row in rows if row.thanks and (said := presenters.thanks(row, lenders))]
    return {
        "url": f"/innovations/{offer.ref}/adoptions/",
        "pack_url": f"/innovations/{offer.ref}/pack/" if rows else "",
        "says": presenters.counted(queries.uses_of(viewer, [offer.pk]).get(offer.pk)),
        "using": [presenters.item(row) for row in live[:FEW]],
        "stopped": [presenters.item(row) for row in over[:FEW]],
        "displaced": [presenters.displaced(one) for one in displaced[:FEW]],
        "thanks": thanked[:3],
    }


def ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Say that one's organisation uses it; else what it takes, for whoever only reads."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    at = f"/innovations/{offer.ref}/"
    found = []
    if viewer.user_id is None:
        return [{"text": _("Do you use this? Say so"), "url": f"{at}adoptions/new/", "main": False}]
    if queries.sites_of(viewer, world=offer.world):
        mine = next((row for row in queries.own(viewer, offer) if row.stopped_on is None), None)
        if mine is not None:
            url = presenters.url_of(mine)
            found.append({"text": _("What we said of using this"), "url": url, "main": True})
        else:
            url = f"{at}adoptions/new/"
            found.append({"text": _("We've started using this, or plan to"), "url": url, "main": True})
        found.append(
            {"text": _("Plan to bring it to others"), "url": f"{at}adoptions/plans/new/", "main": False}
        )
    return found
