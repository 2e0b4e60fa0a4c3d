"""What somebody can do with an organisation's entry from its page, and what may be done at all."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.directory import queries

PERSON = "person"


def actor_or_404(request: HttpRequest, key: str) -> Any:
    """The entry, if the viewer may see it."""
    actor = queries.actor_for(request.viewer, key)  # type: ignore[attr-defined]
    if actor is None:
        raise Http404
    return actor


def editable_or_404(request: HttpRequest, key: str) -> Any:
    """The entry, if the viewer may see and change it."""
    actor = actor_or_404(request, key)
    if not queries.editable(request.viewer, actor):  # type: ignore[attr-defined]
        raise Http404
    return actor


def decided_or_404(request: HttpRequest, key: str) -> Any:
    """The entry, if the viewer decides about duplicates of it."""
    actor = actor_or_404(request, key)
    if not queries.may_merge(request.viewer, actor):  # type: ignore[attr-defined]
        raise Http404
    return actor


def entry_actions(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    """Ways to look after an entry, for those who may."""
    viewer, at = request.viewer, f"/actors/{actor.ref}/"  # type: ignore[attr-defined]
    mine = queries.powers(viewer.user_id, actor)
    found = []
    if mine.any and queries.editable(viewer, actor):
        found += [
            _way(_("Change this entry"), f"{at}edit/"),
            _way(_("Say that it is still right"), f"{at}checked/"),
            _way(_("Say whom it works with"), f"{at}tie/"),
            _way(_("See what was changed"), f"{at}history/"),
        ]
    if queries.may_merge(viewer, actor):
        if (pair := queries.pair_of(viewer, actor)) is not None:
            found.append(_way(_("It may be here twice"), f"/actors/same/{pair.ref}/"))
        found.append(_way(_("Make one entry of two, or two of one"), f"{at}merge/"))
    if not mine.keeps and actor.nature != PERSON:
        found.append(_way(_("This is ours"), f"{at}ours/"))
    return found


def _way(text: str, url: str) -> dict[str, Any]:
    return {"text": text, "url": url, "main": False}
