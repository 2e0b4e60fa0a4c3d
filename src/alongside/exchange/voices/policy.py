"""What is not shown of what people say when they are asked: the rules of the house, and three of its own."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.moderation import POLICY as HOUSE
from alongside.exchange.accounts.moderation import Reason

OWN: Mapping[str, Reason] = {
    "off-question": Reason(
        lazy("It is about something else"),
        lazy("It does not answer the question. We say where it can be said instead, if we know."),
    ),
    "several": Reason(
        lazy("It says more than one thing"),
        lazy("Others could agree with one half and not with the other. Say it again as two."),
    ),
    "duplicate": Reason(
        lazy("It was said already"),
        lazy("Somebody said the same. Most often we put the two together, so that no vote is lost."),
    ),
}
NOT_HERE = ("wrong", "other")  # an opinion is not out of date; what is left over comes last
POLICY: Mapping[str, Reason] = {
    **{code: rule for code, rule in HOUSE.items() if code not in NOT_HERE},
    **OWN,
    "other": HOUSE["other"],
}
