"""What a rule answers: it may be done, or it may not and why. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowed:
    """It may be done."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It may not be done, and why: a sentence for the person who asked."""

    why: str
