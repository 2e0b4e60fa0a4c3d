"""Those who use something and agreed to talk: how to reach each, and a private group for them all."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.accounts.services import CircleRefused, invite_to_circle, make_circle
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.web import typed
from alongside.web.doors import by, forms

from .. import doors as frame
from . import presenters


@forms
def talk(request: HttpRequest, ref: str) -> HttpResponse:
    """Who will talk about it; one who uses it too can ask them all into a private group."""
    offer = frame.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.talkers(viewer, offer)
    mine = next((row for row in rows if queries.keeps(viewer, row)), None)
    others = [row for row in rows if row is not mine]
    wrong: list[typed.Problem] = []
    if request.method == "POST" and mine is not None and others:
        doer = by(request, mine.owner_id)
        try:
            made = make_circle(
                name=(_("We use it: %(title)s") % {"title": offer.title})[:120],
                purpose=_("For those who use “%(title)s” to learn from each other.") % {"title": offer.title},
                world=offer.world,
                by=doer,
            )
        except CircleRefused as refused:
            wrong = [typed.problem(str(refused), "form")]
        else:
            for row in others:
                with suppress(CircleRefused):  # nobody there has an account: they are asked by phone
                    invite_to_circle(ref=made.ref, party_id=row.owner_id, by=doer)
            return redirect(f"/circles/{made.ref}/")
    context = {"people": [_item(row) for row in rows], "may_group": mine is not None and bool(others)}
    return frame.page(request, "adoption/talk", offer, context, wrong)


def _item(row: Any) -> dict[str, str]:
    return {
        "name": row.site.name,
        "url": presenters.url_of(row),
        "place": row.place.name if row.place else "",
        "when": presenters.when(row),
        "how": row.talk_how,
        "ask_url": f"/ask-about/?actor={row.site.ref}",
    }
