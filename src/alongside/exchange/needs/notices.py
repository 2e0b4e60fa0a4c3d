"""What people are told about needs."""

from django.utils.translation import gettext as _

from alongside.exchange.accounts.queries import brokers_at, guests_of, users_of
from alongside.exchange.accounts.services import tell
from alongside.exchange.accounts.services.keepers import ask_keepers
from alongside.exchange.places.queries import within

from .models import Need

SEEN_BY_CONNECTORS = ("public", "members")


def posted(need: Need) -> None:
    """Tell the connectors of its place, if what is needed may be seen by whoever is signed in."""
    if need.visibility not in SEEN_BY_CONNECTORS or need.place_id is None:
        return
    there = set(brokers_at(within(need.place_id))) - set(users_of([need.owner_id or 0]))
    tell(
        kind="need",
        title=_("New in your area: %(title)s") % {"title": need.title[:150]},
        text=_("See what could help, or who could be put in touch."),
        url=f"/needs/{need.ref}/",
        user_ids=there,
        world=need.world,
    )


def met(need: Need) -> None:
    """Tell everyone involved that it is met."""
    _tell_involved(need, _("Met: %(title)s"), _("Thank you for your part in it."))


def closed(need: Need) -> None:
    """Tell everyone involved that it is closed, and why."""
    _tell_involved(need, _("Closed: %(title)s"), _("Its page says why."))


def still_needed(needs: list[Need]) -> None:
    """Ask those who raised them whether these are still needed."""
    ask_keepers(
        rows=needs,
        purpose="needed",
        subject=_("Is this still needed?"),
        text=_("You said long ago that this is needed. One press tells us if it still is."),
        pages="/needs/%s/",
    )


def _tell_involved(need: Need, title: str, text: str) -> None:
    parties = involved(need)
    tell(
        kind="need",
        title=title % {"title": need.title[:150]},
        text=text,
        url=f"/needs/{need.ref}/",
        user_ids=users_of(parties)
        if need.visibility in SEEN_BY_CONNECTORS
        else users_of([need.owner_id or 0]),
        guest_ids=guests_of(parties if need.visibility == "public" else [need.owner_id or 0]),
        world=need.world,
    )


def involved(need: Need) -> set[int]:
    """The parties that own it, need it too, were put in touch about it, or answered its call."""
    paths = ("owner", "joined__party", "matches__introductions__sides__party", "call__answers__party")
    mine = Need.objects.filter(pk=need.pk)
    return {party for path in paths for party in mine.values_list(path, flat=True)} - {None}
