"""The parts of a workspace, in the order of its page. Each module adds its own to `parts`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Section:
    """One part: where it is, one line that sums it up, and how much of it is overdue."""

    key: str
    title: str
    url: str
    summary: str = ""
    overdue: int = 0


Part = Callable[[HttpRequest, Any], Section | None]  # (request, partnership), for a viewer who is inside


def parts() -> tuple[Part, ...]:
    """Every part, in the order of the page. Each is a `section(request, partnership)` of its module."""
    from . import (
        activities,
        agreements,
        checks,
        counting,
        dates,
        decisions,
        fitting,
        links,
        log,
        members,
        pulse,
        risks,
    )

    return (
        members.section,
        dates.section,
        activities.section,
        decisions.section,
        agreements.section,
        checks.section,
        risks.section,
        pulse.section,
        fitting.section_fit,
        counting.section,
        fitting.section_story,
        links.section,
        log.section,
    )


def sections_of(request: HttpRequest, found: Any) -> list[Section]:
    """What the home page of a workspace lists; a part that has nothing for the viewer is left out."""
    made = (part(request, found) for part in parts())
    return [one for one in made if one is not None]
