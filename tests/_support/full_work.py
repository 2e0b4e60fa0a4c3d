"""What a full world holds of the work that people do together: each text a token, as in `full_world`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.directory.services.backgrounds import keep_background, say_knows
from alongside.exchange.matches.services.acquainting import acquaint
from alongside.exchange.partnerships.decision_rules import Rule
from alongside.exchange.partnerships.services.agreeing import Written, write_agreement
from alongside.exchange.partnerships.services.deciding import ask, set_rule
from alongside.exchange.partnerships.services.declaring import declare
from alongside.exchange.partnerships.services.working import RiskSaid, add_link, keep_risk


def inside(world: Any, ref: str) -> None:
    """What is decided, agreed and feared inside one partnership; `world` remembers each under its token."""
    nina, omar = world.by("nina"), world.by("omar")
    soon = timezone.localdate() + timedelta(days=9)
    set_rule(ref=ref, rule=Rule("majority", 2, False, 0), words="ZqRule", by=nina)
    asked = {"question": "ZqDecide", "background": "ZqDecideWhy", "options": []}
    world.keep("decisions", ask(ref=ref, closes_on=soon, by=nina, **asked), "ZqDecide")
    written = Written(kind="memorandum", title="ZqAgree", text="ZqAgreeText")
    world.keep("agreements", write_agreement(ref=ref, written=written, by=omar), "ZqAgree")
    declare(ref=ref, text="ZqInterest", by=omar)
    feared = RiskSaid(what="ZqRisk", kind="risk", likelihood="likely", impact="serious", review_on=soon)
    world.keep("risks", keep_risk(ref=ref, said=feared, by=nina), "ZqRisk")
    add_link(ref=ref, title="ZqFile", url="https://files.example/zq", by=nina)


def met(world: Any) -> None:
    """Two who should know each other, and what somebody says that they bring."""
    ward, outside = world.bodies["ward"], world.bodies["outside"]
    two = {"one_ref": ward.ref, "other_ref": outside.ref, "why": "ZqMeetWhy"}
    world.keep("acquaintances", acquaint(words="ZqMeet", by=world.by("nina"), **two), "ZqMeet")
    by = Doer(user_id=world.users["nina"].pk)
    said = {"sectors": ["public"], "position": "ZqPosition", "doors": "ZqDoors"}
    keep_background(**said, seen="connector", words="You may.", by=by)
    say_knows(actor_id=world.bodies["club"].pk, how="worked", by=by)
