"""Read those who work together, for a viewer."""

from .checks import open_checks
from .pulse import trust_trend
from .reading import (
    Named,
    card_for,
    inside,
    invitation_for,
    invitation_of_link,
    invitations,
    may_speak,
    members_of,
    my_members,
    named_on_card,
    names_of,
    needs_of,
    of_need,
    of_party,
    own_partnerships,
    partnerships_for,
    sectors_of,
    steering,
    steers,
)

__all__ = [
    "Named",
    "card_for",
    "inside",
    "invitation_for",
    "invitation_of_link",
    "invitations",
    "may_speak",
    "members_of",
    "my_members",
    "named_on_card",
    "names_of",
    "needs_of",
    "of_need",
    "of_party",
    "open_checks",
    "own_partnerships",
    "partnerships_for",
    "sectors_of",
    "steering",
    "steers",
    "trust_trend",
]
