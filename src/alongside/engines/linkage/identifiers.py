"""Numbers and codes of registers: the first thing that says whether two records are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

Known = Mapping[str, frozenset[str]]  # values by scheme

# What others call the registers of org-id.guide.
SCHEMES = {
    "charity": "GB-CHC", "charity number": "GB-CHC", "ccew": "GB-CHC", "gb-chc": "GB-CHC",
    "company": "GB-COH", "company number": "GB-COH", "companies house": "GB-COH", "gb-coh": "GB-COH",
    "ods": "GB-NHS", "ods code": "GB-NHS", "nhs": "GB-NHS", "gb-nhs": "GB-NHS",
    "scottish charity": "GB-SC", "oscr": "GB-SC", "gb-sc": "GB-SC",
    "ccni": "GB-NIC", "gb-nic": "GB-NIC",
    "gb-edu": "GB-EDU", "urn": "GB-EDU", "ukprn": "GB-UKPRN", "gb-ukprn": "GB-UKPRN",
}  # fmt: skip
COMPANY = 8  # characters of a company number


def standard(scheme: str, value: str) -> tuple[str, str] | None:
    """One scheme and value as they are compared; None where the value says nothing.

    `GB-CHC`, ' 01000328 ' and 'Charity number', 'GB-CHC-1000328' are one.
    """
    known = SCHEMES.get(" ".join(scheme.casefold().replace("_", " ").split()), scheme.strip().upper())
    code = re.sub(r"\s+", "", value).upper().removeprefix(f"{known}-")
    code = code.lstrip("0") if code.isdigit() else code
    if known == "GB-COH" and code.isdigit():
        code = code.zfill(COMPANY)
    return (known, code) if code.strip("0") else None


def known_of(pairs: Sequence[tuple[str, str]], source_id: str = "") -> Known:
    """The identifiers of one record, by scheme; a source id that begins with a known scheme is one."""
    found: dict[str, set[str]] = defaultdict(set)
    for scheme in set(SCHEMES.values()):
        if source_id.upper().startswith(f"{scheme}-"):
            pairs = [*pairs, (scheme, source_id)]
    for scheme, value in pairs:
        if (one := standard(scheme, value)) is not None:
            found[one[0]].add(one[1])
    return {scheme: frozenset(values) for scheme, values in sorted(found.items())}


def differ(mine: Known, other: Known) -> str:
    """The first scheme in which both have values and none in common: they are never the same. Else empty."""
    return next((one for one in sorted(mine.keys() & other.keys()) if not mine[one] & other[one]), "")


def agree(mine: Known, other: Known) -> str:
    """The first scheme in which both have a value in common. Else empty."""
    return next((one for one in sorted(mine.keys() & other.keys()) if mine[one] & other[one]), "")
