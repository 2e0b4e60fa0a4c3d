"""Version 1 of the API. A breaking change is a version 2 beside it."""

from ninja import NinjaAPI
from ninja.openapi.docs import Swagger

from . import actors, matches, needs, offers, places
from .problems import handle_problems

api = NinjaAPI(
    title="Alongside API",
    version="1",
    urls_namespace="api-v1",
    description=(
        "Read places, actors, needs and offers, and ask which offers may meet a need. "
        "You see what everyone may see; signed in, also what is shared with you. "
        "Errors are problem details (RFC 9457)."
    ),
    docs=Swagger(settings={"deepLinking": False}),
)
for module, name in ((places, "places"), (actors, "actors"), (needs, "needs"), (offers, "offers"), (matches, "matches")):
    api.add_router(f"/{name}", module.router, tags=[name])
handle_problems(api)
