"""Words of the pages on which what people said is looked at."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from alongside.exchange.voices.policy import POLICY
from alongside.web.words import Words

OUTCOME = Words(
    {
        "shown": gettext_noop("Shown"),
        "rejected": gettext_noop("Not shown"),
        "merged": gettext_noop("Shown as part of another"),
    }
)
STATE = Words(
    {
        "waiting": gettext_noop("Nobody has looked at it yet"),
        "shown": gettext_noop("Shown"),
        "rejected": gettext_noop("Not shown"),
        "merged": gettext_noop("Shown as part of another"),
    }
)


def rule(code: str) -> str:
    """What a rule of the policy is called."""
    return str(POLICY[code].title) if code in POLICY else ""


def rules() -> list[tuple[str, str]]:
    """The rules to choose from."""
    return [(code, str(one.title)) for code, one in POLICY.items()]


def who(user: Any) -> str:
    """Who decided, by name; for those who look after it."""
    return user.name or user.email if user is not None else _("Somebody who has left")
