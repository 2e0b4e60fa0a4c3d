"""Read introductions, for a viewer: those whose side they are on, that they made, or at their places."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.accounts.queries import brokered_places, users_of
from alongside.exchange.directory.queries import links
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import need_for
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.queries import offer_for
from alongside.exchange.places.models import Within

from .. import rules, sides
from ..models import Introduction, Letter, Match, Side

MOST_CHOICES = 60


def introductions_for(viewer: Viewer, *, world: str = "") -> QuerySet[Introduction]:
    """The introductions that concern the viewer, newest first.

    Somebody on a side, whoever asked, and the connectors of the places see one; all only while they may see
    both the need and the offer.
    """
    rows = Introduction.objects.filter(
        _concerns(viewer),
        seen(viewer, Need, "match__need__"),
        seen(viewer, Offer, "match__offer__"),
    )
    if world:
        rows = rows.filter(match__need__world=world)
    return rows.select_related(
        "match__need__place",
        "match__need__actor",
        "match__offer__place",
        "match__offer__actor",
        "match__offer__host",
    ).prefetch_related(Prefetch("sides", Side.objects.order_by("which")))


def _concerns(viewer: Viewer) -> Q:
    on_a_side = Side.objects.filter(introduction=OuterRef("pk"), party_id__in=viewer.parties)
    mine = Q(Exists(on_a_side)) if viewer.parties else Q(pk=None)
    if viewer.guest_id is not None:
        mine |= Q(guest_id=viewer.guest_id)
    if viewer.user_id is not None:
        mine |= Q(user_id=viewer.user_id)
        if places := brokered_places(viewer):
            there = Within.objects.filter(outer_id__in=places).values("inner_id")
            mine |= Q(match__need__place_id__in=there) | Q(match__offer__place_id__in=there)
    return mine


def introduction_for(viewer: Viewer, ref: str) -> Introduction | None:
    """One introduction, if it concerns the viewer."""
    return introductions_for(viewer).filter(ref=ref).first()


def introduction_of_link(ref: str) -> Introduction | None:
    """The introduction that a link speaks of, for whoever holds the link."""
    rows = Introduction.objects.select_related(
        "match__need__place", "match__offer__actor", "match__need__actor"
    )
    return rows.prefetch_related("sides").filter(ref=ref).first()


def waiting_introductions(viewer: Viewer, *, world: str = "") -> list[Introduction]:
    """Those in which the viewer's side has not answered yet, oldest first; `which` is that side."""
    rows = introductions_for(viewer, world=world).filter(state=Introduction.State.OPEN)
    asked = rows.filter(
        Exists(
            Side.objects.filter(
                introduction=OuterRef("pk"), party_id__in=viewer.parties, answer=Side.Answer.WAITING
            )
        )
    )
    found = list(asked.order_by("made_at", "pk")[:MOST_CHOICES])
    for row in found:
        row.which = _waiting_side(viewer, row)  # type: ignore[attr-defined]
    return found


def _waiting_side(viewer: Viewer, found: Introduction) -> str:
    return next(
        side.which
        for side in found.sides.all()
        if side.party_id in viewer.parties and side.answer == Side.Answer.WAITING
    )


def my_sides(viewer: Viewer, found: Introduction) -> list[str]:
    """The sides for which the viewer speaks."""
    return [side.which for side in found.sides.all() if side.party_id in viewer.parties]


def sides_to_write_down(viewer: Viewer, found: Introduction) -> list[str]:
    """The sides without an account whose answer the viewer, their connector, may write down."""
    if not sides.is_connector_of(viewer, found):
        return []
    mine = my_sides(viewer, found)
    return [
        side.which
        for side in found.sides.all()
        if side.which not in mine and (side.party_id is None or not users_of([side.party_id]))
    ]


def may_stop(viewer: Viewer, found: Introduction) -> bool:
    """Whether the viewer may take it back or end it."""
    if found.state not in rules.UNDER_WAY:
        return False
    mine = my_sides(viewer, found)
    asked = any(side.which in mine and side.answer == Side.Answer.YES for side in found.sides.all())
    in_touch = found.state == Introduction.State.ACCEPTED
    watches = sides.is_maker(viewer, found) or sides.is_connector_of(viewer, found)
    return watches or bool(mine if in_touch else asked)


def letters_of(viewer: Viewer, found: Introduction) -> list[Letter]:
    """What the two sides wrote to each other, oldest first; for them alone, not for a connector."""
    return list(found.letters.all()) if my_sides(viewer, found) else []


def letters_of_link(found: Introduction, which: str) -> list[Letter]:
    """What was last written to one side, for whoever holds that side's link."""
    return list(found.letters.exclude(which=which).order_by("-at", "-pk")[:3])[::-1]


def can_be_asked(viewer: Viewer, need: Need) -> bool:
    """Whether the viewer may put this need in touch with any offer: it is theirs, or at their places."""
    if need.status not in rules.ASKED or need.standing == "history":
        return False
    return sides.keeps(viewer, need) or sides.is_connector_for(viewer, need)


def could_help(viewer: Viewer, need: Need) -> bool:
    """Whether help is looked for with this need, and the viewer has something to offer and not the need."""
    if need.status not in rules.ASKED or need.standing == "history" or sides.keeps(viewer, need):
        return False
    return bool(viewer.parties) and offers_to_give(viewer, world=need.world) != []


def could_ask(viewer: Viewer, offer: Offer) -> bool:
    """Whether the viewer, a user or guest, may ask about this offer: it is on offer and not their own."""
    known = viewer.user_id is not None or viewer.guest_id is not None
    return known and offer.standing != "history" and not sides.keeps(viewer, offer)


def begun_for(viewer: Viewer, need_id: int) -> dict[int, Introduction]:
    """Per offer, the newest introduction about a need that concerns the viewer."""
    rows = introductions_for(viewer).filter(match__need_id=need_id).order_by("made_at", "pk")
    return {row.match.offer_id: row for row in rows}


def declined_before(need: Need, offer: Offer) -> str:
    """Why these two were declined, empty where they were not."""
    row = Match.objects.filter(need=need, offer=offer, status=Match.Status.DECLINED).first()
    return row.declined_reason if row else ""


def pair_for(viewer: Viewer, need_ref: str, offer_ref: str) -> tuple[Need | None, Offer | None]:
    """The need and the offer of these names, each if the viewer may see it."""
    need = need_for(viewer, need_ref) if need_ref else None
    offer = offer_for(viewer, offer_ref) if offer_ref else None
    return need, offer


def needs_to_ask_for(viewer: Viewer, *, world: str) -> list[Need]:
    """The open needs of the viewer or at their places, newest first."""
    rows = visible(viewer, Need.objects.filter(world=world, status__in=rules.ASKED, standing="open"))
    return list(rows.filter(_own(viewer)).select_related("place").order_by("-made_at", "-pk")[:MOST_CHOICES])


def offers_to_give(viewer: Viewer, *, world: str) -> list[Offer]:
    """What the viewer's own people offer, newest first."""
    rows = visible(viewer, Offer.objects.filter(world=world).exclude(standing="history"))
    own = Q(owner_id__in=viewer.parties) | Q(actor__party_id__in=viewer.parties)
    return list(
        rows.filter(own, withdrawn_at=None).select_related("place").order_by("-made_at", "-pk")[:MOST_CHOICES]
    )


def _own(viewer: Viewer) -> Q:
    own = Q(owner_id__in=viewer.parties) | Q(actor__party_id__in=viewer.parties)
    if places := brokered_places(viewer):
        own |= Q(place_id__in=Within.objects.filter(outer_id__in=places).values("inner_id"))
    return own


def names_of(viewer: Viewer, rows: Iterable[Introduction]) -> dict[int, str]:
    """The names of the actors of both sides that the viewer may see, by actor's id."""
    ids = {row.match.need.actor_id for row in rows} | {row.match.offer.actor_id for row in rows}
    return {pk: link.name for pk, link in links(viewer, ids).items()}
