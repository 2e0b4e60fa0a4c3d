"""Random names for rows, used in addresses so that nothing can be counted or guessed."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no look-alikes, no i, l, o, u: seldom a word
LENGTH = 10  # 30**10 names: a million rows leave one chance in a million of a clash


def new_ref() -> str:
    """Ten random characters that can be read out over a telephone."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
