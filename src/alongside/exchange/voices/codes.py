"""The codes by which somebody without an account comes back: made, read as typed, and kept as hashes."""

import secrets

from django.utils.crypto import salted_hmac

from alongside.exchange.audit.refs import ALPHABET

HALF = 4


def new_code() -> str:
    """Eight characters in two halves, as `K7QM-2FPT`; 30**8 of them, and trying is throttled."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(2 * HALF)).upper()
    return f"{drawn[:HALF]}-{drawn[HALF:]}"


def read_code(typed: str) -> str:
    """A code as somebody typed it: small letters, blanks and dashes do not matter."""
    kept = "".join(sign for sign in typed.lower() if sign in ALPHABET).upper()
    return f"{kept[:HALF]}-{kept[HALF:]}" if len(kept) == 2 * HALF else ""


def hash_of(code: str) -> str:
    """What is kept of a code."""
    return salted_hmac("alongside.voices", code, algorithm="sha256").hexdigest()
