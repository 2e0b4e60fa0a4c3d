"""What the page of an innovation shows of its record, and what can be done with it."""

from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.innovations import record_rules as rules
from alongside.exchange.innovations.queries import innovations
from alongside.exchange.innovations.queries import record as queries
from alongside.web.innovations import doors

from . import showing


def section(request: HttpRequest, offer: Any) -> dict[str, Any] | None:
    """The six answers, and which sections have something; of a record of the past what its source says."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    told = queries.told_of(viewer, offer)
    keeps = innovations.keeps(viewer, told.innovation)
    rows = showing.six(told)
    known = [row for row in rows if row.texts]
    return {
        "rows": known,
        "unknown": [row.label for row in rows if not row.texts],
        "sections": [group.title for group in showing.sections(told) if group.rows]
        if told.innovation
        else [],
        "has_record": told.innovation is not None,
        "progress": showing.progress(told) if keeps else "",
        "url": f"{doors.url_of(offer)}record/",
        "know_more": know_more(viewer, offer) if told.innovation is None else [],
    }


def know_more(viewer: Any, offer: Any) -> list[dict[str, str]]:
    """Where somebody says what is not known here, or that it is theirs."""
    found = [{"text": _("Know more? Tell your connector"), "url": f"/ask-about/?offer={offer.ref}"}]
    actors = actor_links(viewer, [offer.actor_id])
    if offer.owner_id is None and (actor := actors.get(offer.actor_id or 0)):
        text = _("This is ours (you act for %(name)s)") % {"name": actor.name}
        found.append({"text": text, "url": f"/actors/{actor.ref}/ours/"})
    return found if is_valid_path("/ask-about/") else found[1:]


def ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Go on with the record, for those who keep it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = innovations.record_of(viewer, offer)
    if not innovations.keeps(viewer, row):
        return []
    return [{"text": _("Go on with its record"), "url": f"{doors.url_of(offer)}record/", "main": True}]


def from_today(viewer: Any, world: str) -> dict[str, str] | None:
    """One line of Today: the record that nobody went on with for longest, after 14 days."""
    if not is_valid_path("/innovations/"):
        return None
    rests = queries.resting(viewer, world=world)
    if not rests:
        return None
    row, done = rests[0]
    said = {"title": row.offer.title, "done": done, "many": len(rules.SECTIONS)}
    text = _("Come back to the record of “%(title)s”: %(done)d of %(many)d sections are done") % said
    return {"text": text, "url": f"{doors.url_of(row.offer)}record/"}
