"""Version 1 of the API. A breaking change is a version 2 beside it."""

from collections.abc import Collection

from ninja import NinjaAPI
from ninja.openapi.docs import Swagger

from . import (
    actors,
    asks,
    cases,
    claims,
    convene,
    innovations,
    matches,
    measures,
    needs,
    network,
    offers,
    partnership_governance,
    partnership_work,
    partnerships,
    places,
)
from .problems import handle_problems

ROUTES = (
    ("places", "places", places.router),
    ("actors", "directory", actors.router),
    ("needs", "needs", needs.router),
    ("offers", "offers", offers.router),
    ("matches", "matches", matches.router),
    ("convene", "partnerships", convene.router),
    ("network", "network", network.router),
    ("partnerships", "partnerships", partnerships.router),
    ("partnerships", "partnerships", partnership_governance.router),
    ("partnerships", "partnerships", partnership_work.router),
    ("innovations", "innovations", innovations.router),
    ("asks", "voices", asks.router),
    ("cases", "evidence", cases.router),
    ("claims", "evidence", claims.router),
    ("measures", "evidence", measures.router),
    ("series", "evidence", measures.series_router),
)


def make_api(*, closed: Collection[str] = ()) -> NinjaAPI:
    """The API with the routes of every room that is open."""
    api = NinjaAPI(
        title="Alongside API",
        version="1",
        urls_namespace="api-v1",
        description=(
            "Read places, actors, needs and offers, and ask which offers may meet a need. "
            "You see what everyone may see; with a key from your account, also what is shared with you: "
            "send `Authorization: Bearer KEY`. One that may send figures sends them to your own. "
            "Errors are problem details (RFC 9457)."
        ),
        docs=Swagger(settings={"deepLinking": False}),
    )
    for name, room, router in ROUTES:
        if room not in closed:
            api.add_router(f"/{name}", router, tags=[name])
    handle_problems(api)
    return api
