"""What roles may do for accounts: who invites whom, who needs a second factor, who may be spoken for."""

from collections.abc import Collection
from datetime import date

SECOND_FACTOR = frozenset({"broker", "moderator", "admin"})  # who must have one
GIVES = {
    "admin": ("member", "editor", "researcher", "panel", "broker", "moderator", "admin"),
    "broker": ("member", "editor", "researcher", "panel", "broker"),
    "editor": ("member", "editor"),
}  # nobody gives a role above their own
LEAST_WORDS = 10  # of what gives somebody the right to decide for another
AUTHORITY = "authority"


def needs_second_factor(roles: Collection[str]) -> bool:
    """Whether somebody in these roles must sign in with a second factor."""
    return not SECOND_FACTOR.isdisjoint(roles)


def may_give(roles: Collection[str]) -> list[str]:
    """The roles that somebody who acts for an organisation in these roles may give to others there."""
    given = {role for mine in roles for role in GIVES.get(mine, ())}
    return [role for role in GIVES["admin"] if role in given]


def unfit_for_helping(
    *, name: str, how: str, can_decide: bool, words: str, given_on: date, today: date
) -> str:
    """Which answer stands in the way of helping somebody, empty if none does.

    Nobody speaks for a person who cannot decide unless the authority to do so is written down.
    """
    if not name:
        return "name"
    if not can_decide and how != AUTHORITY:
        return "how"
    if not words or (how == AUTHORITY and len(words) < LEAST_WORDS):
        return "words"
    return "given_on" if given_on > today else ""
