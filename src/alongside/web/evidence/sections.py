"""What pages of other rooms show of this one: business cases, figures, whether it worked, what was said."""

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from django.http import HttpRequest

from alongside.exchange.evidence.queries.evaluations import by_offers
from alongside.web.presenting import open_page

from .claims import section as claims
from .evaluations import section as evaluations
from .evaluations import words as evaluated
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


def proofs(viewer: Any, offer_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """By innovation, what its newest evaluation found and how far one can lean on that, as one line."""
    if not open_page("/evaluations/", "real"):
        return {}
    newest = {pk: rows[0] for pk, rows in by_offers(viewer, offer_ids).items()}
    return {pk: {"text": _proof(row), "url": f"/evaluations/{row.ref}/"} for pk, row in newest.items()}


def _proof(row: Any) -> str:
    said = [evaluated.ANSWER.get(row.answer, ""), evaluated.GRADE.get(row.grade, "")]
    return " ".join(str(one) for one in said if one)


def ways(request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """What can be done here with it, from its own page."""
    return [way for part in _parts(subject).values() for way in part.ways(request, subject)]
