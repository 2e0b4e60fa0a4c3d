"""Postcodes, telephone numbers and web addresses, each written in one way; empty where they say nothing."""

from __future__ import annotations

import re

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/?#@\s]*@)?(?P<host>[\w.-]+)(?::\d*)?(?:/+(?P<first>[^/?#\s]*)|[?#])?.*"
)
SHORTEST, LONGEST = 9, 12  # digits of a telephone number of this country, after 0

# Hosts on which many keep a page: the first part of the path says whose it is.
SHARED = frozenset(
    """
    facebook.com m.facebook.com twitter.com x.com instagram.com linkedin.com youtube.com linktr.ee
    sites.google.com eventbrite.co.uk justgiving.com localgiving.org e-voice.org.uk hugofox.com
    achurchnearyou.com medium.com github.com crowdfunder.co.uk meetup.com
    """.split()
)
OF_NOBODY = frozenset("nhs.uk gov.uk england.nhs.uk charitycommission.gov.uk google.com bit.ly".split())


def postcode(typed: str) -> str:
    """A postcode as 'SW1A 1AA'; empty for what is none."""
    found = POSTCODE.fullmatch(re.sub(r"\s+", "", typed).upper())
    return f"{found[1]} {found[2]}" if found else ""


def phone(typed: str) -> str:
    """The digits of a telephone number from its 0 on; +44 and 0044 are read as 0; empty for what is none."""
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", typed))
    for code in ("0044", "44"):
        if digits.startswith(code) and len(digits) > LONGEST - 1:
            digits = "0" + digits.removeprefix(code).lstrip("0")
            break
    return digits if digits.startswith("0") and SHORTEST < len(digits) < LONGEST else ""


def domain(website: str) -> str:
    """The host of a web address without www; with the first part of the path where many share the host.

    Empty where there is none, or where the host says nothing of whose it is.
    """
    found = ADDRESS.fullmatch(website.strip().casefold())
    if found is None:
        return ""
    host = found["host"].removeprefix("www.").rstrip(".")
    if "." not in host or host in OF_NOBODY:
        return ""
    if host in SHARED:
        return f"{host}/{found['first']}" if found["first"] else ""
    return host
