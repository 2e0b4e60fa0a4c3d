"""The practice town at work: what its invented people do, by the services that real ones use."""

from typing import Any


def settle(by: Any) -> None:
    """Keep the people, then let them do what they do; what is there already is left as it is."""
    from . import calls, circles, directory, enquiries, introductions, linking, sharing, talks, users

    for one in (users, introductions, talks, enquiries, calls, directory, linking, circles, sharing):
        one.seed(by)
