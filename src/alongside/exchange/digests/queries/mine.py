"""What is a viewer's own: their world, their organisation, the places and subjects they look after."""

from dataclasses import dataclass

from django.db.models import Q

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.queries import brokered_places, my_guest
from alongside.exchange.audit.models import World
from alongside.exchange.directory.models import Actor, Remit
from alongside.exchange.directory.queries import acted_for
from alongside.exchange.offers.models import OfferSubject
from alongside.exchange.places.models import Place, Within


@dataclass(frozen=True, slots=True)
class Mine:
    """What is somebody's: `places` are those they connect, `near` also those their organisations work in."""

    world: str
    actors: tuple[Actor, ...]
    places: frozenset[int]
    near: frozenset[int]
    subjects: frozenset[int]

    @property
    def actor(self) -> Actor | None:
        """The organisation acted for first."""
        return self.actors[0] if self.actors else None


def mine_of(viewer: Viewer) -> Mine:
    """Read once what several lists are about."""
    actors = tuple(acted_for(viewer))
    places = brokered_places(viewer)
    remits = Remit.objects.filter(actor__in=actors)
    works_in = set(remits.values_list("places", flat=True)) | {actor.place_id for actor in actors}
    nations = set(Place.objects.filter(pk__in=works_in - {None}, kind="nation").values_list("pk", flat=True))
    offered = OfferSubject.objects.filter(offer__owner__in=viewer.parties, offer__standing="open")
    subjects = set(remits.values_list("subjects", flat=True)) | set(
        offered.values_list("subject_id", flat=True)
    )
    return Mine(
        world=_world(viewer, actors, places),
        actors=actors,
        places=places,
        near=(frozenset(works_in) | places) - nations - {None},
        subjects=frozenset(subjects) - {None},
    )


def world_of(viewer: Viewer) -> str:
    """The world somebody works in: that of their organisation, of their places, or of the guest."""
    return _world(viewer, tuple(acted_for(viewer)), brokered_places(viewer))


def _world(viewer: Viewer, actors: tuple[Actor, ...], places: frozenset[int]) -> str:
    if actors:
        return actors[0].world
    if places:
        return str(Place.objects.filter(pk__in=places).values_list("world", flat=True)[0])
    guest = my_guest(viewer)
    return guest.world if guest is not None else World.REAL.value


def at(places: frozenset[int], field: str = "place") -> Q:
    """Rows that lie in any of these places."""
    return Q(**{f"{field}_id__in": Within.objects.filter(outer_id__in=places).values("inner_id")})
