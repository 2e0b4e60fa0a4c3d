"""What pages of other rooms show of this one: business cases, figures, whether it worked, what was said."""

from types import ModuleType
from typing import Any

from django.http import HttpRequest

from alongside.web.presenting import open_page

from .claims import section as claims
from .evaluations import section as evaluations
from .measures import section as measures
from .results import section as results
from .standards import section as standards

VALUED: dict[str, ModuleType] = {"results": results, "measures": measures, "evaluations": evaluations}
PARTS: dict[str, dict[str, ModuleType]] = {
    "offer": VALUED | {"standards": standards, "claims": claims},
    "place": VALUED,
    "partnership": VALUED,
    "actor": {"measures": measures},
}


def _parts(subject: Any) -> dict[str, ModuleType]:
    """The parts that say something of a subject, by name; none where the operator has closed this room."""
    return PARTS[subject._meta.model_name] if open_page("/cases/", "real") else {}


def shown(request: HttpRequest, subject: Any) -> dict[str, Any]:
    """What each part shows of it, as `templates/evidence/_parts.html.jinja` includes them."""
    found = {name: part.section(request, subject) for name, part in _parts(subject).items()}
    return {name: one for name, one in found.items() if one}


def ways(request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """What can be done here with it, from its own page."""
    return [way for part in _parts(subject).values() for way in part.ways(request, subject)]
