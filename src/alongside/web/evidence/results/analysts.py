"""For analysts."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from .. import doors


@require_GET
def analysts(request: HttpRequest, ref: str) -> HttpResponse:
    """What stands behind the answer."""
    case = doors.case_or_404(request, ref)
    return doors.case_page(request, "results/analysts", case, {})
