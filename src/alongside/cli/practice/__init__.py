"""The practice town at work: what its invented people do, by the services that real ones use."""

from importlib import import_module
from typing import Any

ORDER = (  # who is there first, then what they do
    "users",
    "introductions",
    "talks",
    "enquiries",
    "calls",
    "directory",
    "linking",
    "circles",
    "sharing",
    "acquaintances",
    "convening",
    "partnerships",
    "partnership_governance",
    "partnership_work",
    "conversations",
    "votes",
    "answers",
    "listening",
    "unheard",
    "ballots",
    "ideas",
    "competitions",
    "panels",
    "portfolios",
    "records",
    "journeys",
    "adoptions",
    "measures",
    "evaluations",
    "cases",
    "claims",
    "terms",
    "cases_since",
)


def settle(by: Any) -> None:
    """Keep the people, then let them do what they do; what is there already is left as it is."""
    for name in ORDER:
        import_module(f"{__name__}.{name}").seed(by)
