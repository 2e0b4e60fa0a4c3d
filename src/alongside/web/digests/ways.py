"""The way to note a conversation from an organisation's page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.digests.queries import noter
from alongside.web.presenting import address


def talk_action(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    """Note a conversation with this organisation, for people who act for another of its world."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is None or viewer.guest_id is not None or actor.standing == "history":
        return []
    mine = noter(viewer)
    if mine is None or mine.world != actor.world or actor.party_id in viewer.parties:
        return []
    url = address("/you/talks/new/", actor=actor.ref)
    return [{"text": _("Note a conversation"), "url": url, "main": False}]
