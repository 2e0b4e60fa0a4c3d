"""The demo's second factor: what its codes are now."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from .backends import DEMO_SECRET

PERIOD = 30  # seconds for which a code is shown


def demo_code() -> str:
    """The code that the demo's people sign in with now."""
    return str(format_hotp_value(hotp_value(DEMO_SECRET, int(time.time()) // PERIOD)))


def demo_codes() -> set[str]:
    """The codes that are taken now: this one and its neighbours."""
    return {
        format_hotp_value(hotp_value(DEMO_SECRET, counter)) for counter in yield_hotp_counters_from_time()
    }
