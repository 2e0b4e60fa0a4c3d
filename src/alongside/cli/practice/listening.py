"""Where people of the practice town were listened to: a football hour, a phone-in, and a home to come to."""

from datetime import timedelta
from typing import Any

from .connector import alliance

WENT = (
    {
        "kind": "sport",
        "title": "Walking football at the quay",
        "days": -20,
        "venue": "The quay, by the slipway",
        "led_by": "peers",
        "safeguards": "Two players whom the alliance trained. Nell rings them the next day. Whoever worries "
        "about somebody rings the alliance, and 999 in an emergency.",
        "groups": "Men over 55, most of them living alone",
        "asked": "What do you do on a bad day, and whom do you ring?",
        "notes": "Most ring nobody. Several would come to supper if somebody walked with them. The bus home "
        "stops too early.",
        "reached": "20-49",
        "heard": 17,
    },
    {
        "kind": "radio",
        "title": "Harbour Radio phone-in: coming home from hospital",
        "days": -9,
        "venue": "Harbour Radio",
        "asked": "What would have helped in the first week at home?",
        "notes": "Somebody to ring at night, and food in the house. Three asked who pays for the taxi.",
        "reached": "200-999",
        "heard": 11,
    },
    {
        "kind": "home",
        "title": "The trying-out flat: rails, alarms, a bath seat",
        "days": 12,
        "venue": "Ropewalk 3, ground floor",
        "how_to_come": "Just come, or ring the alliance to come alone.",
        "asked": "What would you use at home, and what not?",
    },
)


def seed(by: Any) -> None:
    """The connector writes each down, once."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.voices.queries.outreach import sessions_for
    from alongside.exchange.voices.services.outreach import Listened, keep_session

    found = alliance(by)
    if found is None or sessions_for(VISITOR, world="practice").exists():
        return
    town, nell = found
    today = timezone.localdate()
    for one in WENT:
        said = {name: value for name, value in one.items() if name != "days"}
        on = today + timedelta(int(str(one["days"])))
        keep_session(said=Listened(on=on, place=town, **said), by=nell)  # type: ignore[arg-type]
