"""The first page asks one question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.exchange.needs.queries import needs_for
from alongside.exchange.places.queries import places
from alongside.web.presenting import PRACTICE, address, world_of

EXAMPLES = 4


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What is needed, and where?"""
    world = world_of(request)
    viewer = request.viewer  # type: ignore[attr-defined]
    asking = needs_for(viewer, world=world, status="open", standing="open").order_by("-made_at", "pk")[
        :EXAMPLES
    ]
    town = places(world=PRACTICE, kind="town").first()
    return render(
        request,
        "home.html.jinja",
        {
            "form": {"q": "", "place": town.name if town and world == PRACTICE else "", "world": world},
            "example_needs": [{"text": need.title, "url": address(f"/needs/{need.ref}/")} for need in asking],
            "practice": world == PRACTICE,
            "practice_url": address("/", world=PRACTICE) if town and world != PRACTICE else None,
            "practice_exit_url": "/",
            "can_help_url": None,
        },
    )
