"""When going out to listen can be written down. Pure decisions.

Each `Refused` names its reason by a key; `notices_outreach.WHY_NOT` has the sentence.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.audit.limits import LONGEST as LONGEST

MOST_HEARD = 100_000
KINDS = ("sport", "housing", "arts", "shop", "surgery", "prison", "radio", "home", "group", "other")
LED = ("staff", "volunteers", "peers")


def may_keep(*, said: Mapping[str, Any], today: date) -> Allowed | Refused:
    """Whether what is said of a session is whole: peers, and anybody in a prison, are never left alone."""
    heard = said["heard"]
    against = (
        ("no-kind", said["kind"] not in KINDS),
        ("no-title", not said["title"]),
        ("no-on", said["on"] is None),
        ("no-place", said["place"] is None),
        ("no-led", said["led_by"] not in LED),
        ("no-safeguards", needs_safeguards(said["kind"], said["led_by"]) and not said["safeguards"]),
        ("heard", heard is not None and not 0 <= heard <= MOST_HEARD),
        ("heard-ahead", heard is not None and said["on"] is not None and said["on"] > today),
        ("too-long", any(len(said[name]) > LONGEST for name in ("safeguards", "asked", "notes"))),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def needs_safeguards(kind: str, led_by: str) -> bool:
    """Whether it must be said who stands by those who listen."""
    return led_by == "peers" or kind == "prison"
